//! What stands before the text: title, date, assembly, speaker, source.

mod date;
mod greeting;
mod name;
mod place;
mod plain;

use std::sync::LazyLock;

use regex::Regex;

pub(super) use greeting::is_greeting;
pub(super) use name::disagreement;

use super::heading;
use super::lines::Line;
use super::pattern::pattern;
use super::{Date, Facts, LATE, Year};
use plain::Plain;

/// The greeting is looked for in this many lines.
const LONGEST_PREAMBLE: usize = 30;
/// Longest line that tells a fact of the report, in characters.
const LONGEST_FACT: usize = 80;
/// Longest line that names the speaker and nothing else, in characters.
const LONGEST_SPEAKER: usize = 30;

/// How many of `lines` stand before the text: up to the greeting where there is one, else up to the last short
/// line that tells of the report.
pub(super) fn length(lines: &[Line<'_>]) -> usize {
    let head = || lines.iter().take(LONGEST_PREAMBLE).map(Line::words);
    // 各位代表！ opens many a paragraph: the greeting stands before the first part.
    let before_parts = || head().take_while(|line| !heading::is_numbered(line));
    if let Some(greeting) = before_parts().position(greeting::begins_with) {
        return greeting;
    }
    let is_short =
        |line: &&str| line.chars().take(LONGEST_FACT + 1).count() <= LONGEST_FACT && !line.ends_with('。');
    let told = head().take_while(is_short).enumerate().filter(|(_, line)| tells_of_itself(line));
    told.last().map_or(0, |(at, _)| at + 1)
}

fn tells_of_itself(line: &str) -> bool {
    let plain = Plain::of(line);
    let is_day = plain.text.starts_with(['(', '—', '-', '–', '―']) && date::date(&plain.text, None).is_some();
    is_title(line)
        || is_day
        || place::assembly(&plain).is_some()
        || plain.text.chars().count() <= LONGEST_SPEAKER && speaker(&plain).is_some()
        || SOURCE.is_match(&plain.text)
}

fn is_title(line: &str) -> bool {
    let plain = Plain::of(line).text;
    plain.contains("工作报告") && plain.chars().count() <= 60 && !plain.contains('。')
}

static SPEAKER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"(?:{})(?P<name>\p{{Han}}[\p{{Han}}·]{{1,11}}?)(?:在|作|同志|代表|$|[(\d]|[一二][〇○零oо0九])",
        place::OFFICES
    ))
});
/// Name before the office: `龚正市长在…`
static SPEAKER_BEFORE: LazyLock<Regex> =
    LazyLock::new(|| pattern(&format!(r"日(?P<name>\p{{Han}}{{2,4}}?)(?:{})在", place::OFFICES)));
static SOURCE: LazyLock<Regex> = LazyLock::new(|| pattern(r"^来源:.+$"));
static TITLE_YEAR: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?P<year>\d{4})年?|(?P<spelled>[一二][〇○◯零oοо0一二三四五六七八九]{3})年"));
/// A part that looks back names the year before the report's, one that plans names its own.
static PART_YEAR: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?P<year>\d{4})年[^。;,]{0,12}?(?:(?P<back>回顾|总结)|安排|任务|目标|重点工作|主要工作|工作建议|总体要求)",
    )
});

/// Facts that the preamble's lines, the file's name and, for the year, headings of `body` give.
pub(super) fn facts(lines: &[Line<'_>], body: &[Line<'_>], document: &str) -> Facts {
    let plain: Vec<Plain> = lines.iter().map(|line| Plain::of(line.words())).collect();
    // A line break inside a title or an assembly's name means nothing; between them it ends a name.
    let all = Plain::of(&lines.iter().map(Line::words).collect::<String>());
    let title = lines.iter().find(|line| is_title(line.words())).map(|line| clean_title(line.words()));
    let assembly = place::assembly(&all);
    let date = date::date(&all.text, assembly.as_ref().map(|assembly| assembly.start));
    let (named, named_year) = name::read(document);
    let region = assembly
        .as_ref()
        .and_then(|assembly| assembly.region.clone())
        .or_else(|| place::of_title(title.as_deref()?))
        .or_else(|| plain.iter().find_map(place::of_office))
        .or(named);
    let year = title
        .as_deref()
        .and_then(title_year)
        .or_else(|| date.map(|date| planned_late(date, body).unwrap_or(date.year)))
        .or_else(|| date::year_of_month(&all.text))
        .or_else(|| body.iter().find_map(|line| part_year(line.words())))
        .or(named_year);
    Facts {
        region,
        year,
        assembly: assembly.map(|assembly| assembly.name),
        speaker: plain.iter().find_map(speaker_before).or_else(|| plain.iter().find_map(speaker)),
        source: lines.iter().zip(&plain).find_map(|(line, plain)| source(line.words(), plain)),
        title,
        date,
    }
}

