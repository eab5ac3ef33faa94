//! Which part of a long paragraph is shown: the best sentence with its neighbours.

use super::draft::units;
use crate::report::Paragraph;
use crate::text::Span;

/// A part of a paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Excerpt {
    pub(super) span: Span,
    /// Words of the paragraph stand before it.
    pub(super) is_cut_before: bool,
    pub(super) is_cut_after: bool,
}

/// The whole paragraph if it fits into `limit` UTF-16 units, else sentence `best` with as many neighbours
/// as fit, later ones first; a sentence that is too long itself is cut around `focus`.
pub(super) fn excerpt(paragraph: &Paragraph, best: usize, focus: Option<Span>, limit: usize) -> Excerpt {
    let text = paragraph.text.as_str();
    let whole = Span::new(0, text.len());
    if units(text) <= limit {
        return of(whole, text);
    }
    let Some(sentence) = paragraph.sentences.get(best) else {
        return of(window(text, whole, focus, limit), text);
    };
    let mut span = sentence.span;
    if units(span.of(text)) > limit {
        return of(window(text, span, focus, limit), text);
    }
    let (mut first, mut last) = (best, best);
    loop {
        let later = paragraph.sentences.get(last + 1).map(|next| Span::new(span.start, next.span.end));
        if let Some(wider) = later.filter(|wider| units(wider.of(text)) <= limit) {
            (span, last) = (wider, last + 1);
            continue;
        }
        let earlier = first.checked_sub(1).and_then(|at| paragraph.sentences.get(at));
        match earlier.map(|before| Span::new(before.span.start, span.end)) {
            Some(wider) if units(wider.of(text)) <= limit => (span, first) = (wider, first - 1),
            _ => return of(span, text),
        }
    }
}

/// One sentence alone, cut around `focus` where it is too long.
pub(super) fn sentence(paragraph: &Paragraph, best: usize, focus: Option<Span>, limit: usize) -> Excerpt {
    let text = paragraph.text.as_str();
    let span = paragraph.sentences.get(best).map_or(Span::new(0, text.len()), |sentence| sentence.span);
    of(window(text, span, focus, limit), text)
}

/// At most `limit` units of `span`, beginning somewhat before `focus`.
fn window(text: &str, span: Span, focus: Option<Span>, limit: usize) -> Span {
    let words = span.of(text);
    if units(words) <= limit {
        return span;
    }
    let focus = focus.filter(|focus| span.contains(*focus)).map_or(0, |focus| focus.start - span.start);
    let before = words.get(..focus).map_or(0, units);
    // A third of the room leads up to the focus; the end of the span is never overshot.
    let skip = before.saturating_sub(limit / 3).min(units(words) - limit);
    let (mut passed, mut start, mut end, mut taken) = (0, None, words.len(), 0);
    for (at, c) in words.char_indices() {
        if passed < skip {
            passed += c.len_utf16();
            continue;
        }
        start.get_or_insert(at);
        taken += c.len_utf16();
        if taken > limit {
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
