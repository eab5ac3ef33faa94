//! Everything typed another way than reports print it: pinyin and slips, put into characters.

use super::{Form, Lexicon, PinyinIndex, Typos};
use crate::text::Bytes;
use crate::text::pinyin::{is_spelled, letter};

/// A lone word of this many letters is taken for pinyin among words that are none; shorter ones (`women`,
/// `he`) are English more often.
const TELLING_LETTERS: usize = 6;
/// Characters at the end of a question in which slips are sought: what stands before so many was pasted.
const TYPED: usize = 200;
/// Words that are read together at most.
const LONGEST_STRETCH: usize = 8;

/// A part of a question as it would be printed.
#[derive(Debug, Clone, PartialEq)]
pub struct Respelled {
    /// Characters of the folded text, `start..end`.
    pub start: usize,
    pub end: usize,
    pub text: String,
    /// [`Form::Pinyin`] or [`Form::Typo`].
    pub form: Form,
    /// 0 to 1, how sure the reading is; the form's own weight is not yet in it.
    pub weight: f32,
}

/// Reads pinyin and repairs slips with one vocabulary. Immutable.
#[derive(Debug, Clone, Default)]
pub struct Spelling {
    pinyin: PinyinIndex,
    typos: Typos,
}

impl Spelling {
    /// `names` are further words to be known, the surest first: regions of the corpus, words of its text.
    #[must_use]
    pub fn build<'a>(lexicon: &'a Lexicon, names: impl Iterator<Item = &'a str>) -> Self {
        let words: Vec<&str> = lexicon.chinese_forms().chain(names).collect();
        Self { pinyin: PinyinIndex::build(words.iter().copied()), typos: Typos::build(words.iter().copied()) }
    }

    /// Over what [`Spelling::bytes`] gave.
    #[must_use]
    pub fn over([names, spellings, words, gaps]: [Bytes; 4]) -> Self {
        Self { pinyin: PinyinIndex::over([names, spellings]), typos: Typos::over([words, gaps]) }
    }

    /// The tables that it reads.
    #[must_use]
    pub fn bytes(&self) -> [&[u8]; 4] {
        let ([names, spellings], [words, gaps]) = (self.pinyin.bytes(), self.typos.bytes());
        [names, spellings, words, gaps]
    }

    /// What should be read otherwise in a folded text, in order and apart. Words that the lexicon knows as
    /// English are left alone; `is_word` is the dictionary, see [`Typos::repair`].
    #[must_use]
    pub fn respell(
        &self,
        folded: &[char],
        lexicon: &Lexicon,
        is_word: impl Fn(&str) -> bool,
    ) -> Vec<Respelled> {
        let known = lexicon.matches(folded);
        let is_free = |run: &Run| known.iter().all(|known| known.end <= run.start || run.end <= known.start);
        let mut respelled = Vec::new();
        let mut group: Vec<Run> = Vec::new();
        for run in typed_words(folded) {
            let follows = group.last().is_some_and(|last| only_joints(folded, last.end, run.start));
            if !follows || !is_free(&run) {
                respelled.extend(self.read_group(folded, &group));
                group.clear();
            }
            if is_free(&run) {
                group.push(run);
            }
        }
        respelled.extend(self.read_group(folded, &group));
        let pasted = folded.len().saturating_sub(TYPED);
        let typos = self.typos.repair(folded.get(pasted..).unwrap_or_default(), is_word).into_iter();
        respelled.extend(typos.map(|repair| Respelled {
            start: pasted + repair.start,
            end: pasted + repair.end,
            text: repair.text,
            form: Form::Typo,
            weight: repair.weight,
        }));
        respelled.sort_by_key(|part| part.start);
        respelled
    }

    /// Words typed side by side: the longest stretches that can be read, from left to right. A stretch of
    /// several words, or a long word, shows that pinyin was typed; then short words are read too, and those
    /// that cannot be read (`le`, `ge`) are particles and measure words that say nothing.
    fn read_group(&self, folded: &[char], group: &[Run]) -> Vec<Respelled> {
        let read = |start: usize, end: usize| {
            let typed: String = folded.get(start..end).unwrap_or_default().iter().collect();
            let best = self.pinyin.read(&typed).into_iter().next()?;
            Some(Respelled { start, end, text: best.text, form: Form::Pinyin, weight: best.weight })
        };
        let mut found = Vec::new();
        let mut left: Vec<Run> = Vec::new();
        let mut is_pinyin = false;
        let mut at = 0;
        while let Some(first) = group.get(at) {
            let longest = (at..group.len()).rev().take(LONGEST_STRETCH.min(group.len())).find_map(|last| {
                let end = group.get(last)?.end;
                read(first.start, end).map(|reading| (last, reading))
            });
            match longest {
                Some((last, reading)) => {
                    is_pinyin |= last > at || reading.end - reading.start >= TELLING_LETTERS;
                    found.push(reading);
                    at = last + 1;
                }
                None => {
                    left.push(*first);
                    at += 1;
                }
            }
        }
        let is_long = |run: &Run| run.end - run.start >= TELLING_LETTERS;
        // A word of syllables that no vocabulary has is a phrase: biande of 会变得好吗. Any other shows that it is names
        // alone that were typed so: of and over of `GDP of Zhumadian over the years`.
        let typed = |run: &Run| folded.get(run.start..run.end).unwrap_or_default().iter().collect::<String>();
        if !is_pinyin || left.iter().any(|run| !is_spelled(&typed(run))) {
            let telling = group.iter().filter(|run| is_long(run));
            return telling.filter_map(|run| read(run.start, run.end)).collect();
        }
        let particles = left.into_iter().map(|Run { start, end }| Respelled {
            start,
            end,
            text: String::new(),
            form: Form::Pinyin,
            weight: 0.0,
        });
        found.extend(particles);
        found.sort_by_key(|reading| reading.start);
        found
    }
}

