//! The folded question, and which of its characters are understood already.

use std::cell::OnceCell;

use regex::Regex;

use crate::text::Sieve;

/// What stands for a taken character where patterns look.
const TAKEN: char = '\u{1}';

/// What a pattern matched.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) text: String,
    /// Characters, `start..end`.
    pub(super) start: usize,
    pub(super) end: usize,
    parts: Vec<(String, String)>,
}

impl Found {
    /// The part of this name, where it took part in the match.
    pub(super) fn named(&self, name: &str) -> Option<&str> {
        self.parts.iter().find(|(own, _)| own == name).map(|(_, text)| text.as_str())
    }
}

/// Reading a question takes words out of it, one kind after another; what nobody took is what is asked for.
#[derive(Debug, Clone)]
pub(super) struct Taken<'a> {
    chars: &'a [char],
    taken: Vec<bool>,
    /// Spans of known names: a word inside a longer name is not taken out of it.
    names: Vec<(usize, usize)>,
    /// Its characters: most questions after a word end here.
    sieve: Sieve<16>,
    /// What is open, until something is taken or left.
    open: OnceCell<String>,
}

impl<'a> Taken<'a> {
    pub(super) fn new(chars: &'a [char], names: Vec<(usize, usize)>) -> Self {
        let mut sieve = Sieve::default();
        chars.iter().for_each(|character| sieve.add(u64::from(u32::from(*character))));
        Self { chars, taken: vec![false; chars.len()], names, sieve, open: OnceCell::new() }
    }

    /// False where a character of `word` stands nowhere.
    fn may_hold(&self, word: &str) -> bool {
        word.chars().all(|character| self.sieve.may_hold(u64::from(u32::from(character))))
    }

