//! How well a paragraph answers: one readable sum over named signals.

use crate::figures::{Figure, Nature};
use crate::library::Library;
use crate::question::{Question, Shape};
use crate::report::{Paragraph, Report, Tense, Year};
use crate::search::{Hit, TermSet};

use super::coverage::Asked;

/// What is known of one candidate. All between 0 and 1 but the BM25 scores.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(super) struct Signals {
    /// BM25 of the paragraph's bigrams.
    bigrams: f32,
    /// BM25 of the paragraph's words.
    words: f32,
    /// BM25 of the heading path.
    heading: f32,
    /// BM25 of the best sentence.
    sentence: f32,
    /// Share of what was asked that the best sentence holds, by how telling each term is.
    covered_by_sentence: f32,
    /// The same share for the whole paragraph with its headings.
    covered_by_paragraph: f32,
    /// The section's tense fits year and nature of the question.
    tense: f32,
    /// The best sentence holds a figure of the year, nature and unit asked for, when a value is asked.
    figure: f32,
}

/// What each signal counts for. Chosen on the development questions.
mod weight {
    pub(super) const BIGRAMS: f32 = 1.0;
    pub(super) const WORDS: f32 = 0.5;
    pub(super) const HEADING: f32 = 0.3;
    pub(super) const SENTENCE: f32 = 0.5;
    pub(super) const COVERED_BY_SENTENCE: f32 = 6.0;
    pub(super) const COVERED_BY_PARAGRAPH: f32 = 6.0;
    pub(super) const TENSE: f32 = 4.0;
    pub(super) const FIGURE: f32 = 3.0;
}

impl Signals {
    pub(super) fn score(&self) -> f32 {
        weight::BIGRAMS * self.bigrams
            + weight::WORDS * self.words
            + weight::HEADING * self.heading
            + weight::SENTENCE * self.sentence
            + weight::COVERED_BY_SENTENCE * self.covered_by_sentence
            + weight::COVERED_BY_PARAGRAPH * self.covered_by_paragraph
            + weight::TENSE * self.tense
            + weight::FIGURE * self.figure
    }
}

/// A candidate with its best sentence.
#[derive(Debug, Clone)]
pub(super) struct Ranked<'a> {
    pub(super) hit: &'a Hit,
    pub(super) best: usize,
    pub(super) score: f32,
    /// Share of what was asked that the paragraph with its headings holds, 0 to 1.
    pub(super) coverage: f32,
}

/// Candidates best first; equal ones in reading order.
pub(super) fn rank<'a>(question: &Question, library: &Library, hits: &'a [Hit]) -> Vec<Ranked<'a>> {
    let asked = Asked::of(question, library);
    let mut ranked: Vec<Ranked<'a>> =
        hits.iter().filter_map(|hit| judge(question, &asked, library, hit)).collect();
    ranked.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.hit.paragraph.cmp(&b.hit.paragraph)));
    ranked
}

fn judge<'a>(question: &Question, asked: &Asked, library: &Library, hit: &'a Hit) -> Option<Ranked<'a>> {
    let report = library.corpus().report(hit.paragraph)?;
    let paragraph = library.corpus().paragraph(hit.paragraph)?;
    let figures = library.ledger().in_paragraph(hit.paragraph);
    let sentences = library.index().sentences(hit.paragraph);
    let mut whole: Vec<&TermSet> = sentences.iter().collect();
    whole.extend(library.index().heading(hit.paragraph));
    let coverage = asked.covered(&whole);
    let score_of = |sentence: usize| -> f32 {
        hit.sentences.iter().find(|(index, _)| *index == sentence).map_or(0.0, |&(_, score)| score)
    };
    let figure_of = |sentence: usize| -> f32 {
        let fits = figures.iter().filter(|figure| figure.place.sentence == sentence);
        fits.map(|figure| fit(question, figure)).fold(0.0, f32::max)
    };
    let mut best: Option<(usize, f32, Signals)> = None;
    for (index, sentence) in sentences.iter().enumerate() {
        let signals = Signals {
            bigrams: hit.scores.bigrams,
            words: hit.scores.words,
            heading: hit.scores.heading,
            sentence: score_of(index),
            covered_by_sentence: asked.covered(&[sentence]),
            covered_by_paragraph: coverage,
            tense: tense(question, report, paragraph),
            figure: figure_of(index),
        };
        let score = signals.score();
        if best.as_ref().is_none_or(|&(_, most, _)| score > most) {
            best = Some((index, score, signals));
        }
    }
    let (best, score, _) = best?;
    Some(Ranked { hit, best, score, coverage })
}

/// 1 when the section speaks of the year and nature asked for, 0.5 when the question names neither.
fn tense(question: &Question, report: &Report, paragraph: &Paragraph) -> f32 {
    let tense = report.tense(paragraph);
    let by_nature = match question.nature {
        Some(Nature::Target) => Some(Tense::Plan),
        Some(Nature::Result) => Some(Tense::Review),
        Some(Nature::Standing) | None => None,
    };
    let year_of = |tense: Tense| -> Option<Year> {
        let year = report.facts.year?;
        Some(if tense == Tense::Plan { year } else { year.previous() })
    };
    let year_fits = question.years.is_empty() || year_of(tense).is_some_and(|year| question.years.contains(&year));
    match by_nature {
        None if question.years.is_empty() => 0.5,
        None => f32::from(u8::from(year_fits)),
        Some(wanted) => f32::from(u8::from(wanted == tense && year_fits)),
    }
}

/// How well a figure fits a question for a value: year and nature must fit, the unit asked for helps.
pub(super) fn fit(question: &Question, figure: &Figure) -> f32 {
    let wants_value = matches!(question.shape, Shape::Value | Shape::Compare | Shape::List | Shape::Rank)
        || question.nature.is_some()
        || !question.years.is_empty();
    if !wants_value {
        return 0.0;
    }
    let year_fits = question.years.is_empty() || figure.year.is_none_or(|year| question.years.contains(&year));
    let nature_fits = question.nature.is_none_or(|nature| nature == figure.nature);
    let unit_fits = question.unit.as_ref().is_none_or(|unit| figure.text.contains(unit.as_str()));
    match (year_fits && nature_fits, unit_fits) {
        (true, true) => 1.0,
        (true, false) => 0.5,
        (false, _) => 0.0,
    }
}
