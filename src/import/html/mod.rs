//! Web pages: the report on a page of navigation.
//!
//! A reader of articles finds where the text stands; the page itself says what stands there, so that no line between
//! its first and its last is lost to a guess.

mod page;

use std::collections::HashSet;

use dom_query::Document;
use dom_smoothie::{Config, Readability};

use super::{Found, LeftOut, Refusal, Why};
use page::Line;

/// Most elements of a page; the longest report at hand as a page has a thousand.
const MOST_ELEMENTS: usize = 200_000;
/// A line of so many characters tells where the text stands; a shorter one may stand in the navigation too.
const TELLING: usize = 12;
/// A line of so many characters with a sentence in it is text.
const PROSE: usize = 40;
/// Text outside of what was found that is more than so much of it belongs to it.
const MUCH_PERCENT: usize = 10;
/// Lines left out that are told one by one.
const TOLD: usize = 40;

/// The lines of the report on a page.
pub(super) fn read(page: &str) -> Result<Found, Refusal> {
    if page.matches('<').count() > MOST_ELEMENTS * 2 {
        return Err(Refusal::Bomb);
    }
    let document = Document::from(page);
    let title = title(&document);
    let lines = page::lines(&document)?;
    let config = Config { disable_json_ld: true, max_elements_to_parse: MOST_ELEMENTS, ..Config::default() };
    let article = Readability::new(page, None, Some(config)).and_then(|mut reader| reader.parse());
    let article = article.map(|article| page::lines(&Document::from(&*article.content)));
    let article = article.unwrap_or_else(|_none| Ok(Vec::new()))?;
    let (from, to) = range(&lines, &article);
    let from = from.max(title.as_deref().and_then(|title| named(&lines, title)).unwrap_or(from)).min(to);
    let mut found = Found::default();
    let mut left_out = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        match (from..to).contains(&at) && !line.is_link() {
            true => found.lines.push(line.text.clone()),
            false => left_out.push(LeftOut::new(Why::Furniture, &line.text)),
        }
    }
    left_out.truncate(TOLD);
    found.left_out = left_out;
    if let Some(title) = title
        && !found.lines.iter().take(5).any(|line| squeezed(line).contains(&squeezed(&title)))
    {
        found.lines.insert(0, title);
    }
    Ok(found)
}

/// Where the text stands among the lines of the page.
fn range(lines: &[Line], article: &[Line]) -> (usize, usize) {
    let known: HashSet<String> = article.iter().map(|line| squeezed(&line.text)).collect();
    let is_known = |line: &Line| !line.is_link() && known.contains(&squeezed(&line.text));
    let stands = |line: &Line| squeezed(&line.text).chars().count() >= TELLING && is_known(line);
    let prose = |lines: &[Line]| -> usize {
        lines.iter().filter(|line| is_prose(line)).map(|line| line.text.chars().count()).sum()
    };
    let whole = (0, lines.len());
    let Some(from) = lines.iter().position(stands) else { return whole };
    let to = lines.iter().rposition(stands).map_or(lines.len(), |last| last + 1);
    // A greeting and a last word are short, and stand with the text.
    let greeting = lines.iter().take(from).rev().take_while(|line| is_known(line)).count();
    let last = lines.iter().skip(to).take_while(|line| is_known(line)).count();
    let (from, to) = (from - greeting, to + last);
    let (before, after) = (lines.get(..from).unwrap_or_default(), lines.get(to..).unwrap_or_default());
    let inside = prose(lines.get(from..to).unwrap_or_default());
    let is_much = |outside: usize| outside * 100 > inside * MUCH_PERCENT;
    let first = |lines: &[Line]| lines.iter().position(is_prose).unwrap_or(from);
    (
        if is_much(prose(before)) { first(before) } else { from },
        if is_much(prose(after)) { to + after.iter().rposition(is_prose).map_or(0, |at| at + 1) } else { to },
    )
}

/// The last line before the text that names the report and nothing else: what stands before it is the site's.
fn named(lines: &[Line], title: &str) -> Option<usize> {
    let text = lines.iter().position(is_prose)?;
    let title = squeezed(title);
    lines.iter().take(text).rposition(|line| squeezed(&line.text) == title)
}

fn is_prose(line: &Line) -> bool {
    !line.is_link() && line.text.contains(['。', '；']) && line.text.chars().count() >= PROSE
}

/// The heading that names the report, or what the page is called, without the site's name before or behind it.
fn title(document: &Document) -> Option<String> {
    let headings = document.select("h1, h2, title");
    let mut titles = headings.nodes().iter().map(|node| node.text().trim().to_owned());
    titles.find_map(|title| Some(behind_the_site(title.get(..ends(&title)?)?).to_owned()))
}

/// `甲市政府工作报告` of `甲市人民政府-甲市政府工作报告`; a span of years is none of these.
fn behind_the_site(title: &str) -> &str {
    let parts = title.rsplit_once(['-', '_', '|', '—', '－', '>']);
    let rest = parts.map(|(_, rest)| rest.trim_start());
    rest.filter(|rest| ends(rest).is_some() && !title.starts_with(|c: char| c.is_ascii_digit()))
        .unwrap_or(title)
}

