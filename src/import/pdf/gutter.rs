//! Two columns that a page prints line by line across both: told apart by the gutter between them.

use super::glyphs::Glyph;

/// At least so many lines, and half of all, have words on both sides of a gutter.
const FEWEST: usize = 6;
/// A page with more lines than this is no text.
const MOST: usize = 500;
/// A gutter is so wide, in sizes, where marks hang into it.
const NARROWEST: f64 = 1.0;
/// So near to the right column, in points, nothing of the left one reaches.
const CLOSE: f64 = 0.5;
/// Words beside a gutter are so wide, in sizes, half of the time: cells of a table are narrower.
const WIDE: f64 = 10.0;
/// Left pages and right pages may have gutters of their own; more than so many places are none.
const MOST_GUTTERS: usize = 4;
/// Characters within so much of their size above and below each other stand on one line.
const LEVEL: f64 = 0.3;

/// The gutters of the pages before.
#[derive(Debug, Default)]
pub(super) struct Gutters(Vec<f64>);

impl Gutters {
    /// The characters of a page, those of the left column first where they were printed across both.
    pub(super) fn part(&mut self, glyphs: Vec<Glyph>) -> Vec<Glyph> {
        let lines = lines(&glyphs);
        let Some(gutter) = gutter(&lines).or_else(|| self.of_before(&lines)) else { return glyphs };
        let is_known = |known: &f64| (known - gutter).abs() <= CLOSE;
        if !self.0.iter().any(is_known) && self.0.len() < MOST_GUTTERS {
            self.0.push(gutter);
        }
        part(&lines, gutter)
    }

    /// The right column of a last page may have few lines: what parted the pages before parts it, too.
    fn of_before(&self, lines: &[&[Glyph]]) -> Option<f64> {
        let stands = |gutter: &f64| {
            let crossing = lines.iter().filter(|line| crosses(line, *gutter)).count();
            let open = lines.iter().flat_map(|line| gaps(line));
            let open = open.filter(|gap| gap.from < *gutter && *gutter < gap.to).count();
            open > 0 && crossing * 4 <= lines.len()
        };
        self.0.iter().copied().find(stands)
    }
}

fn part(lines: &[&[Glyph]], gutter: f64) -> Vec<Glyph> {
    let mut parted = Vec::with_capacity(lines.iter().map(|line| line.len()).sum());
    let mut right = Vec::new();
    for line in lines {
        if crosses(line, gutter) {
            // What runs over both columns ends what is above it.
            parted.append(&mut right);
            parted.extend(line.iter().cloned());
            continue;
        }
        let (left, beside): (Vec<Glyph>, Vec<Glyph>) =
            line.iter().cloned().partition(|glyph| glyph.x < gutter);
        parted.extend(left);
        right.extend(beside);
    }
    parted.append(&mut right);
    parted
}

fn crosses(line: &[Glyph], gutter: f64) -> bool {
    line.iter().any(|glyph| glyph.x < gutter && glyph.x + glyph.width > gutter)
}

/// Characters that stand level and follow each other.
fn lines(glyphs: &[Glyph]) -> Vec<&[Glyph]> {
    glyphs
        .chunk_by(|a, b| (a.y - b.y).abs() <= a.size.max(b.size) * LEVEL && b.x >= a.x - a.size)
        .filter(|line| line.iter().any(|glyph| !glyph.text.trim().is_empty()))
        .collect()
}

/// Where the gutter is; `None` where the page has one column, or prints one after the other.
fn gutter(lines: &[&[Glyph]]) -> Option<f64> {
    if lines.len() > MOST {
        return None;
    }
    let gaps: Vec<Gap> = lines.iter().flat_map(|line| gaps(line)).collect();
    let open = |at: f64| gaps.iter().filter(move |gap| gap.from < at && at < gap.to);
    let most = gaps.iter().map(|gap| f64::midpoint(gap.from, gap.to)).max_by_key(|at| open(*at).count())?;
    // Just before the right column: marks of the left one may hang almost so far.
    let begin = open(most).map(|gap| gap.to).fold(f64::INFINITY, f64::min);
    let count = open(most).count();
    let wide = open(most).filter(|gap| gap.is_wide).count();
    let is_gutter = count >= FEWEST && count * 2 >= lines.len() && wide * 2 >= count;
    is_gutter.then_some(f64::midpoint(most, begin).max(begin - CLOSE))
}

