//! A set of phrases, found by walking a text from any of its places.

use std::collections::HashMap;
use std::hash::Hash;

/// Phrases over the alphabet `K` (characters, or numbers of words), each with the values filed under it.
#[derive(Debug, Clone)]
pub(crate) struct Trie<K, V> {
    edges: HashMap<(u32, K), u32>,
    /// Values of each node; node 0 is the empty phrase.
    values: Vec<Vec<V>>,
}

impl<K: Copy + Eq + Hash, V> Default for Trie<K, V> {
    fn default() -> Self {
        Self { edges: HashMap::new(), values: vec![Vec::new()] }
    }
}

impl<K: Copy + Eq + Hash, V> Trie<K, V> {
    /// Values already filed under `phrase`, for adding to; the phrase becomes known.
    pub(crate) fn entry(&mut self, phrase: impl IntoIterator<Item = K>) -> Option<&mut Vec<V>> {
        let mut node = 0;
        for step in phrase {
            let fresh = u32::try_from(self.values.len()).ok()?;
            node = *self.edges.entry((node, step)).or_insert(fresh);
            if node == fresh {
                self.values.push(Vec::new());
            }
        }
        self.values.get_mut(usize::try_from(node).ok()?)
    }

    /// Every known phrase that `text` begins with, shortest first: its length and its values.
    pub(crate) fn prefixes<'a>(&'a self, text: &[K]) -> impl Iterator<Item = (usize, &'a [V])> {
        let mut node = 0;
        text.iter()
            .map_while(move |&step| {
                node = *self.edges.get(&(node, step))?;
                self.values.get(usize::try_from(node).ok()?)
            })
            .zip(1..)
            .filter(|(values, _length)| !values.is_empty())
            .map(|(values, length)| (length, values.as_slice()))
    }
}

/// True between two Latin letters or digits of a folded text, where no phrase may begin or end:
/// `5g` is not in `15g`, nor `america` in `american`.
pub(crate) fn splits_a_word(folded: &[char], at: usize) -> bool {
    let is_latin = |at: usize| folded.get(at).is_some_and(char::is_ascii_alphanumeric);
    at.checked_sub(1).is_some_and(is_latin) && is_latin(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prefixes_come_shortest_first_with_all_their_values() {
        let mut trie: Trie<char, u8> = Trie::default();
        for (phrase, value) in [("失业", 1), ("失业率", 2), ("失业率", 3), ("就业", 4)] {
            trie.entry(phrase.chars()).unwrap().push(value);
        }
        let text: Vec<char> = "失业率目标".chars().collect();
        let found: Vec<(usize, &[u8])> = trie.prefixes(&text).collect();
        assert_eq!(found, [(2, [1].as_slice()), (3, [2, 3].as_slice())]);
        assert_eq!(trie.prefixes(&text[1..]).count(), 0);
    }
}
