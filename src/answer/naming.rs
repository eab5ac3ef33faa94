//! Whether an indicator is what was asked for, by its name.

use std::collections::HashMap;

use crate::figures::Figure;
use crate::library::Library;
use crate::question::{Affixes, ConceptId, ConceptKind, Match, Question};
use crate::text::folded;

/// The names of what is asked for.
pub(super) struct Names<'a> {
    /// Folded.
    printed: Vec<String>,
    /// The same without words that leave a name the same measure, each with which concept it is of.
    bare: HashMap<String, usize>,
    affixes: &'a Affixes,
}

impl<'a> Names<'a> {
    /// Of these concepts; the question's own words where there are none.
    pub(super) fn of(question: &Question, library: &'a Library, concepts: &[ConceptId]) -> Self {
        let lexicon = &library.knowledge().lexicon;
        let of = |id: &ConceptId| lexicon.concept(*id).names().map(folded).collect();
        let mut names: Vec<Vec<String>> = concepts.iter().map(of).collect();
        if names.is_empty() {
            let own = question.topic.query.asks.iter().filter_map(|ask| ask.forms.first());
            let own = own.map(|form| folded(&form.text));
            names.push(own.filter(|text| text.chars().count() > 1).collect());
        }
        Self::new(names, lexicon.affixes())
    }

    fn new(names: Vec<Vec<String>>, affixes: &'a Affixes) -> Self {
        let mut bare = HashMap::new();
        for (of, name) in
            names.iter().enumerate().flat_map(|(of, own)| own.iter().map(move |name| (of, name)))
        {
            for short in affixes.bare(name) {
                bare.entry(short).or_insert(of);
            }
        }
        Self { printed: names.concat(), bare, affixes }
    }

    /// Folded, as reports print them.
    pub(super) fn printed(&self) -> &[String] {
        &self.printed
    }

    /// Which concept a folded indicator names, and how; `None` when it is another measure.
    pub(super) fn named(&self, indicator: &str) -> Option<(usize, Named)> {
        let of = |name: &str| self.affixes.bare(name).iter().find_map(|bare| self.bare.get(bare).copied());
        if let Some(of) = self.affixes.deed(indicator).and_then(|(_, rest)| of(rest)) {
            return Some((of, Named::Deed));
        }
        let is_exact = self.printed.iter().any(|name| name == indicator);
        Some((of(indicator)?, if is_exact { Named::Exactly } else { Named::Otherwise }))
    }
}

/// How an indicator names what is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Named {
    Exactly,
    /// With words that leave it the same measure: 全社会固定资产投资.
    Otherwise,
    /// As what was done to it: 建成高标准农田.
    Deed,
}

/// Of a question for one measure and nothing else, whether a figure is of it: by one of its names, by one with
/// words that change nothing, or by one that leaves out some of its letters (投资 of 固定资产投资). What only holds the name is
/// another thing: 经济总量超200亿元县.
pub(super) fn is_of_measure(question: &Question, library: &Library, figure: &Figure) -> bool {
    let lexicon = &library.knowledge().lexicon;
    let [only] = question.topic.concepts.as_slice() else { return true };
    let concept = lexicon.concept(*only);
    let has_other_words =
        question.topic.words.iter().filter(|word| !word.is_concept).any(|word| !is_aspect(&word.text));
    if concept.kind != ConceptKind::Indicator || has_other_words {
        return true;
    }
    let own: Vec<ConceptId> = std::iter::once(*only).chain(concept.formerly.iter().copied()).collect();
    let names = Names::of(question, library, &own);
    let indicator = without_aside(&folded(&figure.indicator));
    // 出口 leaves out letters of 进出口总额, and is a measure of its own.
    let is_own = || {
        let of = lexicon.matches(&indicator.chars().collect::<Vec<_>>());
        let is_whole = |found: &Match| found.start == 0 && found.end == indicator.chars().count();
        of.iter().any(|found| is_whole(found) && !own.contains(&found.concept))
    };
    names.named(&indicator).is_some()
        || names.printed().iter().any(|name| leaves_out(name, &indicator)) && !is_own()
}

/// True where figures tell one measure by all the narrower ones that it has: 城乡居民收入 by that of townspeople and that
/// of farmers. One of them alone is another thing.
pub(super) fn are_its_sides(question: &Question, library: &Library, figures: &[Figure]) -> bool {
    let lexicon = &library.knowledge().lexicon;
    let [only] = question.topic.concepts.as_slice() else { return false };
    let is_whole = |id: &ConceptId| !lexicon.narrower(*id).is_empty();
    let sides: Vec<ConceptId> = lexicon.narrower(*only).iter().copied().filter(|id| !is_whole(id)).collect();
    let is_told = |id: &ConceptId| {
        let names = Names::of(question, library, &[*id]);
        let is_named = |figure: &Figure| names.named(&folded(&figure.indicator));
        figures.iter().any(|figure| matches!(is_named(figure), Some((_, Named::Exactly | Named::Otherwise))))
    };
    sides.len() > 1 && sides.iter().all(is_told)
}

/// A name without what it says again in brackets: 细颗粒物(PM2.5)浓度.
fn without_aside(name: &str) -> String {
    match (name.split_once('('), name.split_once(')')) {
        (Some((before, _)), Some((_, after))) => format!("{before}{after}"),
        _ => name.to_owned(),
    }
}

/// Words that say how a measure is told.
fn is_aspect(word: &str) -> bool {
    ["增长", "增速", "增幅", "涨幅", "总量", "总额", "规模"].contains(&word)
}

/// Letters that a name must have to be known with others between them.
const LONG: usize = 4;

/// True where an indicator begins and ends as a name does and has all its letters in order, with others between them:
/// 供浙气源综合价格 is a 供气价格.
pub(super) fn prints_apart(indicator: &str, name: &str) -> bool {
    name.chars().count() >= LONG
        && indicator.chars().next() == name.chars().next()
        && indicator.chars().last() == name.chars().last()
        && leaves_out(indicator, name)
}

/// True where `short` is `name` without some of its letters, in order.
fn leaves_out(name: &str, short: &str) -> bool {
    let mut letters = name.chars();
    !short.is_empty() && short.chars().all(|letter| letters.any(|own| own == letter))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_with_letters_left_out_is_the_same_name() {
        assert!(leaves_out("固定资产投资", "投资") && leaves_out("规模以上工业增加值", "工业增加值"));
        assert!(!leaves_out("规模以上工业增加值", "六大优势产业增加值"));
    }

    #[test]
    fn a_name_may_be_printed_with_letters_between() {
        assert!(prints_apart("供浙气源综合价格", "供气价格") && !prints_apart("工商业电价", "供气价格"));
        assert!(!prints_apart("供水价格", "水价"), "two letters stand in everything");
    }

    #[test]
    fn what_stands_in_brackets_is_said_again() {
        assert_eq!(without_aside("细颗粒物(pm2.5)浓度"), "细颗粒物浓度");
        assert_eq!(without_aside("粮食产量"), "粮食产量");
    }

    #[test]
    fn what_holds_a_name_is_another_thing() {
        let affixes = Affixes::default();
        let names = Names::new(vec![vec!["经济总量".to_owned(), "地区生产总值".to_owned()]], &affixes);
        assert_eq!(names.named("经济总量"), Some((0, Named::Exactly)));
        assert_eq!(names.named("经济总量超200亿元县"), None);
    }
}
