//! Characters put together to lines, in the order in which the page prints them.

use std::collections::HashMap;

use super::glyphs::Glyph;

/// Characters on one line stand within so much of their size above and below each other.
const LEVEL: f64 = 0.3;
/// Between two characters is a blank where the gap is wider than this, in sizes.
const BLANK: f64 = 0.2;
/// Pieces of a line that stand further apart than this, in sizes, are cells.
const CELL: f64 = 1.8;
/// A character so far before the end of the last, in sizes, begins a line of its own: marks are set half as wide.
const BACK: f64 = 1.2;
/// What is printed once more, at most so far apart, is to look bold.
const SHADOW: f64 = 0.12;

/// Pieces that stand level.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Line {
    pub(super) pieces: Vec<Piece>,
    pub(super) y: f64,
    pub(super) size: f64,
    /// A row of a table that is ruled; its pieces are the cells, also those without words.
    pub(super) is_ruled: bool,
}

/// Words without a gap among them.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Piece {
    pub(super) text: String,
    pub(super) from: f64,
    pub(super) to: f64,
}

impl Line {
    pub(super) fn from(&self) -> f64 {
        self.pieces.iter().map(|piece| piece.from).fold(f64::INFINITY, f64::min)
    }

    pub(super) fn to(&self) -> f64 {
        self.pieces.iter().map(|piece| piece.to).fold(f64::NEG_INFINITY, f64::max)
    }

    /// Its words, pieces far apart parted by two blanks.
    pub(super) fn text(&self) -> String {
        self.pieces.iter().map(|piece| piece.text.trim()).collect::<Vec<_>>().join("　　")
    }
}

/// The lines of a page.
pub(super) fn of(glyphs: Vec<Glyph>) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    let mut printed: HashMap<String, Vec<(f64, f64)>> = HashMap::new();
    let mut blank = false;
    for glyph in glyphs {
        if glyph.text.chars().all(char::is_whitespace) {
            blank = true;
            continue;
        }
        if glyph.text.chars().all(char::is_control) || glyph.size.is_nan() || glyph.size <= 0.0 {
            continue;
        }
        let places = printed.entry(glyph.text.clone()).or_default();
        let near = |a: f64, b: f64| (a - b).abs() < glyph.size * SHADOW;
        if places.iter().any(|(x, y)| near(*x, glyph.x) && near(*y, glyph.y)) {
            continue;
        }
        places.push((glyph.x, glyph.y));
        add(&mut lines, &glyph, std::mem::take(&mut blank));
    }
    lines
}

fn add(lines: &mut Vec<Line>, glyph: &Glyph, blank: bool) {
    let end = glyph.x + glyph.width;
    let piece = || Piece { text: glyph.text.clone(), from: glyph.x, to: end };
    let level = lines.last_mut().filter(|line| (line.y - glyph.y).abs() <= glyph.size.max(line.size) * LEVEL);
    let Some((line, before)) = level.and_then(|line| {
        let to = line.pieces.last()?.to;
        (glyph.x >= to - glyph.size * BACK).then_some((line, to))
    }) else {
        return lines.push(Line { pieces: vec![piece()], y: glyph.y, size: glyph.size, is_ruled: false });
    };
    line.size = line.size.max(glyph.size);
    let gap = (glyph.x - before) / glyph.size;
    match line.pieces.last_mut() {
        Some(last) if gap <= CELL => {
            let is_word = |character: Option<char>| character.is_some_and(|c| c.is_ascii_alphanumeric());
            // Chinese is set wide to fill a line: only words of letters are parted by mere gaps.
            let parted = is_word(last.text.chars().next_back()) && is_word(glyph.text.chars().next());
            if blank || parted && gap > BLANK {
                last.text.push(' ');
            }
            last.text.push_str(&glyph.text);
            last.to = end;
        }
        _ => line.pieces.push(piece()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set(text: &str, x: f64, y: f64) -> Vec<Glyph> {
        let mut at = x;
        let glyph = |character: char| {
            let width = if character.is_ascii() { 5.0 } else { 10.0 };
            let glyph = Glyph { x: at, y, size: 10.0, width, text: character.to_string() };
            at += width;
            glyph
        };
        text.chars().map(glyph).collect()
    }

    #[test]
    fn lines_pieces_and_words() {
        let mut glyphs = set("增长5.2%，", 20.0, 100.0);
        glyphs.extend(set("就业", 73.0, 100.5));
        glyphs.extend(set("指标", 20.0, 120.0));
        glyphs.extend(set("5.2%", 200.0, 120.0));
        glyphs.extend(set("Smart", 20.0, 140.0));
        glyphs.extend(set("City", 48.0, 140.0));
        // Printed twice to look bold.
        glyphs.extend([set("　　甲市市长 张三", 20.0, 160.0), set("甲市", 40.3, 160.0)].concat());
        let lines: Vec<String> = of(glyphs).iter().map(Line::text).collect();
        assert_eq!(lines, ["增长5.2%，就业", "指标　　5.2%", "Smart City", "甲市市长 张三"]);
        assert!(of(set("　　甲市", 20.0, 160.0)).iter().all(|line| line.from() > 30.0));
    }
}
