//! Characters that look like an ideograph and are another code: PDF writers print 自来水 with the radicals ⾃⽔.

use unicode_normalization::char::decompose_compatible;

/// The ideograph that a radical or a compatibility ideograph stands for; `None` for all other characters.
#[must_use]
pub fn unified(character: char) -> Option<char> {
    match character {
        '\u{2e80}'..='\u{2eff}' => SUPPLEMENT.chars().skip_while(|known| *known != character).nth(1),
        // Kangxi radicals and compatibility ideographs: one character each in Unicode's own tables.
        '\u{2f00}'..='\u{2fd5}' | '\u{f900}'..='\u{faff}' | '\u{2f800}'..='\u{2fa1f}' => {
            let mut first = None;
            decompose_compatible(character, |part| first = first.or(Some(part)));
            first.filter(|ideograph| *ideograph != character)
        }
        _ => None,
    }
}

/// Radicals of the supplement block and their ideographs, in pairs; Unicode's `EquivalentUnifiedIdeograph`
/// without those that stand for no word of their own (⺀, ⺍ …).
const SUPPLEMENT: &str = "⺁厂⺄乙⺅亻⺆冂⺈刀⺉刂⺊卜⺌小⺎兀⺒巳⺓幺⺖忄⺗心⺘扌⺙攵⺛旡⺜日⺝月⺞歺⺟母⺠民⺡氵⺣灬⺤爫⺦丬⺧牛⺨犭⺩王⺫目⺬示\
⺭礻⺯糹⺰纟⺱罓⺲罒⺴冗⺶羊⺹耂⺺肀⺻聿⺼肉⺾艹⺿艹⻀艹⻁虎⻂衤⻃覀⻄西⻅见⻆角⻈讠⻉贝⻋车⻌辶⻍辶⻎辶⻏邑⻐钅⻑長⻒镸⻓长⻔门⻖阝\
⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻟飠⻠饣⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn radicals_are_read_as_the_words_they_print() {
        let read = |text: &str| text.chars().map(|c| unified(c).unwrap_or(c)).collect::<String>();
        assert_eq!(read("⾃来⽔⼚，⼤⽓污染"), "自来水厂，大气污染");
        assert_eq!(read("⻓江、⻔⻛、⻢⻋、⻘年、⺠⽣"), "长江、门风、马车、青年、民生");
        assert_eq!(read("增长5%"), "增长5%");
    }

    #[test]
    fn every_radical_of_both_blocks_that_has_an_ideograph_is_read() {
        assert!(('\u{2f00}'..='\u{2fd5}').all(|radical| unified(radical).is_some()));
        assert_eq!(SUPPLEMENT.chars().count() % 2, 0);
        for radical in SUPPLEMENT.chars().step_by(2) {
            let ideograph = unified(radical).unwrap();
            assert!(super::super::is_han(ideograph), "{radical} {ideograph}");
        }
    }
}
