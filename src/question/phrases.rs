//! The words by which questions ask something of many figures, by the role they play, as `config/conditions.toml` lists
//! them.

use std::collections::{BTreeMap, HashMap};
use std::sync::OnceLock;

use regex::{Regex, escape};

use super::taken::Taken;
use crate::text::{fold, line_at};

/// What is built in.
pub const BUILT_IN: &str = include_str!("../../config/conditions.toml");

type Keys = BTreeMap<String, Vec<String>>;

/// Tables of words: table, key, words.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Phrases(BTreeMap<String, Keys>);

/// What is wrong in a file of conditions.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{line}: {message}")]
pub struct PhraseFault {
    /// 1-based.
    pub line: u32,
    pub message: String,
}

static OWN: OnceLock<Phrases> = OnceLock::new();
static USED: OnceLock<Phrases> = OnceLock::new();

/// Reads questions by `own` words instead of those that are built in. Counts once, and only before anything is asked.
pub fn replace_phrases(own: Phrases) {
    // Patterns are made once: later words would be read in half of them.
    let _once = OWN.set(own);
}

fn used() -> &'static Phrases {
    USED.get_or_init(|| {
        OWN.get()
            .cloned()
            .unwrap_or_else(|| Phrases::parse(BUILT_IN).map(|(read, _)| read).unwrap_or_default())
    })
}

/// The words under a key of a table.
pub(super) fn words(table: &str, key: &str) -> &'static [String] {
    used().0.get(table).and_then(|keys| keys.get(key)).map_or(&[], Vec::as_slice)
}

/// True where one of the words stands, taken or not.
pub(super) fn names_any(taken: &Taken<'_>, table: &str, key: &str) -> bool {
    words(table, key).iter().any(|word| taken.names(word))
}

/// Takes every one of the words; true when there was any.
pub(super) fn take_any(taken: &mut Taken<'_>, table: &str, key: &str) -> bool {
    // Every word is taken, also after the first is found.
    words(table, key).iter().map(|word| taken.take_all(word).len()).sum::<usize>() > 0
}

/// True of a word that says how a figure is told, and not of what.
#[must_use]
pub fn is_carrier(word: &str) -> bool {
    words("carriers", "words").iter().any(|own| own == word)
}

/// True of a word that says whose a plan or a project is: 省, 市.
#[must_use]
pub fn is_level(word: &str) -> bool {
    words("whose", "levels").iter().any(|own| own == word)
}

/// True of a name that is one of an amount of money by its ending: 合同额.
#[must_use]
pub fn is_money_name(name: &str) -> bool {
    words("money", "endings").iter().any(|ending| name.ends_with(ending.as_str()))
}

/// True of a folded sentence that gives a reason for something.
#[must_use]
pub fn gives_reason(sentence: &str) -> bool {
    let has = |word: &String| match word.split_once('…') {
        Some((from, to)) => sentence.split_once(from).is_some_and(|(_, rest)| rest.contains(to)),
        None => sentence.contains(word.as_str()),
    };
    words("why", "given").iter().any(has)
}

/// What a clause has that tells a number of the kind that a name asks for by its ending: 费 of 学费. `None` of a name that
/// asks for no kind.
#[must_use]
pub fn kind_of(name: &str) -> Option<&'static [String]> {
    let kinds = used().0.get("kinds")?.iter().filter(|(ending, _)| name.ends_with(ending.as_str()));
    kinds.max_by_key(|(ending, _)| ending.len()).map(|(_, says)| says.as_slice())
}

/// The words as a pattern that matches one of them, the longest that stands there.
pub(super) fn any(table: &str, key: &str) -> String {
    let mut words: Vec<&String> = words(table, key).iter().collect();
    words.sort_by_key(|word| std::cmp::Reverse(word.chars().count()));
    let edge =
        |letter: Option<char>| if letter.is_some_and(|own| own.is_ascii_alphabetic()) { BORDER } else { "" };
    let one = |word: &String| {
        format!("{}{}{}", edge(word.chars().next()), escape(word), edge(word.chars().next_back()))
    };
    format!("(?:{})", words.into_iter().map(one).collect::<Vec<_>>().join("|"))
}

/// Latin words count as whole words, also right beside Chinese ones.
const BORDER: &str = r"(?-u:\b)";

