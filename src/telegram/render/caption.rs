//! The words under a picture: what it shows and where it is printed.

use super::draft::{Draft, Look, units};
use super::figure::figure;
use super::indicator::explain_mark;
use crate::figures::Figure;
use crate::library::Library;
use crate::telegram::words;
use crate::words::Language;

/// UTF-16 units of a caption.
const MAX_CAPTION: usize = 1024;

/// As many of the cited figures as fit, each with its paragraph, and the source of all.
pub(crate) fn caption<'a>(
    library: &Library,
    figures: impl Iterator<Item = &'a Figure>,
    source: &str,
    language: Language,
) -> Draft {
    let mut draft = Draft::new();
    let room = MAX_CAPTION.saturating_sub(units(source) + 60);
    for one in figures {
        let mut line = figure(library, one, language);
        if let Some(paragraph) = library.corpus().paragraph(one.place.paragraph) {
            line.push(" · ").push(&words::paragraph(language, paragraph.number));
        }
        line.push("\n");
        if draft.units() + line.units() > room || !draft.append(&line, 0) {
            draft.push(words::CUT).push("\n");
            break;
        }
    }
    draft.push_as(Look::Italic, &super::cut(source, MAX_CAPTION / 2));
    explain_mark(&mut draft, language);
    draft
}
