//! What a table compares: one indicator the way it was asked, and of each report the one figure that tells it.

use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::{FxHashMap, FxHashSet};

pub(super) use super::comparable::{Candidate, Key};
use super::comparable::{is_same, of_concepts};
use super::units::is_in_unit;
use crate::figures::{Aspect, Figure, Nature};
use crate::library::Library;
use crate::question::{ConceptId, ConceptKind, Question};
use crate::report::Year;

/// All figures that may answer, in reading order.
#[derive(Debug)]
pub(super) struct Column<'a> {
    library: &'a Library,
    pub(super) candidates: Vec<Candidate<'a>>,
    /// Targets in words have no unit and no aspect of their own.
    pub(super) in_words: Vec<Candidate<'a>>,
    /// What was done is asked for, not what there is.
    asks_deed: bool,
}

impl<'a> Column<'a> {
    /// What `regions` give of what `question` asks for.
    pub(super) fn of(question: &Question, library: &'a Library, regions: &[&str]) -> Column<'a> {
        let own = |concepts: &[ConceptId]| of_concepts(question, library, regions, concepts);
        let lexicon = &library.knowledge().lexicon;
        let is_indicator = |id: &ConceptId| lexicon.concept(*id).kind == ConceptKind::Indicator;
        let indicators: Vec<ConceptId> =
            question.topic.concepts.iter().copied().filter(is_indicator).collect();
        let affixes = lexicon.affixes();
        let asks_deed = question.topic.words.iter().any(|word| affixes.is_deed(&word.text));
        let found = own(if indicators.is_empty() { &question.topic.concepts } else { &indicators });
        if !indicators.is_empty() || question.topic.concepts.is_empty() {
            return Self::from(library, found, asks_deed);
        }
        // A subject is measured by its indicators where more give them: employment by new jobs.
        let near = question.topic.concepts.iter().flat_map(|id| {
            let subject = lexicon.concept(*id);
            let names_it = |id: &&ConceptId| lexicon.concept(**id).name.contains(&subject.name);
            lexicon.narrower(*id).iter().chain(subject.related.iter().filter(names_it))
        });
        let all = near.filter(|id| is_indicator(id)).map(|id| own(&[*id]));
        let regions_of =
            |found: &Vec<Candidate<'_>>| found.iter().map(|one| one.region).collect::<BTreeSet<_>>().len();
        let most = std::iter::once(found).chain(all).min_by_key(|found| std::cmp::Reverse(regions_of(found)));
        Self::from(library, most.unwrap_or_default(), asks_deed)
    }

    fn from(library: &'a Library, found: Vec<Candidate<'a>>, asks_deed: bool) -> Self {
        let (candidates, in_words) = found.into_iter().partition(|one| one.has_value);
        Self { library, candidates, in_words, asks_deed }
    }

    /// The same of these years alone.
    pub(super) fn of_years(&self, years: &[Year]) -> Column<'a> {
        let of =
            |all: &[Candidate<'a>]| all.iter().filter(|one| years.contains(&one.key.year)).copied().collect();
        let (candidates, in_words) = (of(&self.candidates), of(&self.in_words));
        Column { library: self.library, candidates, in_words, asks_deed: self.asks_deed }
    }

    /// Of all that could be compared, what most regions give; of about as many the newest, targets before results.
    pub(super) fn key(&self, question: &Question) -> Option<Key<'a>> {
        let mut counts: BTreeMap<Key<'a>, FxHashMap<&str, usize>> = BTreeMap::new();
        for one in self.candidates.iter().filter(|one| is_kind(question, one)) {
            let weight = if one.is_exact { EXACT } else { 1 };
            let known = counts.entry(one.key).or_default().entry(one.region).or_default();
            *known = weight.max(*known);
        }
        let counts: Vec<(Key<'a>, usize)> =
            counts.into_iter().map(|(key, regions)| (key, regions.values().sum())).collect();
        let is_asked = |key: &Key<'_>| question.want.aspect() == Some(key.aspect);
        let counts = if_any(counts, is_asked);
        let counts = if_any(counts, |key| self.asks_deed && key.is_deed);
        let is_of_size = asks_size(question);
        let counts = if_any(counts, |key| is_of_size && key.aspect == Aspect::Level);
        let Some(most) = counts.iter().map(|(_, count)| *count).max() else { return self.key_in_words() };
        // 2024年GDP is how much there was, where about as many say it as say how it grew.
        let is_bare = question.when.nature == Some(Nature::Result) && question.want.aspect().is_none();
        let is_amount = |(key, count): &(Key<'_>, usize)| {
            is_bare && key.aspect == Aspect::Level && key.nature == Nature::Result && *count * 2 >= most
        };
        let has_amount = counts.iter().any(is_amount);
        let counts: Vec<(Key<'a>, usize)> =
            counts.into_iter().filter(|one| !has_amount || is_amount(one)).collect();
        let enough = counts.into_iter().filter(|(_, count)| *count * 2 >= most);
        // 增速 and 总量 without a word of a plan ask what there was; so does 失业率最低的省.
        let is_picked = question.over.picks() && question.when.nature.is_none();
        let asks_result = question.when.years.is_empty() && (question.want.aspect().is_some() || is_picked);
        let best = enough.max_by_key(|(key, count)| {
            let is_result = asks_result && key.nature == Nature::Result;
            (key.told(), is_result, *count, key.nature == Nature::Target)
        });
        best.map(|(key, _)| key)
    }

    /// Where none gives a number: what most promise in words, of as many the newest.
    fn key_in_words(&self) -> Option<Key<'a>> {
        let mut regions: BTreeMap<Key<'a>, BTreeSet<&str>> = BTreeMap::new();
        for one in self.in_words.iter().filter(|one| one.is_exact) {
            regions.entry(one.key).or_default().insert(one.region);
        }
        regions.into_iter().max_by_key(|(key, regions)| (regions.len(), key.told())).map(|(key, _)| key)
    }

    /// The figure of a candidate. Reads its page.
    pub(super) fn figure(&self, one: &Candidate<'a>) -> Option<&'a Figure> {
        self.library.ledger().figure(one.figure)
    }

    /// The one figure of each region, in the order of `regions`; what is promised in words where there is no number.
    pub(super) fn rows(&self, key: Key<'a>, regions: &[&'a str]) -> Vec<(&'a str, Option<&'a Figure>)> {
        let of_key: Vec<&Candidate<'a>> = self.candidates.iter().filter(|one| one.key == key).collect();
        let base = commonest(&of_key);
        let fits = of_key.into_iter().filter(|one| base.is_none_or(|base| is_same(base, one)));
        let own = by_region(fits);
        // 迈上14万亿元台阶 tells how much there is where nothing tells it better.
        let milestone = Key { aspect: Aspect::Milestone, ..key };
        let is_level = key.aspect == Aspect::Level;
        let passed =
            by_region(self.candidates.iter().filter(|one| is_level && one.is_exact && one.key == milestone));
        let is_told =
            |one: &&Candidate<'_>| one.is_exact && one.key.nature == key.nature && one.key.year == key.year;
        let in_words = by_region(self.in_words.iter().filter(is_told));
        let row = |region: &&'a str| {
            // The last of equal ones would win: the first in reading order is meant.
            let best = own.get(region).and_then(|own| {
                own.iter().rev().max_by_key(|one| {
                    (base.is_some_and(|base| base.indicator == one.indicator), one.is_exact, one.record)
                })
            });
            let first = |own: &Vec<&Candidate<'a>>| own.first().and_then(|one| self.figure(one));
            let passed = || passed.get(region).and_then(first);
            let in_words = || in_words.get(region).and_then(first);
            let best = best.and_then(|one| self.figure(one));
            (*region, best.or_else(passed).or_else(in_words))
        };
        regions.iter().map(row).collect()
    }
}

