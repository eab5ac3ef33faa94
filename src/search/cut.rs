//! A report cut into its terms, ready for any index: the work that needs no other report.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::column::{Column, Part};
use super::held;
use super::tally::Tally;
use super::vocabulary::TermId;
use crate::report::Report;
use crate::text::{self, Segmenter, Term, TermKind, terms};

/// The rows of one report.
#[derive(Debug, Default)]
pub struct Cut {
    pub(super) paragraphs: Vec<Row>,
    /// With the numbers of their paragraph and of themselves.
    pub(super) sentences: Vec<((u32, usize), Row)>,
    words: BTreeSet<String>,
}

/// How much of an index a report takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Extent {
    pub paragraphs: u32,
    pub sentences: u32,
    /// Terms, each as often as it stands there, by column.
    pub(super) terms: [u32; Column::ALL.len()],
}

/// What one document is found by: its terms by part, as the index takes them apart.
#[derive(Debug)]
pub(super) struct Row([String; Part::ALL.len()]);

impl Row {
    fn of<'a>(text: impl Iterator<Item = &'a text::Term> + Clone, heading: &[text::Term]) -> Self {
        Row(Part::ALL.map(|part| match part {
            Part::Bigrams | Part::Words => joined(text.clone(), part),
            Part::Heading => joined(heading.iter(), part),
        }))
    }

    pub(super) fn parts(&self) -> impl Iterator<Item = (Part, &str)> {
        Part::ALL.into_iter().zip(self.0.iter().map(String::as_str))
    }

    fn part(&self, part: Part) -> &str {
        self.0.get(part as usize).map(String::as_str).unwrap_or_default()
    }
}

impl Cut {
    #[must_use]
    pub fn of(report: &Report, segmenter: &Segmenter) -> Cut {
        let mut cut = Cut::default();
        for (paragraph, own) in (0u32..).zip(&report.paragraphs) {
            let text = terms(&own.text, segmenter);
            let heading = terms(&held::heading(report, own), segmenter);
            cut.paragraphs.push(Row::of(text.iter(), &heading));
            for (at, sentence) in own.sentences.iter().enumerate() {
                let within = text.iter().filter(|term| sentence.span.contains(term.span));
                cut.sentences.push(((paragraph, at), Row::of(within, &[])));
            }
            // Of one character nobody types pinyin or a slip that could be told.
            let is_word = |term: &Term| term.kind == TermKind::Word && term.text.chars().nth(1).is_some();
            cut.words.extend(text.into_iter().filter(is_word).map(|word| word.text.to_string()));
        }
        cut
    }

    /// Distinct Chinese words as the segmenter cuts them, in order.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        self.words.iter().map(String::as_str)
    }

    #[must_use]
    pub fn extent(&self) -> Extent {
        let count = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        let terms =
            |column: Column| count(self.rows(column).map(|row| row.split_ascii_whitespace().count()).sum());
        Extent {
            paragraphs: count(self.paragraphs.len()),
            sentences: count(self.sentences.len()),
            terms: Column::ALL.map(terms),
        }
    }

    /// How many documents hold each term, of every column, and its words under [`word_key`].
    #[must_use]
    pub fn tally(&self) -> Tally {
        let mut tally = self.tally_of(&Column::ALL);
        tally.hold(self.words().map(word_key));
        tally
    }

    pub(super) fn tally_of(&self, columns: &[Column]) -> Tally {
        let mut tally = Tally::default();
        let mut keys: Vec<u64> = Vec::new();
        for column in columns {
            for row in self.rows(*column) {
                keys.extend(row.split_ascii_whitespace().map(|term| column.key(TermId::of(term))));
                keys.sort_unstable();
                keys.dedup();
                tally.hold(keys.drain(..));
            }
        }
        tally
    }

    fn rows(&self, column: Column) -> impl Iterator<Item = &str> {
        let of_sentences = column.is_of_sentences();
        let sentences = self.sentences.iter().map(|(_, row)| row).filter(move |_| of_sentences);
        let paragraphs = self.paragraphs.iter().filter(move |_| !of_sentences);
        sentences.chain(paragraphs).map(move |row| row.part(column.part()))
    }
}

/// Under which the reports that hold a word are counted.
#[must_use]
pub fn word_key(word: &str) -> u64 {
    // Its bits turned, so that it is not the key of the same term in a column.
    TermId::of(word).number().rotate_left(32)
}

fn joined<'a>(terms: impl Iterator<Item = &'a text::Term>, part: Part) -> String {
    let mut joined = String::new();
    for term in terms.filter(|term| part.takes(term.kind)) {
        if !joined.is_empty() {
            joined.push(' ');
        }
        joined.push_str(&term.text);
    }
    joined
}
