//! Whether what was found answers the question: the one place where wenzheng says that it does not know.

use super::Kind;
use super::coverage::Asked;
use super::fit::{self, Fit};
use super::rank::Ranked;
use crate::library::Library;
use crate::question::{ConceptId, ConceptKind, Matter, Question, Shape};
use crate::report::Year;

/// What is known of the best candidates. Shares are between 0 and 1.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(super) struct Evidence {
    /// Share of what was asked that the best passage holds.
    coverage: f32,
    /// How well the best figure of the period asked for measures what was asked.
    figure: f32,
    /// The same for figures of another period.
    figure_of_other_period: f32,
    /// Share of what was asked that the words around a figure of the period asked for hold: its sentence, or
    /// its paragraph as far as the indicator itself says some of it.
    words_of_period: f32,
    /// The best sentence gives a figure of the period in the unit asked for, which is not money.
    has_unit: bool,
}

/// Below this share of what was asked, nothing is near.
const NEAR: f32 = 0.10;
/// From this share on the best passage answers, whatever was asked.
const ANSWERS: f32 = 0.45;
/// From this share on it answers when it holds a concept of the question: the words around a concept are
/// mostly the asker's own way to put it.
const ANSWERS_CONCEPT: f32 = 0.14;
/// From this share on the words around some figure answer a question for a number, whatever the figure is called.
const ANSWERS_VALUE: f32 = 0.6;
/// From this share on a sentence holds all that was asked, but for a word or two.
const HOLDS: f32 = 0.75;
/// What the words around an indicator may add to what it says itself: 总产量 among lines about 粮食.
const SAYS_SOME: f32 = 0.4;
/// From this on a figure measures what was asked.
const MEASURES: f32 = 0.5;
/// A number that was asked for must measure at least so much of it, else its passage must answer by words.
const MEASURES_LITTLE: f32 = 0.3;

impl Evidence {
    pub(super) fn of(question: &Question, asked: &Asked, library: &Library, ranked: &[Ranked<'_>]) -> Self {
        let lexicon = &library.knowledge().lexicon;
        let mut evidence =
            Evidence { coverage: ranked.first().map_or(0.0, |best| best.coverage), ..Evidence::default() };
        for (place, ranked) in ranked.iter().take(super::compose::PLACES).enumerate() {
            let sentences = library.index().sentences(ranked.hit.paragraph);
            for (figure, measure) in library.measured(ranked.hit.paragraph) {
                let fit = Fit::of(question, asked, lexicon, figure, measure);
                let indicator = fit.indicator;
                if fit::is_of_period(question, figure) {
                    evidence.figure = evidence.figure.max(indicator);
                    let sentence = sentences.get(figure.place.sentence);
                    let covered = sentence.map_or(0.0, |sentence| asked.covered(&[sentence]));
                    let around = ranked.coverage.min(indicator + SAYS_SOME);
                    evidence.words_of_period = evidence.words_of_period.max(covered).max(around);
                    let is_best = place == 0 && figure.place.sentence == ranked.best;
                    evidence.has_unit |=
                        is_best && question.unit.is_some() && fit.unit >= 1.0 && !figure.unit.contains('元');
                } else {
                    evidence.figure_of_other_period = evidence.figure_of_other_period.max(indicator);
                }
            }
        }
        evidence
    }
}

/// `Figures` stands for any answer here; whether there are figures to show is told later.
pub(super) fn kind(question: &Question, library: &Library, evidence: &Evidence) -> Kind {
    if evidence.coverage < NEAR {
        return Kind::None;
    }
    let lexicon = &library.knowledge().lexicon;
    let wants_number = matches!(question.shape, Shape::Value | Shape::Compare | Shape::Rank);
    let is_elsewhere =
        !question.elsewhere.is_empty() && (fit::wants_figure(question, lexicon) || evidence.coverage < 0.8);
    let is_other_matter = question.matter != Matter::Report;
    if is_elsewhere
        || is_other_matter
        || is_unheld_year(question, library, evidence)
        || is_other_period(question, library, evidence)
    {
        return Kind::Related;
    }
    let floor = if question.concepts.is_empty() { ANSWERS } else { ANSWERS_CONCEPT };
    let is_unmeasured =
        wants_number && evidence.figure < MEASURES_LITTLE && evidence.words_of_period < ANSWERS_VALUE;
    if evidence.coverage < floor || is_unmeasured { Kind::Related } else { Kind::Figures }
}

/// True when a report of the library reviews or plans the year.
pub(super) fn is_held(library: &Library, year: Year) -> bool {
    library.corpus().years().iter().any(|&own| own == year || own.previous() == year)
}

/// A year was named that no report reviews or plans, and no figure speaks of it.
fn is_unheld_year(question: &Question, library: &Library, evidence: &Evidence) -> bool {
    !question.years.is_empty()
        && !question.years.iter().any(|year| is_held(library, *year))
        && evidence.figure < MEASURES
}

/// The thing asked for is measured, but only for another year or nature than the one named.
pub(super) fn is_other_period(question: &Question, library: &Library, evidence: &Evidence) -> bool {
    let lexicon = &library.knowledge().lexicon;
    let is_measure = |id: &ConceptId| lexicon.concept(*id).kind == ConceptKind::Indicator;
    let asks_for_number = question.shape == Shape::Value || question.concepts.iter().any(is_measure);
    let names_one =
        question.is_period_named && fit::wants_figure(question, lexicon) && question.shape != Shape::Compare;
    names_one
        && asks_for_number
        && !question.concepts.is_empty()
        && evidence.figure < MEASURES
        && !evidence.has_unit
        && evidence.words_of_period < HOLDS
        && evidence.figure_of_other_period >= HOLDS
}
