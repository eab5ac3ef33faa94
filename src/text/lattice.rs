//! All words that stand in a stretch of text, and the likeliest way through them.

use smallvec::{SmallVec, smallvec};

use super::dictionary::{Dictionary, Prefixes};

/// Characters of what is mostly cut.
const USUAL: usize = 16;

/// The words of one stretch.
#[derive(Debug, Default)]
pub(super) struct Lattice {
    /// Where the stretch begins in its text.
    offset: usize,
    /// Where the words that begin at each character begin in `words`, and at last their number.
    starts: SmallVec<[usize; USUAL + 1]>,
    /// Ends in the stretch, shortest word first, with the logarithm of the frequency.
    words: SmallVec<[(usize, f64); 2 * USUAL]>,
    log_total: f64,
}

impl Lattice {
    pub(super) fn of(chars: &[char], offset: usize, dictionary: &Dictionary) -> Self {
        let log_total = (dictionary.total() as f64).ln();
        let mut lattice = Lattice { offset, log_total, ..Lattice::default() };
        let mut found = Prefixes::new();
        for at in 0..chars.len() {
            lattice.starts.push(lattice.words.len());
            dictionary.prefixes(chars.get(at..).unwrap_or_default(), &mut found);
            let word = |(length, frequency): &(usize, u64)| (at + length, (*frequency as f64).ln());
            lattice.words.extend(found.iter().map(word));
        }
        lattice.starts.push(lattice.words.len());
        lattice
    }

    /// True when the characters `start..end` of the whole text are a word.
    pub(super) fn has_word(&self, start: usize, end: usize) -> bool {
        let own = start.checked_sub(self.offset).zip(end.checked_sub(self.offset));
        own.is_some_and(|(start, end)| self.from(start).iter().any(|(own, _)| *own == end))
    }

    /// Gives `take` the words of the likeliest way in order; letters and digits that are no word by themselves stay
    /// together.
    pub(super) fn each_word(&self, chars: &[char], take: &mut impl FnMut(usize, usize, &Lattice)) {
        let ends = self.likeliest(chars.len());
        let (mut at, mut run) = (0, None);
        while at < chars.len() {
            let end = ends.get(at).copied().unwrap_or(at + 1);
            if end == at + 1 && chars.get(at).is_some_and(char::is_ascii_alphanumeric) {
                run = run.or(Some(at));
            } else {
                if let Some(start) = run.take() {
                    take(self.offset + start, self.offset + at, self);
                }
                take(self.offset + at, self.offset + end, self);
            }
            at = end;
        }
        if let Some(start) = run {
            take(self.offset + start, self.offset + chars.len(), self);
        }
    }

    /// Where the word ends that the likeliest way takes at each character; of equal ways the longer word.
    fn likeliest(&self, length: usize) -> SmallVec<[usize; USUAL + 1]> {
        let mut best: SmallVec<[(f64, usize); USUAL + 1]> = smallvec![(0.0, length); length + 1];
        for at in (0..length).rev() {
            let onwards = |end: usize| best.get(end).map_or(0.0, |(likely, _)| *likely);
            // A character of no word counts as if it had been seen once.
            let mut step = (-self.log_total + onwards(at + 1), at + 1);
            for (number, (end, log)) in self.from(at).iter().enumerate() {
                let likely = log - self.log_total + onwards(*end);
                if number == 0 || likely >= step.0 {
                    step = (likely, *end);
                }
            }
            if let Some(own) = best.get_mut(at) {
                *own = step;
            }
        }
        best.into_iter().map(|(_, end)| end).collect()
    }

    fn from(&self, at: usize) -> &[(usize, f64)] {
        let range = self.starts.get(at).zip(self.starts.get(at + 1));
        range.and_then(|(from, to)| self.words.get(*from..*to)).unwrap_or_default()
    }
}

/// True for a character that a word may hold: Chinese characters, Latin letters, digits and the signs among them.
pub(super) fn may_be_word(character: char) -> bool {
    matches!(character,
        '\u{4e00}'..='\u{9fff}' | 'a'..='z' | 'A'..='Z' | '0'..='9' | '+' | '#' | '&' | '.' | '_' | '%' | '-'
        | '\u{3400}'..='\u{4dbf}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{2a6df}'
        | '\u{2a700}'..='\u{2b73f}' | '\u{2b740}'..='\u{2b81f}' | '\u{2b820}'..='\u{2ceaf}'
        | '\u{2ceb0}'..='\u{2ebef}' | '\u{2f800}'..='\u{2fa1f}')
}
