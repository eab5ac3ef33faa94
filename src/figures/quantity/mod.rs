//! The grammar of a quantity: `bound? number unit? (— number unit?)? bound?`, or a target in words.

mod class;
mod figure;

use figure::is_figure;

use super::Bound;
use super::number::{Form, Number};
use super::token::{Kind, Token};
use super::words::{Measure, Role};

/// A quantity of a sentence; places are indices of folded characters.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Quantity {
    pub(super) start: usize,
    pub(super) end: usize,
    /// `None` for a target in words and for a vague number.
    pub(super) value: Option<f64>,
    pub(super) upper: Option<f64>,
    pub(super) unit: String,
    /// `None` where no unit stands.
    pub(super) measure: Option<Measure>,
    pub(super) bound: Bound,
    /// The bracket behind it, without its marks: 按可比价计算.
    pub(super) note: Option<(usize, usize)>,
}

/// A sentence once its quantities are read.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Part {
    Quantity(Quantity),
    Token(Token),
}

impl Quantity {
    /// 不低于经济增速: no number at all.
    pub(super) fn is_in_words(&self) -> bool {
        self.value.is_none() && self.measure.is_none()
    }
}

impl Part {
    pub(super) fn kind(&self) -> Option<&Kind> {
        match self {
            Part::Token(token) => Some(&token.kind),
            Part::Quantity(_) => None,
        }
    }
}

/// Replaces the tokens of each quantity by the quantity; what only looks like one becomes a noun.
pub(super) fn read(tokens: &[Token], chars: &[char]) -> Vec<Part> {
    let mut parts = Vec::with_capacity(tokens.len());
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        let rest = tokens.get(at..).unwrap_or_default();
        match quantity(rest, chars) {
            Some((quantity, length)) if is_figure(&quantity, rest, length, &parts, chars) => {
                parts.push(Part::Quantity(quantity));
                at += length;
            }
            Some((quantity, length)) => {
                let token = Token { kind: Kind::NOUN, start: quantity.start, end: quantity.end };
                parts.push(Part::Token(token));
                at += length;
            }
            None => {
                parts.push(Part::Token(token.clone()));
                at += 1;
            }
        }
    }
    share_points(&mut parts);
    parts
}

/// `2.2个和3.7个百分点`: both are percentage points.
fn share_points(parts: &mut [Part]) {
    let mut is_points = false;
    for part in parts.iter_mut().rev() {
        match part {
            Part::Quantity(quantity) if quantity.unit == "个" && is_points => {
                quantity.unit = "百分点".to_owned();
                quantity.measure = Some(Measure::Share);
            }
            Part::Quantity(quantity) => is_points = quantity.unit == "百分点",
            Part::Token(token) => is_points &= matches!(token.kind, Kind::And | Kind::List),
        }
    }
}

/// The quantity at the start of `tokens` and how many of them it takes.
fn quantity(tokens: &[Token], chars: &[char]) -> Option<(Quantity, usize)> {
    let start = tokens.first()?.start;
    if let Kind::Words(bound) = tokens.first()?.kind {
        let end = tokens.first()?.end;
        let words = Quantity {
            start,
            end,
            value: None,
            upper: None,
            unit: String::new(),
            measure: None,
            bound,
            note: None,
        };
        return Some((words, 1));
    }
    let (before, mut at) = match tokens.first()?.kind {
        // 超|每千人|6.5批次
        Kind::Before(bound) => {
            let per = tokens.get(1).is_some_and(|token| token.kind == Kind::Role(Role::Adverb));
            (Some(bound), 1 + usize::from(per))
        }
        _ => (None, 0),
    };
    let (low, low_unit, after) = number_with_unit(tokens, at, chars)?;
    at = after;
    let mut quantity = Quantity {
        start,
        end: 0,
        value: low.value(),
        upper: low.upper(),
        unit: low_unit.0,
        measure: low_unit.1,
        bound: Bound::Exact,
        note: None,
    };
    if tokens.get(at).is_some_and(|token| token.kind == Kind::Range)
        && let Some((high, high_unit, after)) = number_with_unit(tokens, at + 1, chars)
        && (quantity.unit.is_empty() || quantity.unit == high_unit.0)
    {
        // 4.5—5亿: the first number borrows the scale of the second, unless it has a unit of its own.
        let borrows =
            low.exponent == 0 && quantity.unit.is_empty() && low.lends < 4 && low.form != Form::Bare;
        let borrowed = if borrows { low.scaled(high.lends) } else { low.value() };
        let borrowed = borrowed.filter(|value| Some(*value) <= high.value()).or(low.value());
        quantity.value = high.value().and(borrowed);
        quantity.upper = high.value().filter(|_| quantity.value.is_some());
        (quantity.unit, quantity.measure) = high_unit;
        at = after;
    }
    let after = tokens.get(at).and_then(|token| match token.kind {
        Kind::After(bound) => Some(bound),
        _ => None,
    });
    at += usize::from(after.is_some());
    // 几百个: nobody says how many, so nothing is passed either.
    if quantity.value.is_some() {
        quantity.bound = bound(before, after, low.more || more_in_unit(tokens, at, chars));
    }
    quantity.end = tokens.get(at - 1)?.end;
    let note = tokens.get(at).filter(|token| token.kind == Kind::Note);
    quantity.note = note.map(|note| (note.start + 1, note.end - 1));
    Some((quantity, at + usize::from(note.is_some())))
}

/// How exactly a value is meant: 以上 behind it says more than 近 before it, 左右 less.
fn bound(before: Option<Bound>, after: Option<Bound>, more: bool) -> Bound {
    let plain = if more { Bound::Over } else { Bound::Exact };
    after.filter(|after| *after != Bound::About || before.is_none()).or(before).unwrap_or(plain)
}

/// Whether the last of the first `length` tokens is a unit with 多 in it: 个多月.
fn more_in_unit(tokens: &[Token], length: usize, chars: &[char]) -> bool {
    let unit = length
        .checked_sub(1)
        .and_then(|last| tokens.get(last))
        .filter(|last| matches!(last.kind, Kind::Unit(_)));
    unit.is_some_and(|unit| {
        let words = chars.get(unit.start..unit.end).unwrap_or_default();
        words.starts_with(&['个', '多'])
    })
}

type Unit = (String, Option<Measure>);

fn number_with_unit<'a>(tokens: &'a [Token], at: usize, chars: &[char]) -> Option<(&'a Number, Unit, usize)> {
    let Kind::Number(number) = &tokens.get(at)?.kind else { return None };
    if !number.unit.is_empty() {
        return Some((number, (number.unit.to_owned(), Some(Measure::Share)), at + 1));
    }
    let Some((unit, measure)) = tokens.get(at + 1).and_then(|token| match token.kind {
        Kind::Unit(measure) => Some((token, measure)),
        _ => None,
    }) else {
        return Some((number, (String::new(), None), at + 1));
    };
    let name: String = chars.get(unit.start..unit.end).unwrap_or_default().iter().collect();
    let name = match name.as_str() {
        "个百分点" | "个多百分点" => "百分点".to_owned(),
        more if more.starts_with("个多") => more.replacen('多', "", 1),
        _ => name,
    };
    Some((number, (name, Some(measure)), at + 2))
}
