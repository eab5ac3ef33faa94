//! What a button carries: a place in a report, and the mark of the text it was made for.

use std::fmt;

use crate::report::Report;

/// Where a button of `/sections` leads. Written in at most 64 bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Button {
    /// The list of reports.
    Shelf { page: usize },
    Place {
        /// Index into the corpus.
        report: u32,
        /// Of the report that the button was made for; another one means the button is stale.
        fingerprint: u64,
        /// Index into the report's sections; `None` is the report itself.
        section: Option<usize>,
        page: usize,
    },
}

impl fmt::Display for Button {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Button::Shelf { page } => write!(f, "s:{page}"),
            Button::Place { report, fingerprint, section: Some(section), page } => {
                write!(f, "p:{report}:{fingerprint:x}:{section}:{page}")
            }
            Button::Place { report, fingerprint, section: None, page } => {
                write!(f, "p:{report}:{fingerprint:x}::{page}")
            }
        }
    }
}

impl Button {
    /// `None` when `data` is of no button that this bot makes.
    pub(crate) fn read(data: &str) -> Option<Button> {
        let parts: Vec<&str> = data.split(':').collect();
        match parts.as_slice() {
            ["s", page] => Some(Button::Shelf { page: page.parse().ok()? }),
            ["p", report, fingerprint, section, page] => Some(Button::Place {
                report: report.parse().ok()?,
                fingerprint: u64::from_str_radix(fingerprint, 16).ok()?,
                section: if section.is_empty() { None } else { Some(section.parse().ok()?) },
                page: page.parse().ok()?,
            }),
            _ => None,
        }
    }
}

/// A mark of a report's headings and paragraphs, the same in every process (64-bit FNV-1a).
pub(crate) fn fingerprint(report: &Report) -> u64 {
    let texts = [report.document.as_str()]
        .into_iter()
        .chain(report.sections.iter().map(|section| section.heading.as_str()))
        .chain(report.paragraphs.iter().map(|paragraph| paragraph.text.as_str()));
    let mut mark: u64 = 0xcbf2_9ce4_8422_2325;
    for byte in texts.flat_map(|text| text.bytes().chain([b'\n'])) {
        mark = (mark ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
    mark
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn buttons_read_back_what_they_carry_within_64_bytes() {
        let largest = Button::Place {
            report: u32::MAX,
            fingerprint: u64::MAX,
            section: Some(9_999_999),
            page: 9_999_999,
        };
        for button in [
            largest,
            Button::Shelf { page: 3 },
            Button::Place { report: 0, fingerprint: 7, section: None, page: 0 },
        ] {
            assert!(button.to_string().len() <= 64);
            assert_eq!(Button::read(&button.to_string()), Some(button));
        }
        for strange in ["", "p", "p:1", "p:a:b:c:d", "x:1", "s:", "p:1:2:3:4:5", "s:-1"] {
            assert_eq!(Button::read(strange), None, "{strange}");
        }
    }
}
