//! Chooses what an answer shows.

use super::coverage::Asked;
use super::decide::{self, Evidence};
use super::difference;
use super::fit::{self, Fit};
use super::highlight;
use super::notice;
use super::overview;
use super::rank::{self, Ranked};
use super::regions;
use super::{Answer, Kind, Passage};
use crate::figures::Figure;
use crate::library::Library;
use crate::question::{ConceptId, ConceptKind, Question, Shape};

/// How much an answer shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Passages at most.
    pub passages: usize,
}

/// Candidates taken from each part of the index before ranking.
const CANDIDATES: usize = 40;
/// A passage that scores less than this share of the best says nothing more about the question.
const SHARE_OF_BEST: f32 = 0.4;

/// Answers one question from one edition.
#[must_use]
pub fn answer(question: Question, library: &Library, limits: &Limits) -> Answer {
    if question.query.asks.is_empty() {
        return overview::answer(question, library, limits);
    }
    let reports = reports(&question, library);
    let hits = library.index().find(&question.query, reports.as_deref(), CANDIDATES);
    let asked = Asked::of(&question, library);
    let ranked = rank::rank(&question, &asked, library, &hits);
    let evidence = Evidence::of(&question, &asked, library, &ranked);
    let mut kind = decide::kind(&question, library, &evidence);
    let is_answered = kind == Kind::Figures;
    if let Some(figures) = is_answered.then(|| regions::figures(&question, library)).flatten() {
        return over_regions(question, library, limits, &ranked, figures);
    }
    let mut figures = if is_answered { figures(&question, &asked, library, &ranked) } else { Vec::new() };
    let found = figures.len();
    figures.retain(|figure| is_of_place(&question, library, figure));
    if kind == Kind::Figures && figures.is_empty() {
        // What the whole measures is no answer for a part of it.
        let lexicon = &library.knowledge().lexicon;
        let is_indicator = |id: &ConceptId| lexicon.concept(*id).kind == ConceptKind::Indicator;
        let lacks_amount = fit::wants_money(&question) && question.concepts.iter().any(is_indicator);
        kind = if found > 0 || lacks_amount { Kind::Related } else { Kind::Passages };
    }
    let top = ranked.first().map_or(0.0, |best| best.score);
    let near = |ranked: &&Ranked<'_>| ranked.score >= SHARE_OF_BEST * top;
    let shown = if kind == Kind::None { 0 } else { limits.passages };
    let passages = of_every_region(&question, library, &ranked)
        .into_iter()
        .skip(question.skip)
        .take(shown)
        .filter(near)
        .filter_map(|ranked| passage(&question, library, ranked))
        .collect();
    let passages = led_by(&figures, passages, &question, library, limits);
    let notices = notice::notices(&question, library, kind, Some(&evidence));
    let difference = if question.shape == Shape::Compare { difference::of(&figures) } else { None };
    Answer { question, kind, figures, passages, difference, notices, edition: library.edition() }
}

/// True unless the question is about a place inside a region, and neither the figure's sentence nor the beginning of
/// its paragraph or a heading above it speaks of that.
fn is_of_place(question: &Question, library: &Library, figure: &Figure) -> bool {
    if question.inside.is_empty() {
        return true;
    }
    let place = figure.place;
    let (Some(report), Some(paragraph)) =
        (library.corpus().report(place.paragraph), library.corpus().paragraph(place.paragraph))
    else {
        return false;
    };
    let sentence = |at: usize| paragraph.sentences.get(at).map(|sentence| sentence.span.of(&paragraph.text));
    let around = [sentence(place.sentence), sentence(0)].into_iter().flatten().chain(report.path(paragraph));
    let is_named = |words: &str| question.inside.iter().any(|place| words.contains(place.as_str()));
    around.into_iter().any(is_named)
}

/// The passages, where the best holds none of the figures led by that of the first figure.
fn led_by(
    figures: &[Figure],
    mut passages: Vec<Passage>,
    question: &Question,
    library: &Library,
    limits: &Limits,
) -> Vec<Passage> {
    let holds = |passage: &Passage| figures.iter().any(|figure| figure.place.paragraph == passage.paragraph);
    let lexicon = &library.knowledge().lexicon;
    let is_indicator = |id: &ConceptId| lexicon.concept(*id).kind == ConceptKind::Indicator;
    // Where more than a measure was asked for, the best passage answers more of it than a figure does.
    let is_measure_alone = question.skip == 0
        && !question.asks_how
        && matches!(question.concepts.as_slice(), [only] if is_indicator(only))
        && question.query.asks.len() == 1;
    let Some(first) = figures.first().filter(|_| is_measure_alone) else { return passages };
    let place = first.place;
    if passages.first().is_some_and(holds) {
        return passages;
    }
    if let Some(at) = passages.iter().position(|passage| passage.paragraph == place.paragraph) {
        let own = passages.remove(at);
        passages.insert(0, own);
    } else if let Some(paragraph) = library.corpus().paragraph(place.paragraph) {
        let highlights = highlight::spans(question, &paragraph.text);
        let score = passages.first().map_or(0.0, |best| best.score);
        passages.insert(0, Passage { paragraph: place.paragraph, best: place.sentence, highlights, score });
        passages.truncate(limits.passages);
    }
    passages
}

