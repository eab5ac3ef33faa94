//! Which figures of the evidence answer, best first.

use super::evidence::{Candidate, Evidence};
use super::fitted::Fitted;
use super::weights::{AS_GOOD, MOST_FIGURES, PLACES, SPEAKING, floor};
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
    let found = candidates(question, evidence);
    let Some((most, best)) = found.first().map(|(score, one)| (*score, *one)) else { return Vec::new() };
    // Where the thing itself is measured, a part of it is another thing: 海洋生产总值 beside 生产总值.
    let is_exact = question.topic.concepts.len() == 1 && best.fit.indicator >= floor::EXACT;
    let least = if is_exact { floor::NEARLY_EXACT } else { least(question) };
    // What is said of a thing was asked: a number beside it is of that thing.
    let is_beside = match &question.want {
        Want::Passage { .. } => !question.when.is_named || !question.topic.has_measure,
        // 今年办哪些实事: what is named is listed, and not what it counts.
        want => matches!(want, Want::List),
    };
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
    // Of a year that was named, what has no year of its own tells less than what has.
    let is_dated = !question.when.years.is_empty() && question.when.is_named && best.fit.period >= 1.0;
    let mut shown: Vec<Figure> = Vec::new();
    let chosen = found
        .iter()
        .filter(|(score, one)| *score >= share * most && one.fit.indicator >= least)
        .filter(|(_, one)| !is_beside || is_of_it(one))
        .filter(|(_, one)| one.fit.is_of_period() || best.fit.period <= 0.0 && !question.when.is_named)
        .filter(|(_, one)| is_of_aspect(question, best.figure.aspect, one.figure.aspect))
        .filter(|(_, one)| !is_dated || one.fit.period >= 1.0)
        .map(|(_, one)| one.figure);
    for figure in chosen.flat_map(|figure| with_base(question, evidence, figure)) {
        if shown.len() < MOST_FIGURES && !shown.iter().any(|known| says_the_same(known, figure)) {
            shown.push(figure.clone());
        }
    }
    shown
}

/// The figures that measure what was asked in the unit that was asked for, best first, each with its score.
fn candidates<'e, 'a>(question: &Question, evidence: &'e Evidence<'a>) -> Vec<(f32, &'e Fitted<'a>)> {
    let places = if evidence.wants_figure { PLACES } else { 1 };
    let mut found: Vec<(f32, &Fitted<'a>)> = Vec::new();
    for (place, candidate) in evidence.candidates.iter().take(places).enumerate() {
        for one in candidate.figures.iter().filter(|one| one.measures_it()) {
            // Figures of the passages that answer best come first among equals.
            let is_best = one.figure.place.sentence == candidate.best;
            let nearness = 1.0 - 0.1 * place as f32 + if is_best { 0.2 } else { 0.0 };
            let words = 0.4 + 0.15 * one.told.covered() + 0.45 * one.named;
            found.push((one.fit.score() * nearness * words, one));
        }
    }
    let is_single = question.topic.concepts.len() == 1;
    // 智能手机零售额 is named by more of 手机零售 than 社会消费品零售总额 is; of one word all names say as much.
    let is_named_by_words = question.topic.concepts.len() < 2 && question.topic.words.len() > 1;
    let most_named = found.iter().map(|(_, one)| one.named).fold(0.0, f32::max);
    let is_itself = |one: &Fitted<'_>| {
        one.fit.indicator >= floor::EXACT
            && one.fit.aspect > 0.0
            && one.fit.is_of_period()
            && (!is_named_by_words || one.named >= floor::AS_NAMED * most_named)
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
    if let Some(named) = found.first().map(|(_, one)| one.named).filter(|_| is_named_by_words) {
        found.retain(|(_, one)| one.named >= floor::AS_NAMED * named);
    }
    found
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

/// The figure of the best sentence that counts in the unit asked for, where it is the only one, or of the next where that
/// is as good: what it is called may share no word with the question.
pub(super) fn by_unit(question: &Question, evidence: &Evidence<'_>) -> Option<Figure> {
    let top = evidence.candidates.first()?.score;
    // All there is of a thing is told by its own name: 乡镇敬老院 are no 乡镇.
    question.want.unit().filter(|unit| !(question.want.asks_total() && is_generic(unit)))?;
    // Of several things, of which one is known as measured, a figure may count another.
    question.want.unit().filter(|_| !question.topic.has_measure || question.topic.concepts.len() == 1)?;
    let best = evidence.candidates.iter().take(SPEAKING).filter(|one| one.score >= AS_GOOD * top);
    best.into_iter().find_map(|one| only_counted(one))
}

/// The only figure of a passage's best sentence that counts in the unit asked for.
fn only_counted(best: &Candidate<'_>) -> Option<Figure> {
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
