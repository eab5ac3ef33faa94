//! What a word of the lexicon names.

use super::{ConceptId, Form};

/// A form's concept and which kind of form it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Hit {
    pub(super) concept: ConceptId,
    pub(super) form: Form,
}

impl Hit {
    /// Files `self` unless a surer form of the same concept is there.
    pub(super) fn file(self, hits: &mut Vec<Hit>) {
        match hits.iter_mut().find(|hit| hit.concept == self.concept) {
            Some(hit) if hit.form.weight() < self.form.weight() => *hit = self,
            Some(_) => {}
            None => hits.push(self),
        }
    }
}
