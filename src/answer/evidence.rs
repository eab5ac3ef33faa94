//! What is known of a question when it is judged.

use super::coverage::Asked;
use super::fitted::Fitted;
use super::hearing::Words;
use super::tabulate::Tabled;
use super::telling::Telling;
use super::weights::{PLACES, SPEAKING, Signals, floor, weights};
use crate::library::Library;
use crate::question::{Question, Widened};
use crate::report::{ParagraphId, Year};

/// What was gathered for a question. Verdict, wants, notices and explanation read it; nothing is reckoned again.
#[derive(Debug, Default)]
pub(super) struct Evidence<'a> {
    /// Best first; equal ones in reading order.
    pub(super) candidates: Vec<Candidate<'a>>,
    /// Candidates were looked for; the ledger may tell without any.
    pub(super) is_searched: bool,
    /// A number is wanted, by the question's words or by what it names.
    pub(super) wants_figure: bool,
    /// Share of what was asked that the passage holds which speaks for the best: of the first two the one with more of it.
    pub(super) coverage: f32,
    /// The best sentence says a number in the unit asked for, whether or not it is read as a figure.
    pub(super) says_number: bool,
    /// It, or its paragraph where a unit was asked for, says some number, whatever of.
    pub(super) says_some: bool,
    /// A figure of the period that measures it counts in the unit asked for.
    pub(super) is_counted: bool,
    /// How well the best figure of the period measures it that tells it the way it was asked: how much there is, or how
    /// fast it grows.
    pub(super) figure_of_aspect: f32,
    /// What the question's words tell, held against the same passage.
    pub(super) telling: Telling,
    /// The concept nearest to words that the lexicon does not know, where it was looked for.
    pub(super) widened: Option<Widened>,
    /// The word that says what is asked about, where no report prints it.
    pub(super) unprinted: Option<String>,
    /// Names typed in Latin letters that nothing here knows, and that no report prints.
    pub(super) strangers: Vec<String>,
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
    /// The year of an earlier target that was asked for and of which no report is held.
    pub(super) unheld: Option<Year>,
}

/// One paragraph that may answer.
#[derive(Debug)]
pub(super) struct Candidate<'a> {
    pub(super) paragraph: ParagraphId,
    /// The sentence that answers best.
    pub(super) best: usize,
    pub(super) signals: Signals,
    pub(super) score: f32,
    /// What the question's words tell, held against it; of the best few alone.
    pub(super) told: Telling,
    /// Its figures, where a number is wanted or the paragraph is among the best.
    pub(super) figures: Vec<Fitted<'a>>,
}

impl Candidate<'_> {
    /// Holds what the question's words tell against it, and counts in what its best sentence holds: a page in one paragraph
    /// holds something of everything. A number is told of by its sentence.
    pub(super) fn hear(&mut self, words: &Words<'_>, asks_number: bool) {
        let sentence = words.of_sentence(self.paragraph, self.best);
        self.signals.told = sentence.covered();
        self.told = if asks_number { sentence } else { words.of_paragraph(self.paragraph) };
        self.score = self.signals.score(weights(words.question()));
    }
}

/// What the best of the candidates, which come best first, say together.
pub(super) fn sum_up<'a>(
    question: &Question,
    library: &Library,
    asked: &Asked,
    words: &Words<'_>,
    mut evidence: Evidence<'a>,
    candidates: Vec<Candidate<'a>>,
) -> Evidence<'a> {
    for (place, candidate) in candidates.iter().take(PLACES).enumerate() {
        let sentences = library.sentences(candidate.paragraph);
        for one in candidate.figures.iter().filter(|one| !one.is_of_another()) {
            let Fitted { figure, fit, .. } = one;
            if !fit.is_of_period() {
                evidence.figure_of_other_period = evidence.figure_of_other_period.max(fit.indicator);
                continue;
            }
            evidence.figure = evidence.figure.max(fit.indicator);
            // 63万人 tell nothing of how many 元 there are.
            if fit.aspect >= 0.5 && (!question.want.is_money() || fit.is_in_unit()) {
                evidence.figure_of_aspect = evidence.figure_of_aspect.max(fit.indicator);
            }
            let sentence = sentences.get(figure.place.sentence);
            let covered = sentence.map_or(0.0, |sentence| asked.covered(&asked.met(sentence)));
            let around = candidate.signals.covered_by_paragraph.min(fit.indicator + floor::SAYS_SOME);
            evidence.words_of_period = evidence.words_of_period.max(covered).max(around);
            let is_best = place == 0 && figure.place.sentence == candidate.best;
            evidence.is_counted |= fit.is_in_unit() && one.measures_it();
            let is_counted = question.want.unit().is_some() && !figure.unit.contains('元');
            let is_near = is_best || fit.indicator >= floor::MEASURES_LITTLE;
            evidence.has_unit |= is_near && is_counted && fit.is_in_unit();
        }
    }
    let grasp = |one: &Candidate<'_>| one.signals.covered_by_paragraph + one.told.covered();
    let speaks = candidates.iter().take(SPEAKING).reduce(|a, b| if grasp(b) > grasp(a) { b } else { a });
    evidence.telling = speaks.map(|one| one.told.clone()).unwrap_or_default();
    evidence.coverage = speaks.map_or(0.0, |one| one.signals.covered_by_paragraph);
    evidence.says_number = candidates.first().is_some_and(|best| words.say_number(best.paragraph, best.best));
    evidence.says_some = candidates.first().is_some_and(|best| words.say_some(best.paragraph, best.best));
    Evidence { candidates, ..evidence }
}
