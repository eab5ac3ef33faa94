//! What was read, which candidates there were, each signal, and why they were shown or refused, line by line.

use std::fmt::Write;

use super::evidence::{Candidate, Evidence};
use super::fitted::Fitted;
use super::gather::gather;
use super::respond::judged;
use super::verdict::{self, Reason, Ruling, Verdict};
use super::weights::weights;
use crate::figures::Figure;
use crate::library::Library;
use crate::question::{Amount, Question, Want};

/// Candidates that are told of.
const MOST: usize = 5;
/// Figures of a candidate that are told of.
const MOST_FIGURES: usize = 4;
/// Figures that fit less have nothing to do with it.
const LEAST: f32 = 0.005;
/// Names of one thing that are told of.
const MOST_NAMES: usize = 6;
/// Characters of a sentence that are shown.
const LONGEST: usize = 60;

/// How `question` is answered, for a person who wants to know why. For eyes only: its form may change.
#[must_use]
pub fn explain(question: &Question, library: &Library) -> String {
    let evidence = gather(question, library);
    let (verdict, shown) = judged(question, library, &evidence);
    let mut told = String::new();
    // Writing to a string cannot fail.
    let _ = read(&mut told, question);
    let _ = gathered(&mut told, question, &evidence);
    let _ = ruled(&mut told, &verdict);
    let _ = line(&mut told, "shown", &shown.figures.iter().map(named).collect::<Vec<_>>());
    for (at, candidate) in evidence.candidates.iter().take(MOST).enumerate() {
        let _ = told_of(&mut told, question, library, at + 1, candidate);
    }
    told
}

fn read(told: &mut String, question: &Question) -> std::fmt::Result {
    let Question { want, topic, places, when, over, .. } = question;
    writeln!(told, "read")?;
    writeln!(told, "  want      {}", wanted(want))?;
    for ask in &topic.query.asks {
        let names: Vec<String> = ask
            .forms
            .iter()
            .take(MOST_NAMES)
            .map(|form| format!("{} {:.2}", form.text, form.meaning))
            .collect();
        let more = ask.forms.len().saturating_sub(MOST_NAMES);
        let more = if more > 0 { format!(" | {more} more") } else { String::new() };
        writeln!(told, "  looks for {}{more}", names.join(" | "))?;
    }
    line(told, "concepts", &topic.indicators)?;
    line(told, "read as", &question.respelled)?;
    line(told, "everyday", &topic.everyday)?;
    line(told, "region", &places.regions)?;
    line(told, "inside", &places.inside)?;
    line(told, "elsewhere", &places.elsewhere)?;
    line(told, "unknown", &places.strangers)?;
    line(told, "only where", &over.words)?;
    let years = when.years.iter().map(|year| year.get().to_string());
    let nature = when.nature.map(told_as);
    let flags =
        [(when.looks_back, "looks back"), (when.is_moment, "this moment"), (topic.is_personal, "personal")];
    let flags = flags.into_iter().filter(|(is_so, _)| *is_so).map(|(_, word)| word.to_owned());
    line(told, "when", &years.chain(nature).chain(flags).collect::<Vec<_>>())
}

/// `value: level, in 台`.
fn wanted(want: &Want) -> String {
    let mut parts: Vec<String> = Vec::new();
    if let Some(Amount { aspect, unit, asks_total, .. }) = want.amount() {
        parts.extend(aspect.map(told_as));
        parts.extend(unit.as_ref().map(|unit| format!("in {unit}")));
        parts.extend(asks_total.then(|| "all there is".to_owned()));
    }
    parts.extend(want.asks_how().then(|| "what is done".to_owned()));
    let parts = if parts.is_empty() { String::new() } else { format!(": {}", parts.join(", ")) };
    format!("{}{parts}", want.key())
}

/// One line of words; none where there are none.
fn line(told: &mut String, name: &str, words: &[String]) -> std::fmt::Result {
    if words.is_empty() { Ok(()) } else { writeln!(told, "  {name:<9} {}", words.join("  ")) }
}

