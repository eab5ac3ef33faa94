//! What a line shows by itself of where it begins and ends.

use std::sync::LazyLock;

use regex::Regex;
use unicode_width::UnicodeWidthStr;

use super::line::Line;
use crate::report::pattern::pattern;

/// `一、`, `（二）`, `第三部分`, `壹、`, `——`: begins a heading or an item, whatever stands before.
static BEGINS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?:[一二三四五六七八九十]{1,3}\s*[、．.]|[(（][一二三四五六七八九十]{1,3}[)）]|第[一二三四五六七八九十]{1,3}(?:部分|章|节|篇)|[壹贰叁肆伍陆柒捌玖拾]\s*、|——|[●•■◆①-⑳]|\d{1,2}\s*[、．]|\d{1,2}\.\D|[(（]\d{1,2}[)）]|各位代表)",
    )
});
/// A sentence or a value inside a line: no heading that a line holds alone is printed so.
static SENTENCE: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"[。；;：:！，,].|\d[.．]?$|[，,、（(“《「『]$"));
/// What a line shows by itself.
pub(super) struct Seen<'a> {
    pub(super) words: &'a str,
    pub(super) width: usize,
    pub(super) characters: usize,
    pub(super) is_heading: bool,
    /// Begins a heading or an item.
    pub(super) begins: bool,
    /// Ends without a closing mark.
    pub(super) open: bool,
    /// Holds part of a sentence.
    pub(super) in_sentence: bool,
    /// Quotes and brackets opened in it less those closed.
    pub(super) opens: i64,
    pub(super) soft: bool,
    pub(super) gap: bool,
}

impl<'a> Seen<'a> {
    pub(super) fn of(line: &'a Line<'_>, is_heading: &dyn Fn(&Line<'_>) -> bool) -> Self {
        let words = line.words();
        let count =
            |marks: &str| i64::try_from(words.chars().filter(|c| marks.contains(*c)).count()).unwrap_or(0);
        Self {
            words,
            width: words.width(),
            characters: words.chars().count(),
            is_heading: is_heading(line),
            begins: line.rank.is_some() || BEGINS.is_match(words),
            open: is_open(words),
            in_sentence: SENTENCE.is_match(words),
            opens: count("“（(《「『【") - count("”）)》」』】"),
            soft: line.soft,
            gap: line.gap && !line.soft,
        }
    }

    /// Short, without a mark and no heading that can be told by its form.
    pub(super) fn is_bare(&self) -> bool {
        self.open && !self.in_sentence && !self.is_heading && !self.begins && self.characters <= 24
    }

    /// Ends inside a sentence, as far as the line itself shows.
    pub(super) fn breaks(&self) -> bool {
        self.open && self.in_sentence && !self.is_heading
    }
}

fn is_open(words: &str) -> bool {
    let mut back = words.chars().rev();
    match (back.next(), back.next()) {
        (Some('.' | '．'), Some(before)) if before.is_ascii_digit() => true,
        (Some(last), _) => !"。！？；：!?;:….”’」』）)》】|".contains(last),
        (None, _) => false,
    }
}
