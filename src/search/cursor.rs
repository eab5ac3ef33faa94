//! Where a search stands in the documents that hold one term.

use tantivy::fieldnorm::FieldNormReader;
use tantivy::postings::BlockSegmentPostings;

use super::scoring::Lengths;

pub(super) struct Cursor {
    postings: BlockSegmentPostings,
    /// Within the block of postings.
    at: usize,
    pub(super) weight: f32,
}

impl Cursor {
    pub(super) fn new(postings: BlockSegmentPostings, weight: f32) -> Self {
        Cursor { postings, at: 0, weight }
    }

    /// The document it stands at; `None` at the end.
    pub(super) fn document(&self) -> Option<u32> {
        self.postings.docs().get(self.at).copied()
    }

    /// Moves to the first document from `target` on.
    pub(super) fn seek(&mut self, target: u32) -> Option<u32> {
        if self.document()? < target {
            self.at = self.postings.seek(target);
        }
        self.document()
    }

    /// Moves to the first document from `end` on, telling what each before it counts.
    pub(super) fn each_before(
        &mut self,
        end: u32,
        (norms, lengths): (&FieldNormReader, &Lengths),
        mut tell: impl FnMut(u32, f32),
    ) {
        loop {
            let (documents, often) = (self.postings.docs(), self.postings.freqs());
            if documents.is_empty() {
                return;
            }
            let rest = documents.iter().zip(often).skip(self.at);
            for (&document, &often) in rest {
                if document >= end {
                    return;
                }
                self.at += 1;
                tell(document, lengths.score(self.weight, norms.fieldnorm_id(document), often));
            }
            self.postings.advance();
            self.at = 0;
        }
    }

    /// What the document counts, where it holds the term. Documents are asked for in their order.
    pub(super) fn score(
        &mut self,
        document: u32,
        (norms, lengths): (&FieldNormReader, &Lengths),
    ) -> Option<f32> {
        (self.seek(document)? == document)
            .then(|| lengths.score(self.weight, norms.fieldnorm_id(document), self.postings.freq(self.at)))
    }
}
