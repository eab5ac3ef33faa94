//! Patterns that are constants.

use regex::Regex;

/// The pattern, compiled.
///
/// # Panics
/// Where the pattern is none: every one is a constant, and a test uses each of them.
#[expect(clippy::expect_used, reason = "the patterns are constants, and a test uses each of them")]
pub(super) fn pattern(pattern: &str) -> Regex {
    Regex::new(pattern).expect("a constant pattern")
}
