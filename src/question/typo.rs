//! Slips of the input method put right: characters that sound or look like those of a known word.

use std::collections::HashSet;

use smallvec::SmallVec;

use super::slip::{LONG, meant, slips};
use crate::text::{Bytes, Lookup, Texts, is_han};

/// Words this short differ from too many others.
const SHORTEST: usize = 3;
/// Names longer than this are put right by their parts.
const LONGEST: usize = 12;

/// Characters of a word, by where they stand in it.
type Places = SmallVec<[usize; LONGEST]>;

/// A part of a question that should read otherwise.
#[derive(Debug, Clone, PartialEq)]
pub struct Repair {
    /// Characters of the folded text, `start..end`.
    pub start: usize,
    pub end: usize,
    pub text: String,
    /// 0 to 1: the share of characters that were right.
    pub weight: f32,
}

/// Words that misspelled words are compared with.
#[derive(Debug, Clone, Default)]
pub struct Typos {
    words: Texts,
    /// Words under the hash of the whole, and under those of what is left of them with one or two characters open.
    gaps: Lookup,
}

impl Typos {
    /// Only words of Chinese characters and of 3 to 12 of them take part.
    pub fn build<'a>(vocabulary: impl Iterator<Item = &'a str>) -> Self {
        let (mut words, mut known, mut entries) = (Vec::new(), HashSet::new(), Vec::new());
        for word in vocabulary {
            let chars: Vec<char> = word.chars().collect();
            let fits = (SHORTEST..=LONGEST).contains(&chars.len()) && chars.iter().copied().all(is_han);
            if !fits || !known.insert(word) {
                continue;
            }
            let number = u32::try_from(words.len()).unwrap_or(u32::MAX);
            let everywhere: Vec<usize> = (0..chars.len()).collect();
            entries.push((whole(&chars), number));
            entries.extend(gaps(&chars, &everywhere, &everywhere).map(|hash| (hash, number)));
            words.push(word);
        }
        Self { words: Texts::of(&words), gaps: Lookup::of(&entries) }
    }

    /// Over what [`Typos::bytes`] gave.
    #[must_use]
    pub fn over([words, gaps]: [Bytes; 2]) -> Self {
        Self { words: Texts::over(words), gaps: Lookup::over(gaps) }
    }

    #[must_use]
    pub fn bytes(&self) -> [&[u8]; 2] {
        [self.words.bytes(), self.gaps.bytes()]
    }

    fn is_known(&self, word: &[char]) -> bool {
        self.gaps.get(whole(word)).filter_map(|at| self.words.get(at)).any(|own| is(own, word))
    }

    /// Repairs of a folded text, in order and apart. `is_word` tells whether some characters are a word of the
    /// language: what stands in one is taken as meant, so that a correct text is not repaired.
    pub fn repair(&self, folded: &[char], is_word: impl Fn(&str) -> bool) -> Vec<Repair> {
        let meant = meant(folded, is_word);
        let is_doubtful =
            |&(_, (character, is_meant)): &(usize, (&char, bool))| is_han(*character) && !is_meant;
        let doubtful = folded.iter().zip(meant).enumerate().filter(is_doubtful);
        let doubtful: Vec<usize> = doubtful.map(|(at, _)| at).collect();
        let mut repairs: Vec<Repair> = Vec::new();
        for start in 0..folded.len() {
            if repairs.last().is_none_or(|last| last.end <= start) {
                repairs.extend(self.repair_at(folded, start, &doubtful));
            }
        }
        repairs
    }

    /// The repair of the longest word that begins at `start`, the one with fewest changes.
    fn repair_at(&self, folded: &[char], start: usize, doubtful: &[usize]) -> Option<Repair> {
        let run = folded.get(start..)?.iter().take_while(|character| is_han(**character)).count();
        for length in (SHORTEST..=run.min(LONGEST)).rev() {
            let end = start + length;
            let window = folded.get(start..end)?;
            if self.is_known(window) {
                return None;
            }
            let doubtful = doubtful.iter().filter(|at| (start..end).contains(at)).map(|at| at - start);
            let doubtful: Places = doubtful.collect();
            let everywhere: Places = (0..length).collect();
            let single = if length >= LONG { &everywhere } else { &doubtful };
            let nearest = gaps(window, single, &doubtful)
                .flat_map(|hash| self.gaps.get(hash))
                .filter_map(|word| self.words.get(word))
                .filter_map(|word| {
                    let chars: Vec<char> = word.chars().collect();
                    Some((slips(window, &chars, &doubtful)?, word))
                })
                .min_by_key(|(slips, _word)| *slips);
            if let Some((slips, word)) = nearest {
                let share = |count: usize| f32::from(u8::try_from(count).unwrap_or(u8::MAX));
                let weight = share(length - slips) / share(length);
                return Some(Repair { start, end, text: word.to_owned(), weight });
            }
        }
        None
    }
}

