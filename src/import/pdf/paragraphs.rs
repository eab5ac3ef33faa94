//! Lines put together to paragraphs, by where on the page they begin and end.

use super::super::table;
use super::lines::{Line, Piece};

/// A line that begins so far inside of its column, in sizes, begins a paragraph.
const INDENT: f64 = 0.8;
/// A line ends a paragraph where what comes next would have fitted on it, with so much to spare, in sizes.
const SPARE: f64 = 0.5;
/// Where paragraphs are indented, one that is not is told by a line that ends so early at the least.
const SHORT_BEFORE_NO_INDENT: f64 = 6.0;
/// How wide digits and letters are, in sizes.
const HALF: f64 = 0.55;
/// Marks that begin no line, and those that end none.
const CLOSING: &str = "。，、；：！？）》〉”’』」】〕…—·％%,.;:!?)]}";
const OPENING: &str = "“‘（《〈『「【〔([{";
/// Sizes differ by more than this share between a heading and text.
const OTHER_SIZE: f64 = 0.08;
/// Lines are further apart between paragraphs, where nothing else parts them: so much of the usual step.
const APART: f64 = 1.2;
const APART_BESIDE_INDENTS: f64 = 1.35;
/// Columns whose left edges are within so many points are one.
const SAME: f64 = 6.0;
/// Cells of two rows begin within so many points of each other.
const ALIGNED: f64 = 12.0;

/// A stretch of lines each below the one before: a column of a page.
struct Column<'a> {
    lines: Vec<&'a Line>,
    left: f64,
    right: f64,
}

/// The paragraphs of all pages, rows of tables as rows.
pub(super) fn of(pages: &[Vec<Line>]) -> Vec<String> {
    let columns = columns(pages);
    let step = usual_step(&columns);
    let (short, far) = match are_indented(&columns) {
        true => (SHORT_BEFORE_NO_INDENT, APART_BESIDE_INDENTS),
        false => (0.0, APART),
    };
    let mut paragraphs: Vec<String> = Vec::new();
    let mut before: Option<(&Line, f64)> = None;
    for column in &columns {
        let mut last: Option<&Line> = None;
        for (at, line) in column.lines.iter().copied().enumerate() {
            if is_row(column, at) {
                let cells: Vec<String> = line.pieces.iter().map(|piece| piece.text.clone()).collect();
                paragraphs.extend(table::row(&cells));
                (before, last) = (None, Some(line));
                continue;
            }
            let apart =
                last.is_some_and(|last| line.y - last.y > step * far * line.size / usual_size(column));
            let goes_on = before
                .is_some_and(|(before, right)| !apart && goes_on(before, right, line, column.left, short));
            match paragraphs.last_mut().filter(|_| goes_on) {
                Some(paragraph) => append(paragraph, &line.text()),
                None => paragraphs.push(line.text().trim().to_owned()),
            }
            (before, last) = (Some((line, column.right)), Some(line));
        }
    }
    paragraphs
}

/// Whether a line that ends a sentence early is followed by an indented one, more often than not.
fn are_indented(columns: &[Column<'_>]) -> bool {
    let (mut indented, mut flush) = (0, 0);
    for column in columns {
        for (line, next) in column.lines.iter().zip(column.lines.iter().skip(1)) {
            if line.text().ends_with(['。', '；', '！', '”'])
                && line.to() + line.size * (width_of_first(next) + SPARE) < column.right
            {
                let is_indented = next.from() > column.left + next.size * INDENT;
                *(if is_indented { &mut indented } else { &mut flush }) += 1;
            }
        }
    }
    indented > flush
}

fn goes_on(before: &Line, right: f64, line: &Line, left: f64, short: f64) -> bool {
    let is_same_size = (before.size - line.size).abs() <= before.size * OTHER_SIZE;
    let is_indented = line.from() > left + line.size * INDENT;
    let needed = (width_of_first(line) + SPARE).max(short);
    let is_short = before.to() + before.size * needed < right;
    is_same_size && !is_indented && !is_short
}

/// How wide what stands first on a line is, in sizes: a character or a number with the marks that cannot be parted from it.
fn width_of_first(line: &Line) -> f64 {
    let text = line.text();
    let mut rest = text.chars().peekable();
    let mut width = 0.0;
    let of = |character: char| if character.is_ascii() { HALF } else { 1.0 };
    while let Some(mark) = rest.next_if(|next| OPENING.contains(*next)) {
        width += of(mark);
    }
    let is_number = |character: char| character.is_ascii_alphanumeric() || ".,%-+/".contains(character);
    if rest.peek().is_some_and(|next| is_number(*next)) {
        while let Some(digit) = rest.next_if(|next| is_number(*next)) {
            width += of(digit);
        }
    } else {
        width += rest.next().map_or(0.0, of);
    }
    while let Some(mark) = rest.next_if(|next| CLOSING.contains(*next)) {
        width += of(mark);
    }
    width
}

fn columns(pages: &[Vec<Line>]) -> Vec<Column<'_>> {
    let mut columns: Vec<Column<'_>> = Vec::new();
    for page in pages {
        let mut last: Option<&Line> = None;
        for line in page {
            let is_below = last.is_some_and(|last| line.y > last.y - line.size && line.from() < last.to());
            match columns.last_mut().filter(|_| is_below) {
                Some(column) => column.lines.push(line),
                None => columns.push(Column { lines: vec![line], left: 0.0, right: 0.0 }),
            }
            last = Some(line);
        }
    }
    let edges: Vec<(f64, f64)> = columns.iter().map(|column| edges(&column.lines)).collect();
    for (column, (left, right)) in columns.iter_mut().zip(&edges) {
        // A column of a few lines has the edges of those that begin where it does.
        let beside = || edges.iter().filter(|(other, _)| (other - left).abs() <= column_reach(&column.lines));
        column.left = beside().map(|(left, _)| *left).fold(*left, f64::min);
        // A few pages with something wide on them say nothing of the others.
        let mut rights: Vec<f64> = beside().map(|(_, right)| *right).collect();
        rights.sort_by(f64::total_cmp);
        column.right = rights.get(rights.len() * 3 / 4).map_or(*right, |usual| usual.max(*right));
    }
    columns
}

