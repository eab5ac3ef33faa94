//! Names in Latin letters that nothing here knows: a place that is asked about must not be dropped in silence.

use super::filler::is_filler;
use super::taken::Taken;

/// What stands before the name of a place.
const BEFORE: [&str; 10] = ["in", "of", "for", "at", "from", "near", "to", "across", "within", "around"];
/// What stands behind it.
const BEHIND: [&str; 3] = ["'s", "’s", "的"];
/// Written with a capital in any sentence, and no places.
const CALENDAR: &str = "january february march april may june july august september october november december \
    monday tuesday wednesday thursday friday saturday sunday chinese english";
/// Shorter ones are abbreviations as often as names.
const SHORTEST: usize = 4;

/// One word of the text as typed.
struct Typed<'a> {
    word: &'a str,
    before: &'a str,
    behind: &'a str,
}

/// Words with a capital that stand where a place stands in a sentence, and that neither place, time, want nor concept
/// took: `Hailar` of `GDP of Hailar`. None where every word has a capital.
pub(super) fn strangers(text: &str, taken: &Taken<'_>) -> Vec<String> {
    let words = typed(text);
    let small = words.iter().filter(|one| one.word.starts_with(|first: char| first.is_ascii_lowercase()));
    if is_latin(text) && small.count() < 2 {
        return Vec::new();
    }
    let mut found: Vec<String> = Vec::new();
    for one in words.iter().filter(|one| is_name(one.word) && stands_as_place(one)) {
        let folded = one.word.to_ascii_lowercase();
        let is_known = is_filler(&folded) || CALENDAR.split_whitespace().any(|own| own == folded);
        if !is_known && !taken.places(&folded).is_empty() && !found.iter().any(|own| own == one.word) {
            found.push(one.word.to_owned());
        }
    }
    found
}

fn is_latin(text: &str) -> bool {
    text.chars().all(|one| one.is_ascii() || one == '’')
}

/// The Latin words of a text, each with what stands around it.
fn typed(text: &str) -> Vec<Typed<'_>> {
    let is_border = |(at, one): &(usize, char)| {
        let before = text.get(..*at).and_then(|before| before.chars().next_back());
        one.is_ascii_alphabetic() && !before.is_some_and(|before| before.is_ascii_alphabetic())
    };
    let word = |(at, _): (usize, char)| {
        let rest = text.get(at..)?;
        let end = rest.find(|one: char| !one.is_ascii_alphabetic()).unwrap_or(rest.len());
        let (word, behind) = rest.split_at_checked(end)?;
        Some(Typed { word, before: text.get(..at)?, behind })
    };
    text.char_indices().filter(is_border).filter_map(word).collect()
}

/// A capital and small letters behind it.
fn is_name(word: &str) -> bool {
    let mut letters = word.chars();
    word.len() >= SHORTEST
        && letters.next().is_some_and(|first| first.is_ascii_uppercase())
        && letters.all(|letter| letter.is_ascii_lowercase())
}

fn stands_as_place(typed: &Typed<'_>) -> bool {
    let before = typed.before.trim_end();
    let last = before.rsplit(|one: char| !one.is_ascii_alphabetic()).next().unwrap_or_default();
    let is_led = before.len() < typed.before.len() && BEFORE.contains(&last.to_ascii_lowercase().as_str());
    is_led || BEHIND.iter().any(|word| typed.behind.starts_with(word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::fold;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let folded = fold(text);
        assert_eq!(strangers(text, &Taken::new(folded.chars(), Vec::new())), expected, "{text}");
    }

    #[test]
    fn a_name_that_stands_where_a_place_stands_is_told() {
        check("GDP growth target of Hailar", &["Hailar"]);
        check("what is Yanbian's GDP target", &["Yanbian"]);
        check("Hailar的GDP目标", &["Hailar"]);
    }

    #[test]
    fn other_capitals_are_none() {
        for text in ["GDP growth in March", "What Is The Growth Of Retail Sales", "number of PPP projects"] {
            check(text, &[]);
        }
        check("Retail sales of consumer goods", &[]);
    }
}
