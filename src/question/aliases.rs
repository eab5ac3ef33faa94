//! Words that admins have taught: read as what they stand for, before a question is understood.

use std::collections::BTreeMap;

use toml::de::DeTable;
use toml::{Table, Value};

use super::Lexicon;
use crate::text::{fold, line_at};

/// Characters of an alias, and of what it stands for.
const LONGEST_WORD: usize = 20;
const LONGEST_MEANING: usize = 60;

/// What is wrong with a file of aliases.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {message}")]
pub struct AliasFault {
    /// 1-based.
    pub line: u32,
    pub message: String,
}

/// Words by their folded form, each with how it was written and what it stands for. Immutable.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Aliases {
    words: BTreeMap<String, (String, String)>,
}

impl Aliases {
    /// Reads the TOML of a file, a line a word: `"社零" = "社会消费品零售总额"`.
    ///
    /// # Errors
    /// Everything that is no such line: a file is used whole or not at all.
    pub fn parse(toml: &str) -> Result<Aliases, Vec<AliasFault>> {
        let line = |at: usize| line_at(toml, at);
        let table = DeTable::parse(toml).map_err(|error| {
            let at = error.span().map_or(0, |span| span.start);
            vec![AliasFault { line: line(at), message: error.message().to_owned() }]
        })?;
        let (mut aliases, mut faults) = (Aliases::default(), Vec::new());
        for (word, meaning) in table.get_ref() {
            let mut fault = |message: &str| {
                let message = format!("«{}»: {message}", word.get_ref());
                faults.push(AliasFault { line: line(word.span().start), message });
            };
            match meaning.get_ref().as_str() {
                None => fault("what it stands for is to be in quotation marks"),
                Some(meaning) if !is_word(word.get_ref()) || !is_meaning(meaning) => {
                    fault("one of both is empty or too long");
                }
                Some(_) if aliases.get(word.get_ref()).is_some() => fault("it is there twice"),
                Some(meaning) => aliases = aliases.with(word.get_ref(), meaning),
            }
        }
        faults.sort_by_key(|fault: &AliasFault| fault.line);
        if faults.is_empty() { Ok(aliases) } else { Err(faults) }
    }

    /// The file that [`Aliases::parse`] reads.
    #[must_use]
    pub fn toml(&self) -> String {
        let table: Table = self
            .words
            .values()
            .map(|(word, meaning)| (word.clone(), Value::String(meaning.clone())))
            .collect();
        table.to_string()
    }

    /// The same with one more, in the place of what the word stood for before.
    #[must_use]
    pub fn with(&self, word: &str, meaning: &str) -> Aliases {
        let mut words = self.words.clone();
        words.insert(fold(word).text(), (word.to_owned(), meaning.to_owned()));
        Aliases { words }
    }

    /// The same without a word.
    #[must_use]
    pub fn without(&self, word: &str) -> Aliases {
        let mut words = self.words.clone();
        words.remove(&fold(word).text());
        Aliases { words }
    }

    /// What a word stands for, in whatever script and width it is typed.
    #[must_use]
    pub fn get(&self, word: &str) -> Option<&str> {
        self.words.get(&fold(word).text()).map(|(_, meaning)| meaning.as_str())
    }

    /// Each word as it was taught with what it stands for.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.words.values().map(|(word, meaning)| (word.as_str(), meaning.as_str()))
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// `text` with every alias in it replaced by what it stands for, and these; `None` where there is none in it. The
    /// longest at a place wins. Inside a longer name that the lexicon knows a word is no alias: 零售 is none in
    /// 社会消费品零售总额.
    #[must_use]
    pub fn read(&self, text: &str, lexicon: &Lexicon) -> Option<(String, Vec<String>)> {
        if self.words.is_empty() {
            return None;
        }
        let folded = fold(text);
        let chars = folded.chars();
        let known = lexicon.matches(chars);
        let is_inside = |start: usize, end: usize| {
            known
                .iter()
                .any(|name| name.start <= start && name.end >= end && name.end - name.start > end - start)
        };
        let (mut read, mut meanings, mut at, mut copied) = (String::new(), Vec::new(), 0, 0);
        while at < chars.len() {
            let found = self.longest_at(chars, at).filter(|(length, _)| !is_inside(at, at + length));
            let Some((length, meaning)) = found else {
                at += 1;
                continue;
            };
            let span = folded.origin(at, at + length);
            read.push_str(text.get(copied..span.start).unwrap_or_default());
            read.push_str(meaning);
            meanings.push(meaning.to_owned());
            (at, copied) = (at + length, span.end);
        }
        read.push_str(text.get(copied..).unwrap_or_default());
        (!meanings.is_empty()).then_some((read, meanings))
    }

