//! Messages about subscriptions and announcements that are put together from several of the bot's own words.

use super::wishes;
use crate::answer::{Form, Part, Subject};
use crate::app::outbox::Reason;
use crate::app::schedule::{Rule, Schedule, ScheduleFault};
use crate::app::store::{Announcement, Counts, Origin, RunState, Subscription, SubscriptionState};
use crate::words::Language;

/// What, when, and how it stands.
pub(crate) fn line(subscription: &Subscription, language: Language) -> String {
    let wish = &subscription.wish;
    let mut line =
        format!("{} · {}", subject(&wish.subject, language), time_in_zone(&wish.schedule, language));
    if wish.pin {
        line.push_str(" · ");
        line.push_str(&language.say("subscription-pinned"));
    }
    line.push('\n');
    line.push_str(&match (subscription.state, subscription.reason, subscription.next) {
        (SubscriptionState::Active, _, Some(next)) => {
            language.tell("subscription-next", &[("time", wish.schedule.wall_clock(next).into())])
        }
        (SubscriptionState::Paused, _, _) => language.say("subscription-paused"),
        (_, Some(why), _) => {
            language.tell("subscription-stopped", &[("reason", reason(why, language).into())])
        }
        _ => language.say("subscription-ended"),
    });
    line
}

fn subject(subject: &Subject, language: Language) -> String {
    let what = match &subject.part {
        Part::All => language.say("subject-all"),
        Part::Section(heading) => {
            language.tell("subject-of-section", &[("heading", heading.as_str().into())])
        }
        Part::Indicator(name) => name.clone(),
    };
    let region = subject.region.as_ref().map(|region| format!("{region} · ")).unwrap_or_default();
    let named = format!("{region}{what}");
    match subject.form {
        Form::Rotation => named,
        Form::Table => language.tell("subject-as-table", &[("subject", named.into())]),
    }
}

fn time_in_zone(schedule: &Schedule, language: Language) -> String {
    let zone = schedule.zone_name().to_owned();
    language.tell("time-in-zone", &[("time", time(schedule, language).into()), ("zone", zone.into())])
}

/// When, without the zone.
pub(crate) fn time(schedule: &Schedule, language: Language) -> String {
    const DAYS: [&str; 7] = [
        "weekday-monday",
        "weekday-tuesday",
        "weekday-wednesday",
        "weekday-thursday",
        "weekday-friday",
        "weekday-saturday",
        "weekday-sunday",
    ];
    let clock = |time: &jiff::civil::Time| time.strftime("%H:%M").to_string().into();
    match schedule.rule() {
        Rule::Once(at) => {
            let date = at.strftime("%Y-%m-%d").to_string().into();
            language.tell("time-once", &[("date", date), ("time", clock(&at.time()))])
        }
        Rule::Daily(at) => language.tell("time-daily", &[("time", clock(at))]),
        Rule::Weekly(day, at) => {
            let key = usize::try_from(day.to_monday_zero_offset()).ok().and_then(|day| DAYS.get(day));
            let day = key.map(|key| language.say(key)).unwrap_or_default();
            language.tell("time-weekly", &[("day", day.into()), ("time", clock(at))])
        }
        Rule::Cron(line) => format!("cron {line}"),
    }
}

/// Why something cannot be followed or announced.
pub(crate) fn no_such_wish(fault: &wishes::Fault, language: Language) -> String {
    match fault {
        wishes::Fault::Subject(typed) => {
            language.tell("no-such-subject", &[("words", typed.as_str().into())])
        }
        wishes::Fault::Region(typed) => language.tell("which-region", &[("words", typed.as_str().into())]),
        wishes::Fault::Schedule(fault) => no_such_schedule(*fault, language),
    }
}

fn no_such_schedule(fault: ScheduleFault, language: Language) -> String {
    language.say(match fault {
        ScheduleFault::Zone => "no-such-zone",
        ScheduleFault::TooOften => "too-often",
        ScheduleFault::Rule | ScheduleFault::Cron => "no-such-time",
    })
}

/// Under the preview of an announcement.
pub(crate) fn confirm(chats: usize, seconds: f64, language: Language) -> String {
    let (key, count) =
        if seconds < 60.0 { ("seconds", seconds.ceil()) } else { ("minutes", (seconds / 60.0).ceil()) };
    let duration = language.tell(key, &[("count", count.into())]);
    language.tell("confirm-announcement", &[("chats", chats.into()), ("duration", duration.into())])
}

/// How far an announcement has come.
pub(crate) fn progress(announcement: &Announcement, counts: &Counts, language: Language) -> String {
    let state = match (announcement.state, counts.is_done()) {
        (RunState::Cancelled, _) => "run-cancelled",
        (_, true) => "run-done",
        (RunState::Paused, _) => "run-paused",
        (RunState::Running, _) => "run-running",
    };
    let origin = match announcement.origin {
        Origin::Admin => "announcement-admin",
        Origin::Schedule => "announcement-schedule",
    };
    // As a text: a number would be grouped by thousands in some languages.
    let number = announcement.id.to_string();
    let head = language.tell(origin, &[("number", number.into())]);
    let told = language.tell(
        "run-counts",
        &[
            ("sent", counts.sent.into()),
            ("all", counts.all().into()),
            ("waiting", counts.waiting.into()),
            ("sending", counts.sending.into()),
        ],
    );
    let mut text = format!("{head} · {}\n{told}", language.say(state));
    for (key, map) in [("run-failed", &counts.failed), ("run-unknown", &counts.unknown)] {
        let parts: Vec<String> =
            map.iter().map(|(why, count)| format!("{} {count}", reason(*why, language))).collect();
        if !parts.is_empty() {
            let all: u64 = map.values().sum();
            text.push('\n');
            text.push_str(
                &language.tell(key, &[("count", all.into()), ("reasons", language.list(&parts).into())]),
            );
        }
    }
    text
}

/// Why somebody was not told.
pub(crate) fn reason(reason: Reason, language: Language) -> String {
    language.say(&format!("reason-{}", reason.word().replace('_', "-")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_reason_has_words_in_every_language() {
        for language in Language::ALL {
            for why in Reason::ALL {
                assert!(!reason(why, language).starts_with("reason-"), "{why:?} {language:?}");
            }
        }
    }

    #[test]
    fn times_read_as_people_say_them() {
        let time = |rule: &str, language| time(&Schedule::read(rule, "Asia/Shanghai").unwrap(), language);
        assert_eq!(time("weekly friday 08:00", Language::Simplified), "每周五 08:00");
        assert_eq!(time("weekly sunday 18:30", Language::Traditional), "每週日 18:30");
        assert_eq!(time("weekly friday 08:00", Language::English), "Fridays 08:00");
        assert_eq!(time("daily 08:00", Language::English), "daily 08:00");
        assert_eq!(time("once 2026-03-05T08:00", Language::Simplified), "2026-03-05 08:00 一次");
        assert_eq!(time("cron 0 8 1 * *", Language::English), "cron 0 8 1 * *");
    }
}
