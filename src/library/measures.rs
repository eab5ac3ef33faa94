//! What each figure measures, in the terms and concepts that questions use.

use crate::figures::{Figure, Ledger};
use crate::question::{ConceptId, Knowledge};
use crate::search::{Index, TermSet};
use crate::text::{fold, terms};

/// What one figure measures.
#[derive(Debug, Clone, Default)]
pub struct Measure {
    /// Terms of the indicator that the index knows.
    pub terms: TermSet,
    /// Concepts that the indicator names.
    pub concepts: Vec<ConceptId>,
}

/// One measure for each figure of a ledger, in its order.
pub(super) fn measures(ledger: &Ledger, index: &Index, knowledge: &Knowledge) -> Vec<Measure> {
    let measure = |figure: &Figure| {
        let folded = fold(&figure.indicator);
        let mut concepts: Vec<ConceptId> =
            knowledge.lexicon.matches(folded.chars()).iter().map(|found| found.concept).collect();
        concepts.sort_unstable();
        concepts.dedup();
        Measure { terms: index.set(&terms(&figure.indicator, &knowledge.segmenter)), concepts }
    };
    ledger.figures().iter().map(measure).collect()
}
