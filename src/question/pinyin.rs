//! Pinyin typed instead of characters, read with the words of a vocabulary.

use std::collections::HashSet;

use crate::text::pinyin::{letter, readings};
use crate::text::{Bytes, Lookup, Texts, mark64};

/// Readings kept of one typed run.
const READINGS: usize = 3;
/// Spellings kept of one word: characters with several readings multiply.
const SPELLINGS: usize = 24;
/// A longer run is no question's word; also the width of a border mask.
const LETTERS: usize = 64;

/// Short words that questions are made of and that stand in no vocabulary of reports.
const QUESTION_WORDS: &str = "目标 今年 去年 明年 前年 多少 是多少 有多少 怎么 怎么样 怎样 什么 是什么 为什么 哪些 有哪些 \
    几个 增长 增长多少 下降 完成 完成了 计划 实际 预期 情况 措施 政策 如何 对比 和 与 是 的 有 几 吗 呢 在 年";

/// One way to read a run of Latin letters.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    pub text: String,
    /// 0 to 1; the best reading has 1.
    pub weight: f32,
}

/// Words under their spellings.
#[derive(Debug, Clone, Default)]
pub struct PinyinIndex {
    words: Texts,
    /// Words under the marks of their letters.
    spellings: Lookup,
}

impl PinyinIndex {
    /// Where two words are spelled alike, the one that comes first is preferred: give the surest words first.
    pub fn build<'a>(words: impl Iterator<Item = &'a str>) -> Self {
        let (mut known, mut kept, mut entries) = (HashSet::new(), Vec::new(), Vec::new());
        for word in QUESTION_WORDS.split_whitespace().chain(words) {
            if !known.insert(word) {
                continue;
            }
            let number = u32::try_from(kept.len()).unwrap_or(u32::MAX);
            let mut spellings: Vec<String> = spelled(word).into_iter().map(|(letters, _)| letters).collect();
            spellings.sort_unstable();
            spellings.dedup();
            if !spellings.is_empty() {
                entries.extend(spellings.iter().map(|letters| (mark64(letters.bytes()), number)));
                kept.push(word);
            }
        }
        Self { words: Texts::of(&kept), spellings: Lookup::of(&entries) }
    }

    /// Over what [`PinyinIndex::bytes`] gave.
    #[must_use]
    pub fn over([words, spellings]: [Bytes; 2]) -> Self {
        Self { words: Texts::over(words), spellings: Lookup::over(spellings) }
    }

    #[must_use]
    pub fn bytes(&self) -> [&[u8]; 2] {
        [self.words.bytes(), self.spellings.bytes()]
    }

    /// Ways to read `latin` wholly with known words, best first; empty when any letter is left over. Blanks,
    /// apostrophes, hyphens and tone digits part syllables; `v`, `ü` and `u:` are one letter.
    #[must_use]
    pub fn read(&self, latin: &str) -> Vec<Reading> {
        let Some(typed) = Typed::new(latin) else { return Vec::new() };
        let mut paths: Vec<Vec<Path>> = vec![Vec::new(); typed.letters.len() + 1];
        if let Some(start) = paths.first_mut() {
            start.push(Path::default());
        }
        for from in 0..typed.letters.len() {
            let before = paths.get(from).cloned().unwrap_or_default();
            if before.is_empty() {
                continue;
            }
            for to in from + 1..=typed.letters.len() {
                for (rank, word) in self.spelled(&typed, from, to).enumerate() {
                    let longer = before.iter().map(|path| path.followed_by(word, rank));
                    if let Some(here) = paths.get_mut(to) {
                        here.extend(longer);
                        here.sort_by(|one, other| one.cost.total_cmp(&other.cost));
                        here.truncate(READINGS);
                    }
                }
            }
        }
        let whole = paths.pop().unwrap_or_default();
        let best = whole.first().map_or(0.0, |path| path.cost);
        let telling = |path: &Path| path.words > 0 && path.text.chars().count() > 1;
        let weigh = |path: Path| Reading { weight: 1.0 / (1.0 + path.cost - best), text: path.text };
        whole.into_iter().filter(telling).map(weigh).collect()
    }

    /// Words spelled by the letters `from..to` whose syllables end wherever the typist parted them.
    fn spelled<'a>(&'a self, typed: &Typed, from: usize, to: usize) -> impl Iterator<Item = &'a str> {
        let parted = typed.parted(from, to);
        let letters = typed.letters.get(from..to).unwrap_or_default();
        let fits = move |word: &&str| {
            // Of its spellings only one with these letters, parted where the typist parted it.
            let is_own = |(own, borders): &(String, u64)| {
                own == letters && parted.is_some_and(|parted| borders & parted == parted)
            };
            spelled(word).iter().any(is_own)
        };
        self.spellings.get(mark64(letters.bytes())).filter_map(|word| self.words.get(word)).filter(fits)
    }
}

