//! The files of the languages against each other and against the sources.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use fluent_bundle::FluentResource;

use super::{Language, Value};

/// Messages of a language with the names of their arguments.
fn messages(language: Language) -> BTreeMap<String, BTreeSet<String>> {
    let resource = FluentResource::try_new(language.built_in().to_owned());
    let resource = resource.unwrap_or_else(|(_, faults)| panic!("{}: {faults:?}", language.tag()));
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut key = String::new();
    assert!(resource.entries().count() > 50);
    for line in language.built_in().lines().filter(|line| !line.starts_with('#')) {
        if !line.starts_with([' ', '}'])
            && let Some((name, _)) = line.split_once(" =")
        {
            key = name.trim().to_owned();
            assert!(found.insert(key.clone(), BTreeSet::new()).is_none(), "{}: {key} twice", language.tag());
        }
        for argument in line.split('$').skip(1) {
            let end = argument.find(|c: char| !c.is_ascii_alphanumeric() && c != '-' && c != '_');
            let name = argument.split_at(end.unwrap_or(argument.len())).0;
            found.get_mut(&key).unwrap().insert(name.to_owned());
        }
    }
    found
}

#[test]
fn every_language_has_the_same_messages_with_the_same_arguments() {
    let simplified = messages(Language::Simplified);
    for language in Language::ALL {
        let own = messages(language);
        let keys = |messages: &BTreeMap<String, _>| messages.keys().cloned().collect::<BTreeSet<_>>();
        let difference: Vec<_> = keys(&own).symmetric_difference(&keys(&simplified)).cloned().collect();
        assert!(difference.is_empty(), "{}: {difference:?}", language.tag());
        for (key, arguments) in own {
            assert_eq!(arguments, simplified[&key], "{}: {key}", language.tag());
        }
    }
}

#[test]
fn every_message_formats_without_a_fault() {
    for language in Language::ALL {
        for (key, arguments) in messages(language) {
            let given: Vec<(&str, Value<'_>)> =
                arguments.iter().map(|name| (name.as_str(), Value::from(7))).collect();
            let said = language.tell(&key, &given);
            assert!(
                !said.is_empty() && said != key && !said.contains('{'),
                "{}: {key}: {said}",
                language.tag()
            );
        }
    }
}

/// Quoted names that follow `say(` and `tell(` in the sources.
fn named(folder: &Path, found: &mut BTreeMap<String, String>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            named(&path, found);
            continue;
        }
        let is_test = path.file_name().is_some_and(|name| name == "tests.rs");
        if is_test || path.extension().is_none_or(|extension| extension != "rs") {
            continue;
        }
        let text = std::fs::read_to_string(&path).unwrap();
        for call in [".say(", ".tell("] {
            for rest in text.split(call).skip(1) {
                if let Some((key, _)) =
                    rest.trim_start().strip_prefix('"').and_then(|rest| rest.split_once('"'))
                {
                    found.insert(key.to_owned(), path.display().to_string());
                }
            }
        }
    }
}

#[test]
fn every_message_named_in_the_sources_exists() {
    let mut found = BTreeMap::new();
    named(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut found);
    let known = messages(Language::Simplified);
    let missing: Vec<_> = found.iter().filter(|(key, _)| !known.contains_key(*key)).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn a_client_gets_its_language() {
    #[track_caller]
    fn check(code: &str, expected: Language) {
        assert_eq!(Language::of_client(code), expected, "{code}");
    }
    check("zh-hans", Language::Simplified);
    check("zh", Language::Simplified);
    check("zh-CN", Language::Simplified);
    check("zh-hant", Language::Traditional);
    check("zh_TW", Language::Traditional);
    check("zh-Hant-HK", Language::Traditional);
    check("zh-hans-hk", Language::Simplified);
    check("en-GB", Language::English);
    check("de", Language::English);
    check("", Language::English);
}
