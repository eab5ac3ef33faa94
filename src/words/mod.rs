//! Every word the bot says of its own, in each of its languages. Words of a report never come from here.
//!
//! The words are Fluent files in `config/locales`, built in, and may be replaced at the start; tests hold that every language has the same
//! messages with the same arguments and that every message named in the sources exists.

mod language;
mod own;
#[cfg(test)]
mod tests;

use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
use unic_langid::LanguageIdentifier;

pub use fluent_bundle::FluentValue as Value;
pub use language::Language;
pub use own::{WordsFault, faults, replace};

static SIMPLIFIED: LazyLock<Bundle> = LazyLock::new(|| bundle(Language::Simplified));
static TRADITIONAL: LazyLock<Bundle> = LazyLock::new(|| bundle(Language::Traditional));
static ENGLISH: LazyLock<Bundle> = LazyLock::new(|| bundle(Language::English));

type Bundle = FluentBundle<FluentResource>;

impl Language {
    /// The words of a message without arguments.
    #[must_use]
    pub fn say(self, key: &str) -> String {
        self.tell(key, &[])
    }

    /// The words of a message. One that does not exist reads as its key: ugly, but never a crash, and a
    /// test finds it first.
    #[must_use]
    pub fn tell(self, key: &str, arguments: &[(&str, Value<'_>)]) -> String {
        let bundle = self.bundle();
        let Some(pattern) = bundle.get_message(key).and_then(|message| message.value()) else {
            return key.to_owned();
        };
        let arguments: FluentArgs<'_> =
            arguments.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect();
        let mut faults = Vec::new();
        bundle.format_pattern(pattern, Some(&arguments), &mut faults).into_owned()
    }

    /// Items set beside each other: `甲、乙`, `a, b`.
    #[must_use]
    pub fn list<T: AsRef<str>>(self, items: &[T]) -> String {
        let items: Vec<&str> = items.iter().map(AsRef::as_ref).collect();
        items.join(if self == Language::English { ", " } else { "、" })
    }

    /// Questions to try, best first.
    #[must_use]
    pub fn examples(self) -> [String; 6] {
        ["example-1", "example-2", "example-3", "example-4", "example-5", "example-6"]
            .map(|key| self.say(key))
    }

    /// The first examples, one a line.
    #[must_use]
    pub fn example_lines(self) -> String {
        self.examples().iter().take(4).map(|example| format!("· {example}")).collect::<Vec<_>>().join("\n")
    }

    fn bundle(self) -> &'static Bundle {
        match self {
            Language::Simplified => &SIMPLIFIED,
            Language::Traditional => &TRADITIONAL,
            Language::English => &ENGLISH,
        }
    }

    /// The Fluent source of this language as it is built in.
    #[must_use]
    pub fn built_in(self) -> &'static str {
        match self {
            Language::Simplified => include_str!("../../config/locales/zh-Hans.ftl"),
            Language::Traditional => include_str!("../../config/locales/zh-Hant.ftl"),
            Language::English => include_str!("../../config/locales/en.ftl"),
        }
    }
}

fn bundle(language: Language) -> Bundle {
    let tag: LanguageIdentifier = language.tag().parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![tag]);
    // The marks of isolation would stand in messages as invisible characters.
    bundle.set_use_isolating(false);
    let resource = FluentResource::try_new(language.built_in().to_owned());
    let (Ok(resource) | Err((resource, _))) = resource;
    // A message given twice keeps its first words; a test refuses such a file.
    let _twice = bundle.add_resource(resource);
    if let Some(own) = own::of(language) {
        let (Ok(own) | Err((own, _))) = FluentResource::try_new(own.to_owned());
        bundle.add_resource_overriding(own);
    }
    bundle
}