    pub(super) fn chars(&self) -> &'a [char] {
        self.chars
    }

    /// True when the untaken characters from `at` on begin with `word`; Latin words count as whole words.
    pub(super) fn starts_with(&self, at: usize, word: &str) -> bool {
        let mut place = at;
        for expected in word.chars() {
            if self.chars.get(place) != Some(&expected) || self.taken.get(place) == Some(&true) {
                return false;
            }
            place += 1;
        }
        let is_latin =
            |at: Option<usize>| at.and_then(|at| self.chars.get(at)).is_some_and(char::is_ascii_alphabetic);
        let begins_latin = word.starts_with(|character: char| character.is_ascii_alphabetic());
        let ends_latin = word.ends_with(|character: char| character.is_ascii_alphabetic());
        let cuts_a_word = begins_latin && is_latin(at.checked_sub(1)) || ends_latin && is_latin(Some(place));
        !cuts_a_word && !self.cuts_a_name(at, place)
    }

    /// True of a span inside a longer name, or across the border of one: 西安 in 东西安全, 增长了 in 经济增长了.
    fn cuts_a_name(&self, start: usize, end: usize) -> bool {
        let is_inside = |&(from, to): &(usize, usize)| from <= start && end <= to && to - from > end - start;
        self.names.iter().any(is_inside) || self.crosses_a_name(start, end)
    }

    /// True of a span that begins inside a name and ends outside of it, or the other way.
    pub(super) fn crosses_a_name(&self, start: usize, end: usize) -> bool {
        self.names.iter().any(|&(from, to)| {
            from < start && start < to && to < end || start < from && from < end && end < to
        })
    }

    /// True of a character of a known name.
    pub(super) fn is_in_a_name(&self, at: usize) -> bool {
        self.names.iter().any(|&(from, to)| from <= at && at < to)
    }

    /// True where a known name begins at `at`.
    pub(super) fn begins_a_name(&self, at: usize) -> bool {
        self.names.iter().any(|&(from, _)| from == at)
    }

    /// Where `word` stands in characters that are not taken.
    pub(super) fn places(&self, word: &str) -> Vec<usize> {
        if !self.may_hold(word) {
            return Vec::new();
        }
        (0..self.chars.len()).filter(|&at| self.starts_with(at, word)).collect()
    }

    /// Where `word` stands in characters that are not taken, names or no names.
    pub(super) fn stands(&self, word: &str) -> Vec<usize> {
        if !self.may_hold(word) {
            return Vec::new();
        }
        let is_here = |at: usize| self.end_of(word, at).is_some_and(|end| self.is_free(at, end));
        (0..self.chars.len()).filter(|&at| is_here(at)).collect()
    }

    /// Where `word`, which is not empty, ends if it stands at `at`, taken or not.
    fn end_of(&self, word: &str, at: usize) -> Option<usize> {
        let mut rest = self.chars.get(at..)?.iter();
        let is_here = !word.is_empty() && word.chars().all(|expected| rest.next() == Some(&expected));
        is_here.then(|| self.chars.len() - rest.len())
    }

    pub(super) fn take(&mut self, start: usize, end: usize) {
        self.open.take();
        self.taken.iter_mut().take(end).skip(start).for_each(|taken| *taken = true);
    }

    /// What was taken is left for others after all.
    pub(super) fn leave(&mut self, start: usize, end: usize) {
        self.open.take();
        self.taken.iter_mut().take(end).skip(start).for_each(|taken| *taken = false);
    }

    /// True when `word` stands anywhere, taken or not, even inside a longer name.
    pub(super) fn names(&self, word: &str) -> bool {
        let is_latin =
            |at: Option<usize>| at.and_then(|at| self.chars.get(at)).is_some_and(char::is_ascii_alphabetic);
        let cuts_a_word = |start: usize, end: usize| {
            word.is_ascii() && (is_latin(start.checked_sub(1)) || is_latin(Some(end)))
        };
        let is_here = |at: usize| self.end_of(word, at).is_some_and(|end| !cuts_a_word(at, end));
        self.may_hold(word) && (0..self.chars.len()).any(is_here)
    }

    pub(super) fn is_free(&self, start: usize, end: usize) -> bool {
        self.taken.get(start..end).is_some_and(|span| span.iter().all(|taken| !taken))
    }

    /// Takes every untaken `word` and gives its places.
    pub(super) fn take_all(&mut self, word: &str) -> Vec<usize> {
        let length = word.chars().count();
        let places = self.places(word);
        for &at in &places {
            self.take(at, at + length);
        }
        places
    }

    /// Takes every untaken `word` that stands right before one of `next`; true when there was any.
    pub(super) fn take_before(&mut self, word: &str, next: &[&str]) -> bool {
        let length = word.chars().count();
        let is_before = |at: &usize| next.iter().any(|own| self.starts_with(at + length, own));
        let places: Vec<usize> = self.stands(word).into_iter().filter(is_before).collect();
        places.iter().for_each(|&at| self.take(at, at + length));
        !places.is_empty()
    }

    /// Takes every one of `words`; true when there was any.
    pub(super) fn take_any(&mut self, words: &[&str]) -> bool {
        // Every word is taken, also after the first is found.
        words.iter().map(|word| self.take_all(word).len()).sum::<usize>() > 0
    }

    /// The first match of `pattern` in characters that nobody took, cutting no name, with which `fits` (the match and
    /// what follows it) agrees; its characters are taken.
    pub(super) fn take_match(&mut self, pattern: &Regex, fits: impl Fn(&str, &str) -> bool) -> Option<Found> {
        if !pattern.is_match(self.open_text()) {
            return None;
        }
        let open = self.open();
        let place = |byte: usize| open.get(..byte).map_or(0, |before| before.chars().count());
        let is_here = |found: &regex::Captures<'_>| {
            let whole = found.get(0)?;
            let (start, end) = (place(whole.start()), place(whole.end()));
            let is_fit = fits(whole.as_str(), open.get(whole.end()..).unwrap_or_default());
            (is_fit && end > start && !self.cuts_a_name(start, end)).then_some((start, end))
        };
        let (captures, (start, end)) =
            pattern.captures_iter(&open).find_map(|found| is_here(&found).map(|span| (found, span)))?;
        let parts = pattern.capture_names().flatten().filter_map(|name| {
            let part = captures.name(name)?;
            Some((name.to_owned(), part.as_str().to_owned()))
        });
        let found = Found { text: captures.get(0)?.as_str().to_owned(), start, end, parts: parts.collect() };
        self.take(start, end);
        Some(found)
    }

    /// The text; a taken character stands as one that no pattern names.
    pub(super) fn open(&self) -> String {
        self.open_text().to_owned()
    }

    fn open_text(&self) -> &str {
        let is_free = |at: usize| self.taken.get(at) == Some(&false);
        let open = |(at, &own): (usize, &char)| if is_free(at) { own } else { TAKEN };
        self.open.get_or_init(|| {
            let mut text = String::with_capacity(3 * self.chars.len());
            text.extend(self.chars.iter().enumerate().map(open));
            text
        })
    }

    /// Known names are others from now on.
    pub(super) fn rename(&mut self, names: Vec<(usize, usize)>) {
        self.names = names;
    }

    /// Runs of characters that nobody took.
    pub(super) fn left(&self) -> Vec<(usize, usize)> {
        let mut runs: Vec<(usize, usize)> = Vec::new();
        for (at, _) in self.taken.iter().enumerate().filter(|(_, taken)| !**taken) {
            match runs.last_mut() {
                Some((_, end)) if *end == at => *end = at + 1,
                _ => runs.push((at, at + 1)),
            }
        }
        runs
    }
}
