//! Several things asked for at once, each a question by itself: GDP和失业率, 多少户多少人.

use super::{Amount, ConceptId, Question, Topic, Want, Word};
use crate::search::Query;

/// What may stand between things that are asked for side by side.
const AND: [&str; 12] = ["和", "与", "及", "、", "跟", "还有", ",", "，", "?", "？", ";", " and "];

/// Which words of a topic each side has; none where one thing is asked for.
pub(super) fn sides(topic: &Topic, chars: &[char]) -> Vec<usize> {
    let is_single = |at: usize| topic.words.iter().filter(|word| word.ask == at).count() == 1;
    let asks = 0..topic.query.asks.len();
    let is_apart = topic.words.len() > 1
        && topic.words.len() == topic.query.asks.len()
        && topic.words.iter().all(|word| word.is_measure)
        && asks.clone().all(is_single);
    let mut pairs = topic.words.iter().zip(topic.words.iter().skip(1));
    let is_joined = |(one, next): (&Word, &Word)| {
        let gap = one.span.zip(next.span).and_then(|((_, end), (start, _))| chars.get(end..start));
        let gap: String = gap.unwrap_or_default().iter().collect();
        AND.iter().any(|and| gap.contains(and))
    };
    if is_apart && pairs.all(is_joined) { asks.collect() } else { Vec::new() }
}

/// A question for one of the things, and how a person named it.
#[derive(Debug, Clone, PartialEq)]
pub struct Side {
    pub question: Question,
    pub named: String,
}

impl Question {
    /// One question for each thing that is asked for beside others: for each measure, or for each unit of one thing;
    /// empty where one alone is asked for.
    #[must_use]
    pub fn sides(&self) -> Vec<Side> {
        let is_plain = match self.want {
            Want::Value(_) => true,
            Want::Passage { asks_how } => !asks_how,
            _ => false,
        };
        if !is_plain || self.over.is_asked() || self.skip > 0 {
            Vec::new()
        } else if self.topic.sides.len() > 1 {
            self.topic.sides.iter().filter_map(|ask| self.of_ask(*ask)).collect()
        } else {
            self.by_unit()
        }
    }

    /// The same of one thing alone.
    fn of_ask(&self, ask: usize) -> Option<Side> {
        let word = self.topic.words.iter().find(|word| word.ask == ask)?.clone();
        let own = self.topic.query.asks.get(ask)?.clone();
        let named = word.text.clone();
        let is_named = |id: &ConceptId| word.concepts.contains(id);
        let kept = || self.topic.concepts.iter().zip(&self.topic.indicators).filter(|(id, _)| is_named(id));
        let topic = Topic {
            query: Query { asks: vec![own], phrases: Vec::new() },
            concepts: kept().map(|(id, _)| *id).collect(),
            indicators: kept().map(|(_, name)| name.clone()).collect(),
            words: vec![Word { ask: 0, ..word.clone() }],
            sides: Vec::new(),
            ..self.topic.clone()
        };
        Some(Side { question: Question { topic, ..self.clone() }, named })
    }

    fn by_unit(&self) -> Vec<Side> {
        let Want::Value(amount) = &self.want else { return Vec::new() };
        let Some(first) = amount.unit.as_ref().filter(|_| !amount.others.is_empty()) else {
            return Vec::new();
        };
        let of = |unit: &String| {
            let amount = Amount { unit: Some(unit.clone()), others: Vec::new(), ..amount.clone() };
            Side {
                question: Question { want: Want::Value(amount), ..self.clone() },
                named: format!("多少{unit}"),
            }
        };
        std::iter::once(first).chain(&amount.others).map(of).collect()
    }
}
