//! Headings of a report: how they are numbered, where they end and their text begins.

use std::sync::LazyLock;

use regex::Regex;

use super::pattern::pattern;
use super::{outlook, time};

/// How a heading is marked. Headings of one style are siblings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    /// 第一部分, 第一章
    Division,
    /// 一、 壹、 or a numeral and a blank
    Numeral,
    /// （一）
    Bracket,
    /// 1． 1、
    Arabic,
    /// No number: a line that names a part every report has.
    Bare,
}

/// A heading found at the start of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Heading<'a> {
    pub(super) style: Style,
    /// 0 where there is none.
    pub(super) number: u32,
    pub(super) text: &'a str,
    /// True where the line is nothing but the heading; else the line is body text as well.
    pub(super) is_whole_line: bool,
}

/// Longest whole line that can be a numbered heading, in characters. The longest seen has 46.
const LONGEST: usize = 64;
/// Longest line without a number that can be one.
const LONGEST_BARE: usize = 40;
/// Longest part of a line that is taken for its heading where the text goes on behind a mark.
const LONGEST_RUN_IN: usize = 80;

/// The heading at the start of a trimmed line. Several signs decide together: its number, its length, how it
/// ends, whether it tells a figure, and whether it names a part that every report has.
pub(super) fn heading(line: &str) -> Option<Heading<'_>> {
    let line = line.trim_start_matches('#').trim_start_matches(is_invisible);
    match numbering(line) {
        Some((style, number, after)) => numbered(line, style, number, after),
        None => bare(line),
    }
}

/// True where a line begins with the number of a heading that is one.
pub(super) fn is_numbered(line: &str) -> bool {
    heading(line).is_some_and(|heading| heading.style != Style::Bare)
}

fn is_invisible(character: char) -> bool {
    character.is_whitespace() || matches!(character, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

const NUMERAL: &str = "[一二三四五六七八九十百]{1,4}|[壹贰叁肆伍陆柒捌玖拾]{1,3}";

static NUMBERING: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"^(?:第(?P<division>{NUMERAL})(?:部分|章|篇)[、：:\s]*|(?P<numeral>{NUMERAL})(?:、|．|\.|[ \u{{3000}}\t]+)\s*|[（(]\s*(?P<bracket>{NUMERAL})\s*[）)]\s*[、．.]?|(?P<arabic>[0-9０-９]{{1,2}})(?:、|．|\.)\s*)"
    ))
});

/// The number at the start of a line: its style, its value, and what follows it.
fn numbering(line: &str) -> Option<(Style, u32, &str)> {
    let found = NUMBERING.captures(line)?;
    let after = line.get(found.get(0)?.end()..)?;
    let (style, digits) = [
        (Style::Division, "division"),
        (Style::Numeral, "numeral"),
        (Style::Bracket, "bracket"),
        (Style::Arabic, "arabic"),
    ]
    .into_iter()
    .find_map(|(style, name)| Some((style, found.name(name)?.as_str())))?;
    // 1.5万亩 is no number of a heading.
    let is_decimal =
        style == Style::Arabic && after.starts_with(|c: char| c.is_ascii_digit()) && !time::begins(after);
    (!is_decimal && !after.is_empty()).then(|| (style, value(digits), after))
}

/// 十二 is 12; capital numerals and digits of both widths are read too.
fn value(digits: &str) -> u32 {
    let digit = |character: char| {
        "零一二三四五六七八九"
            .chars()
            .zip("零壹贰叁肆伍陆柒捌玖".chars())
            .zip('0'..='9')
            .zip('０'..='９')
            .zip(0u32..)
            .find_map(|((((small, capital), ascii), wide), value)| {
                [small, capital, ascii, wide].contains(&character).then_some(value)
            })
    };
    let (mut total, mut last) = (0, 0);
    for character in digits.chars() {
        match (character, digit(character)) {
            ('十' | '拾', _) => (total, last) = (total + last.max(1) * 10, 0),
            ('百', _) => (total, last) = (total + last.max(1) * 100, 0),
            (_, Some(value)) if character.is_numeric() && !('\u{4e00}'..).contains(&character) => {
                last = last * 10 + value;
            }
            (_, value) => last = value.unwrap_or(0),
        }
    }
    total + last
}

const MARKS: &str = "。；;！!？?";

