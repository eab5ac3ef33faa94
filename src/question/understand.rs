//! A question's words turned into what the search and the ledger can look up.

use super::period::Timing;
use super::read::Read;
use super::taken::Taken;
use super::turns::Turned;
use super::{
    Amount, ConceptId, ConceptKind, Cut, Fact, Groups, Knowledge, Over, Overview, Places, Question, Spelling,
    Topic,
};
use super::{
    Want, When, asks, conditions, excluded, fact, follow, mention, overview, period, phrases, place,
    stranger, wanted, whose,
};
use crate::figures::{Aspect, Nature};
use crate::report::{Corpus, Year};
use crate::search::Ask;
use crate::text::fold;

/// What the library holds that decides how a question is read.
#[derive(Debug)]
pub struct Holdings<'a> {
    pub knowledge: &'a Knowledge,
    pub spelling: &'a Spelling,
    pub regions: Vec<&'a str>,
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
    let mut places = place::places(places, &mut taken, gazetteer, &holdings.regions);
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
    of_many(question, holdings)
}

/// A question that may lean on the one before it.
fn after(mut question: Question, folded: &str, last: &Question, holdings: &Holdings<'_>) -> Question {
    follow::fill(&mut question, folded, last);
    if question.taken_over { of_many(question, holdings) } else { question }
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

/// What is a thing that is measured, or what it was in a year, asks how much of it there is.
fn asked_for(want: Want, taken: &Taken<'_>, topic: &Topic, when: &When) -> Want {
    let asks_what = ["what is", "what was", "what's", "what are"].iter().any(|word| taken.names(word));
    let is_number = topic.has_measure || !when.years.is_empty() && !topic.concepts.is_empty();
    match want {
        Want::Passage { .. } if asks_what && is_number => Want::Value(Amount::default()),
        // 研发投入占生产总值比重: a share of what is measured is a number.
        Want::Passage { asks_how: false } if topic.is_measure && wanted::names_share(taken) => {
            Want::Value(Amount { aspect: Some(Aspect::Share), ..Amount::default() })
        }
        // 常住人口有没有一个亿 asks how many there are.
        Want::Passage { .. } if topic.has_measure && names_amount(topic) => Want::Value(Amount::default()),
        other => other,
    }
}

fn names_amount(topic: &Topic) -> bool {
    let own = topic.query.asks.iter().filter_map(|ask| ask.forms.first());
    own.into_iter().any(|form| wanted::is_amount(&form.text))
}

/// What is wanted once it is known what the question is about.
fn settle(
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
fn over_time(want: Want, turned: &Turned, topic: &Topic, when: &When, over: &Over) -> Want {
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
fn amount(want: &Want, over: &Over) -> Amount {
    let of_rows = || Amount { aspect: over.aspect, ..Amount::default() };
    want.amount().cloned().unwrap_or_else(of_rows)
}

/// One number of several regions is a comparison of those that were named, or a ranking of all there are; with a
/// condition on it, those that it is true of.
fn of_many(question: Question, holdings: &Holdings<'_>) -> Question {
    let question = of_printed_rank(question, holdings);
    let Question { want, topic, places, when, over, .. } = &question;
    let named = places.regions.len();
    let meant = if named == 0 || over.cut == Some(Cut::Own) { holdings.regions.len() } else { named };
    let is_number = want.asks_number() || when.is_named || topic.is_measure;
    let is_conditioned = over.is_asked() || !places.groups.is_empty();
    let is_whole = matches!(want, Want::Overview(_) | Want::Fact(_) | Want::Mention(_));
    let is_over_time = matches!(want, Want::Series(_) | Want::Change { .. } | Want::Fulfilled(_));
    let is_one = meant < 2 && places.groups.is_empty()
        || !places.inside.is_empty()
        || want.asks_how()
        || topic.query.asks.is_empty();
    let is_asked = topic.has_measure && is_number || over.is_strict() || is_aim(&question, holdings);
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
fn of_printed_rank(question: Question, holdings: &Holdings<'_>) -> Question {
    let asks = question.over.cut == Some(Cut::Own) && question.over.limit.is_none();
    if !asks || holdings.regions.len() != 1 || !question.topic.has_measure {
        return question;
    }
    let amount = question.want.amount().cloned().unwrap_or_default();
    // 总量排第几 is no rank of growth.
    let asks_total = amount.asks_total || amount.aspect == Some(Aspect::Level);
    let want = Want::Value(Amount { aspect: Some(Aspect::Rank), asks_total, ..amount });
    Question { want, over: Over::default(), ..question }
}

/// 各省就业目标: the target of a subject alone is that of an indicator which names it.
fn is_aim(question: &Question, holdings: &Holdings<'_>) -> bool {
    let Question { topic, when, .. } = question;
    let lexicon = &holdings.knowledge.lexicon;
    let [subject] = topic.concepts.as_slice() else { return false };
    let own = lexicon.concept(*subject);
    let names_it = |id: &ConceptId| {
        let other = lexicon.concept(*id);
        other.kind == ConceptKind::Indicator && other.name.contains(&own.name)
    };
    let is_measured = lexicon.narrower(*subject).iter().chain(&own.related).any(names_it);
    when.said == Some(Nature::Target) && topic.query.asks.len() == 1 && is_measured
}
