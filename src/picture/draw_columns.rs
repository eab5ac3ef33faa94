//! Several regions: a line each, bars in the middle, values in columns at the right.

use super::canvas::{Canvas, Hand, Stand, colour};
use super::chart::{Bar, Chart, EDGE, Row, WIDTH, colour_of, series};
use super::draw_pair::value;
use super::number::{Scale, signed};
use crate::figures::Nature;
use crate::report::Year;
use crate::words::Language;

/// Height of a region's line, and thickness of a bar.
const ROOMY: Grid = Grid { line: 58.0, thick: 14.0 };
/// The same where many regions are to be read in one picture.
const DENSE: Grid = Grid { line: 38.0, thick: 9.0 };
/// Regions that have room.
const FEW: usize = 16;
/// Widest name and widest value; what is wider stands on two lines.
const NAME: f32 = 200.0;
const VALUE: f32 = 168.0;
/// How much of their size words keep on one line.
const LEAST: f32 = 0.72;
/// Between columns.
const GAP: f32 = 20.0;

const NAME_HAND: Hand = Hand { size: 24.0, colour: colour::INK, is_bold: false };
const VALUE_HAND: Hand = Hand { size: 24.0, colour: colour::INK, is_bold: true };
const HEAD_HAND: Hand = Hand { size: 20.0, colour: colour::SOFT, is_bold: false };

#[derive(Debug, Clone, Copy)]
struct Grid {
    line: f32,
    thick: f32,
}

/// The columns of a chart: what a bar must be to stand in one.
type Series = (Year, Nature);

pub(super) fn draw(chart: &Chart, language: Language) -> Canvas {
    let mut canvas = Canvas::new(WIDTH, language);
    let under = match chart.regions > chart.rows.len() {
        true => {
            language.tell("first-of", &[("total", chart.regions.into()), ("count", chart.rows.len().into())])
        }
        false => String::new(),
    };
    let grid = if chart.rows.len() > FEW { DENSE } else { ROOMY };
    let mut y = chart.head(&mut canvas, language, &under) + 10.0;
    let columns = columns(chart);
    let name_width = chart.rows.iter().map(|row| NAME_HAND.width(&row.region)).fold(0.0, f32::max).min(NAME);
    let widths: Vec<f32> = columns.iter().map(|column| width_of(chart, *column, language)).collect();
    let left = EDGE + name_width + GAP;
    let length = (WIDTH - EDGE - left - widths.iter().sum::<f32>() - GAP * widths.len() as f32).max(80.0);
    let scale = Scale::of(chart.rows.iter().flat_map(|row| &row.bars), length);
    let mut right = WIDTH - EDGE;
    for (column, width) in columns.iter().zip(&widths).rev() {
        let label = series(column.0, column.1, language);
        canvas.write(right, y + 20.0, Stand::End, HEAD_HAND, &label);
        let mark = right - HEAD_HAND.width(&label) - 22.0;
        canvas.bar(mark, y + 5.0, 16.0, 16.0, colour_of(column.1));
        right -= width + GAP;
    }
    y += 36.0;
    for (number, row) in chart.rows.iter().enumerate() {
        if number % 2 == 0 {
            canvas.block(EDGE - 12.0, y, WIDTH - 2.0 * EDGE + 24.0, grid.line, colour::BAND);
        }
        line(&mut canvas, row, &Place { y, grid, left, scale, columns: &columns, widths: &widths }, language);
        y += grid.line;
    }
    chart.foot(&mut canvas, y + 20.0, language);
    canvas
}

/// Years and natures that any region has, in order.
fn columns(chart: &Chart) -> Vec<Series> {
    let mut columns: Vec<Series> =
        chart.rows.iter().flat_map(|row| &row.bars).map(|bar| (bar.year, bar.nature)).collect();
    columns.sort_by_key(|(year, nature)| (*year, *nature == Nature::Target));
    columns.dedup();
    columns
}

fn width_of(chart: &Chart, column: Series, language: Language) -> f32 {
    let bars = chart.rows.iter().flat_map(|row| &row.bars).filter(|bar| (bar.year, bar.nature) == column);
    let widest = bars.map(|bar| VALUE_HAND.width(&value(bar, language))).fold(0.0, f32::max);
    let head = HEAD_HAND.width(&series(column.0, column.1, language)) + 24.0;
    widest.min(VALUE).max(head)
}

/// Where a region's line is drawn.
struct Place<'a> {
    y: f32,
    grid: Grid,
    left: f32,
    scale: Scale,
    columns: &'a [Series],
    widths: &'a [f32],
}

fn line(canvas: &mut Canvas, row: &Row, place: &Place<'_>, language: Language) {
    let Place { y, grid, left, scale, columns, widths } = *place;
    let middle = y + grid.line / 2.0;
    words(canvas, (EDGE, middle, Stand::Start), NAME_HAND, &row.region, (NAME, grid.line));
    let drawn = row.bars.iter().filter(|bar| bar.value.is_some()).count();
    let mut top = middle - (grid.thick + 3.0) * drawn as f32 / 2.0 + 1.5;
    for bar in row.bars.iter().filter(|bar| bar.value.is_some()) {
        bar_of(canvas, bar, (left, top, grid.thick), scale);
        top += grid.thick + 3.0;
    }
    let mut right = WIDTH - EDGE;
    for (column, width) in columns.iter().zip(widths).rev() {
        let text =
            row.bars.iter().find(|bar| (bar.year, bar.nature) == *column).map(|bar| value(bar, language));
        match text {
            Some(text) => {
                words(canvas, (right, middle, Stand::End), VALUE_HAND, &text, (VALUE, grid.line));
            }
            None => canvas.write(right, middle + 8.0, Stand::End, Hand::plain(24.0, colour::SOFT), "—"),
        }
        right -= width + GAP;
    }
}

fn bar_of(canvas: &mut Canvas, bar: &Bar, (left, top, thick): (f32, f32, f32), scale: Scale) {
    let Some(end) = signed(bar, bar.value) else { return };
    let (zero, end) = (left + scale.at(0.0), left + scale.at(end));
    let (from, to) = (zero.min(end), zero.max(end));
    if let Some(upper) =
        signed(bar, bar.upper).map(|upper| left + scale.at(upper)).filter(|upper| *upper > to)
    {
        canvas.open_bar(to, top, upper - to, thick, colour_of(bar.nature));
    }
    canvas.bar(from, top, to - from, thick, colour_of(bar.nature));
}

/// Words around a middle line: on one line if they fit, somewhat smaller if need be, else small on two.
fn words(
    canvas: &mut Canvas,
    (x, middle, stand): (f32, f32, Stand),
    hand: Hand,
    text: &str,
    (width, height): (f32, f32),
) {
    if hand.width(text) <= width {
        canvas.write(x, middle + hand.size * 0.36, stand, hand, text);
        return;
    }
    let fitting = Hand { size: hand.size * width / hand.width(text), ..hand };
    if fitting.size >= hand.size * LEAST {
        canvas.write(x, middle + fitting.size * 0.36, stand, fitting, text);
        return;
    }
    let small = Hand { size: (hand.size * 0.8).min(height / 2.4), ..hand };
    let lines = small.lines(text, width, 2);
    let mut base = middle + small.size * 0.36 - if lines.len() > 1 { small.size * 0.6 } else { 0.0 };
    for line in lines {
        canvas.write(x, base, stand, small, &line);
        base += small.size * 1.2;
    }
}
