//! Says what the mark behind a name in other characters means.

use super::draft::{Draft, Look};
use crate::answer::words as answer_words;
use crate::words::Language;

/// Says it where the mark stands in `draft`.
pub(super) fn explain_mark(draft: &mut Draft, language: Language) {
    if let Some(words) = answer_words::converted(draft.text(), language) {
        draft.push("\n").push_as(Look::Italic, &words);
    }
}