fn gathered(told: &mut String, question: &Question, evidence: &Evidence<'_>) -> std::fmt::Result {
    let figure = if evidence.wants_figure { ", a figure is wanted" } else { "" };
    writeln!(told, "gathered  {} passages{figure}", evidence.candidates.len())?;
    writeln!(
        told,
        "  covered   {:.2} of what was asked (pairs {:.2}, words {:.2}); an answer covers {:.2}",
        verdict::grasp(evidence),
        evidence.coverage,
        evidence.telling.covered(),
        verdict::floor(question)
    )?;
    writeln!(told, "  words     {}", evidence.telling)?;
    writeln!(
        told,
        "  figures   measure {:.2} of it in its period, {:.2} in another; the words around them cover {:.2}",
        evidence.figure, evidence.figure_of_other_period, evidence.words_of_period
    )?;
    match &evidence.widened {
        Some(widened) => writeln!(told, "  nearest   {} {:.2}", widened.name, widened.nearness),
        None => Ok(()),
    }
}

fn ruled(told: &mut String, verdict: &Verdict) -> std::fmt::Result {
    let ruling = match verdict.ruling {
        Ruling::Answered => "answered",
        Ruling::Near => "not answered, what is nearest is shown",
        Ruling::Nothing => "not answered, nothing is near",
    };
    let reasons: Vec<String> = verdict.reasons.iter().map(why).collect();
    let reasons = if reasons.is_empty() { String::new() } else { format!(": {}", reasons.join("; ")) };
    writeln!(told, "verdict   {ruling}{reasons}")
}

fn why(reason: &Reason) -> String {
    match reason {
        Reason::Uncovered { covered, wanted } => {
            format!("only {covered:.2} of it is covered, not {wanted:.2}")
        }
        Reason::Elsewhere(place) => format!("no report of {place} is held"),
        Reason::Stranger(name) => format!("no report has the name {name}"),
        Reason::Inside(place) => format!("nothing is said of {place}"),
        Reason::UnheldYear(year) => format!("no report reviews or plans {}", year.get()),
        Reason::OtherPeriod => "it is measured for another year or nature only".to_owned(),
        Reason::OtherAspect => "only how fast it grows is printed, or only how much there is".to_owned(),
        Reason::Lacks(word) => format!("the nearest passage lacks {word}"),
        Reason::Unmeasured => "a number is asked for, and no figure measures it".to_owned(),
        Reason::Moment => "it is about this moment".to_owned(),
        Reason::Everyday => "it is of everyday life".to_owned(),
        Reason::Office => "reports do not say who holds an office".to_owned(),
        Reason::Unmentioned(words) => format!("no report has {words}"),
        Reason::Unsaid => "the report does not say it".to_owned(),
    }
}

fn told_of(
    told: &mut String,
    question: &Question,
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
    let parts = candidate.signals.parts(weights(question));
    let parts: Vec<String> = parts
        .iter()
        .filter(|(_, part)| *part > 0.0)
        .map(|(name, part)| format!("{name} {part:.1}"))
        .collect();
    writeln!(told, "   {}", parts.join("  "))?;
    let mut figures: Vec<&Fitted<'_>> =
        candidate.figures.iter().filter(|one| one.fit.score() >= LEAST).collect();
    figures.sort_by(|a, b| b.fit.score().total_cmp(&a.fit.score()));
    for Fitted { figure, fit, told: own, .. } in figures.into_iter().take(MOST_FIGURES) {
        writeln!(
            told,
            "   {:.2}  {}: indicator {:.2}  period {:.2}  unit {:.2}  aspect {:.2}  standing {:.2}  words {:.2}",
            fit.score(),
            named(figure),
            fit.indicator,
            fit.period,
            fit.unit,
            fit.aspect,
            fit.standing,
            own.covered()
        )?;
    }
    Ok(())
}

/// `老旧电梯更新 1.5万台 (level, target, 2025)`.
fn named(figure: &Figure) -> String {
    let year = figure.year().map_or_else(|| "no year".to_owned(), |year| year.get().to_string());
    let (aspect, nature) = (told_as(figure.aspect), told_as(figure.nature));
    format!("{} {} ({aspect}, {nature}, {year})", figure.indicator, figure.text)
}

/// The name of an aspect or a nature in small letters.
fn told_as(name: impl std::fmt::Debug) -> String {
    format!("{name:?}").to_lowercase()
}
