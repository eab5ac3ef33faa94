//! Rows of figures in a message: what they all are, said once, then a row a line.

use super::draft::{Draft, Look, MAX_UNITS};
use crate::answer::rows::{RowLine, lines};
use crate::answer::{Answer, Table};
use crate::library::Library;
use crate::telegram::words;
use crate::words::Language;

/// Rows of one message.
pub(crate) const MOST_ROWS: usize = 40;

/// Puts the table of an answer into a message.
pub(super) fn table(
    draft: &mut Draft,
    library: &Library,
    answer: &Answer,
    table: &Table,
    language: Language,
) {
    let lines = lines(answer, table, library, language);
    for (at, line) in lines.head.iter().enumerate() {
        let mut own = Draft::new();
        own.push(if at == 0 { "" } else { "\n" });
        if at == 0 {
            own.push_as(Look::Bold, line)
        } else {
            own.push(line)
        };
        draft.append(&own, MAX_UNITS / 2);
    }
    let in_words = language.say("table-in-words");
    let parts = [("", &lines.rows), (&*lines.why_apart, &lines.apart), (&*in_words, &lines.in_words)];
    for (why, rows) in parts.into_iter().filter(|(_, rows)| !rows.is_empty()) {
        draft.push("\n");
        if !why.is_empty() {
            draft.push("\n").push(why);
        }
        let shown =
            rows.iter().take(MOST_ROWS).take_while(|row| draft.append(&line(row), MAX_UNITS / 2)).count();
        if rows.len() > shown {
            draft.push("\n").push(&words::counted(language, "more-rows", rows.len() - shown));
        }
    }
    let own = lines.computed.iter().chain(&lines.foot);
    for (at, line) in own.enumerate() {
        let mut spaced = Draft::new();
        spaced.push(if at == 0 { "\n\n" } else { "\n" }).push(line);
        draft.append(&spaced, MAX_UNITS / 4);
    }
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