    fn longest_at(&self, chars: &[char], at: usize) -> Option<(usize, &str)> {
        let rest = chars.get(at..)?;
        let is_here = |folded: &str, length: usize| {
            let is_there = folded.chars().eq(rest.iter().copied().take(length));
            is_there && !cuts_a_word(chars, at) && !cuts_a_word(chars, at + length)
        };
        let first = rest.first()?;
        let candidates =
            self.words.range(first.to_string()..).take_while(|(word, _)| word.starts_with(*first));
        let fitting = candidates.filter_map(|(folded, (_, meaning))| {
            let length = folded.chars().count();
            is_here(folded, length).then_some((length, meaning.as_str()))
        });
        fitting.max_by_key(|(length, _)| *length)
    }
}

/// Whether a Latin word goes on over the place before `at`.
fn cuts_a_word(chars: &[char], at: usize) -> bool {
    let is_latin =
        |at: Option<usize>| at.and_then(|at| chars.get(at)).is_some_and(|c| c.is_ascii_alphanumeric());
    is_latin(at.checked_sub(1)) && is_latin(Some(at))
}

/// Whether `word` can be an alias by its shape: two characters at least, no sentence.
#[must_use]
pub fn is_word(word: &str) -> bool {
    let folded = fold(word);
    let chars = folded.chars();
    let is_shaped = chars.iter().all(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '+' | '·'));
    (2..=LONGEST_WORD).contains(&chars.len()) && is_shaped && chars.iter().any(|c| c.is_alphabetic())
}

/// Whether `meaning` can be stood for by its shape.
#[must_use]
pub fn is_meaning(meaning: &str) -> bool {
    (1..=LONGEST_MEANING).contains(&meaning.trim().chars().count()) && !meaning.contains(char::is_control)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const LEXICON: &str = "[[concept]]\nname = \"社会消费品零售总额\"\nkind = \"indicator\"\n[[concept]]\nname = \"GDP\"\nkind = \"indicator\"\n";

    fn read(aliases: &Aliases, text: &str) -> String {
        let lexicon = Lexicon::parse(LEXICON).0;
        aliases.read(text, &lexicon).map_or_else(|| "-".to_owned(), |(text, _)| text)
    }

    #[test]
    fn a_word_is_read_as_what_it_stands_for_and_nothing_else_is() {
        let aliases = Aliases::default()
            .with("社零", "社会消费品零售总额")
            .with("零售", "批发")
            .with("社零增速", "社会消费品零售总额增长")
            .with("fai", "固定资产投资");
        assert_eq!(read(&aliases, "去年社零多少"), "去年社会消费品零售总额多少");
        assert_eq!(read(&aliases, "社零增速呢"), "社会消费品零售总额增长呢", "the longest");
        assert_eq!(read(&aliases, "社会消费品零售总额"), "-", "inside a longer name");
        assert_eq!(read(&aliases, "ＦＡＩ目標，社零"), "固定资产投资目標，社会消费品零售总额");
        assert_eq!(read(&aliases, "failed"), "-", "inside a Latin word");
        assert_eq!(read(&aliases.without("社零增速"), "社零增速呢"), "社会消费品零售总额增速呢");
        assert_eq!(read(&Aliases::default(), "社零"), "-");
    }

    #[test]
    fn a_faulty_file_is_refused_whole_with_its_lines() {
        let faults =
            Aliases::parse("\"社零\" = \"社会消费品零售总额\"\n\"甲乙\" = 3\n\"\" = \"丙\"\n").unwrap_err();
        assert_eq!(faults.iter().map(|fault| fault.line).collect::<Vec<_>>(), [2, 3], "{faults:?}");
        assert_eq!(Aliases::parse("\"社零\" = \n").unwrap_err().len(), 1);
    }

    #[test]
    fn a_word_has_a_shape() {
        for (word, is) in
            [("社零", true), ("fai", true), ("零", false), ("2020", false), ("什么？", false), ("", false)]
        {
            assert_eq!(is_word(word), is, "{word}");
        }
    }

    proptest! {
        #[test]
        fn a_file_reads_back_what_was_written(
            words in prop::collection::btree_map("[a-z\u{4e00}-\u{4e20}]{2,8}", "[a-z\"\\\\\u{4e00}-\u{4e20} ]{1,8}[a-z]", 0..6)
        ) {
            let aliases = words.iter().fold(Aliases::default(), |known, (word, meaning)| known.with(word, meaning));
            prop_assert_eq!(Aliases::parse(&aliases.toml()), Ok(aliases));
        }

        #[test]
        fn what_is_no_alias_stays_as_it_was_typed(text in "\\PC{0,40}") {
            let lexicon = Lexicon::parse(LEXICON).0;
            let aliases = Aliases::default().with("社零甲", "乙").with("zzz", "丙");
            prop_assume!(!fold(&text).text().contains("社零甲") && !fold(&text).text().contains("zzz"));
            prop_assert_eq!(aliases.read(&text, &lexicon), None);
        }
    }
}
