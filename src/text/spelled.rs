//! Years and days spelled in Chinese numerals: 二〇二六年一月十日, 二零零四年, 二O二三年, 二00四年.

/// The year whose four digits begin folded `chars`. One of them is no digit of its own, so that 2024 is not
/// one, and neither is a number: 一千九百.
#[must_use]
pub(crate) fn spelled_year(chars: &[char]) -> Option<u16> {
    let digits = chars.get(..4)?;
    let year = digits.iter().try_fold(0u16, |year, &character| Some(year * 10 + digit(character)?))?;
    let is_spelled = digits.iter().any(|character| !character.is_ascii_digit());
    (is_spelled && (1900..=2100).contains(&year)).then_some(year)
}

/// A month or a day, in either script: 十二, 三十一, 9, 元.
#[must_use]
pub(crate) fn spelled_day(words: &str) -> Option<u8> {
    if let Ok(day) = words.parse() {
        return Some(day);
    }
    if words == "元" {
        return Some(1);
    }
    let (tens, ones) = match words.split_once('十') {
        Some(("", ones)) => (1, ones),
        Some((tens, ones)) => (one(tens)?, ones),
        None => (0, words),
    };
    let ones = if ones.is_empty() { 0 } else { one(ones)? };
    (tens * 10 + ones > 0).then_some(tens * 10 + ones)
}

fn one(words: &str) -> Option<u8> {
    let mut chars = words.chars();
    let digit = digit(chars.next()?)?;
    (chars.next().is_none()).then(|| u8::try_from(digit).ok()).flatten()
}

/// Zero is typed in many ways; folding has made capitals small and full width half.
fn digit(character: char) -> Option<u16> {
    Some(match character {
        '〇' | '○' | '◯' | '零' | 'o' | 'ο' | 'о' | '0' => 0,
        '一' => 1,
        '二' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        other => u16::try_from(other.to_digit(10)?).ok()?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_however_their_zeros_are_typed() {
        let year = |text: &str| spelled_year(&text.chars().collect::<Vec<_>>());
        for text in ["二〇二四年", "二o二四年", "二○二四年", "二零二四年", "二0二四"] {
            assert_eq!(year(text), Some(2024), "{text}");
        }
        assert_eq!(year("一九五四年"), Some(1954));
        assert_eq!(year("二00四年"), Some(2004));
        assert_eq!(year("2o24年"), Some(2024));
        for text in ["2024年", "二三四五", "一千九百", "二〇二"] {
            assert_eq!(year(text), None, "{text}");
        }
    }

    #[test]
    fn days_and_months() {
        for (words, day) in
            [("十", 10), ("十二", 12), ("二十", 20), ("三十一", 31), ("9", 9), ("五", 5), ("元", 1)]
        {
            assert_eq!(spelled_day(words), Some(day));
        }
        assert_eq!(spelled_day("五十六七"), None);
    }
}
