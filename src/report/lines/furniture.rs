//! Lines that are no part of a report: page numbers, what a site prints around the text, captions of photographs.

use std::sync::LazyLock;

use regex::Regex;
use serde::Deserialize;

use super::line::Line;
use super::notes::Notes;
use crate::report::fault::Mending;
use crate::report::pattern::pattern;

/// Words of sites, as `config/site.toml` lists them.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Site {
    alone: Vec<String>,
    begins: Vec<String>,
    tail: Vec<String>,
    glued: Vec<String>,
}

#[expect(clippy::expect_used, reason = "the file is compiled in, and a test reads it")]
static SITE: LazyLock<Site> =
    LazyLock::new(|| toml::from_str(include_str!("../../../config/site.toml")).expect("the words of sites"));

/// Longest line of a site, in characters.
const LONGEST: usize = 40;
/// Longest caption, in characters.
const LONGEST_CAPTION: usize = 80;
/// A line of so many characters is the report's own: nothing before it is a site's tail.
const PROSE: usize = 120;

/// `— 2 —`, `第 4 页 共 20 页`, `4/20`, `- 十二 -`.
static PAGE: LazyLock<Regex> = LazyLock::new(|| {
    const COUNT: &str = r"(?:\d{1,4}|[一二三四五六七八九十百]{1,4})";
    const DASH: &str = r"[-—–－―~·•\s]*";
    let dashed = format!(
        r"[-—–－―~·•]+\s*{COUNT}\s*[-—–－―~·•]*|\d{{1,4}}\s*[-—–－―~·•]+|\d{{1,4}}\s*[/／]\s*\d{{1,4}}"
    );
    let named = format!(
        r"{DASH}[(（\[【]?\s*第?\s*{COUNT}\s*页\s*[,，/／·]?\s*(?:[(（]?\s*共\s*{COUNT}\s*页\s*[)）]?)?\s*[)）\]】]?{DASH}"
    );
    let page = r"(?i:page|p\.?)\s*\d{1,4}(?:\s*(?i:of|/)\s*\d{1,4})?";
    pattern(&format!("^(?:{dashed}|{named}|{page})$"))
});
static BARE_NUMBER: LazyLock<Regex> = LazyLock::new(|| pattern(r"^\d{1,3}$"));
/// A page number that a copy glued into its line.
static GLUED_PAGE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"第\s*\d{1,4}\s*页\s*[,，/／]?\s*[(（]?共\s*\d{1,4}\s*页[)）]?|[—－]\s\d{1,3}\s[—－]")
});
/// `2026-02-03 09:02:33`, `be341a59f1dd422394845dcb3fce09dc:`, `https://…`
static MACHINE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?:(?:时间|日期)?\s*[:：]?\s*\d{4}[-/年]\d{1,2}[-/月]\d{1,2}日?\s+\d{1,2}[:：时]\d{1,2}(?:[:：分]\d{1,2}秒?|分)?|[0-9a-f]{24,}\s*[:：]?|(?:https?://|www\.)[[:ascii:]]+|[[:ascii:]]*[{};][[:ascii:]]*)$",
    )
});
/// `首页 > 政务公开 > 政府工作报告`
static CRUMBS: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^[^>＞»›。，；]{1,16}(?:\s*[>＞»›]+\s*[^>＞»›。，；]{1,24}){1,6}[>＞»›]?$"));
static CAPTION: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?:记者|通讯员|摄影)[\p{Han}\s·]{0,20}摄[)）]?$|^(?:图为|资料图|图片来源|摄影[:：])")
});
static SOURCE: LazyLock<Regex> = LazyLock::new(|| pattern(r"^[(（]\s*来源\s*[:：][^()（）]{1,30}[)）]$"));
/// More than anything names a report a title: pages repeat it above their text.
static TITLE: LazyLock<Regex> = LazyLock::new(|| pattern(r"工\s*作\s*[报報]\s*[告]$"));

/// `line` with each page number that is glued into it turned into a page's end (a form feed).
pub(super) fn part_pages(line: &str) -> std::borrow::Cow<'_, str> {
    if line.contains(['页', '—', '－']) && !is_page(line.trim()) {
        GLUED_PAGE.replace_all(line, "\u{c}")
    } else {
        std::borrow::Cow::Borrowed(line)
    }
}

/// Whether a line is a page number; digits alone say nothing else either.
fn is_page(words: &str) -> bool {
    words.len() <= LONGEST * 3
        && (PAGE.is_match(words) && words.chars().any(char::is_alphanumeric) || BARE_NUMBER.is_match(words))
}