/// Between two characters of a line.
struct Gap {
    from: f64,
    to: f64,
    /// The words on both sides of it are.
    is_wide: bool,
}

fn gaps(line: &[Glyph]) -> impl Iterator<Item = Gap> {
    let printed = || line.iter().filter(|glyph| !glyph.text.trim().is_empty());
    let begin = printed().next().map_or(0.0, |glyph| glyph.x);
    let end = printed().next_back().map_or(0.0, |glyph| glyph.x + glyph.width);
    printed().zip(printed().skip(1)).filter_map(move |(a, b)| {
        let (from, to, size) = (a.x + a.width, b.x, a.size);
        let is_wide = from - begin >= size * WIDE && end - to >= size * WIDE;
        (to - from >= size * NARROWEST).then_some(Gap { from, to, is_wide })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Words that begin here and are so wide.
    fn set(text: &str, x: f64, y: f64) -> impl Iterator<Item = Glyph> {
        text.chars().zip(0u8..).map(move |(character, at)| Glyph {
            x: x + f64::from(at) * 10.0,
            y,
            size: 10.0,
            width: 10.0,
            text: character.to_string(),
        })
    }

    fn read(glyphs: Vec<Glyph>) -> String {
        Gutters::default().part(glyphs).into_iter().map(|glyph| glyph.text).collect()
    }

    #[test]
    fn columns_are_read_one_after_the_other_under_what_runs_over_both() {
        let mut page: Vec<Glyph> = set("一个横跨两栏的题目印在两栏之上", 150.0, 40.0).collect();
        let (left, right) = ("左边的一栏每行都是这么长的", "右边的一栏每行也是这么长的");
        for row in 0..6u8 {
            let y = 100.0 + f64::from(row) * 20.0;
            page.extend(set(left, 50.0, y));
            // A mark hangs into the gutter.
            page.extend(set(if row % 2 == 0 { "，" } else { "" }, 180.0, y));
            page.extend(set(right, 204.0, y));
        }
        page.extend(set("左末", 50.0, 220.0));
        let read = read(page);
        let (head, rest) = read.split_at("一个横跨两栏的题目印在两栏之上".len());
        assert!(head.starts_with("一个") && rest.starts_with(left), "{read}");
        assert!(rest.ends_with(&format!("左末{}", right.repeat(6))), "{read}");
    }

    #[test]
    fn a_table_without_lines_is_no_pair_of_columns() {
        let rows: Vec<Glyph> = (0..8u8)
            .flat_map(|row| {
                let y = 100.0 + f64::from(row) * 20.0;
                set("粮食产量", 50.0, y).chain(set("八十万吨", 300.0, y))
            })
            .collect();
        assert_eq!(Gutters::default().part(rows.clone()), rows);
    }

    #[test]
    fn a_last_page_is_parted_where_the_pages_before_are() {
        let (left, right) = ("左边的一栏每行都是这么长的", "右边的一栏每行也是这么长的");
        let page = |of_right: u8| -> Vec<Glyph> {
            (0..20u8)
                .flat_map(|row| {
                    let y = 100.0 + f64::from(row) * 20.0;
                    set(left, 50.0, y).chain(set(if row < of_right { right } else { "" }, 204.0, y))
                })
                .collect()
        };
        let mut gutters = Gutters::default();
        let mut read = |glyphs| gutters.part(glyphs).into_iter().map(|glyph| glyph.text).collect::<String>();
        assert_eq!(read(page(3)).find(right), Some(left.len()), "no page before says where");
        assert_eq!(read(page(20)), left.repeat(20) + &right.repeat(20));
        assert_eq!(read(page(3)), left.repeat(20) + &right.repeat(3));
    }
}
