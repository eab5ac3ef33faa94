//! What is read when it is first asked for, and kept from then on: one value, or each of a list by itself.

use std::fmt;
use std::sync::{Arc, OnceLock};

/// Gives the value of that number.
type Reader<T> = Arc<dyn Fn(u32) -> T + Send + Sync>;

/// A value that is read when it is first asked for.
pub struct Later<T> {
    value: OnceLock<T>,
    number: u32,
    /// `None` where it is there.
    read: Option<Reader<T>>,
}

impl<T: Default> Later<T> {
    /// The value of that number. Nothing is made for it before it is asked for: there may be as many as there are reports.
    pub fn of(number: u32, read: Reader<T>) -> Self {
        Later { value: OnceLock::new(), number, read: Some(read) }
    }

    pub fn get(&self) -> &T {
        self.value.get_or_init(|| self.read.as_ref().map(|read| read(self.number)).unwrap_or_default())
    }
}

impl<T> From<T> for Later<T> {
    fn from(value: T) -> Self {
        Later { value: value.into(), number: 0, read: None }
    }
}

impl<T: Clone> Clone for Later<T> {
    fn clone(&self) -> Self {
        Later { value: self.value.clone(), number: self.number, read: self.read.clone() }
    }
}

impl<T: fmt::Debug> fmt::Debug for Later<T> {
    /// What was not asked for yet is not read to be shown.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.value.fmt(f)
    }
}

/// Gives the member at that place of the list of that number; `None` where it cannot be read.
pub type Members<T> = Arc<dyn Fn(u32, usize) -> Option<T> + Send + Sync>;

/// One that is not asked for yet, or could not be read, takes no more than a pointer.
type Member<T> = OnceLock<Option<Box<T>>>;

/// A list whose members are each read when they are first asked for.
pub struct Each<T> {
    members: OnceLock<Box<[Member<T>]>>,
    length: usize,
    number: u32,
    /// `None` where all are there.
    read: Option<Members<T>>,
}

impl<T> Each<T> {
    /// The list of that number and length. Nothing is made for it before a member is asked for.
    pub fn of(number: u32, length: usize, read: Members<T>) -> Self {
        Each { members: OnceLock::new(), length, number, read: Some(read) }
    }

    #[must_use]
    pub fn len(&self) -> usize {
        self.length
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.length == 0
    }

    #[must_use]
    pub fn get(&self, at: usize) -> Option<&T> {
        let members = self.members.get_or_init(|| (0..self.length).map(|_| OnceLock::new()).collect());
        let member = members.get(at)?;
        let read = || self.read.as_ref().and_then(|read| read(self.number, at)).map(Box::new);
        member.get_or_init(read).as_deref()
    }

    /// Places of the members that were asked for already.
    pub fn known(&self) -> impl Iterator<Item = usize> {
        let members = self.members.get().into_iter().flat_map(|members| members.iter().enumerate());
        members.filter(|(_, member)| member.get().is_some()).map(|(at, _)| at)
    }

    /// Every member that can be read, in order. Reads those that are asked for.
    pub fn iter(&self) -> Iter<'_, T> {
        Iter { list: self, left: 0..self.length }
    }
}

impl<T> Default for Each<T> {
    fn default() -> Self {
        Vec::new().into()
    }
}

impl<T> From<Vec<T>> for Each<T> {
    fn from(values: Vec<T>) -> Self {
        let length = values.len();
        let members: Box<[_]> = values.into_iter().map(|value| Some(Box::new(value)).into()).collect();
        Each { members: members.into(), length, number: 0, read: None }
    }
}

/// The members of a list, in order.
#[derive(Debug)]
pub struct Iter<'a, T> {
    list: &'a Each<T>,
    left: std::ops::Range<usize>,
}

impl<'a, T> Iterator for Iter<'a, T> {
    type Item = &'a T;

    fn next(&mut self) -> Option<&'a T> {
        self.left.find_map(|at| self.list.get(at))
    }
}

impl<T> DoubleEndedIterator for Iter<'_, T> {
    fn next_back(&mut self) -> Option<Self::Item> {
        self.left.by_ref().rev().find_map(|at| self.list.get(at))
    }
}

impl<'a, T> IntoIterator for &'a Each<T> {
    type Item = &'a T;
    type IntoIter = Iter<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<T: Clone> Clone for Each<T> {
    fn clone(&self) -> Self {
        let Each { members, length, number, read } = self;
        Each { members: members.clone(), length: *length, number: *number, read: read.clone() }
    }
}

impl<T: PartialEq> PartialEq for Each<T> {
    fn eq(&self, other: &Self) -> bool {
        self.iter().eq(other)
    }
}

impl<T: Eq> Eq for Each<T> {}

impl<T: fmt::Debug> fmt::Debug for Each<T> {
    /// What was not asked for yet is not read to be shown.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.members.fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicU32, Ordering};

    use super::*;

    #[test]
    fn each_member_is_read_once_and_only_when_asked_for() {
        static READ: AtomicU32 = AtomicU32::new(0);
        let read = |list: u32, at: usize| {
            READ.fetch_add(1, Ordering::Relaxed);
            Some((list, at))
        };
        let list = Each::of(7, 3, Arc::new(read));
        assert_eq!((list.len(), READ.load(Ordering::Relaxed)), (3, 0));
        assert_eq!((list.get(1), list.get(1), list.get(3)), (Some(&(7, 1)), Some(&(7, 1)), None));
        assert_eq!(READ.load(Ordering::Relaxed), 1);
        assert_eq!(list.known().collect::<Vec<_>>(), [1]);
        assert_eq!(list, Each::from(vec![(7, 0), (7, 1), (7, 2)]));
        assert_eq!((list.iter().next_back(), READ.load(Ordering::Relaxed)), (Some(&(7, 2)), 3));
    }

    #[test]
    fn a_value_is_read_once_and_only_when_asked_for() {
        let value = Later::of(4, Arc::new(|number| vec![number]));
        assert!(format!("{value:?}").contains("uninit"));
        assert_eq!((value.get(), value.clone().get()), (&vec![4], &vec![4]));
    }
}
