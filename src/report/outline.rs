//! Headings of a report: how they are numbered, how they nest, where they end and their text begins.

use std::sync::LazyLock;

use regex::Regex;

use super::outlook::{self, Told};
use super::{Level, Outlook, Section, Year, time};

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

#[expect(clippy::expect_used, reason = "the patterns are constants, and a test compiles each of them")]
fn pattern(pattern: &str) -> Regex {
    Regex::new(pattern).expect("a constant pattern")
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
        r"[0-9０-９]\s*(?:[余多]?[万亿千]|[%％]|个?百分点|所|个(?:以上|左右)?[^“”方面大领]|公里|套|户|人|座|处|亩|吨|平方|元|名|家|条|台|张|件(?:以上)?[^实大])",
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

/// Headings in reading order and where the reader stands.
#[derive(Debug)]
pub(super) struct Outline {
    pub(super) sections: Vec<Section>,
    year: Option<Year>,
    /// Open headings, outermost first: style, number, index.
    open: Vec<(Style, u32, usize)>,
    /// What the outermost open heading tells.
    top: Told,
}

impl Outline {
    pub(super) fn new(year: Option<Year>) -> Self {
        Self { sections: Vec::new(), year, open: Vec::new(), top: Told::Nothing }
    }

    /// Index of the heading that text read now belongs to.
    pub(super) fn innermost(&self) -> Option<usize> {
        self.open.last().map(|(.., index)| *index)
    }

    pub(super) fn add(&mut self, heading: &Heading<'_>, line: u32) {
        let index = self.sections.len();
        let told = outlook::of_heading(heading.text, self.year);
        // A year's plan is a part of its own, however it is marked: no review holds it.
        let turns = matches!((self.top, told), (Told::Back(_), Told::Ahead(Some(_))));
        self.open.truncate(if turns { 0 } else { self.depth(heading) });
        if self.open.is_empty() {
            self.top = told;
        }
        let parent = self.innermost();
        self.open.push((heading.style, heading.number, index));
        self.sections.push(Section {
            heading: heading.text.to_owned(),
            level: if parent.is_none() { Level::Chapter } else { Level::Section },
            parent,
            outlook: Outlook::UNKNOWN,
            line,
        });
    }

    /// How many open headings a new one stands under.
    fn depth(&self, heading: &Heading<'_>) -> usize {
        if heading.style == Style::Bare {
            return 0;
        }
        let goes_on = self.open.iter().rposition(|(style, number, _)| {
            *style == heading.style && (heading.number > *number || heading.number == 0)
        });
        let same = self.open.iter().rposition(|(style, ..)| *style == heading.style);
        match goes_on.or(same) {
            // 一、 again under a part without a number of its own begins a list inside it.
            Some(at) if goes_on.is_none() && heading.style == Style::Numeral && at == 0 => {
                self.open.len().min(1)
            }
            Some(at) => at,
            None => self.open.len(),
        }
    }

    /// Gives every heading its outlook: by what it says, else by the part it stands in, else by its place:
    /// what has no time of its own goes on with the plan before it, and a first part before a plan looks back.
    pub(super) fn settle(&mut self) {
        let told: Vec<Told> =
            self.sections.iter().map(|section| outlook::of_heading(&section.heading, self.year)).collect();
        let top: Vec<bool> = self.sections.iter().map(|section| section.parent.is_none()).collect();
        let is_top = |at: usize| top.get(at).copied().unwrap_or(false);
        let tops: Vec<(usize, Told)> =
            told.iter().copied().enumerate().filter(|(at, _)| is_top(*at)).collect();
        let settled = outlook::in_order(&tops, self.year);
        let plans = tops.iter().any(|(_, told)| matches!(told, Told::Ahead(_) | Told::Both(_)));
        let mut turned = None;
        for at in 0..self.sections.len() {
            let own = told.get(at).copied().unwrap_or(Told::Nothing);
            let parent = self.sections.get(at).and_then(|section| section.parent);
            let inherited = parent.and_then(|parent| self.sections.get(parent)).map(|parent| parent.outlook);
            // Where no part plans, a heading of what is to be done inside the review begins the plan.
            let turns = !plans && matches!(own, Told::Ahead(None)) && parent.is_some_and(is_top);
            turned = if turns { parent } else { turned.filter(|top| parent == Some(*top)) };
            let inherited = inherited.filter(|_| turned.is_none());
            let own = if turned.is_some() { Told::Ahead(None) } else { own };
            let by_place = settled.iter().find(|(top, _)| *top == at).map(|(_, outlook)| *outlook);
            if let Some(section) = self.sections.get_mut(at) {
                section.outlook = match inherited {
                    None => by_place.unwrap_or_else(|| own.outlook(self.year)),
                    Some(inherited) => own.within(inherited, self.year),
                };
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::View;

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

    #[track_caller]
    fn views(lines: &[&str], expected: &[View]) {
        let mut outline = Outline::new(Year::new(2025));
        for line in lines {
            outline.add(&heading(line).unwrap_or_else(|| panic!("{line} is no heading")), 1);
        }
        outline.settle();
        let found: Vec<View> = outline.sections.iter().map(|section| section.outlook.view).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn outlook_by_year_then_words_then_place() {
        use View::{Ahead, Around, Back};
        views(
            &["一、牢记嘱托", "(一)产业", "二、2025年重点", "三、自身建设", "一、稳定就业"],
            &[Back, Back, Ahead, Ahead, Ahead],
        );
        views(
            &["2024年工作回顾", "一、发展基础进一步夯实", "2025年工作安排", "一、突出产业发展", "名词解释"],
            &[Back, Back, Ahead, Ahead, Around],
        );
        views(&["第一部分  2024年工作回顾", "第二部分  重点工作"], &[Back, Ahead]);
        views(&["一、過去一年工作回顧", "二、主要目標任務"], &[Back, Ahead]);
    }

    #[test]
    fn parts_that_only_tell_their_subject_are_not_guessed() {
        views(&["一、关于社会主义革命", "二、关于社会主义建设"], &[View::Unknown, View::Unknown]);
    }
}
