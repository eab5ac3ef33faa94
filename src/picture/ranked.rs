//! Regions by rank: a bar each, equal ones with equal ranks, and those that give no number named below.

use super::canvas::{Canvas, Hand, Stand, colour};
use super::chart::{EDGE, WIDTH, colour_of, foot};
use super::drawing::{Item, Subject};
use super::number::Scale;
use crate::words::Language;

/// Height of a row where there are few, and where many are to be read in one picture.
const ROOMY: f32 = 54.0;
const DENSE: f32 = 38.0;
const FEW: usize = 16;
/// The longest bar, at least.
const SHORTEST: f32 = 80.0;
/// Where names and bars begin.
const NAME: f32 = EDGE + 52.0;
const BAR: f32 = NAME + 190.0;

pub(super) fn draw(subject: &Subject, language: Language) -> Canvas {
    let mut canvas = Canvas::new(WIDTH, language);
    let mut y = subject.head(&mut canvas) + 14.0;
    let step = if subject.items.len() > FEW { DENSE } else { ROOMY };
    let hand = Hand::bold(24.0, colour::INK);
    let widest = subject.items.iter().map(|item| hand.width(&item.text)).fold(0.0, f32::max);
    let room = WIDTH - EDGE - BAR - 16.0;
    // What is printed behind the longest bar ends within the picture.
    let size = hand.size.min(hand.size * (room - SHORTEST) / widest.max(1.0));
    let length = (room - widest * size / hand.size).max(SHORTEST);
    let hand = Hand { size, ..hand };
    let scale = Scale::of_values(subject.items.iter().flat_map(|item| [item.value, item.upper]), length);
    let mut band = 0;
    let mut last = None;
    for item in &subject.items {
        // Rows of one rank stand on one band.
        band += usize::from(item.rank.is_none() || item.rank != last);
        last = item.rank;
        if band % 2 == 1 {
            canvas.block(EDGE - 12.0, y, WIDTH - 2.0 * EDGE + 24.0, step, colour::BAND);
        }
        row(&mut canvas, item, (y, step), scale, (subject, hand));
        y += step;
    }
    y = subject.below(&mut canvas, y + 14.0);
    foot(&mut canvas, y + 20.0, &subject.source(language), language);
    canvas
}

fn row(
    canvas: &mut Canvas,
    item: &Item,
    (y, step): (f32, f32),
    scale: Scale,
    (subject, hand): (&Subject, Hand),
) {
    let base = y + step / 2.0 + 9.0;
    if let Some(rank) = item.rank {
        canvas.write(NAME - 14.0, base, Stand::End, Hand::plain(22.0, colour::SOFT), &rank.to_string());
    }
    let name = Hand::plain(24.0, colour::INK);
    let size = name.size.min(name.size * (BAR - NAME - 12.0) / name.width(&item.label).max(1.0));
    canvas.write(NAME, base, Stand::Start, Hand { size, ..name }, &item.label);
    let Some(value) = item.value else {
        canvas.write(BAR, base, Stand::Start, hand, &item.text);
        return;
    };
    let thick = step * 0.5;
    let top = y + (step - thick) / 2.0;
    let (zero, end) = (BAR + scale.at(0.0), BAR + scale.at(value));
    let (left, right) = (zero.min(end), zero.max(end));
    let upper = item.upper.map_or(right, |upper| BAR + scale.at(upper)).max(right);
    if upper > right {
        canvas.open_bar(right, top, upper - right, thick, colour_of(subject.nature));
    }
    canvas.bar(left, top, right - left, thick, colour_of(subject.nature));
    canvas.write(upper + 12.0, base, Stand::Start, hand, &item.text);
}
