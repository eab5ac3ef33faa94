//! How well a paragraph answers: one readable sum over named signals.

use super::coverage::Asked;
use super::fit::{self, Fit};
use crate::figures::Nature;
use crate::library::Library;
use crate::question::{Question, Shape};
use crate::report::{Paragraph, Report, View};
use crate::search::{Hit, Scores, TermSet};

/// What is known of one candidate; all between 0 and 1. BM25 scores are shares of the best candidate's.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(super) struct Signals {
    /// BM25 of the paragraph's bigrams.
    bigrams: f32,
    /// BM25 of the paragraph's words.
    words: f32,
    /// BM25 of the heading path.
    heading: f32,
    /// BM25 of the sentence.
    sentence: f32,
    /// Share of what was asked that the sentence holds, by how telling each term is.
    covered_by_sentence: f32,
    /// The same share for the whole paragraph with its headings.
    covered_by_paragraph: f32,
    /// How many names of what was asked, and of its neighbours, the paragraph holds.
    breadth: f32,
    /// The section's tense fits year and nature of the question.
    tense: f32,
    /// The sentence holds a figure of what was asked, for when and in the unit asked, when a value is asked.
    figure: f32,
}

/// What each signal counts for. Chosen on the development questions.
#[derive(Debug, Clone, Copy)]
struct Weights {
    bigrams: f32,
    words: f32,
    heading: f32,
    sentence: f32,
    covered_by_sentence: f32,
    covered_by_paragraph: f32,
    breadth: f32,
    tense: f32,
    figure: f32,
}

const WEIGHTS: Weights = Weights {
    bigrams: 3.3,
    words: 0.6,
    heading: 0.2,
    sentence: 1.7,
    covered_by_sentence: 6.4,
    covered_by_paragraph: 5.0,
    breadth: 1.4,
    tense: 7.0,
    figure: 11.0,
};

impl Signals {
    fn score(&self, weights: &Weights) -> f32 {
        weights.bigrams * self.bigrams
            + weights.words * self.words
            + weights.heading * self.heading
            + weights.sentence * self.sentence
            + weights.covered_by_sentence * self.covered_by_sentence
            + weights.covered_by_paragraph * self.covered_by_paragraph
            + weights.breadth * self.breadth
            + weights.tense * self.tense
            + weights.figure * self.figure
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
pub(super) fn rank<'a>(
    question: &Question,
    asked: &Asked,
    library: &Library,
    hits: &'a [Hit],
) -> Vec<Ranked<'a>> {
    let best = best_scores(hits);
    let mut ranked: Vec<Ranked<'a>> =
        hits.iter().filter_map(|hit| judge(question, asked, library, &best, hit)).collect();
    ranked.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.hit.paragraph.cmp(&b.hit.paragraph)));
    ranked
}

/// The best BM25 score of each part, never 0.
fn best_scores(hits: &[Hit]) -> Scores {
    let best =
        |part: fn(&Scores) -> f32| hits.iter().map(|hit| part(&hit.scores)).fold(f32::MIN_POSITIVE, f32::max);
    Scores {
        bigrams: best(|scores| scores.bigrams),
        words: best(|scores| scores.words),
        heading: best(|scores| scores.heading),
        sentence: best(|scores| scores.sentence),
    }
}

fn judge<'a>(
    question: &Question,
    asked: &Asked,
    library: &Library,
    most: &Scores,
    hit: &'a Hit,
) -> Option<Ranked<'a>> {
    let report = library.corpus().report(hit.paragraph)?;
    let paragraph = library.corpus().paragraph(hit.paragraph)?;
    let sentences = library.index().sentences(hit.paragraph);
    let mut whole: Vec<&TermSet> = sentences.iter().collect();
    whole.extend(library.index().heading(hit.paragraph));
    let coverage = asked.covered(&whole);
    let breadth = asked.breadth(&whole);
    let score_of = |sentence: usize| -> f32 {
        hit.sentences.iter().find(|(index, _)| *index == sentence).map_or(0.0, |&(_, score)| score)
    };
    let lexicon = &library.knowledge().lexicon;
    let fits: Vec<(usize, f32)> = if fit::wants_figure(question, lexicon) {
        let measured = library.measured(hit.paragraph);
        measured
            .map(|(figure, measure)| {
                (figure.place.sentence, Fit::of(question, asked, lexicon, figure, measure).score())
            })
            .collect()
    } else {
        Vec::new()
    };
    let figure_of = |sentence: usize| -> f32 {
        fits.iter().filter(|(index, _)| *index == sentence).map(|&(_, score)| score).fold(0.0, f32::max)
    };
    let mut best: Option<(usize, f32)> = None;
    for (index, sentence) in sentences.iter().enumerate() {
        let signals = Signals {
            bigrams: hit.scores.bigrams / most.bigrams,
            words: hit.scores.words / most.words,
            heading: hit.scores.heading / most.heading,
            sentence: score_of(index) / most.sentence,
            covered_by_sentence: asked.covered(&[sentence]),
            covered_by_paragraph: coverage,
            breadth,
            tense: tense(question, report, paragraph),
            figure: figure_of(index),
        };
        let score = signals.score(&WEIGHTS);
        if best.is_none_or(|(_, highest)| score > highest) {
            best = Some((index, score));
        }
    }
    let (best, score) = best?;
    Some(Ranked { hit, best, score, coverage })
}

/// 1 when the section speaks of the year and nature asked for. Where the question names neither, what will
/// be done answers how and what, and what was done answers how much, somewhat more often.
fn tense(question: &Question, report: &Report, paragraph: &Paragraph) -> f32 {
    let view = report.outlook(paragraph).view;
    let by_nature = match question.nature {
        Some(Nature::Target) => Some(View::Ahead),
        Some(Nature::Result | Nature::Forecast) => Some(View::Back),
        Some(Nature::Standing | Nature::Unknown) | None => None,
    };
    let year = report.facts.year.map(|year| if view == View::Ahead { year } else { year.previous() });
    let year_fits = question.years.is_empty() || year.is_some_and(|year| question.years.contains(&year));
    let usual = match question.shape {
        Shape::Passage | Shape::List => View::Ahead,
        Shape::Value | Shape::Compare | Shape::Rank => View::Back,
    };
    match by_nature {
        None if question.years.is_empty() => {
            if view == usual {
                0.7
            } else {
                0.4
            }
        }
        None => f32::from(u8::from(year_fits)),
        Some(wanted) => f32::from(u8::from(wanted == view && year_fits)),
    }
}
