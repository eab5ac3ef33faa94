//! Everything that is known of the candidates for an answer, gathered once.

use std::collections::BTreeSet;

use super::coverage::Asked;
use super::fit::{self, Fit};
use super::numeral;
use super::side::side_by_side;
use super::signals::{self, Signals};
use super::tabulate::Tabled;
use super::telling::Telling;
use super::weights::{CANDIDATES, FROM_LEDGER, LOOKED_AT, PLACES, floor};
use crate::figures::Figure;
use crate::library::Library;
use crate::question::{Question, Widened, widen};
use crate::report::ParagraphId;
use crate::search::{Hit, Scores, TermSet};

/// What was gathered for a question. Verdict, wants, notices and explanation read it; nothing is reckoned again.
#[derive(Debug, Default)]
pub(super) struct Evidence<'a> {
    pub(super) asked: Asked,
    /// Best first; equal ones in reading order.
    pub(super) candidates: Vec<Candidate<'a>>,
    /// A number is wanted, by the question's words or by what it names.
    pub(super) wants_figure: bool,
    /// Share of what was asked that the best passage holds.
    pub(super) coverage: f32,
    /// The best sentence says a number in the unit asked for, whether or not it is read as a figure.
    pub(super) says_number: bool,
    /// A figure of the period tells it the way it was asked: how much there is, or how fast it grows.
    pub(super) has_aspect: bool,
    /// What the question's words tell, held against the passage among the best that holds most of it.
    pub(super) telling: Telling,
    /// The concept nearest to words that the lexicon does not know, where it was looked for.
    pub(super) widened: Option<Widened>,
    /// How well the best figure of the period asked for measures what was asked.
    pub(super) figure: f32,
    /// The same for figures of another period.
    pub(super) figure_of_other_period: f32,
    /// Share of what was asked that the words around a figure of the period asked for hold: its sentence, or its
    /// paragraph as far as the indicator itself says some of it.
    pub(super) words_of_period: f32,
    /// A figure of the period counts in the unit asked for, which is not money: one of the best sentence, or one
    /// that measures some of what was asked.
    pub(super) has_unit: bool,
    /// The rows of a question over several regions.
    pub(super) table: Option<Tabled>,
}

/// One paragraph that may answer.
#[derive(Debug)]
pub(super) struct Candidate<'a> {
    pub(super) paragraph: ParagraphId,
    /// The sentence that answers best.
    pub(super) best: usize,
    pub(super) signals: Signals,
    pub(super) score: f32,
    /// Its figures, where a number is wanted or the paragraph is among the best.
    pub(super) figures: Vec<Fitted<'a>>,
}

/// A figure with how well it fits.
#[derive(Debug, Clone, Copy)]
pub(super) struct Fitted<'a> {
    pub(super) figure: &'a Figure,
    pub(super) fit: Fit,
}

/// Searches, judges every candidate, and sums up what the best of them say.
pub(super) fn gather<'a>(question: &Question, library: &'a Library) -> Evidence<'a> {
    let reports = reports(question, library);
    let mut hits = library.index().find(&question.topic.query, reports.as_deref(), CANDIDATES);
    let asked = Asked::of(question, library);
    let wants_figure = question.wants_figure();
    let widened = widened(question, library, &asked, reports.as_deref(), &mut hits);
    if wants_figure {
        from_ledger(question, library, reports.as_deref(), &mut hits);
    }
    let most = signals::best_scores(&hits);
    let mut candidates: Vec<Candidate<'a>> = Vec::with_capacity(hits.len());
    for hit in &hits {
        let figures =
            if wants_figure { fitted(question, &asked, library, hit.paragraph) } else { Vec::new() };
        let fits: Vec<(usize, f32)> =
            figures.iter().map(|one| (one.figure.place.sentence, one.fit.score())).collect();
        if let Some(judged) = signals::judge(question, &asked, library, &most, hit, &fits) {
            let signals::Judged { best, signals, score } = judged;
            candidates.push(Candidate { paragraph: hit.paragraph, best, signals, score, figures });
        }
    }
    candidates.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.paragraph.cmp(&b.paragraph)));
    if !wants_figure {
        for candidate in candidates.iter_mut().take(PLACES) {
            candidate.figures = fitted(question, &asked, library, candidate.paragraph);
        }
    }
    let telling = telling(question, &asked, library, &candidates);
    let table = side_by_side(question, library);
    sum_up(
        question,
        library,
        Evidence { asked, candidates, wants_figure, telling, widened, table, ..Evidence::default() },
    )
}

/// Where little of what was asked is found, adds what is found for the concept nearest to its words. This finds
/// more; what is covered is told by the person's own words all the same.
fn widened(
    question: &Question,
    library: &Library,
    asked: &Asked,
    reports: Option<&[u32]>,
    hits: &mut Vec<Hit>,
) -> Option<Widened> {
    let covers = |hit: &Hit| {
        let sentences: Vec<&TermSet> = library.sentences(hit.paragraph).iter().collect();
        asked.covered(&sentences) >= floor::ANSWERS
    };
    if !question.topic.concepts.is_empty() || hits.iter().any(covers) {
        return None;
    }
    let widened = widen(&question.topic, library.knowledge())?;
    for hit in library.index().find(&widened.query, reports, CANDIDATES) {
        if hits.iter().all(|known| known.paragraph != hit.paragraph) {
            hits.push(hit);
        }
    }
    hits.sort_by_key(|hit| hit.paragraph);
    Some(widened)
}