/// The spellings of a word: letters, and a number of which bit `n` is set when a syllable ends after `n` letters. None
/// where a character has no reading.
fn spelled(word: &str) -> Vec<(String, u64)> {
    let mut spellings = vec![(String::new(), 0_u64)];
    for character in word.chars() {
        let readings = readings(character);
        let longer = spellings.iter().flat_map(|(letters, borders)| {
            readings.iter().filter(|reading| letters.len() + reading.len() < LETTERS).map(move |reading| {
                let letters = format!("{letters}{reading}");
                let borders = borders | 1 << letters.len();
                (letters, borders)
            })
        });
        spellings = longer.take(SPELLINGS).collect();
    }
    spellings.retain(|(letters, _)| !letters.is_empty());
    spellings
}

/// A typed run: its letters, and after which of them the typist parted syllables.
#[derive(Debug)]
struct Typed {
    letters: String,
    /// Bit `n` is set when a syllable ends after `n` letters.
    borders: u64,
}

impl Typed {
    fn new(latin: &str) -> Option<Self> {
        let mut typed = Self { letters: String::with_capacity(latin.len()), borders: 0 };
        for character in latin.chars() {
            match character {
                ':' => {}
                ' ' | '\'' | '\u{2019}' | '-' | '1'..='5' => typed.borders |= 1 << typed.letters.len(),
                'u' if typed.letters.ends_with("ly") => {
                    // `lyu` is how passports spell it; no other syllable has these letters.
                    typed.letters.pop();
                    typed.letters.push('u');
                }
                other => typed.letters.push(letter(other)?),
            }
            if typed.letters.len() >= LETTERS {
                return None;
            }
        }
        Some(typed).filter(|typed| !typed.letters.is_empty())
    }

    /// The borders between `from` and `to`, counted from `from`, the two ends left out.
    fn parted(&self, from: usize, to: usize) -> Option<u64> {
        let inside = (self.borders >> from) & !1;
        let width = u32::try_from(to - from).ok()?;
        Some(inside & (1_u64.checked_shl(width)? - 1))
    }
}

/// A run read so far.
#[derive(Debug, Clone, Default)]
struct Path {
    text: String,
    words: usize,
    cost: f32,
}

impl Path {
    /// Few and long words read best; a word that shares its spelling costs a little for each surer one.
    fn followed_by(&self, word: &str, rank: usize) -> Path {
        let lone = if word.chars().nth(1).is_none() { 0.5 } else { 0.0 };
        let rank = f32::from(u8::try_from(rank).unwrap_or(u8::MAX));
        Path {
            text: format!("{}{word}", self.text),
            words: self.words + 1,
            cost: self.cost + 1.0 + lone + 0.1 * rank,
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn index() -> PinyinIndex {
        PinyinIndex::build(
            ["失业率", "老旧小区改造", "地区生产总值", "西安", "先进", "呼和浩特", "旅游", "事业率"]
                .into_iter(),
        )
    }

    #[track_caller]
    fn check(latin: &str, expected: Option<&str>) {
        let read = index().read(latin);
        assert_eq!(read.first().map(|reading| reading.text.as_str()), expected, "{latin}");
    }

    #[test]
    fn pinyin_is_read_however_it_is_typed() {
        check("shiyelv mubiao", Some("失业率目标"));
        check("shiyelvmubiao", Some("失业率目标"));
        check("shi ye lü mu biao", Some("失业率目标"));
        check("shi1ye4lu:4", Some("失业率"));
        check("shīyèlǜ", Some("失业率"));
        check("shiyelyu", Some("失业率"));
        check("laojiu xiaoqu gaizao", Some("老旧小区改造"));
        check("lao jiu xiao qu gai zao", Some("老旧小区改造"));
        check("jinnian diqushengchanzongzhi shi duoshao", Some("今年地区生产总值是多少"));
        check("huhehaote lvyou", Some("呼和浩特旅游"));
    }

    #[test]
    fn a_border_that_was_typed_is_kept() {
        check("xian", Some("西安"));
        check("xi'an", Some("西安"));
        check("xian jin", Some("先进"));
        check("xi anjin", None);
    }

    #[test]
    fn what_no_known_word_covers_is_not_read() {
        for latin in
            ["how do i cook rice", "unemployment", "gdp", "shiyelv target", "women", "x", "", "shiyel", "he"]
        {
            check(latin, None);
        }
    }

    #[test]
    fn words_spelled_alike_come_surest_first() {
        let read = index().read("shiyelv");
        let texts: Vec<&str> = read.iter().map(|reading| reading.text.as_str()).collect();
        assert_eq!(texts, ["失业率", "事业率"]);
        assert!(read[0].weight > read[1].weight);
    }

    proptest! {
        #[test]
        fn any_text_is_read_without_panic(latin in "[a-zü:' 1-5]{0,80}", other in "\\PC{0,30}") {
            for reading in index().read(&latin) {
                prop_assert!(reading.weight > 0.0 && reading.weight <= 1.0);
            }
            let _ = index().read(&other);
        }
    }
}
