//! What a button carries, in at most 64 bytes. `a`, `b`, `m` and `w` begin those of announcements.

use std::fmt;

use super::markup::HERE;
use super::reference::Reference;
use crate::app::store::Vote;
use crate::report::Report;
use crate::text::mark64;
use crate::words::Language;

/// Where a button leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Button {
    /// The list of reports.
    Shelf {
        page: usize,
    },
    Place {
        /// Index into the corpus.
        report: u32,
        /// Of the report that the button was made for; another one means the button is stale.
        fingerprint: u64,
        /// Index into the report's sections; `None` is the report itself.
        section: Option<usize>,
        page: usize,
    },
    /// A passage of an answer, 0 the best.
    Answer {
        name: String,
        page: usize,
    },
    /// A whole paragraph; `back` is the answer's page that it was opened from.
    Paragraph {
        reference: Reference,
        /// Of a paragraph that is too long for one message, 0 the first.
        part: usize,
        is_converted: bool,
        back: Option<(String, usize)>,
    },
    /// A chart of what an answer is about.
    Chart {
        name: String,
    },
    /// The same as a map of provinces.
    Map {
        name: String,
    },
    /// The rows of an answer as a file.
    Export {
        name: String,
    },
    /// The main targets of a report as a picture.
    Table {
        report: u32,
        fingerprint: u64,
    },
    /// One of the questions that may come next.
    Next {
        name: String,
        at: usize,
    },
    /// One of the examples of a language.
    Example {
        language: Language,
        at: usize,
    },
    Vote {
        name: String,
        vote: Vote,
    },
    /// The question of an answer whose other buttons have expired, once more.
    Again,
    /// The page that is shown.
    Here,
    /// Everything that is kept of a person is to be deleted.
    Forget,
    /// A language for a person.
    Speak(Language),
    /// A setting of a group.
    Set(Setting),
    /// A page of the figures of a subject, as [`Desk::shorten`] made it short.
    ///
    /// [`Desk::shorten`]: super::desk::Desk::shorten
    Figures {
        page: usize,
        words: String,
    },
    /// A page of the main targets, likewise.
    Targets {
        page: usize,
        words: String,
    },
    /// A page of what became of targets, likewise.
    Board {
        page: usize,
        words: String,
    },
}

/// One choice of `/settings`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Setting {
    Language(Language),
    Questions(bool),
    Full(bool),
    /// What is meant for one person is seen by that person alone.
    Quiet(bool),
    /// No place is meant where none is named.
    NoPlace,
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
            Button::Answer { name, page } => write!(f, "r:{name}:{page}"),
            Button::Paragraph { reference, part, is_converted, back } => {
                write!(f, "o:{reference}:{part}:{}", u8::from(*is_converted))?;
                match back {
                    Some((name, page)) => write!(f, ":{name}:{page}"),
                    None => Ok(()),
                }
            }
            Button::Chart { name } => write!(f, "c:{name}"),
            Button::Map { name } => write!(f, "z:{name}"),
            Button::Export { name } => write!(f, "e:{name}"),
            Button::Table { report, fingerprint } => write!(f, "t:{report}:{fingerprint:x}"),
            Button::Next { name, at } => write!(f, "n:{name}:{at}"),
            Button::Example { language, at } => write!(f, "q:{}:{at}", language.tag()),
            Button::Vote { name, vote } => write!(f, "v:{name}:{}", letter(*vote)),
            Button::Again => f.write_str("y"),
            Button::Speak(language) => write!(f, "l:{}", language.tag()),
            Button::Set(Setting::Language(language)) => write!(f, "g:l:{}", language.tag()),
            Button::Set(Setting::Questions(is)) => write!(f, "g:q:{}", u8::from(*is)),
            Button::Set(Setting::Full(is)) => write!(f, "g:f:{}", u8::from(*is)),
            Button::Set(Setting::Quiet(is)) => write!(f, "g:a:{}", u8::from(*is)),
            Button::Set(Setting::NoPlace) => f.write_str("g:p"),
            Button::Here => f.write_str(HERE),
            Button::Forget => f.write_str("x"),
            Button::Figures { page, words } => write!(f, "f:{page}:{words}"),
            Button::Targets { page, words } => write!(f, "h:{page}:{words}"),
            Button::Board { page, words } => write!(f, "k:{page}:{words}"),
        }
    }
}