/// Of the best candidates the one that holds most of what the words tell.
fn telling(question: &Question, asked: &Asked, library: &Library, candidates: &[Candidate<'_>]) -> Telling {
    let of = |candidate: &Candidate<'_>| Telling::of(question, asked, library, candidate.paragraph);
    let better = |best: Telling, next: Telling| if next.covered() > best.covered() { next } else { best };
    candidates.iter().take(LOOKED_AT).map(of).reduce(better).unwrap_or_default()
}

/// Indices of the reports of the regions that the question names; `None` when it names none.
fn reports(question: &Question, library: &Library) -> Option<Vec<u32>> {
    let regions = &question.places.regions;
    if regions.is_empty() {
        return None;
    }
    let numbered = (0u32..).zip(library.corpus().reports());
    let is_named = |region: &String| regions.contains(region);
    let own = numbered.filter(|(_, report)| report.facts.region.as_ref().is_some_and(is_named));
    Some(own.map(|(number, _)| number).collect())
}

/// Adds the paragraphs whose figures measure a concept of the question in its period: a long paragraph may hold
/// the figure asked for and be no good hit.
fn from_ledger(question: &Question, library: &Library, reports: Option<&[u32]>, hits: &mut Vec<Hit>) {
    let known: BTreeSet<ParagraphId> = hits.iter().map(|hit| hit.paragraph).collect();
    let measuring = question.topic.concepts.iter().flat_map(|id| library.measuring(*id));
    let figures = measuring.filter_map(|at| library.ledger().figure(*at));
    let is_wanted = |figure: &&Figure| {
        let is_named = reports.is_none_or(|own| own.contains(&figure.place.paragraph.report));
        is_named && fit::is_of_period(question, figure)
    };
    let mut places: Vec<(bool, ParagraphId)> =
        figures.filter(is_wanted).map(|figure| (!figure.record, figure.place.paragraph)).collect();
    places.sort_unstable();
    let mut added: BTreeSet<ParagraphId> = BTreeSet::new();
    for (_, paragraph) in places {
        if added.len() < FROM_LEDGER && !known.contains(&paragraph) && added.insert(paragraph) {
            hits.push(Hit { paragraph, scores: Scores::default(), sentences: Vec::new() });
        }
    }
    hits.sort_by_key(|hit| hit.paragraph);
}

/// The figures of a paragraph that are of the place asked about.
fn fitted<'a>(
    question: &Question,
    asked: &Asked,
    library: &'a Library,
    paragraph: ParagraphId,
) -> Vec<Fitted<'a>> {
    let lexicon = &library.knowledge().lexicon;
    library
        .measured(paragraph)
        .filter(|(figure, _)| is_of_place(question, library, figure))
        .map(|(figure, measure)| Fitted { figure, fit: Fit::of(question, asked, lexicon, figure, measure) })
        .collect()
}

/// True unless the question is about a place inside a region, and neither the figure's sentence nor the beginning
/// of its paragraph or a heading above it speaks of that: what the whole measures is no answer for a part of it.
fn is_of_place(question: &Question, library: &Library, figure: &Figure) -> bool {
    let inside = &question.places.inside;
    if inside.is_empty() {
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
    let is_named = |words: &str| inside.iter().any(|place| words.contains(place.as_str()));
    around.into_iter().any(is_named)
}

fn sum_up<'a>(question: &Question, library: &Library, mut evidence: Evidence<'a>) -> Evidence<'a> {
    let candidates = std::mem::take(&mut evidence.candidates);
    for (place, candidate) in candidates.iter().take(PLACES).enumerate() {
        let sentences = library.sentences(candidate.paragraph);
        for Fitted { figure, fit } in &candidate.figures {
            if !fit.is_of_period() {
                evidence.figure_of_other_period = evidence.figure_of_other_period.max(fit.indicator);
                continue;
            }
            evidence.figure = evidence.figure.max(fit.indicator);
            evidence.has_aspect |= fit.indicator >= floor::MEASURES_LITTLE && fit.aspect >= 0.5;
            let sentence = sentences.get(figure.place.sentence);
            let covered = sentence.map_or(0.0, |sentence| evidence.asked.covered(&[sentence]));
            let around = candidate.signals.covered_by_paragraph.min(fit.indicator + floor::SAYS_SOME);
            evidence.words_of_period = evidence.words_of_period.max(covered).max(around);
            let is_best = place == 0 && figure.place.sentence == candidate.best;
            let is_counted = question.want.unit().is_some() && !figure.unit.contains('元');
            let is_near = is_best || fit.indicator >= floor::MEASURES_LITTLE;
            evidence.has_unit |= is_near && is_counted && fit.unit >= 1.0;
        }
    }
    evidence.says_number = candidates.first().is_some_and(|best| {
        let paragraph = library.corpus().paragraph(best.paragraph);
        let sentence = paragraph.and_then(|own| Some(own.sentences.get(best.best)?.span.of(&own.text)));
        sentence.is_some_and(|sentence| numeral::says(sentence, &question.want))
    });
    evidence.coverage = candidates.first().map_or(0.0, |best| best.signals.covered_by_paragraph);
    Evidence { candidates, ..evidence }
}
