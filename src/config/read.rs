//! Reading the settings: a file, then the environment over it; every fault at once, with its place.

use std::fmt;
use std::path::Path;

use toml::de::DeTable;
use toml::{Table, Value};

use super::{Config, Folders, Origin, Search, built_in};

/// One setting that cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConfigFault {
    /// `config/wenzheng.toml:12`, or the variable's name.
    pub place: String,
    pub message: String,
}

impl fmt::Display for ConfigFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place, self.message)
    }
}

/// Why the settings cannot be used.
#[derive(Debug, thiserror::Error)]
#[error("{}", list(.0))]
pub struct ConfigError(pub Vec<ConfigFault>);

fn list(faults: &[ConfigFault]) -> String {
    faults.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}

/// What the variables of all settings begin with.
const PREFIX: &str = "WENZHENG_";
/// The file of the settings in its folder.
const FILE: &str = "wenzheng.toml";

impl Config {
    /// Reads `file`, then `WENZHENG_SECTION__KEY` from the environment over it, then `WENZHENG_ADMINS`.
    ///
    /// # Errors
    /// Every fault: the file missing or broken, keys unknown, values out of their range.
    pub fn load(file: &Path) -> Result<Config, ConfigError> {
        let (config, _) = Config::find(Some(file), &Folders::of_process())?;
        Ok(config)
    }

    /// Reads the settings from `file`, or where none is named from the nearest folder that has them, or as they are
    /// built in; says which.
    ///
    /// # Errors
    /// Those of [`Config::load`].
    pub fn find(file: Option<&Path>, folders: &Folders) -> Result<(Config, Origin), ConfigError> {
        let origin = file.map_or_else(|| folders.file(FILE), |file| Origin::Path(file.to_owned()));
        let text = match &origin {
            Origin::BuiltIn => built_in::SETTINGS.to_owned(),
            Origin::Path(file) => std::fs::read_to_string(file).map_err(|cause| {
                let message = format!("the settings cannot be read: {cause}");
                ConfigError(vec![ConfigFault { place: file.display().to_string(), message }])
            })?,
        };
        let environment: Vec<(String, String)> = std::env::vars_os()
            .filter_map(|(name, value)| Some((name.into_string().ok()?, value.into_string().ok()?)))
            .collect();
        let mut config = parse(&origin.to_string(), &text, &environment)?;
        let folder = match &origin {
            Origin::BuiltIn => None,
            Origin::Path(file) => file.parent(),
        };
        config.search = config.search.found(folder, folders);
        Ok((config, origin))
    }
}

impl Search {
    /// Where the files of these settings are, which stand in `folder`: as named, or else of the usual name there, or
    /// where settings are looked for.
    #[must_use]
    pub fn found(&self, folder: Option<&Path>, folders: &Folders) -> Search {
        Search {
            dictionary: beside(&self.dictionary, "dictionary.txt", folder, folders),
            lexicon: beside(&self.lexicon, "lexicon.toml", folder, folders),
            groups: beside(&self.groups, "groups.toml", folder, folders),
        }
    }
}

fn beside(named: &Origin, name: &str, folder: Option<&Path>, folders: &Folders) -> Origin {
    match (named, folder) {
        // An absolute path stays as it is.
        (Origin::Path(path), Some(folder)) => Origin::Path(folder.join(path)),
        (Origin::Path(path), None) => Origin::Path(path.clone()),
        (Origin::BuiltIn, Some(folder)) if folder.join(name).is_file() => Origin::Path(folder.join(name)),
        (Origin::BuiltIn, _) => folders.file(name),
    }
}

/// A key that was set, as `section.key`.
struct Set {
    place: String,
    section: String,
    key: String,
    value: Value,
}

/// The settings of `text`, with what `environment` sets over them.
fn parse(file: &str, text: &str, environment: &[(String, String)]) -> Result<Config, ConfigError> {
    let mut faults = Vec::new();
    let mut set = from_file(file, text, &mut faults);
    set.extend(from_environment(environment, &mut faults));
    let mut table = Table::new();
    for one in &set {
        let mut alone = Table::new();
        put(&mut alone, one);
        // Each key by itself: one fault does not hide the next.
        match alone.try_into::<Config>() {
            Ok(_) => put(&mut table, one),
            Err(cause) => {
                let message = format!("{}.{}: {}", one.section, one.key, cause.message());
                faults.push(ConfigFault { place: one.place.clone(), message });
            }
        }
    }
    let config: Config = table.try_into().unwrap_or_default();
    for (key, rule) in config.out_of_range() {
        let place = set.iter().rev().find(|one| format!("{}.{}", one.section, one.key) == key);
        let value = place.map(|one| one.value.to_string()).unwrap_or_default();
        let place = place.map_or_else(|| file.to_owned(), |one| one.place.clone());
        faults.push(ConfigFault { place, message: format!("{key}: {value} is not allowed ({rule})") });
    }
    if faults.is_empty() { Ok(config) } else { Err(ConfigError(faults)) }
}

