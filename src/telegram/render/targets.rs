//! The main targets of a report, with the place they stand in.

use super::citation::citation;
use super::draft::{Draft, Look};
use super::figure::figure;
use crate::library::Library;
use crate::telegram::words;
use crate::words::Language;

/// The main targets of the reports with these numbers; what does not fit is left out and said.
pub(crate) fn targets(library: &Library, reports: &[u32], language: Language) -> Draft {
    let mut draft = Draft::new();
    for number in reports {
        let mut block = Draft::new();
        let targets = library.ledger().main_targets(*number);
        let Some(place) = targets.first().map(|target| target.place.paragraph) else { continue };
        let (Some(report), Some(paragraph)) =
            (library.corpus().report(place), library.corpus().paragraph(place))
        else {
            continue;
        };
        block.push(if draft.is_empty() { "" } else { "\n\n" });
        block.push_as(Look::Bold, &language.tell("targets-of", &[("title", report.title().into())]));
        for target in targets {
            let mut line = Draft::new();
            line.push("\n").append(&figure(library, target, language), 0);
            block.append(&line, 400);
        }
        block.push("\n—— ").push(&citation(report, paragraph, language));
        if !draft.append(&block, words::CUT.len()) {
            draft.push("\n").push(words::CUT);
            break;
        }
    }
    if draft.is_empty() { Draft::plain(&language.say("no-targets")) } else { draft }
}
