//! A question's words turned into what the search and the ledger can look up.

use super::many::of_many;
use super::period::Timing;
use super::read::Read;
use super::settled::{asked_for, over_time, settle};
use super::taken::Taken;
use super::turns::Turned;
use super::{ConceptKind, Groups, Knowledge, Namesakes, Over, Places, Question, Spelling};
use super::{
    Want, When, asks, conditions, excluded, fact, follow, mention, overview, period, phrases, place,
    stranger, wanted, whose,
};
use crate::figures::Nature;
use crate::report::{Corpus, Year};
use crate::text::fold;

/// What the library holds that decides how a question is read.
#[derive(Debug)]
pub struct Holdings<'a> {
    pub knowledge: &'a Knowledge,
    pub spelling: &'a Spelling,
    pub regions: Vec<&'a str>,
    pub namesakes: &'a Namesakes,
    /// In order; the last is the newest.
    pub years: Vec<Year>,
    /// What the regions have reports of.
    pub reports: &'a Corpus,
}

impl Holdings<'_> {
    /// Years of the reports of these regions, of all where none is named; in order.
    fn years_of(&self, regions: &[String]) -> Vec<Year> {
        let own = regions.iter().flat_map(|region| self.reports.of_region(region));
        let year = |report: &u32| self.reports.reports().get(*report as usize)?.facts.year;
        let mut years: Vec<Year> = own.filter_map(year).collect();
        years.sort_unstable();
        years.dedup();
        if years.is_empty() { self.years.clone() } else { years }
    }
}

/// Reads `text`; `last` is the question before it in the same chat.
#[must_use]
pub fn understand(text: &str, last: Option<&Question>, holdings: &Holdings<'_>) -> Question {
    let text = text.trim();
    if let Some(question) = last.and_then(|last| told_which(text, last, holdings)) {
        return question;
    }
    let mut read = Read::of(text, holdings.knowledge, holdings.spelling);
    let question = alone(text, &mut read, &holdings.knowledge.groups, holdings, &[]);
    // 中部 may be a part of a city, 长三角 a market: what none of the reports is of is a word like others.
    let is_word = !question.places.groups.is_empty()
        && question.places.regions.is_empty()
        && matches!(question.want, Want::Passage { .. } | Want::List | Want::Overview(_));
    let question = match is_word {
        true => {
            read = Read::of(text, holdings.knowledge, holdings.spelling);
            alone(text, &mut read, &Groups::default(), holdings, &[])
        }
        false => question,
    };
    match last {
        Some(last) => match follow::qualified(&read.text(), Some(last)) {
            Some(topic) => requalified(question, &topic, last, holdings),
            None => {
                let of = question.places.regions.clone();
                let question = after(question, &read.text(), last, holdings);
                if question.taken_over && of.is_empty() && !question.places.regions.is_empty() {
                    // 去年 is counted from the newest report of the place that was spoken of.
                    let mut read = Read::of(text, holdings.knowledge, holdings.spelling);
                    let of = &question.places.regions;
                    let question = alone(text, &mut read, &holdings.knowledge.groups, holdings, of);
                    return after(question, &read.text(), last, holdings);
                }
                question
            }
        },
        None => question,
    }
}

/// The last question with the place that it was asked back for: 吉林省 after 吉林今年GDP目标.
fn told_which(text: &str, last: &Question, holdings: &Holdings<'_>) -> Option<Question> {
    let alike = last.places.alike.as_ref()?;
    let told = fold(text).text();
    let region = alike.regions.iter().find(|region| told.contains(region.as_str()))?;
    let is_more = told.chars().count() > region.chars().count() + 2;
    let whole = last.text.replacen(&alike.typed, region, 1);
    let question = understand(&whole, None, holdings);
    (!is_more).then(|| Question { text: text.to_owned(), taken_over: true, ..question })
}

