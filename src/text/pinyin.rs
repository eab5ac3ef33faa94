//! How Chinese characters are read: toneless pinyin in one spelling, and which characters sound alike.

use std::sync::LazyLock;

use pinyin::ToPinyinMulti;
use regex::Regex;

/// Syllables side by side: an initial, or none, and a final.
#[expect(clippy::expect_used, reason = "the pattern is a constant, and a test compiles it")]
static SYLLABLES: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(concat!(
        "^(?:(?:[zcs]h|[bpmfdtnlgkhjqxrzcsyw])?",
        "(?:iang|iong|uang|ang|eng|iao|ian|ing|ong|uai|uan|ai|an|ao|ei|en|er|ia|ie|in|iu|ou|ua|ue|ui|un|uo|a|e|i|o|u))+$",
    ))
    .expect("a constant pattern")
});

/// True of letters that may be pinyin from end to end, whether or not any word is spelled so.
pub(crate) fn is_spelled(letters: &str) -> bool {
    let plain: Option<String> =
        letters.chars().filter(|one| !matches!(one, '1'..='5' | ':' | '\'')).map(letter).collect();
    plain.is_some_and(|plain| SYLLABLES.is_match(&plain))
}

/// Toneless readings of a character in the one spelling of [`letter`], the commonest first; none for what is
/// no Chinese character.
pub(crate) fn readings(character: char) -> Vec<String> {
    let mut readings: Vec<String> = Vec::new();
    for reading in character.to_pinyin_multi().into_iter().flatten() {
        let plain: String = reading.plain().chars().filter_map(letter).collect();
        if !plain.is_empty() && !readings.contains(&plain) {
            readings.push(plain);
        }
    }
    readings
}

/// A typed letter as readings spell it: no tone mark, and `u` for `ü` and `v`, since people type all three.
pub(crate) fn letter(typed: char) -> Option<char> {
    Some(match typed {
        'v' | 'ü' | 'ǖ' | 'ǘ' | 'ǚ' | 'ǜ' | 'ū' | 'ú' | 'ǔ' | 'ù' => 'u',
        'ā' | 'á' | 'ǎ' | 'à' => 'a',
        'ē' | 'é' | 'ě' | 'è' | 'ê' => 'e',
        'ī' | 'í' | 'ǐ' | 'ì' => 'i',
        'ō' | 'ó' | 'ǒ' | 'ò' => 'o',
        'a'..='z' => typed,
        _ => return None,
    })
}

/// True when the two sound alike in some reading, to ears that do not tell `zh` from `z`, `n` from `l`,
/// or `ing` from `in`.
pub(crate) fn sounds_alike(one: char, other: char) -> bool {
    let blurred = |character| readings(character).iter().map(|reading| blur(reading)).collect::<Vec<_>>();
    let others = blurred(other);
    blurred(one).iter().any(|reading| others.contains(reading))
}

fn blur(reading: &str) -> String {
    let flat = match reading.as_bytes() {
        [b'z' | b'c' | b's', b'h', ..] => reading.replacen('h', "", 1),
        [b'n', ..] => reading.replacen('n', "l", 1),
        _ => reading.to_owned(),
    };
    match flat.strip_suffix("ng") {
        Some(rest) if !rest.ends_with('o') => format!("{rest}n"),
        _ => flat,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_character_has_all_its_readings() {
        assert_eq!(readings('业'), ["ye"]);
        assert!(readings('率').contains(&"lu".to_owned()), "{:?}", readings('率'));
        assert!(readings('长').contains(&"chang".to_owned()) && readings('长').contains(&"zhang".to_owned()));
        assert!(readings('a').is_empty() && readings('。').is_empty());
    }

    #[test]
    fn letters_that_may_be_syllables() {
        assert!(is_spelled("biande") && is_spelled("xi'an") && is_spelled("lu:4") && is_spelled("zhuang"));
        assert!(!is_spelled("unemployment") && !is_spelled("growth") && !is_spelled(""));
    }

    #[test]
    fn characters_that_sound_alike() {
        for (one, other) in
            [('值', '直'), ('格', '各'), ('查', '察'), ('城', '成'), ('新', '星'), ('老', '脑')]
        {
            assert!(sounds_alike(one, other), "{one} {other}");
        }
        for (one, other) in [('值', '格'), ('一', '二'), ('a', 'a'), ('东', '灯')] {
            assert!(!sounds_alike(one, other), "{one} {other}");
        }
    }
}
