//! The journey of a question: gathered once, judged once, shown by its want, told about.

use super::answered::{Answer, Kind, Limits, Shown};
use super::gather::gather;
use super::notice::{self, Notice};
use super::passages::passages;
use super::verdict::{Reason, Ruling, Verdict, verdict};
use super::want;
use crate::library::Library;
use crate::question::Question;

/// Answers one question from one edition.
#[must_use]
pub fn answer(question: Question, library: &Library, limits: &Limits) -> Answer {
    let evidence = gather(&question, library);
    let mut verdict = verdict(&question, library, &evidence);
    let shown = match verdict.ruling {
        Ruling::Answered => want::show(&question, &evidence, library),
        Ruling::Near | Ruling::Nothing => Ok(Shown::default()),
    };
    let shown = shown.unwrap_or_else(|reason| {
        verdict = refused(reason);
        Shown::default()
    });
    let kind = match verdict.ruling {
        Ruling::Nothing => Kind::None,
        Ruling::Near => Kind::Related,
        Ruling::Answered if shown.figures.is_empty() => Kind::Passages,
        Ruling::Answered => Kind::Figures,
    };
    let passages = match kind {
        Kind::None => Vec::new(),
        _ => passages(&question, &evidence, &shown, library, limits),
    };
    let notices: Vec<Notice> = notice::notices(&question, &verdict, shown.notices);
    let Shown { figures, difference, .. } = shown;
    Answer { question, kind, figures, passages, difference, notices, edition: library.edition() }
}

/// A want that found nothing to show says why.
fn refused(reason: Reason) -> Verdict {
    let ruling = match reason {
        Reason::Uncovered { .. } => Ruling::Nothing,
        _ => Ruling::Near,
    };
    Verdict { ruling, reasons: vec![reason] }
}
