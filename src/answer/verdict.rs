//! Whether what was gathered answers the question: the one place where wenzheng says that it does not know.

use super::chosen;
use super::evidence::Evidence;
use super::spoken_of::{is_printed, is_spoken_of};
use super::weights::floor;
use crate::figures::Nature;
use crate::library::Library;
use crate::question::{Fact, Question, Want};
use crate::report::Year;

/// What may be said of a question.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Verdict {
    pub(super) ruling: Ruling,
    /// Why it is no answer; empty for one.
    pub(super) reasons: Vec<Reason>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ruling {
    Answered,
    /// Nothing answers; what is nearest may be shown as such.
    Near,
    Nothing,
}

/// Why something is no answer.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Reason {
    /// Too little of what was asked is found.
    Uncovered { covered: f32, wanted: f32 },
    /// It is about a place without a report.
    Elsewhere(String),
    /// It names, in Latin letters, something that no report names.
    Stranger(String),
    /// It is about a place inside a region, of which nothing is measured.
    Inside(String),
    /// No report reviews or plans the year.
    UnheldYear(Year),
    /// The thing is measured for another year or nature only.
    OtherPeriod,
    /// How much there is was asked, and only how fast it grows is printed, or the other way.
    OtherAspect,
    /// A word that tells much of what was asked is not in the nearest passage.
    Lacks(String),
    /// A number was asked for, and none measures it.
    Unmeasured,
    /// It is about this moment.
    Moment,
    /// It is a thing of everyday life.
    Everyday,
    /// It asks who holds an office.
    Office,
    /// The report does not say it of itself.
    Unsaid,
    /// No report has the words.
    Unmentioned(String),
}

/// Judges once, from the evidence alone.
pub(super) fn verdict(question: &Question, library: &Library, evidence: &Evidence<'_>) -> Verdict {
    let is_whole = match question.want {
        Want::Fact(Fact::Office) => return near(vec![Reason::Office]),
        Want::Fact(_) | Want::Overview(_) | Want::Mention(_) | Want::Fulfilled(_) => true,
        // The ledger tells it, whatever passages hold.
        _ => evidence.table.is_some() || evidence.unheld.is_some(),
    };
    let reasons = not_of_the_library(question, library, evidence, is_whole);
    let is_elsewhere = reasons.iter().any(|reason| matches!(reason, Reason::Elsewhere(_)));
    if is_elsewhere {
        return Verdict { ruling: Ruling::Nothing, reasons };
    }
    if !reasons.is_empty() && !is_whole && evidence.coverage < floor::NEAR {
        return Verdict { ruling: Ruling::Nothing, reasons };
    }
    if !reasons.is_empty() {
        return near(reasons);
    }
    if is_whole {
        return Verdict { ruling: Ruling::Answered, reasons };
    }
    let (covered, wanted) = (grasp(evidence), floor(question));
    if evidence.coverage < floor::NEAR {
        return Verdict { ruling: Ruling::Nothing, reasons: vec![Reason::Uncovered { covered, wanted }] };
    }
    let mut reasons: Vec<Reason> = Vec::new();
    if is_other_period(question, evidence) {
        reasons.push(Reason::OtherPeriod);
    }
    if covered < wanted || evidence.telling.lacks_name() {
        let is_everyday = !question.topic.everyday.is_empty();
        reasons.push(if is_everyday { Reason::Everyday } else { Reason::Uncovered { covered, wanted } });
    }
    if let Some(word) = evidence.unprinted.clone().filter(|_| reasons.is_empty()) {
        // Without it hardly anything is left to be near to.
        let is_far = evidence.telling.covered() < floor::PARTLY;
        let ruling = if is_far { Ruling::Nothing } else { Ruling::Near };
        return Verdict { ruling, reasons: vec![Reason::Lacks(word)] };
    }
    // What has nothing to do with reports has no nearest passage.
    let is_far = covered < floor::FAR * wanted || reasons.contains(&Reason::Everyday);
    if !reasons.is_empty() && is_far {
        return Verdict { ruling: Ruling::Nothing, reasons };
    }
    if reasons.is_empty() && is_of_a_shop(question, evidence) {
        return Verdict { ruling: Ruling::Nothing, reasons: vec![Reason::Everyday] };
    }
    if reasons.is_empty() && is_unmeasured(question, evidence) {
        reasons.push(unmeasured(question, evidence));
    } else if reasons.is_empty() && is_other_aspect(question, evidence) {
        reasons.push(Reason::OtherAspect);
    }
    if reasons.is_empty() { Verdict { ruling: Ruling::Answered, reasons } } else { near(reasons) }
}

