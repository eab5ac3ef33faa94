//! Quantities that describe a class of things and are no figures: `年销售收入超10亿元企业120家`.

use super::super::Bound;
use super::super::token::{Kind, Token};
use super::super::words::{Measure, Role, list};
use super::{Part, Quantity, quantity};

/// Whether a quantity describes the things that another one counts: `20户以上自然村`, `超30亿元企业10家`.
/// `length` of the tokens are its own.
pub(super) fn describes(
    quantity: &Quantity,
    (tokens, length): (&[Token], usize),
    parts: &[Part],
    chars: &[char],
) -> bool {
    if quantity.unit == "户" && quantity.bound == Bound::AtLeast {
        let behind = chars.get(quantity.end..).unwrap_or_default();
        let before_noun = tokens.get(length).is_some_and(|token| token.kind == Kind::NOUN);
        return before_noun && behind.iter().take(4).any(|character| *character == '村');
    }
    if bounds_class(quantity, (tokens, length))
        || is_among(quantity, tokens.get(length..).unwrap_or_default(), chars)
    {
        return true;
    }
    if quantity.bound != Bound::Over {
        return false;
    }
    if names_some(parts.last(), chars) {
        return true;
    }
    let next = tokens.get(length).map(|token| &token.kind);
    let before_noun = matches!(next, Some(Kind::Role(Role::Noun | Role::Act | Role::Work)));
    let next_char = chars.get(quantity.end).copied();
    // 64个|预增产值|过10亿元: nothing but the measure stands between the count and its class.
    let counted = match parts {
        [.., Part::Quantity(count), Part::Token(noun)] => {
            count.measure == Some(Measure::Count) && noun.end - noun.start <= 4 && names_money(noun, chars)
        }
        _ => false,
    };
    quantity.measure == Some(Measure::Amount)
        && (counted
            || before_noun && over_a_measure(quantity, parts, chars) && !crosses(next_char)
            || counts_class(tokens, length, chars)
            || begins_classes(quantity, tokens, length, parts, chars))
}

/// `5亿元以上|41个`, `20层以上|高层|13栋`: a bound that says which things the count behind it counts.
fn bounds_class(quantity: &Quantity, (tokens, length): (&[Token], usize)) -> bool {
    let own = tokens.get(..length).unwrap_or_default();
    let bounded = own.iter().any(|token| matches!(token.kind, Kind::After(Bound::AtLeast | Bound::AtMost)));
    let behind = tokens.get(length..).unwrap_or_default();
    let short = |noun: &Token| noun.kind == Kind::NOUN && noun.end - noun.start <= LONGEST_CLASS;
    let counted = match (quantity.measure, behind) {
        (Some(Measure::Amount), [next, ..]) if matches!(next.kind, Kind::Number(_)) => true,
        (Some(Measure::Count), [noun, next, ..]) => short(noun) && matches!(next.kind, Kind::Number(_)),
        _ => false,
    };
    bounded && counted
}

/// Longest word for a class of things, in characters.
const LONGEST_CLASS: usize = 6;

/// `最具投资潜力的|20个|中国城市之一`: how many there are of which one is meant.
fn is_among(quantity: &Quantity, behind: &[Token], chars: &[char]) -> bool {
    let clause = behind
        .iter()
        .take_while(|token| !matches!(token.kind, Kind::Comma | Kind::Stop | Kind::List | Kind::Number(_)));
    let last = clause.last().filter(|_| quantity.measure == Some(Measure::Count));
    last.is_some_and(|last| chars.get(..last.end).is_some_and(|words| words.ends_with(&['之', '一'])))
}

/// `年销售收入超10亿元|龙头企业`, `64个|过10亿元|项目`: the measure and its bound describe what is counted
/// elsewhere.
fn over_a_measure(quantity: &Quantity, parts: &[Part], chars: &[char]) -> bool {
    let class = match parts {
        [.., Part::Quantity(counted)] => counted.measure == Some(Measure::Count),
        // 年收益超10万元、|超30万元|村集体: the one before was a class.
        [.., Part::Token(class), Part::Token(mark)] if mark.kind == Kind::List => {
            class.kind == Kind::NOUN && chars.get(class.end.saturating_sub(1)) == Some(&'元')
        }
        [.., Part::Token(token)] => names_money(token, chars),
        _ => false,
    };
    class && quantity.bound == Bound::Over && quantity.unit.ends_with(['元', '煤'])
}

/// `超30亿元|企业|10家`: what is counted are things of that size.
fn counts_class(tokens: &[Token], length: usize, chars: &[char]) -> bool {
    let Some(noun) = tokens.get(length).filter(|token| token.kind == Kind::NOUN) else { return false };
    let words: String = chars.get(noun.start..noun.end).unwrap_or_default().iter().collect();
    let mut rest = tokens.get(length + 1..).unwrap_or_default().iter().map(|token| &token.kind);
    list("classed").contains(&words.trim_start_matches('的'))
        && rest
            .find(|kind| !matches!(kind, Kind::Before(_) | Kind::Role(Role::Change(_))))
            .is_some_and(|kind| matches!(kind, Kind::Number(_)))
}

fn names_some(before: Option<&Part>, chars: &[char]) -> bool {
    let Some(Part::Token(token)) = before else { return false };
    chars.get(token.start..token.end).unwrap_or_default().windows(2).any(|pair| pair == ['一', '批'])
}

fn names_money(token: &Token, chars: &[char]) -> bool {
    let words = chars.get(token.start..token.end).unwrap_or_default();
    list("sums").iter().any(|measure| words.ends_with(&measure.chars().collect::<Vec<char>>()))
}

/// `突破万亿元|大关`, `|台阶`: what follows belongs to the value.
fn crosses(next: Option<char>) -> bool {
    matches!(next, Some('大' | '关' | '台' | '新' | '门' | '行' | '规' | '以'))
}

/// `年收益|超10万元|、超30万元村集体`: the next of the list is a class, so is this one.
fn begins_classes(first: &Quantity, tokens: &[Token], length: usize, parts: &[Part], chars: &[char]) -> bool {
    let is_list = tokens.get(length).is_some_and(|token| token.kind == Kind::List);
    if !is_list || !over_a_measure(first, parts, chars) {
        return false;
    }
    let Some((next, taken)) = tokens.get(length + 1..).and_then(|rest| quantity(rest, chars)) else {
        return false;
    };
    let before_noun = tokens.get(length + 1 + taken).is_some_and(|token| token.kind == Kind::NOUN);
    before_noun
        && next.bound == Bound::Over
        && next.unit == first.unit
        && !crosses(chars.get(next.end).copied())
}
