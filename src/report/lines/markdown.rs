//! What Markdown puts around the words of a line.

use std::borrow::Cow;
use std::sync::LazyLock;

use regex::Regex;

use crate::report::pattern::pattern;

/// `# …`; glued to its words only where they are no number: `#1机组` is a name.
static HEADING: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^\s*(?P<rank>#{1,6})(?:\s+(?P<far>.*?)|(?P<near>[^#\s\d].*?))\s*#*\s*$"));
/// `> …`, `- …`, `* …`.
static LEAD: LazyLock<Regex> = LazyLock::new(|| pattern(r"^\s*(?:>\s?|[-*+]\s+)+"));
static LINK: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?P<image>!?)\[(?P<words>[^\[\]]*)\]\((?:https?:|www\.|/|\.|#)[^()]*\)"));
static ESCAPE: LazyLock<Regex> = LazyLock::new(|| pattern(r"\\(?P<mark>[\\`*_{}\[\]()#+\-.!|>~])"));

/// The words of a line, and how deep a heading it is marked as.
pub(super) fn strip(line: &str) -> (Option<u8>, Cow<'_, str>) {
    let begins = line.trim_start().starts_with(['#', '>', '-', '*', '+']);
    if !begins && !["**", "__", "](", "\\"].iter().any(|mark| line.contains(mark)) {
        return (None, Cow::Borrowed(line));
    }
    let mut text = line.to_owned();
    let mut rank = None;
    if let Some(found) = HEADING.captures(line)
        && let Some(words) = found.name("far").or(found.name("near"))
    {
        rank = found.name("rank").and_then(|marks| u8::try_from(marks.len()).ok());
        words.as_str().clone_into(&mut text);
    } else if let Some(found) = LEAD.find(line)
        && line.get(found.end()..).is_some_and(|rest| rest.contains(char::is_alphanumeric))
    {
        text.drain(..found.end());
    }
    for mark in ["**", "__"] {
        if text.matches(mark).count() % 2 == 0 {
            text = text.replace(mark, "");
        }
    }
    if text.contains("](") {
        text = LINK.replace_all(&text, "$words").into_owned();
    }
    if text.contains('\\') {
        text = ESCAPE.replace_all(&text, "$mark").into_owned();
    }
    if text == line { (None, Cow::Borrowed(line)) } else { (rank, Cow::Owned(text)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(line: &str, rank: Option<u8>, expected: &str) {
        let (found, words) = strip(line);
        assert_eq!((found, words.as_ref()), (rank, expected));
    }

    #[test]
    fn marks_are_taken_off_words() {
        check("## 二、2026年工作安排", Some(2), "二、2026年工作安排");
        check("#2025年工作回顾 #", None, "#2025年工作回顾 #");
        check("#一、回顾#", Some(1), "一、回顾");
        check("**一、稳增长。**增长6%左右。", None, "一、稳增长。增长6%左右。");
        check("- 新建[学校](https://a.b/c)3所", None, "新建学校3所");
        check("1\\. 新建", None, "1. 新建");
    }

    #[test]
    fn marks_of_the_language_stay() {
        check("——2026年1月10日", None, "——2026年1月10日");
        check("--2014年2月19日", None, "--2014年2月19日");
        check("2*3与a_b", None, "2*3与a_b");
        check("-5.2%", None, "-5.2%");
    }
}
