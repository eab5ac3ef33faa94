//! Why something is so: the sentence that gives a reason, or that none does.

use crate::answer::answered::Shown;
use crate::answer::evidence::Evidence;
use crate::answer::hearing::Words;
use crate::answer::notice::Notice;
use crate::answer::weights::{LOOKED_AT, floor};
use crate::library::Library;
use crate::question::{Question, gives_reason};
use crate::report::ParagraphId;
use crate::text::folded;

/// How much it is is no reason: figures stay out.
pub(super) fn show(question: &Question, evidence: &Evidence<'_>, library: &Library) -> Shown {
    match given(question, evidence, library) {
        Some(place) => Shown { places: vec![place], ..Shown::default() },
        None => Shown { notices: vec![Notice::NoReason], ..Shown::default() },
    }
}

/// Of the best passages the sentence that gives a reason and says most of what was asked.
fn given(question: &Question, evidence: &Evidence<'_>, library: &Library) -> Option<(ParagraphId, usize)> {
    let words = Words::of(question, library);
    let mut best: Option<(f32, (ParagraphId, usize))> = None;
    for candidate in evidence.candidates.iter().take(LOOKED_AT) {
        let Some(own) = library.corpus().paragraph(candidate.paragraph) else { continue };
        for (at, sentence) in own.sentences.iter().enumerate() {
            if !gives_reason(&folded(sentence.span.of(&own.text))) {
                continue;
            }
            let covered = words.of_sentence(candidate.paragraph, at).covered();
            if covered >= floor::GIVES_REASON && best.is_none_or(|(most, _)| covered > most) {
                best = Some((covered, (candidate.paragraph, at)));
            }
        }
    }
    best.map(|(_, place)| place)
}
