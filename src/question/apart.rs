//! A name whose parts stand apart in a question: 欠了多少债, 办个公司, 农民去年收入.

use super::read::Read;
use super::taken::Taken;
use super::{Knowledge, Match};

/// A name of a concept with something else inside it.
#[derive(Debug)]
pub(super) struct Apart {
    /// Its parts, joined.
    pub(super) typed: String,
    pub(super) matches: Vec<Match>,
    /// Where its characters stand.
    pub(super) places: Vec<usize>,
}

/// What may stand inside a name, besides words that ask for a number or a time.
const INSIDE: &str = "了个点些过着到建修盖";
/// Characters inside it at most.
const MOST_INSIDE: usize = 6;

/// The first such name that is longer than every name it is made of.
pub(super) fn name(taken: &Taken<'_>, read: &Read, knowledge: &Knowledge) -> Option<Apart> {
    let kept: Vec<(usize, char)> = taken
        .left()
        .into_iter()
        .flat_map(|(start, end)| start..end)
        .filter_map(|at| Some((at, *taken.chars().get(at)?)))
        .filter(|(_, character)| !INSIDE.contains(*character))
        .collect();
    let chars: Vec<char> = kept.iter().map(|(_, character)| *character).collect();
    let found = knowledge.lexicon.matches(&chars);
    let cuts = knowledge.segmenter.cut(taken.chars());
    let splits_a_word = |at: usize| cuts.iter().any(|&(from, to)| from < at && at < to);
    let places = |one: &Match| -> Vec<usize> {
        kept.get(one.start..one.end).unwrap_or_default().iter().map(|(place, _)| *place).collect()
    };
    let is_apart = |one: &&Match| {
        let own = places(one);
        let (Some(first), Some(last)) = (own.first(), own.last()) else { return false };
        let inside = last - first + 1 - own.len();
        let crosses = |known: &Match| {
            let held = (known.start..known.end).filter(|at| own.contains(at)).count();
            held > 0 && held < known.end - known.start
        };
        let splits = splits_a_word(*first) || splits_a_word(last + 1);
        (1..=MOST_INSIDE).contains(&inside) && !splits && !read.matches.iter().any(crosses)
    };
    let first = found.iter().find(is_apart)?;
    let matches = found.iter().filter(|one| (one.start, one.end) == (first.start, first.end)).copied();
    Some(Apart {
        typed: chars.get(first.start..first.end)?.iter().collect(),
        matches: matches.collect(),
        places: places(first),
    })
}
