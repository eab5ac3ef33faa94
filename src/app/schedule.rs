//! When a subscription is told: rules with a time zone in, moments out. No clock in here.

use croner::Cron;
use croner::parser::{CronParser, Seconds, Year};
use jiff::civil::{DateTime, Time, Weekday};
use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};

/// A cron line that comes round more often floods a chat; seconds.
const SHORTEST: i64 = 3600;
/// Occurrences that are looked at for that.
const LOOK: usize = 60;

/// A rule in a time zone.
#[derive(Debug, Clone, PartialEq)]
pub struct Schedule {
    rule: Rule,
    zone: TimeZone,
    name: String,
}

/// When, on the wall clocks of the zone. A time that a clock skips comes at the first moment after; a time
/// that comes twice counts once.
#[derive(Debug, Clone, PartialEq)]
pub enum Rule {
    Once(DateTime),
    Daily(Time),
    Weekly(Weekday, Time),
    /// Minute, hour, day, month, weekday.
    Cron(String),
}

/// Why a schedule cannot be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ScheduleFault {
    #[error("no such time zone")]
    Zone,
    #[error("no rule that is known")]
    Rule,
    #[error("no cron line of five fields")]
    Cron,
    #[error("comes round more often than once an hour")]
    TooOften,
}

impl Schedule {
    /// Checks a rule in the zone with this IANA name: `Asia/Shanghai`.
    ///
    /// # Errors
    /// When there is no such zone, or the cron line cannot be read or comes round too often.
    pub fn new(rule: Rule, zone: &str) -> Result<Schedule, ScheduleFault> {
        let tz = TimeZone::get(zone).map_err(|_unknown| ScheduleFault::Zone)?;
        let name = tz.iana_name().unwrap_or(zone).to_owned();
        let schedule = Schedule { rule, zone: tz, name };
        if let Rule::Cron(line) = &schedule.rule {
            let cron = parse(line)?;
            schedule.check_pace(&cron)?;
        }
        Ok(schedule)
    }

    /// Reads what [`Schedule::rule_text`] wrote: `once 2026-03-05T08:00`, `daily 08:00`, `weekly monday 08:00`,
    /// `cron 0 8 * * 1-5`.
    ///
    /// # Errors
    /// As [`Schedule::new`], and when there is no such rule.
    pub fn read(rule: &str, zone: &str) -> Result<Schedule, ScheduleFault> {
        let (kind, rest) = rule.split_once(' ').ok_or(ScheduleFault::Rule)?;
        let time = |text: &str| text.parse::<Time>().map_err(|_no_time| ScheduleFault::Rule);
        let rule = match kind {
            "once" => Rule::Once(rest.parse().map_err(|_no_time| ScheduleFault::Rule)?),
            "daily" => Rule::Daily(time(rest)?),
            "weekly" => {
                let (day, at) = rest.split_once(' ').ok_or(ScheduleFault::Rule)?;
                Rule::Weekly(weekday(day).ok_or(ScheduleFault::Rule)?, time(at)?)
            }
            "cron" => Rule::Cron(rest.to_owned()),
            _ => return Err(ScheduleFault::Rule),
        };
        Schedule::new(rule, zone)
    }

    #[must_use]
    pub fn rule(&self) -> &Rule {
        &self.rule
    }

    #[must_use]
    pub fn rule_text(&self) -> String {
        let clock = |time: &Time| format!("{:02}:{:02}", time.hour(), time.minute());
        match &self.rule {
            Rule::Once(at) => format!("once {}T{}", at.date(), clock(&at.time())),
            Rule::Daily(time) => format!("daily {}", clock(time)),
            Rule::Weekly(day, time) => format!("weekly {} {}", day_name(*day), clock(time)),
            Rule::Cron(line) => format!("cron {line}"),
        }
    }

    #[must_use]
    pub fn zone_name(&self) -> &str {
        &self.name
    }

