//! One immutable edition: corpus, ledger and index, built together.

mod measures;

use std::collections::HashMap;

pub use measures::Measure;

use crate::figures::{Figure, Ledger};
use crate::question::{ConceptId, Holdings, Knowledge, Question, Spelling, question_words, understand};
use crate::report::{Corpus, Fault, ParagraphId, Source};
use crate::search::{Index, IndexError};
use crate::text::fold;

/// Everything an answer is made from. Never changed after it is built; a reload builds the next edition.
#[derive(Debug)]
pub struct Library {
    edition: u64,
    corpus: Corpus,
    ledger: Ledger,
    index: Index,
    knowledge: Knowledge,
    /// One for each figure of the ledger.
    measures: Vec<Measure>,
    /// By concept, the figures that measure it.
    measuring: HashMap<ConceptId, Vec<usize>>,
    spelling: Spelling,
}

/// Why no library could be built.
#[derive(Debug, thiserror::Error)]
pub enum BuildError {
    #[error("no report could be loaded: {}", list(.0))]
    NoReport(Vec<Fault>),
    #[error("the search index could not be built")]
    Index(#[from] IndexError),
}

impl Library {
    /// Builds an edition from files. Files with errors are left out and named in the faults; none left is
    /// an error.
    ///
    /// # Errors
    /// [`BuildError::NoReport`] when no file holds a report.
    pub fn build(
        edition: u64,
        sources: &[Source],
        knowledge: Knowledge,
    ) -> Result<(Library, Vec<Fault>), BuildError> {
        let (corpus, faults) = Corpus::read(sources);
        if corpus.reports().is_empty() {
            return Err(BuildError::NoReport(faults));
        }
        let index = Index::build(&corpus, &knowledge.segmenter)?;
        let ledger = Ledger::of(&corpus);
        let spelling = spelling(&corpus, &index, &knowledge);
        let measures = measures::measures(&ledger, &index, &knowledge);
        let measuring = measures::measuring(&measures);
        Ok((Library { edition, corpus, ledger, index, knowledge, measures, measuring, spelling }, faults))
    }

    /// 1 for the first library of a process, one more with each reload.
    #[must_use]
    pub fn edition(&self) -> u64 {
        self.edition
    }

    #[must_use]
    pub fn corpus(&self) -> &Corpus {
        &self.corpus
    }

    #[must_use]
    pub fn ledger(&self) -> &Ledger {
        &self.ledger
    }

    /// What `text` asks, after `last` was asked in the same chat.
    #[must_use]
    pub fn understand(&self, text: &str, last: Option<&Question>) -> Question {
        let holdings = Holdings {
            knowledge: &self.knowledge,
            spelling: &self.spelling,
            regions: self.corpus.regions(),
            years: self.corpus.years(),
        };
        understand(text, last, &holdings)
    }

    /// `name` as typed, and the names that reports print for the concepts it means: `GDP` is also
    /// 地区生产总值.
    #[must_use]
    pub fn names_of(&self, name: &str) -> Vec<String> {
        let lexicon = &self.knowledge.lexicon;
        let folded = fold(name);
        let mut names = vec![name.to_owned()];
        for found in lexicon.matches(folded.chars()) {
            if found.start == 0 && found.end == folded.chars().len() {
                names.extend(lexicon.concept(found.concept).names().map(str::to_owned));
            }
        }
        names
    }

    /// The figures of a paragraph with what they measure, in reading order.
    pub fn measured(&self, paragraph: ParagraphId) -> impl Iterator<Item = (&Figure, &Measure)> {
        let range = self.ledger.range(paragraph);
        let measures = self.measures.get(range).unwrap_or_default();
        self.ledger.in_paragraph(paragraph).iter().zip(measures)
    }

    /// Where the figures whose indicator names `concept` stand in the ledger, in reading order.
    #[must_use]
    pub fn measuring(&self, concept: ConceptId) -> &[usize] {
        self.measuring.get(&concept).map_or(&[], Vec::as_slice)
    }

    #[must_use]
    pub fn index(&self) -> &Index {
        &self.index
    }

    #[must_use]
    pub fn knowledge(&self) -> &Knowledge {
        &self.knowledge
    }
}

/// Reads what people type otherwise than the corpus prints it; the surest words come first.
fn spelling(corpus: &Corpus, index: &Index, knowledge: &Knowledge) -> Spelling {
    let mut names: Vec<&str> = corpus.regions();
    names.extend(knowledge.gazetteer.chinese_names());
    question_words().for_each(|word| names.push(word));
    names.extend(index.words());
    Spelling::build(&knowledge.lexicon, names.into_iter())
}

fn list(faults: &[Fault]) -> String {
    if faults.is_empty() {
        return "the corpus folder holds no .txt or .md file".to_owned();
    }
    faults.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ")
}
