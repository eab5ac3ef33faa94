//! An index from a corpus.

use std::collections::BTreeSet;

use super::Index;
use super::table::{Document, Table};
use super::vocabulary::Vocabulary;
use crate::report::Corpus;
use crate::text::{Segmenter, Term, TermKind, terms};

/// Why no index could be built.
#[derive(Debug, thiserror::Error)]
#[error(transparent)]
pub struct IndexError(#[from] tantivy::TantivyError);

struct Analysed {
    report: u32,
    text: Vec<Term>,
    heading: Vec<Term>,
    sentences: Vec<Vec<Term>>,
}

impl Index {
    /// Analyses every paragraph once and builds both tables in memory.
    ///
    /// # Errors
    /// When tantivy cannot build, which on sound memory it can.
    pub fn build(corpus: &Corpus, segmenter: &Segmenter) -> Result<Index, IndexError> {
        let mut vocabulary = Vocabulary::default();
        let mut words: BTreeSet<String> = BTreeSet::new();
        let (mut analysed, mut paragraph_ids, mut sentence_ids) = (Vec::new(), Vec::new(), Vec::new());
        for (id, report, paragraph) in corpus.paragraphs() {
            let text = terms(&paragraph.text, segmenter);
            let within = |sentence: &crate::report::Sentence| -> Vec<Term> {
                text.iter().filter(|term| sentence.span.contains(term.span)).cloned().collect()
            };
            let sentences: Vec<Vec<Term>> = paragraph.sentences.iter().map(within).collect();
            paragraph_ids.push(id);
            sentence_ids.extend((0..sentences.len()).map(|sentence| (id, sentence)));
            let heading = terms(&report.path(paragraph).join("\n"), segmenter);
            // Of one character nobody types pinyin or a slip that could be told.
            let is_word = |term: &&Term| term.kind == TermKind::Word && term.text.chars().count() > 1;
            words.extend(text.iter().filter(is_word).map(|term| term.text.clone()));
            vocabulary.add(id, &heading, &sentences);
            analysed.push(Analysed { report: id.report, text, heading, sentences });
        }
        let words = words.into_iter().collect();
        let paragraphs = analysed.iter().map(|one| Document {
            report: one.report,
            text: &one.text,
            heading: &one.heading,
        });
        let paragraphs = Table::build(paragraphs)?;
        let sentences = analysed.iter().flat_map(|one| {
            one.sentences.iter().map(|text| Document { report: one.report, text, heading: &[] })
        });
        let sentences = Table::build(sentences)?;
        Ok(Index { paragraphs, sentences, vocabulary, words, paragraph_ids, sentence_ids })
    }
}
