//! Why a file is not taken, in one sentence each.

use serde::{Deserialize, Serialize};

/// Why a file is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Refusal {
    #[error("the file is larger than {} MiB", super::LARGEST_FILE >> 20)]
    TooLarge,
    #[error("what the file unpacks to is too large for a report")]
    Bomb,
    #[error("the file holds more text than any report has")]
    TooLong,
    #[error("the file carries macros; save it without them")]
    Macros,
    #[error("the file defines entities of its own, which no document of a word processor does")]
    Entities,
    #[error("the file names parts outside of itself, which no document of a word processor does")]
    Outside,
    #[error("the file is protected by a password")]
    Locked,
    #[error("the file is an old Word document; save it as .docx")]
    OldWord,
    #[error("the file is of no kind that is taken: .docx, .html, .pdf, .md and .txt are")]
    Unknown,
    #[error("the file is damaged and cannot be read")]
    Damaged,
    #[error("the PDF holds pictures of pages and no text")]
    Pictures,
    #[error("the PDF does not say which characters its fonts print")]
    Glyphs,
    #[error("the text is in no encoding that is known; save it as UTF-8")]
    Encoding,
    #[error("the file holds no text")]
    Empty,
    #[error("reading the file takes more memory or time than a report needs")]
    Limits,
}

impl Refusal {
    pub const ALL: [Refusal; 15] = [
        Refusal::TooLarge,
        Refusal::Bomb,
        Refusal::TooLong,
        Refusal::Macros,
        Refusal::Entities,
        Refusal::Outside,
        Refusal::Locked,
        Refusal::OldWord,
        Refusal::Unknown,
        Refusal::Damaged,
        Refusal::Pictures,
        Refusal::Glyphs,
        Refusal::Encoding,
        Refusal::Empty,
        Refusal::Limits,
    ];

    /// A short name, for logs and for the words of the bot.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Refusal::TooLarge => "too-large",
            Refusal::Bomb => "bomb",
            Refusal::TooLong => "too-long",
            Refusal::Macros => "macros",
            Refusal::Entities => "entities",
            Refusal::Outside => "outside",
            Refusal::Locked => "locked",
            Refusal::OldWord => "old-word",
            Refusal::Unknown => "unknown",
            Refusal::Damaged => "damaged",
            Refusal::Pictures => "pictures",
            Refusal::Glyphs => "glyphs",
            Refusal::Encoding => "encoding",
            Refusal::Empty => "empty",
            Refusal::Limits => "limits",
        }
    }
}
