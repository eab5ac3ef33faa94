//! How well a paragraph answers: one readable sum over named signals.

use smallvec::SmallVec;

use super::coverage::{Asked, Met};
use super::weights::{Signals, weights};
use crate::figures::Nature;
use crate::library::Library;
use crate::question::{Question, Want};
use crate::report::{Paragraph, Report, View};
use crate::search::{Hit, Scores};

/// The best sentence of a candidate, with its signals and their sum.
#[derive(Debug, Clone, Copy)]
pub(super) struct Judged {
    pub(super) best: usize,
    pub(super) signals: Signals,
    pub(super) score: f32,
}

/// The best BM25 score of each part, never 0.
pub(super) fn best_scores(hits: &[Hit]) -> Scores {
    let best =
        |part: fn(&Scores) -> f32| hits.iter().map(|hit| part(&hit.scores)).fold(f32::MIN_POSITIVE, f32::max);
    Scores {
        bigrams: best(|scores| scores.bigrams),
        words: best(|scores| scores.words),
        heading: best(|scores| scores.heading),
        sentence: best(|scores| scores.sentence),
    }
}

/// Judges one candidate; `fits` says how well the figures of each sentence fit.
pub(super) fn judge(
    question: &Question,
    asked: &Asked,
    library: &Library,
    most: &Scores,
    hit: &Hit,
    fits: &[(usize, f32)],
) -> Option<Judged> {
    let report = library.corpus().report(hit.paragraph)?;
    let paragraph = library.corpus().paragraph(hit.paragraph)?;
    let sentences = library.sentences(hit.paragraph);
    let held: SmallVec<[Met; 8]> = sentences.iter().map(|sentence| asked.met(sentence)).collect();
    let headings = library.heading(hit.paragraph).map(|heading| asked.met(heading)).unwrap_or_default();
    let whole = held.iter().fold(headings, Met::with);
    let of_paragraph = Signals {
        bigrams: hit.scores.bigrams / most.bigrams,
        words: hit.scores.words / most.words,
        heading: hit.scores.heading / most.heading,
        covered_by_paragraph: asked.covered(&whole),
        breadth: asked.breadth(&whole),
        view: view(question, report, paragraph),
        ..Signals::default()
    };
    let score_of = |sentence: usize| {
        hit.sentences.iter().find(|(index, _)| *index == sentence).map_or(0.0, |&(_, score)| score)
    };
    let figure_of = |sentence: usize| {
        fits.iter().filter(|(index, _)| *index == sentence).map(|&(_, fit)| fit).fold(0.0, f32::max)
    };
    let counts = weights(question);
    let of_sentence = |(index, held): (usize, &Met)| {
        let signals = Signals {
            sentence: score_of(index) / most.sentence,
            covered_by_sentence: asked.covered(held),
            figure: figure_of(index),
            ..of_paragraph
        };
        Judged { best: index, signals, score: signals.score(counts) }
    };
    // Of equals the first.
    let better = |best: Judged, next: Judged| if next.score > best.score { next } else { best };
    held.iter().enumerate().map(of_sentence).reduce(better)
}

/// 1 when the part speaks of the year and nature asked for. Where the question names neither, what will be done
/// answers how and what, and what was done answers how much, somewhat more often.
fn view(question: &Question, report: &Report, paragraph: &Paragraph) -> f32 {
    let view = report.outlook(paragraph).view;
    let by_nature = match question.when.nature {
        Some(Nature::Target) => Some(View::Ahead),
        Some(Nature::Result | Nature::Forecast) => Some(View::Back),
        Some(Nature::Standing | Nature::Unknown) | None => None,
    };
    let years = &question.when.years;
    let year = report.facts.year.map(|year| if view == View::Ahead { year } else { year.previous() });
    let year_fits = years.is_empty() || year.is_some_and(|year| years.contains(&year));
    let usual = match question.want {
        // What is explained has happened.
        _ if question.when.looks_back || question.asks_why => View::Back,
        Want::Passage { .. } | Want::List | Want::Overview(_) | Want::Fact(_) | Want::Mention(_) => {
            View::Ahead
        }
        Want::Value(_)
        | Want::Compare(_)
        | Want::Rank(_)
        | Want::Threshold(_)
        | Want::Series(_)
        | Want::Change { .. }
        | Want::Fulfilled(_) => View::Back,
    };
    match by_nature {
        None if years.is_empty() && view == usual => 0.7,
        None if years.is_empty() => 0.4,
        None => f32::from(u8::from(year_fits)),
        Some(wanted) => f32::from(u8::from(wanted == view && year_fits)),
    }
}
