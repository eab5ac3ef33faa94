//! What is wanted once it is known what the question is about, and of which time.

use super::taken::Taken;
use super::turns::Turned;
use super::{Amount, Fact, Over, Overview, Topic, Want, When, overview, wanted};
use crate::figures::{Aspect, Nature};
use crate::search::Ask;

/// What is a thing that is measured, or what it was in a year, asks how much of it there is.
pub(super) fn asked_for(want: Want, taken: &Taken<'_>, topic: &Topic, when: &When) -> Want {
    let asks_what = ["what is", "what was", "what's", "what are"].iter().any(|word| taken.names(word));
    let is_number = topic.has_measure || !when.years.is_empty() && !topic.concepts.is_empty();
    match want {
        Want::Passage { .. } if asks_what && is_number => Want::Value(Amount::default()),
        // 研发投入占生产总值比重: a share of what is measured is a number.
        Want::Passage { asks_how: false } if topic.is_measure && wanted::names_share(taken) => {
            Want::Value(Amount { aspect: Some(Aspect::Share), ..Amount::default() })
        }
        // 常住人口有没有一个亿 and 失业的人多吗 ask how many there are.
        Want::Passage { .. } if topic.has_measure && (names_amount(topic) || asks_much(taken)) => {
            Want::Value(Amount::default())
        }
        other => other,
    }
}

/// Whether there is much of it is asked.
fn asks_much(taken: &Taken<'_>) -> bool {
    ["多吗", "多不多", "高吗", "高不高", "低不低", "大不大"].iter().any(|word| taken.names(word))
}

fn names_amount(topic: &Topic) -> bool {
    let own = topic.query.asks.iter().filter_map(|ask| ask.forms.first());
    own.into_iter().any(|form| wanted::is_amount(&form.text))
}

/// What is wanted once it is known what the question is about.
pub(super) fn settle(
    want: Want,
    fact: Option<Fact>,
    overview: Option<Overview>,
    topic: &Topic,
    when: &When,
    over: &Over,
) -> Want {
    if let Some(fact) = fact {
        return Want::Fact(fact);
    }
    // 增长低于5%的指标: how the limit is told names no thing.
    let is_aspect = |ask: &Ask| {
        over.limit.is_some() && ask.forms.first().is_some_and(|form| wanted::names_aspect(&form.text))
    };
    let is_bare = topic.query.asks.iter().all(|ask| overview::is_generic(ask) || is_aspect(ask));
    match overview {
        Some(overview) if is_bare => Want::Overview(overview),
        _ if topic.query.asks.is_empty() && when.is_named && !over.is_strict() => {
            let is_past = when.nature == Some(Nature::Result);
            Want::Overview(if is_past { Overview::Results } else { Overview::Targets })
        }
        _ => want,
    }
}

/// One thing that is measured, over years: in a row, against the year before, or against what came of it.
pub(super) fn over_time(want: Want, turned: &Turned, topic: &Topic, when: &When, over: &Over) -> Want {
    let is_whole = matches!(want, Want::Fact(_) | Want::Mention(_)) || want.asks_how();
    let amount = amount(&want, over);
    if is_whole {
        want
    } else if turned.asks_fulfilment && topic.query.asks.iter().all(overview::is_generic) {
        Want::Overview(Overview::Board)
    } else if !topic.has_measure || matches!(want, Want::Overview(_)) {
        want
    } else if turned.asks_fulfilment {
        Want::Fulfilled(amount)
    } else if when.stretch.is_some() || when.asks_year && (over.limit.is_some() || over.order.is_some()) {
        Want::Series(amount)
    } else if turned.is_move && when.nature == Some(Nature::Target) {
        Want::Change { amount, only: turned.only }
    } else {
        want
    }
}

/// How a number is asked for, also where it is its order or its limit that asks for one: GDP增速排名.
pub(super) fn amount(want: &Want, over: &Over) -> Amount {
    let of_rows = || Amount { aspect: over.aspect, ..Amount::default() };
    want.amount().cloned().unwrap_or_else(of_rows)
}
