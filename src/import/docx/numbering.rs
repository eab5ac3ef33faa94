//! The numbers that Word prints before paragraphs and keeps nowhere in their text: 一、 （二） 3.

use std::collections::HashMap;

use roxmltree::{Document, Node};

use super::style::Place;
use super::{attribute, child, is, value};

/// Lists go no deeper.
const DEEPEST: usize = 9;

/// The lists of a document and how far each has counted.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    /// Of each list, the plan that it follows.
    lists: HashMap<u32, u32>,
    plans: HashMap<u32, HashMap<usize, Level>>,
    /// Starts that a list sets otherwise than its plan.
    starts: HashMap<(u32, usize), u32>,
    counts: HashMap<u32, [u32; DEEPEST]>,
}

#[derive(Debug, Clone)]
struct Level {
    form: String,
    /// `%1、`, `(%2)`
    text: String,
    start: u32,
}

impl Numbering {
    pub(super) fn read(xml: &Document<'_>) -> Self {
        let mut all = Numbering::default();
        for node in xml.descendants() {
            if is(node, "abstractNum")
                && let Some(id) = number(attribute(node, "abstractNumId"))
            {
                all.plans
                    .insert(id, node.children().filter(|node| is(*node, "lvl")).filter_map(level).collect());
            } else if is(node, "num")
                && let Some((id, plan)) =
                    number(attribute(node, "numId")).zip(number(value(node, "abstractNumId")))
            {
                all.lists.insert(id, plan);
                let overrides = node.children().filter(|node| is(*node, "lvlOverride"));
                all.starts.extend(overrides.filter_map(|node| {
                    let depth = usize::try_from(number(attribute(node, "ilvl"))?).ok()?;
                    Some(((id, depth), number(value(node, "startOverride"))?))
                }));
            }
        }
        all
    }

    /// What is printed before the next paragraph of a list; nothing before one with a mere mark.
    pub(super) fn next(&mut self, place: &Place) -> String {
        // 0 takes a paragraph out of the list of its style.
        let Some(list) = place.list.filter(|list| *list != 0) else { return String::new() };
        let depth = place.depth.unwrap_or(0).min(DEEPEST - 1);
        let Some((plan, levels)) =
            self.lists.get(&list).and_then(|plan| Some((*plan, self.plans.get(plan)?)))
        else {
            return String::new();
        };
        let start = |depth: usize| {
            let own = self.starts.get(&(list, depth)).copied();
            own.or_else(|| levels.get(&depth).map(|level| level.start)).unwrap_or(1)
        };
        // Lists of one plan count on together, unless they say where they start.
        let counter =
            if self.starts.keys().any(|(known, _)| *known == list) { list } else { plan | (1 << 31) };
        let counts = self.counts.entry(counter).or_insert_with(|| [0; DEEPEST]);
        for (at, count) in counts.iter_mut().enumerate() {
            match at.cmp(&depth) {
                std::cmp::Ordering::Less if *count == 0 => *count = start(at),
                std::cmp::Ordering::Less => {}
                std::cmp::Ordering::Equal if *count == 0 => *count = start(at),
                std::cmp::Ordering::Equal => *count = count.saturating_add(1),
                std::cmp::Ordering::Greater => *count = 0,
            }
        }
        let Some(level) = levels.get(&depth) else { return String::new() };
        if matches!(level.form.as_str(), "bullet" | "none") {
            return String::new();
        }
        let mut text = level.text.clone();
        for (at, count) in counts.iter().enumerate() {
            let form = levels.get(&at).map_or("decimal", |level| level.form.as_str());
            text = text.replace(&format!("%{}", at + 1), &spelled(*count, form));
        }
        text
    }
}

fn level(node: Node<'_, '_>) -> Option<(usize, Level)> {
    let depth = usize::try_from(number(attribute(node, "ilvl"))?).ok()?;
    // A form of a newer Word stands beside the one for older ones.
    let form = value(node, "numFmt").or_else(|| value(child(node, "AlternateContent")?, "numFmt"));
    Some((
        depth,
        Level {
            form: form.unwrap_or("decimal").to_owned(),
            text: value(node, "lvlText").unwrap_or_default().to_owned(),
            start: number(value(node, "start")).unwrap_or(1),
        },
    ))
}

