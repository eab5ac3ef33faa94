//! Chinese words: jieba with the project's own words added.

use jieba_rs::Jieba;

/// Characters that end a verb and say how it came out: 换掉, 讨回.
const COMPLEMENTS: &str = "掉回到出完好住开起下上过成给走进";
/// Characters that begin a word and say which: 新装, 老楼.
const DEGREES: &str = "新老小大多少再";

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

    /// How seldom general Chinese uses a folded word, 0 (every sentence) to 1 (hardly ever, or never). What is put
    /// together from common words, 卖出去 or 讨回, is no rarer than they are.
    #[must_use]
    pub fn rarity(&self, word: &str) -> f32 {
        let own = self.rarity_of(word);
        let chars: Vec<(usize, char)> = word.char_indices().collect();
        let parts = match chars.as_slice() {
            [_, (at, end)] if COMPLEMENTS.contains(*end) => word.split_at_checked(*at),
            [(_, first), (at, _)] if DEGREES.contains(*first) => word.split_at_checked(*at),
            [_, (at, _), (_, _)] => {
                let last = chars.last().map_or(0, |(at, _)| *at);
                return [*at, last]
                    .into_iter()
                    .filter_map(|at| word.split_at_checked(at))
                    .map(|(one, other)| self.rarity_of(one).max(self.rarity_of(other)))
                    .fold(own, f32::min);
            }
            _ => None,
        };
        parts.map_or(own, |(one, other)| own.min(self.rarity_of(one).max(self.rarity_of(other))))
    }

    fn rarity_of(&self, word: &str) -> f32 {
        /// Logarithm of the frequency of common words: 吃, 看.
        const COMMON: f32 = 11.0;
        let frequency = if self.has_word(word) { self.jieba.suggest_freq(word) } else { 1 };
        (1.0 - (frequency.max(1) as f32).ln() / COMMON).clamp(0.0, 1.0)
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
