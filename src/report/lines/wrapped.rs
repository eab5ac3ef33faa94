//! Lines that a PDF or a page's layout broke in the middle of a sentence, joined again.
//!
//! Reports hold headings without a closing mark and paragraphs of one short line: a line is joined only where
//! the file or the lines beside it say that it goes on.

use std::sync::LazyLock;

use regex::Regex;

use super::line::Line;
use super::notes::Notes;
use super::seen::Seen;
use crate::report::fault::Mending;
use crate::report::pattern::pattern;

/// Marks that begin no line.
static CLOSES: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^[，。、；：！？）”’》」』】％%‰,;](?:.*[\p{L}\p{N}]|[。；！]?$)"));
/// What goes on with a number at the end of a line.
static OF_NUMBER: LazyLock<Regex> = LazyLock::new(|| pattern(r"^[%％‰.．万亿千百个元吨余多]"));
/// Headings that are whole: nothing of them can stand on the next line.
static WHOLE_PART: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?:回顾|安排|任务|目标|工作|要求|建议|思路|成就|总结|重点|考虑|说明|举措|建设|解释|注释)$")
});

/// Fewest broken lines that make a file a wrapped one; they are a quarter of its lines at least.
const FEWEST: usize = 3;
/// Narrowest page, in columns: two for a Chinese character.
const NARROWEST: usize = 44;
/// Where one line in twenty is longer than this, in characters, nothing wrapped the file.
const LONGEST_WRAPPED: usize = 80;
/// How many lines ahead an opened quote or bracket is looked for its end.
const AHEAD: usize = 3;
/// Longest fragment of a broken line that stands on a line of its own, in characters.
const FRAGMENT: usize = 12;

/// Joins what belongs together. `is_heading` tells a line that is a heading and nothing else.
pub(in crate::report) fn join<'a>(
    lines: Vec<Line<'a>>,
    is_heading: &dyn Fn(&Line<'_>) -> bool,
    notes: &mut Notes,
) -> Vec<Line<'a>> {
    let seen: Vec<Seen<'_>> = lines.iter().map(|line| Seen::of(line, is_heading)).collect();
    let file = File::of(&seen);
    let mut goes_on = Vec::with_capacity(lines.len());
    let mut opened = 0;
    for (at, line) in seen.iter().enumerate() {
        let joins = at.checked_sub(1).is_some_and(|last| file.goes_on(&seen, last, opened));
        opened = line.opens + if joins { opened } else { 0 };
        goes_on.push(joins);
    }
    let mut joined: Vec<Line<'a>> = Vec::with_capacity(lines.len());
    for (line, joins) in lines.into_iter().zip(goes_on) {
        match joined.last_mut().filter(|_| joins) {
            Some(first) => {
                notes.add(Mending::Joined, line.number);
                append(first, line.words());
            }
            None => joined.push(line),
        }
    }
    joined
}

fn append(first: &mut Line<'_>, words: &str) {
    let text = first.text.to_mut();
    text.truncate(text.trim_end().len());
    // `Smart |City` is two words, `ST|C` one.
    let is_letter = |character: Option<char>| character.is_some_and(|c| c.is_ascii_alphabetic());
    let is_small = |character: Option<char>| character.is_some_and(|c| c.is_ascii_lowercase());
    let (last, next) = (text.chars().next_back(), words.chars().next());
    if is_letter(last) && is_letter(next) && (is_small(last) || is_small(next)) {
        text.push(' ');
    }
    text.push_str(words);
}

/// What the lines of a file show together.
struct File {
    /// Most lines end where the page does, not the sentence.
    wraps: bool,
    /// Width of a full line where it wraps.
    full: usize,
    /// Only one line of it is short, bare and no heading: it is the rest of another.
    one_is_bare: bool,
    /// Blank lines part paragraphs; where most lines have one, they part nothing.
    gaps_part: bool,
}

