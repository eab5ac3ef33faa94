//! A place in a text: a half-open range of bytes that can be read back without panicking.

use std::ops::Range;

use serde::{Deserialize, Serialize};

/// Half-open range of byte offsets into the text it was made from.
///
/// Inside the program all offsets are bytes of the original UTF-8 text. Only the edges convert:
/// JSON counts Unicode scalar values, Telegram counts UTF-16 units.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
pub struct Span {
    pub start: usize,
    pub end: usize,
}

impl Span {
    #[must_use]
    pub fn new(start: usize, end: usize) -> Self {
        Self { start, end: end.max(start) }
    }

    /// The words at this place; empty when the span does not lie on character borders of `text`.
    #[must_use]
    pub fn of(self, text: &str) -> &str {
        text.get(self.start..self.end).unwrap_or("")
    }

    #[must_use]
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    #[must_use]
    pub fn len(self) -> usize {
        self.end - self.start
    }

    #[must_use]
    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    #[must_use]
    pub fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The same place counted from the start of a text in which this one begins at byte `offset`.
    #[must_use]
    pub fn shifted(self, offset: usize) -> Span {
        Span::new(self.start + offset, self.end + offset)
    }

    /// `[start, end)` in Unicode scalar values of `text`, as JSON shows it.
    #[must_use]
    pub fn in_chars(self, text: &str) -> [usize; 2] {
        let start = text.get(..self.start).map_or(0, |before| before.chars().count());
        [start, start + self.of(text).chars().count()]
    }

    /// `(offset, length)` in UTF-16 code units of `text`, as Telegram counts.
    #[must_use]
    pub fn in_utf16(self, text: &str) -> (usize, usize) {
        let units = |part: &str| part.encode_utf16().count();
        (text.get(..self.start).map_or(0, units), units(self.of(text)))
    }

    /// Overlapping and touching spans joined, in order.
    #[must_use]
    pub fn merged(mut spans: Vec<Span>) -> Vec<Span> {
        spans.retain(|span| !span.is_empty());
        spans.sort_unstable();
        let mut joined: Vec<Span> = Vec::with_capacity(spans.len());
        for span in spans {
            match joined.last_mut() {
                Some(last) if span.start <= last.end => last.end = last.end.max(span.end),
                _ => joined.push(span),
            }
        }
        joined
    }
}

impl From<Range<usize>> for Span {
    fn from(range: Range<usize>) -> Self {
        Span::new(range.start, range.end)
    }
}

/// The line, 1-based, of the byte `at` of a text.
pub(crate) fn line_at(text: &str, at: usize) -> u32 {
    let before = text.bytes().take(at).filter(|byte| *byte == b'\n').count();
    u32::try_from(before + 1).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_span_counts_in_the_unit_of_its_reader() {
        let text = "增长😀6%左右";
        let span = Span::from(text.find("6%").unwrap()..text.len());
        assert_eq!(span.of(text), "6%左右");
        assert_eq!(span.in_chars(text), [3, 7]);
        assert_eq!(span.in_utf16(text), (4, 4));
    }

    #[test]
    fn a_span_off_the_character_borders_reads_as_empty() {
        assert_eq!(Span::new(1, 3).of("增长"), "");
        assert_eq!(Span::new(0, 99).of("增长"), "");
    }

    #[test]
    fn touching_spans_become_one() {
        let merged = Span::merged(vec![Span::new(4, 6), Span::new(0, 2), Span::new(2, 4), Span::new(9, 9)]);
        assert_eq!(merged, [Span::new(0, 6)]);
    }
}