/// The candidates, the best of each region that was named before the others.
fn of_every_region<'r, 'a>(
    question: &Question,
    library: &Library,
    ranked: &'r [Ranked<'a>],
) -> Vec<&'r Ranked<'a>> {
    if question.regions.len() < 2 {
        return ranked.iter().collect();
    }
    let region = |ranked: &Ranked<'_>| {
        library.corpus().report(ranked.hit.paragraph).and_then(|report| report.facts.region.as_deref())
    };
    let mut known: Vec<Option<&str>> = Vec::new();
    let (mut first, mut rest) = (Vec::new(), Vec::new());
    for one in ranked {
        let own = region(one);
        if known.contains(&own) {
            rest.push(one);
        } else {
            known.push(own);
            first.push(one);
        }
    }
    first.extend(rest);
    first
}

/// An answer whose passages are those that its figures stand in.
fn over_regions(
    question: Question,
    library: &Library,
    limits: &Limits,
    ranked: &[Ranked<'_>],
    figures: Vec<Figure>,
) -> Answer {
    let mut passages: Vec<Passage> = Vec::new();
    for place in figures.iter().map(|figure| figure.place) {
        let Some(paragraph) = library.corpus().paragraph(place.paragraph) else { continue };
        if passages.len() < limits.passages && passages.iter().all(|known| known.paragraph != place.paragraph)
        {
            let found = ranked.iter().find(|ranked| ranked.hit.paragraph == place.paragraph);
            passages.push(Passage {
                paragraph: place.paragraph,
                best: place.sentence,
                highlights: highlight::spans(&question, &paragraph.text),
                score: found.map_or(0.0, |ranked| ranked.score),
            });
        }
    }
    let mut notices = notice::notices(&question, library, Kind::Figures, None);
    notices.extend(notice::lacking(&question, library, &figures));
    let (kind, edition) = (Kind::Figures, library.edition());
    Answer { question, kind, figures, passages, difference: None, notices, edition }
}

/// Passages whose figures are looked at.
pub(super) const PLACES: usize = 4;
/// Figures shown at most.
const MOST_FIGURES: usize = 8;
/// A figure whose indicator fits less is another thing.
const FLOOR_INDICATOR: f32 = 0.3;
/// From this on an indicator is what was asked for and nothing else.
const EXACT: f32 = 0.95;
/// Of others beside it, those that differ by no more than a letter or two.
const NEARLY_EXACT: f32 = 0.9;

/// The figures that fit the question best, best first; for a comparison the best of each year and nature.
fn figures(question: &Question, asked: &Asked, library: &Library, ranked: &[Ranked<'_>]) -> Vec<Figure> {
    let lexicon = &library.knowledge().lexicon;
    let mut found: Vec<(f32, f32, &Figure)> = Vec::new();
    let places = if fit::wants_figure(question, lexicon) { PLACES } else { 1 };
    for (place, ranked) in ranked.iter().take(places).enumerate() {
        for (figure, measure) in library.measured(ranked.hit.paragraph) {
            let fit = Fit::of(question, asked, lexicon, figure, measure);
            // Figures of the passages that answer best come first among equals.
            let nearness =
                1.0 - 0.1 * place as f32 + if figure.place.sentence == ranked.best { 0.2 } else { 0.0 };
            if fit.indicator >= FLOOR_INDICATOR {
                found.push((fit.score() * nearness, fit.indicator, figure));
            }
        }
    }
    found.sort_by(|a, b| b.0.total_cmp(&a.0));
    let is_money = |figure: &Figure| figure.unit.contains('元') && fit::is_in_unit(question, figure);
    if fit::wants_money(question) {
        // An amount that was asked for is no growth in per cent.
        found.retain(|(.., figure)| is_money(figure));
    }
    let (most, indicator) = found.first().map_or((0.0, 0.0), |&(score, indicator, _)| (score, indicator));
    // Where the thing itself is measured, a part of it is another thing: 海洋生产总值 beside 生产总值.
    let is_single = question.concepts.len() == 1;
    let least = if is_single && indicator >= EXACT { NEARLY_EXACT } else { FLOOR_INDICATOR };
    let share = match question.shape {
        Shape::Compare => 0.2,
        // Several things were asked for at once.
        Shape::Value if question.concepts.len() > 1 || question.query.asks.len() > 1 => 0.5,
        Shape::Value => 0.75,
        Shape::Passage if question.is_period_named => 0.6,
        Shape::List | Shape::Rank | Shape::Passage => 0.5,
    };
    found
        .iter()
        .filter(|(score, indicator, _)| *score >= share * most && *indicator >= least)
        .take(MOST_FIGURES)
        .map(|&(.., figure)| figure.clone())
        .collect()
}

/// Indices of the reports of the regions that the question names; `None` when it names none.
pub(super) fn reports(question: &Question, library: &Library) -> Option<Vec<u32>> {
    if question.regions.is_empty() {
        return None;
    }
    let numbered = (0u32..).zip(library.corpus().reports());
    let is_named = |region: &String| question.regions.contains(region);
    let own = numbered.filter(|(_, report)| report.facts.region.as_ref().is_some_and(is_named));
    Some(own.map(|(number, _)| number).collect())
}

fn passage(question: &Question, library: &Library, ranked: &Ranked<'_>) -> Option<Passage> {
    let paragraph = library.corpus().paragraph(ranked.hit.paragraph)?;
    Some(Passage {
        paragraph: ranked.hit.paragraph,
        best: ranked.best,
        highlights: highlight::spans(question, &paragraph.text),
        score: ranked.score,
    })
}
