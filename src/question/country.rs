//! Countries as reports write them: by their first letters, side by side.

use smol_str::format_smolstr;

use super::{Gazetteer, PlaceLevel};

/// True of the name of a country, its 国 left out or not.
pub(super) fn is_country(gazetteer: &Gazetteer, name: &str) -> bool {
    let is_one = |name: &str| gazetteer.by_name(name).any(|place| place.level == PlaceLevel::Country);
    // 美 and 德 are words of their own.
    is_one(name) || name.chars().count() > 1 && is_one(&format_smolstr!("{name}国"))
}

/// 中俄 of 俄罗斯, and 俄蒙 of 蒙古 where 俄罗斯 was named before; `before` has the first letters of those.
pub(super) fn by_letters(letter: char, before: &[char]) -> Vec<String> {
    let pairs = before.iter().map(|before| format!("{before}{letter}"));
    std::iter::once(format!("中{letter}")).chain(pairs).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn countries_stand_side_by_side() {
        let gazetteer = Gazetteer::shipped();
        assert!(is_country(&gazetteer, "俄罗斯") && is_country(&gazetteer, "蒙古"));
        assert!(!is_country(&gazetteer, "内蒙古") && !is_country(&gazetteer, "美"));
        assert_eq!(by_letters('蒙', &['俄']), ["中蒙", "俄蒙"]);
    }
}
