//! Which part of a long paragraph is shown: the best sentence with its neighbours.

use super::Paragraph;
use crate::text::Span;

/// A part of a paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Excerpt {
    pub span: Span,
    /// Words of the paragraph stand before it.
    pub is_cut_before: bool,
    pub is_cut_after: bool,
}

/// How much is shown at most, in what the place where it is shown counts: UTF-16 units, columns.
#[derive(Debug, Clone, Copy)]
pub struct Room {
    pub limit: usize,
    pub of: fn(char) -> usize,
}

impl Room {
    fn taken(self, text: &str) -> usize {
        text.chars().map(self.of).sum()
    }

    fn holds(self, text: &str) -> bool {
        self.taken(text) <= self.limit
    }
}

/// The whole paragraph if `whole` has room for it. Else sentence `best` first, as a folded quote shows nothing but
/// its first lines, with as many after it as there is room for; a sentence that is too long itself is cut
/// around `focus`.
#[must_use]
pub fn excerpt(paragraph: &Paragraph, best: usize, focus: Option<Span>, whole: Room, room: Room) -> Excerpt {
    let text = paragraph.text.as_str();
    let all = Span::new(0, text.len());
    if whole.holds(text) {
        return of(all, text);
    }
    let Some(sentence) = paragraph.sentences.get(best) else {
        return of(window(text, all, focus, room), text);
    };
    let mut span = sentence.span;
    if !room.holds(span.of(text)) {
        return of(window(text, span, focus, room), text);
    }
    for later in paragraph.sentences.iter().skip(best + 1) {
        let wider = Span::new(span.start, later.span.end);
        if !room.holds(wider.of(text)) {
            break;
        }
        span = wider;
    }
    of(span, text)
}

/// One sentence alone, cut around `focus` where it is too long.
#[must_use]
pub fn sentence(paragraph: &Paragraph, best: usize, focus: Option<Span>, room: Room) -> Excerpt {
    let text = paragraph.text.as_str();
    let span = paragraph.sentences.get(best).map_or(Span::new(0, text.len()), |sentence| sentence.span);
    of(window(text, span, focus, room), text)
}

/// A part of the paragraph, if there is room for the whole of it.
#[must_use]
pub fn span(paragraph: &Paragraph, span: Span, room: Room) -> Option<Excerpt> {
    room.holds(span.of(&paragraph.text)).then(|| of(span, &paragraph.text))
}

/// What there is room for of `span`, beginning somewhat before `focus`.
fn window(text: &str, span: Span, focus: Option<Span>, room: Room) -> Span {
    let words = span.of(text);
    if room.holds(words) {
        return span;
    }
    let focus = focus.filter(|focus| span.contains(*focus)).map_or(0, |focus| focus.start - span.start);
    let before = words.get(..focus).map_or(0, |before| room.taken(before));
    // A third of the room leads up to the focus; the end of the span is never overshot.
    let skip = before.saturating_sub(room.limit / 3).min(room.taken(words) - room.limit);
    let (mut passed, mut start, mut end, mut taken) = (0, None, words.len(), 0);
    for (at, c) in words.char_indices() {
        if passed < skip {
            passed += (room.of)(c);
            continue;
        }
        start.get_or_insert(at);
        taken += (room.of)(c);
        if taken > room.limit {
            end = at;
            break;
        }
    }
    whole_numbers(words, Span::new(start.unwrap_or(0), end)).shifted(span.start)
}

/// `span` without the parts of numbers that its ends cut: half a number is another number.
fn whole_numbers(words: &str, span: Span) -> Span {
    let is_part = |c: char| c.is_ascii_digit() || c == '.' || c == '%';
    let (before, after) = (words.get(..span.start), words.get(span.end..));
    let mut inside = span.of(words);
    if before.is_some_and(|before| before.ends_with(is_part)) {
        inside = inside.trim_start_matches(is_part);
    }
    let start = span.end - inside.len();
    if after.is_some_and(|after| after.starts_with(is_part)) {
        inside = inside.trim_end_matches(is_part);
    }
    match inside.is_empty() {
        // Nothing but one endless number: a part of it is all there is.
        true => span,
        false => Span::new(start, start + inside.len()),
    }
}

fn of(span: Span, text: &str) -> Excerpt {
    let is_blank = |span: Span| span.of(text).trim().is_empty();
    Excerpt {
        span,
        is_cut_before: !is_blank(Span::new(0, span.start)),
        is_cut_after: !is_blank(Span::new(span.end, text.len())),
    }
}
