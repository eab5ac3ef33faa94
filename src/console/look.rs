//! How an answer is shown: in which language, how much of it, how wide.

use anstyle::Style;

use crate::question::Question;
use crate::words::Language;

/// What stands beside the answer itself.
pub(super) const SOFT: Style = Style::new().dimmed();

/// How much of an answer is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Depth {
    /// The best passage, and a line for each other that says more.
    Short,
    /// Every passage with its sentence.
    Passages,
    /// Every passage with its whole paragraph.
    Full,
}

/// How an answer is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Look {
    pub language: Language,
    pub depth: Depth,
    /// Columns of a line; `None` where it may be as long as it is.
    pub width: Option<usize>,
}

impl Look {
    /// In English what was asked in English; a question in pinyin is Chinese, whatever its letters.
    pub(super) fn for_question(self, question: &Question) -> Look {
        let is_english = question.text.is_ascii()
            && question.respelled.is_empty()
            && question
                .text
                .split(|one: char| !one.is_ascii_alphabetic())
                .filter(|word| word.len() > 1)
                .count()
                > 1;
        if is_english { Look { language: Language::English, ..self } } else { self }
    }
}
