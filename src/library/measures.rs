//! What each figure measures, in the terms and concepts that questions use.

use serde::{Deserialize, Serialize};

use crate::figures::Figure;
use crate::question::{ConceptId, ConceptKind, Form, Knowledge, Lexicon, Match};
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
            let matches = knowledge.lexicon.matches(rest);
            matches.into_iter().take_while(|found| found.start == 0).collect::<Vec<Match>>()
        };
        let found: Vec<Found> = (0..folded.chars().len())
            .flat_map(|start| starting_at(start).into_iter().map(move |found| Found { start, found }))
            .filter(|one| matches!(one.found.form, Form::Official | Form::Also))
            .collect();
        let is_whole = |one: &&Found| !found.iter().any(|other| other.swallows(one, &knowledge.lexicon));
        let concepts =
            found.iter().filter(is_whole).map(|one| (one.found.concept, one.length() / length)).collect();
        Measure { terms: TermSet::of(&marks(&figure.indicator)), concepts }
    }
}

/// A name of a concept at a place of an indicator.
struct Found {
    start: usize,
    found: Match,
}

impl Found {
    fn length(&self) -> f32 {
        self.found.end as f32
    }

    /// True of the longer name of another measure: 地区生产总值 is not what 人均地区生产总值 measures. What it is
    /// a kind of is: 居民人均可支配收入 is measured by that of 城镇居民.
    fn swallows(&self, inner: &Found, lexicon: &Lexicon) -> bool {
        let is_measure = |one: &Found| lexicon.concept(one.found.concept).kind == ConceptKind::Indicator;
        self.start <= inner.start
            && inner.start + inner.found.end <= self.start + self.found.end
            && inner.found.end < self.found.end
            && self.found.concept != inner.found.concept
            && !lexicon.broader(self.found.concept).contains(&inner.found.concept)
            && is_measure(self)
            && is_measure(inner)
    }
}
