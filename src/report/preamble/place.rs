//! Which place a report is of: from the assembly it was given to, its title, the office of its speaker.

use std::sync::LazyLock;

use regex::Regex;

use super::plain::Plain;
use crate::report::pattern::pattern;

/// Offices whose holder speaks for a government.
pub(super) const OFFICES: &str =
    "省长|市长|区长|县长|旗长|盟长|州长|镇长|乡长|专员|主席|总理|管委会主任|办事处主任";

/// On folded text without blanks.
static ASSEMBLY: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?P<head>\p{Han}{0,40})(?P<meeting>第(?:\d{1,2}|[一二三四五六七八九十]{1,3})届(?P<nation>全国)?(?:人民代表大会|人大)(?:常务委员会|常委会)?第?(?:\d{1,2}|[一二三四五六七八九十]{1,3})次(?:全体)?会议)",
    )
});
static TITLE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?:(?:\d{4}|[一二][〇○◯零oοо0一二三四五六七八九]{3})年?度?)?(?P<region>\p{Han}{2,12}?)(?:\d{4}年?度?)?(?:人民)?政府工作报告",
    )
});
static OFFICE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"^(?P<region>\p{{Han}}{{1,11}}[省市区县旗盟州镇乡])(?:人民政府|政府)?(?:代理|代)?(?:{OFFICES})"
    ))
});

/// The whole nation, whose assembly and State Council name no place.
const NATION: &str = "全国";

/// An assembly: whose it is, its full name, and where in the text it begins.
pub(super) struct Assembly {
    pub(super) region: Option<String>,
    pub(super) name: String,
    pub(super) start: usize,
}

/// 甲市第一届人民代表大会第一次会议, 第十二届全国人民代表大会第四次会议.
pub(super) fn assembly(text: &Plain) -> Option<Assembly> {
    let found = ASSEMBLY.captures(&text.text)?;
    let (head, meeting) = (found.name("head")?, found.name("meeting")?);
    if found.name("nation").is_some() {
        let name = text.printed(meeting.start(), meeting.end());
        return Some(Assembly { region: Some(NATION.to_owned()), name, start: meeting.start() });
    }
    let follows_day =
        text.text.get(..head.start()).is_some_and(|before| before.ends_with(|c: char| c.is_ascii_digit()));
    let words = head.as_str();
    let skipped = match words.rfind("在") {
        Some(at) => at + "在".len(),
        None if follows_day && words.starts_with('日') => "日".len(),
        None => words.rfind("报告").map_or(0, |at| at + "报告".len()),
    };
    let start = head.start() + skipped;
    let region = text.printed(start, head.end());
    let is_place = (2..=20).contains(&region.chars().count());
    let name = text.printed(start, meeting.end());
    Some(Assembly { region: is_place.then_some(region), name, start: meeting.start() })
}

/// The place that a title names.
pub(super) fn of_title(title: &str) -> Option<String> {
    let title = Plain::of(title);
    let region = TITLE.captures(&title.text)?.name("region")?.range();
    let printed = title.printed(region.start, region.end);
    Some(or_nation(&printed))
}

/// The place itself, or the nation where its government is named.
pub(super) fn or_nation(place: &str) -> String {
    let is_nation = matches!(place, "国务院" | "中央" | "中国" | "中华人民共和国");
    if is_nation { NATION.to_owned() } else { place.to_owned() }
}

/// The place whose office a line names: 丙镇镇长.
pub(super) fn of_office(line: &Plain) -> Option<String> {
    let region = OFFICE.captures(&line.text)?.name("region")?.range();
    let printed = line.printed(region.start, region.end);
    (printed != "自治区").then_some(printed)
}