fn number(text: Option<&str>) -> Option<u32> {
    text?.parse().ok()
}

fn spelled(count: u32, form: &str) -> String {
    let at = |first: char| {
        let offset = count.checked_sub(1).filter(|offset| *offset < 20)?;
        char::from_u32(u32::from(first) + offset).map(String::from)
    };
    let other = match form {
        "chineseCounting"
        | "chineseCountingThousand"
        | "japaneseCounting"
        | "taiwaneseCountingThousand"
        | "taiwaneseCounting"
        | "ideographDigital"
        | "japaneseDigitalTenThousand" => chinese(count),
        "chineseLegalSimplified" | "ideographLegalTraditional" => {
            chinese(count).map(|numeral| legal(&numeral))
        }
        "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" => at('①'),
        "upperLetter" => at('A'),
        "lowerLetter" => at('a'),
        "decimalFullWidth" => Some(count.to_string().chars().map(wide).collect()),
        _ => None,
    };
    other.unwrap_or_else(|| count.to_string())
}

/// 12 is 十二; lists count no further than 99.
fn chinese(count: u32) -> Option<String> {
    let digit = |digit: u32| "零一二三四五六七八九".chars().nth(usize::try_from(digit).ok()?);
    let (tens, ones) = (count / 10, count % 10);
    let mut numeral = String::new();
    match tens {
        0 => {}
        1 => numeral.push('十'),
        2..=9 => numeral.extend([digit(tens)?, '十']),
        _ => return None,
    }
    if ones > 0 || count == 0 {
        numeral.push(digit(ones)?);
    }
    Some(numeral)
}

fn legal(numeral: &str) -> String {
    let capital = |small: char| {
        let pairs = "零一二三四五六七八九十".chars().zip("零壹贰叁肆伍陆柒捌玖拾".chars());
        pairs.into_iter().find_map(|(known, capital)| (known == small).then_some(capital)).unwrap_or(small)
    };
    numeral.chars().map(capital).collect()
}

fn wide(digit: char) -> char {
    digit.to_digit(10).and_then(|digit| char::from_u32(u32::from('０') + digit)).unwrap_or(digit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_as_word_prints_them() {
        let printed = |form: &str| [1, 10, 12, 20, 35].map(|count| spelled(count, form));
        assert_eq!(printed("chineseCounting"), ["一", "十", "十二", "二十", "三十五"]);
        assert_eq!(printed("decimal"), ["1", "10", "12", "20", "35"]);
        assert_eq!(printed("chineseLegalSimplified"), ["壹", "拾", "拾贰", "贰拾", "叁拾伍"]);
        assert_eq!(spelled(3, "decimalEnclosedCircle"), "③");
        assert_eq!(spelled(12, "decimalFullWidth"), "１２");
    }

    #[test]
    fn a_deeper_list_begins_anew_under_each_number() {
        let xml = r#"<w:numbering xmlns:w="w"><w:abstractNum w:abstractNumId="3">
            <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>
            <w:lvl w:ilvl="1"><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="（%2）"/></w:lvl>
            <w:lvl w:ilvl="2"><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/></w:lvl></w:abstractNum>
            <w:num w:numId="7"><w:abstractNumId w:val="3"/></w:num></w:numbering>"#;
        let mut numbering = Numbering::read(&Document::parse(xml).unwrap());
        let mut next = |depth| numbering.next(&Place { list: Some(7), depth: Some(depth) });
        let printed = [0, 1, 1, 2, 0, 1].map(&mut next);
        assert_eq!(printed, ["一、", "（一）", "（二）", "", "二、", "（一）"]);
        assert_eq!(numbering.next(&Place { list: Some(0), depth: None }), "");
        assert_eq!(numbering.next(&Place { list: Some(99), depth: None }), "");
    }
}
