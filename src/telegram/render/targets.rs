//! The main targets of reports, whole, each with the place that it stands in.

use teloxide::types::InlineKeyboardMarkup;

use super::citation::{citation, name, place_in_report};
use super::draft::{Draft, Look, MAX_ENTITIES};
use super::figure::figure;
use super::indicator::explain_mark;
use super::keyboard::{button, pager};
use crate::figures::Figure;
use crate::library::Library;
use crate::telegram::button::{Button, fingerprint};
use crate::words::Language;

/// UTF-16 units after which a page takes nothing further.
const PAGE: usize = 2500;
/// Targets of one paragraph that stay together.
const TOGETHER: usize = 20;

/// Targets of one paragraph of a report.
struct Block {
    report: u32,
    is_first: bool,
    draft: Draft,
}

/// One page of the main targets of reports; buttons carry what was asked as `short`. Empty where there are none.
pub(crate) fn targets(
    library: &Library,
    found: &[(u32, Vec<&Figure>)],
    short: &str,
    page: usize,
    language: Language,
) -> Draft {
    let blocks: Vec<Block> =
        found.iter().flat_map(|(report, targets)| blocks(library, *report, targets, language)).collect();
    let pages = pages(&blocks);
    let page = page.min(pages.len().saturating_sub(1));
    let Some(shown) = pages.get(page) else { return Draft::new() };
    let mut draft = Draft::new();
    for (at, block) in shown.iter().enumerate() {
        if !draft.is_empty() {
            draft.push("\n\n");
        }
        // What goes on from the page before says of which report.
        if (at == 0 || block.is_first)
            && let Some(report) = library.corpus().reports().get(block.report as usize)
        {
            draft.push_as(Look::Bold, &language.tell("targets-of", &[("title", name(report).into())]));
            draft.push("\n");
        }
        draft.append(&block.draft, 0);
    }
    explain_mark(&mut draft, language);
    let to = |page| Button::Targets { page, words: short.to_owned() };
    let mut rows: Vec<_> = pager(page, pages.len(), language, to).into_iter().collect();
    if let Some(report) = only_report(shown)
        && let Some(text) = library.corpus().reports().get(report as usize)
    {
        let table = Button::Table { report, fingerprint: fingerprint(text) };
        rows.push(vec![button(&language.say("chart"), &table)]);
    }
    if rows.is_empty() { draft } else { draft.with_buttons(InlineKeyboardMarkup::new(rows)) }
}

fn only_report(shown: &[Block]) -> Option<u32> {
    let first = shown.first()?.report;
    shown.iter().all(|block| block.report == first).then_some(first)
}

/// The targets of one report, a block for each paragraph that they stand in.
fn blocks(library: &Library, report: u32, targets: &[&Figure], language: Language) -> Vec<Block> {
    let by_paragraph = targets.chunk_by(|a, b| a.place.paragraph == b.place.paragraph);
    let parts = by_paragraph.flat_map(|targets| targets.chunks(TOGETHER));
    let mut blocks: Vec<Block> = Vec::new();
    for part in parts {
        let Some(place) = part.first().map(|target| target.place.paragraph) else { continue };
        let (Some(text), Some(paragraph)) =
            (library.corpus().report(place), library.corpus().paragraph(place))
        else {
            continue;
        };
        let mut draft = Draft::new();
        for target in part {
            draft.append(&figure(library, target, language), 0);
            draft.push("\n");
        }
        let is_first = blocks.is_empty();
        let place = match is_first {
            true => citation(text, paragraph, language),
            false => place_in_report(text, paragraph, language),
        };
        draft.push("—— ").push(&place);
        blocks.push(Block { report, is_first, draft });
    }
    blocks
}

/// Blocks packed into pages, in order; at least one a page.
fn pages(blocks: &[Block]) -> Vec<&[Block]> {
    /// A heading and what parts two blocks.
    const BETWEEN: usize = 80;
    let mut pages = Vec::new();
    let mut rest = blocks;
    while let Some((first, others)) = rest.split_first() {
        let (mut units, mut entities) = (first.draft.units(), first.draft.entities() + 1);
        let further = others.iter().take_while(|block| {
            units += block.draft.units() + BETWEEN;
            entities += block.draft.entities() + 1;
            units <= PAGE && entities <= MAX_ENTITIES
        });
        let (page, next) = rest.split_at_checked(1 + further.count()).unwrap_or((rest, &[]));
        pages.push(page);
        rest = next;
    }
    pages
}
