//! How many documents hold each term, counted while volumes come and go.

use rustc_hash::FxHashMap;

use crate::text::Lookup;

/// Numbers of documents under the keys of [`super::column::Column::key`].
#[derive(Debug, Clone, Default)]
pub struct Tally(FxHashMap<u64, u32>);

impl Tally {
    /// What a table of [`Tally::lay`] counts.
    #[must_use]
    pub fn of(table: &Lookup) -> Self {
        Tally(table.entries().collect())
    }

    /// One more document holds each of these.
    pub(super) fn hold(&mut self, keys: impl IntoIterator<Item = u64>) {
        keys.into_iter().for_each(|key| *self.0.entry(key).or_default() += 1);
    }

    pub fn add(&mut self, other: &Tally) {
        other.0.iter().for_each(|(key, count)| *self.0.entry(*key).or_default() += count);
    }

    /// Takes away what was added before.
    pub fn take(&mut self, other: &Tally) {
        for (key, count) in &other.0 {
            if let Some(own) = self.0.get_mut(key) {
                *own = own.saturating_sub(*count);
            }
        }
        self.0.retain(|_, count| *count > 0);
    }

    /// The table of these counts, the same for the same counts.
    #[must_use]
    pub fn lay(&self) -> Vec<u8> {
        let mut entries: Vec<(u64, u32)> = self.0.iter().map(|(key, count)| (*key, *count)).collect();
        entries.sort_unstable();
        Lookup::lay(&entries)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;

    #[test]
    fn what_is_added_and_taken_away_again_is_as_if_it_had_never_come() {
        let tally = |documents: &[&[u64]]| {
            let mut tally = Tally::default();
            documents.iter().for_each(|keys| tally.hold(keys.iter().copied()));
            tally
        };
        let (one, other) = (tally(&[&[1, 2], &[2]]), tally(&[&[2, 3]]));
        let mut both = Tally::of(&Lookup::over(Arc::new(one.lay())));
        both.add(&other);
        assert_eq!(Lookup::over(Arc::new(both.lay())).get(2).next(), Some(3));
        both.take(&other);
        assert_eq!(both.lay(), one.lay());
    }
}