/// `folded` with the respelled parts put in.
#[must_use]
pub fn apply(folded: &[char], respelled: &[Respelled]) -> Vec<char> {
    let mut printed = Vec::with_capacity(folded.len());
    let mut at = 0;
    for part in respelled {
        printed.extend(folded.get(at..part.start).unwrap_or_default());
        printed.extend(part.text.chars());
        at = part.end.max(at);
    }
    printed.extend(folded.get(at..).unwrap_or_default());
    printed
}

/// Characters `start..end` that may be pinyin.
#[derive(Debug, Clone, Copy)]
struct Run {
    start: usize,
    end: usize,
}

/// Letters of pinyin with the colons and tone digits among them.
fn typed_words(folded: &[char]) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for (at, &character) in folded.iter().enumerate() {
        let goes_on = runs.last().is_some_and(|run| run.end == at);
        let is_joint = matches!(character, '1'..='5' | ':') || character == '\'' && !is_genitive(folded, at);
        let belongs = letter(character).is_some() || goes_on && is_joint;
        match runs.last_mut() {
            Some(run) if goes_on && belongs => run.end = at + 1,
            _ if belongs => runs.push(Run { start: at, end: at + 1 }),
            _ => {}
        }
    }
    runs
}

/// True of the apostrophe of `Henan's`, which parts no syllables.
fn is_genitive(folded: &[char], at: usize) -> bool {
    let ends = folded.get(at + 2).is_none_or(|next| !next.is_ascii_alphanumeric());
    folded.get(at + 1) == Some(&'s') && ends
}

fn only_joints(folded: &[char], start: usize, end: usize) -> bool {
    folded.get(start..end).is_some_and(|between| between.iter().all(|joint| matches!(joint, ' ' | '-')))
}

#[cfg(test)]
mod tests {
    use std::sync::LazyLock;

    use super::*;
    use crate::text::{Segmenter, fold};

    static LEXICON: LazyLock<Lexicon> =
        LazyLock::new(|| Lexicon::parse(include_str!("../../config/lexicon.toml")).0);
    static WORDS: LazyLock<Segmenter> = LazyLock::new(|| Segmenter::new("").unwrap());
    static SPELLING: LazyLock<Spelling> =
        LazyLock::new(|| Spelling::build(&LEXICON, ["呼和浩特市", "呼和浩特", "我们", "武川县"].into_iter()));

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let folded = fold(text);
        let respelled = SPELLING.respell(folded.chars(), &LEXICON, |word| WORDS.has_word(word));
        let printed: String = apply(folded.chars(), &respelled).into_iter().collect();
        assert_eq!(printed, expected, "{text}");
    }

    #[test]
    fn pinyin_among_characters_and_english() {
        check("shiyelv mubiao", "失业率目标");
        check("今年shiyelv目标", "今年失业率目标");
        check("laojiu xiaoqu gaizao", "老旧小区改造");
        check("GDP mubiao", "gdp 目标");
        check("huhehaote GDP zengzhang duoshao?", "呼和浩特 gdp 增长多少?");
        check("shiyelv target", "失业率 target");
        check("shi1 ye4 lv4", "失业率");
        check("yiliao", "医疗");
        check("GDP of Huhehaote over the years", "gdp of 呼和浩特 over the years");
        check("did Huhehaote meet its target", "did 呼和浩特 meet its target");
        check("wuchuanxian's GDP", "武川县's gdp");
    }

    #[test]
    fn english_stays() {
        for text in [
            "how do i cook rice",
            "what about women",
            "unemployment rate target",
            "change the language",
            "tell me a joke",
            "what is the gdp growth in 2020",
            "can you manage to finance these",
        ] {
            check(text, text);
        }
    }

    #[test]
    fn pinyin_and_slips_in_one_question() {
        check("地区生产总直 mubiao", "地区生产总值 目标");
        // Behind what was pasted somebody asks.
        let pasted = "各位代表。".repeat(60);
        check(&format!("{pasted}地区生产总直"), &format!("{}地区生产总值", pasted));
    }
}
