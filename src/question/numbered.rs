//! Names that a number tells from others of their kind: 3号线 is not 2号线.

/// Digits of both scripts.
const DIGITS: &str = "0123456789一二三四五六七八九十";

/// The cuts of a text with each number and what it numbers in one piece: `3`, `号`, `线` as `3号线`.
pub(super) fn joined(chars: &[char], cuts: Vec<(usize, usize)>) -> Vec<(usize, usize)> {
    let mut joined: Vec<(usize, usize)> = Vec::with_capacity(cuts.len());
    for (from, to) in cuts {
        match joined.last_mut() {
            Some((start, end)) if goes_on(chars.get(*start..*end), chars.get(from..to)) => *end = to,
            _ => joined.push((from, to)),
        }
    }
    joined
}

fn goes_on(before: Option<&[char]>, next: Option<&[char]>) -> bool {
    let (Some(before), Some(next)) = (before, next) else { return false };
    let is_number = before.iter().all(|one| DIGITS.contains(*one));
    let is_numbered = before.last() == Some(&'号') && is_name(&before.iter().collect::<String>());
    is_number && next.first() == Some(&'号') || is_numbered && next.first() != Some(&'的')
}

/// True of a word that begins with a number and goes on with what it numbers, and of a decimal.
pub(crate) fn is_name(word: &str) -> bool {
    let digits: usize = word.chars().take_while(|one| DIGITS.contains(*one)).map(char::len_utf8).sum();
    let rest = word.get(digits..).unwrap_or_default();
    digits > 0 && (rest.starts_with('号') || rest.starts_with('.'))
}

/// The name as it is typed, and with its number in the other script where that is one character.
pub(crate) fn spellings(name: &str) -> [String; 2] {
    const PAIRS: [(char, char); 9] = [
        ('1', '一'),
        ('2', '二'),
        ('3', '三'),
        ('4', '四'),
        ('5', '五'),
        ('6', '六'),
        ('7', '七'),
        ('8', '八'),
        ('9', '九'),
    ];
    let other = |digit: char| {
        let pair = PAIRS.iter().find(|pair| pair.0 == digit || pair.1 == digit);
        pair.map(|&(one, other)| if one == digit { other } else { one })
    };
    let name = name.trim_end_matches(['呢', '吗', '的', '了']);
    let mut chars = name.chars();
    let first = chars.next().and_then(other).filter(|_| chars.as_str().starts_with('号'));
    let respelled = first.map_or_else(|| name.to_owned(), |first| format!("{first}{}", chars.as_str()));
    [name.to_owned(), respelled]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_and_what_it_numbers_are_one_name() {
        let chars: Vec<char> = "地铁3号线开工".chars().collect();
        assert_eq!(joined(&chars, vec![(0, 2), (2, 3), (3, 5), (5, 7)]), [(0, 2), (2, 5), (5, 7)]);
        assert_eq!(spellings("二号线"), ["二号线", "2号线"]);
        assert_eq!(spellings("12号线"), ["12号线", "12号线"]);
        assert!(is_name("3号线") && is_name("2.5") && !is_name("2020") && !is_name("号线"));
    }
}
