//! A value that is read when it is first asked for, and kept from then on.

use std::fmt;
use std::ops::Deref;
use std::sync::{Arc, LazyLock};

type Reader<T> = Box<dyn FnOnce() -> T + Send>;

/// Reads like the value itself. Copies share it.
pub struct Later<T>(Arc<LazyLock<T, Reader<T>>>);

impl<T> Later<T> {
    /// The value that `read` gives.
    pub fn new(read: impl FnOnce() -> T + Send + 'static) -> Self {
        Later(Arc::new(LazyLock::new(Box::new(read))))
    }
}

impl<T: Send + 'static> From<T> for Later<T> {
    fn from(value: T) -> Self {
        Later::new(move || value)
    }
}

impl<T> Deref for Later<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

impl<T> Clone for Later<T> {
    fn clone(&self) -> Self {
        Later(Arc::clone(&self.0))
    }
}

impl<T: PartialEq> PartialEq for Later<T> {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl<T: Eq> Eq for Later<T> {}

impl<T: fmt::Debug> fmt::Debug for Later<T> {
    /// What was not asked for yet is not read to be shown.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl<'a, T> IntoIterator for &'a Later<Vec<T>> {
    type Item = &'a T;
    type IntoIter = std::slice::Iter<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicU32, Ordering};

    use super::*;

    #[test]
    fn a_value_is_read_once_and_only_when_asked_for() {
        static READ: AtomicU32 = AtomicU32::new(0);
        let numbers = Later::new(|| {
            READ.fetch_add(1, Ordering::Relaxed);
            vec![1, 2]
        });
        let copy = numbers.clone();
        assert_eq!(READ.load(Ordering::Relaxed), 0);
        assert_eq!((numbers.len(), copy.into_iter().sum::<i32>()), (2, 3));
        assert_eq!((READ.load(Ordering::Relaxed), &numbers), (1, &Later::from(vec![1, 2])));
    }
}