fn put(table: &mut Table, set: &Set) {
    let section = table.entry(set.section.clone()).or_insert_with(|| Value::Table(Table::new()));
    if let Value::Table(section) = section {
        section.insert(set.key.clone(), set.value.clone());
    }
}

fn from_file(file: &str, text: &str, faults: &mut Vec<ConfigFault>) -> Vec<Set> {
    let line = |at: usize| text.bytes().take(at).filter(|byte| *byte == b'\n').count() + 1;
    let at = |start: usize| format!("{file}:{}", line(start));
    let (places, values) = match (DeTable::parse(text), text.parse::<Table>()) {
        (Ok(places), Ok(values)) => (places, values),
        (Err(cause), _) | (_, Err(cause)) => {
            let place = cause.span().map_or_else(|| file.to_owned(), |span| at(span.start));
            faults.push(ConfigFault { place, message: cause.message().to_owned() });
            return Vec::new();
        }
    };
    let mut set = Vec::new();
    for (section, content) in places.get_ref() {
        let name = section.get_ref().to_string();
        let Some(keys) = content.get_ref().as_table() else {
            let message = format!("{name}: this is no section; keys stand below a [section]");
            faults.push(ConfigFault { place: at(section.span().start), message });
            continue;
        };
        for key in keys.keys() {
            let place = at(key.span().start);
            let key = key.get_ref().to_string();
            if let Some(value) = values.get(&name).and_then(|section| section.get(&key)) {
                set.push(Set { place, section: name.clone(), key, value: value.clone() });
            }
        }
    }
    set
}

fn from_environment(environment: &[(String, String)], faults: &mut Vec<ConfigFault>) -> Vec<Set> {
    let mut set = Vec::new();
    for (name, value) in environment {
        let Some(path) = name.strip_prefix(PREFIX) else { continue };
        let path = path.to_lowercase();
        // Others may begin their variables in the same way: what has no section is none of ours.
        let Some((section, key)) = path.split_once("__") else { continue };
        // What is no TOML is a plain word.
        let value = format!("value = {value}")
            .parse::<Table>()
            .ok()
            .and_then(|mut table| table.remove("value"))
            .unwrap_or_else(|| Value::String(value.clone()));
        set.push(Set { place: name.clone(), section: section.to_owned(), key: key.to_owned(), value });
    }
    if let Some((place, list)) = environment.iter().find(|(name, _)| name == "WENZHENG_ADMINS") {
        match admins(list) {
            Ok(ids) => set.push(Set {
                place: place.clone(),
                section: "telegram".to_owned(),
                key: "admins".to_owned(),
                value: Value::Array(ids),
            }),
            Err(message) => faults.push(ConfigFault { place: place.clone(), message }),
        }
    }
    set
}

fn admins(list: &str) -> Result<Vec<Value>, String> {
    let id = |id: &str| {
        let number = id.parse::<i64>().ok().filter(|id| *id > 0);
        number
            .map(Value::Integer)
            .ok_or_else(|| format!("«{id}» is not a numeric Telegram id (write ids separated by commas)"))
    };
    list.split(',').map(str::trim).filter(|one| !one.is_empty()).map(id).collect()
}

