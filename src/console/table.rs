//! Rows of figures in a terminal: what they all are, said once, then a row a line in columns.

use std::io::{self, Write};

use anstyle::{AnsiColor, Style};
use unicode_width::UnicodeWidthStr;

use super::look::{Look, SOFT};
use super::screen::{Run, paragraph};
use crate::answer::rows::{Lines, RowLine};

const HEAD: Style = AnsiColor::Green.on_default().bold();

/// Writes the lines of a table.
pub(super) fn write(out: &mut dyn Write, lines: &Lines, look: Look) -> io::Result<()> {
    for (at, line) in lines.head.iter().enumerate() {
        let style = if at == 0 { HEAD } else { SOFT };
        paragraph(out, "", &[Run { style, text: line }], look.width)?;
    }
    let widths = Widths::of([&lines.rows, &lines.apart, &lines.in_words]);
    let in_words = look.language.say("table-in-words");
    let parts = [("", &lines.rows), (&*lines.why_apart, &lines.apart), (&*in_words, &lines.in_words)];
    for (why, rows) in parts.into_iter().filter(|(_, rows)| !rows.is_empty()) {
        writeln!(out)?;
        if !why.is_empty() {
            paragraph(out, "", &[Run { style: SOFT, text: why }], look.width)?;
        }
        rows.iter().try_for_each(|row| widths.write(out, row))?;
    }
    if !lines.computed.is_empty() || !lines.foot.is_empty() {
        writeln!(out)?;
    }
    for line in &lines.computed {
        paragraph(out, "", &[Run::plain(line)], look.width)?;
    }
    for line in &lines.foot {
        paragraph(out, "", &[Run { style: SOFT, text: line }], look.width)?;
    }
    Ok(())
}

/// Columns that labels and values take.
struct Widths {
    has_rank: bool,
    label: usize,
    value: usize,
}

impl Widths {
    fn of(parts: [&Vec<RowLine>; 3]) -> Self {
        let all = || parts.into_iter().flatten();
        Self {
            has_rank: all().any(|row| row.rank.is_some()),
            label: all().map(|row| row.label.width()).max().unwrap_or(0),
            value: all().map(|row| row.value.width()).max().unwrap_or(0).min(WIDEST),
        }
    }

    fn write(&self, out: &mut dyn Write, row: &RowLine) -> io::Result<()> {
        if self.has_rank {
            let rank = row.rank.map(|rank| rank.to_string()).unwrap_or_default();
            write!(out, "{rank:>3}  ")?;
        }
        let pad = |text: &str, width: usize| " ".repeat(width.saturating_sub(text.width()));
        write!(out, "{}{}  ", row.label, pad(&row.label, self.label))?;
        write!(out, "{}{}  ", row.value, pad(&row.value, self.value))?;
        writeln!(out, "{SOFT}{}{SOFT:#}", row.place)
    }
}

/// A value in words may be longer than the others; its place follows it.
const WIDEST: usize = 24;