/// Candidates in reading order.
pub(super) type ByRegion<'c, 'a> = FxHashMap<&'a str, Vec<&'c Candidate<'a>>>;

pub(super) fn by_region<'c, 'a>(all: impl Iterator<Item = &'c Candidate<'a>>) -> ByRegion<'c, 'a> {
    let mut found: ByRegion<'c, 'a> = FxHashMap::default();
    all.for_each(|one| found.entry(one.region).or_default().push(one));
    found
}

/// 哪个省进出口最多 asks who has most of it; of a target the way it is set is meant.
pub(super) fn asks_size(question: &Question) -> bool {
    let is_target = question.when.nature == Some(Nature::Target);
    question.over.is_of_size() && question.want.aspect().is_none() && !is_target
}

/// Those of which it is true; all where it is true of none.
fn if_any<'a>(counts: Vec<(Key<'a>, usize)>, is_so: impl Fn(&Key<'a>) -> bool) -> Vec<(Key<'a>, usize)> {
    let (so, others): (Vec<_>, Vec<_>) = counts.into_iter().partition(|(key, _)| is_so(key));
    if so.is_empty() { others } else { so }
}

/// How much more a region counts that gives it by the very name.
const EXACT: usize = 4;

/// Of the aspect and the kind of unit that were asked for.
pub(super) fn is_kind(question: &Question, one: &Candidate<'_>) -> bool {
    let own = one.key.aspect;
    let is_aspect = match question.want.aspect() {
        None => !matches!(own, Aspect::Rank | Aspect::Milestone),
        Some(asked) if asked == own => true,
        // How much it grew by tells of growth, too; a rate is how much of it there is.
        Some(Aspect::Growth) => own == Aspect::Change,
        Some(Aspect::Level) => matches!(own, Aspect::Change | Aspect::Share),
        Some(_) => false,
    };
    let is_unit = question.over.limit.as_ref().is_none_or(|limit| is_in_unit(limit, one.key.unit));
    is_aspect && is_unit
}

/// The indicator by which most give it.
fn commonest<'c, 'a>(of_key: &[&'c Candidate<'a>]) -> Option<&'c Candidate<'a>> {
    let mut regions: FxHashMap<&str, FxHashSet<&str>> = FxHashMap::default();
    of_key.iter().for_each(|one| {
        regions.entry(one.indicator).or_default().insert(one.region);
    });
    let count = |one: &Candidate<'_>| regions.get(one.indicator).map_or(0, FxHashSet::len);
    of_key.iter().rev().copied().max_by_key(|one| (one.is_exact, count(one)))
}

/// The one of each year and nature (a target or not), all of one measure: 登记失业率 never follows 调查失业率.
pub(super) fn of_one_measure<'c, 'a>(
    own: Vec<&'c Candidate<'a>>,
) -> BTreeMap<(Year, bool), &'c Candidate<'a>> {
    let numbers: Vec<&Candidate<'a>> = own.iter().copied().filter(|one| one.has_value).collect();
    let Some(base) = commonest(if numbers.is_empty() { &own } else { &numbers }) else {
        return BTreeMap::new();
    };
    let mut chosen: BTreeMap<(Year, bool), &Candidate<'a>> = BTreeMap::new();
    for one in own.into_iter().filter(|one| is_same(base, one)) {
        let rank =
            |one: &Candidate<'_>| (one.has_value, one.indicator == base.indicator, one.is_exact, one.record);
        let best = chosen.entry((one.key.year, one.key.nature == Nature::Target)).or_insert(one);
        if rank(one) > rank(best) {
            *best = one;
        }
    }
    chosen
}
