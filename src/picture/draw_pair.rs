//! One region: a few large bars below each other.

use super::canvas::{Canvas, Hand, Stand, colour};
use super::chart::{Bar, Chart, EDGE, Row, WIDTH, colour_of, series};
use super::number::{Scale, signed};
use crate::figures::Change;
use crate::words::Language;

/// From one bar to the next.
const STEP: f32 = 116.0;
const THICK: f32 = 48.0;

pub(super) fn draw(chart: &Chart, row: &Row, language: Language) -> Canvas {
    let mut canvas = Canvas::new(WIDTH, language);
    let mut y = chart.head(&mut canvas, language, &row.region) + 24.0;
    let value_hand = Hand::bold(34.0, colour::INK);
    let values: Vec<String> = row.bars.iter().map(|bar| value(bar, language)).collect();
    let has_bar = |bar: &Bar| bar.value.is_some();
    let widest = row.bars.iter().zip(&values).filter(|(bar, _)| has_bar(bar));
    let widest = widest.map(|(_, text)| value_hand.width(text)).fold(0.0, f32::max);
    let length = (WIDTH - 2.0 * EDGE - widest - 20.0).max(160.0);
    let scale = Scale::of(row.bars.iter(), length);
    let zero = EDGE + scale.at(0.0);
    for (bar, text) in row.bars.iter().zip(&values) {
        let label = series(bar.year, bar.nature, language);
        canvas.write(EDGE, y + 22.0, Stand::Start, Hand::plain(26.0, colour::SOFT), &label);
        let top = y + 38.0;
        let base = top + THICK / 2.0 + 12.0;
        let Some(end) = signed(bar, bar.value) else {
            let hand = Hand::bold(30.0, colour::INK);
            for (at, line) in (0u8..).zip(hand.lines(text, WIDTH - 2.0 * EDGE, 2)) {
                canvas.write(EDGE, base + f32::from(at) * 40.0, Stand::Start, hand, &line);
            }
            y += STEP;
            continue;
        };
        let end = EDGE + scale.at(end);
        let (left, right) = (zero.min(end), zero.max(end));
        let upper = signed(bar, bar.upper).map_or(right, |upper| EDGE + scale.at(upper));
        if upper > right {
            canvas.open_bar(right, top, upper - right, THICK, colour_of(bar.nature));
        }
        canvas.bar(left, top, right - left, THICK, colour_of(bar.nature));
        canvas.write(upper.max(right) + 16.0, base, Stand::Start, value_hand, text);
        y += STEP;
    }
    chart.foot(&mut canvas, y + 8.0, language);
    canvas
}

/// As printed; where bars rise and fall, with the direction said.
pub(super) fn value(bar: &Bar, language: Language) -> String {
    match bar.change.filter(|change| bar.is_mixed && matches!(change, Change::Increase | Change::Decrease)) {
        Some(change) => format!("{} {}", language.say(change.key()), bar.text),
        None => bar.text.clone(),
    }
}
