//! The main targets of reports, each with the place they stand in.

use teloxide::types::InlineKeyboardMarkup;

use super::citation::citation;
use super::draft::{Draft, Look, MAX_ENTITIES};
use super::figure::figure;
use super::keyboard::{button, pager};
use crate::library::Library;
use crate::telegram::button::{Button, fingerprint};
use crate::telegram::words;
use crate::words::Language;

/// UTF-16 units after which a page takes no further report.
const PAGE: usize = 2500;
/// UTF-16 units kept free for a citation.
const PLACE: usize = 400;

/// One page of the main targets of the reports with these numbers; buttons carry what was asked as `short`.
pub(crate) fn targets(
    library: &Library,
    reports: &[u32],
    short: &str,
    page: usize,
    language: Language,
) -> Draft {
    let blocks: Vec<(u32, Draft)> =
        reports.iter().filter_map(|number| Some((*number, block(library, *number, language)?))).collect();
    let pages = pages(&blocks);
    let page = page.min(pages.len().saturating_sub(1));
    let Some(shown) = pages.get(page) else { return Draft::plain(&language.say("no-targets")) };
    let mut draft = Draft::new();
    for (_, block) in *shown {
        draft.push(if draft.is_empty() { "" } else { "\n\n" });
        draft.append(block, 0);
    }
    let to = |page| Button::Targets { page, words: short.to_owned() };
    let mut rows: Vec<_> = pager(page, pages.len(), language, to).into_iter().collect();
    if let [(only, _)] = *shown
        && let Some(report) = library.corpus().reports().get(*only as usize)
    {
        let table = Button::Table { report: *only, fingerprint: fingerprint(report) };
        rows.push(vec![button(&language.say("chart"), &table)]);
    }
    if rows.is_empty() { draft } else { draft.with_buttons(InlineKeyboardMarkup::new(rows)) }
}

/// The targets of one report; what does not fit into a message is left out and said.
fn block(library: &Library, report: u32, language: Language) -> Option<Draft> {
    let targets = library.ledger().main_targets(report);
    let place = targets.first()?.place.paragraph;
    let (report, paragraph) = (library.corpus().report(place)?, library.corpus().paragraph(place)?);
    let mut block = Draft::new();
    block.push_as(Look::Bold, &language.tell("targets-of", &[("title", report.title().into())]));
    for target in targets {
        let mut line = Draft::new();
        line.push("\n").append(&figure(library, target, language), 0);
        if !block.append(&line, PLACE) {
            block.push("\n").push(words::CUT);
            break;
        }
    }
    block.push("\n—— ").push(&citation(report, paragraph, language));
    Some(block)
}

/// Reports packed into pages, in order; at least one a page.
fn pages(blocks: &[(u32, Draft)]) -> Vec<&[(u32, Draft)]> {
    let mut pages = Vec::new();
    let mut rest = blocks;
    while let Some(((_, first), others)) = rest.split_first() {
        let (mut units, mut entities) = (first.units(), first.entities());
        let further = others.iter().take_while(|(_, block)| {
            units += block.units() + 2;
            entities += block.entities();
            units <= PAGE && entities <= MAX_ENTITIES
        });
        let (page, next) = rest.split_at_checked(1 + further.count()).unwrap_or((rest, &[]));
        pages.push(page);
        rest = next;
    }
    pages
}
