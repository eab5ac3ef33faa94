//! How often general Chinese uses each word, and the words of one's own over it.

use fst::Map;
use fst::raw::Output;
use rustc_hash::FxHashMap;
use smallvec::SmallVec;
use smol_str::SmolStr;

/// Made from `words.txt` when the program is built; read where it lies, so that a start costs nothing.
static GENERAL: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/words.fst"));

/// A word of one's own and its frequency.
type Own = (Box<[char]>, u64);

/// Words that a text begins with, shortest first: their lengths in characters and their frequencies.
pub(super) type Prefixes = SmallVec<[(usize, u64); 8]>;

/// Words with their frequencies.
#[derive(Debug, Clone)]
pub(super) struct Dictionary {
    general: Map<&'static [u8]>,
    /// By their first character.
    own: FxHashMap<char, Vec<Own>>,
    total: u64,
}

impl Default for Dictionary {
    #[expect(clippy::expect_used, reason = "a constant that the build makes, and a test opens it")]
    fn default() -> Self {
        let general = Map::new(GENERAL).expect("a dictionary made by the build");
        let total = general.get("").unwrap_or_default();
        Self { general, own: FxHashMap::default(), total }
    }
}

impl Dictionary {
    /// The sum of all frequencies.
    pub(super) fn total(&self) -> u64 {
        self.total
    }

    /// Gives a word the frequency it has from now on.
    pub(super) fn set(&mut self, word: &[char], frequency: u64) {
        let Some(&first) = word.first() else { return };
        let before = self.frequency(word).unwrap_or_default();
        let own = self.own.entry(first).or_default();
        match own.iter_mut().find(|(known, _)| **known == *word) {
            Some((_, known)) => *known = frequency,
            None => own.push((word.into(), frequency)),
        }
        self.total = self.total + frequency - before;
    }

    /// How often a word is used; `None` for what is no word.
    pub(super) fn frequency(&self, word: &[char]) -> Option<u64> {
        let own = self.own.get(word.first()?).and_then(|own| own.iter().find(|(known, _)| **known == *word));
        own.map(|(_, frequency)| *frequency)
            .or_else(|| self.general.get(word.iter().copied().collect::<SmolStr>().as_bytes()))
    }

    /// Every word that `text` begins with.
    pub(super) fn prefixes(&self, text: &[char], found: &mut Prefixes) {
        found.clear();
        self.general_prefixes(text, found);
        let own = text.first().and_then(|first| self.own.get(first));
        for (word, frequency) in own.into_iter().flatten().filter(|(word, _)| text.starts_with(word)) {
            let at = found.partition_point(|(length, _)| *length < word.len());
            match found.get_mut(at).filter(|(length, _)| *length == word.len()) {
                Some(known) => known.1 = *frequency,
                None => found.insert(at, (word.len(), *frequency)),
            }
        }
    }

    fn general_prefixes(&self, text: &[char], found: &mut Prefixes) {
        let words = self.general.as_fst();
        let mut node = words.root();
        let mut frequency = Output::zero();
        for (length, character) in (1..).zip(text) {
            for byte in character.encode_utf8(&mut [0; 4]).bytes() {
                let Some(step) = node.find_input(byte).map(|at| node.transition(at)) else { return };
                frequency = frequency.cat(step.out);
                node = words.node(step.addr);
            }
            if node.is_final() {
                found.push((length, frequency.cat(node.final_output()).value()));
            }
        }
    }
}
