//! The grammar of a quantity: `bound? number unit? (— number unit?)? bound?`, or a target in words.

use super::number::{Form, Number};
use super::token::{Kind, Token};
use super::words::{Measure, Role};
use super::{Bound, Change};

/// A quantity of a sentence; places are indices of folded characters.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Quantity {
    pub(super) start: usize,
    pub(super) end: usize,
    /// `None` for a target in words.
    pub(super) value: Option<f64>,
    pub(super) upper: Option<f64>,
    pub(super) unit: String,
    /// `None` where no unit stands.
    pub(super) measure: Option<Measure>,
    pub(super) bound: Bound,
}

/// A sentence once its quantities are read.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Part {
    Quantity(Quantity),
    Token(Token),
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
        let words =
            Quantity { start, end, value: None, upper: None, unit: String::new(), measure: None, bound };
        return Some((words, 1));
    }
    let (before, mut at) = match tokens.first()?.kind {
        Kind::Before(bound) => (Some(bound), 1),
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
    };
    if tokens.get(at).is_some_and(|token| token.kind == Kind::Range)
        && let Some((high, high_unit, after)) = number_with_unit(tokens, at + 1, chars)
        && (quantity.unit.is_empty() || quantity.unit == high_unit.0)
    {
        // 4.5—5亿: the first number borrows the scale of the second, unless it has a unit of its own.
        let borrows =
            low.exponent == 0 && quantity.unit.is_empty() && low.lends < 4 && low.form != Form::Bare;
        let borrowed = if borrows { low.scaled(high.lends) } else { low.value() };
        quantity.value = borrowed.filter(|value| Some(*value) <= high.value()).or(low.value());
        quantity.upper = high.value();
        (quantity.unit, quantity.measure) = high_unit;
        at = after;
    }
    let after = tokens.get(at).and_then(|token| match token.kind {
        Kind::After(bound) => Some(bound),
        _ => None,
    });
    at += usize::from(after.is_some());
    quantity.bound = after
        .filter(|after| *after != Bound::About || before.is_none())
        .or(before)
        .unwrap_or(if low.more { Bound::Over } else { Bound::Exact });
    quantity.end = tokens.get(at - 1)?.end;
    Some((quantity, at))
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
        "个百分点" => "百分点".to_owned(),
        _ => name,
    };
    Some((number, (name, Some(measure)), at + 2))
}

/// Whether what reads like a quantity is one. `tokens` begin with it and go on for the sentence.
fn is_figure(quantity: &Quantity, tokens: &[Token], length: usize, parts: &[Part], chars: &[char]) -> bool {
    if quantity.value.is_none() {
        return true;
    }
    let before = parts.last();
    // 培育一批产值超500亿集群: how many is not said, how big is no figure.
    if quantity.bound == Bound::Over && names_some(before, chars) {
        return false;
    }
    let next = tokens.get(length).map(|token| &token.kind);
    let next_char = chars.get(quantity.end).copied().filter(|_| next.is_some());
    let bounded_after = length
        .checked_sub(1)
        .and_then(|last| tokens.get(last))
        .is_some_and(|token| matches!(token.kind, Kind::After(Bound::AtLeast | Bound::AtMost)));
    let before_noun = matches!(next, Some(Kind::Role(Role::Noun | Role::Act | Role::Work)));
    let previous = quantity.start.checked_sub(1).and_then(|at| chars.get(at)).copied();
    if matches!(next_char, Some('级' | '号' | '强' | '届' | '期' | '线' | '版' | '周' | '内' | '见'))
    {
        return false;
    }
    if previous == Some('前') && matches!(quantity.unit.as_str(), "位" | "名" | "家" | "个" | "" | "%" | "‰")
    {
        return false;
    }
    if before_noun
        && quantity.start >= 2
        && chars.get(quantity.start - 2..quantity.start) == Some(&['时', '速'])
    {
        return false;
    }
    match quantity.measure {
        Some(Measure::Share) => true,
        // There are 88 counties, not 500,000.
        Some(Measure::Count) if "县市区国州镇乡".contains(quantity.unit.as_str()) => {
            quantity.value < Some(3_000.0)
        }
        // 20户以上自然村: a class of villages.
        Some(Measure::Count)
            if bounded_after
                && quantity.unit == "户"
                && chars.get(quantity.end..).is_some_and(|rest| rest.iter().take(4).any(|c| *c == '村')) =>
        {
            false
        }
        Some(Measure::Count) => {
            !matches!(quantity.unit.as_str(), "次" | "位") || !previous.is_some_and(|c| "第列居".contains(c))
        }
        Some(Measure::Rating) => !before_noun,
        Some(Measure::Amount)
            if before_noun
                && (bounded_after || over_a_measure(quantity, parts, chars) && !crosses(next_char)) =>
        {
            false
        }
        Some(Measure::Amount) if quantity.bound == Bound::Over && counts_class(tokens, length, chars) => {
            false
        }
        Some(Measure::Amount) if begins_classes(quantity, tokens, length, parts, chars) => false,
        Some(Measure::Amount) => match quantity.unit.as_str() {
            "岁" | "周岁" | "小时" | "分钟" => !before_noun,
            "天" | "日" | "周" | "个月" | "个小时" => {
                !(before_noun && names_span(tokens, length, chars))
            }
            _ => true,
        },
        None if bounded_after && next_char == Some('的') => false,
        None => stands_without_unit(quantity, next, before, tokens),
    }
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
    class && quantity.bound == Bound::Over && quantity.unit.ends_with('元')
}

/// `超30亿元|企业|10家`: what is counted are things of that size.
fn counts_class(tokens: &[Token], length: usize, chars: &[char]) -> bool {
    let Some(noun) = tokens.get(length).filter(|token| token.kind == Kind::NOUN) else { return false };
    let words: String = chars.get(noun.start..noun.end).unwrap_or_default().iter().collect();
    let mut rest = tokens.get(length + 1..).unwrap_or_default().iter().map(|token| &token.kind);
    ["企业", "项目", "产业", "园区", "集群", "县", "镇", "村", "强镇", "品牌", "产品"]
        .contains(&words.as_str())
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
    let measures =
        ["收入", "产值", "投资", "营收", "利润", "市值", "估值", "规模", "销售", "税收", "收益", "生产总值"];
    measures.iter().any(|measure| words.ends_with(&measure.chars().collect::<Vec<char>>()))
}

/// `突破万亿元|大关`, `|台阶`: what follows belongs to the value.
fn crosses(next: Option<char>) -> bool {
    matches!(next, Some('大' | '关' | '台' | '新' | '门' | '行' | '规' | '以'))
}

/// `年收益|超10万元|、超30万元村集体`: the next of the list is a class, so is this one.
fn begins_classes(
    quantity: &Quantity,
    tokens: &[Token],
    length: usize,
    parts: &[Part],
    chars: &[char],
) -> bool {
    let is_list = tokens.get(length).is_some_and(|token| token.kind == Kind::List);
    if !is_list || !over_a_measure(quantity, parts, chars) {
        return false;
    }
    let Some((next, taken)) = tokens.get(length + 1..).and_then(|rest| self::quantity(rest, chars)) else {
        return false;
    };
    let before_noun = tokens.get(length + 1 + taken).is_some_and(|token| token.kind == Kind::NOUN);
    before_noun
        && next.bound == Bound::Over
        && next.unit == quantity.unit
        && !crosses(chars.get(next.end).copied())
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
    tokens: &[Token],
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
            let goes_on = tokens.iter().skip_while(|token| token.kind != Kind::List).nth(1);
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
