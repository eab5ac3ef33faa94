//! What is known beforehand, whatever the corpus: how words are cut, what they mean, where places lie.

use std::sync::OnceLock;

use super::forms::Forms;
use super::nearest::Nearest;
use super::{Gazetteer, Groups, Lexicon};
use crate::text::Segmenter;

/// Words, concepts and places. Immutable.
#[derive(Debug, Clone, Default)]
pub struct Knowledge {
    pub segmenter: Segmenter,
    pub lexicon: Lexicon,
    pub gazetteer: Gazetteer,
    pub groups: Groups,
    pub(super) forms: Forms,
    nearest: OnceLock<Nearest>,
}

impl Knowledge {
    #[must_use]
    pub fn new(segmenter: Segmenter, lexicon: Lexicon, gazetteer: Gazetteer) -> Self {
        let forms = Forms::of(&lexicon);
        let groups = Groups::shipped(&gazetteer);
        Self { segmenter, lexicon, gazetteer, groups, forms, nearest: OnceLock::new() }
    }

    /// What words are near to; few questions need it.
    pub(super) fn nearest(&self) -> &Nearest {
        self.nearest.get_or_init(|| Nearest::of(&self.lexicon))
    }

    /// The same with other groups of regions.
    #[must_use]
    pub fn with_groups(self, groups: Groups) -> Self {
        Self { groups, ..self }
    }
}
