//! What a person types behind `/subscribe`: a subject, a time, a zone, in any order.

use crate::answer::{Form, Part, Subject, agenda};
use crate::app::schedule::{Rule, Schedule, ScheduleFault};
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
    Schedule(ScheduleFault),
}

/// The hour for a day without one.
const MORNING: &str = "08:00";

pub(crate) fn read(text: &str, library: &Library, zone: &str) -> Result<Typed, Fault> {
    let text = text.replace('：', ":").replace(['\u{3000}', '，', ','], " ");
    let mut words: Vec<&str> = text.split_whitespace().collect();
    let mut rest: Vec<&str> = Vec::new();
    let (mut day, mut time, mut cron) = (None, None, None);
    let (mut zone, mut form, mut pin) = (zone.to_owned(), None, false);
    words.reverse();
    while let Some(word) = words.pop() {
        match word {
            "cron" => {
                let from = words.len().saturating_sub(5);
                let mut line = words.split_off(from);
                line.reverse();
                cron = Some(line.join(" "));
            }
            "置顶" | "置頂" | "pin" => pin = true,
            word if self::form(word).is_some() => form = self::form(word),
            word if is_zone(word) => zone = word.to_owned(),
            word => match (day_of(word), clock(word)) {
                (Some(found), _) => day = Some(found),
                (_, Some(found)) => time = Some(found),
                _ => rest.push(word),
            },
        }
    }
    let rule = match (cron, day, time) {
        (Some(line), ..) => Some(format!("cron {line}")),
        (None, None, None) => None,
        (None, day, time) => Some(rule(day.as_deref(), &time.unwrap_or(MORNING.to_owned()))),
    };
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
    let name = rest.join(" ");
    let mut parts = vec![Part::All];
    if !rest.is_empty() {
        parts = vec![Part::Indicator(name.clone())];
        parts.extend(heading(&name, library).map(Part::Section));
    }
    let named = parts.into_iter().map(|part| Subject { region: region.clone(), part, form });
    let found = named.into_iter().find(|subject| !agenda(library, subject).is_empty());
    found.map(Some).ok_or(Fault::Subject(name))
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

fn rule(day: Option<&str>, time: &str) -> String {
    match day {
        None | Some("daily") => format!("daily {time}"),
        Some(date) if date.starts_with(|c: char| c.is_ascii_digit()) => format!("once {date}T{time}"),
        Some(weekday) => format!("weekly {weekday} {time}"),
    }
}

/// `daily`, the English name of a weekday, or a date.
fn day_of(word: &str) -> Option<String> {
    const DAYS: [(&str, &str); 7] = [
        ("一", "monday"),
        ("二", "tuesday"),
        ("三", "wednesday"),
        ("四", "thursday"),
        ("五", "friday"),
        ("六", "saturday"),
        ("日", "sunday"),
    ];
    let word = word.to_lowercase();
    if ["每天", "每日", "天天", "daily"].contains(&word.as_str()) {
        return Some("daily".to_owned());
    }
    if word.parse::<jiff::civil::Date>().is_ok() {
        return Some(word);
    }
    let after = ["每周", "每週", "每星期", "周", "星期"].iter().find_map(|prefix| word.strip_prefix(prefix));
    let chinese = after.and_then(|day| DAYS.iter().find(|(name, _)| *name == day.replace('天', "日")));
    let english = DAYS.iter().find(|(_, name)| word.len() >= 3 && name.starts_with(word.as_str()));
    chinese.or(english).map(|(_, name)| (*name).to_owned())
}

/// `8:00`, `08:00`, `8点`, `8点半` as `08:00`.
fn clock(word: &str) -> Option<String> {
    let word = word.replace(['点', '點', '时', '時'], ":").replace('半', "30").replace('分', "");
    let (hour, minute) = word.split_once(':')?;
    let hour: u8 = hour.parse().ok()?;
    let minute: u8 = if minute.is_empty() { 0 } else { minute.parse().ok()? };
    Some(format!("{hour:02}:{minute:02}"))
}

fn is_zone(word: &str) -> bool {
    word == "UTC" || (word.contains('/') && word.is_ascii())
}

/// Whether a schedule will ever come.
pub(crate) fn is_over(schedule: &Schedule, now: i64) -> bool {
    matches!(schedule.rule(), Rule::Once(_)) && schedule.next(now).is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_times_are_read_as_people_type_them() {
        for (typed, expected) in [
            ("每天", Some("daily")),
            ("每周一", Some("monday")),
            ("星期天", Some("sunday")),
            ("Fri", Some("friday")),
            ("2026-03-05", Some("2026-03-05")),
            ("就业", None),
            ("s", None),
        ] {
            assert_eq!(day_of(typed).as_deref(), expected, "{typed}");
        }
        for (typed, expected) in [
            ("8:00", Some("08:00")),
            ("18:30", Some("18:30")),
            ("8点", Some("08:00")),
            ("9点半", Some("09:30")),
            ("25:00", Some("25:00")),
            ("8", None),
            ("a:b", None),
        ] {
            assert_eq!(clock(typed).as_deref(), expected, "{typed}");
        }
    }
}
