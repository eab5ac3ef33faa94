//! What is to be said beside an answer: how the question was read, and why there is no better answer.

use super::decide::Evidence;
use super::{Kind, decide};
use crate::figures::{Figure, Nature};
use crate::library::Library;
use crate::question::{Matter, Question};
use crate::report::Year;

/// One thing to say. The words for it are the reader's business.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Notice {
    /// Pinyin or slips were read as this.
    Respelled(Vec<String>),
    /// The question leant on the one before it and was read as this.
    Understood { regions: Vec<String>, years: Vec<Year>, nature: Option<Nature>, topic: Vec<String> },
    /// The library holds no report of this place.
    Elsewhere(String),
    /// No report reviews or plans this year.
    UnheldYear(Year),
    /// The report of this region, which was asked about, does not give the figure.
    Lacking(String),
    /// What was asked is given for another year or nature only.
    OtherPeriod,
    /// It is no matter of government reports.
    OtherMatter(Matter),
}

/// Notices in the order they are to be said.
pub(super) fn notices(
    question: &Question,
    library: &Library,
    kind: Kind,
    evidence: Option<&Evidence>,
) -> Vec<Notice> {
    let mut notices = Vec::new();
    if !question.respelled.is_empty() {
        notices.push(Notice::Respelled(question.respelled.clone()));
    }
    if question.taken_over {
        notices.push(understood(question));
    }
    if !matches!(kind, Kind::Related | Kind::None) {
        return notices;
    }
    notices.extend(elsewhere(question));
    if kind == Kind::Related {
        notices.extend(question.inside.iter().cloned().map(Notice::Elsewhere));
    }
    let unheld = question.years.iter().filter(|year| !decide::is_held(library, **year));
    notices.extend(unheld.map(|year| Notice::UnheldYear(*year)));
    if question.matter != Matter::Report {
        notices.push(Notice::OtherMatter(question.matter));
    }
    let is_only_reason =
        notices.iter().all(|notice| matches!(notice, Notice::Respelled(_) | Notice::Understood { .. }));
    if is_only_reason && evidence.is_some_and(|evidence| decide::is_other_period(question, library, evidence))
    {
        notices.push(Notice::OtherPeriod);
    }
    notices
}

/// Regions that were asked about and have none of the figures.
pub(super) fn lacking(question: &Question, library: &Library, figures: &[Figure]) -> Vec<Notice> {
    let has = |region: &str| {
        let report = |figure: &Figure| library.corpus().report(figure.place.paragraph);
        figures.iter().filter_map(report).any(|report| report.facts.region.as_deref() == Some(region))
    };
    let lacking = question.regions.iter().filter(|region| !has(region));
    lacking.cloned().map(Notice::Lacking).chain(elsewhere(question)).collect()
}

fn elsewhere(question: &Question) -> impl Iterator<Item = Notice> {
    question.elsewhere.iter().cloned().map(Notice::Elsewhere)
}

fn understood(question: &Question) -> Notice {
    let typed =
        || question.query.asks.iter().filter_map(|ask| ask.forms.first()).map(|form| form.text.to_string());
    Notice::Understood {
        regions: question.regions.clone(),
        years: question.years.clone(),
        nature: question.nature,
        topic: match question.indicators.as_slice() {
            [only] => vec![only.clone()],
            _ => typed().collect(),
        },
    }
}