fn ends(title: &str) -> Option<usize> {
    let of_report = |word: &str| title.rfind(word).map(|at| at + word.len());
    let spaced = ["工 作 报 告", "工作报告", "工作報告"];
    spaced.into_iter().find_map(of_report)
}

fn squeezed(line: &str) -> String {
    line.chars().filter(|character| character.is_alphanumeric()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<html><head><title>甲市政府工作报告_甲市人民政府</title><style>p{margin:0}</style></head><body>
        <ul><li><a href=/>首页</a><li><a href=/z>政务公开</a></ul>
        <div class=crumb>当前位置：<a href=/>首页</a> &gt; <a href=/z>政府工作报告</a></div>
        <h1>甲市政府工作报告</h1><div id=zoom>
        <p>　　——2026年1月10日在甲市第十五届人民代表大会第三次会议上</p><p>甲市市长　张三</p><p>各位代表：</p>
        <p>　　现在，我代表市人民政府，向大会报告工作，请予审议，并请市政协委员提出意见。</p>
        <p><b>一、2025年工作回顾</b></p><p>　　全市地区生产总值增长5.2%，城镇新增就业3.1万人，粮食产量80万吨，居民收入稳步提高。</p>
        <table><tr><th>指标</th><th>2025年</th></tr><tr><td>地区生产总值</td><td>5.2%</td></tr></table>
        <p>　　财政收入增长6%，<br/>增收3亿元，民生支出占比保持在八成以上，实事全部办结。</p><p>稳中有进。</p>
        <p><b>二、2026年工作安排</b></p><p>　　全市地区生产总值增长5%左右，城镇新增就业3万人以上，继续办好民生实事。</p></div>
        <p><a href=/x>市长主持召开市政府常务会议，研究部署一季度工作</a></p><div>主办单位：甲市人民政府</div></body></html>";

    #[test]
    fn the_report_is_found_on_its_page() {
        let found = read(PAGE).unwrap();
        assert_eq!(found.lines.first().map(String::as_str), Some("甲市政府工作报告"));
        let all = found.lines.join("\n");
        for kept in [
            "甲市市长　张三",
            "各位代表：",
            "一、2025年工作回顾",
            "| 指标 | 2025年 |",
            "稳中有进。",
            "实事。",
        ] {
            assert!(all.contains(kept), "{kept}\n{all}");
        }
        for site in ["首页", "当前位置", "常务会议", "margin", "主办单位"] {
            assert!(!all.contains(site), "{site}\n{all}");
        }
        assert!(
            found.left_out.iter().any(|left_out| left_out.words.contains("常务会议")),
            "{:?}",
            found.left_out
        );
    }

    #[test]
    fn a_greeting_and_a_last_word_stand_with_the_text() {
        let text =
            "<p>　　全市地区生产总值增长5.2%，城镇新增就业3.1万人，粮食产量80万吨，居民收入稳步提高。</p>";
        let page = format!(
            "<html><body><ul><li><a href=/>首页</a></ul><h1>甲市政府工作报告</h1><div>浏览次数：12</div>\
             <div id=zoom><p>各位代表：</p>{}<p>谢谢大家！</p></div><div>打印　关闭</div></body></html>",
            text.repeat(5)
        );
        let lines = read(&page).unwrap().lines;
        assert_eq!(lines.get(1).map(String::as_str), Some("各位代表："), "{lines:?}");
        assert_eq!(lines.last().map(String::as_str), Some("谢谢大家！"), "{lines:?}");
    }

    #[test]
    fn what_stands_before_the_report_is_named_is_the_sites() {
        let text =
            "<p>　　全市地区生产总值增长5.2%，城镇新增就业3.1万人，粮食产量80万吨，居民收入稳步提高。</p>";
        let page = format!(
            "<html><head><title>甲市人民政府-甲市政府工作报告</title></head><body><form><table><tr><td>您现在的位置：首页 → 公报 → \
             正文</td><td>2026年2月1日 星期日</td></tr></table><b>甲市政府工作报告</b>{}</form></body></html>",
            text.repeat(5)
        );
        let lines = read(&page).unwrap().lines;
        assert_eq!(lines.first().map(String::as_str), Some("甲市政府工作报告"), "{lines:?}");
        assert_eq!(lines.len(), 6, "{lines:?}");
    }

    #[test]
    fn the_name_of_the_site_is_no_part_of_the_title() {
        for (page, report) in [
            ("甲市人民政府-2026年甲市政府工作报告", "2026年甲市政府工作报告"),
            ("2026年甲市政府工作报告_甲市人民政府", "2026年甲市政府工作报告"),
            ("2024-2025年政府工作报告", "2024-2025年政府工作报告"),
        ] {
            let page = format!("<html><head><title>{page}</title></head><body></body></html>");
            assert_eq!(title(&Document::from(page)).as_deref(), Some(report));
        }
    }

    #[test]
    fn what_nobody_sets_is_refused() {
        let deep = format!("{}<p>增长5%。</p>", "<div>".repeat(1_000));
        assert_eq!(read(&deep).unwrap_err(), Refusal::Bomb);
        assert_eq!(read(&"<b>".repeat(MOST_ELEMENTS * 2 + 1)).unwrap_err(), Refusal::Bomb);
    }
}
