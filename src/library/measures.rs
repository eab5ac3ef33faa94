//! What each figure measures, in the terms and concepts that questions use.

use std::collections::HashMap;

use crate::figures::{Figure, Ledger};
use crate::question::{ConceptId, Form, Knowledge};
use crate::search::{Index, TermSet};
use crate::text::{fold, terms};

/// What one figure measures.
#[derive(Debug, Clone, Default)]
pub struct Measure {
    /// Terms of the indicator that the index knows.
    pub terms: TermSet,
    /// Concepts that the indicator names, each with the share of its characters that name it, 0 to 1:
    /// 万元GDP用水量 measures water, not GDP.
    pub concepts: Vec<(ConceptId, f32)>,
}

/// One measure for each figure of a ledger, in its order.
pub(super) fn measures(ledger: &Ledger, index: &Index, knowledge: &Knowledge) -> Vec<Measure> {
    let measure = |figure: &Figure| {
        let folded = fold(&figure.indicator);
        let length = folded.chars().len().max(1) as f32;
        // A name may begin anywhere: 建设 and 新增 stand before many. People's words do not name indicators.
        let starting_at = |start: usize| {
            let rest = folded.chars().get(start..).unwrap_or_default();
            knowledge.lexicon.matches(rest).into_iter().take_while(|found| found.start == 0)
        };
        let concepts = (0..folded.chars().len())
            .flat_map(starting_at)
            .filter(|found| matches!(found.form, Form::Official | Form::Also))
            .map(|found| (found.concept, found.end as f32 / length))
            .collect();
        Measure { terms: index.set(&terms(&figure.indicator, &knowledge.segmenter)), concepts }
    };
    ledger.figures().iter().map(measure).collect()
}

/// The figures that name each concept, by their number, ascending.
pub(super) fn measuring(measures: &[Measure]) -> HashMap<ConceptId, Vec<usize>> {
    let mut measuring: HashMap<ConceptId, Vec<usize>> = HashMap::new();
    for (at, measure) in measures.iter().enumerate() {
        for (concept, _) in &measure.concepts {
            let figures = measuring.entry(*concept).or_default();
            if figures.last() != Some(&at) {
                figures.push(at);
            }
        }
    }
    measuring
}
