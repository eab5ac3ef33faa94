//! The index of an edition: pieces that were made apart, searched as if they were one.

use std::ops::Range;
use std::sync::Arc;

use smallvec::{SmallVec, smallvec};

use super::Place;
use super::build::Piece;
use super::column::Column;
use super::cut::Extent;
use super::vocabulary::{TermId, Vocabulary};
use crate::text::Lookup;

/// Documents side by side in a table of one piece.
type Ranges = SmallVec<[Range<u32>; 2]>;

/// A piece with what an edition makes of it.
#[derive(Debug, Clone)]
pub struct Placed {
    pub piece: Arc<Piece>,
    /// Of each of its reports the number in the edition; `None` where the edition does not hold it.
    pub reports: Vec<Option<u32>>,
    pub extents: Vec<Extent>,
    /// How many documents of the reports that are not held hold each term.
    pub gone: Option<Lookup>,
}

/// Frozen search index of one corpus.
#[derive(Debug)]
pub struct Index {
    pub(super) pieces: Vec<Part>,
    /// Where each report lies: its piece and its number there.
    reports: Vec<(usize, usize)>,
    vocabulary: Vocabulary,
    pub(super) documents: [u32; 2],
    terms: [u64; Column::ALL.len()],
}

/// A piece and where its reports begin.
#[derive(Debug)]
pub(super) struct Part {
    pub(super) own: Placed,
    /// Of each report, its first paragraph and its first sentence.
    starts: Vec<[u32; 2]>,
}

impl Index {
    #[must_use]
    pub fn of(placed: Vec<Placed>) -> Index {
        let mut index = Index {
            pieces: Vec::new(),
            reports: Vec::new(),
            vocabulary: Vocabulary::default(),
            documents: [0; 2],
            terms: [0; Column::ALL.len()],
        };
        let mut reports: Vec<(u32, (usize, usize))> = Vec::new();
        for (number, own) in placed.into_iter().enumerate() {
            let mut starts = vec![[0; 2]];
            let mut at = [0; 2];
            for (slot, (report, extent)) in own.reports.iter().zip(&own.extents).enumerate() {
                at = [at[0] + extent.paragraphs, at[1] + extent.sentences];
                starts.push(at);
                if let Some(report) = report {
                    reports.push((*report, (number, slot)));
                    index.documents =
                        [index.documents[0] + extent.paragraphs, index.documents[1] + extent.sentences];
                    let own = index.terms.iter_mut().zip(extent.terms);
                    own.for_each(|(all, own)| *all += u64::from(own));
                }
            }
            index.vocabulary.add(own.piece.vocabulary.clone(), own.gone.clone());
            index.pieces.push(Part { own, starts });
        }
        reports.sort_unstable();
        index.reports = reports.into_iter().map(|(_, place)| place).collect();
        let [_, sentences] = index.documents;
        index.vocabulary.set_sentences(sentences);
        index
    }

    /// The number of a folded bigram, Latin word or number; `None` when the corpus does not hold it.
    #[must_use]
    pub fn term(&self, text: &str) -> Option<TermId> {
        self.vocabulary.id(text)
    }

    /// How telling a term is: the logarithm of all sentences over those that hold it. A term that the
    /// corpus does not hold is as telling as one that a single sentence holds.
    #[must_use]
    pub fn telling(&self, term: Option<TermId>) -> f32 {
        let [_, sentences] = self.documents;
        let all = sentences.max(1) as f32;
        let holding = term.and_then(|term| self.vocabulary.frequency(term)).unwrap_or(0).max(1) as f32;
        (1.0 + (all - holding + 0.5).max(0.0) / (holding + 0.5)).ln()
    }

    #[must_use]
    pub fn vocabulary(&self) -> &Vocabulary {
        &self.vocabulary
    }

    pub(super) fn documents(&self, column: Column) -> u32 {
        let [paragraphs, sentences] = self.documents;
        if column.is_of_sentences() { sentences } else { paragraphs }
    }

    /// Documents of the longest table of a piece, those of reports that are not held with them.
    pub(super) fn longest(&self) -> u32 {
        self.pieces.iter().flat_map(|part| part.starts.last().copied().unwrap_or_default()).max().unwrap_or(0)
    }

    /// Terms of a document on average.
    pub(super) fn length(&self, column: Column) -> f32 {
        let terms = self.terms.get(column as usize).copied().unwrap_or_default();
        terms as f32 / self.documents(column).max(1) as f32
    }

    /// Of each piece, where the documents of these reports lie in a table of it; `None` is all.
    pub(super) fn ranges(&self, column: Column, reports: Option<&[u32]>) -> SmallVec<[Ranges; 1]> {
        let start = |part: &Part, slot: usize| {
            part.starts.get(slot).map_or(
                0,
                |[paragraph, sentence]| {
                    if column.is_of_sentences() { *sentence } else { *paragraph }
                },
            )
        };
        let Some(reports) = reports else {
            let all = |part: &Part| smallvec![0..start(part, part.own.reports.len())];
            return self.pieces.iter().map(all).collect();
        };
        let mut ranges: SmallVec<[Ranges; 1]> = smallvec![Ranges::new(); self.pieces.len()];
        let places = reports.iter().filter_map(|report| self.reports.get(*report as usize));
        for &(piece, slot) in places {
            let own = self.pieces.get(piece).map(|part| start(part, slot)..start(part, slot + 1));
            if let (Some(own), Some(ranges)) = (own, ranges.get_mut(piece)) {
                ranges.push(own);
            }
        }
        ranges.iter_mut().for_each(|own| own.sort_unstable_by_key(|range| range.start));
        ranges
    }
}

impl Part {
    /// Where a document stands in the edition; `None` where that does not hold its report.
    pub(super) fn place(&self, column: Column, document: u32) -> Option<Place> {
        let place = self.own.piece.leaf(column).place(document)?;
        let report = self.own.reports.get(place.paragraph().report as usize).copied().flatten()?;
        Some(place.of_report(report))
    }

    /// Documents of reports that are not held, of those that hold the term under `key`.
    pub(super) fn gone(&self, key: u64) -> u32 {
        self.own.gone.as_ref().and_then(|gone| gone.get(key).next()).unwrap_or(0)
    }
}
