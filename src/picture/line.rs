//! One thing over years: a point a year, a line between neighbours, dashes across years that give nothing.

use super::canvas::{Canvas, Hand, Stand, colour};
use super::chart::{EDGE, WIDTH, colour_of, foot};
use super::drawing::{Item, Subject};
use crate::words::Language;

/// Height of what lies between the lowest and the highest point.
const HEIGHT: f32 = 420.0;
/// Above the highest point and below the lowest there is room for what is printed.
const ROOM: f32 = 56.0;
/// Years, or points with room beside them, of which each value is printed.
const EACH: usize = 12;
/// Year labels that stand beside each other.
const LABELS: usize = 12;

pub(super) fn draw(subject: &Subject, language: Language) -> Canvas {
    let mut canvas = Canvas::new(WIDTH, language);
    let top = subject.head(&mut canvas) + ROOM;
    let bottom = top + HEIGHT;
    let years = subject.years();
    let step = (WIDTH - 2.0 * EDGE - 60.0) / (years.len().max(2) - 1) as f32;
    let x = |at: usize| EDGE + 30.0 + step * at as f32;
    let (low, high) = subject.range();
    let y = |value: f64| bottom - relative(value, low, high) * HEIGHT;
    canvas.block(EDGE, bottom + ROOM - 14.0, WIDTH - 2.0 * EDGE, 2.0, colour::RULE);
    let every = years.len().div_ceil(LABELS);
    for (at, year) in years.iter().enumerate() {
        let item = subject.items.iter().find(|item| item.year == Some(*year));
        if item.is_none_or(|item| item.value.is_none()) {
            // A year without a number.
            canvas.block(
                x(at) - step.min(40.0) / 2.0,
                top - 20.0,
                step.min(40.0),
                HEIGHT + 40.0,
                colour::BAND,
            );
        }
        if at % every == 0 || at + 1 == years.len() && (years.len() - 1) % every > every / 2 {
            let hand = Hand::plain(20.0, colour::SOFT);
            canvas.write(x(at), bottom + ROOM + 14.0, Stand::Middle, hand, &year.to_string());
        }
    }
    let points: Vec<Option<(f32, f32, &Item)>> = years
        .iter()
        .enumerate()
        .map(|(at, year)| {
            let item = subject.items.iter().find(|item| item.year == Some(*year))?;
            Some((x(at), y(item.value?), item))
        })
        .collect();
    let ink = colour_of(subject.nature);
    let drawn: Vec<Point> =
        points.iter().enumerate().filter_map(|(at, point)| (*point).map(|(x, y, _)| (at, x, y))).collect();
    let has_gaps = join(&mut canvas, &drawn, ink);
    let told = told(&points);
    for (at, (x, y, item)) in points.iter().enumerate().filter_map(|(at, point)| Some((at, (*point)?))) {
        canvas.dot(x, y, 7.0, ink);
        if told.contains(&at) {
            let size = if points.len() > EACH / 2 { 20.0 } else { 26.0 };
            // In a valley the lines run above the point, and what is printed stands below it.
            let before = drawn.iter().rev().find(|(other, ..)| *other < at);
            let beside = before.into_iter().chain(drawn.iter().find(|(other, ..)| *other > at));
            let is_valley = beside.map(|(_, _, other)| y - other).sum::<f32>() > 0.0;
            let base = if is_valley { y + 18.0 + size * 0.8 } else { y - 18.0 };
            let hand = Hand::bold(size, colour::INK);
            canvas.write(within(x, hand.width(&item.text)), base, Stand::Middle, hand, &item.text);
        }
    }
    let mut below = subject.below(&mut canvas, bottom + ROOM + 34.0);
    below = notes(&mut canvas, below, has_gaps, language);
    foot(&mut canvas, below + 16.0, &subject.source(language), language);
    canvas
}

/// The place of a year among all, and where its value is drawn.
type Point = (usize, f32, f32);

/// Joins neighbours, by dashes where years between them give no number; true when there are such years.
fn join(canvas: &mut Canvas, drawn: &[Point], ink: &str) -> bool {
    let mut has_gaps = false;
    for pair in drawn.windows(2) {
        let [(at, x1, y1), (next, x2, y2)] = *pair else { continue };
        if at + 1 == next {
            canvas.stroke((x1, y1), (x2, y2), 4.0, ink);
        } else {
            canvas.dashes((x1, y1), (x2, y2), ink);
            has_gaps = true;
        }
    }
    has_gaps
}

/// How the picture is to be read; returns the y below.
fn notes(canvas: &mut Canvas, mut below: f32, has_gaps: bool, language: Language) -> f32 {
    let hand = Hand::plain(22.0, colour::SOFT);
    let said = has_gaps.then_some("line-gaps").into_iter().chain(["axis-cut"]);
    for line in said.flat_map(|key| hand.lines(&language.say(key), WIDTH - 2.0 * EDGE, 2)) {
        canvas.write(EDGE, below + 22.0, Stand::Start, hand, &line);
        below += 30.0;
    }
    below
}

/// Where the middle of something so wide stands, as near to `x` as it ends within the picture.
fn within(x: f32, width: f32) -> f32 {
    let half = width / 2.0 + EDGE / 4.0;
    x.min(WIDTH - half).max(half)
}

/// Points whose value is printed: all of few years, and all of few points that have room; of many the first, the last, the highest and the lowest.
fn told(points: &[Option<(f32, f32, &Item)>]) -> Vec<usize> {
    let drawn: Vec<(usize, f32)> =
        points.iter().enumerate().filter_map(|(at, point)| Some((at, (*point)?.1))).collect();
    if points.len() <= EACH {
        return drawn.into_iter().map(|(at, _)| at).collect();
    }
    let ends = [drawn.first(), drawn.last()];
    let extremes =
        [drawn.iter().min_by(|a, b| a.1.total_cmp(&b.1)), drawn.iter().max_by(|a, b| a.1.total_cmp(&b.1))];
    let mut told: Vec<usize> = ends.into_iter().chain(extremes).flatten().map(|(at, _)| *at).collect();
    let point = |at: usize| points.get(at).copied().flatten();
    for (at, _) in drawn.iter().filter(|_| drawn.len() <= EACH) {
        let is_free =
            |other: &usize| Option::zip(point(*at), point(*other)).is_none_or(|(a, b)| has_room(a, b));
        if told.iter().all(is_free) {
            told.push(*at);
        }
    }
    told
}

/// Whether what is printed of two points does not run together.
fn has_room((x, y, item): (f32, f32, &Item), (other_x, other_y, other): (f32, f32, &Item)) -> bool {
    let hand = Hand::bold(20.0, colour::INK);
    let width = hand.width(&item.text).midpoint(hand.width(&other.text));
    (x - other_x).abs() > width || (y - other_y).abs() > 24.0
}

#[expect(clippy::cast_possible_truncation, reason = "a length on paper")]
fn relative(value: f64, low: f64, high: f64) -> f32 {
    if high > low { ((value - low) / (high - low)) as f32 } else { 0.5 }
}
