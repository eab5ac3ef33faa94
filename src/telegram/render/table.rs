//! Rows of figures in messages: what they all are, said once, then a row a line, as many a page as can be read.

use super::draft::{Draft, Look, MAX_ENTITIES, MAX_UNITS};
use crate::answer::rows::{Lines, RowLine, lines};
use crate::answer::{Answer, Table};
use crate::library::Library;
use crate::telegram::words;
use crate::words::Language;

/// Rows of one message.
pub(crate) const MOST_ROWS: usize = 40;
/// UTF-16 units of the rows of one message.
const ROWS: usize = MAX_UNITS / 2;

/// Which rows a message shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Rows {
    /// The first, and how many are left out: there are no buttons to the rest.
    First,
    /// Those of this page, 0 the first.
    Page(usize),
}

/// How many pages the rows of an answer take; 1 where it has none.
pub(crate) fn pages(library: &Library, answer: &Answer, language: Language) -> usize {
    answer.table.as_ref().map_or(1, |table| packed(&lines(answer, table, library, language)).len().max(1))
}

/// Puts rows of an answer's table into a message, under what they all are.
pub(super) fn table(
    draft: &mut Draft,
    library: &Library,
    answer: &Answer,
    table: &Table,
    (rows, language): (Rows, Language),
) {
    let lines = lines(answer, table, library, language);
    for (at, line) in lines.head.iter().enumerate() {
        let mut own = Draft::new();
        match at {
            0 => own.push_as(Look::Bold, line),
            _ => own.push("\n").push(line),
        };
        draft.append(&own, MAX_UNITS / 2);
    }
    let pages = packed(&lines);
    let (page, more) = match rows {
        Rows::First => (0, "more-rows"),
        Rows::Page(page) => (page, "more-rows-next"),
    };
    let shown = pages.get(page).map_or(&[][..], Vec::as_slice);
    let in_words = language.say("table-in-words");
    for (at, (part, row)) in shown.iter().enumerate() {
        if at == 0 || shown.get(at - 1).is_some_and(|(before, _)| before != part) {
            draft.push("\n");
            match part {
                Part::Plain => {}
                Part::Apart => {
                    draft.push("\n").push(&lines.why_apart);
                }
                Part::InWords => {
                    draft.push("\n").push(&in_words);
                }
            }
        }
        draft.append(&line(row), 0);
    }
    let left = pages.iter().skip(page + 1).map(Vec::len).sum::<usize>();
    if left > 0 {
        draft.push("\n").push(&words::counted(language, more, left));
    }
    // Who gives nothing, and what is reckoned, is said once.
    let own = lines.computed.iter().chain(&lines.foot).filter(|_| page == 0);
    for (at, line) in own.enumerate() {
        let mut spaced = Draft::new();
        spaced.push(if at == 0 { "\n\n" } else { "\n" }).push(line);
        draft.append(&spaced, MAX_UNITS / 4);
    }
}

/// The part of a table that a row stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Plain,
    Apart,
    InWords,
}

/// Rows in their order, packed into pages.
fn packed(lines: &Lines) -> Vec<Vec<(Part, &RowLine)>> {
    let parts = [(Part::Plain, &lines.rows), (Part::Apart, &lines.apart), (Part::InWords, &lines.in_words)];
    let all = parts.into_iter().flat_map(|(part, rows)| rows.iter().map(move |row| (part, row)));
    let mut pages: Vec<Vec<(Part, &RowLine)>> = Vec::new();
    let mut units = 0;
    for (part, row) in all {
        let own = line(row).units();
        let most = MOST_ROWS.min(MAX_ENTITIES / 2);
        let fits = pages.last().is_some_and(|page| page.len() < most && units + own <= ROWS);
        match pages.last_mut().filter(|_| fits) {
            Some(page) => {
                units += own;
                page.push((part, row));
            }
            None => {
                units = own;
                pages.push(vec![(part, row)]);
            }
        }
    }
    pages
}

fn line(row: &RowLine) -> Draft {
    let mut line = Draft::new();
    line.push("\n");
    if let Some(rank) = row.rank {
        line.push(&format!("{rank}. "));
    }
    line.push(&row.label).push(" ").push_as(Look::Bold, &row.value).push(" · ").push(&row.place);
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(at: usize, value: &str) -> RowLine {
        RowLine { label: format!("甲{at}"), value: value.to_owned(), figure: at, ..RowLine::default() }
    }

    #[test]
    fn every_row_is_on_one_page_in_its_order() {
        let long = "字".repeat(300);
        let lines = Lines {
            rows: (0..95).map(|at| row(at, "5%")).collect(),
            in_words: (95..110).map(|at| row(at, &long)).collect(),
            ..Lines::default()
        };
        let pages = packed(&lines);
        let figures: Vec<usize> = pages.iter().flatten().map(|(_, row)| row.figure).collect();
        assert_eq!(figures, (0..110).collect::<Vec<_>>());
        assert!(pages.iter().all(|page| page.len() <= MOST_ROWS && !page.is_empty()));
        let units =
            |page: &Vec<(Part, &RowLine)>| page.iter().map(|(_, row)| line(row).units()).sum::<usize>();
        assert!(pages.iter().all(|page| units(page) <= ROWS));
        assert!(packed(&Lines::default()).is_empty());
    }
}
