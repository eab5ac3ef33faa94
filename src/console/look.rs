//! How an answer is shown: in which language, how much of it, how wide.

use anstyle::Style;

use crate::words::Language;

/// What stands beside the answer itself.
pub(super) const SOFT: Style = Style::new().dimmed();

/// How much of an answer is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Depth {
    /// The best passage, and a line for each other that says more.
    Short,
    /// Every passage with its sentence.
    Passages,
    /// Every passage with its whole paragraph.
    Full,
}

/// How an answer is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Look {
    pub language: Language,
    pub depth: Depth,
    /// Columns of a line; `None` where it may be as long as it is.
    pub width: Option<usize>,
}
