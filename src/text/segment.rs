//! Chinese words, cut as jieba cuts without its hidden Markov model: the words it guesses differ between a question
//! and its answer. Of all ways to cut a text the one whose words are likeliest is taken.

use smallvec::SmallVec;

use super::dictionary::Dictionary;
use super::lattice::{Lattice, may_be_word};

/// Characters that end a verb and say how it came out: 换掉, 讨回.
const COMPLEMENTS: &str = "掉回到出完好住开起下上过成给走进";
/// Characters that begin a word and say which: 新装, 老楼, 好找.
const DEGREES: &str = "新老小大多少再好难太咋乱";

/// Cuts Chinese text into words. One dictionary serves index and question alike.
#[derive(Debug, Clone, Default)]
pub struct Segmenter {
    dictionary: Dictionary,
}

/// A line of the user dictionary that cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {cause}")]
pub struct DictionaryError {
    /// 1-based.
    pub line: u32,
    pub cause: String,
}

impl Segmenter {
    /// General Chinese and `words`: one word a line, `#` begins a comment. Words are folded before
    /// they are added, since only folded text is cut.
    ///
    /// # Errors
    /// Every line that holds more than one word.
    pub fn new(words: &str) -> Result<Self, Vec<DictionaryError>> {
        let mut segmenter = Segmenter::default();
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
            let folded = super::fold(word);
            let frequency = segmenter.joining(folded.chars());
            segmenter.dictionary.set(folded.chars(), frequency);
        }
        if faults.is_empty() { Ok(segmenter) } else { Err(faults) }
    }

    /// True when the dictionary has this folded word.
    #[must_use]
    pub fn has_word(&self, word: &str) -> bool {
        self.dictionary.frequency(&chars(word)).is_some()
    }

    /// How seldom general Chinese uses a folded word, 0 (every sentence) to 1 (hardly ever, or never). What is put
    /// together from common words, 卖出去 or 讨回, is no rarer than they are.
    #[must_use]
    pub fn rarity(&self, word: &str) -> f32 {
        let own = self.rarity_of(word);
        let chars: SmallVec<[(usize, char); 8]> = word.char_indices().collect();
        let parts = match chars.as_slice() {
            // 搞不搞 asks whether, and is no rarer than 搞.
            [(_, one), (at, '不' | '没'), (_, other)] if one == other => {
                return self.rarity_of(word.get(..*at).unwrap_or_default());
            }
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
        let word = chars(word);
        let frequency = self.dictionary.frequency(&word).map_or(1, |_| self.joining(&word));
        (1.0 - (frequency.max(1) as f32).ln() / COMMON).clamp(0.0, 1.0)
    }

    /// The frequency that keeps a word in one piece: more than its parts have side by side.
    fn joining(&self, word: &[char]) -> u64 {
        let total = (self.dictionary.total() as f64).ln();
        let own = |word: &[char]| self.dictionary.frequency(word).unwrap_or(1);
        let parts = self.cut(word).into_iter().filter_map(|(start, end)| word.get(start..end));
        let apart = parts.fold(0.0, |sum, part| sum + (own(part) as f64).ln() - total);
        // Cut off as jieba cuts it off; no dictionary has frequencies beyond 2⁵².
        ((apart + total).exp() as u64 + 1).max(own(word))
    }

    /// Words of a folded text as character ranges, side by side.
    #[must_use]
    pub fn cut(&self, folded: &[char]) -> Vec<(usize, usize)> {
        let mut words = Vec::new();
        self.each_word(folded, |start, end, _| words.push((start, end)));
        words
    }

    /// Words of a folded text as character ranges, those of two and three characters inside longer ones included:
    /// `人民代表大会` also gives `人民`, `代表` and `大会`.
    #[must_use]
    pub(super) fn words(&self, folded: &[char]) -> Vec<(usize, usize)> {
        let mut words = Vec::new();
        self.each_word(folded, |start, end, lattice| {
            for length in [2, 3].into_iter().filter(|length| *length < end - start) {
                let inside = (start..=end - length).map(|at| (at, at + length));
                words.extend(inside.filter(|(at, to)| lattice.has_word(*at, *to)));
            }
            words.push((start, end));
        });
        words
    }

    /// Gives `take` every word of the likeliest cut. What no word may hold, a mark or a blank, stands alone.
    fn each_word(&self, folded: &[char], mut take: impl FnMut(usize, usize, &Lattice)) {
        let nothing = Lattice::default();
        let mut at = 0;
        for block in folded.chunk_by(|one, next| may_be_word(*one) && may_be_word(*next)) {
            let end = at + block.len();
            match block {
                [only] if !may_be_word(*only) => take(at, end, &nothing),
                _ => Lattice::of(block, at, &self.dictionary).each_word(block, &mut take),
            }
            at = end;
        }
    }
}

/// Of a word, which is short.
fn chars(word: &str) -> SmallVec<[char; 8]> {
    word.chars().collect()
}

#[cfg(test)]
mod tests {
    use jieba_rs::{Jieba, TokenizeMode};
    use proptest::prelude::*;

    use super::*;

    const OWN: &str = include_str!("../../config/dictionary.txt");

    /// The model: jieba itself.
    static JIEBA: std::sync::LazyLock<(Jieba, Segmenter)> = std::sync::LazyLock::new(|| {
        let words = include_str!("words.txt").lines().filter(|line| !line.starts_with('#'));
        let words = words.collect::<Vec<_>>().join("\n");
        let mut jieba = Jieba::with_dict(&mut words.as_bytes()).unwrap();
        for word in OWN.lines().map(|line| line.split('#').next().unwrap_or_default().trim()) {
            jieba.add_word(&crate::text::fold(word).text(), None, None);
        }
        (jieba, Segmenter::new(OWN).unwrap())
    });

    #[track_caller]
    fn check(text: &str) {
        let (jieba, own) = &*JIEBA;
        let folded = crate::text::fold(text);
        let text = folded.text();
        let expected = |mode| -> Vec<(usize, usize)> {
            jieba.tokenize(&text, mode, false).into_iter().map(|token| (token.start, token.end)).collect()
        };
        assert_eq!(own.cut(folded.chars()), expected(TokenizeMode::Default), "{text}");
        for run in folded.chars().split(|character| !crate::text::is_han(*character)) {
            let text: String = run.iter().collect();
            let expected = jieba.tokenize(&text, TokenizeMode::Search, false);
            let expected: Vec<_> = expected.into_iter().map(|token| (token.start, token.end)).collect();
            assert_eq!(own.words(run), expected, "{text}");
        }
    }

    #[test]
    fn a_report_is_cut_as_jieba_cuts_it() {
        include_str!("../../corpus/呼和浩特市-2020.txt").lines().for_each(check);
        include_str!("../../config/lexicon.toml").lines().for_each(check);
    }

    #[test]
    fn words_of_ones_own_are_as_frequent_as_jieba_makes_them() {
        let (jieba, own) = &*JIEBA;
        for word in OWN.split_whitespace().chain(["呼和浩特", "的", "没有的词", "失业率"]) {
            let folded = crate::text::fold(word);
            assert_eq!(own.joining(folded.chars()), jieba.suggest_freq(&folded.text()) as u64, "{word}");
            assert_eq!(own.has_word(&folded.text()), jieba.has_word(&folded.text()), "{word}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_cut_as_jieba_cuts_it(text in "([一-鿿]{1,6}|[a-z0-9#+&._%-]{0,5}|〇|。| |\\PC){0,12}") {
            check(&text);
        }
    }
}
