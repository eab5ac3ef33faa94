//! Whether what reads like a quantity is a figure, or part of a name.

use super::super::number::Form;
use super::super::token::{Kind, Token};
use super::super::words::{Measure, Role};
use super::super::{Bound, Change};
use super::{Part, Quantity, class};

/// `的数目低`, in characters.
const LONGEST_YARDSTICK: usize = 4;

/// Whether what reads like a quantity is one. `tokens` begin with it and go on for the sentence, `length` of
/// them are its own; `parts` came before.
pub(super) fn is_figure(
    quantity: &Quantity,
    tokens: &[Token],
    length: usize,
    parts: &[Part],
    chars: &[char],
) -> bool {
    if quantity.is_in_words() {
        return true;
    }
    let next = tokens.get(length).map(|token| &token.kind);
    let next_char = chars.get(quantity.end).copied().filter(|_| next.is_some());
    let bounded_after = length
        .checked_sub(1)
        .and_then(|last| tokens.get(last))
        .is_some_and(|token| matches!(token.kind, Kind::After(Bound::AtLeast | Bound::AtMost)));
    let before_noun = matches!(next, Some(Kind::Role(Role::Noun | Role::Act | Role::Work)));
    if belongs_to_name(quantity, next_char, before_noun, chars) {
        return false;
    }
    if class::describes(quantity, (tokens, length), parts, chars) || is_yardstick(quantity, chars) {
        return false;
    }
    match quantity.measure {
        Some(Measure::Share) => true,
        // There are 88 counties, not 500,000.
        Some(Measure::Count) if "县市区国州镇乡".contains(quantity.unit.as_str()) => {
            quantity.value < Some(3_000.0)
        }
        // 8座以下小汽车 are a class.
        Some(Measure::Count) if quantity.bound == Bound::AtMost && bounded_after && before_noun => false,
        Some(Measure::Count) => {
            let previous = quantity.start.checked_sub(1).and_then(|at| chars.get(at));
            !matches!(quantity.unit.as_str(), "次" | "位") || !previous.is_some_and(|c| "第列居".contains(*c))
        }
        Some(Measure::Rating) => !before_noun,
        Some(Measure::Amount) if bounded_after && before_noun => false,
        Some(Measure::Amount) => match quantity.unit.as_str() {
            "岁" | "周岁" | "小时" | "分钟" => !before_noun,
            "天" | "日" | "周" | "个月" | "个小时" => {
                !(before_noun && names_span(tokens, length, chars))
            }
            _ => true,
        },
        None if bounded_after && next_char == Some('的') => false,
        None => stands_without_unit(quantity, next, parts.last(), (tokens, length)),
    }
}

/// `3级`, `前10名`, `时速350公里动车`: the number is part of a name.
fn belongs_to_name(quantity: &Quantity, next: Option<char>, before_noun: bool, chars: &[char]) -> bool {
    let before =
        |width: usize| quantity.start.checked_sub(width).and_then(|at| chars.get(at..quantity.start));
    let ranks = matches!(quantity.unit.as_str(), "位" | "名" | "家" | "个" | "" | "%" | "‰");
    matches!(next, Some('级' | '号' | '强' | '届' | '期' | '线' | '版' | '周' | '内' | '见'))
        || quantity.unit == "番" && before(1) == Some(&['个'])
        || ranks && before(1) == Some(&['前'])
        || before_noun && before(2) == Some(&['时', '速'])
}

/// `比七十元的数目低`: what others are held against.
fn is_yardstick(quantity: &Quantity, chars: &[char]) -> bool {
    let before = quantity.start.checked_sub(1).and_then(|at| chars.get(at));
    let behind: String =
        chars.get(quantity.end..).unwrap_or_default().iter().take(LONGEST_YARDSTICK).collect();
    before == Some(&'比')
        && behind.split_once(['高', '低', '多', '少', '大', '小']).is_some_and(|(noun, _)| {
            noun.is_empty() || ["的数目", "的水平", "的标准", "的数字", "还", "更"].contains(&noun)
        })
}

/// `15分钟公共法律服务圈`, `65岁老人`: a span that names something.
fn names_span(tokens: &[Token], length: usize, chars: &[char]) -> bool {
    let Some(next) = tokens.get(length) else { return false };
    let clause = tokens
        .get(length..)
        .unwrap_or_default()
        .iter()
        .find(|token| matches!(token.kind, Kind::Comma | Kind::List | Kind::Stop | Kind::Number(_)))
        .map_or(next.end + 10, |token| token.start);
    let words = chars.get(next.start..clause.min(chars.len())).unwrap_or_default();
    words.iter().any(|character| "圈人制达岗班险热网游者".contains(*character))
}

/// A number without unit is a figure when its scale says so (`惠及80余万老人`) or a verb leads to it and
/// nothing follows (`城乡收入比缩小到2.3`).
fn stands_without_unit(
    quantity: &Quantity,
    next: Option<&Kind>,
    before: Option<&Part>,
    (tokens, length): (&[Token], usize),
) -> bool {
    let number = tokens.iter().find_map(|token| match &token.kind {
        Kind::Number(number) => Some(number),
        _ => None,
    });
    let ends = matches!(next, None | Some(Kind::Comma | Kind::Stop | Kind::List | Kind::And));
    let led = matches!(before.and_then(Part::kind), Some(Kind::Role(Role::Change(_)) | Kind::From));
    let from_to = matches!(before.and_then(Part::kind), Some(Kind::From))
        && matches!(
            next,
            Some(Kind::Role(Role::Change(Change::Reach | Change::Increase | Change::Decrease)))
        );
    match number {
        Some(number) if number.form == Form::Whole => true,
        // 打造一批超百亿、超千亿产业链: classes again.
        Some(number) if number.form == Form::Bare => {
            let goes_on = tokens.get(length + 1).filter(|_| next == Some(&Kind::List));
            quantity.bound != Bound::Exact
                && !matches!(goes_on.map(|token| &token.kind), Some(Kind::Before(_)))
        }
        Some(number) if number.exponent >= 4 => number.form == Form::Digits,
        Some(number) if number.form == Form::Digits => {
            from_to || ends && (led || quantity.bound != Bound::Exact) && quantity.value < Some(10_000.0)
        }
        _ => false,
    }
}