/// The year that the parts plan, of a report given at the end of the year before.
fn planned_late(date: Date, body: &[Line<'_>]) -> Option<Year> {
    let is_late = date.month >= LATE;
    body.iter()
        .filter(|_| is_late)
        .find_map(|line| part_year(line.words()))
        .filter(|year| *year == date.year.next())
}

/// Given facts win over found ones.
pub(super) fn with_given(found: Facts, given: Facts) -> Facts {
    Facts {
        title: given.title.or(found.title),
        region: given.region.or(found.region),
        year: given.year.or(given.date.map(|date| date.year)).or(found.year),
        date: given.date.or(found.date),
        speaker: given.speaker.or(found.speaker),
        assembly: given.assembly.or(found.assembly),
        source: given.source.or(found.source),
    }
}

/// Without a site's marks around it: `(内蒙古)2020年…报告(全文)`.
fn clean_title(line: &str) -> String {
    let squeezed: String = line.chars().filter(|character| !character.is_whitespace()).collect();
    let is_bracket = |character: char| "（）()【】[]".contains(character);
    let mut title = squeezed.as_str();
    if title.starts_with(is_bracket)
        && let Some(end) = title.find([')', '）', '】', ']'])
    {
        title = title.get(end..).unwrap_or(title).trim_start_matches(is_bracket);
    }
    let end = ["工作报告", "工作報告"].iter().find_map(|word| title.find(word).map(|at| at + word.len()));
    title = end.and_then(|end| title.get(..end)).unwrap_or(title);
    // What stands before is a broken encoding or a dash, never part of a title.
    title.trim_start_matches(['—', '-', '–', ' ']).to_owned()
}

fn title_year(title: &str) -> Option<Year> {
    let plain = Plain::of(title).text;
    let found = TITLE_YEAR.captures(&plain)?;
    date::read_year(found.name("year").or(found.name("spelled"))?.as_str())
}

fn part_year(line: &str) -> Option<Year> {
    let head: String = line.chars().take(40).collect();
    let plain = Plain::of(&head).text;
    let found = PART_YEAR.captures(&plain)?;
    let year = date::read_year(&found["year"])?;
    Some(if found.name("back").is_some() { year.next() } else { year })
}

fn speaker_before(line: &Plain) -> Option<String> {
    let name = SPEAKER_BEFORE.captures(&line.text)?.name("name")?.range();
    Some(line.printed(name.start, name.end))
}

fn speaker(line: &Plain) -> Option<String> {
    let name = SPEAKER.captures(&line.text)?.name("name")?.range();
    Some(line.printed(name.start, name.end))
}

fn source(line: &str, plain: &Plain) -> Option<String> {
    let (_, source) = line.split_once([':', '：']).filter(|_| SOURCE.is_match(&plain.text))?;
    Some(source.trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::super::lines;
    use super::*;

    fn read(text: &str) -> Facts {
        let lines = lines::read(text, 1, &mut lines::Notes::default());
        let (preamble, body) = lines.split_at(length(&lines));
        facts(preamble, body, "text")
    }

    #[track_caller]
    fn check(text: &str, title: &str, region: &str, year: u16, date: &str, speaker: &str) {
        let facts = read(&format!("{text}\n各位代表："));
        assert_eq!(facts.title.as_deref(), Some(title));
        assert_eq!(facts.region.as_deref(), Some(region));
        assert_eq!(facts.year, Year::new(year));
        assert_eq!(facts.date.map(|date| date.to_string()).as_deref(), Some(date));
        assert_eq!(facts.speaker.as_deref(), Some(speaker));
    }

    #[test]
    fn the_day_on_which_a_page_was_looked_at_is_no_day_of_the_report() {
        let facts =
            read("政府工作报告\n| 正文 | 2026年2月1日 星期日 |\n各位代表：\n一、2012年工作回顾\n增长5%。");
        assert_eq!((facts.date, facts.year), (None, Year::new(2013)));
        assert_eq!(read("政府工作报告\n(二〇二六年一月)\n各位代表：").year, Year::new(2026));
    }

    #[test]
    fn preambles_as_sites_print_them() {
        check(
            "(内蒙古)2020年呼和浩特市人民政府工作报告(全文)\n\n本地事\n\n——2020年4月22日在呼和浩特市第十五届\n\n\
             人民代表大会第三次会议上\n\n呼和浩特市人民政府市长 张佰成\n",
            "2020年呼和浩特市人民政府工作报告",
            "呼和浩特市",
            2020,
            "2020-04-22",
            "张佰成",
        );
        check(
            "2025年上海市政府工作报告\n----2025年1月15日龚正市长在上海市第十六届人民代表大会第三次会议的政府工作报告\n来源：解放日报",
            "2025年上海市政府工作报告",
            "上海市",
            2025,
            "2025-01-15",
            "龚正",
        );
        check(
            "政 府 工 作 报 告\n——2019年3月4日在呼伦贝尔市海拉尔区第十五届人民代表大会第三次会议上\n呼伦贝尔市海拉尔区人民政府代区长  萨国文",
            "政府工作报告",
            "呼伦贝尔市海拉尔区",
            2019,
            "2019-03-04",
            "萨国文",
        );
        check(
            "2025年新疆政府工作报告\n2025年1月19日在新疆维吾尔自治区第十四届人民代表大会第三次会议上\n自治区主席 艾尔肯·吐尼亚孜",
            "2025年新疆政府工作报告",
            "新疆维吾尔自治区",
            2025,
            "2025-01-19",
            "艾尔肯·吐尼亚孜",
        );
        check(
            "2025年吉林省政府工作报告\n——2025年1月14日在吉林省第十四届人民代表大会第四次会议上\n省长　胡玉亭",
            "2025年吉林省政府工作报告",
            "吉林省",
            2025,
            "2025-01-14",
            "胡玉亭",
        );
        check(
            "2025年江苏省政府工作报告\n2025年1月19日在江苏省第十四届人民代表大会第三次会议上省长许昆林作政府工作报告",
            "2025年江苏省政府工作报告",
            "江苏省",
            2025,
            "2025-01-19",
            "许昆林",
        );
    }

    #[test]
    fn a_text_that_begins_at_once_has_no_preamble() {
        assert_eq!(read("袋鼠分布在澳洲南部。\n第二段。"), Facts::default());
    }

    #[test]
    fn source_lines_are_read() {
        assert_eq!(
            read("2025年广东省政府工作报告\n来源 : 南方日报\n各位代表：").source.as_deref(),
            Some("南方日报")
        );
    }
}
