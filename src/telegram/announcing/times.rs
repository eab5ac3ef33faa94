//! When somebody wants to be told, as people type it: 每天 8点, 每周一下午3点, 工作日, every monday at 9.

/// The hour for a day without one.
const MORNING: &str = "08:00";

const DAYS: [(&str, &str); 7] = [
    ("一", "monday"),
    ("二", "tuesday"),
    ("三", "wednesday"),
    ("四", "thursday"),
    ("五", "friday"),
    ("六", "saturday"),
    ("日", "sunday"),
];

/// What was said of the time so far.
#[derive(Debug, Default)]
pub(super) struct Times {
    day: Option<Day>,
    /// `08:00`
    time: Option<String>,
    /// A cron line as typed.
    pub(super) cron: Option<String>,
    /// `at` was typed last.
    awaits_hour: bool,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Day {
    Hourly,
    Daily,
    Weekdays,
    /// The English name of a weekday.
    Weekly(&'static str),
    /// Of each month.
    Monthly(u8),
    /// `2026-03-05`
    Once(String),
}

impl Times {
    /// True when `word` says something of a time.
    pub(super) fn take(&mut self, word: &str) -> bool {
        let word = word.to_lowercase();
        let awaits_hour = std::mem::take(&mut self.awaits_hour);
        if awaits_hour && let Ok(hour) = word.parse::<u8>() {
            self.time = Some(format!("{hour:02}:00"));
            return true;
        }
        match word.as_str() {
            "at" => {
                self.awaits_hour = true;
                return true;
            }
            "every" | "each" | "on" | "weekly" => return true,
            _ => {}
        }
        if let Some(day) = day(&word) {
            self.day = Some(day);
        } else if let Some(time) = clock(&word) {
            self.time = Some(time);
        } else {
            // 每天8点, with nothing between.
            let joined = word.char_indices().skip(1).find_map(|(at, _)| {
                let (first, second) = word.split_at_checked(at)?;
                Some((day(first)?, clock(second)?))
            });
            let Some((day, time)) = joined else { return false };
            (self.day, self.time) = (Some(day), Some(time));
        }
        true
    }

    /// As a schedule reads it; `None` when nothing was said.
    pub(super) fn rule(self) -> Option<String> {
        if let Some(line) = self.cron {
            return Some(format!("cron {line}"));
        }
        let day = match (self.day, &self.time) {
            (None, None) => return None,
            (day, _) => day.unwrap_or(Day::Daily),
        };
        let time = self.time.unwrap_or_else(|| MORNING.to_owned());
        let number = |text: &str| text.trim_start_matches('0').parse::<u8>().unwrap_or(0);
        let (hour, minute) =
            time.split_once(':').map_or((8, 0), |(hour, minute)| (number(hour), number(minute)));
        Some(match day {
            Day::Hourly => "cron 0 * * * *".to_owned(),
            Day::Daily => format!("daily {time}"),
            Day::Weekdays => format!("cron {minute} {hour} * * 1-5"),
            Day::Weekly(day) => format!("weekly {day} {time}"),
            Day::Monthly(day) => format!("cron {minute} {hour} {day} * *"),
            Day::Once(date) => format!("once {date}T{time}"),
        })
    }
}

fn day(word: &str) -> Option<Day> {
    match word {
        "每小时" | "每小時" | "hourly" | "hour" => return Some(Day::Hourly),
        "每天" | "每日" | "天天" | "daily" | "day" | "everyday" => return Some(Day::Daily),
        "工作日" | "每个工作日" | "每個工作日" | "weekdays" | "weekday" => {
            return Some(Day::Weekdays);
        }
        _ => {}
    }
    if word.parse::<jiff::civil::Date>().is_ok() {
        return Some(Day::Once(word.to_owned()));
    }
    if let Some(day) = word.strip_prefix("每月").and_then(|day| day.strip_suffix(['日', '号', '號'])) {
        return day.parse().ok().map(Day::Monthly);
    }
    let after = ["每周", "每週", "每星期", "周", "星期"].iter().find_map(|prefix| word.strip_prefix(prefix));
    let chinese = after.and_then(|day| DAYS.iter().find(|(name, _)| *name == day.replace('天', "日")));
    let english = DAYS.iter().find(|(_, name)| {
        word.len() >= 3 && (name.starts_with(word) || word.strip_suffix('s').is_some_and(|one| one == *name))
    });
    chinese.or(english).map(|(_, name)| Day::Weekly(name))
}

/// `8:00`, `8点`, `8点半`, `下午3点`, `3pm` as `08:00`.
fn clock(word: &str) -> Option<String> {
    let (is_late, word) = match ["下午", "晚上", "傍晚"].iter().find_map(|part| word.strip_prefix(part))
    {
        Some(rest) => (true, rest),
        None => {
            let early = ["上午", "早上", "早晨", "中午"].iter().find_map(|part| word.strip_prefix(part));
            (false, early.unwrap_or(word))
        }
    };
    let (is_late, word) = match (word.strip_suffix("pm"), word.strip_suffix("am")) {
        (Some(hour), _) => (true, with_minutes(hour)),
        (_, Some(hour)) => (false, with_minutes(hour)),
        _ => (is_late, word.to_owned()),
    };
    let word = word.replace("点钟", ":").replace("點鐘", ":").replace(['点', '點', '时', '時'], ":");
    let word = word.replace('半', "30").replace('分', "");
    let (hour, minute) = word.split_once(':')?;
    let hour: u8 = hour.parse().ok()?;
    let minute: u8 = if minute.is_empty() { 0 } else { minute.parse().ok()? };
    let hour = if is_late && hour < 12 { hour + 12 } else { hour };
    Some(format!("{hour:02}:{minute:02}"))
}

/// Whether a word that was not understood is meant as a time: 每5分钟, every, 9点45.
pub(super) fn speaks_of_time(word: &str) -> bool {
    let word = word.to_lowercase();
    let begins = ["每", "隔", "every"].iter().any(|every| word.starts_with(every));
    let units = ["分钟", "分鐘", "小时", "小時", "秒", "点", "點", "minute", "hour", "second"];
    let has_digit = word.contains(|c: char| c.is_ascii_digit());
    let is_unit = units.iter().any(|unit| word.trim_end_matches('s') == *unit);
    begins || is_unit || (has_digit && units.iter().any(|unit| word.contains(unit)))
}

fn with_minutes(hour: &str) -> String {
    if hour.contains(':') { hour.to_owned() } else { format!("{hour}:") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(typed: &str, expected: Option<&str>) {
        let mut times = Times::default();
        let left: Vec<&str> = typed.split_whitespace().filter(|word| !times.take(word)).collect();
        assert_eq!((times.rule().as_deref(), left.len()), (expected, 0), "{typed}: {left:?}");
    }

    #[test]
    fn times_are_read_as_people_type_them() {
        check("", None);
        check("每天", Some("daily 08:00"));
        check("每天8点", Some("daily 08:00"));
        check("18:30", Some("daily 18:30"));
        check("9点半", Some("daily 09:30"));
        check("每周一 9:00", Some("weekly monday 09:00"));
        check("星期天", Some("weekly sunday 08:00"));
        check("每周五下午3点", Some("weekly friday 15:00"));
        check("Fri 9pm", Some("weekly friday 21:00"));
        check("every day at 8", Some("daily 08:00"));
        check("weekly monday 9:00", Some("weekly monday 09:00"));
        check("on fridays at 12", Some("weekly friday 12:00"));
        check("工作日 9点", Some("cron 0 9 * * 1-5"));
        check("每月1日 9:00", Some("cron 0 9 1 * *"));
        check("每小时", Some("cron 0 * * * *"));
        check("2026-03-05 8:00", Some("once 2026-03-05T08:00"));
        check("25:00", Some("daily 25:00"));
    }

    #[test]
    fn what_is_meant_as_a_time_is_told_from_a_subject() {
        for word in ["每5分钟", "每五分钟", "隔天", "every5minutes", "30分钟", "minutes"] {
            assert!(!Times::default().take(word) && speaks_of_time(word), "{word}");
        }
        for word in ["就业", "GDP", "城镇新增就业", "PM2.5"] {
            assert!(!speaks_of_time(word), "{word}");
        }
    }

    #[test]
    fn what_is_no_time_is_left() {
        for word in ["就业", "s", "a:b", "8", "GDP", "一周"] {
            assert!(!Times::default().take(word), "{word}");
        }
    }
}