impl File {
    fn of(seen: &[Seen<'_>]) -> Self {
        let text: Vec<&Seen<'_>> = seen.iter().filter(|line| !line.is_heading).collect();
        let broken: Vec<usize> = seen
            .iter()
            .zip(seen.iter().skip(1))
            .filter(|(line, next)| line.breaks() && !next.is_heading && !next.begins)
            .map(|(line, _)| line.width)
            .collect();
        let mut lengths: Vec<usize> = text.iter().map(|line| line.characters).collect();
        lengths.sort_unstable();
        let mut widths = broken;
        widths.sort_unstable();
        let long = lengths.get(lengths.len() * 95 / 100).copied().unwrap_or(0);
        let full = widths.get(widths.len() * 9 / 10).copied().unwrap_or(0);
        // A list without closing marks wraps nothing: its lines end anywhere, and none of them ends a sentence.
        let is_even = full >= NARROWEST
            && widths.iter().filter(|width| **width * 100 >= full * 85).count() * 10 >= widths.len() * 6;
        let ends = text.iter().filter(|line| !line.open).count();
        let wraps = widths.len() >= FEWEST
            && widths.len() * 4 >= text.len()
            && long <= LONGEST_WRAPPED
            && (is_even || ends * 5 >= text.len());
        let one_is_bare = seen.iter().filter(|line| line.is_bare()).take(2).count() == 1;
        let gaps_part = seen.iter().filter(|line| line.gap).count() * 2 < seen.len();
        Self { wraps, full, one_is_bare, gaps_part }
    }

    /// Whether line `at` goes on in the next one. `opened` counts the quotes that the lines joined so far
    /// left open.
    fn goes_on(&self, seen: &[Seen<'_>], at: usize, opened: i64) -> bool {
        let (Some(line), Some(next)) = (seen.get(at), seen.get(at + 1)) else { return false };
        let is_whole = line.is_heading && WHOLE_PART.is_match(line.words);
        if CLOSES.is_match(next.words) && line.open && !is_whole
            || line.words.ends_with(['（', '(', '“', '《'])
        {
            return true;
        }
        if next.begins || next.is_heading || !line.open || next.gap && self.gaps_part {
            return false;
        }
        let is_full = |line: &Seen<'_>, tenths| self.wraps && line.width * 10 >= self.full * tenths;
        if line.is_heading {
            let is_rest = self.one_is_bare && next.is_bare() && !WHOLE_PART.is_match(line.words);
            return line.begins && is_rest || is_full(line, 9) && !is_full(next, 9);
        }
        line.words.ends_with(['，', ',', '、'])
            || opened > 0 && closes_soon(seen, at, opened)
            || splits_number(line, next)
            || line.in_sentence && is_fragment(seen, at + 1)
            || line.in_sentence && (self.wraps || next.soft)
            || is_full(line, 8)
            || self.wraps && at.checked_sub(1).and_then(|before| seen.get(before)).is_some_and(Seen::breaks)
    }
}

/// Whether a quote or bracket that is open behind line `at` is closed in one of the next.
fn closes_soon(seen: &[Seen<'_>], at: usize, mut opened: i64) -> bool {
    seen.iter().skip(at + 1).take(AHEAD).any(|line| {
        opened += line.opens;
        opened <= 0
    })
}

/// `建设充电桩1200|个`, `新增就业2.|8万人`.
fn splits_number(line: &Seen<'_>, next: &Seen<'_>) -> bool {
    let mut back = line.words.chars().rev();
    match (back.next(), back.next()) {
        _ if line.characters <= 4 => false,
        (Some('.' | '．'), Some(digit)) => {
            digit.is_ascii_digit() && next.words.starts_with(|c: char| c.is_ascii_digit())
        }
        (Some(digit), _) => digit.is_ascii_digit() && OF_NUMBER.is_match(next.words),
        (None, _) => false,
    }
}

/// Whether line `at` is a few words between two pieces of one sentence: `带技术|揭榜|；“成果…`.
fn is_fragment(seen: &[Seen<'_>], at: usize) -> bool {
    seen.get(at).is_some_and(|line| line.characters <= FRAGMENT)
        && seen.get(at + 1).is_some_and(|beyond| CLOSES.is_match(beyond.words))
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;

    use proptest::prelude::*;

    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let lines = (1u32..)
            .zip(text.split('|'))
            .map(|(number, text)| Line {
                number,
                text: Cow::Borrowed(text),
                rank: None,
                soft: false,
                gap: false,
            })
            .collect();
        let is_heading =
            |line: &Line<'_>| line.words().starts_with(['一', '二', '三']) && !line.words().contains('。');
        let joined = join(lines, &is_heading, &mut Notes::default());
        assert_eq!(joined.iter().map(Line::words).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn a_wrapped_file_is_joined() {
        check(
            "一、2025年工作回顾|2025年，地区生产总|值增长5.2%，城镇新增就|业3.1万人。|二、2026年工作安排|城镇新增就业2.|8万人以上，涨幅2%|左右。|充电桩1200|个。",
            &[
                "一、2025年工作回顾",
                "2025年，地区生产总值增长5.2%，城镇新增就业3.1万人。",
                "二、2026年工作安排",
                "城镇新增就业2.8万人以上，涨幅2%左右。",
                "充电桩1200个。",
            ],
        );
    }

    #[test]
    fn headings_and_short_lines_stay() {
        for text in [
            "一、2025年工作回顾|经济运行稳中有进|地区生产总值增长5%。|改革开放不断深化|新设企业3家。",
            "过去五年的工作回顾|粮食总产达7588吨。|今后五年的工作思路|工农业总产值年均增长8%。|2008年的主要工作|修建公路15公里。",
            "一、主要指标|生产总值增长5.2%，居全省第2位|财政收入增长6.1%，增收3亿元|城镇新增就业3.1万人，增长5%|粮食产量80万吨",
            "具体抓好9个方面工作：|一、稳定就业|主办单位：省教育厅，各州、市人民政府|二、办好教育",
        ] {
            check(text, &text.split('|').collect::<Vec<_>>());
        }
    }

    #[test]
    fn one_broken_line_is_joined_by_what_stands_beside_it() {
        check(
            "三、持续提升政府|治理效能和服务水平|人民满意是根本标准。",
            &["三、持续提升政府治理效能和服务水平", "人民满意是根本标准。"],
        );
        check("（|三）改革开放持续深化。|成效显著。", &["（三）改革开放持续深化。", "成效显著。"]);
        check(
            "是企业找技术“双向|揭榜|挂帅”的简称。|下一段。",
            &["是企业找技术“双向揭榜挂帅”的简称。", "下一段。"],
        );
        check(
            "“成果”为重点，由供给方带技术|揭榜|；由需求方带场景|揭榜|。",
            &["“成果”为重点，由供给方带技术揭榜；由需求方带场景揭榜。"],
        );
    }

    proptest! {
        #[test]
        fn joining_loses_nothing(words in "([甲乙增长，。（“”]{1,6}|[0-9.%]{1,3}|一、|\n){0,60}") {
            let lines: Vec<Line<'_>> = (1u32..)
                .zip(words.split('\n'))
                .map(|(number, text)| Line { number, text: Cow::Borrowed(text), rank: None, soft: number % 5 == 0, gap: number % 7 == 0 })
                .collect();
            let joined = join(lines, &|line| line.words().starts_with('一'), &mut Notes::default());
            let squeeze = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
            let kept: String = joined.iter().map(|line| squeeze(&line.text)).collect();
            prop_assert_eq!(kept, squeeze(&words));
        }
    }
}
