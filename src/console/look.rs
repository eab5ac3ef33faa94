//! How an answer is shown: in which language, how much of it, how wide.

use anstyle::Style;

use crate::question::Question;
use crate::text::pinyin::is_spelled;
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
    /// In English what was asked in English, names in pinyin or not; a question in pinyin is Chinese, whatever its
    /// letters.
    pub(super) fn for_question(self, question: &Question) -> Look {
        let is_respelled = !question.respelled.is_empty();
        let is_ascii = question.text.is_ascii();
        let speaks = |word: &&str| {
            word.len() > 1
                && !(is_respelled && is_spelled(&word.to_lowercase()))
                // GDP and APEC stand in Chinese, too.
                && (is_ascii || word.ends_with(|end: char| end.is_ascii_lowercase()))
        };
        let words = question.text.split(|one: char| !one.is_ascii_alphabetic()).filter(speaks).count();
        let is_english = words > if is_ascii { 1 } else { 2 };
        if is_english { Look { language: Language::English, ..self } } else { self }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, respelled: &[&str], is_english: bool) {
        let look = Look { language: Language::Simplified, depth: Depth::Short, width: None };
        let respelled = respelled.iter().map(|word| (*word).to_owned()).collect();
        let question = Question { text: text.to_owned(), respelled, ..Question::default() };
        let found = look.for_question(&question).language;
        assert_eq!(found == Language::English, is_english, "{text}");
    }

    #[test]
    fn english_is_told_from_pinyin_and_from_latin_words_in_chinese() {
        check("GDP of Zhumadian over the years", &["驻马店"], true);
        check("Which reports do not mention 银发经济?", &[], true);
        check("zhumadian GDP zengzhang mubiao", &["驻马店", "增长", "目标"], false);
        check("AI PC 和 WiFi 的发展", &[], false);
        check("GDP目标", &[], false);
    }
}
