//! An indicator's name as its reader can read it: with a gloss in English, converted and marked in traditional
//! characters, as printed otherwise.

use super::draft::{Draft, Look};
use crate::answer::words as answer_words;
use crate::figures::Figure;
use crate::library::Library;
use crate::text::to_traditional;
use crate::words::Language;

/// Follows a name that was converted.
const CONVERTED: char = '＊';

pub(crate) fn indicator(library: &Library, figure: &Figure, language: Language) -> String {
    let name = answer_words::indicator(figure, library, language);
    if language != Language::Traditional {
        return name;
    }
    match to_traditional(&name) {
        same if same == name => same,
        converted => format!("{converted}{CONVERTED}"),
    }
}

/// Says what the mark means, where it stands in `draft`.
pub(super) fn explain_mark(draft: &mut Draft, language: Language) {
    if draft.text().contains(CONVERTED) {
        let words = language.tell("converted-names", &[("mark", CONVERTED.to_string().into())]);
        draft.push("\n").push_as(Look::Italic, &words);
    }
}
