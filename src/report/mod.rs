//! A government work report: its text in parts, and what it says about itself.

mod alike;
mod cleaned;
mod corpus;
pub mod excerpt;
mod fault;
mod front;
mod heading;
mod later;
mod lines;
mod outline;
mod outlook;
mod pattern;
mod preamble;
mod read;
mod row;
mod sentence;
mod speech;
pub(crate) mod time;

use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use smallvec::SmallVec;

pub use alike::{Alike, sample};
pub use cleaned::{Cleaned, clean};
pub use corpus::{Corpus, ParagraphId, Source};
pub use fault::{Fault, FaultKind, Mending, Severity};
pub use later::{Each, Later, Members};
pub(crate) use pattern::{pattern, worded};
pub use read::{Reading, read};

use crate::text::Span;

/// A calendar year that a report can speak of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "u16", into = "u16")]
pub struct Year(u16);

impl Year {
    /// `None` outside 1900 to 2100: no report, goal or plan speaks of such years.
    #[must_use]
    pub fn new(year: u16) -> Option<Self> {
        (1900..=2100).contains(&year).then_some(Self(year))
    }

    #[must_use]
    pub fn get(self) -> u16 {
        self.0
    }

    #[must_use]
    pub fn previous(self) -> Year {
        Year(self.0 - 1)
    }

    #[must_use]
    pub fn next(self) -> Year {
        Year(self.0 + 1)
    }
}

impl TryFrom<u16> for Year {
    type Error = String;

    fn try_from(year: u16) -> Result<Self, Self::Error> {
        Self::new(year).ok_or_else(|| format!("year {year} is not between 1900 and 2100"))
    }
}

impl From<Year> for u16 {
    fn from(year: Year) -> u16 {
        year.0
    }
}

impl fmt::Display for Year {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// Which way a part of a report looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum View {
    /// At what was done.
    Back,
    /// At what is to be done.
    Ahead,
    /// At what words mean: a glossary.
    Around,
    /// The text does not tell, or tells both.
    Unknown,
}

/// The years that a part speaks of; one year has `from` equal to `to`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Years {
    pub from: Year,
    pub to: Year,
}

/// What time a part speaks of, and which way it looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Outlook {
    pub view: View,
    /// `None` where it is not known.
    pub years: Option<Years>,
}

impl Outlook {
    pub const UNKNOWN: Outlook = Outlook { view: View::Unknown, years: None };
}

/// Heading level: `一、…` is a chapter, `(一)…` a section of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Level {
    Chapter,
    Section,
}

/// One heading and what hangs on it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Section {
    /// The heading as printed, numbering included, without body text that shares its line.
    pub heading: String,
    pub level: Level,
    /// Index of the chapter this section belongs to; `None` for chapters and orphan sections.
    pub parent: Option<usize>,
    pub outlook: Outlook,
    /// 1-based line of the source file.
    pub line: u32,
}

/// A span of a paragraph that ends in `。；;！!？?` or at the paragraph's end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sentence {
    /// Bytes of the paragraph's text, white space at both ends left out, closing mark kept.
    pub span: Span,
    /// The time it speaks of before its own words are read.
    pub outlook: Outlook,
}

/// One line of body text, verbatim.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Paragraph {
    /// 1-based among the report's paragraphs.
    pub number: u32,
    /// 1-based line of the source file.
    pub line: u32,
    /// Index into [`Report::sections`] of the innermost heading; `None` before the first heading.
    pub section: Option<usize>,
    pub text: String,
    pub sentences: Vec<Sentence>,
}

impl Paragraph {
    /// Whether it is a row of a table, whose numbers mean what the heads of their columns say.
    #[must_use]
    pub fn is_row(&self) -> bool {
        row::is_row(&self.text)
    }

    /// Index of the sentence that covers byte `at`, or the nearest one before it.
    #[must_use]
    pub fn sentence_at(&self, at: usize) -> usize {
        self.sentences.iter().rposition(|sentence| sentence.span.start <= at).unwrap_or(0)
    }
}

/// A calendar date as the text gives it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Date {
    pub year: Year,
    pub month: u8,
    pub day: u8,
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

/// What a report says about itself. Fields it does not say are `None`.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Facts {
    /// Title on one line, without a site's marks such as `(全文)`.
    pub title: Option<String>,
    /// Full name of the place, `呼和浩特市`, `广西壮族自治区`.
    pub region: Option<String>,
    /// The year the report plans; the year before it is the one it reviews.
    pub year: Option<Year>,
    pub date: Option<Date>,
    pub speaker: Option<String>,
    /// `呼和浩特市第十五届人民代表大会第三次会议`
    pub assembly: Option<String>,
    pub source: Option<String>,
}

impl Facts {
    /// The year that 今年 of its plan means: the next one where the report was given when its own was nearly over.
    #[must_use]
    pub fn planned(&self) -> Option<Year> {
        let nearly_over = |date: &Date| self.year == Some(date.year) && date.month >= LATE;
        if self.date.as_ref().is_some_and(nearly_over) { self.year.map(Year::next) } else { self.year }
    }

    /// Whether the report was given when its year was well on, so that 今年 is that year wherever it is said.
    #[must_use]
    pub fn is_midway(&self) -> bool {
        self.date
            .as_ref()
            .is_some_and(|date| self.year == Some(date.year) && (MIDWAY..LATE).contains(&date.month))
    }
}

/// The month from which on a report has a part of its own year behind it.
const MIDWAY: u8 = 5;

/// The month from which on a report looks back on the year it is given in.
pub(crate) const LATE: u8 = 11;

/// One report: facts, headings in reading order, paragraphs in reading order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// File name without its extension.
    pub document: String,
    pub facts: Arc<Facts>,
    pub sections: Each<Section>,
    pub paragraphs: Each<Paragraph>,
}

impl Report {
    /// Heading path of a paragraph, outermost first.
    #[must_use]
    pub fn path(&self, paragraph: &Paragraph) -> SmallVec<[&str; 4]> {
        let mut path = SmallVec::new();
        let mut at = paragraph.section;
        while let Some(section) = at.and_then(|index| self.sections.get(index)) {
            path.push(section.heading.as_str());
            at = section.parent;
        }
        path.reverse();
        path
    }

    /// The time that most sentences of a paragraph speak of.
    #[must_use]
    pub fn outlook(&self, paragraph: &Paragraph) -> Outlook {
        let count = |outlook: &Outlook| paragraph.sentences.iter().filter(|s| s.outlook == *outlook).count();
        let outlooks = paragraph.sentences.iter().map(|sentence| sentence.outlook);
        outlooks.rev().max_by_key(count).unwrap_or(Outlook::UNKNOWN)
    }

    /// The title, or the document's name where the text has none.
    #[must_use]
    pub fn title(&self) -> &str {
        self.facts.title.as_deref().unwrap_or(&self.document)
    }
}