/// A question by itself. `of`: the regions that it may lean on where it names none.
fn alone(text: &str, read: &mut Read, groups: &Groups, holdings: &Holdings<'_>, of: &[String]) -> Question {
    let Knowledge { gazetteer, lexicon, .. } = holdings.knowledge;
    let folded = read.folded.clone();
    let mut taken = Taken::new(&folded, read.names());
    let fact = fact::fact(&taken);
    let mut turns = period::turns(&mut taken, &holdings.years);
    let excluded = excluded::excluded(&mut taken, gazetteer, groups);
    let mut places = Places { excluded, ..Places::default() };
    let whose = whose::whose(&mut taken, &mut places, gazetteer, groups, &holdings.regions);
    if whose.is_all {
        turns.of_all(&mut taken);
    }
    if !places.groups.is_empty() {
        // 东北 of 东北经济增长 is a group: the words behind it name something of their own.
        read.matches = lexicon.matches(&taken.open().chars().collect::<Vec<char>>());
        taken.rename(read.names());
    }
    let mut places = place::places(places, &mut taken, gazetteer, &holdings.regions, holdings.namesakes);
    let overview = overview::named(&taken);
    let is_indicator = |found: &super::Match| lexicon.concept(found.concept).kind == ConceptKind::Indicator;
    let mention = mention::mention(&mut taken, &whose, read.matches.iter().any(is_indicator));
    let named = if places.groups.is_empty() { places.regions.len() } else { 0 };
    let over = conditions::over(&mut taken, &whose, named, !places.groups.is_empty());
    let of = if places.regions.is_empty() { of } else { &places.regions };
    let timing = period::timing(&mut taken, &holdings.years_of(of), turns);
    let turned = timing.turned;
    if timing.when.asks_year && over.is_strict() {
        // The 什么 of 什么时候突破300亿 asks for nothing else.
        phrases::take_any(&mut taken, "stretch", "when");
    }
    let over = Over { fulfilled: turned.fulfilled, aspect: wanted::aspect(&taken), ..over };
    let want = wanted::want(&mut taken, timing.is_pair);
    let mut when = meant(timing, &want, &turned, holdings);
    // 哪一年过千亿
    when.asks_first |= when.asks_year && over.limit.as_ref().is_some_and(|limit| limit.passes());
    let is_passage = matches!(want, Want::Passage { .. }) && when.years.is_empty() && when.nature.is_none();
    let kind = if is_passage { ConceptKind::Topic } else { ConceptKind::Indicator };
    places.strangers = stranger::strangers(text, &taken);
    let topic = asks::topic(&taken, read, kind, &places, holdings.knowledge);
    let want = match mention {
        Some(mention) => Want::Mention(mention),
        None => settle(asked_for(want, &taken, &topic, &when), fact, overview, &topic, &when, &over),
    };
    let want = over_time(want, &turned, &topic, &when, &over);
    let question = Question {
        text: text.to_owned(),
        want,
        topic,
        places,
        when,
        over,
        respelled: read.respelled.clone(),
        asks_why: phrases::names_any(&taken, "why", "asked"),
        taken_over: false,
        skip: 0,
    };
    of_many(question, &holdings.regions, &holdings.knowledge.lexicon)
}

/// A question that may lean on the one before it.
fn after(mut question: Question, folded: &str, last: &Question, holdings: &Holdings<'_>) -> Question {
    follow::fill(&mut question, folded, last);
    if question.taken_over {
        of_many(question, &holdings.regions, &holdings.knowledge.lexicon)
    } else {
        question
    }
}

/// The last question with its topic in other words: 城镇呢 after 农村居民收入.
fn requalified(question: Question, topic: &str, last: &Question, holdings: &Holdings<'_>) -> Question {
    let read = Read::of(topic, holdings.knowledge, holdings.spelling);
    let taken = Taken::new(&read.folded, read.names());
    let kind = ConceptKind::Indicator;
    let topic = asks::topic(&taken, &read, kind, &Places::default(), holdings.knowledge);
    Question { text: question.text, topic, taken_over: true, skip: 0, ..last.clone() }
}

/// A question for last year alone, or for how things stand, means what was achieved; of two years the nature is
/// each one's own.
fn meant(timing: Timing, want: &Want, turned: &Turned, holdings: &Holdings<'_>) -> When {
    let Timing { mut when, stands, .. } = timing;
    if when.stretch.is_some() || turned.is_move || turned.asks_fulfilment {
        // Of whatever year, it is what was said.
        return when;
    }
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
