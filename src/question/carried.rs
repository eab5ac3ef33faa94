//! What a question takes over from the one before: its topic, its place, its time, its conditions, its unit.

use super::{Amount, Over, Places, Question, Want};
use crate::figures::Aspect;
use crate::report::Year;

/// Only a time, a place or a want is named: the topic is the last one.
pub(super) fn same_topic(question: &mut Question, last: &Question) {
    let is_whole = matches!(last.want, Want::Overview(_));
    if last.topic.query.asks.is_empty() && !is_whole {
        return;
    }
    let names_place = names_place(question);
    let is_passage = matches!(question.want, Want::Passage { .. });
    // 增长呢: of the same thing how fast it grows.
    let aspect = question.over.aspect.filter(|_| is_passage);
    if !question.when.is_named && !names_place && is_passage && aspect.is_none() && !question.over.is_strict()
    {
        return;
    }
    question.taken_over = true;
    // 去年收了多少 asks in its own words; 去年呢 asks in those of before.
    let has_verb = !question.topic.query.asks.is_empty();
    question.topic = last.topic.clone();
    if !names_place {
        question.places = last.places.clone();
    }
    if is_passage || matches!(question.want, Want::Overview(_)) {
        question.want = match &last.want {
            // One of the two is asked for now.
            Want::Compare(amount) if !names_place => Want::Value(amount.clone()),
            want => want.clone(),
        };
    }
    compared(question, last);
    same_conditions(question, last);
    if !question.when.is_named {
        question.when = last.when.clone();
    }
    narrow(question, last, has_verb);
    if let Some(aspect) = aspect {
        told_by(question, aspect);
    }
}

/// The same thing, told another way.
fn told_by(question: &mut Question, aspect: Aspect) {
    match question.want.amount_mut() {
        Some(amount) => *amount = Amount { aspect: Some(aspect), ..Amount::default() },
        None => question.want = Want::Value(Amount { aspect: Some(aspect), ..Amount::default() }),
    }
}

/// Regions, groups or a whole level are named: 各省 is a place.
pub(super) fn names_place(question: &Question) -> bool {
    let places = &question.places;
    !places.regions.is_empty()
        || !places.elsewhere.is_empty()
        || places.level.is_some()
        || question.over.is_all
}

/// The conditions of the last question hold on where the new one has none and is not of one region.
fn same_conditions(question: &mut Question, last: &Question) {
    let is_one = question.places.regions.len() == 1 && question.places.groups.is_empty();
    if !question.over.is_strict() && !is_one {
        let is_all = question.over.is_all || last.over.is_all && !names_place(question);
        question.over = Over { is_all, ..last.over.clone() };
    }
}

/// 和去年比呢, 多了多少: the time before is set beside that of the last question.
fn compared(question: &mut Question, last: &Question) {
    let asks_difference = ["多了", "少了", "高了", "低了", "快了", "慢了", "差多少", "比"]
        .iter()
        .any(|word| question.text.contains(word));
    let is_compare = matches!(question.want, Want::Compare(_));
    if !(asks_difference || is_compare) || question.places.regions.len() > 1 {
        return;
    }
    let own = last.when.years.last().copied();
    let Some(other) = question.when.years.first().copied().or_else(|| own.map(Year::previous)) else {
        return;
    };
    let mut years: Vec<_> = last.when.years.iter().copied().filter(|year| *year != other).collect();
    years.insert(0, other);
    if years.len() > 1 {
        question.want = Want::Compare(last.want.amount().cloned().unwrap_or_default());
        question.when.years = years;
        question.when.nature = None;
        question.when.is_named = true;
    }
}

/// The unit and aspect of the last question hold on where the new one names none.
fn narrow(question: &mut Question, last: &Question, has_verb: bool) {
    let Some(known) = last.want.amount() else { return };
    let Some(amount) = question.want.amount_mut() else { return };
    if !has_verb && amount.aspect.is_none() || amount.aspect == known.aspect {
        amount.unit = amount.unit.take().or_else(|| known.unit.clone());
    }
    if !has_verb {
        amount.aspect = amount.aspect.or(known.aspect);
    }
}

/// Another topic, said in passing: `那就业呢`. The time and the place stay.
pub(super) fn same_period(question: &mut Question, last: &Question) {
    if !question.when.is_named && last.when.is_named {
        question.when = last.when.clone();
        question.taken_over = true;
    }
    let names_place = names_place(question);
    if !names_place && !last.places.regions.is_empty() {
        question.places = Places { inside: question.places.inside.clone(), ..last.places.clone() };
        question.taken_over = true;
    }
    same_conditions(question, last);
    if matches!(question.want, Want::Passage { asks_how: false }) && question.taken_over {
        question.want = match &last.want {
            Want::Overview(_) | Want::Fact(_) => return,
            want => want.clone(),
        };
        if let Some(amount) = question.want.amount_mut() {
            *amount = Amount { asks_how: amount.asks_how, ..Amount::default() };
        }
    }
}