impl Button {
    /// `None` when `data` is of no button that this bot makes.
    pub(crate) fn read(data: &str) -> Option<Button> {
        let listing = |prefix: &str| {
            let (page, words) = data.strip_prefix(prefix)?.split_once(':')?;
            Some((page.parse().ok()?, words.to_owned()))
        };
        if let Some((page, words)) = listing("f:") {
            return Some(Button::Figures { page, words });
        }
        if let Some((page, words)) = listing("h:") {
            return Some(Button::Targets { page, words });
        }
        if let Some((page, words)) = listing("k:") {
            return Some(Button::Board { page, words });
        }
        let parts: Vec<&str> = data.split(':').collect();
        Some(match parts.as_slice() {
            ["s", page] => Button::Shelf { page: page.parse().ok()? },
            ["p", report, fingerprint, section, page] => Button::Place {
                report: report.parse().ok()?,
                fingerprint: u64::from_str_radix(fingerprint, 16).ok()?,
                section: if section.is_empty() { None } else { Some(section.parse().ok()?) },
                page: page.parse().ok()?,
            },
            ["r", name, page] => Button::Answer { name: (*name).to_owned(), page: page.parse().ok()? },
            ["o", reference, part, converted] => paragraph(reference, part, converted, None)?,
            ["o", reference, part, converted, name, page] => {
                paragraph(reference, part, converted, Some(((*name).to_owned(), page.parse().ok()?)))?
            }
            ["c", name] => Button::Chart { name: (*name).to_owned() },
            ["z", name] => Button::Map { name: (*name).to_owned() },
            ["e", name] => Button::Export { name: (*name).to_owned() },
            ["t", report, fingerprint] => Button::Table {
                report: report.parse().ok()?,
                fingerprint: u64::from_str_radix(fingerprint, 16).ok()?,
            },
            ["n", name, at] => Button::Next { name: (*name).to_owned(), at: at.parse().ok()? },
            ["q", language, at] => {
                Button::Example { language: Language::of_tag(language)?, at: at.parse().ok()? }
            }
            ["v", name, vote] => Button::Vote { name: (*name).to_owned(), vote: of_letter(vote)? },
            ["y"] => Button::Again,
            ["l", language] => Button::Speak(Language::of_tag(language)?),
            ["g", "l", language] => Button::Set(Setting::Language(Language::of_tag(language)?)),
            ["g", "q", is] => Button::Set(Setting::Questions(*is == "1")),
            ["g", "f", is] => Button::Set(Setting::Full(*is == "1")),
            ["g", "a", is] => Button::Set(Setting::Quiet(*is == "1")),
            ["g", "p"] => Button::Set(Setting::NoPlace),
            [HERE] => Button::Here,
            ["x"] => Button::Forget,
            _ => return None,
        })
    }
}

fn paragraph(reference: &str, part: &str, converted: &str, back: Option<(String, usize)>) -> Option<Button> {
    let (reference, part) = (Reference::read(reference)?, part.parse().ok()?);
    Some(Button::Paragraph { reference, part, is_converted: converted == "1", back })
}

const VOTES: [(Vote, &str); 5] = [
    (Vote::Good, "g"),
    (Vote::Bad, "b"),
    (Vote::WrongFigure, "f"),
    (Vote::WrongPlace, "s"),
    (Vote::OffTopic, "o"),
];

fn letter(vote: Vote) -> &'static str {
    VOTES.iter().find(|(known, _)| *known == vote).map_or("", |(_, letter)| letter)
}

fn of_letter(letter: &str) -> Option<Vote> {
    VOTES.iter().find(|(_, known)| *known == letter).map(|(vote, _)| *vote)
}

/// A mark of a report's headings and paragraphs.
pub(crate) fn fingerprint(report: &Report) -> u64 {
    let texts = [report.document.as_str()]
        .into_iter()
        .chain(report.sections.iter().map(|section| section.heading.as_str()))
        .chain(report.paragraphs.iter().map(|paragraph| paragraph.text.as_str()));
    mark64(texts.flat_map(|text| text.bytes().chain([b'\n'])))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn buttons_read_back_what_they_carry_within_64_bytes() {
        let name = "f".repeat(16);
        let reference = Reference::read("AAAAAAAA__--AAAA").unwrap();
        let mut buttons = vec![
            Button::Place {
                report: u32::MAX,
                fingerprint: u64::MAX,
                section: Some(9_999_999),
                page: 9_999_999,
            },
            Button::Shelf { page: 3 },
            Button::Again,
            Button::Place { report: 0, fingerprint: 7, section: None, page: 0 },
            Button::Answer { name: name.clone(), page: 19 },
            Button::Paragraph { reference, part: 99, is_converted: true, back: Some((name.clone(), 19)) },
            Button::Paragraph { reference, part: 0, is_converted: false, back: None },
            Button::Chart { name: name.clone() },
            Button::Map { name: name.clone() },
            Button::Export { name: name.clone() },
            Button::Table { report: u32::MAX, fingerprint: u64::MAX },
            Button::Next { name: name.clone(), at: 2 },
            Button::Figures { page: 3, words: "就业:人".to_owned() },
            Button::Targets { page: 9_999_999, words: "字".repeat(16) },
            Button::Board { page: 1, words: "海拉尔 2016".to_owned() },
            Button::Set(Setting::Questions(true)),
            Button::Set(Setting::Full(false)),
            Button::Set(Setting::Quiet(true)),
            Button::Set(Setting::NoPlace),
            Button::Here,
            Button::Forget,
        ];
        for language in Language::ALL {
            buttons.push(Button::Example { language, at: 5 });
            buttons.push(Button::Speak(language));
            buttons.push(Button::Set(Setting::Language(language)));
        }
        for (vote, _) in VOTES {
            buttons.push(Button::Vote { name: name.clone(), vote });
        }
        for button in buttons {
            assert!(button.to_string().len() <= 64, "{button}");
            assert_eq!(Button::read(&button.to_string()), Some(button));
        }
        for strange in
            ["", "p", "p:1", "p:a:b:c:d", "x:1", "s:", "p:1:2:3:4:5", "s:-1", "v:a:z", "l:fr", "o:x:0"]
        {
            assert_eq!(Button::read(strange), None, "{strange}");
        }
    }
}
