//! What an answer is made of.

use super::{Computed, Notice, Table};
use crate::figures::{Figure, Fulfilment};
use crate::question::Question;
use crate::report::ParagraphId;
use crate::text::Span;

/// What kind of answer the library could give.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// The figure or figures asked for, then the passages they stand in.
    Figures,
    /// The best passages.
    Passages,
    /// Nothing answers it; the nearest passages are offered as such.
    Related,
    /// Nothing near.
    None,
}

impl Kind {
    /// As other programs read it.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Kind::Figures => "figures",
            Kind::Passages => "passages",
            Kind::Related => "related",
            Kind::None => "none",
        }
    }
}

/// A paragraph as an answer shows it. Its words stay in the library.
#[derive(Debug, Clone, PartialEq)]
pub struct Passage {
    pub paragraph: ParagraphId,
    /// Index of the sentence that answers best.
    pub best: usize,
    /// Bytes of the paragraph's text that match the question, in order, not touching.
    pub highlights: Vec<Span>,
    pub score: f32,
}

/// An answer of one edition of the library; its ids mean something in that edition only.
#[derive(Debug, Clone, PartialEq)]
pub struct Answer {
    pub question: Question,
    pub kind: Kind,
    /// Best first.
    pub figures: Vec<Figure>,
    /// Best first.
    pub passages: Vec<Passage>,
    /// How the figures stand beside each other, where they are rows.
    pub table: Option<Table>,
    /// Whether a target came true, where that was asked.
    pub fulfilment: Option<Fulfilment>,
    /// Our own arithmetic over the figures.
    pub computed: Vec<Computed>,
    /// Reports that have what was asked for, or that lack it, where a mention was asked for.
    pub documents: Vec<u32>,
    /// What is to be said beside the answer.
    pub notices: Vec<Notice>,
    pub edition: u64,
}

impl Answer {
    /// Which of several places is meant was asked back.
    #[must_use]
    pub fn asks_place(&self) -> bool {
        self.question.places.alike.is_some()
    }
}

/// How much an answer shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Passages at most.
    pub passages: usize,
}

/// What a want makes of the evidence.
#[derive(Debug, Default)]
pub(super) struct Shown {
    /// Best first.
    pub(super) figures: Vec<Figure>,
    /// Paragraphs and sentences that answer, best first, where the want itself chose them.
    pub(super) places: Vec<(ParagraphId, usize)>,
    /// The figures, or the places, are all there is to say.
    pub(super) is_enough: bool,
    pub(super) table: Option<Table>,
    pub(super) fulfilment: Option<Fulfilment>,
    pub(super) computed: Vec<Computed>,
    pub(super) documents: Vec<u32>,
    pub(super) notices: Vec<Notice>,
}
