//! A sheet to draw on: rectangles and words, kept as SVG.

use std::fmt::Write;

use super::font::{ems, lacks};
use crate::text::to_traditional;
use crate::words::Language;

/// Colours of all pictures, dark enough on white to be read in the sun.
pub(super) mod colour {
    pub(crate) const PAPER: &str = "#ffffff";
    pub(crate) const INK: &str = "#1c2733";
    pub(crate) const SOFT: &str = "#5b6876";
    pub(crate) const RULE: &str = "#dfe5ec";
    pub(crate) const BAND: &str = "#f3f6fa";
    pub(crate) const RESULT: &str = "#8fb3d9";
    pub(crate) const TARGET: &str = "#c8382e";
}

/// Where a text stands at its x.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stand {
    Start,
    Middle,
    End,
}

/// How a text looks.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Hand {
    pub(super) size: f32,
    pub(super) colour: &'static str,
    pub(super) is_bold: bool,
}

impl Hand {
    pub(super) fn plain(size: f32, colour: &'static str) -> Self {
        Self { size, colour, is_bold: false }
    }

    pub(super) fn bold(size: f32, colour: &'static str) -> Self {
        Self { size, colour, is_bold: true }
    }

    /// Width of `text` in this hand.
    pub(super) fn width(self, text: &str) -> f32 {
        ems(text) * self.size
    }

    /// `text` in lines of about the same length, none wider than `width`, at most `most`; what is left over
    /// ends in `…`.
    pub(super) fn lines(self, text: &str, width: f32, most: usize) -> Vec<String> {
        let full = self.filled(text, width, most);
        let even = self.filled(text, self.width(text) / full.len() as f32 + self.size, most);
        let is_even = even.len() == full.len() && even.iter().all(|line| self.width(line) <= width);
        if is_even && !even.iter().any(|line| line.ends_with('…')) { even } else { full }
    }

    fn filled(self, text: &str, width: f32, most: usize) -> Vec<String> {
        let mut lines: Vec<String> = vec![String::new()];
        for letter in text.chars() {
            let is_full = lines.len() == most;
            let Some(last) = lines.last_mut() else { break };
            if last.is_empty() && letter == ' ' {
                continue;
            }
            last.push(letter);
            if self.width(last) > width && last.chars().count() > 1 {
                last.pop();
                if is_full {
                    return self.shortened(lines, width);
                }
                let next = format!("{}{letter}", carried(last, letter));
                lines.push(next);
            }
        }
        lines
    }

    fn shortened(self, mut lines: Vec<String>, width: f32) -> Vec<String> {
        if let Some(last) = lines.last_mut() {
            while self.width(last) + self.size > width && last.pop().is_some() {}
            // Half a number is another number.
            while last.ends_with(|c: char| c.is_ascii_digit() || matches!(c, '.' | '%')) {
                last.pop();
            }
            last.push('…');
        }
        lines
    }
}

/// What goes to the next line with `letter`, taken off the end of `line`: the beginning of a Latin word or number, a
/// bracket that opens before it, and what a mark that begins no line follows.
fn carried(line: &mut String, letter: char) -> String {
    let is_word = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | ',' | '%');
    let is_opening = |c: char| matches!(c, '(' | '“' | '「' | '（');
    let closes = |c: char| matches!(c, ',' | ';' | ')' | '”' | '」' | '）' | '，' | '。' | '；' | '、');
    let is_closing = closes(letter);
    let is_inside = is_word(letter) || is_closing;
    let tail = line.char_indices().rev().take_while(|(_, c)| is_opening(*c) || is_inside && is_word(*c));
    // 入 of 收入）、: several marks follow the same character.
    let last = line.char_indices().rev().find(|(_, c)| !closes(*c)).filter(|_| is_closing);
    let at = tail.last().or(last).map_or(line.len(), |(at, _)| at);
    if at == 0 {
        // One word fills the line.
        return String::new();
    }
    let carried = line.split_off(at);
    line.truncate(line.trim_end().len());
    carried
}

/// A drawing. Lengths are units of which a phone shows about two for a point.
#[derive(Debug, Clone)]
pub(super) struct Canvas {
    width: f32,
    height: f32,
    body: String,
    words: Vec<String>,
    /// Who reads traditional characters reads all words in them.
    is_traditional: bool,
    /// Some words were printed in simplified ones.
    is_converted: bool,
}

impl Canvas {
    pub(super) fn new(width: f32, language: Language) -> Self {
        Self {
            width,
            height: 0.0,
            body: String::new(),
            words: Vec::new(),
            is_traditional: language == Language::Traditional,
            is_converted: false,
        }
    }

    /// True where words were printed in other characters than they are shown in.
    pub(super) fn is_converted(&self) -> bool {
        self.is_converted
    }

    pub(super) fn width(&self) -> f32 {
        self.width
    }

    /// Makes the sheet reach down to `y`.
    pub(super) fn reach(&mut self, y: f32) {
        self.height = self.height.max(y);
    }

    /// Every text that was written.
    pub(super) fn words(&self) -> &[String] {
        &self.words
    }

