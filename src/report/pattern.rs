//! Patterns that are constants, and those that the words of the grammar make.

use regex::Regex;

use crate::text::grammar;

/// The pattern, compiled.
///
/// # Panics
/// Where the pattern is none: every one is a constant, and a test uses each of them.
#[expect(clippy::expect_used, reason = "the patterns are constants, and a test uses each of them")]
pub(crate) fn pattern(pattern: &str) -> Regex {
    Regex::new(pattern).expect("a constant pattern")
}

/// Any of the words under a key of a table, as a group of a pattern.
pub(super) fn alternatives(table: &str, key: &str) -> String {
    format!("(?:{})", grammar().words(table, key).join("|"))
}

/// The pattern that `shape` makes of any of the words under a key.
///
/// # Panics
/// Where the pattern is none: a grammar is refused unless each of its patterns is one.
#[expect(
    clippy::expect_used,
    reason = "the words were checked when the grammar was read, the shapes are constants"
)]
pub(crate) fn worded(table: &str, key: &str, shape: impl FnOnce(&str) -> String) -> Regex {
    Regex::new(&shape(&alternatives(table, key))).expect("checked patterns in a constant shape")
}