/// A column of lines that are all indented begins two characters further in.
fn column_reach(lines: &[&Line]) -> f64 {
    let size = lines.iter().map(|line| line.size).fold(0.0, f64::max);
    if lines.len() <= 3 { size * 2.5 } else { SAME }
}

/// Of the text alone: tables may stand out.
fn edges(lines: &[&Line]) -> (f64, f64) {
    let text = || lines.iter().filter(|line| !line.is_ruled);
    let left = text().map(|line| line.from()).fold(f64::INFINITY, f64::min);
    let right = text().map(|line| line.to()).fold(f64::NEG_INFINITY, f64::max);
    (left, right)
}

/// The step from line to line that is the usual one of the whole text.
fn usual_step(columns: &[Column<'_>]) -> f64 {
    let mut steps: Vec<f64> = columns
        .iter()
        .flat_map(|column| column.lines.iter().zip(column.lines.iter().skip(1)))
        .map(|(line, next)| next.y - line.y)
        .filter(|step| *step > 0.0)
        .collect();
    median(&mut steps)
}

fn usual_size(column: &Column<'_>) -> f64 {
    median(&mut column.lines.iter().map(|line| line.size).collect::<Vec<_>>())
}

fn median(values: &mut [f64]) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::INFINITY)
}

/// Whether line `at` stands in cells like a line beside it.
fn is_row(column: &Column<'_>, at: usize) -> bool {
    let Some(line) = column.lines.get(at).filter(|line| line.pieces.len() > 1) else { return false };
    if line.is_ruled {
        return true;
    }
    let beside = [at.checked_sub(1), at.checked_add(1)];
    beside.into_iter().flatten().filter_map(|at| column.lines.get(at)).any(|other| is_aligned(line, other))
}

fn is_aligned(line: &Line, other: &Line) -> bool {
    let near = |a: &Piece, b: &Piece| {
        let middle = |piece: &Piece| f64::midpoint(piece.from, piece.to);
        (a.from - b.from).abs() < ALIGNED || (middle(a) - middle(b)).abs() < ALIGNED
    };
    line.pieces.len() == other.pieces.len() && line.pieces.iter().zip(&other.pieces).all(|(a, b)| near(a, b))
}

pub(super) fn append(paragraph: &mut String, words: &str) {
    let words = words.trim();
    let is_letter = |character: Option<char>| character.is_some_and(|c| c.is_ascii_alphabetic());
    if is_letter(paragraph.chars().next_back()) && is_letter(words.chars().next()) {
        paragraph.push(' ');
    }
    paragraph.push_str(words);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(text: &str, from: f64, y: f64) -> Line {
        let width = f64::from(u32::try_from(text.chars().count()).unwrap()) * 10.0;
        Line {
            pieces: vec![Piece { text: text.to_owned(), from, to: from + width }],
            y,
            size: 10.0,
            is_ruled: false,
        }
    }

    #[test]
    fn an_indent_begins_a_paragraph_and_a_page_ends_none() {
        let pages = [
            vec![
                line("一、二〇二五年工作回顾", 70.0, 100.0),
                line("全市地区生产总值增长，", 70.0, 120.0),
                line("粮食产量保持稳定，财政收入", 50.0, 140.0),
            ],
            vec![line("增长。", 50.0, 100.0), line("城镇新增就业超过目标。", 70.0, 120.0)],
        ];
        assert_eq!(
            of(&pages),
            [
                "一、二〇二五年工作回顾",
                "全市地区生产总值增长，粮食产量保持稳定，财政收入增长。",
                "城镇新增就业超过目标。",
            ]
        );
    }

    #[test]
    fn cells_that_stand_below_each_other_are_rows() {
        let row = |a: &str, b: &str, y: f64| {
            let mut row = line(a, 50.0, y);
            row.pieces.extend(line(b, 200.0, y).pieces);
            row
        };
        let pages = [vec![
            row("指标", "完成", 100.0),
            row("粮食产量", "八十万吨", 120.0),
            line("全市经济运行总体平稳、稳中有进，", 70.0, 140.0),
            line("继续向好。", 50.0, 160.0),
            line("政府自身建设进一步加强。", 70.0, 180.0),
            row("市长", "张三", 240.0),
        ]];
        assert_eq!(
            of(&pages),
            [
                "| 指标 | 完成 |",
                "| 粮食产量 | 八十万吨 |",
                "全市经济运行总体平稳、稳中有进，继续向好。",
                "政府自身建设进一步加强。",
                "市长　　张三"
            ]
        );
    }
}
