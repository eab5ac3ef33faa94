//! Chinese words: jieba with the project's own words added.

use jieba_rs::Jieba;

/// Cuts Chinese text into words. One dictionary serves index and question alike.
#[derive(Debug, Clone)]
pub struct Segmenter {
    jieba: Jieba,
}

/// A line of the user dictionary that cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {cause}")]
pub struct DictionaryError {
    /// 1-based.
    pub line: u32,
    pub cause: String,
}

impl Default for Segmenter {
    /// jieba's own dictionary alone.
    fn default() -> Self {
        Self { jieba: Jieba::new() }
    }
}

impl Segmenter {
    /// jieba's own dictionary and `words`: one word a line, `#` begins a comment. Words are folded before
    /// they are added, since only folded text is cut.
    ///
    /// # Errors
    /// Every line that holds more than one word.
    pub fn new(words: &str) -> Result<Self, Vec<DictionaryError>> {
        let Segmenter { mut jieba } = Segmenter::default();
        let mut faults = Vec::new();
        for (number, line) in (1u32..).zip(words.lines()) {
            let word = line.split('#').next().unwrap_or_default().trim();
            if word.is_empty() {
                continue;
            }
            if word.split_whitespace().count() > 1 {
                let cause = format!("«{word}» is not one word; write one word a line");
                faults.push(DictionaryError { line: number, cause });
                continue;
            }
            jieba.add_word(&super::fold(word).text(), None, None);
        }
        if faults.is_empty() { Ok(Self { jieba }) } else { Err(faults) }
    }

    /// True when the dictionary has this folded word.
    #[must_use]
    pub fn has_word(&self, word: &str) -> bool {
        self.jieba.has_word(word)
    }

    /// Words of a folded text as character ranges, side by side.
    #[must_use]
    pub fn cut(&self, folded: &[char]) -> Vec<(usize, usize)> {
        self.tokenize(folded, jieba_rs::TokenizeMode::Default)
    }

    /// Words of a folded text as character ranges, overlapping ones included: `人民代表大会` also gives
    /// `人民`, `代表` and `大会`.
    #[must_use]
    pub(super) fn words(&self, folded: &[char]) -> Vec<(usize, usize)> {
        self.tokenize(folded, jieba_rs::TokenizeMode::Search)
    }

    fn tokenize(&self, folded: &[char], mode: jieba_rs::TokenizeMode) -> Vec<(usize, usize)> {
        let text: String = folded.iter().collect();
        // Without the hidden Markov model: words it guesses differ between a question and its answer.
        self.jieba.tokenize(&text, mode, false).into_iter().map(|token| (token.start, token.end)).collect()
    }
}
