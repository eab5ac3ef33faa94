//! A text cut into lines at every character that ends one.

/// Lines with their 1-based numbers. Besides `\n` and `\r\n` a lone `\r`, U+0085, U+2028 and U+2029 end a line;
/// `\r\r\n`, which a broken transfer leaves, ends one line.
pub(in crate::report) fn split(text: &str) -> impl Iterator<Item = (u32, &str)> {
    let mut rest = Some(text);
    let lines = std::iter::from_fn(move || {
        let text = rest.filter(|text| !text.is_empty())?;
        let Some(at) = text.find(ends_line) else {
            rest = None;
            return Some(text);
        };
        let (line, after) = text.split_at_checked(at)?;
        rest = after.get(length(after)..);
        Some(line)
    });
    (1u32..).zip(lines)
}

fn ends_line(character: char) -> bool {
    matches!(character, '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Bytes of the mark at the start of `text`.
fn length(text: &str) -> usize {
    let returns = text.len() - text.trim_start_matches('\r').len();
    match text.get(returns..).and_then(|rest| rest.chars().next()) {
        Some('\n') if returns <= 2 => returns + 1,
        _ if returns > 0 => 1,
        Some(mark) => mark.len_utf8(),
        None => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[(u32, &str)]) {
        assert_eq!(split(text).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn every_mark_ends_one_line() {
        check("甲\n乙\r\n丙\r丁", &[(1, "甲"), (2, "乙"), (3, "丙"), (4, "丁")]);
        check("甲\u{2028}乙\u{85}丙\u{2029}", &[(1, "甲"), (2, "乙"), (3, "丙")]);
        check("甲\n\n乙\r\r丙\r\r\n丁\n", &[(1, "甲"), (2, ""), (3, "乙"), (4, ""), (5, "丙"), (6, "丁")]);
        check("", &[]);
    }
}