/// Hashes of `word` with one of the places `single` left out, and with two of `double` where it is long enough.
fn gaps(word: &[char], single: &[usize], double: &[usize]) -> impl Iterator<Item = u64> {
    let part = |at: usize| part(word, at);
    let whole = whole(word);
    // What is added for an open place keeps `_查失业` apart from `调查失_`.
    let opened =
        move |hash: u64, at: usize| hash.wrapping_sub(part(at)).wrapping_add(mix(1 << 40 | at as u64));
    let double = if word.len() >= LONG { double } else { &[] };
    let pairs = double.iter().enumerate().flat_map(move |(number, &one)| {
        let others = double.get(number + 1..).unwrap_or_default();
        others.iter().map(move |&other| opened(opened(whole, one), other))
    });
    single.iter().map(move |&one| opened(whole, one)).chain(pairs)
}

/// Hash of a word with no place open.
fn whole(word: &[char]) -> u64 {
    (0..word.len()).map(|at| part(word, at)).fold(mix(word.len() as u64), u64::wrapping_add)
}

fn part(word: &[char], at: usize) -> u64 {
    word.get(at).map_or(0, |&character| mix(u64::from(u32::from(character)) << 8 | at as u64))
}

fn is(text: &str, word: &[char]) -> bool {
    text.chars().eq(word.iter().copied())
}

/// Spreads the bits of a number (the finishing step of SplitMix64).
fn mix(number: u64) -> u64 {
    let number = (number ^ (number >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let number = (number ^ (number >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    number ^ (number >> 31)
}

#[cfg(test)]
mod tests {
    use std::sync::LazyLock;

    use proptest::prelude::*;

    use super::*;
    use crate::question::Lexicon;
    use crate::text::{Segmenter, fold};

    static WORDS: LazyLock<Segmenter> =
        LazyLock::new(|| Segmenter::new(include_str!("../../config/dictionary.txt")).unwrap());
    static TYPOS: LazyLock<Typos> = LazyLock::new(|| {
        let (lexicon, _faults) = Lexicon::parse(include_str!("../../config/lexicon.toml"));
        Typos::build(lexicon.chinese_forms())
    });

    fn repair(text: &str) -> String {
        let folded = fold(text);
        let mut fixed = folded.chars().to_vec();
        for repair in TYPOS.repair(folded.chars(), |word| WORDS.has_word(word)) {
            fixed.splice(repair.start..repair.end, repair.text.chars());
        }
        fixed.into_iter().collect()
    }

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(repair(text), expected);
    }

    #[test]
    fn characters_that_sound_alike_are_put_right() {
        check("地区生产总直目标", "地区生产总值目标");
        check("居民消费价各涨幅", "居民消费价格涨幅");
        check("城镇调察失业率", "城镇调查失业率");
        check("失业律是多少", "失业率是多少");
        check("老旧小去改造", "老旧小区改造");
        check("固定资产头资", "固定资产投资");
        check("社会消费品零受总鹅", "社会消费品零售总额");
    }

    #[test]
    fn characters_that_look_alike_are_put_right() {
        check("集中供暧", "集中供暖");
        check("一般公共预算收人", "一般公共预算收入");
    }

    #[test]
    fn what_is_meant_stays() {
        for text in [
            "全市居民人均可支配收入",
            "本省居民人均可支配收入",
            "第二产业增加值",
            "今天天气怎么样",
            "讲个笑话",
            "税收多少",
            "你们市长的电话是多少",
            "how do i cook rice",
        ] {
            check(text, text);
        }
    }

    #[test]
    fn the_text_of_a_report_is_never_repaired() {
        for line in include_str!("../../corpus/呼和浩特市-2020.txt").lines() {
            check(line, &fold(line).text());
        }
    }

    proptest! {
        #[test]
        fn repairs_are_apart_and_inside_the_text(text in "\\PC{0,9}[地区生产总直城镇调察失业率收人]{0,14}\\PC{0,9}") {
            let folded = fold(&text);
            let mut last = 0;
            for repair in TYPOS.repair(folded.chars(), |word| WORDS.has_word(word)) {
                prop_assert!(last <= repair.start && repair.start < repair.end);
                prop_assert!(repair.end <= folded.chars().len());
                prop_assert!(repair.weight > 0.5 && repair.weight < 1.0);
                last = repair.end;
            }
        }
    }
}
