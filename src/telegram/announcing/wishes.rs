//! What a person types behind `/subscribe`: a subject, a time, a zone, in any order.

use std::collections::HashSet;

use super::times::Times;
use crate::answer::{Form, Part, Subject, agenda};
use crate::app::schedule::{Rule, Schedule, ScheduleFault};
use crate::figures::Nature;
use crate::library::Library;
use crate::text::fold;

/// What was typed.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Typed {
    /// `None`: nothing was said of it.
    pub(crate) subject: Option<Subject>,
    pub(crate) schedule: Option<Schedule>,
    pub(crate) pin: bool,
}

/// What cannot be wished for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Fault {
    Subject(String),
    /// Several regions have it, and none was named.
    Region(String),
    Schedule(ScheduleFault),
}

pub(crate) fn read(text: &str, library: &Library, zone: &str) -> Result<Typed, Fault> {
    let text = text.replace('：', ":").replace(['\u{3000}', '，', ','], " ");
    let mut words: Vec<&str> = text.split_whitespace().collect();
    let mut rest: Vec<&str> = Vec::new();
    let mut times = Times::default();
    let (mut zone, mut form, mut pin) = (zone.to_owned(), None, false);
    words.reverse();
    while let Some(word) = words.pop() {
        match word {
            "cron" => {
                let from = words.len().saturating_sub(5);
                let mut line = words.split_off(from);
                line.reverse();
                times.cron = Some(line.join(" "));
            }
            "置顶" | "置頂" | "pin" => pin = true,
            word if self::form(word).is_some() => form = self::form(word),
            word if is_zone(word) => zone = word.to_owned(),
            word if times.take(word) => {}
            word => rest.push(word),
        }
    }
    if rest.iter().any(|word| super::times::speaks_of_time(word)) {
        return Err(Fault::Schedule(ScheduleFault::Rule));
    }
    let rule = times.rule();
    let schedule = rule.map(|rule| Schedule::read(&rule, &zone).map_err(Fault::Schedule)).transpose()?;
    Ok(Typed { subject: subject(&rest, form, library)?, schedule, pin })
}

/// The form that a word names.
pub(crate) fn form(word: &str) -> Option<Form> {
    match word {
        "全部" | "全表" | "表" | "table" | "all" => Some(Form::Table),
        "轮播" | "輪播" | "rotation" => Some(Form::Rotation),
        _ => None,
    }
}

/// The subject that these words name; in two forms where none is said.
pub(crate) fn subject(
    words: &[&str],
    form: Option<Form>,
    library: &Library,
) -> Result<Option<Subject>, Fault> {
    let regions = library.corpus().regions();
    let (region, rest): (Vec<&str>, Vec<&str>) = words.iter().partition(|word| regions.contains(*word));
    let region = region.first().map(|region| (*region).to_owned());
    let form = match (form, region.is_some(), rest.is_empty()) {
        (Some(form), ..) => form,
        (None, false, true) => return Ok(None),
        (None, ..) => Form::Rotation,
    };
    let typed = rest.join(" ");
    let (own, name) = named(&typed, library);
    let region = region.or(own);
    let mut parts = vec![Part::All];
    if !name.is_empty() {
        parts = vec![Part::Indicator(name.clone())];
        parts.extend(indicator(&name, library).map(Part::Indicator));
        parts.extend(heading(&name, library).map(Part::Section));
    }
    let named = parts.into_iter().map(|part| Subject { region: region.clone(), part, form });
    let found = named.into_iter().find(|subject| !agenda(library, subject).is_empty());
    found.map(Some).ok_or(Fault::Subject(typed))
}

/// The target of an indicator, typed as `城镇新增就业` or, where there are several regions, `浙江城镇新增就业`.
pub(crate) fn tagged(tag: &str, library: &Library) -> Result<Subject, Fault> {
    let (region, name) = named(tag, library);
    let subject = Subject { region, part: Part::Indicator(name), form: Form::Rotation };
    let reports: HashSet<u32> =
        agenda(library, &subject).iter().map(|aim| aim.target.place.paragraph.report).collect();
    match reports.len() {
        0 => Err(Fault::Subject(tag.to_owned())),
        1 => Ok(subject),
        _ => Err(Fault::Region(tag.to_owned())),
    }
}

/// The region that `typed` begins or ends with, and the rest of it.
fn named(typed: &str, library: &Library) -> (Option<String>, String) {
    let asked = library.understand(typed, None);
    let [region] = asked.places.regions.as_slice() else { return (None, typed.to_owned()) };
    let own =
        asked.topic.query.asks.iter().filter_map(|ask| ask.forms.first()).map(|form| form.text.to_string());
    let name = asked.topic.indicators.first().cloned().unwrap_or_else(|| own.collect::<Vec<_>>().join(" "));
    (Some(region.clone()), name)
}

/// The first indicator with these words for which the newest reports have a target: 城镇新增就业 for 就业.
fn indicator(words: &str, library: &Library) -> Option<String> {
    let wanted = fold(words).text();
    let newest = library.corpus().newest_year();
    let mut targets = library.ledger().figures().filter(|figure| figure.nature == Nature::Target);
    let found =
        targets.find(|figure| figure.year() == newest && fold(&figure.indicator).text().contains(&wanted));
    found.map(|figure| figure.indicator.clone())
}

/// A heading of the newest reports that holds these words.
fn heading(words: &str, library: &Library) -> Option<String> {
    let wanted = fold(words).text();
    let newest = library.corpus().newest_year();
    let reports = library.corpus().reports().iter().filter(|report| report.facts.year == newest);
    reports
        .flat_map(|report| &report.sections)
        .map(|section| &section.heading)
        .find(|heading| fold(heading).text().contains(&wanted))
        .cloned()
}

fn is_zone(word: &str) -> bool {
    word == "UTC" || (word.contains('/') && word.is_ascii())
}

/// Whether a schedule will ever come.
pub(crate) fn is_over(schedule: &Schedule, now: i64) -> bool {
    matches!(schedule.rule(), Rule::Once(_)) && schedule.next(now).is_none()
}