    /// The first moment after `after`, both in milliseconds since 1970. `None`: never again.
    #[must_use]
    pub fn next(&self, after: i64) -> Option<i64> {
        let after = self.at(after)?;
        let next = match &self.rule {
            Rule::Once(at) => {
                let only = self.zone.to_ambiguous_zoned(*at).compatible().ok()?;
                (only > after).then_some(only)?
            }
            Rule::Daily(time) => next_of(&format!("{} {} * * *", time.minute(), time.hour()), &after)?,
            Rule::Weekly(day, time) => {
                let day = day.to_sunday_zero_offset();
                next_of(&format!("{} {} * * {day}", time.minute(), time.hour()), &after)?
            }
            Rule::Cron(line) => next_of(line, &after)?,
        };
        Some(next.timestamp().as_millisecond())
    }

    /// The period that a moment lies in, within which unchanged content is not told again: the day, with
    /// weekly rules the week.
    #[must_use]
    pub fn period(&self, at: i64) -> String {
        let Some(at) = self.at(at) else { return String::new() };
        match self.rule {
            Rule::Weekly(..) => {
                let week = at.date().iso_week_date();
                format!("{}-W{:02}", week.year(), week.week())
            }
            _ => at.date().to_string(),
        }
    }

    /// The wall clock of the zone at a moment: `2026-03-05 08:00`.
    #[must_use]
    pub fn wall_clock(&self, at: i64) -> String {
        self.at(at).map_or(String::new(), |at| at.strftime("%Y-%m-%d %H:%M").to_string())
    }

    fn at(&self, millis: i64) -> Option<Zoned> {
        Some(Timestamp::from_millisecond(millis).ok()?.to_zoned(self.zone.clone()))
    }

    /// Looks at the next occurrences; which ones does not matter, the line repeats.
    fn check_pace(&self, cron: &Cron) -> Result<(), ScheduleFault> {
        // In UTC no clock is ever put back, which would bring two occurrences near to each other.
        let mut last = Timestamp::UNIX_EPOCH.to_zoned(TimeZone::UTC);
        for count in 0..LOOK {
            let Ok(next) = cron.find_next_occurrence(&last, false) else {
                return if count > 0 { Ok(()) } else { Err(ScheduleFault::Cron) };
            };
            if count > 0 && next.timestamp().as_second() - last.timestamp().as_second() < SHORTEST {
                return Err(ScheduleFault::TooOften);
            }
            last = next;
        }
        Ok(())
    }
}

fn parse(line: &str) -> Result<Cron, ScheduleFault> {
    let parser = CronParser::builder().seconds(Seconds::Disallowed).year(Year::Disallowed).build();
    parser.parse(line).map_err(|_unreadable| ScheduleFault::Cron)
}

fn next_of(line: &str, after: &Zoned) -> Option<Zoned> {
    parse(line).ok()?.find_next_occurrence(after, false).ok()
}

const DAYS: [(Weekday, &str); 7] = [
    (Weekday::Monday, "monday"),
    (Weekday::Tuesday, "tuesday"),
    (Weekday::Wednesday, "wednesday"),
    (Weekday::Thursday, "thursday"),
    (Weekday::Friday, "friday"),
    (Weekday::Saturday, "saturday"),
    (Weekday::Sunday, "sunday"),
];

fn day_name(day: Weekday) -> &'static str {
    DAYS.iter().find(|(known, _)| *known == day).map_or("", |(_, name)| name)
}

