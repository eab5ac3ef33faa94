//! The words of reports by the role they play, as `config/grammar.toml` lists them.

use std::collections::{BTreeMap, HashMap};
use std::sync::OnceLock;

use regex::Regex;

use super::{line_at, mark64};

/// What is built in.
pub const BUILT_IN: &str = include_str!("../../config/grammar.toml");

type Keys = BTreeMap<String, Vec<String>>;

/// Tables of words: table, key, words.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Grammar(BTreeMap<String, Keys>);

/// What is wrong in a grammar file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{line}: {message}")]
pub struct GrammarFault {
    /// 1-based.
    pub line: u32,
    pub message: String,
}

/// Tables in which a word may stand under one key only.
const ONE_MEANING: [&str; 5] = ["units", "before", "after", "times", "roles"];
/// Tables whose words are patterns.
const PATTERNS: [&str; 2] = ["headings", "speech"];
/// The table whose keys are names, as many as are wanted.
const NAMES: &str = "names";

static OWN: OnceLock<Grammar> = OnceLock::new();
static USED: OnceLock<Grammar> = OnceLock::new();

/// Reads reports by `own` words instead of those that are built in. Counts once, and only before anything is read.
pub fn replace_grammar(own: Grammar) {
    // Later words would read half a library by the old ones.
    let _once = OWN.set(own);
}

/// What tells the words in use from those that are built in, which it does not read; 0 for these.
#[must_use]
pub fn mark_of_grammar() -> u64 {
    OWN.get().map_or(0, |own| mark64(format!("{own:?}").bytes()))
}

/// The words in use.
pub(crate) fn grammar() -> &'static Grammar {
    USED.get_or_init(|| OWN.get().cloned().unwrap_or_else(|| Grammar::parse(BUILT_IN).unwrap_or_default()))
}

impl Grammar {
    /// The words under a key of a table; none where there is no such key.
    pub(crate) fn words(&self, table: &str, key: &str) -> &[String] {
        self.0.get(table).and_then(|keys| keys.get(key)).map_or(&[], Vec::as_slice)
    }

    /// Keys and words of a table.
    pub(crate) fn table(&self, name: &str) -> impl Iterator<Item = (&str, &[String])> {
        self.0.get(name).into_iter().flatten().map(|(key, words)| (key.as_str(), words.as_slice()))
    }

    /// Reads a grammar that is to take the place of the built-in one: the same tables and keys, none empty, and
    /// in a table of meanings no word twice.
    ///
    /// # Errors
    /// Every fault with its line.
    pub fn read(text: &str) -> Result<Grammar, Vec<GrammarFault>> {
        let grammar = Self::parse(text).map_err(|fault| vec![fault])?;
        let faults = grammar.faults(text);
        if faults.is_empty() { Ok(grammar) } else { Err(faults) }
    }

    fn parse(text: &str) -> Result<Grammar, GrammarFault> {
        let tables: BTreeMap<String, BTreeMap<String, String>> = toml::from_str(text).map_err(|error| {
            let at = error.span().map_or(0, |span| span.start);
            GrammarFault { line: line_at(text, at), message: error.message().to_owned() }
        })?;
        let words = |words: &str| words.split_whitespace().map(str::to_owned).collect();
        let keys = |keys: BTreeMap<String, String>| {
            keys.into_iter().map(|(key, text)| (key, words(&text))).collect::<Keys>()
        };
        Ok(Grammar(tables.into_iter().map(|(table, given)| (table, keys(given))).collect()))
    }

    fn faults(&self, text: &str) -> Vec<GrammarFault> {
        let built_in = Self::parse(BUILT_IN).unwrap_or_default();
        let mut faults = Vec::new();
        let mut fault = |word: &str, message: String| {
            let at = text.find(word).unwrap_or(0);
            faults.push(GrammarFault { line: line_at(text, at), message });
        };
        for (table, keys) in &built_in.0 {
            for key in keys.keys().filter(|_| table != NAMES) {
                if self.words(table, key).is_empty() {
                    fault(&format!("[{table}]"), format!("[{table}] has no words under `{key}`"));
                }
            }
        }
        for (table, keys) in &self.0 {
            let known = built_in.0.get(table);
            if known.is_none() {
                fault(&format!("[{table}]"), format!("there is no table [{table}]"));
            }
            for key in keys
                .keys()
                .filter(|key| known.is_some_and(|known| table != NAMES && !known.contains_key(*key)))
            {
                fault(key, format!("[{table}] knows no `{key}`"));
            }
            for word in keys.values().flatten().filter(|_| PATTERNS.contains(&table.as_str())) {
                if Regex::new(word).is_err() {
                    fault(word, format!("`{word}` of [{table}] is no pattern"));
                }
            }
            for (word, first, second) in twice(table, keys) {
                fault(word, format!("`{word}` stands under `{first}` and `{second}` of [{table}]"));
            }
        }
        faults
    }
}

/// Words that stand under two keys of a table where each has one meaning.
fn twice<'a>(table: &str, keys: &'a Keys) -> Vec<(&'a str, &'a str, &'a str)> {
    let mut seen: HashMap<&str, &str> = HashMap::new();
    let mut found = Vec::new();
    if ONE_MEANING.contains(&table) || table == NAMES {
        for (key, words) in keys {
            for word in words {
                if let Some(first) = seen.insert(word, key) {
                    found.push((word.as_str(), first, key.as_str()));
                }
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(from: &str, to: &str, expected: &str) {
        assert!(BUILT_IN.contains(from), "{from}");
        let faults = Grammar::read(&BUILT_IN.replacen(from, to, 1)).unwrap_err();
        let said: Vec<String> = faults.iter().map(|fault| fault.message.clone()).collect();
        assert!(said.iter().any(|said| said.contains(expected)), "{said:?}");
        assert!(faults.iter().all(|fault| fault.line > 0));
    }

    #[test]
    fn what_is_built_in_is_without_fault() {
        assert_eq!(Grammar::read(BUILT_IN).map(|_| ()), Ok(()));
    }

    #[test]
    fn faults_are_named_with_their_line() {
        check("[units]", "[unit]", "there is no table [unit]");
        check("each = \"分别", "eech = \"分别", "[roles] knows no `eech`");
        check("each = \"分别", "each = \"增长", "`增长` stands under");
        check("back = \"回顾", "back = \"(回顾", "`(回顾` of [headings] is no pattern");
        check("each = \"分别 依次 各自\"", "each = \"\"", "[roles] has no words under `each`");
        assert_eq!(Grammar::read("[units\n").unwrap_err()[0].line, 1);
    }
}
