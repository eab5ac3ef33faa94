//! Single characters that no text of a report is printed with.

use std::borrow::Cow;

use crate::report::fault::Mending;
use crate::text::unified;

/// `text` without characters that control a device or show nothing, radicals read as the words they print;
/// `note` is told what was done.
pub(super) fn clean<'a>(text: &'a str, mut note: impl FnMut(Mending)) -> Cow<'a, str> {
    if !text.chars().any(|character| change(character).is_some()) {
        return Cow::Borrowed(text);
    }
    let mut cleaned = String::with_capacity(text.len());
    for character in text.chars() {
        match change(character) {
            None => cleaned.push(character),
            Some((mending, instead)) => {
                note(mending);
                cleaned.extend(instead);
            }
        }
    }
    Cow::Owned(cleaned)
}

fn change(character: char) -> Option<(Mending, Option<char>)> {
    match character {
        '\t' => None,
        '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{feff}'
        | '\u{ad}' => Some((Mending::Invisible, None)),
        control if control.is_control() => Some((Mending::Control, None)),
        other => unified(other).map(|ideograph| (Mending::Radical, Some(ideograph))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_shows_nothing_is_left_out() {
        let mut notes = Vec::new();
        let cleaned = clean("\u{feff}⾃来水\u{8}增长5.2%\u{0}", |mending| notes.push(mending));
        assert_eq!(cleaned, "自来水增长5.2%");
        assert_eq!(notes, [Mending::Invisible, Mending::Radical, Mending::Control, Mending::Control]);
        assert!(matches!(clean("　　甲\t乙", |_| {}), Cow::Borrowed(_)));
    }
}
