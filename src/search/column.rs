//! What documents are searched by: two tables, whole paragraphs and single sentences, and the columns of each.

use tantivy::schema::{FAST, Field, IndexRecordOption, Schema, TextFieldIndexing, TextOptions};

use super::vocabulary::TermId;
use crate::text::TermKind;

/// What a document of either table holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// Two neighbouring characters, Latin words and numbers of the text.
    Bigrams,
    /// Chinese words, Latin words and numbers of the text.
    Words,
    /// Bigrams, Latin words and numbers of the heading path; of a sentence nothing.
    Heading,
}

impl Part {
    pub(super) const ALL: [Part; 3] = [Part::Bigrams, Part::Words, Part::Heading];

    pub(super) fn takes(self, kind: TermKind) -> bool {
        match kind {
            TermKind::Bigram => self != Part::Words,
            TermKind::Word => self == Part::Words,
            TermKind::Latin | TermKind::Number => true,
        }
    }
}

/// One part of one table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Column {
    SentenceBigrams,
    SentenceWords,
    Bigrams,
    Words,
    Heading,
}

impl Column {
    pub(super) const ALL: [Column; 5] =
        [Column::SentenceBigrams, Column::SentenceWords, Column::Bigrams, Column::Words, Column::Heading];

    pub(super) fn is_of_sentences(self) -> bool {
        matches!(self, Column::SentenceBigrams | Column::SentenceWords)
    }

    pub(super) fn part(self) -> Part {
        match self {
            Column::SentenceBigrams | Column::Bigrams => Part::Bigrams,
            Column::SentenceWords | Column::Words => Part::Words,
            Column::Heading => Part::Heading,
        }
    }

    /// Under which number a term of this column is counted; under its own where sentences hold it.
    pub(super) fn key(self, term: TermId) -> u64 {
        term.number() ^ (self as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15)
    }
}

/// The columns as tantivy knows them; both tables have the same.
#[derive(Debug, Clone, Copy)]
pub(super) struct Fields {
    pub(super) place: Field,
    bigrams: Field,
    words: Field,
    heading: Field,
}

impl Fields {
    pub(super) fn of(self, part: Part) -> Field {
        match part {
            Part::Bigrams => self.bigrams,
            Part::Words => self.words,
            Part::Heading => self.heading,
        }
    }

    pub(super) fn schema() -> (Schema, Fields) {
        let mut schema = Schema::builder();
        // No term holds a blank: terms are joined by blanks and taken apart at them.
        let indexing = TextFieldIndexing::default()
            .set_index_option(IndexRecordOption::WithFreqs)
            .set_tokenizer("whitespace");
        let options = TextOptions::default().set_indexing_options(indexing);
        let fields = Fields {
            place: schema.add_u64_field("place", FAST),
            bigrams: schema.add_text_field("bigrams", options.clone()),
            words: schema.add_text_field("words", options.clone()),
            heading: schema.add_text_field("heading", options),
        };
        (schema.build(), fields)
    }
}
