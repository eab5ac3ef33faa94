//! Provinces as tiles where they lie in the country, the darker the higher; those without a number are left white.

use super::canvas::{Canvas, Hand, Stand, colour};
use super::chart::{EDGE, WIDTH, foot};
use super::drawing::Subject;
use crate::words::Language;

/// Short names with column and row.
const PLACES: [(&str, u8, u8); 34] = [
    ("黑龙江", 8, 0),
    ("内蒙古", 5, 1),
    ("吉林", 8, 1),
    ("新疆", 0, 2),
    ("甘肃", 2, 2),
    ("宁夏", 3, 2),
    ("山西", 5, 2),
    ("北京", 6, 2),
    ("天津", 7, 2),
    ("辽宁", 8, 2),
    ("青海", 2, 3),
    ("陕西", 4, 3),
    ("河南", 5, 3),
    ("河北", 6, 3),
    ("山东", 7, 3),
    ("西藏", 1, 4),
    ("四川", 3, 4),
    ("重庆", 4, 4),
    ("湖北", 5, 4),
    ("安徽", 6, 4),
    ("江苏", 7, 4),
    ("上海", 8, 4),
    ("云南", 2, 5),
    ("贵州", 3, 5),
    ("湖南", 5, 5),
    ("江西", 6, 5),
    ("浙江", 7, 5),
    ("广西", 4, 6),
    ("广东", 5, 6),
    ("福建", 6, 6),
    ("台湾", 8, 6),
    ("海南", 4, 7),
    ("澳门", 5, 7),
    ("香港", 6, 7),
];
/// From one tile to the next, and the side of one.
const STEP: f32 = 80.0;
const SIDE: f32 = 76.0;
/// Smaller than this a number cannot be read on a phone.
const READABLE: f32 = 17.0;
/// Rows of tiles.
const ROWS: f32 = 8.0;

pub(super) fn draw(subject: &Subject, language: Language) -> Canvas {
    let mut canvas = Canvas::new(WIDTH, language);
    let top = subject.head(&mut canvas) + 16.0;
    let (low, high) = subject.range();
    for (name, column, row) in PLACES {
        let (x, y) = (EDGE + STEP * f32::from(column), top + STEP * f32::from(row));
        let item = subject.items.iter().find(|item| item.label.starts_with(name));
        let share = item.and_then(|item| item.value).map(|value| share(value, low, high));
        let (paper, ink) = match share {
            Some(share) => (shade(share), if share > 0.55 { colour::PAPER } else { colour::INK }),
            None => (colour::BAND.to_owned(), colour::SOFT),
        };
        canvas.block(x, y, SIDE, SIDE, &paper);
        let middle = x + SIDE / 2.0;
        canvas.write(middle, y + 27.0, Stand::Middle, Hand::plain(21.0, ink), name);
        if let Some(item) = item {
            number(&mut canvas, (middle, y), ink, &item.text);
        }
    }
    let y = subject.below(&mut canvas, top + STEP * ROWS + 6.0);
    foot(&mut canvas, y + 16.0, &subject.source(language), language);
    canvas
}

/// What is printed of a place: on one line where that can be read, else on two, each as large as its own length lets.
fn number(canvas: &mut Canvas, (middle, y): (f32, f32), ink: &'static str, text: &str) {
    let hand = Hand::bold(20.0, ink);
    let fitted = |line: &str| {
        let size = hand.size.min(hand.size * (SIDE - 6.0) / hand.width(line).max(1.0));
        Hand { size, ..hand }
    };
    let whole = fitted(text);
    match halves(text, hand).filter(|_| whole.size < READABLE) {
        Some((first, second)) => {
            canvas.write(middle, y + 49.0, Stand::Middle, fitted(first), first);
            canvas.write(middle, y + 68.0, Stand::Middle, fitted(second), second);
        }
        None => canvas.write(middle, y + 58.0, Stand::Middle, whole, text),
    }
}

/// Two lines whose longer one is as short as can be; a number or a Latin word is never cut.
fn halves(text: &str, hand: Hand) -> Option<(&str, &str)> {
    let is_whole = |one: char| one.is_ascii() && one != ' ';
    let widest = |(first, second): &(&str, &str)| hand.width(first).max(hand.width(second));
    text.char_indices()
        .zip(text.chars().skip(1))
        .filter(|((_, one), next)| !("，、；。—".contains(*next) || is_whole(*one) && is_whole(*next)))
        .filter_map(|((at, one), _)| text.split_at_checked(at + one.len_utf8()))
        .map(|(first, second)| (first.trim(), second.trim()))
        .filter(|(first, second)| !first.is_empty() && !second.is_empty())
        .min_by(|a, b| widest(a).total_cmp(&widest(b)))
}

/// 0 for the lowest of all, 1 for the highest.
fn share(value: f64, low: f64, high: f64) -> f64 {
    if high > low { (value - low) / (high - low) } else { 0.5 }
}

/// From a light to a dark red.
fn shade(share: f64) -> String {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a part of a colour")]
    let between = |from: f64, to: f64| (from + (to - from) * share) as u8;
    format!("#{:02x}{:02x}{:02x}", between(250.0, 168.0), between(226.0, 32.0), between(220.0, 26.0))
}
