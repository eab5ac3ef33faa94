//! What `check` doubts about a report, in the words of whoever reads it in a chat.

use crate::report::{Fault, FaultKind, Mending};
use crate::words::{Language, Value};

/// A doubt with its place: `甲市-2026.txt:141: …`.
#[must_use]
pub fn told(doubt: &Fault, language: Language) -> String {
    let place = doubt.line.map(|line| format!(":{line}")).unwrap_or_default();
    format!("{}{place}: {}", doubt.file, words(&doubt.kind, language))
}

/// What is doubted.
pub(super) fn words(kind: &FaultKind, language: Language) -> String {
    let tell = |key: &str, arguments: &[(&str, Value<'_>)]| language.tell(key, arguments);
    let text = |text: &str| Value::from(text.to_owned());
    match kind {
        FaultKind::Empty => language.say("doubt-empty"),
        FaultKind::Binary { offset } => tell("doubt-binary", &[("offset", (*offset).into())]),
        FaultKind::NotUtf8 { offset } => tell("doubt-not-utf8", &[("offset", (*offset).into())]),
        FaultKind::NoParagraphs => language.say("doubt-no-paragraphs"),
        FaultKind::LineTooLong { characters, limit } => {
            tell("doubt-line-too-long", &[("characters", (*characters).into()), ("limit", (*limit).into())])
        }
        FaultKind::FrontMatter { message } => tell("doubt-front-matter", &[("message", text(message))]),
        FaultKind::FrontMatterOpen => language.say("doubt-front-matter-open"),
        FaultKind::NoYear => language.say("doubt-no-year"),
        FaultKind::NoRegion => language.say("doubt-no-region"),
        FaultKind::Mended { mending, more } => match more.len() {
            0 => language.say(mended(*mending)),
            count => tell(
                "doubt-more",
                &[("what", text(&language.say(mended(*mending)))), ("count", count.into())],
            ),
        },
        FaultKind::NameDisagrees { name, text: found } => {
            tell("doubt-name-disagrees", &[("name", text(name)), ("text", text(found))])
        }
        FaultKind::SameText { document } => tell("doubt-same-text", &[("document", text(document))]),
        FaultKind::SameReport { document } => tell("doubt-same-report", &[("document", text(document))]),
        FaultKind::Duplicate { document } => tell("doubt-duplicate", &[("document", text(document))]),
        FaultKind::NoBorder => language.say("doubt-no-border"),
        FaultKind::OneNature { nature, figures, total } => {
            let nature = text(&language.say(&format!("nature-{nature}")));
            let counts = [("figures", (*figures).into()), ("total", (*total).into())];
            tell("doubt-one-nature", &[&[("nature", nature)], counts.as_slice()].concat())
        }
        FaultKind::UnknownNature { figures, total } => {
            tell("doubt-unknown-nature", &[("figures", (*figures).into()), ("total", (*total).into())])
        }
        FaultKind::Unreadable { cause } => tell("doubt-unreadable", &[("cause", text(cause))]),
    }
}

fn mended(mending: Mending) -> &'static str {
    match mending {
        Mending::Control => "doubt-control",
        Mending::Invisible => "doubt-invisible",
        Mending::Radical => "doubt-radical",
        Mending::Bytes => "doubt-bytes",
        Mending::Markup => "doubt-markup",
        Mending::Page => "doubt-page",
        Mending::Furniture => "doubt-furniture",
        Mending::Twice => "doubt-twice",
        Mending::Joined => "doubt-joined",
        Mending::Cut => "doubt-cut",
        Mending::Table => "doubt-table",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_doubt_has_words_in_every_language() {
        let name = || "甲市-2026".to_owned();
        let mendings = [
            Mending::Control,
            Mending::Invisible,
            Mending::Radical,
            Mending::Bytes,
            Mending::Markup,
            Mending::Page,
            Mending::Furniture,
            Mending::Twice,
            Mending::Joined,
            Mending::Cut,
            Mending::Table,
        ];
        let mut kinds: Vec<FaultKind> =
            mendings.into_iter().map(|mending| FaultKind::Mended { mending, more: vec![7, 9] }).collect();
        kinds.extend([
            FaultKind::Empty,
            FaultKind::Binary { offset: 3 },
            FaultKind::NotUtf8 { offset: 3 },
            FaultKind::NoParagraphs,
            FaultKind::LineTooLong { characters: 9, limit: 3 },
            FaultKind::FrontMatter { message: name() },
            FaultKind::FrontMatterOpen,
            FaultKind::NoYear,
            FaultKind::NoRegion,
            FaultKind::NameDisagrees { name: name(), text: name() },
            FaultKind::SameText { document: name() },
            FaultKind::SameReport { document: name() },
            FaultKind::Duplicate { document: name() },
            FaultKind::NoBorder,
            FaultKind::OneNature { nature: "target".to_owned(), figures: 9, total: 10 },
            FaultKind::UnknownNature { figures: 9, total: 10 },
            FaultKind::Unreadable { cause: name() },
        ]);
        for kind in kinds {
            for language in Language::ALL {
                let said = words(&kind, language);
                assert!(!said.contains("doubt-") && !said.contains("nature-"), "{said}");
            }
        }
    }
}