/// What one of something costs was asked, and no report measures it: 羊肉多少钱一斤 is no matter of reports.
fn is_of_a_shop(question: &Question, evidence: &Evidence<'_>) -> bool {
    question.want.per().is_some() && !question.topic.has_measure && is_unmeasured(question, evidence)
}

/// Why no number is shown: the place or the word that none is about.
fn unmeasured(question: &Question, evidence: &Evidence<'_>) -> Reason {
    let inside = question.places.inside.first().cloned().map(Reason::Inside);
    let lacks = || evidence.telling.unsaid().map(|word| Reason::Lacks(word.to_owned()));
    inside.or_else(lacks).unwrap_or(Reason::Unmeasured)
}

fn near(reasons: Vec<Reason>) -> Verdict {
    Verdict { ruling: Ruling::Near, reasons }
}

/// What takes the question out of what the library holds, whatever was found.
fn not_of_the_library(
    question: &Question,
    library: &Library,
    evidence: &Evidence<'_>,
    is_whole: bool,
) -> Vec<Reason> {
    let mut reasons: Vec<Reason> = Vec::new();
    if question.places.regions.is_empty() {
        let places = question.places.elsewhere.iter();
        let foreign = places.filter(|place| !is_spoken_of(question, library, evidence, place));
        reasons.extend(foreign.cloned().map(Reason::Elsewhere));
    }
    let years = &question.when.years;
    // What moved since a year without a report is told by its want.
    let is_unheld = !years.is_empty()
        && evidence.unheld.is_none()
        && !years.iter().any(|year| is_held(question, library, *year))
        && (is_whole || evidence.figure < floor::MEASURES)
        // A text may name a year of another time: 2008年奥运会.
        && (is_whole || question.want.asks_number() || question.topic.is_measure || grasp(evidence) < floor::ANSWERS_VALUE);
    if is_unheld {
        reasons.extend(years.iter().copied().map(Reason::UnheldYear));
    }
    let asks_number = question.want.asks_number() || question.topic.has_measure;
    if asks_number && evidence.wants_figure {
        // A number of a place that nobody knows is no number of the place that is known.
        reasons.extend(evidence.strangers.iter().cloned().map(Reason::Stranger));
    }
    let is_own = question.topic.is_personal;
    // What was found without a search has no passages to look into.
    let inside = question.places.inside.iter().filter(|_| !evidence.candidates.is_empty());
    reasons.extend(inside.filter(|place| !is_printed(library, evidence, place)).cloned().map(Reason::Inside));
    if question.when.is_moment && (is_own || evidence.coverage < floor::HOLDS) {
        reasons.push(Reason::Moment);
    }
    reasons
}

/// What must be covered.
pub(super) fn floor(question: &Question) -> f32 {
    let topic = &question.topic;
    if topic.is_personal {
        floor::ANSWERS_PERSONAL
    } else if !topic.everyday.is_empty() {
        floor::ANSWERS_EVERYDAY
    } else if topic.concepts.is_empty() {
        floor::ANSWERS
    } else {
        floor::ANSWERS_CONCEPT
    }
}

/// True when a report of the regions named, or any, reviews or plans the year; of its targets, when one plans it.
fn is_held(question: &Question, library: &Library, year: Year) -> bool {
    let corpus = library.corpus();
    let is_target = question.when.nature == Some(Nature::Target);
    let tells = |own: Year| own == year || own.previous() == year && !is_target;
    let years_of = |region: &String| {
        let own = corpus.of_region(region).iter();
        own.filter_map(|number| corpus.reports().get(*number as usize)?.facts.year)
    };
    match question.places.regions.as_slice() {
        [] => corpus.years().into_iter().any(tells),
        named => named.iter().flat_map(years_of).any(tells),
    }
}

