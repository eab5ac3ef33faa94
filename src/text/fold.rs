//! One form for characters that people type in several: width, case, traditional and invisible ones.

use std::sync::LazyLock;

use ferrous_opencc::OpenCC;
use ferrous_opencc::config::BuiltinConfig;
use smallvec::SmallVec;

use super::{Span, unified};

/// Characters of a word or a few.
const USUAL: usize = 16;

/// A folded text that remembers where each of its characters came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Folded {
    chars: SmallVec<[char; USUAL]>,
    /// Byte span in the original text, one for each folded character.
    origins: SmallVec<[Span; USUAL]>,
}

impl Folded {
    #[must_use]
    pub fn chars(&self) -> &[char] {
        &self.chars
    }

    /// Byte span in the original text of the folded characters `start..end`.
    #[must_use]
    pub fn origin(&self, start: usize, end: usize) -> Span {
        let first = self.origins.get(start).map_or(0, |span| span.start);
        let last = end.checked_sub(1).and_then(|at| self.origins.get(at)).map_or(first, |span| span.end);
        Span::new(first, last)
    }

    #[must_use]
    pub fn text(&self) -> String {
        let mut text = String::with_capacity(3 * self.chars.len());
        text.extend(&self.chars);
        text
    }
}

/// Folds `text`: full width to half width, upper to lower case, radicals to ideographs, traditional to
/// simplified characters; control, zero-width and other invisible characters are dropped, every white space becomes one blank.
///
/// Each original character gives at most one folded character, so places survive the way back.
#[must_use]
pub fn fold(text: &str) -> Folded {
    let mut folded = Folded {
        chars: SmallVec::with_capacity(text.len() / 3),
        origins: SmallVec::with_capacity(text.len() / 3),
    };
    for (at, original) in text.char_indices() {
        if let Some(character) = fold_char(original) {
            folded.chars.push(character);
            folded.origins.push(Span::new(at, at + original.len_utf8()));
        }
    }
    folded
}

/// The text of [`fold`] alone, for those who need no way back.
#[must_use]
pub fn folded(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    fold_onto(&mut folded, text);
    folded
}

/// The same behind what is there.
pub fn fold_onto(before: &mut String, text: &str) {
    before.extend(text.chars().filter_map(fold_char));
}

fn fold_char(original: char) -> Option<char> {
    if original.is_ascii() {
        return match original {
            ' ' | '\t' | '\n' | '\r' => Some(' '),
            control if control.is_ascii_control() => None,
            other => Some(other.to_ascii_lowercase()),
        };
    }
    let original = unified(original).unwrap_or(original);
    match original {
        '\u{3000}' => Some(' '),
        '\u{ff01}'..='\u{ff5e}' => {
            char::from_u32(u32::from(original) - 0xfee0).map(|half| half.to_ascii_lowercase())
        }
        '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{feff}'
        | '\u{fe00}'..='\u{fe0f}'
        | '\u{ad}' => None,
        other if other.is_control() => None,
        other if other.is_whitespace() => Some(' '),
        other if is_han(other) => Some(simplified_character(other)),
        other => {
            // A capital whose small form is several characters keeps its shape: one in, one out.
            let mut lower = other.to_lowercase();
            match (lower.next(), lower.next()) {
                (Some(small), None) => Some(small),
                _ => Some(other),
            }
        }
    }
}

/// `text` with each traditional character made simplified, and nothing else changed.
#[must_use]
pub(crate) fn simplified(text: &str) -> String {
    text.chars().map(simplified_character).collect()
}

/// True for ideographs of the common and extended blocks and for `〇`.
#[must_use]
pub(crate) fn is_han(character: char) -> bool {
    matches!(character, '\u{3007}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{323af}')
}

fn simplified_character(character: char) -> char {
    let at = u32::from(character).checked_sub(u32::from(FIRST)).and_then(|at| usize::try_from(at).ok());
    at.and_then(|at| SIMPLIFIED.get(at)).copied().unwrap_or(character)
}

/// The common block of ideographs.
const FIRST: char = '\u{4e00}';
const LAST: char = '\u{9fff}';

/// The simplified form of every character of the common block, in its order.
///
/// Taken character by character from OpenCC: its phrase rules may change lengths, and search only
/// needs both sides of the comparison to fold alike.
static SIMPLIFIED: LazyLock<Vec<char>> = LazyLock::new(|| {
    let Ok(opencc) = OpenCC::from_config(BuiltinConfig::T2s) else {
        // The rules are compiled in; without them the fold still works, for simplified text only.
        return Vec::new();
    };
    // A separator that no rule knows keeps phrases from forming between neighbours.
    let joined: String = (FIRST..=LAST).flat_map(|character| [character, '\n']).collect();
    let simplified = opencc.convert(&joined);
    let form = |(from, to): (char, &str)| {
        let mut to = to.chars();
        match (to.next(), to.next()) {
            (Some(single), None) => single,
            _ => from,
        }
    };
    (FIRST..=LAST).zip(simplified.lines()).map(form).collect()
});

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(fold(text).text(), expected);
    }

    #[test]
    fn one_form_for_what_people_type() {
        check("ＧＤＰ增长６％", "gdp增长6%");
        check("登記失業率目標", "登记失业率目标");
        check("空\u{200b}气\u{feff}质量", "空气质量");
        check("问\u{3000}政\t！", "问 政 !");
        check("a\u{0}\u{1b}b", "ab");
        check("髮與後來", "发与后来");
        check("⼤⽓、⻓江、⾞輛", "大气、长江、车辆");
    }

    #[test]
    fn simplified_text_keeps_its_capitals() {
        assert_eq!(simplified("地區生產總值（GDP）"), "地区生产总值（GDP）");
    }

    #[test]
    fn the_way_back_names_the_original_bytes() {
        let text = "目標：ＧＤＰ";
        let folded = fold(text);
        assert_eq!(folded.origin(0, 2).of(text), "目標");
        assert_eq!(folded.origin(3, 6).of(text), "ＧＤＰ");
    }

    proptest! {
        #[test]
        fn folding_twice_changes_nothing(text in "\\PC{0,60}") {
            let once = fold(&text).text();
            prop_assert_eq!(&folded(&text), &once);
            prop_assert_eq!(fold(&once).text(), once);
        }

        #[test]
        fn every_folded_character_has_its_place(text in any::<String>()) {
            let folded = fold(&text);
            for at in 0..folded.chars().len() {
                let origin = folded.origin(at, at + 1);
                prop_assert_eq!(origin.of(&text).chars().count(), 1);
            }
        }
    }
}