fn numbered<'a>(line: &'a str, style: Style, number: u32, after: &'a str) -> Option<Heading<'a>> {
    let start = line.len() - after.len();
    let whole =
        |text: &'a str, is_whole_line| Some(Heading { style, number, text: text.trim_end(), is_whole_line });
    if let Some(end) = outlook::glued(after) {
        return whole(line.get(..start + end)?, false);
    }
    let Some(mark) = after.find(|character| MARKS.contains(character) || "：:".contains(character)) else {
        let is_short = line.chars().count() <= LONGEST && !tells_figures(after);
        return if is_short { whole(line, true) } else { None };
    };
    if style == Style::Arabic {
        return None;
    }
    let text = line.get(..start + mark)?;
    let rest = after.get(mark..)?.trim_start_matches(|c| MARKS.contains(c) || "：:".contains(c)).trim();
    let is_heading = !tells_figures(after.get(..mark)?) && text.chars().count() <= LONGEST_RUN_IN;
    // A colon at the end announces what follows: the line is a heading and nothing else.
    let announces = rest.is_empty() && after.get(mark..)?.starts_with(['：', ':']);
    if is_heading { whole(text, announces) } else { None }
}

static FIGURE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"[0-9０-９]\s*(?:[余多]?[万亿千]|[%％]|个?百分点|所|个(?:以上|左右)?[^“”方面大领]|公里|套|户|人|座|处|亩|吨|平方|元|名|家|条|台|张|件(?:以上)?[^实大惠为民])",
    )
});

/// True where the words of a line give a figure: items of a list of deeds do, headings do not.
fn tells_figures(text: &str) -> bool {
    FIGURE.is_match(text)
}

/// A line without a number that names a part.
fn bare(line: &str) -> Option<Heading<'_>> {
    let is_short = line.chars().count() <= LONGEST_BARE;
    let runs_on = line.chars().any(|c| MARKS.contains(c) || "：:，,—".contains(c));
    (is_short && !runs_on && !tells_figures(line) && outlook::names_part(line)).then_some(Heading {
        style: Style::Bare,
        number: 0,
        text: line,
        is_whole_line: true,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(line: &str, expected: Option<(Style, u32, &str, bool)>) {
        let found = heading(line).map(|found| (found.style, found.number, found.text, found.is_whole_line));
        assert_eq!(found, expected);
    }

    #[test]
    fn headings_as_reports_print_them() {
        check("一、2019年工作回顾", Some((Style::Numeral, 1, "一、2019年工作回顾", true)));
        check("壹、2025年工作回顾", Some((Style::Numeral, 1, "壹、2025年工作回顾", true)));
        check("三　深化改革开放", Some((Style::Numeral, 3, "三　深化改革开放", true)));
        check("第二部分  2026年工作安排", Some((Style::Division, 2, "第二部分  2026年工作安排", true)));
        check("（十二）办好教育", Some((Style::Bracket, 12, "（十二）办好教育", true)));
        check("(一)稳步。落实政策。", Some((Style::Bracket, 1, "(一)稳步", false)));
        check("3．改善民生", Some((Style::Arabic, 3, "3．改善民生", true)));
        check("## 二、2026年工作安排", Some((Style::Numeral, 2, "二、2026年工作安排", true)));
        check("# 2025年工作回顾", Some((Style::Bare, 0, "2025年工作回顾", true)));
        check("2025年工作安排建议", Some((Style::Bare, 0, "2025年工作安排建议", true)));
        check("名词解释", Some((Style::Bare, 0, "名词解释", true)));
        check(
            "“十四五”时期发展成就和2025年工作回顾",
            Some((Style::Bare, 0, "“十四五”时期发展成就和2025年工作回顾", true)),
        );
        check("过去五年的工作回顾", Some((Style::Bare, 0, "过去五年的工作回顾", true)));
        check("二、牢记使命，在建设中争先", Some((Style::Numeral, 2, "二、牢记使命，在建设中争先", true)));
    }

    #[test]
    fn body_text_is_no_heading() {
        check("一是经济运行持续向好。", None);
        check("十年来，我们奋力前行。", None);
        check("——经济运行稳中向好。", None);
        check("落实人才政策", None);
        check("1.5万亩高标准农田", None);
        check("一、新建公办幼儿园10所，新增学位2000个。", None);
        check("（二）实施重点项目120个，完成投资86亿元。", None);
        check("1.“两重”：是指国家重大战略实施和重点领域安全能力建设。", None);
    }

    #[test]
    fn a_heading_glued_to_its_text_ends_where_the_text_begins() {
        check(
            "一、2018年工作回顾2018年，面对形势，工作有成效。",
            Some((Style::Numeral, 1, "一、2018年工作回顾", false)),
        );
        check(
            "一、2014年工作回顾全县生产总值增长8%，财政收入3.2亿元。",
            Some((Style::Numeral, 1, "一、2014年工作回顾", false)),
        );
    }
}
