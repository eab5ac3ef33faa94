//! What became of targets, as messages: as many a page as can be read, each page with its own sources.

use teloxide::types::InlineKeyboardMarkup;

use super::draft::{Draft, Look, units};
use super::indicator::explain_mark;
use super::keyboard::pager;
use crate::answer::{Judgement, words};
use crate::library::Library;
use crate::telegram::button::Button;
use crate::words::Language;

/// Targets of one page, and UTF-16 units of their lines: beside them each may bring two sources.
const MOST: usize = 15;
const LINES: usize = 1500;

/// One page of a report's board; buttons carry what was asked as `short`. `None` where there are no targets.
pub(crate) fn board(
    library: &Library,
    judged: &[Judgement<'_>],
    short: &str,
    page: usize,
    language: Language,
) -> Option<Draft> {
    let whole = words::board(library, judged, language)?;
    let pages = pages(&whole.lines);
    let page = page.min(pages.len().saturating_sub(1));
    let (from, to) = *pages.get(page)?;
    let own = words::board(library, judged.get(from..to)?, language)?;
    let mut draft = Draft::new();
    draft.push_as(Look::Bold, &whole.head).push("\n").push(&whole.count).push("\n");
    for line in &own.lines {
        draft.push("\n").push(line);
    }
    draft.push("\n");
    for source in &own.sources {
        draft.append(Draft::new().push(&format!("\n—— {source}")), units(&whole.rule) + 1);
    }
    draft.push("\n").push_as(Look::Italic, &whole.rule);
    explain_mark(&mut draft, language);
    let to = |page| Button::Board { page, words: short.to_owned() };
    Some(match pager(page, pages.len(), language, to) {
        Some(row) => draft.with_buttons(InlineKeyboardMarkup::new([row])),
        None => draft,
    })
}

/// Where each page of the lines begins and ends; at least one line a page.
fn pages(lines: &[String]) -> Vec<(usize, usize)> {
    let mut pages: Vec<(usize, usize)> = Vec::new();
    let mut taken = 0;
    for (at, line) in lines.iter().enumerate() {
        let own = units(line) + 1;
        match pages.last_mut() {
            Some((from, to)) if at - *from < MOST && taken + own <= LINES => {
                *to = at + 1;
                taken += own;
            }
            _ => {
                pages.push((at, at + 1));
                taken = own;
            }
        }
    }
    pages
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_on_one_page() {
        let lines: Vec<String> = (0..40).map(|at| "字".repeat(at * 10)).collect();
        let pages = pages(&lines);
        assert_eq!((pages.first().map(|page| page.0), pages.last().map(|page| page.1)), (Some(0), Some(40)));
        assert!(pages.windows(2).all(|pair| pair[0].1 == pair[1].0));
        assert!(pages.iter().all(|(from, to)| to - from <= MOST && to > from));
        assert!(super::pages(&[]).is_empty());
    }
}
