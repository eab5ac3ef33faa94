//! Chooses what an answer shows.

use super::rank::{self, Ranked};
use super::{Answer, Kind, Passage};
use crate::figures::Figure;
use crate::library::Library;
use crate::question::{Question, Shape};
use crate::report::Paragraph;
use crate::text::{Span, TermKind, terms};

/// How much an answer shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Passages at most.
    pub passages: usize,
}

/// Candidates taken from each part of the index before ranking.
const CANDIDATES: usize = 40;
/// Below this share of what was asked, nothing is near.
const FLOOR_RELATED: f32 = 0.25;
/// Below this share of what was asked, the nearest passage is no answer.
const FLOOR_ANSWER: f32 = 0.5;

/// Answers one question from one edition.
#[must_use]
pub fn answer(question: Question, library: &Library, limits: &Limits) -> Answer {
    let hits = library.index().find(&question.query, CANDIDATES);
    let ranked = rank::rank(&question, library, &hits);
    let coverage = ranked.iter().map(|ranked| ranked.coverage).fold(0.0, f32::max);
    let none = Kind::None;
    let (figures, kind) = if coverage < FLOOR_RELATED {
        (Vec::new(), none)
    } else if coverage < FLOOR_ANSWER {
        (Vec::new(), Kind::Related)
    } else {
        let figures = figures(&question, library, &ranked);
        let kind = if figures.is_empty() { Kind::Passages } else { Kind::Figures };
        (figures, kind)
    };
    let shown = if kind == Kind::None { 0 } else { limits.passages };
    let passages = ranked.iter().take(shown).filter_map(|ranked| passage(&question, library, ranked)).collect();
    Answer { question, kind, figures, passages, edition: library.edition() }
}

/// The figures of the best sentences, those that fit the question first.
fn figures(question: &Question, library: &Library, ranked: &[Ranked<'_>]) -> Vec<Figure> {
    let places = if question.shape == Shape::Compare { 2 } else { 1 };
    let mut found = Vec::new();
    for ranked in ranked.iter().take(places) {
        let figures = library.ledger().in_paragraph(ranked.hit.paragraph);
        found.extend(figures.iter().filter(|figure| figure.place.sentence == ranked.best).cloned());
    }
    found.sort_by(|a, b| rank::fit(question, b).total_cmp(&rank::fit(question, a)));
    found
}

fn passage(question: &Question, library: &Library, ranked: &Ranked<'_>) -> Option<Passage> {
    let paragraph = library.corpus().paragraph(ranked.hit.paragraph)?;
    Some(Passage {
        paragraph: ranked.hit.paragraph,
        best: ranked.best,
        highlights: highlights(question, library, paragraph),
        score: ranked.score,
    })
}

/// Where the paragraph holds a term of the question.
fn highlights(question: &Question, library: &Library, paragraph: &Paragraph) -> Vec<Span> {
    let wanted: Vec<&str> = question
        .query
        .asks
        .iter()
        .flat_map(|ask| &ask.forms)
        .flat_map(|form| &form.terms)
        .filter(|term| term.kind != TermKind::Bigram || term.text.chars().count() > 1)
        .map(|term| term.text.as_str())
        .collect();
    let found = terms(&paragraph.text, library.segmenter());
    Span::merged(found.iter().filter(|term| wanted.contains(&term.text.as_str())).map(|term| term.span).collect())
}