    pub(super) fn block(&mut self, x: f32, y: f32, width: f32, height: f32, colour: &str) {
        self.shape(x, y, width, height, 0.0, &format!(r#"fill="{colour}""#));
    }

    /// A bar with softened corners.
    pub(super) fn bar(&mut self, x: f32, y: f32, width: f32, height: f32, colour: &str) {
        let round = (height / 5.0).min(width / 2.0).min(6.0);
        self.shape(x, y, width, height, round, &format!(r#"fill="{colour}""#));
    }

    /// The part of a bar up to where a range may reach.
    pub(super) fn open_bar(&mut self, x: f32, y: f32, width: f32, height: f32, colour: &str) {
        let look = format!(r#"fill="{colour}" fill-opacity="0.3""#);
        self.shape(x, y, width, height, 0.0, &look);
    }

    /// A straight line.
    pub(super) fn stroke(&mut self, from: (f32, f32), to: (f32, f32), width: f32, colour: &str) {
        let ((x1, y1), (x2, y2)) = (from, to);
        let _infallible = writeln!(
            self.body,
            r#"<line x1="{x1:.1}" y1="{y1:.1}" x2="{x2:.1}" y2="{y2:.1}" stroke="{colour}" stroke-width="{width:.1}" stroke-linecap="round"/>"#
        );
    }

    /// The same, thin and dashed: nothing is known of what lies between.
    pub(super) fn dashes(&mut self, from: (f32, f32), to: (f32, f32), colour: &str) {
        let ((x1, y1), (x2, y2)) = (from, to);
        let _infallible = writeln!(
            self.body,
            r#"<line x1="{x1:.1}" y1="{y1:.1}" x2="{x2:.1}" y2="{y2:.1}" stroke="{colour}" stroke-width="2.0" stroke-dasharray="7 9"/>"#
        );
    }

    /// A point.
    pub(super) fn dot(&mut self, x: f32, y: f32, radius: f32, colour: &str) {
        let _infallible =
            writeln!(self.body, r#"<circle cx="{x:.1}" cy="{y:.1}" r="{radius:.1}" fill="{colour}"/>"#);
    }

    fn shape(&mut self, x: f32, y: f32, width: f32, height: f32, round: f32, look: &str) {
        // Writing to a String cannot fail.
        let _infallible = writeln!(
            self.body,
            r#"<rect x="{x:.1}" y="{y:.1}" width="{:.1}" height="{height:.1}" rx="{round:.1}" {look}/>"#,
            width.max(0.5)
        );
    }

    /// Writes `text` with its base line at `y`.
    pub(super) fn write(&mut self, x: f32, y: f32, stand: Stand, hand: Hand, text: &str) {
        let shown = self.in_script(text);
        let anchor = match stand {
            Stand::Start => "start",
            Stand::Middle => "middle",
            Stand::End => "end",
        };
        let Hand { size, colour, is_bold } = hand;
        let stroke = match is_bold {
            true => format!(r#" stroke="{colour}" stroke-width="{:.2}""#, size * 0.035),
            false => String::new(),
        };
        let _infallible = writeln!(
            self.body,
            r#"<text x="{x:.1}" y="{y:.1}" font-size="{size}" fill="{colour}" text-anchor="{anchor}"{stroke}>{}</text>"#,
            escape(&shown)
        );
        self.words.push(shown);
    }

    /// In the reader's characters, as far as the font has them.
    fn in_script(&mut self, text: &str) -> String {
        if !self.is_traditional {
            return text.to_owned();
        }
        let converted = to_traditional(text);
        if converted == text || lacks(&converted).is_some() {
            return text.to_owned();
        }
        self.is_converted = true;
        converted
    }

    pub(super) fn into_svg(self) -> String {
        let (width, height) = (self.width, self.height.ceil());
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\">\n\
             <rect width=\"100%\" height=\"100%\" fill=\"{}\"/>\n{}</svg>\n",
            colour::PAPER,
            self.body
        )
    }
}

/// Text as XML; control characters, which XML cannot hold, are left out.
fn escape(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for letter in text.chars().filter(|letter| !letter.is_control()) {
        match letter {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            letter => safe.push(letter),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_numbers_are_not_parted_by_a_line() {
        let hand = Hand::plain(10.0, colour::INK);
        let words = "equal numbers share a rank (地区) of 12.5%";
        let whole: Vec<&str> = words.split(' ').collect();
        for width in [60.0, 75.0, 90.0, 120.0, 200.0] {
            let lines = hand.lines(words, width, 20);
            let parts: Vec<&str> = lines.iter().flat_map(|line| line.split(' ')).collect();
            assert!(lines.iter().all(|line| hand.width(line) <= width), "{lines:?}");
            assert!(
                whole.iter().filter(|word| word.is_ascii()).all(|word| parts.contains(word)),
                "{lines:?}"
            );
        }
        assert_eq!(hand.lines("abcdefghijkl", 30.0, 9).concat(), "abcdefghijkl");
        for width in [40.0, 50.0, 60.0] {
            let lines = hand.lines("甲乙丙丁）、戊己庚辛", width, 9);
            assert!(lines.iter().all(|line| !line.starts_with(['）', '、'])), "{lines:?}");
        }
        assert!(hand.lines("甲乙丙丁，戊己", 40.0, 9).iter().all(|line| !line.starts_with('，')));
    }
}
