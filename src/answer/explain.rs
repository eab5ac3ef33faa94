//! What was read, which candidates there were, each signal, and why they were shown or refused, line by line.

use std::fmt::Write;

use serde::Serialize;

use super::chosen;
use super::evidence::{Candidate, Evidence};
use super::fitted::Fitted;
use super::gather::gather;
use super::telling::{Telling, Words};
use super::verdict::{self, Verdict, verdict};
use super::weights::WEIGHTS;
use crate::library::Library;
use crate::question::Question;
use crate::report::ParagraphId;

/// Candidates that are told of.
const MOST: usize = 5;
/// Figures of a candidate that are told of.
const MOST_FIGURES: usize = 4;
/// Characters of a sentence that are shown.
const LONGEST: usize = 60;

/// How `question` is answered, for a person who wants to know why. For eyes only: its form may change.
#[must_use]
pub fn explain(question: &Question, library: &Library) -> String {
    let evidence = gather(question, library);
    let verdict = verdict(question, library, &evidence);
    let mut told = String::new();
    // Writing to a string cannot fail.
    let _ = read(&mut told, question);
    let _ = gathered(&mut told, &evidence);
    let _ = ruled(&mut told, &verdict);
    for (at, candidate) in evidence.candidates.iter().take(MOST).enumerate() {
        let _ = told_of(&mut told, library, at + 1, candidate);
    }
    told
}

