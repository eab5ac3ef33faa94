//! What stands in the cells of ruled tables, row by row.

use std::collections::BTreeMap;

use super::glyphs::Glyph;
use super::lines::{self, Line, Piece};
use super::rules::Grid;

/// A table with a longer cell than this, in characters, only puts text in its place.
const LONG_CELL: usize = 200;
/// A character's middle lies so far above its line, in sizes.
const MIDDLE: f64 = 0.35;

/// A table while its characters are gathered.
struct Table<'a> {
    grid: &'a Grid,
    /// By cell.
    glyphs: BTreeMap<usize, Vec<Glyph>>,
    /// How many characters that stand in no table were printed before it.
    after: usize,
}

/// The lines of a page, those of its tables a row each, where the table's first character is printed.
pub(super) fn lines(glyphs: Vec<Glyph>, grids: &[Grid]) -> Vec<Line> {
    let mut tables: Vec<Table<'_>> =
        grids.iter().map(|grid| Table { grid, glyphs: BTreeMap::new(), after: 0 }).collect();
    let mut text = Vec::new();
    for glyph in glyphs {
        let (x, y) = (glyph.x + glyph.width / 2.0, glyph.y - glyph.size * MIDDLE);
        let place = tables.iter_mut().find_map(|table| Some((table.grid.cell(x, y)?, table)));
        match place {
            Some((cell, table)) => {
                if table.glyphs.is_empty() {
                    table.after = text.len();
                }
                table.glyphs.entry(cell).or_default().push(glyph);
            }
            None => text.push(glyph),
        }
    }
    tables.sort_by_key(|table| table.after);
    let mut all = Vec::new();
    let mut begun = 0;
    let mut rest = text.into_iter();
    for table in tables {
        all.extend(lines::of(rest.by_ref().take(table.after - begun).collect()));
        begun = table.after;
        all.extend(rows(table));
    }
    all.extend(lines::of(rest.collect()));
    all
}

fn rows(table: Table<'_>) -> Vec<Line> {
    let Table { grid, glyphs, .. } = table;
    let cells: BTreeMap<usize, Vec<Line>> =
        glyphs.into_iter().map(|(cell, glyphs)| (cell, lines::of(glyphs))).collect();
    let words: BTreeMap<usize, String> = cells.iter().map(|(cell, lines)| (*cell, words(lines))).collect();
    if words.values().any(|words| words.chars().count() > LONG_CELL) {
        return cells.into_values().flatten().collect();
    }
    let size = cells.values().flatten().map(|line| line.size).fold(0.0, f64::max);
    let bottoms = grid.ys.iter().skip(1).enumerate();
    let row = |(row, y): (usize, &f64)| {
        let ends = grid.xs.iter().zip(grid.xs.iter().skip(1)).enumerate();
        let piece = |(column, (from, to)): (usize, (&f64, &f64))| {
            // A cell of several fields is told in its first.
            let text = words.get(&(row * grid.columns() + column)).cloned().unwrap_or_default();
            Piece { text, from: *from, to: *to }
        };
        let pieces: Vec<Piece> = ends.map(piece).collect();
        let is_empty = pieces.iter().all(|piece| piece.text.is_empty());
        (!is_empty).then_some(Line { pieces, y: *y, size, is_ruled: true })
    };
    bottoms.filter_map(row).collect()
}

/// The words of a cell, its lines as one.
fn words(lines: &[Line]) -> String {
    let mut words = String::new();
    for line in lines {
        super::paragraphs::append(&mut words, &line.text());
    }
    words
}
