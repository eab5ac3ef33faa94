//! Documents, web pages and PDFs in, plain report text out: one paragraph a line, nothing of the page around it.
//!
//! What comes in was made by anybody. Nothing here reads or writes a file; limits of memory and time are those of
//! the process that runs it.

mod docx;
mod encoding;
mod html;
mod kind;
mod pdf;
mod refusal;
mod table;

use serde::{Deserialize, Serialize};

use crate::report::clean;

pub use kind::Kind;
pub use refusal::Refusal;

/// Largest file that is taken, in bytes.
pub const LARGEST_FILE: u64 = 32 << 20;
/// Longest text of a report, in bytes; the longest at hand has 120,000.
pub const LONGEST_TEXT: usize = 4 << 20;

/// The text of a report, and what of the file is no part of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Extract {
    pub kind: Kind,
    /// UTF-8, one paragraph, heading or row of a table a line.
    pub text: String,
    pub left_out: Vec<LeftOut>,
}

/// Something of the file that is no part of the report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeftOut {
    pub why: Why,
    /// How it begins.
    pub words: String,
}

/// Why something is left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Why {
    /// Stands at the head or the foot of pages.
    Page,
    /// Words of a site or a program around the report.
    Furniture,
    /// Stands in the file before.
    Twice,
    /// A note at the foot or the end.
    Note,
    /// Words under or in a picture, a seal, a box.
    Box,
    /// A table of contents.
    Contents,
    /// Words that a reader of the file does not see: deleted, hidden.
    Hidden,
    /// Words across the page.
    Watermark,
}

impl LeftOut {
    /// Longest beginning that is told, in characters.
    const SHOWN: usize = 40;

    fn new(why: Why, words: &str) -> Self {
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        Self { why, words: words.chars().take(Self::SHOWN).collect() }
    }
}

/// Lines as they were found in a file, before they are cleaned.
#[derive(Debug, Default)]
struct Found {
    lines: Vec<String>,
    left_out: Vec<LeftOut>,
}

/// The text of a report in a file that is called `name`; only the name's ending is looked at.
///
/// # Errors
/// Why the file is not taken.
pub fn extract(bytes: &[u8], name: &str) -> Result<Extract, Refusal> {
    if bytes.len() as u64 > LARGEST_FILE {
        return Err(Refusal::TooLarge);
    }
    let kind = kind::of(bytes, name)?;
    let found = match kind {
        Kind::Docx => docx::read(bytes)?,
        Kind::Html => html::read(&encoding::decode(bytes)?)?,
        Kind::Pdf => pdf::read(bytes)?,
        Kind::Text => Found { lines: vec![encoding::decode(bytes)?], left_out: Vec::new() },
    };
    if found.lines.iter().map(|line| line.len() + 1).sum::<usize>() > LONGEST_TEXT {
        return Err(Refusal::TooLong);
    }
    let cleaned = clean(&found.lines.join("\n"));
    let mut left_out = found.left_out;
    left_out.extend(cleaned.left_out.iter().map(|(mending, words)| LeftOut::new(Why::from(*mending), words)));
    if cleaned.text.is_empty() {
        return Err(if kind == Kind::Pdf { Refusal::Pictures } else { Refusal::Empty });
    }
    Ok(Extract { kind, text: cleaned.text, left_out })
}

impl From<crate::report::Mending> for Why {
    fn from(mending: crate::report::Mending) -> Why {
        use crate::report::Mending;
        match mending {
            Mending::Page => Why::Page,
            Mending::Twice => Why::Twice,
            _ => Why::Furniture,
        }
    }
}