/// A pattern made of such words.
#[expect(
    clippy::expect_used,
    reason = "words are escaped, what is around them is constant, and a test compiles them"
)]
pub(super) fn compiled(pattern: &str) -> Regex {
    Regex::new(pattern).expect("a pattern of escaped words")
}

impl Phrases {
    /// Reads words that are to take the place of those built in: the same tables and keys, none empty, each word as it
    /// is compared, and no word twice under a key.
    ///
    /// # Errors
    /// Every fault with its line.
    pub fn read(text: &str) -> Result<Phrases, Vec<PhraseFault>> {
        let (read, mut faults) = Self::parse(text).map_err(|fault| vec![fault])?;
        let (built_in, _) = Self::parse(BUILT_IN).map_err(|fault| vec![fault])?;
        let mut fault =
            |word: &str, message: String| faults.push(PhraseFault { line: line(text, word), message });
        for (table, keys) in &built_in.0 {
            let own = read.0.get(table);
            let lacks = |key: &&String| own.and_then(|own| own.get(*key)).is_none_or(Vec::is_empty);
            for key in keys.keys().filter(lacks) {
                fault(&format!("[{table}]"), format!("[{table}] has no words under `{key}`"));
            }
        }
        for (table, keys) in &read.0 {
            let known = built_in.0.get(table);
            let is_strange = |key: &&String| known.is_none_or(|known| !known.contains_key(*key));
            for key in keys.keys().filter(is_strange) {
                fault(key, format!("[{table}] knows no `{key}`"));
            }
        }
        if faults.is_empty() { Ok(read) } else { Err(faults) }
    }

    /// The tables, and what is wrong with their words.
    fn parse(text: &str) -> Result<(Phrases, Vec<PhraseFault>), PhraseFault> {
        let read: BTreeMap<String, Keys> = toml::from_str(text).map_err(|error| {
            let at = error.span().map_or(0, |span| span.start);
            PhraseFault { line: line_at(text, at), message: error.message().to_owned() }
        })?;
        let mut faults = Vec::new();
        for (key, words) in read.values().flatten() {
            let mut seen: HashMap<&String, ()> = HashMap::new();
            for word in words {
                let folded = fold(word).text();
                if folded.trim() != word.trim() || word.trim().is_empty() {
                    let message = format!("`{word}` under `{key}` is compared as `{folded}`");
                    faults.push(PhraseFault { line: line(text, word), message });
                } else if seen.insert(word, ()).is_some() {
                    let message = format!("`{word}` stands twice under `{key}`");
                    faults.push(PhraseFault { line: line(text, word), message });
                }
            }
        }
        Ok((Phrases(read), faults))
    }
}

fn line(text: &str, word: &str) -> u32 {
    line_at(text, text.find(word).unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(from: &str, to: &str, expected: &str) {
        assert!(BUILT_IN.contains(from), "{from}");
        let faults = Phrases::read(&BUILT_IN.replacen(from, to, 1)).unwrap_err();
        let said: Vec<&str> = faults.iter().map(|fault| fault.message.as_str()).collect();
        assert!(said.contains(&expected), "{said:?}");
        assert!(faults.iter().all(|fault| fault.line > 0));
    }

    #[test]
    fn what_is_built_in_is_without_fault() {
        assert_eq!(Phrases::read(BUILT_IN).map(|_| ()), Ok(()));
    }

    #[test]
    fn faults_are_named_with_their_line() {
        check("lowest = [", "lowerst = [", "[order] knows no `lowerst`");
        check(
            "ascending = [\"升序\"",
            "ascending = [\"昇序Ａ\"",
            "`昇序Ａ` under `ascending` is compared as `升序a`",
        );
        check("descending = [\"降序\"", "descending = [\"倒序\"", "`倒序` stands twice under `descending`");
        check("soft = [\"总共\", \"一共\", \"共计\"]", "soft = []", "[reckon] has no words under `soft`");
        assert_eq!(Phrases::read("[order\n").unwrap_err()[0].line, 1);
    }

    #[test]
    fn the_longest_word_matches_and_latin_ones_whole() {
        let pattern = compiled(&any("limit_before", "at_most"));
        assert_eq!(pattern.find("没有超过5%").map(|found| found.as_str()), Some("没有超过"));
        let lowest = compiled(&any("order", "lowest"));
        assert!(lowest.is_match("gdp目标least") && !lowest.is_match("leasty"));
    }
}
