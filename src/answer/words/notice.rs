//! What is to be said beside an answer, a line each.

use super::{fulfilment, tally, typed};
use crate::answer::{Notice, Unreckoned};
use crate::figures::Nature;
use crate::question::{Fact, Group};
use crate::report::Year;
use crate::words::Language;

/// One line for a notice.
#[must_use]
pub fn notice(notice: &Notice, language: Language) -> String {
    match notice {
        Notice::Respelled(read) => language.tell("read-as", &[("words", read.join(" ").into())]),
        Notice::Understood { regions, years, nature, topic } => {
            let years = years.iter().map(|year| language.tell("year", &[("year", year.get().into())]));
            let nature = nature.map(|nature| language.say(nature.key()));
            let parts: Vec<String> =
                regions.iter().cloned().chain(years).chain(topic.iter().cloned()).chain(nature).collect();
            language.tell("understood-as", &[("words", parts.join(" · ").into())])
        }
        Notice::Nearest(name) => language.tell("nearest", &[("words", name.as_str().into())]),
        Notice::Unsaid(word) => language.tell("unsaid", &[("words", word.as_str().into())]),
        Notice::Stranger(name) => language.tell("stranger", &[("name", name.as_str().into())]),
        Notice::Elsewhere(place) => language.tell("elsewhere", &[("place", place.as_str().into())]),
        Notice::WhichPlace { typed, regions } => {
            let regions: Vec<&str> = regions.iter().map(String::as_str).collect();
            let arguments = [("typed", typed.as_str().into()), ("regions", language.list(&regions).into())];
            language.tell("which-place", &arguments)
        }
        Notice::Lacking(region) => language.tell("lacking", &[("region", region.as_str().into())]),
        Notice::UnheldYear(year) => language.tell("unheld-year", &[("year", year.get().into())]),
        Notice::OtherPeriod { years, part, nature } => {
            other_period(years, part.as_deref(), *nature, language)
        }
        Notice::OtherAspect => language.say("other-aspect"),
        Notice::TargetsInstead => language.say("targets-instead"),
        Notice::Moment => language.say("matter-moment"),
        Notice::Everyday => language.say("matter-other"),
        Notice::Office => language.say("matter-person"),
        Notice::NoReason => language.say("no-reason"),
        Notice::Chosen => language.say("chosen"),
        Notice::ByParts => language.say("by-parts"),
        Notice::Unused(unused) => {
            let unused: Vec<String> = unused.iter().map(|word| typed(word, language)).collect();
            language.tell("unused", &[("words", language.list(&unused).into())])
        }
        Notice::Group(group) => language.tell("of-group", &[("group", self::group(group, language).into())]),
        Notice::LeftOut(group) => left_out(group, language),
        Notice::Unreckoned(Unreckoned::SumOfRates) => language.say("no-sum-of-rates"),
        Notice::Unreckoned(Unreckoned::UnlikeUnits) => language.say("other-units"),
        Notice::Fulfilment(is, why) => {
            language.tell("fulfilment", &[("fulfilment", fulfilment(*is, why.as_ref(), language).into())])
        }
        Notice::Board(count) => tally(*count, "board-count", language),
        Notice::NoTarget { region, year } => {
            let year = year.map_or(0, Year::get);
            language.tell("no-target-held", &[("region", region.as_str().into()), ("year", year.into())])
        }
        Notice::Untold(words) => language.tell("untold", &[("words", words.as_str().into())]),
        Notice::Unmentioned(word) => language.tell("unmentioned", &[("word", word.as_str().into())]),
        Notice::Fact { fact, said, title } => {
            let key = match fact {
                Fact::Speaker | Fact::Office => "fact-speaker",
                Fact::Date => "fact-date",
                Fact::Assembly => "fact-assembly",
            };
            let said = if *fact == Fact::Date { date(said, language) } else { said.clone() };
            language.tell(key, &[("said", said.into()), ("title", title.as_str().into())])
        }
    }
}

/// `不含：西藏自治区`
fn left_out(group: &Group, language: Language) -> String {
    let members: Vec<&str> = group.members.iter().map(String::as_str).collect();
    language.tell("left-out", &[("regions", language.list(&members).into())])
}

/// `长三角（上海市、江苏省、浙江省、安徽省）`.
pub(in crate::answer) fn group(group: &Group, language: Language) -> String {
    let members: Vec<&str> = group.members.iter().map(String::as_str).collect();
    language
        .tell("group", &[("name", group.name.as_str().into()), ("members", language.list(&members).into())])
}

/// `报告有这个指标，但没有2019年的实际数。`
fn other_period(years: &[Year], part: Option<&str>, nature: Option<Nature>, language: Language) -> String {
    let kind = language.say(match nature {
        Some(Nature::Target) => "kind-target",
        Some(Nature::Result) => "kind-result",
        _ => "kind-any",
    });
    let years: Vec<String> =
        years.iter().map(|year| language.tell("year", &[("year", year.get().into())])).collect();
    // 2024年上半年; a part without a year is said as it was typed.
    let years: Vec<String> = match (part, years.as_slice()) {
        (Some(part), []) => vec![part.to_owned()],
        (Some(part), _) => years.into_iter().map(|year| format!("{year}{part}")).collect(),
        (None, _) => years,
    };
    match years.as_slice() {
        [] => language.tell("other-kind", &[("kind", kind.into())]),
        years => {
            let years = language.list(years);
            language.tell("other-period", &[("years", years.into()), ("kind", kind.into())])
        }
    }
}

/// `2020-04-22` as the language writes a day.
fn date(said: &str, language: Language) -> String {
    let parts: Vec<&str> = said.split('-').map(|part| part.trim_start_matches('0')).collect();
    match parts.as_slice() {
        [year, month, day] if language != Language::English => format!("{year}年{month}月{day}日"),
        _ => said.to_owned(),
    }
}
