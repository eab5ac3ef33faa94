//! Which figures of the evidence answer, best first.

use super::evidence::Evidence;
use super::fitted::Fitted;
use super::weights::{MOST_FIGURES, PLACES, floor};
use crate::figures::{Aspect, Change, Figure};
use crate::question::{Question, Want};

/// Units that count anything.
const GENERIC: [&str; 5] = ["个", "项", "种", "件", "家"];

/// True of a unit that says little of what is counted.
pub(super) fn is_generic(unit: &str) -> bool {
    GENERIC.contains(&unit)
}

/// How much of what was asked a figure must measure.
pub(super) fn least(question: &Question) -> f32 {
    let topic = &question.topic;
    if topic.is_one_thing() && question.want.asks_total() {
        floor::MEASURES_ALL
    } else if topic.is_one_thing() && topic.is_measure {
        floor::MEASURES_KNOWN
    } else {
        floor::MEASURES_LITTLE
    }
}

/// The figures that score at least `share` of the best. Where the aspect asked for is printed, others stay out.
pub(super) fn figures(question: &Question, evidence: &Evidence<'_>, share: f32) -> Vec<Figure> {
    let places = if evidence.wants_figure { PLACES } else { 1 };
    let mut found: Vec<(f32, &Fitted<'_>)> = Vec::new();
    for (place, candidate) in evidence.candidates.iter().take(places).enumerate() {
        for one in candidate.figures.iter().filter(|one| one.measures_it()) {
            // Figures of the passages that answer best come first among equals.
            let is_best = one.figure.place.sentence == candidate.best;
            let nearness = 1.0 - 0.1 * place as f32 + if is_best { 0.2 } else { 0.0 };
            found.push((one.fit.score() * nearness * (0.4 + 0.6 * one.told.covered()), one));
        }
    }
    let is_single = question.topic.concepts.len() == 1;
    let is_itself = |one: &Fitted<'_>| {
        one.fit.indicator >= floor::EXACT && one.fit.aspect > 0.0 && one.fit.is_of_period()
    };
    if is_single && found.iter().any(|(_, one)| is_itself(one)) {
        // 农村居民收入 in the best passage is near 居民收入, which another prints by itself.
        for (score, one) in &mut found {
            *score *= one.fit.indicator.powi(2);
        }
    }
    found.sort_by(|a, b| b.0.total_cmp(&a.0));
    if question.want.is_money() {
        // An amount that was asked for is no growth in per cent.
        found.retain(|(_, one)| one.figure.unit.contains('元'));
    }
    if question.want.unit().is_some_and(|unit| !is_generic(unit)) {
        // What is counted in another unit is another thing: 个 of roads where 户 of homes was asked.
        found.retain(|(_, one)| one.fit.is_in_unit());
        // 个 counts anything: what is counted by it must be known by more than that.
        let is_surely = |one: &Fitted<'_>| {
            one.fit.indicator >= floor::MEASURES || one.told.covered() >= floor::SAYS_NUMBER
        };
        found.retain(|(_, one)| one.fit.unit >= 1.0 || is_surely(one));
    }
    let Some((most, best)) = found.first().map(|(score, one)| (*score, *one)) else { return Vec::new() };
    // Where the thing itself is measured, a part of it is another thing: 海洋生产总值 beside 生产总值.
    let is_exact = is_single && best.fit.indicator >= floor::EXACT;
    let least = if is_exact { floor::NEARLY_EXACT } else { least(question) };
    // What is said of a thing was asked: a number beside it is of that thing.
    let is_beside = matches!(question.want, Want::Passage { .. }) && !question.when.is_named;
    let is_alone = question.topic.words.len() == 1;
    // How far it has come was asked: what measures a part of it tells nothing of that.
    let is_told = question.when.looks_back && !question.topic.is_measure;
    let is_of_it = |one: &Fitted<'_>| {
        let is_measured = one.fit.indicator >= floor::MEASURES;
        let is_of_clause = one.named >= floor::NAMES_IT;
        // Its very name is enough; of a part of what was asked the clause must say the rest.
        one.fit.indicator >= floor::EXACT
            || !is_told && is_measured && (is_alone || is_of_clause)
            || !is_told && is_of_clause && one.told.covered() >= floor::ANSWERS_VALUE
    };
    let mut shown: Vec<Figure> = Vec::new();
    let chosen = found
        .iter()
        .filter(|(score, one)| *score >= share * most && one.fit.indicator >= least)
        .filter(|(_, one)| !is_beside || is_of_it(one))
        .filter(|(_, one)| one.fit.is_of_period() || best.fit.period <= 0.0 && !question.when.is_named)
        .filter(|(_, one)| is_of_aspect(question, best.figure.aspect, one.figure.aspect))
        .map(|(_, one)| one.figure);
    for figure in chosen.flat_map(|figure| with_base(question, evidence, figure)) {
        if shown.len() < MOST_FIGURES && !shown.iter().any(|known| says_the_same(known, figure)) {
            shown.push(figure.clone());
        }
    }
    shown
}

