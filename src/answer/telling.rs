//! Which words tell what a question is about, and which of them a passage holds.

use super::coverage::Asked;
use crate::library::Library;
use crate::question::{Question, Word};
use crate::report::ParagraphId;
use crate::text::{TermKind, fold, terms};

/// One word of the question, held against a passage.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Told {
    pub(super) text: String,
    /// How much it tells, 0 to 1.
    pub(super) telling: f32,
    /// How much of it the passage holds, 0 to 1: less than all where it is held by another name.
    pub(super) held: f32,
}

/// What the words of a question tell, held against one passage.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Telling {
    pub(super) words: Vec<Told>,
}

/// What a name of the lexicon tells at least.
const CONCEPT: f32 = 0.4;
/// What a word in Latin letters that the corpus does not print tells: people who ask in English wrap what they
/// ask for in more words of their own.
const LATIN: f32 = 0.3;
/// How much of a word is held by a text that prints all its pairs of characters, though apart.
const APART: f32 = 0.8;

impl Telling {
    pub(super) fn of(question: &Question, asked: &Asked, library: &Library, paragraph: ParagraphId) -> Self {
        let corpus = library.corpus();
        let (Some(report), Some(own)) = (corpus.report(paragraph), corpus.paragraph(paragraph)) else {
            return Self::default();
        };
        let mut text = fold(&own.text).text();
        for heading in report.path(own) {
            text.push('\n');
            text.push_str(&fold(heading).text());
        }
        let word = |word: &Word| {
            let is_typed = text.contains(word.text.as_str());
            let by_name = if word.is_concept { asked.held(word.ask, library, paragraph) } else { 0.0 };
            let held = if is_typed { 1.0 } else { by_name.max(APART * pairs(&word.text, &text)) };
            Told { text: word.text.clone(), telling: telling(word, library), held }
        };
        Self { words: question.topic.words.iter().map(word).collect() }
    }

    /// Share of what the words tell that is held, 0 to 1; nothing told is nothing held.
    pub(super) fn covered(&self) -> f32 {
        let total: f32 = self.words.iter().map(|word| word.telling).sum();
        let held: f32 = self.words.iter().map(|word| word.telling * word.held).sum();
        if total > 0.0 { held / total } else { 0.0 }
    }

    /// What the most telling word that is not held tells.
    pub(super) fn lacking(&self) -> f32 {
        self.words.iter().map(|word| word.telling * (1.0 - word.held)).fold(0.0, f32::max)
    }
}

/// Share of a word's pairs of neighbouring characters that the text prints somewhere.
fn pairs(word: &str, text: &str) -> f32 {
    let chars: Vec<char> = word.chars().collect();
    if chars.len() < 3 || word.is_ascii() {
        return 0.0;
    }
    let held = chars.windows(2).filter(|pair| text.contains(&pair.iter().collect::<String>())).count();
    held as f32 / (chars.len() - 1) as f32
}

/// A word that the corpus prints tells more the fewer sentences print it, unless general Chinese is full of it;
/// one that it does not print, the more seldom general Chinese uses it.
fn telling(word: &Word, library: &Library) -> f32 {
    let index = library.index();
    let own = terms(&word.text, &library.knowledge().segmenter);
    let ids: Vec<_> =
        own.iter().filter(|term| term.kind != TermKind::Word).map(|term| index.term(&term.text)).collect();
    let is_printed = !ids.is_empty() && ids.iter().all(Option::is_some);
    let most = index.telling(None).max(f32::MIN_POSITIVE);
    let told = if is_printed {
        let in_corpus = ids.iter().map(|id| index.telling(*id)).sum::<f32>() / (most * ids.len() as f32);
        in_corpus.min(2.0 * word.rarity)
    } else if word.text.is_ascii() {
        LATIN
    } else {
        word.rarity
    };
    if word.is_concept { told.max(CONCEPT) } else { told }
}