fn weekday(name: &str) -> Option<Weekday> {
    DAYS.iter().find(|(_, known)| *known == name).map(|(day, _)| *day)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn millis(text: &str) -> i64 {
        text.parse::<Timestamp>().unwrap().as_millisecond()
    }

    /// The next moments after `after`, in UTC.
    #[track_caller]
    fn check(rule: &str, zone: &str, after: &str, expected: &[&str]) {
        let schedule = Schedule::read(rule, zone).unwrap();
        assert_eq!(schedule.rule_text(), rule);
        let mut at = millis(after);
        for expected in expected {
            at = schedule.next(at).unwrap_or_else(|| panic!("{rule}: never after {at}"));
            assert_eq!(Timestamp::from_millisecond(at).unwrap().to_string(), *expected, "{rule} {zone}");
        }
    }

    #[test]
    fn days_and_weeks_follow_the_wall_clock() {
        check(
            "daily 08:00",
            "Asia/Shanghai",
            "2026-03-05T00:00:00Z",
            &["2026-03-06T00:00:00Z", "2026-03-07T00:00:00Z"],
        );
        check("daily 08:00", "Asia/Shanghai", "2026-03-04T23:59:59.999Z", &["2026-03-05T00:00:00Z"]);
        check(
            "weekly monday 09:30",
            "Asia/Urumqi",
            "2026-03-05T00:00:00Z",
            &["2026-03-09T03:30:00Z", "2026-03-16T03:30:00Z"],
        );
        check("cron 0 8 * * 1-5", "Asia/Shanghai", "2026-03-06T00:00:00Z", &["2026-03-09T00:00:00Z"]);
    }

    #[test]
    fn a_clock_put_forward_neither_loses_nor_repeats_a_day() {
        // New York, 8 March 2026: 02:00 becomes 03:00.
        check(
            "daily 02:30",
            "America/New_York",
            "2026-03-07T00:00:00Z",
            &["2026-03-07T07:30:00Z", "2026-03-08T07:00:00Z", "2026-03-09T06:30:00Z"],
        );
        check(
            "daily 08:00",
            "America/New_York",
            "2026-03-07T00:00:00Z",
            &["2026-03-07T13:00:00Z", "2026-03-08T12:00:00Z"],
        );
        check("once 2026-03-08T02:30", "America/New_York", "2026-03-07T00:00:00Z", &["2026-03-08T07:30:00Z"]);
    }

    #[test]
    fn a_clock_put_back_tells_once() {
        // Berlin, 25 October 2026: 03:00 becomes 02:00 again.
        check(
            "daily 02:30",
            "Europe/Berlin",
            "2026-10-24T12:00:00Z",
            &["2026-10-25T00:30:00Z", "2026-10-26T01:30:00Z"],
        );
        check(
            "cron 30 2 25 10 *",
            "Europe/Berlin",
            "2026-10-24T12:00:00Z",
            &["2026-10-25T00:30:00Z", "2027-10-25T00:30:00Z"],
        );
    }

    #[test]
    fn once_is_once() {
        let schedule = Schedule::read("once 2026-03-05T08:00", "Asia/Shanghai").unwrap();
        let at = millis("2026-03-05T00:00:00Z");
        assert_eq!(schedule.next(at - 1), Some(at));
        assert_eq!(schedule.next(at), None);
    }

    #[test]
    fn what_cannot_be_is_refused() {
        #[track_caller]
        fn check(rule: &str, zone: &str, expected: ScheduleFault) {
            assert_eq!(Schedule::read(rule, zone).err(), Some(expected), "{rule}");
        }
        check("daily 08:00", "Asia/Peking", ScheduleFault::Zone);
        check("daily 25:00", "Asia/Shanghai", ScheduleFault::Rule);
        check("hourly", "Asia/Shanghai", ScheduleFault::Rule);
        check("weekly someday 08:00", "Asia/Shanghai", ScheduleFault::Rule);
        check("cron 61 8 * * *", "Asia/Shanghai", ScheduleFault::Cron);
        check("cron * * * * * *", "Asia/Shanghai", ScheduleFault::Cron);
        check("cron 0 8 30 2 *", "Asia/Shanghai", ScheduleFault::Cron);
        check("cron * * * * *", "Asia/Shanghai", ScheduleFault::TooOften);
        check("cron */30 9-10 * * *", "Asia/Shanghai", ScheduleFault::TooOften);
    }

    #[test]
    fn periods_are_days_and_weeks_of_the_zone() {
        let at = millis("2026-12-31T18:00:00Z");
        let period = |rule: &str, zone: &str| Schedule::read(rule, zone).unwrap().period(at);
        assert_eq!(period("daily 08:00", "Asia/Shanghai"), "2027-01-01");
        assert_eq!(period("daily 08:00", "UTC"), "2026-12-31");
        assert_eq!(period("weekly friday 08:00", "Asia/Shanghai"), "2026-W53");
    }
}
