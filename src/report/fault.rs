//! What is wrong with a corpus file, as a value with its place.

use std::fmt;

/// Whether the file could still be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The report is used; something about it may be wrong.
    Warning,
    /// The file is left out of the library.
    Error,
}

/// What is wrong.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FaultKind {
    #[error("the file is empty")]
    Empty,
    #[error("the file is not text: byte {offset} is a control character that no text holds")]
    Binary { offset: usize },
    #[error("the text is not UTF-8: byte {offset} begins no character (save the file as UTF-8)")]
    NotUtf8 { offset: usize },
    #[error("the file holds headings only and no paragraph of body text")]
    NoParagraphs,
    #[error("the line is {characters} characters long; at most {limit} are read")]
    LineTooLong { characters: usize, limit: usize },
    #[error("front matter: {message}")]
    FrontMatter { message: String },
    #[error("front matter begins with +++ but no second +++ line closes it")]
    FrontMatterOpen,
    #[error("no year found in title or date; add `year = …` in front matter")]
    NoYear,
    #[error("no region found in title or assembly; add `region = \"…\"` in front matter")]
    NoRegion,
    #[error("two files have the document name {document}; the second is left out")]
    Duplicate { document: String },
    #[error("cannot be read: {cause}")]
    Unreadable { cause: String },
}

/// One fault of one file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The file as the operator named it.
    pub file: String,
    /// 1-based; `None` when the whole file is meant.
    pub line: Option<u32>,
    pub severity: Severity,
    pub kind: FaultKind,
}

impl Fault {
    #[must_use]
    pub fn error(file: &str, line: Option<u32>, kind: FaultKind) -> Self {
        Self { file: file.to_owned(), line, severity: Severity::Error, kind }
    }

    #[must_use]
    pub fn warning(file: &str, line: Option<u32>, kind: FaultKind) -> Self {
        Self { file: file.to_owned(), line, severity: Severity::Warning, kind }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let severity = match self.severity {
            Severity::Warning => "warning",
            Severity::Error => "error",
        };
        match self.line {
            Some(line) => write!(f, "{}:{line}: {severity}: {}", self.file, self.kind),
            None => write!(f, "{}: {severity}: {}", self.file, self.kind),
        }
    }
}
