//! A line as it is read: cleaned, with its place in the file.

use std::borrow::Cow;

/// One line of a file, or a piece of it where a line holds what stands on several.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::report) struct Line<'a> {
    /// 1-based line of the file on which the text begins.
    pub(in crate::report) number: u32,
    /// As the file has it, unless it had to be cleaned or joined.
    pub(in crate::report) text: Cow<'a, str>,
    /// Depth of a heading that Markdown or HTML marks as one: 1 for `#` and `<h1>`.
    pub(in crate::report) rank: Option<u8>,
    /// Whether only layout parts it from the line before: the end of a page, a soft break.
    pub(in crate::report) soft: bool,
    /// Whether a blank line stands before it.
    pub(in crate::report) gap: bool,
}

impl Line<'_> {
    pub(in crate::report) fn words(&self) -> &str {
        self.text.trim()
    }

    pub(super) fn into_owned<'b>(self) -> Line<'b> {
        let text = Cow::Owned(self.text.into_owned());
        Line { text, number: self.number, rank: self.rank, soft: self.soft, gap: self.gap }
    }
}
