//! Whether one number of many regions is wanted: compared, ranked, or held against a limit.

use super::settled::amount;
use super::{Amount, ConceptId, ConceptKind, Cut, Lexicon, Over, Question, Want};
use crate::figures::{Aspect, Nature};

/// One number of several regions is a comparison of those that were named, or a ranking of all there are; with a
/// condition on it, those that it is true of.
pub(super) fn of_many(question: Question, regions: &[&str], lexicon: &Lexicon) -> Question {
    let question = of_printed_rank(question, regions);
    let Question { want, topic, places, when, over, .. } = &question;
    let named = places.regions.len();
    let meant = if named == 0 || over.cut == Some(Cut::Own) { regions.len() } else { named };
    let is_number = want.asks_number() || when.is_named || topic.is_measure;
    let is_conditioned = over.is_asked() || !places.groups.is_empty();
    let is_whole = matches!(want, Want::Overview(_) | Want::Fact(_) | Want::Mention(_));
    let is_over_time = matches!(want, Want::Series(_) | Want::Change { .. } | Want::Fulfilled(_));
    let is_one = meant < 2 && places.groups.is_empty()
        || !places.inside.is_empty()
        || want.asks_how()
        || topic.query.asks.is_empty();
    let is_asked = topic.has_measure && is_number || over.is_strict() || is_aim(&question, lexicon);
    if is_whole || is_over_time || is_one || !is_asked {
        return question;
    }
    let amount = amount(want, over);
    let want = if over.limit.is_some() || over.lacks {
        Want::Threshold(amount)
    } else if named > 1 && when.years.len() > 1 {
        Want::Series(amount)
    } else if named > 1 && places.groups.is_empty() && over.cut != Some(Cut::Own) && when.years.len() < 2 {
        Want::Compare(amount)
    } else if named == 0 || is_conditioned {
        Want::Rank(amount)
    } else {
        Want::Compare(amount)
    };
    Question { want, ..question }
}

/// 排全国第几 where only one region is held: the rank that its own report prints.
fn of_printed_rank(question: Question, regions: &[&str]) -> Question {
    let asks = question.over.cut == Some(Cut::Own) && question.over.limit.is_none();
    if !asks || regions.len() != 1 || !question.topic.has_measure {
        return question;
    }
    let amount = question.want.amount().cloned().unwrap_or_default();
    // 总量排第几 is no rank of growth.
    let asks_total = amount.asks_total || amount.aspect == Some(Aspect::Level);
    let want = Want::Value(Amount { aspect: Some(Aspect::Rank), asks_total, ..amount });
    Question { want, over: Over::default(), ..question }
}

/// 各省就业目标: the target of a subject alone is that of an indicator which names it.
fn is_aim(question: &Question, lexicon: &Lexicon) -> bool {
    let Question { topic, when, .. } = question;
    let [subject] = topic.concepts.as_slice() else { return false };
    let own = lexicon.concept(*subject);
    let names_it = |id: &ConceptId| {
        let other = lexicon.concept(*id);
        other.kind == ConceptKind::Indicator && other.name.contains(&own.name)
    };
    let is_measured = lexicon.narrower(*subject).iter().chain(&own.related).any(names_it);
    when.said == Some(Nature::Target) && topic.query.asks.len() == 1 && is_measured
}
