//! A file's text as lines that can be read: cleaned of what copying left in them, without what is no part of
//! the report, and joined where layout broke them. Everything that was done is noted with its line.

mod character;
mod furniture;
mod html;
mod line;
mod markdown;
mod notes;
mod seen;
mod split;
mod twice;
mod wrapped;

use std::borrow::Cow;

pub(super) use line::Line;
pub(super) use notes::Notes;
pub(super) use split::split;
pub(super) use wrapped::join;

use super::fault::Mending;

/// Lines of `text` that hold words, from line `first` on.
pub(super) fn read<'a>(text: &'a str, first: u32, notes: &mut Notes) -> Vec<Line<'a>> {
    let mut lines: Vec<Line<'a>> = Vec::new();
    let mut gap = false;
    for (number, line) in split(text).filter(|(number, _)| *number >= first) {
        let held = lines.len();
        pieces(number, line, notes, &mut lines);
        match lines.get_mut(held) {
            Some(begun) => begun.gap = std::mem::take(&mut gap),
            None => gap = true,
        }
    }
    let lines = furniture::leave_out(lines, notes);
    twice::leave_out(lines, notes)
}

/// The pieces of one line: a vertical tab, a page's end and a block of HTML part what stands on one line.
fn pieces<'a>(number: u32, line: &'a str, notes: &mut Notes, lines: &mut Vec<Line<'a>>) {
    let unmarked = html::strip(line);
    if matches!(unmarked, Cow::Owned(_)) {
        notes.add(Mending::Markup, number);
    }
    if line.contains('\u{b}') {
        notes.add(Mending::Control, number);
    }
    let pieces = match unmarked {
        Cow::Borrowed(line) => furniture::part_pages(line),
        Cow::Owned(line) => Cow::Owned(furniture::part_pages(&line).into_owned()),
    };
    if pieces.matches('\u{c}').count() > line.matches('\u{c}').count() {
        notes.add(Mending::Page, number);
    }
    match pieces {
        Cow::Borrowed(line) => lines.extend(cut(number, line, notes)),
        Cow::Owned(line) => lines.extend(cut(number, &line, notes).into_iter().map(Line::into_owned)),
    }
}

fn cut<'a>(number: u32, line: &'a str, notes: &mut Notes) -> Vec<Line<'a>> {
    let breaks = ['\n', '\u{b}', '\u{c}'];
    let mut cut = Vec::new();
    let mut soft = false;
    for piece in line.split_inclusive(breaks) {
        let (rank, text) = clean(piece.trim_end_matches(breaks), number, notes);
        if !text.trim().is_empty() {
            cut.push(Line { number, text, rank, soft, gap: false });
        }
        soft = !piece.ends_with('\n');
    }
    cut
}

fn clean<'a>(piece: &'a str, number: u32, notes: &mut Notes) -> (Option<u8>, Cow<'a, str>) {
    match character::clean(piece, |mending| notes.add(mending, number)) {
        Cow::Borrowed(piece) => markdown::strip(piece),
        Cow::Owned(piece) => {
            let (rank, text) = markdown::strip(&piece);
            (rank, Cow::Owned(text.into_owned()))
        }
    }
}