impl Config {
    /// Keys whose values are not allowed, with the rule they break.
    fn out_of_range(&self) -> Vec<(&'static str, &'static str)> {
        let (telegram, announce) = (&self.telegram, &self.announce);
        let is_rate = |rate: f64| (0.01..=100_000.0).contains(&rate);
        let rules = [
            ("answer.passages", (1..=20).contains(&self.answer.passages), "1 to 20"),
            ("telegram.queue", telegram.queue > 0, "at least 1"),
            ("telegram.queue_per_chat", telegram.queue_per_chat > 0, "at least 1"),
            ("telegram.poll_seconds", (1..=50).contains(&telegram.poll_seconds), "1 to 50 seconds"),
            ("announce.per_second", is_rate(announce.per_second), "0.01 to 100000"),
            ("announce.per_second_per_chat", is_rate(announce.per_second_per_chat), "0.01 to 100000"),
            ("announce.per_minute_per_group", is_rate(announce.per_minute_per_group), "0.01 to 100000"),
            ("announce.tries", (1..=20).contains(&announce.tries), "1 to 20"),
            ("session.capacity", self.session.capacity > 0, "at least 1"),
            ("limits.per_minute_per_person", self.limits.per_minute_per_person > 0, "at least 1"),
            ("limits.per_minute_per_chat", self.limits.per_minute_per_chat > 0, "at least 1"),
            ("webhook.url", is_address(&self.webhook.url), "https:// and the name of a host, or empty"),
            ("webhook.connections", (1..=100).contains(&self.webhook.connections), "1 to 100"),
            ("reload.margin", (0.0..=1.0).contains(&self.reload.margin), "0 to 1"),
            ("gaps.text_days", self.gaps.text_days <= 3650, "0 to 3650 days"),
            ("announce.zone", is_zone(&announce.zone), "the IANA name of a time zone, such as Asia/Shanghai"),
        ];
        rules.into_iter().filter(|(_, is_allowed, _)| !is_allowed).map(|(key, _, rule)| (key, rule)).collect()
    }
}

/// Telegram calls nothing but https.
fn is_address(url: &str) -> bool {
    let host = url.strip_prefix("https://").map(|rest| rest.split('/').next().unwrap_or_default());
    url.is_empty() || host.is_some_and(|host| !host.is_empty() && !url.contains(char::is_whitespace))
}

#[cfg(feature = "telegram")]
fn is_zone(name: &str) -> bool {
    jiff::tz::TimeZone::get(name).is_ok()
}

/// Nothing that tells the time is built in.
#[cfg(not(feature = "telegram"))]
fn is_zone(_name: &str) -> bool {
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    fn faults(text: &str, environment: &[(&str, &str)]) -> String {
        let environment: Vec<(String, String)> =
            environment.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        parse("w.toml", text, &environment).map_or_else(|error| error.to_string(), |_| String::new())
    }

    #[test]
    fn what_is_built_in_says_the_defaults() {
        assert_eq!(parse("built in", built_in::SETTINGS, &[]).unwrap(), Config::default());
    }

    #[test]
    fn the_environment_goes_over_the_file() {
        let environment = [
            ("WENZHENG_SOMETHING_OF_OTHERS", "1"),
            ("WENZHENG_ANSWER__PASSAGES", "3"),
            ("WENZHENG_ANNOUNCE__ZONE", "Asia/Urumqi"),
            ("WENZHENG_ADMINS", "7, 8"),
            ("WENZHENG_DATA_DIR", "elsewhere"),
        ]
        .map(|(name, value)| (name.to_owned(), value.to_owned()));
        let config = parse("w.toml", "[answer]\npassages = 9\n", &environment).unwrap();
        assert_eq!((config.answer.passages, config.telegram.admins), (3, vec![7, 8]));
        assert_eq!(config.announce.zone, "Asia/Urumqi");
    }

    #[test]
    fn every_fault_is_said_with_its_place() {
        let text = "[answer]\npassages = 50\n\n[telegram]\nqueue = \"many\"\nqeue = 3\n[serch]\na = 1\n";
        let said = faults(
            text,
            &[("WENZHENG_ADMINS", "me"), ("WENZHENG_SESSION__CAPACITY", "0"), ("WENZHENG_X__Y", "1")],
        );
        for expected in [
            "w.toml:2: answer.passages: 50 is not allowed (1 to 20)",
            "w.toml:5: telegram.queue: ",
            "w.toml:6: telegram.qeue: unknown field `qeue`",
            "w.toml:8: serch.a: unknown field `serch`",
            "WENZHENG_ADMINS: «me» is not a numeric",
            "WENZHENG_SESSION__CAPACITY: session.capacity: 0 is not allowed (at least 1)",
            "WENZHENG_X__Y: x.y: unknown field `x`",
        ] {
            assert!(said.contains(expected), "{expected} in\n{said}");
        }
        assert_eq!(said.lines().count(), 7, "{said}");
    }

    #[test]
    fn a_broken_file_names_the_line() {
        assert!(faults("[answer]\npassages = \n", &[]).starts_with("w.toml:2: "));
        assert!(faults("passages = 3\n", &[]).starts_with("w.toml:1: passages: this is no section"));
    }
}