/// Leaves out what is no part of the report. A line behind a page number is parted by layout only.
pub(super) fn leave_out<'a>(lines: Vec<Line<'a>>, notes: &mut Notes) -> Vec<Line<'a>> {
    let tail = tail(&lines);
    let mut kept: Vec<Line<'a>> = Vec::with_capacity(lines.len());
    let (mut is_page_end, mut title) = (false, None);
    for (at, mut line) in lines.into_iter().enumerate() {
        let words = line.words();
        let is_header = TITLE.is_match(words) && title.as_deref() == Some(words);
        if is_header && at > 0 && kept.len() > HEAD || is_page(words) {
            notes.add(Mending::Page, line.number);
            is_page_end = true;
            continue;
        }
        if at >= tail || is_furniture(words) {
            notes.add(Mending::Furniture, line.number);
            continue;
        }
        if title.is_none() && TITLE.is_match(words) {
            title = Some(words.to_owned());
        }
        line.soft |= std::mem::take(&mut is_page_end);
        kept.push(line);
    }
    if let Some(last) = kept.last_mut()
        && let Some(end) = captions(&last.text)
    {
        notes.add(Mending::Furniture, last.number);
        last.text = last.text.get(..end).unwrap_or_default().to_owned().into();
    }
    kept
}

/// Where a report's last line goes on with captions of links: `…而努力奋斗！|相关解读：图解2021年…`.
fn captions(line: &str) -> Option<usize> {
    let (at, mark) = line.char_indices().rev().find(|(_, character)| "。！？!”".contains(*character))?;
    let end = at + mark.len_utf8();
    let rest = line.get(end..)?;
    let core = rest.trim_start_matches(|character: char| !character.is_alphanumeric());
    let is_caption = SITE.glued.iter().any(|known| core.starts_with(known.as_str()));
    (is_caption && rest.chars().count() <= LONGEST_CAPTION).then_some(end)
}

/// A title within so many lines of the start belongs to the report's head, however often it stands there.
const HEAD: usize = 30;

fn is_furniture(words: &str) -> bool {
    let length = words.chars().take(LONGEST_CAPTION + 1).count();
    if length == 0 || length > LONGEST_CAPTION {
        return false;
    }
    let core = words.trim_matches(|character: char| !character.is_alphanumeric());
    let site = &*SITE;
    let widened = words.replace(':', "：");
    CAPTION.is_match(words)
        || length <= LONGEST
            && (site.alone.iter().any(|known| known == core)
                || site.begins.iter().any(|known| widened.starts_with(known.as_str()))
                || MACHINE.is_match(words)
                || CRUMBS.is_match(words)
                || SOURCE.is_match(words))
}

/// Index of the first line of a site's tail; the number of lines where there is none.
fn tail(lines: &[Line<'_>]) -> usize {
    let mut from = lines.len();
    for (at, line) in lines.iter().enumerate().rev() {
        let words = line.words();
        if words.chars().count() >= PROSE {
            break;
        }
        let is_short = words.chars().count() <= LONGEST;
        if is_short && SITE.tail.iter().any(|known| words.starts_with(known.as_str())) {
            from = at;
        }
    }
    // A tail in the first lines is no tail: the report has not begun yet.
    if from < HEAD.min(lines.len() / 2) { lines.len() } else { from }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn page_numbers_as_they_are_printed() {
        for page in [
            "— 2 —",
            "- 3 -",
            "第 4 页 共 20 页",
            "－１２－",
            "4/20",
            "第三页",
            "Page 4 of 20",
            "·5·",
            "—6",
            "—第4页—",
            "（第 4 页/共 9 页）",
            "12",
        ] {
            assert!(is_page(page), "{page}");
        }
        for text in ["——", "2026", "第4季度", "3.5", "-5.2%", "一", "十"] {
            assert!(!is_page(text), "{text}");
        }
        assert_eq!(part_pages("工作安排第 3 页 共 15 页全县"), "工作安排\u{c}全县");
        assert_eq!(part_pages("— 3 —"), "— 3 —");
        assert_eq!(part_pages("力争在 2 — 3 年内——2026 年"), "力争在 2 — 3 年内——2026 年");
    }

    #[test]
    fn captions_of_links_end_a_report() {
        let end = |line: &'static str| captions(line).and_then(|end| line.get(..end));
        assert_eq!(end("为之而努力奋斗！相关解读：图解2021年政府工作报告"), Some("为之而努力奋斗！"));
        assert_eq!(end("绚丽篇章！（图解）二0二三年政府工作报告"), Some("绚丽篇章！"));
        assert_eq!(end("为之而努力奋斗！"), None);
        assert_eq!(end("一是发展经济。二是改善民生"), None);
    }

    #[test]
    fn what_a_site_prints() {
        for line in [
            "下载",
            "【字号：",
            "】打印",
            "2026-02-03 09:02:33",
            "2026年02月10日 07时41分",
            "e4c29f31c6964493a14c4ddf6b160169:",
            "省长刘小涛代表省人民政府向大会作政府工作报告。本报记者 朱江 摄",
            "（来源：青海日报）",
            "首页 > 政务公开 > 政府工作报告",
            "p{text-indent:2em}",
        ] {
            assert!(is_furniture(line), "{line}");
        }
        for line in
            ["来源：北京日报", "——2026年1月10日", "小学", "各位代表：", "建设充电桩1200个。", "大中小企业"]
        {
            assert!(!is_furniture(line), "{line}");
        }
    }
}