/// A passage that may answer, with the strength of each sign that it does, in one order for all.
#[derive(Debug, Clone, PartialEq)]
pub struct Weighed {
    pub paragraph: ParagraphId,
    pub signs: [(&'static str, f32); 10],
}

/// The signs of every passage found for a question, best first; a sign's strength is what it adds to the score.
#[must_use]
pub fn weighed(question: &Question, library: &Library) -> Vec<Weighed> {
    let of = |one: &Candidate<'_>| Weighed { paragraph: one.paragraph, signs: one.signals.parts(&WEIGHTS) };
    gather(question, library).candidates.iter().map(of).collect()
}

/// What the verdict on a question rests on, for scripts that weigh it. Shares are between 0 and 1.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Signs {
    /// How much of what was asked the best passage holds by its words.
    pub telling: f32,
    /// How much of what was asked the best passage holds.
    pub grasp: f32,
    /// How much it had to hold.
    pub floor: f32,
    /// What the most telling word that is not held tells.
    pub lacking: f32,
    /// How well a figure of the period measures it.
    pub figure: f32,
    /// How much of it the words around such a figure hold.
    pub words_of_period: f32,
    /// What each word of the question tells, and how much of it the figure that is shown first and the words around
    /// it hold, or the best passage where no figure is shown.
    pub words: String,
    /// How much of what was asked the figure that is shown first and the words around it hold.
    pub told: f32,
    /// What the most telling word tells that they do not hold.
    pub untold: f32,
    /// How much of what was asked the best sentence holds, by pairs of characters and by words.
    pub by_sentence: [f32; 2],
    /// Why it was not answered, as the verdict names it.
    pub reasons: Vec<String>,
}

/// The signs of one question.
#[must_use]
pub fn signs(question: &Question, library: &Library) -> Signs {
    let evidence = gather(question, library);
    let verdict = verdict(question, library, &evidence);
    let first = chosen::figures(question, &evidence, 0.5).into_iter().next();
    let fitted = evidence.candidates.iter().flat_map(|one| &one.figures);
    let told = fitted.clone().find(|one| first.as_ref() == Some(one.figure)).map(|one| &one.told);
    Signs {
        words: told.unwrap_or(&evidence.telling).to_string(),
        told: told.map_or(0.0, Telling::covered),
        untold: told.map_or(0.0, Telling::lacking),
        by_sentence: by_sentence(question, library, &evidence),
        telling: evidence.telling.covered(),
        grasp: verdict::grasp(&evidence),
        floor: verdict::floor(question),
        lacking: evidence.telling.lacking(),
        figure: evidence.figure,
        words_of_period: evidence.words_of_period,
        reasons: verdict.reasons.iter().map(|reason| format!("{reason:?}")).collect(),
    }
}

fn by_sentence(question: &Question, library: &Library, evidence: &Evidence<'_>) -> [f32; 2] {
    let words = Words::of(question, library);
    evidence.candidates.first().map_or([0.0; 2], |best| {
        let told = words.of_sentence(best.paragraph, best.best);
        [best.signals.covered_by_sentence, told.covered()]
    })
}

fn read(told: &mut String, question: &Question) -> std::fmt::Result {
    let topic = &question.topic;
    writeln!(told, "read")?;
    writeln!(told, "  want      {} {:?}", question.want.key(), question.want)?;
    for ask in &topic.query.asks {
        let forms: Vec<String> =
            ask.forms.iter().take(6).map(|form| format!("{} {:.2}", form.text, form.meaning)).collect();
        writeln!(told, "  asks      {}", forms.join(" | "))?;
    }
    writeln!(told, "  concepts  {}", topic.indicators.join(" "))?;
    if !topic.everyday.is_empty() {
        writeln!(told, "  everyday  {}", topic.everyday.join(" "))?;
    }
    let (places, when) = (&question.places, &question.when);
    writeln!(
        told,
        "  places    own {:?} inside {:?} elsewhere {:?}",
        places.regions, places.inside, places.elsewhere
    )?;
    let years: Vec<u16> = when.years.iter().map(|year| year.get()).collect();
    writeln!(
        told,
        "  when      {years:?} {:?} named {} moment {}",
        when.nature, when.is_named, when.is_moment
    )
}

fn gathered(told: &mut String, evidence: &Evidence<'_>) -> std::fmt::Result {
    writeln!(
        told,
        "gathered  {} candidates, a figure is wanted: {}",
        evidence.candidates.len(),
        evidence.wants_figure
    )?;
    writeln!(
        told,
        "  covered {:.2}  figure {:.2}  of another period {:.2}  words around a figure {:.2}  unit {}",
        evidence.coverage,
        evidence.figure,
        evidence.figure_of_other_period,
        evidence.words_of_period,
        evidence.has_unit
    )?;
    writeln!(told, "  telling   {}: covered {:.2}", evidence.telling, evidence.telling.covered())?;
    match &evidence.widened {
        Some(widened) => writeln!(told, "  nearest   {} {:.2}", widened.name, widened.nearness),
        None => Ok(()),
    }
}

fn ruled(told: &mut String, verdict: &Verdict) -> std::fmt::Result {
    writeln!(told, "verdict   {:?} {:?}", verdict.ruling, verdict.reasons)
}

fn told_of(
    told: &mut String,
    library: &Library,
    number: usize,
    candidate: &Candidate<'_>,
) -> std::fmt::Result {
    let corpus = library.corpus();
    let (Some(report), Some(paragraph)) =
        (corpus.report(candidate.paragraph), corpus.paragraph(candidate.paragraph))
    else {
        return Ok(());
    };
    let sentence = paragraph.sentences.get(candidate.best).map_or("", |best| best.span.of(&paragraph.text));
    let words: String = sentence.chars().take(LONGEST).collect();
    writeln!(told, "{number}. {:.1}  {}:{}  {words}", candidate.score, report.document, paragraph.line)?;
    let parts = candidate.signals.parts(&WEIGHTS);
    let parts: Vec<String> = parts
        .iter()
        .filter(|(_, part)| *part > 0.0)
        .map(|(name, part)| format!("{name} {part:.1}"))
        .collect();
    writeln!(told, "   {}", parts.join("  "))?;
    let mut figures: Vec<&Fitted<'_>> = candidate.figures.iter().collect();
    figures.sort_by(|a, b| b.fit.score().total_cmp(&a.fit.score()));
    for Fitted { figure, fit, told: own, .. } in figures.into_iter().take(MOST_FIGURES) {
        writeln!(
            told,
            "   {:.2}  {} {} {:?} {:?} {:?}: indicator {:.2} period {:.2} unit {:.2} aspect {:.2} standing {:.2} told {:.2} lacking {:.2}",
            fit.score(),
            figure.indicator,
            figure.text,
            figure.aspect,
            figure.nature,
            figure.year().map(crate::report::Year::get),
            fit.indicator,
            fit.period,
            fit.unit,
            fit.aspect,
            fit.standing,
            own.covered(),
            own.lacking()
        )?;
    }
    Ok(())
}
