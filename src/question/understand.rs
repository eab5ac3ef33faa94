//! A question's words turned into what the search and the ledger can look up.

use super::period::Timing;
use super::read::Read;
use super::taken::Taken;
use super::{Amount, ConceptKind, Fact, Knowledge, Overview, Places, Question, Spelling, Topic, Want, When};
use super::{asks, fact, follow, overview, period, place, wanted};
use crate::figures::Nature;
use crate::report::Year;

/// What the library holds that decides how a question is read.
#[derive(Debug)]
pub struct Holdings<'a> {
    pub knowledge: &'a Knowledge,
    pub spelling: &'a Spelling,
    pub regions: Vec<&'a str>,
    /// In order; the last is the newest.
    pub years: Vec<Year>,
}

/// Reads `text`; `last` is the question before it in the same chat.
#[must_use]
pub fn understand(text: &str, last: Option<&Question>, holdings: &Holdings<'_>) -> Question {
    let text = text.trim();
    let read = Read::of(text, holdings.knowledge, holdings.spelling);
    let mut taken = Taken::new(&read.folded, read.names());
    let fact = fact::fact(&taken);
    let places = place::places(&mut taken, &holdings.knowledge.gazetteer, &holdings.regions);
    let overview = overview::named(&taken);
    let timing = period::timing(&mut taken, &holdings.years);
    let want = wanted::want(&mut taken, timing.is_pair);
    let when = meant(timing, &want, holdings);
    let is_passage = matches!(want, Want::Passage { .. }) && when.years.is_empty() && when.nature.is_none();
    let kind = if is_passage { ConceptKind::Topic } else { ConceptKind::Indicator };
    let topic = asks::topic(&taken, &read.matches, kind, &places, holdings.knowledge);
    let want = settle(asked_for(want, &taken, &topic), fact, overview, &topic, &when);
    let want = over_regions(want, &topic, &places, &when, holdings);
    let mut question = Question {
        text: text.to_owned(),
        want,
        topic,
        places,
        when,
        respelled: read.respelled.clone(),
        taken_over: false,
        skip: 0,
    };
    match last {
        Some(last) => match follow::qualified(&read.text(), Some(last)) {
            Some(topic) => requalified(question, &topic, last, holdings),
            None => {
                follow::fill(&mut question, &read.text(), last);
                question
            }
        },
        None => question,
    }
}

/// The last question with its topic in other words: 城镇呢 after 农村居民收入.
fn requalified(question: Question, topic: &str, last: &Question, holdings: &Holdings<'_>) -> Question {
    let read = Read::of(topic, holdings.knowledge, holdings.spelling);
    let taken = Taken::new(&read.folded, read.names());
    let kind = ConceptKind::Indicator;
    let topic = asks::topic(&taken, &read.matches, kind, &Places::default(), holdings.knowledge);
    Question { text: question.text, topic, taken_over: true, skip: 0, ..last.clone() }
}

/// A question for last year alone, or for how things stand, means what was achieved; of two years the nature is
/// each one's own.
fn meant(timing: Timing, want: &Want, holdings: &Holdings<'_>) -> When {
    let Timing { mut when, stands, .. } = timing;
    let newest = holdings.years.last();
    let means_result = match when.years.as_slice() {
        [] => stands && matches!(want, Want::Value(_)),
        [year] => newest.is_some_and(|newest| year < newest) && !matches!(want, Want::Compare(_)),
        _ => false,
    };
    when.nature = match when.years.as_slice() {
        [_, _, ..] => None,
        _ => when.nature.or(means_result.then_some(Nature::Result)),
    };
    when
}

/// What is a thing that is measured asks how much of it there is.
fn asked_for(want: Want, taken: &Taken<'_>, topic: &Topic) -> Want {
    let asks_what = ["what is", "what was", "what's", "what are"].iter().any(|word| taken.names(word));
    match want {
        Want::Passage { .. } if asks_what && topic.is_measure => Want::Value(Amount::default()),
        other => other,
    }
}

/// What is wanted once it is known what the question is about.
fn settle(want: Want, fact: Option<Fact>, overview: Option<Overview>, topic: &Topic, when: &When) -> Want {
    if let Some(fact) = fact {
        return Want::Fact(fact);
    }
    let is_bare = topic.query.asks.iter().all(overview::is_generic);
    match overview {
        Some(overview) if is_bare => Want::Overview(overview),
        _ if topic.query.asks.is_empty() && when.is_named && !matches!(want, Want::Rank { .. }) => {
            let is_past = when.nature == Some(Nature::Result);
            Want::Overview(if is_past { Overview::Results } else { Overview::Targets })
        }
        _ => want,
    }
}

/// One number of several regions is a comparison of those that were named, or a ranking of all there are.
fn over_regions(want: Want, topic: &Topic, places: &Places, when: &When, holdings: &Holdings<'_>) -> Want {
    let meant = match places.regions.len() {
        0 => holdings.regions.len(),
        named => named,
    };
    let is_number = want.asks_number() || when.is_named || topic.is_measure;
    let is_one =
        meant < 2 || !places.inside.is_empty() || want.asks_how() || !topic.has_measure || !is_number;
    match want {
        Want::Rank { .. } | Want::Overview(_) | Want::Fact(_) => want,
        other if is_one => other,
        other => {
            let amount = other.amount().cloned().unwrap_or_default();
            match places.regions.len() {
                0 => Want::Rank { amount, is_lowest: false },
                _ => Want::Compare(amount),
            }
        }
    }
}
