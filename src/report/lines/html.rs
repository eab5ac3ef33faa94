//! What HTML leaves in a text that was copied from a page: tags and entities.

use std::borrow::Cow;
use std::sync::LazyLock;

use regex::{Captures, Regex};

use crate::report::pattern::pattern;

/// Tags by what they do to a line. Only names that HTML knows: `<甲>` and `<35` are text.
static TAG: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)</?(?:(?P<rank>h[1-6])|(?P<cell>t[dh])|(?P<block>p|br|div|tr|table|tbody|thead|ul|ol|li|dl|dt|dd|hr|section|article|center|blockquote|body|html|head|title|main|header|footer)|a|abbr|acronym|b|big|button|col|colgroup|em|figure|figcaption|font|form|i|iframe|img|input|label|link|meta|nobr|nav|o:p|pre|s|small|span|strike|strong|sub|sup|u|video|v:\w+|w:\w+|st1:\w+)(?:\s[^<>]*)?/?>",
    )
});
static HIDDEN: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?is)<!--.*?-->|<script\b[^<>]*>.*?</script\s*>|<style\b[^<>]*>.*?</style\s*>|<!doctype[^<>]*>|(?:[.#]?[a-z][\w.#\s,:>-]{0,60}\{[^{}\p{Han}]{0,400}\}\s*)+",
    )
});
static ENTITY: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"&(?P<name>#\d{1,6}|#[xX][0-9a-fA-F]{1,5}|[A-Za-z]{2,8}[0-9]?);|&(?P<open>nbsp|emsp|ensp|#\d{2,5})",
    )
});

/// `line` without tags and entities: blocks end it, headings and cells become Markdown.
pub(super) fn strip(line: &str) -> Cow<'_, str> {
    if !line.contains(['<', '&', '{']) {
        return Cow::Borrowed(line);
    }
    let mut text = Cow::Borrowed(line);
    // Twice, because what was escaped once too often is `&amp;nbsp;` or `&lt;p&gt;`.
    for _ in 0..2 {
        text = replaced(&HIDDEN, text, |_| String::new());
        text = replaced(&TAG, text, tag);
        text = replaced(&ENTITY, text, entity);
    }
    replaced(&TAG, text, tag)
}

fn replaced<'a>(pattern: &Regex, text: Cow<'a, str>, by: impl Fn(&Captures<'_>) -> String) -> Cow<'a, str> {
    match pattern.replace_all(&text, by) {
        Cow::Borrowed(_) => text,
        Cow::Owned(text) => Cow::Owned(text),
    }
}

fn tag(found: &Captures<'_>) -> String {
    let whole = found.get(0).map_or("", |whole| whole.as_str());
    let closes = whole.starts_with("</");
    if let Some(rank) = found.name("rank") {
        let depth = rank.as_str().chars().filter_map(|digit| digit.to_digit(10)).sum::<u32>() as usize;
        return if closes { "\n".to_owned() } else { format!("\n{} ", "#".repeat(depth)) };
    }
    if found.name("cell").is_some() {
        return if closes { "|".to_owned() } else { String::new() };
    }
    match found.name("block").map(|block| block.as_str().to_ascii_lowercase()).as_deref() {
        Some("tr") if !closes => "\n|".to_owned(),
        Some(_) => "\n".to_owned(),
        None => String::new(),
    }
}

fn entity(found: &Captures<'_>) -> String {
    let whole = found.get(0).map_or("", |whole| whole.as_str());
    let name = found.name("name").or(found.name("open")).map_or("", |name| name.as_str());
    htmlescape::decode_html(&format!("&{name};")).unwrap_or_else(|_| whole.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(line: &str, expected: &str) {
        assert_eq!(strip(line), expected);
    }

    #[test]
    fn tags_and_entities_are_taken_out() {
        check("<p>&emsp;&emsp;增长6&#37;左右。</p>", "\n\u{2003}\u{2003}增长6%左右。\n");
        check("增长<span style=\"color:red\">6%</span>，<b>就业</b>", "增长6%，就业");
        check("&ldquo;十五五&rdquo;&amp;nbsp;开局&lt;br/&gt;", "“十五五”\u{a0}开局\n");
        check("<h2>一、回顾</h2>", "\n## 一、回顾\n");
        check("<tr><td>指标</td><td>5.2%</td></tr>", "\n|指标|5.2%|\n");
        check(".TRS_Editor P{margin:0;font-size:12pt;}2026年工作", "2026年工作");
        check("甲<!-- 注 -->乙<script>var a;</script>", "甲乙");
    }

    #[test]
    fn what_only_looks_like_markup_stays() {
        check("PM2.5<35，R&D投入，A&B;", "PM2.5<35，R&D投入，A&B;");
        check("<甲>与<AI>", "<甲>与<AI>");
    }
}
