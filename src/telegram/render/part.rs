//! How a text that is too long for a message is parted: between sentences, else clauses, never inside a number.

use super::draft::{head, units};
use crate::text::Span;

/// `text` in parts of at most `limit` UTF-16 units; together they are the text. Empty text has no part.
pub(super) fn parts(text: &str, limit: usize) -> Vec<Span> {
    let mut parts = Vec::new();
    let mut start = 0;
    while let Some(rest) = text.get(start..).filter(|rest| !rest.is_empty()) {
        let end = start + first(rest, limit).len();
        parts.push(Span::new(start, end));
        start = end;
    }
    parts
}

fn first(text: &str, limit: usize) -> &str {
    if units(text) <= limit {
        return text;
    }
    let head = head(text, limit);
    let behind_last = |marks: &[char]| {
        let at = head.rfind(marks)?;
        let end = at + head.get(at..)?.chars().next()?.len_utf8();
        // A part that is much shorter than it could be is worse than one that ends in a clause.
        (end > head.len() / 2).then_some(end)
    };
    let end = behind_last(&['。', '；', '！', '？'])
        .or_else(|| behind_last(&['，', ',', '、', ';']))
        .unwrap_or_else(|| before_number(head, text));
    text.get(..end).unwrap_or(head)
}

/// The end of `head`, a beginning of `text`, but before the number that it would cut.
fn before_number(head: &str, text: &str) -> usize {
    let is_part = |c: char| c.is_ascii_digit() || c == '.' || c == '%';
    let is_cut =
        head.ends_with(is_part) && text.get(head.len()..).is_some_and(|rest| rest.starts_with(is_part));
    let whole = if is_cut { head.trim_end_matches(is_part) } else { head };
    // Nothing but one endless number: a part of it is all there is. The least part is one character.
    let least = text.chars().next().map_or(0, char::len_utf8);
    if whole.is_empty() { head.len().max(least) } else { whole.len() }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[track_caller]
    fn check(text: &str, limit: usize, expected: &[&str]) {
        let parts: Vec<&str> = parts(text, limit).into_iter().map(|part| part.of(text)).collect();
        assert_eq!(parts, expected);
    }

    #[test]
    fn parts_end_where_a_reader_would_pause() {
        check("", 5, &[]);
        check("修路。架桥。", 9, &["修路。架桥。"]);
        check("修路一条。架桥两座。", 7, &["修路一条。", "架桥两座。"]);
        check("修路一条,架桥两座,", 7, &["修路一条,", "架桥两座,"]);
        check("增长12345元", 5, &["增长", "12345", "元"]);
        check("1234567", 3, &["123", "456", "7"]);
        check("😀😀", 1, &["😀", "😀"]);
    }

    proptest! {
        #[test]
        fn nothing_is_lost_and_nothing_is_over(text in "[修路0-9.%,。；😀𠀀]{0,200}", limit in 2usize..40) {
            let parts = parts(&text, limit);
            let joined: String = parts.iter().map(|part| part.of(&text)).collect();
            prop_assert_eq!(&joined, &text);
            prop_assert!(parts.iter().all(|part| (1..=limit).contains(&units(part.of(&text)))));
        }
    }
}
