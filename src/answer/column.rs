//! What a table compares: one indicator the way it was asked, and of each report the one figure that tells it.

use std::collections::{BTreeMap, BTreeSet};

use super::naming::{Named, Names};
use super::units::{is_in_unit, reckoned};
use crate::figures::{Aspect, Change, Figure, Nature, PeriodKind};
use crate::library::{Library, Measured};
use crate::question::{ConceptId, ConceptKind, Question, is_carrier};
use crate::report::{Report, Year};
use crate::text::folded;

/// A figure with what it may stand beside.
#[derive(Debug, Clone, Copy)]
pub(super) struct Candidate<'a> {
    pub(super) region: &'a str,
    pub(super) figure: &'a Figure,
    pub(super) key: Key<'a>,
    /// Which of the concepts asked about it measures.
    concept: usize,
    /// The indicator is named exactly so.
    pub(super) is_exact: bool,
}

/// What may stand beside each other: how it is told, in which kind of unit, promised or achieved, in which year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Key<'a> {
    pub(super) aspect: Aspect,
    /// What was done in a year, not what there is.
    pub(super) is_deed: bool,
    pub(super) unit: &'a str,
    pub(super) nature: Nature,
    pub(super) year: Year,
}

impl Key<'_> {
    /// The year of the report that tells it.
    pub(super) fn told(&self) -> Year {
        if self.nature == Nature::Target { self.year } else { self.year.next() }
    }
}

/// All figures that may answer, in reading order.
#[derive(Debug)]
pub(super) struct Column<'a> {
    pub(super) candidates: Vec<Candidate<'a>>,
    /// Targets in words have no unit and no aspect of their own.
    in_words: Vec<Candidate<'a>>,
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
        if !found.is_empty() || question.topic.concepts.is_empty() {
            return Self::from(found, asks_deed);
        }
        // A subject is measured by its indicators: employment by new jobs.
        let near = question.topic.concepts.iter().flat_map(|id| {
            let subject = lexicon.concept(*id);
            let names_it = |id: &&ConceptId| lexicon.concept(**id).name.contains(&subject.name);
            lexicon.narrower(*id).iter().chain(subject.related.iter().filter(names_it))
        });
        let all = near.filter(|id| is_indicator(id)).map(|id| own(&[*id]));
        let regions_of =
            |found: &Vec<Candidate<'_>>| found.iter().map(|one| one.region).collect::<BTreeSet<_>>().len();
        let most = all.min_by_key(|found| std::cmp::Reverse(regions_of(found)));
        Self::from(most.unwrap_or_default(), asks_deed)
    }

    fn from(found: Vec<Candidate<'a>>, asks_deed: bool) -> Self {
        let (candidates, in_words) = found.into_iter().partition(|one| one.figure.value.is_some());
        Self { candidates, in_words, asks_deed }
    }

    /// The same of these years alone.
    pub(super) fn of_years(&self, years: &[Year]) -> Column<'a> {
        let of =
            |all: &[Candidate<'a>]| all.iter().filter(|one| years.contains(&one.key.year)).copied().collect();
        Column { candidates: of(&self.candidates), in_words: of(&self.in_words), asks_deed: self.asks_deed }
    }

    /// Of all that could be compared, what most regions give; of about as many the newest, targets before results.
    pub(super) fn key(&self, question: &Question) -> Option<Key<'a>> {
        let mut counts: BTreeMap<Key<'a>, BTreeMap<&str, usize>> = BTreeMap::new();
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
        let enough = counts.into_iter().filter(|(_, count)| *count * 2 >= most);
        // 增速 and 总量 without a word of a plan ask what there was.
        let asks_result = question.want.aspect().is_some() && question.when.years.is_empty();
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

    /// The one figure of each region, in the order of `regions`; what is promised in words where there is no number.
    pub(super) fn rows(&self, key: Key<'a>, regions: &[&'a str]) -> Vec<(&'a str, Option<&'a Figure>)> {
        let of_key: Vec<&Candidate<'a>> = self.candidates.iter().filter(|one| one.key == key).collect();
        let base = commonest(&of_key);
        let row = |region: &&'a str| {
            let own = of_key.iter().filter(|one| one.region == *region);
            let fits = own.filter(|one| base.is_none_or(|base| is_same(base, one)));
            // The last of equal ones would win: the first in reading order is meant.
            let best = fits.rev().max_by_key(|one| {
                (
                    base.is_some_and(|base| base.figure.indicator == one.figure.indicator),
                    one.is_exact,
                    one.figure.record,
                )
            });
            // 迈上14万亿元台阶 tells how much there is where nothing tells it better.
            let passed = || {
                let milestone = Key { aspect: Aspect::Milestone, ..key };
                let own = self.candidates.iter().filter(|one| one.region == *region && one.is_exact);
                own.filter(|one| key.aspect == Aspect::Level && one.key == milestone)
                    .map(|one| one.figure)
                    .next()
            };
            let in_words = || {
                let told = self.in_words.iter().filter(|one| one.region == *region);
                told.filter(|one| one.is_exact && one.key.nature == key.nature && one.key.year == key.year)
                    .map(|one| one.figure)
                    .next()
            };
            (*region, best.map(|one| one.figure).or_else(passed).or_else(in_words))
        };
        regions.iter().map(row).collect()
    }
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

