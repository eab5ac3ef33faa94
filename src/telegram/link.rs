//! What a link to the bot carries: `https://t.me/bot?start=…`, at most 64 of `A-Za-z0-9_-`.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use super::reference::Reference;

/// Letters that a start parameter holds.
const LONGEST: usize = 64;

/// Where a link leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Link {
    Paragraph(Reference),
    /// To be answered; fifteen Chinese characters fit.
    Question(String),
}

impl Link {
    /// The start parameter; `None` when a question is too long for one.
    pub(crate) fn parameter(&self) -> Option<String> {
        let parameter = match self {
            Link::Paragraph(reference) => format!("p{reference}"),
            Link::Question(question) => format!("q{}", URL_SAFE_NO_PAD.encode(question)),
        };
        (parameter.len() <= LONGEST).then_some(parameter)
    }

    /// `None` when no link of the bot has such a parameter.
    pub(crate) fn read(parameter: &str) -> Option<Link> {
        if let Some(letters) = parameter.strip_prefix('p') {
            return Reference::read(letters).map(Link::Paragraph);
        }
        let question = URL_SAFE_NO_PAD.decode(parameter.strip_prefix('q')?).ok()?;
        String::from_utf8(question).ok().map(Link::Question)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_reads_back_and_a_long_question_has_none() {
        let reference = Reference::read("AAAAAAAA__--AAAA").unwrap();
        for link in [
            Link::Paragraph(reference),
            Link::Question("火星移民?".to_owned()),
            Link::Question("字".repeat(15)),
        ] {
            let parameter = link.parameter().unwrap();
            assert!(parameter.len() <= 64, "{parameter}");
            assert!(parameter.chars().all(|c| c.is_ascii_alphanumeric() || c == '_' || c == '-'));
            assert_eq!(Link::read(&parameter), Some(link));
        }
        assert_eq!(Link::Question("字".repeat(16)).parameter(), None);
        for strange in ["", "inline", "p", "pAAA", "q!", "q_w", "x"] {
            assert_eq!(Link::read(strange), None, "{strange}");
        }
    }
}
