//! The terminal: how large it is, and how text is laid out in it.

use std::io::{self, IsTerminal, Write};

use anstyle::Style;
use unicode_linebreak::{BreakOpportunity, linebreaks};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use crate::text::Span;

/// What the output is shown on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Screen {
    /// `None` where lines may be as long as they are: in a file or a pipe.
    pub columns: Option<usize>,
    /// `None` where nobody has to scroll.
    pub rows: Option<usize>,
}

/// Narrower than this nothing can be read anyway.
const NARROWEST: usize = 20;

impl Screen {
    /// That of standard output. `COLUMNS` counts where it is no terminal.
    #[must_use]
    pub fn of_output() -> Self {
        let stdout = io::stdout();
        let size = stdout.is_terminal().then(|| terminal_size::terminal_size_of(&stdout)).flatten();
        let said = || std::env::var("COLUMNS").ok()?.parse().ok();
        Self {
            columns: size
                .map(|(width, _)| usize::from(width.0))
                .or_else(said)
                .map(|columns: usize| columns.max(NARROWEST)),
            rows: size.map(|(_, height)| usize::from(height.0)),
        }
    }
}

/// Columns of a character.
pub(super) fn columns(character: char) -> usize {
    character.width().unwrap_or(0)
}

/// A stretch of text in one style.
#[derive(Debug, Clone, Copy)]
pub(super) struct Run<'a> {
    pub(super) style: Style,
    pub(super) text: &'a str,
}

impl<'a> Run<'a> {
    pub(super) fn plain(text: &'a str) -> Self {
        Self { style: Style::new(), text }
    }
}

/// Writes runs as one paragraph, `margin` before every line.
pub(super) fn paragraph(
    out: &mut dyn Write,
    margin: &str,
    runs: &[Run<'_>],
    width: Option<usize>,
) -> io::Result<()> {
    let text: String = runs.iter().map(|run| run.text).collect();
    let room = width.map(|width| width.saturating_sub(margin.width()).max(2));
    for line in lines(&text, room) {
        write!(out, "{margin}")?;
        let mut start = 0;
        for Run { style, text: own } in runs {
            let inside = Span::new(line.start.max(start), line.end.min(start + own.len()));
            if inside.start < inside.end {
                write!(out, "{style}{}{style:#}", inside.of(&text))?;
            }
            start += own.len();
        }
        writeln!(out)?;
    }
    Ok(())
}

/// The lines of a text, none wider than `room` columns where Unicode's rules leave a place to break.
fn lines(text: &str, room: Option<usize>) -> Vec<Span> {
    let trimmed = |start: usize, end: usize| {
        let span = Span::new(start, end);
        Span::new(start, start + span.of(text).trim_end().len())
    };
    let mut lines = Vec::new();
    let (mut start, mut fits) = (0, 0);
    for (at, opportunity) in linebreaks(text) {
        let is_wide = |from: usize| room.is_some_and(|room| trimmed(from, at).of(text).width() > room);
        if is_wide(start) && fits > start {
            lines.push(trimmed(start, fits));
            start = fits;
        }
        while let Some(cut) = room.filter(|_| is_wide(start)).map(|room| filled(text, start, room)) {
            lines.push(Span::new(start, cut));
            start = cut;
        }
        fits = at;
        if opportunity == BreakOpportunity::Mandatory {
            lines.push(trimmed(start, at));
            start = at;
        }
    }
    lines
}

/// Where a line ends that has no place to break; one character at least is on it.
fn filled(text: &str, start: usize, room: usize) -> usize {
    let rest = Span::new(start, text.len()).of(text);
    let mut taken = 0;
    for (at, character) in rest.char_indices() {
        taken += columns(character);
        if at > 0 && taken > room {
            return start + at;
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, room: usize, expected: &[&str]) {
        let lines: Vec<&str> = lines(text, Some(room)).iter().map(|line| line.of(text)).collect();
        assert_eq!(lines, expected);
    }

    #[test]
    fn lines_break_where_chinese_may_and_never_in_a_number() {
        check("地区生产总值增长6%左右", 12, &["地区生产总值", "增长6%左右"]);
        check("增长了123456.5%左右", 12, &["增长了", "123456.5%左", "右"]);
        check("你好,世界。", 10, &["你好,世", "界。"]);
        check("four words of English", 10, &["four words", "of English"]);
        check("abcdefghijklmno", 10, &["abcdefghij", "klmno"]);
        check("一\n\n二", 10, &["一", "", "二"]);
        check("", 10, &[]);
    }

    #[test]
    fn no_line_is_wider_than_its_room() {
        let report = include_str!("../../corpus/呼和浩特市-2020.txt");
        for room in [12, 37, 78] {
            for paragraph in report.lines().take(60) {
                let lines = lines(paragraph, Some(room));
                assert!(lines.iter().all(|line| line.of(paragraph).width() <= room), "{paragraph}");
                let joined: String = lines.iter().map(|line| line.of(paragraph)).collect();
                let bare = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
                assert_eq!(bare(&joined), bare(paragraph), "nothing is lost");
            }
        }
    }
}