fn of_concepts<'a>(
    question: &Question,
    library: &'a Library,
    regions: &[&str],
    concepts: &[ConceptId],
) -> Vec<Candidate<'a>> {
    let names = Names::of(question, library, concepts);
    let narrowing = narrowing(question);
    let when = &question.when.years;
    // What the figure itself tells is looked at before its report.
    let is_whole = |figure: &Figure| {
        let is_told = figure.record || figure.value.is_none();
        let is_nature = question.when.nature.is_none_or(|nature| nature == figure.nature);
        let is_own = figure.scope.is_none() && figure.base.year.is_none();
        is_told && is_nature && is_own && figure.change != Some(Change::From)
    };
    let candidate = |figure: &'a Figure| {
        if !is_whole(figure) {
            return None;
        }
        let report = library.corpus().report(figure.place.paragraph)?;
        let year = own_year(report, (figure.period.kind, figure.year()), figure.nature)?;
        let is_asked = when.is_empty() || when.contains(&year);
        let region = report.facts.region.as_deref().filter(|own| is_asked && regions.contains(own))?;
        let indicator = folded(&figure.indicator);
        let (concept, named) = names.named(&indicator)?;
        if !narrowing
            .iter()
            .all(|word| indicator.contains(word.as_str()) || figure.printed.contains(word.as_str()))
        {
            return None;
        }
        let (_, unit) = reckoned(0.0, &figure.unit);
        let is_deed = named == Named::Deed;
        let key = Key { aspect: figure.aspect, is_deed, unit, nature: figure.nature, year };
        Some(Candidate { region, figure, key, concept, is_exact: named == Named::Exactly })
    };
    // No page is read of a figure that cannot be one.
    let may_be = |one: &Measured| {
        let year = library.corpus().report(one.paragraph).and_then(|report| {
            let is_held = report.facts.region.as_deref().is_some_and(|own| regions.contains(&own));
            own_year(report, (one.kind, one.year), one.nature).filter(|_| is_held)
        });
        let is_nature = question.when.nature.is_none_or(|nature| nature == one.nature);
        is_nature && year.is_some_and(|year| when.is_empty() || when.contains(&year))
    };
    if concepts.is_empty() {
        let holds = |indicator: &str| names.printed().iter().any(|name| indicator.contains(name.as_str()));
        let named = library.named(holds).into_iter().filter(may_be);
        return named.filter_map(|one| library.ledger().figure(one.figure)).filter_map(candidate).collect();
    }
    let measuring = concepts.iter().flat_map(|id| library.measuring(*id, None));
    let mut measuring: Vec<usize> = measuring.filter(may_be).map(|one| one.figure).collect();
    measuring.sort_unstable();
    measuring.dedup();
    measuring.into_iter().filter_map(|at| library.ledger().figure(at)).filter_map(candidate).collect()
}

/// The year of a figure that its report is there to tell: this year's target, last year's result. A goal of years
/// ahead, an average over a span, and what was long ago are other stories.
fn own_year(report: &Report, (kind, year): (PeriodKind, Option<Year>), nature: Nature) -> Option<Year> {
    let year = year.filter(|_| kind == PeriodKind::Year)?;
    let own = match nature {
        Nature::Target => report.facts.year,
        Nature::Result | Nature::Forecast => report.facts.year.map(Year::previous),
        Nature::Standing | Nature::Unknown => None,
    };
    (own == Some(year)).then_some(year)
}

/// Words beside the concepts that make it a measure of its own: 高技术 of 高技术制造业增加值.
fn narrowing(question: &Question) -> Vec<String> {
    let topic = &question.topic;
    if topic.concepts.is_empty() {
        return Vec::new();
    }
    let words = topic.words.iter().filter(|word| !word.is_concept && !word.text.is_ascii());
    let words = words.filter(|word| word.text.chars().count() > 1 && !is_carrier(&word.text));
    words.map(|word| word.text.clone()).collect()
}

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
pub(super) fn commonest<'c, 'a>(of_key: &[&'c Candidate<'a>]) -> Option<&'c Candidate<'a>> {
    let count = |base: &Candidate<'_>| {
        let same = of_key.iter().filter(|one| one.figure.indicator == base.figure.indicator);
        same.map(|one| one.region).collect::<BTreeSet<_>>().len()
    };
    of_key.iter().rev().copied().max_by_key(|one| (one.is_exact, count(one)))
}

/// Whether two measure the same thing: 登记失业率 never stands beside 调查失业率.
pub(super) fn is_same(a: &Candidate<'_>, b: &Candidate<'_>) -> bool {
    let (one, other) = (a.figure.indicator.as_str(), b.figure.indicator.as_str());
    a.concept == b.concept || one.contains(other) || other.contains(one)
}
