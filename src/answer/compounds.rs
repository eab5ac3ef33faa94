//! Names that a question makes of words side by side: what they name comes last, what stands before says which.

use super::telling::Telling;
use super::weights::{LONG_TAIL, floor, worth};
use crate::question::{Affixes, Word, is_level};

/// Words that stand right behind the name of something, with that, and where it stands.
pub(super) fn compounds<'w>(
    words: &'w [(&'w Word, f32)],
) -> impl Iterator<Item = (usize, (&'w Word, &'w Word))> {
    let pairs = words.iter().zip(words.iter().skip(1)).map(|((before, _), (word, _))| (*before, *word));
    pairs.enumerate().filter(|(_, (before, word))| {
        before.is_concept && word.follows(before) && !is_time_or_people(&before.text)
    })
}

/// True where what a run of words names is not held; it comes last in Chinese: what is said of 消费 tells nothing of
/// 消费支出, and what is said of 粮食产量 nothing of 粮食出口. `alone` is held by the clause alone.
pub(super) fn lacks_head(words: &[(&Word, f32)], affixes: &Affixes, told: &Telling, alone: &Telling) -> bool {
    let mut compounds = compounds(words);
    compounds.any(|(at, (_, word))| {
        let is_last = words.get(at + 2).is_none_or(|(next, _)| !next.follows(word));
        // 规模 and 数量 name nothing by themselves.
        let is_head = is_last && !affixes.is_ending(&word.text);
        let telling = words.get(at + 1).map_or(0.0, |(_, telling)| *telling);
        match word.is_measure {
            true => !is_held(alone, at + 1) || is_missing(told, at),
            false => is_head && !word.is_concept && telling >= worth::HEAD && !is_held(told, at + 1),
        }
    })
}

/// True of a figure whose name ends as a run of words does and begins with another thing than that: 粮食种植面积 is no
/// 花生种植面积. `alone` is held by the figure's own clause.
pub(super) fn begins_otherwise(
    words: &[(&Word, f32)],
    affixes: &Affixes,
    name: &str,
    alone: &Telling,
) -> bool {
    words.iter().enumerate().any(|(at, (first, telling))| {
        // 省 and 市 say whose, however little they tell.
        let may_begin = (first.is_concept && *telling >= worth::HEAD || is_level(&first.text))
            && alone.words.get(at).is_none_or(|word| word.held < floor::MEASURES)
            && !is_time_or_people(&first.text);
        let tail = if may_begin { behind(words, at) } else { String::new() };
        tail.chars().count() >= LONG_TAIL
            && name.find(&tail).is_some_and(|at| at > 0)
            // 通车 of 通车总里程 names no other thing.
            && !affixes.bare(name).contains(&tail)
    })
}

/// The words that stand side by side behind one of these, together.
fn behind(words: &[(&Word, f32)], at: usize) -> String {
    let pairs = words.iter().skip(at).zip(words.iter().skip(at + 1));
    let side_by_side = pairs.take_while(|((before, _), (word, _))| word.follows(before));
    side_by_side.map(|(_, (word, _))| word.text.as_str()).collect()
}

/// True of a name that says when, or of everybody: 今后五年, 十四五期间, 老百姓. Reports put such words their own way, or
/// leave them out.
pub(super) fn is_time_or_people(word: &str) -> bool {
    word.ends_with(['年', '期', '间', '五'])
        || ["百姓", "群众", "人民"].iter().any(|people| word.ends_with(people))
}

fn is_held(telling: &Telling, at: usize) -> bool {
    telling.words.get(at).is_some_and(|word| word.held >= floor::PARTLY)
}

pub(super) fn is_missing(telling: &Telling, at: usize) -> bool {
    telling.words.get(at).is_none_or(|word| word.held < floor::HARDLY)
}

#[cfg(test)]
mod tests {
    use smallvec::smallvec;

    use super::*;
    use crate::answer::telling::Told;
    use crate::question::Lexicon;

    /// 国内生产总值 is held, the word right behind it is not.
    #[track_caller]
    fn check(behind: &str, expected: bool) {
        let word = |text: &str, span, is_concept| Word {
            text: text.to_owned(),
            ask: 0,
            is_concept,
            is_measure: is_concept,
            concepts: Vec::new(),
            rarity: 0.5,
            is_counted: false,
            span: Some(span),
        };
        let (name, behind) = (word("国内生产总值", (0, 6), true), word(behind, (6, 8), false));
        let told = |word: &Word, held| Told { text: word.text.as_str().into(), telling: 0.5, held };
        let telling = Telling { words: smallvec![told(&name, 1.0), told(&behind, 0.0)] };
        let lexicon = Lexicon::parse(include_str!("../../config/lexicon.toml")).0;
        let words = [(&name, 0.5), (&behind, 0.5)];
        assert_eq!(lacks_head(&words, lexicon.affixes(), &telling, &telling), expected, "{behind:?}");
    }

    #[test]
    fn what_a_name_ends_with_is_what_is_asked_for() {
        check("核算", true);
        check("规模", false);
    }

    #[test]
    fn what_only_says_how_a_line_is_used_begins_no_other_name() {
        let word = |text: &str, span, is_concept| Word {
            text: text.to_owned(),
            ask: 0,
            is_concept,
            is_measure: false,
            concepts: Vec::new(),
            rarity: 0.5,
            is_counted: false,
            span: Some(span),
        };
        let (road, total, length) =
            (word("高速路", (0, 3), true), word("总", (3, 4), false), word("里程", (4, 6), false));
        let lexicon = Lexicon::parse(include_str!("../../config/lexicon.toml")).0;
        let words = [(&road, 0.5), (&total, 0.1), (&length, 0.5)];
        let begins = |name: &str| begins_otherwise(&words, lexicon.affixes(), name, &Telling::default());
        assert!(begins("农村公路总里程") && !begins("通车总里程"));
    }
}