/// A number was asked for, and no figure measures it, nor do the words around one; or a word that tells much is
/// nowhere near: what is measured then is something else.
fn is_unmeasured(question: &Question, evidence: &Evidence<'_>) -> bool {
    let is_inside = !question.places.inside.is_empty() && question.topic.has_measure && evidence.wants_figure;
    if is_inside && evidence.figure < floor::MEASURES_LITTLE {
        return true;
    }
    // What the lexicon knows as measured is measured by figures, or not at all.
    let is_known = question.topic.is_measure && question.topic.words.len() == 1;
    let least = chosen::least(question);
    let is_single = question.topic.is_one_thing();
    // The name of a measure and nothing else asks for it, or for what is said of it by that name.
    if is_known
        && is_bare(question)
        && evidence.wants_figure
        && evidence.figure < least
        && evidence.telling.covered() < floor::NAMED
    {
        return true;
    }
    let is_nowhere =
        evidence.figure < least && (is_single || evidence.words_of_period < floor::ANSWERS_VALUE);
    let has_unit = question.want.unit().is_some_and(|unit| !matches!(unit, "亿" | "万"));
    let said = if has_unit { floor::SAYS_IN_UNIT } else { floor::SAYS_NUMBER };
    let is_only = chosen::by_unit(question, evidence).is_some();
    let is_said = !is_known && !is_single && evidence.says_number && grasp(evidence) >= said || is_only;
    // What is counted in another unit is another thing: kilometres of a line where its passengers were asked.
    let is_uncounted = question.want.unit().is_some_and(|unit| !chosen::is_generic(unit))
        && matches!(question.want, Want::Value(_))
        && !evidence.is_counted
        && !is_only
        && !evidence.says_number;
    let is_of_another = evidence.figure < floor::MEASURES_LITTLE && evidence.telling.is_of_another();
    question.want.asks_number() && (is_nowhere && !is_said || is_uncounted || is_of_another)
}

/// The question is hardly more than one word: an aspect of it or whether it grows is not asked.
fn is_bare(question: &Question) -> bool {
    let letters = |text: &str| text.chars().filter(|one| one.is_alphanumeric()).count();
    // 海南旅游收入: whose it is adds nothing.
    let is_whose = |region: &String| question.text.contains(region.as_str());
    let whose = |region: &String| match is_whose(region) {
        true => letters(region),
        false => letters(region).saturating_sub(1),
    };
    let typed = letters(&question.text).saturating_sub(question.places.regions.iter().map(whose).sum());
    question.topic.words.iter().any(|word| letters(&word.text) + 1 >= typed)
}

/// How much of what was asked the best passage holds: the mean of what pairs of characters and words say.
pub(super) fn grasp(evidence: &Evidence<'_>) -> f32 {
    (evidence.coverage + evidence.telling.covered()) / 2.0
}

/// How much there is was asked, and figures tell only how fast it grows, or the other way.
fn is_other_aspect(question: &Question, evidence: &Evidence<'_>) -> bool {
    // What counts in the unit asked for tells it that way, however little of its name is shared.
    let least = match question.want.unit() {
        Some(_) => floor::MEASURES_LITTLE,
        None => floor::OF_ASPECT * evidence.figure,
    };
    question.want.aspect().is_some()
        && matches!(question.want, Want::Value(_))
        && evidence.figure >= floor::MEASURES
        && evidence.figure_of_aspect < least
        && chosen::by_unit(question, evidence).is_none()
}

/// The thing asked for is measured, but only for another year or nature than the one named.
fn is_other_period(question: &Question, evidence: &Evidence<'_>) -> bool {
    // Whether 养老金 went up is told by words as well.
    let is_told = question.when.looks_back && matches!(question.want, Want::Passage { .. });
    let asks_for_number = matches!(question.want, Want::Value(_)) || question.topic.has_measure && !is_told;
    let names_one =
        question.when.is_named && evidence.wants_figure && !matches!(question.want, Want::Compare(_));
    names_one
        && asks_for_number
        && !question.topic.concepts.is_empty()
        && evidence.figure < floor::MEASURES
        && !evidence.has_unit
        && evidence.words_of_period < floor::HOLDS
        && evidence.figure_of_other_period >= floor::HOLDS
}
