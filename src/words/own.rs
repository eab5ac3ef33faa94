//! Words of one's own in place of those that are built in: a file may hold as few messages as are to be changed.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use fluent_bundle::FluentResource;
use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};

use super::Language;

static OWN: OnceLock<Vec<(Language, String)>> = OnceLock::new();

/// What is wrong in a file of words.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{line}: {message}")]
pub struct WordsFault {
    /// 1-based.
    pub line: u32,
    pub message: String,
}

/// Has every message that `own` holds said in its words. Counts once, and only before anything has been said.
pub fn replace(own: Vec<(Language, String)>) {
    // Later words would leave some messages said in the old ones.
    let _once = OWN.set(own);
}

/// The words that were handed in for `language`.
pub(super) fn of(language: Language) -> Option<&'static str> {
    let own = OWN.get()?.iter().find(|(of, _)| *of == language)?;
    Some(own.1.as_str())
}

/// What is wrong with words that are to replace those of `language`: text that is no Fluent, messages and arguments
/// that do not exist.
#[must_use]
pub fn faults(language: Language, text: &str) -> Vec<WordsFault> {
    let line = |at: usize| {
        let before = text.bytes().take(at).filter(|byte| *byte == b'\n').count();
        u32::try_from(before + 1).unwrap_or(u32::MAX)
    };
    let resource = match FluentResource::try_new(text.to_owned()) {
        Ok(resource) => resource,
        Err((_, causes)) => {
            let fault = |cause: fluent_syntax::parser::ParserError| WordsFault {
                line: line(cause.pos.start),
                message: cause.kind.to_string(),
            };
            return causes.into_iter().map(fault).collect();
        }
    };
    let built_in = FluentResource::try_new(language.built_in().to_owned());
    let (Ok(built_in) | Err((built_in, _))) = built_in;
    let known = messages(&built_in);
    let mut faults = Vec::new();
    for (name, arguments) in messages(&resource) {
        let start = text.match_indices(&name).map(|(at, _)| at).find(|at| is_line_start(text, *at));
        let mut fault = |message| faults.push(WordsFault { line: line(start.unwrap_or(0)), message });
        match known.get(&name) {
            None => fault(format!("there is no message {name}")),
            Some(expected) => arguments
                .difference(expected)
                .for_each(|argument| fault(format!("{name} is not given {{ ${argument} }}"))),
        }
    }
    faults
}

fn is_line_start(text: &str, at: usize) -> bool {
    text.get(..at).is_some_and(|before| before.is_empty() || before.ends_with('\n'))
}

/// Messages with the names of their arguments.
fn messages(resource: &FluentResource) -> BTreeMap<String, BTreeSet<String>> {
    let mut found = BTreeMap::new();
    for entry in resource.entries() {
        if let Entry::Message(message) = entry {
            let mut arguments = BTreeSet::new();
            if let Some(pattern) = &message.value {
                collect(pattern, &mut arguments);
            }
            found.insert(message.id.name.to_owned(), arguments);
        }
    }
    found
}

fn collect(pattern: &Pattern<&str>, found: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        let PatternElement::Placeable { expression } = element else { continue };
        let inline = match expression {
            Expression::Inline(inline) => inline,
            Expression::Select { selector, variants } => {
                variants.iter().for_each(|variant| collect(&variant.value, found));
                selector
            }
        };
        if let InlineExpression::VariableReference { id } = inline {
            found.insert(id.name.to_owned());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_messages_that_exist_can_be_said_otherwise() {
        let said = |text: &str| {
            faults(Language::English, text).iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
        };
        assert_eq!(said("year = the year { $year }\n"), "");
        assert_eq!(
            said("# mine\nyear = { $yaer }\nnothing = here\n"),
            "3: there is no message nothing\n2: year is not given { $yaer }"
        );
        assert!(said("year = { $year\n").starts_with("1: ") || said("year = { $year\n").starts_with("2: "));
        for language in Language::ALL {
            assert_eq!(faults(language, language.built_in()), []);
        }
    }
}
