//! What is wrong with a corpus file, as a value with its place.

use std::fmt;

use serde::{Deserialize, Serialize};

/// Whether the file could still be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Severity {
    /// The report is used; something about it may be wrong.
    Warning,
    /// The file is left out of the library.
    Error,
}

/// What was mended while a file was read, or looks as if it should be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
pub enum Mending {
    #[error("control characters are left out")]
    Control,
    #[error("characters that show nothing are left out")]
    Invisible,
    #[error("radicals are read as the words that they print")]
    Radical,
    #[error("what could not be read stands as \u{fffd}")]
    Bytes,
    #[error("HTML tags and entities are taken out")]
    Markup,
    #[error("page numbers and running heads are left out")]
    Page,
    #[error("words of the site around the report are left out")]
    Furniture,
    #[error("text that stands in the file before is left out")]
    Twice,
    #[error("a line broken inside a sentence is joined to the one before")]
    Joined,
    #[error("the line looks cut: it ends inside a sentence")]
    Cut,
    #[error("rows of a table are kept as text; their numbers are not read as figures")]
    Table,
}

/// What is wrong.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
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
    #[error("no year found in title, date or file name; add `year = …` in front matter")]
    NoYear,
    #[error("no region found in title, assembly or file name; add `region = \"…\"` in front matter")]
    NoRegion,
    #[error("{mending}{}", also(more))]
    Mended { mending: Mending, more: Vec<u32> },
    #[error("the file name says {name}, the text {text}; the text is believed")]
    NameDisagrees { name: String, text: String },
    #[error("the text is for the greater part that of {document}")]
    SameText { document: String },
    #[error("{document} is a report of the same region and year")]
    SameReport { document: String },
    #[error("two files have the document name {document}; the second is left out")]
    Duplicate { document: String },
    #[error("no border was found between what was done and what is to be done; look at `check --outline`")]
    NoBorder,
    #[error("{figures} of {total} figures are of one nature, {nature}; look at `check --outline`")]
    OneNature { nature: String, figures: usize, total: usize },
    #[error("of {figures} of {total} figures nobody can tell whether they are results or targets")]
    UnknownNature { figures: usize, total: usize },
    #[error("cannot be read: {cause}")]
    Unreadable { cause: String },
}

/// `, also on lines 7, 9 and 3 more`
fn also(more: &[u32]) -> String {
    const SHOWN: usize = 6;
    let shown: Vec<String> = more.iter().take(SHOWN).map(u32::to_string).collect();
    match more.len() {
        0 => String::new(),
        1 => format!(", also on line {}", shown.concat()),
        2..=SHOWN => format!(", also on lines {}", shown.join(", ")),
        all => format!(", also on lines {} and {} more", shown.join(", "), all - SHOWN),
    }
}

/// One fault of one file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
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
