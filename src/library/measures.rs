//! What each figure measures, in the terms and concepts that questions use.

use serde::{Deserialize, Serialize};

use crate::figures::Figure;
use crate::question::{ConceptId, Form, Knowledge};
use crate::search::TermSet;
use crate::text::{fold, marks};

/// What one figure measures.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Measure {
    /// Terms of the indicator that the corpus holds.
    pub terms: TermSet,
    /// Concepts that the indicator names, each with the share of its characters that name it, 0 to 1:
    /// 万元GDP用水量 measures water, not GDP.
    pub concepts: Vec<(ConceptId, f32)>,
}

impl Measure {
    /// What a figure measures; its terms are not yet held against a corpus.
    pub(super) fn of(figure: &Figure, knowledge: &Knowledge) -> Self {
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
        Measure { terms: TermSet::of(&marks(&figure.indicator)), concepts }
    }
}
