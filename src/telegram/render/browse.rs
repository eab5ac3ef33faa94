//! A report to leaf through: what a place in it shows, and the buttons that lead on.

use teloxide::types::{InlineKeyboardButton, InlineKeyboardMarkup};

use super::citation::name;
use super::draft::{Draft, Look, MAX_UNITS, cut, units};
use super::keyboard::{button, pager};
use super::part::parts;
use crate::library::Library;
use crate::report::{Paragraph, Report};
use crate::telegram::button::{Button, fingerprint};
use crate::telegram::words;
use crate::text::Span;
use crate::words::Language;

/// UTF-16 units of body text on a page.
const PAGE: usize = 1500;
/// Buttons to deeper places on a page.
const CHILDREN: usize = 12;
/// Every report, newest last, or the only report's first page.
pub(crate) fn shelf(library: &Library, page: usize, language: Language) -> Draft {
    let reports = library.corpus().reports();
    if let [only] = reports {
        return place(Place { number: 0, report: only, section: None, page: 0 }, false, language);
    }
    let labels: Vec<(String, Button)> = (0u32..)
        .zip(reports)
        .map(|(number, report)| {
            let button =
                Button::Place { report: number, fingerprint: fingerprint(report), section: None, page: 0 };
            (name(report), button)
        })
        .collect();
    let pages = labels.len().div_ceil(CHILDREN).max(1);
    let page = page.min(pages - 1);
    let mut rows = rows(&labels, page);
    rows.extend(pager(page, pages, language, |page| Button::Shelf { page }));
    let mut draft = Draft::new();
    draft.push(&language.say("choose-report"));
    draft.with_buttons(InlineKeyboardMarkup::new(rows))
}

/// A page of a place in a report.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Place<'a> {
    /// Index into the corpus.
    pub(crate) number: u32,
    pub(crate) report: &'a Report,
    /// Index into the report's sections; `None` is the report itself.
    pub(crate) section: Option<usize>,
    pub(crate) page: usize,
}

/// One page of a report's place.
pub(crate) fn place(place: Place<'_>, has_shelf: bool, language: Language) -> Draft {
    let Place { number, report, section, page } = place;
    let fingerprint = fingerprint(report);
    let to = |section, page| Button::Place { report: number, fingerprint, section, page };
    let children: Vec<(String, Button)> = report
        .sections
        .iter()
        .enumerate()
        .filter(|(_, child)| child.parent == section)
        .map(|(at, child)| (child.heading.clone(), to(Some(at), 0)))
        .collect();
    let texts = all_pages(report, section);
    let pages = texts.len().max(children.len().div_ceil(CHILDREN)).max(1);
    let page = page.min(pages - 1);

    let mut draft = Draft::new();
    heading(&mut draft, report, section);
    for (paragraph, span) in texts.get(page).into_iter().flatten() {
        draft.push("\n\n");
        draft.push_as(Look::Italic, &words::paragraph(language, paragraph.number)).push(" ");
        if span.start > 0 {
            draft.push(words::CUT);
        }
        draft.push(span.of(&paragraph.text));
        if span.end < paragraph.text.len() {
            draft.push(words::CUT);
        }
    }
    let mut rows = rows(&children, page);
    rows.extend(pager(page, pages, language, |page| to(section, page)));
    match section {
        Some(at) => {
            let parent = report.sections.get(at).and_then(|section| section.parent);
            rows.push(vec![button(&language.say("back"), &to(parent, 0))]);
        }
        None if has_shelf => rows.push(vec![button(&language.say("back"), &Button::Shelf { page: 0 })]),
        None => {}
    }
    draft.with_buttons(InlineKeyboardMarkup::new(rows))
}

/// Title and heading path.
fn heading(draft: &mut Draft, report: &Report, section: Option<usize>) {
    draft.push_as(Look::Bold, &cut(&name(report), MAX_UNITS / 8));
    let mut path = Vec::new();
    let mut at = section;
    while let Some(section) = at.and_then(|at| report.sections.get(at)) {
        path.push(section.heading.as_str());
        at = section.parent;
    }
    for heading in path.into_iter().rev() {
        draft.push("\n").push_as(Look::Bold, &cut(heading, MAX_UNITS / 8));
    }
}

/// The paragraphs that stand directly in a place, packed into pages; one that is too long for a page is
/// continued on the next.
pub(super) fn all_pages(report: &Report, section: Option<usize>) -> Vec<Vec<(&Paragraph, Span)>> {
    let mut pages: Vec<Vec<(&Paragraph, Span)>> = Vec::new();
    let mut room = 0;
    for paragraph in report.paragraphs.iter().filter(|paragraph| paragraph.section == section) {
        for part in parts(&paragraph.text, PAGE) {
            let size = units(part.of(&paragraph.text));
            if pages.is_empty() || size > room {
                pages.push(Vec::new());
                room = PAGE;
            }
            room = room.saturating_sub(size);
            if let Some(page) = pages.last_mut() {
                page.push((paragraph, part));
            }
        }
    }
    pages
}

fn rows(labels: &[(String, Button)], page: usize) -> Vec<Vec<InlineKeyboardButton>> {
    labels
        .chunks(CHILDREN)
        .nth(page)
        .unwrap_or_default()
        .iter()
        .map(|(label, to)| vec![button(label, to)])
        .collect()
}
