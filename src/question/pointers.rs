//! Answers that an admin has chosen: a question, and the paragraph of a report that answers it. No words of their own.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::AliasFault;
use crate::text::{fold, line_at};

/// The paragraph that a question is answered with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pointer {
    pub question: String,
    /// Of the report.
    pub document: String,
    /// The paragraph as it was chosen: it answers for as long as the report says just this.
    pub text: String,
}

/// What a file holds.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct File {
    answer: Vec<Pointer>,
}

/// Pointers by their questions, whatever their width, script and marks. Immutable.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Pointers(BTreeMap<String, Pointer>);

impl Pointers {
    /// Reads the TOML of a file of `[[answer]]`.
    ///
    /// # Errors
    /// What is wrong with it: a file is used whole or not at all.
    pub fn parse(toml: &str) -> Result<Pointers, Vec<AliasFault>> {
        let file: File = toml::from_str(toml).map_err(|error| {
            let at = error.span().map_or(0, |span| span.start);
            vec![AliasFault { line: line_at(toml, at), message: error.message().to_owned() }]
        })?;
        Ok(file.answer.into_iter().fold(Pointers::default(), |known, pointer| known.with(pointer)))
    }

    /// The file that [`Pointers::parse`] reads.
    #[must_use]
    pub fn toml(&self) -> String {
        toml::to_string(&File { answer: self.0.values().cloned().collect() }).unwrap_or_default()
    }

    /// The same with one more, in the place of what answered the question before.
    #[must_use]
    pub fn with(&self, pointer: Pointer) -> Pointers {
        let mut pointers = self.0.clone();
        pointers.insert(key(&pointer.question), pointer);
        Pointers(pointers)
    }

    /// The same without the answer to a question.
    #[must_use]
    pub fn without(&self, question: &str) -> Pointers {
        let mut pointers = self.0.clone();
        pointers.remove(&key(question));
        Pointers(pointers)
    }

    /// What was chosen for a question, typed in whatever way.
    #[must_use]
    pub fn get(&self, question: &str) -> Option<&Pointer> {
        if self.0.is_empty() { None } else { self.0.get(&key(question)) }
    }
}

fn key(question: &str) -> String {
    fold(question).chars().iter().filter(|c| c.is_alphanumeric()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_question_finds_its_pointer_in_every_form_and_the_file_reads_back() {
        let pointer = Pointer {
            question: "低空经济怎么发展？".to_owned(),
            document: "甲市-2026".to_owned(),
            text: "一段“原文”。".to_owned(),
        };
        let pointers = Pointers::default().with(pointer.clone());
        assert_eq!(pointers.get("低空經濟 怎麼發展"), Some(&pointer));
        assert_eq!(pointers.get("低空经济"), None);
        assert_eq!(Pointers::parse(&pointers.toml()), Ok(pointers.clone()));
        assert_eq!(pointers.without("低空经济怎么发展"), Pointers::default());
        assert_eq!(Pointers::parse("[[answer]]\nquestion = 3\n").unwrap_err()[0].line, 2);
    }
}
