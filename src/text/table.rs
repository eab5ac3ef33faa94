//! Words with a meaning each, found by longest match: the one matcher for all tables of `config/grammar.toml`.

use rustc_hash::FxHashMap;

use super::grammar::grammar;

/// A table of words.
#[derive(Debug, Clone)]
pub(crate) struct Table<T> {
    by_first: FxHashMap<char, Vec<(Vec<char>, T)>>,
}

impl<T: Copy> Table<T> {
    /// The words of the grammar's table `name`, those under each key with their meaning.
    pub(crate) fn of(name: &str, meanings: &[(T, &str)]) -> Self {
        let mut by_first: FxHashMap<char, Vec<(Vec<char>, T)>> = FxHashMap::default();
        for &(meaning, key) in meanings {
            for word in grammar().words(name, key) {
                let word: Vec<char> = word.chars().collect();
                if let Some(&first) = word.first() {
                    by_first.entry(first).or_default().push((word, meaning));
                }
            }
        }
        for words in by_first.values_mut() {
            words.sort_by_key(|(word, _)| std::cmp::Reverse(word.len()));
        }
        Self { by_first }
    }

    /// The longest word at `at` that ends before `end`: where it ends, and its meaning.
    pub(crate) fn at(&self, chars: &[char], at: usize, end: usize) -> Option<(usize, T)> {
        let rest = chars.get(at..end)?;
        let words = self.by_first.get(rest.first()?)?;
        // Most words that begin alike go on otherwise.
        let goes_on = |word: &[char]| word.get(1).is_none_or(|second| rest.get(1) == Some(second));
        words
            .iter()
            .find(|(word, _)| goes_on(word) && rest.starts_with(word))
            .map(|(word, meaning)| (at + word.len(), *meaning))
    }
}
