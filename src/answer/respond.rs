//! The journey of a question: gathered once, judged once, shown by its want, told about.

use super::answered::{Answer, Kind, Limits, Passage, Shown};
use super::evidence::Evidence;
use super::gather::gather;
use super::notice::{self, Notice};
use super::passages::passages;
use super::searched::searched;
use super::several;
use super::verdict::{Reason, Ruling, Verdict, verdict};
use super::want;
use crate::library::Library;
use crate::question::{Alike, Question};
use crate::report::ParagraphId;

/// Answers one question from one edition.
#[must_use]
pub fn answer(question: Question, library: &Library, limits: &Limits) -> Answer {
    if let Some(alike) = question.places.alike.clone() {
        return asked_back(question, alike, library);
    }
    if let Some(paragraph) = library.pointed(&question.text).filter(|_| !question.taken_over) {
        return pointed(question, paragraph, library);
    }
    let sides = question.sides();
    if sides.len() > 1
        && let Some(answer) = several::several(&question, sides, |one| alone(one, library, limits))
    {
        return answer;
    }
    alone(question, library, limits)
}

/// One thing that is asked for.
fn alone(question: Question, library: &Library, limits: &Limits) -> Answer {
    let told = gather(&question, library);
    let (verdict, mut shown) = judged(&question, library, &told);
    // What the ledger was to tell was not searched for: only now is the nearest wanted.
    let is_left = verdict.ruling == Ruling::Near && !told.is_searched;
    let evidence = if is_left { searched(&question, library) } else { told };
    let kind = match verdict.ruling {
        Ruling::Nothing => Kind::None,
        Ruling::Near => Kind::Related,
        Ruling::Answered if shown.figures.is_empty() && shown.table.is_none() => Kind::Passages,
        Ruling::Answered => Kind::Figures,
    };
    let passages = match kind {
        Kind::None => Vec::new(),
        _ => passages(&question, &evidence, &shown, library, limits),
    };
    let told = notice::of_conditions(&question, kind, &shown);
    shown.notices.extend(told);
    let notices: Vec<Notice> = notice::notices(&question, &evidence, &verdict, shown.notices);
    let Shown { figures, table, fulfilment, computed, documents, .. } = shown;
    let edition = library.edition();
    Answer { question, kind, figures, passages, table, fulfilment, computed, documents, notices, edition }
}

/// What is said of it, and what is shown: a want that finds nothing to show after all is no answer.
pub(super) fn judged(question: &Question, library: &Library, evidence: &Evidence<'_>) -> (Verdict, Shown) {
    let verdict = verdict(question, library, evidence);
    if verdict.ruling != Ruling::Answered {
        return (verdict, Shown::default());
    }
    match want::show(question, evidence, library) {
        Ok(shown) => (verdict, shown),
        Err(reason) => (refused(reason), Shown::default()),
    }
}

/// The paragraph that an admin has chosen, and nothing else.
fn pointed(question: Question, paragraph: ParagraphId, library: &Library) -> Answer {
    Answer {
        question,
        kind: Kind::Passages,
        figures: Vec::new(),
        passages: vec![Passage { paragraph, best: 0, highlights: Vec::new(), score: 1.0 }],
        table: None,
        fulfilment: None,
        computed: Vec::new(),
        documents: Vec::new(),
        notices: vec![Notice::Chosen],
        edition: library.edition(),
    }
}

/// Which of several places is meant is asked before anything is answered.
fn asked_back(question: Question, Alike { typed, regions }: Alike, library: &Library) -> Answer {
    Answer {
        question,
        kind: Kind::None,
        figures: Vec::new(),
        passages: Vec::new(),
        table: None,
        fulfilment: None,
        computed: Vec::new(),
        documents: Vec::new(),
        notices: vec![Notice::WhichPlace { typed, regions }],
        edition: library.edition(),
    }
}

/// A want that found nothing to show says why.
fn refused(reason: Reason) -> Verdict {
    let ruling = match reason {
        Reason::Uncovered { .. } | Reason::UnheldYear(_) => Ruling::Nothing,
        _ => Ruling::Near,
    };
    Verdict { ruling, reasons: vec![reason] }
}