/// The figure, after what it began with where that was asked for, too.
fn with_base<'a>(
    question: &Question,
    evidence: &Evidence<'a>,
    figure: &'a Figure,
) -> impl Iterator<Item = &'a Figure> {
    let all = evidence.candidates.iter().flat_map(|candidate| &candidate.figures).map(|one| one.figure);
    let is_base = |one: &&Figure| {
        one.change == Some(Change::From)
            && one.indicator == figure.indicator
            && one.aspect == figure.aspect
            && (one.place.paragraph, one.place.sentence) == (figure.place.paragraph, figure.place.sentence)
    };
    let base = question.want.asks_base().then(|| all.into_iter().find(is_base)).flatten();
    base.into_iter().chain(std::iter::once(figure))
}

/// A report tells one number in several places: 2015 as the end of five years, and as the year that is over.
fn says_the_same(known: &Figure, figure: &Figure) -> bool {
    known.place.paragraph.report == figure.place.paragraph.report
        && (&known.indicator, known.aspect, known.nature) == (&figure.indicator, figure.aspect, figure.nature)
        && (&known.period, &known.scope) == (&figure.period, &figure.scope)
        && (known.value, known.upper, &known.unit, known.bound)
            == (figure.value, figure.upper, &figure.unit, figure.bound)
}

/// The figure of the best sentence that counts in the unit asked for, where it is the only one: what it is called
/// may share no word with the question.
pub(super) fn by_unit(question: &Question, evidence: &Evidence<'_>) -> Option<Figure> {
    let best = evidence.candidates.first()?;
    // All there is of a thing is told by its own name: 乡镇敬老院 are no 乡镇.
    question.want.unit().filter(|unit| !(question.want.asks_total() && is_generic(unit)))?;
    // Of several things, of which one is known as measured, a figure may count another.
    question.want.unit().filter(|_| !question.topic.has_measure || question.topic.concepts.len() == 1)?;
    let is_meant = |one: &&Fitted<'_>| {
        one.figure.place.sentence == best.best
            && one.fit.is_in_unit()
            && one.fit.is_of_period()
            && !one.fit.is_another
            && (one.named >= floor::NAMES || one.told.covered() >= floor::HOLDS)
            && one.told.covered() >= floor::COUNTS
            && !one.told.is_of_another()
    };
    let counted: Vec<&Fitted<'_>> = best.figures.iter().filter(is_meant).collect();
    let exactly: Vec<&Fitted<'_>> = counted.iter().filter(|one| one.fit.unit >= 1.0).copied().collect();
    match (exactly.as_slice(), counted.as_slice()) {
        ([only], _) | ([], [only]) => Some(only.figure.clone()),
        _ => None,
    }
}

/// Level and growth are never mixed where one of them was asked for.
fn is_of_aspect(question: &Question, best: Aspect, own: Aspect) -> bool {
    question.want.aspect().is_none() || best == own
}
