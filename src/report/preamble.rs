//! What stands before the text: title, date, assembly, speaker, source.

use std::sync::LazyLock;

use regex::Regex;

use super::{Date, Facts, Year};

/// Lines before the salutation are looked for in this many lines that are not blank.
const LONGEST_PREAMBLE: usize = 30;

/// How many of `lines` stand before the text: up to the salutation where there is one, else the title line
/// alone where there is one.
pub(super) fn length(lines: &[(u32, &str)]) -> usize {
    let filled = lines.iter().enumerate().filter(|(_, (_, line))| !line.trim().is_empty());
    let mut head = filled.take(LONGEST_PREAMBLE).map(|(at, (_, line))| (at, line.trim()));
    if let Some((at, _)) = head.clone().find(|(_, line)| begins_with_salutation(line)) {
        return at;
    }
    match head.next() {
        Some((at, line)) if is_title(line) => at + 1,
        _ => 0,
    }
}

fn begins_with_salutation(line: &str) -> bool {
    line.strip_prefix("各位代表")
        .is_some_and(|rest| rest.starts_with(['：', ':', '，', ',', '！', '!', '、']))
}

/// A line that only greets: `各位代表：`, `各位代表！`
pub(super) fn is_salutation(line: &str) -> bool {
    line.strip_prefix("各位代表").is_some_and(|rest| {
        rest.chars().all(|character| "：:，,！!、".contains(character) || character.is_whitespace())
    })
}

fn is_title(line: &str) -> bool {
    let squeezed = squeeze(line);
    squeezed.contains("工作报告") && squeezed.chars().count() <= 60 && !squeezed.contains('。')
}

/// Without any white space: titles are spaced out and broken over lines.
fn squeeze(text: &str) -> String {
    text.chars().filter(|character| !character.is_whitespace()).collect()
}

#[expect(clippy::expect_used, reason = "the patterns are constants, and a test compiles each of them")]
fn pattern(pattern: &str) -> Regex {
    Regex::new(pattern).expect("a constant pattern")
}

static DATE: LazyLock<Regex> = LazyLock::new(|| pattern(r"(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日"));
static ASSEMBLY: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"在(?P<region>[\p{Han}]{2,20}?)第[一二三四五六七八九十]+届人民代表大会第[一二三四五六七八九十]+次会议",
    )
});
static SPEAKER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:省长|市长|区长|县长|旗长|盟长|州长|主席|专员)\s*(?P<name>\p{Han}(?:\s{0,2}[\p{Han}·]){1,11}?)(?:\s*(?:在|作|同志|$|[（(]))",
    )
});
/// Name before the office: `龚正市长在…`
static SPEAKER_BEFORE: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"日\s*(?P<name>\p{Han}{2,4}?)(?:省长|市长|区长|县长|旗长|盟长|州长|主席)在"));
static SOURCE: LazyLock<Regex> = LazyLock::new(|| pattern(r"^来源\s*[:：]\s*(?P<source>.+)$"));
static TITLE_YEAR: LazyLock<Regex> = LazyLock::new(|| pattern(r"(\d{4})年?"));
static TITLE_REGION: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^(?:\d{4}年)?(?P<region>\p{Han}{2,12}?)(?:人民)?政府工作报告"));

/// Facts that the preamble's lines give.
pub(super) fn facts(lines: &[(u32, &str)]) -> Facts {
    let lines: Vec<&str> =
        lines.iter().map(|(_, line)| line.trim()).filter(|line| !line.is_empty()).collect();
    // A line break inside a title or an assembly's name means nothing; between them it ends a name.
    let joined = lines.concat();
    let title = lines.iter().find(|line| is_title(line)).map(|line| clean_title(line));
    let date = date(&joined);
    let assembly = ASSEMBLY.captures(&joined);
    let region =
        assembly.as_ref().and_then(|found| found.name("region")).map(|region| region.as_str().to_owned());
    let title_region = || {
        let found = TITLE_REGION.captures(title.as_deref()?)?;
        Some(found.name("region")?.as_str().to_owned())
    };
    let title_year =
        title.as_deref().and_then(|title| TITLE_YEAR.captures(title)).and_then(|found| found[1].parse().ok());
    Facts {
        region: region.or_else(title_region),
        year: title_year.and_then(Year::new).or(date.map(|date| date.year)),
        assembly: assembly.map(|found| found[0].trim_start_matches('在').to_owned()),
        speaker: speaker(&lines),
        source: lines.iter().find_map(|line| Some(SOURCE.captures(line)?["source"].trim().to_owned())),
        title,
        date,
    }
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
    let squeezed = squeeze(line);
    let is_bracket = |character: char| "（）()【】[]".contains(character);
    let mut title = squeezed.as_str();
    if title.starts_with(is_bracket)
        && let Some(end) = title.find([')', '）', '】', ']'])
    {
        title = title.get(end..).unwrap_or(title).trim_start_matches(is_bracket);
    }
    if let Some(end) = title.find("工作报告") {
        title = title.get(..end + "工作报告".len()).unwrap_or(title);
    }
    // What stands before is a broken encoding or a dash, never part of a title.
    title.trim_start_matches(['—', '-', '–', ' ']).to_owned()
}

fn date(joined: &str) -> Option<Date> {
    let found = DATE.captures(joined)?;
    let year = Year::new(found[1].parse().ok()?)?;
    let (month, day) = (found[2].parse().ok()?, found[3].parse().ok()?);
    ((1..=12).contains(&month) && (1..=31).contains(&day)).then_some(Date { year, month, day })
}

fn speaker(lines: &[&str]) -> Option<String> {
    let before = lines.iter().find_map(|line| SPEAKER_BEFORE.captures(line));
    let found = before.or_else(|| lines.iter().find_map(|line| SPEAKER.captures(line)))?;
    let name = squeeze(&found["name"]);
    (name.chars().count() >= 2).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Facts {
        let lines: Vec<(u32, &str)> = (1u32..).zip(text.lines()).collect();
        facts(&lines[..length(&lines)])
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
