//! Text in one form to look for facts in, and the way back to how it is printed.

use crate::text::fold;

/// Folded text without white space: titles are spaced out, names padded, both broken over lines.
#[derive(Debug, Clone)]
pub(super) struct Plain {
    pub(super) text: String,
    /// For each character of `text` the one that is printed.
    printed: Vec<char>,
}

impl Plain {
    pub(super) fn of(original: &str) -> Self {
        let folded = fold(original);
        let mut plain = Plain { text: String::new(), printed: Vec::new() };
        for (at, &character) in folded.chars().iter().enumerate() {
            if character != ' ' {
                plain.text.push(character);
                plain.printed.extend(folded.origin(at, at + 1).of(original).chars().next());
            }
        }
        plain
    }

    /// As printed, of the bytes `start..end` of [`Plain::text`].
    pub(super) fn printed(&self, start: usize, end: usize) -> String {
        let characters = |to: usize| self.text.get(..to).map_or(0, |before| before.chars().count());
        let (from, to) = (characters(start), characters(end));
        self.printed.get(from..to).unwrap_or_default().iter().collect()
    }
}
