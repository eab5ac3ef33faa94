//! The languages the bot speaks, and which of them a person reads.

/// A language of the bot's own words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Language {
    /// 简体
    #[default]
    Simplified,
    /// 繁體
    Traditional,
    English,
}

impl Language {
    pub const ALL: [Language; 3] = [Language::Simplified, Language::Traditional, Language::English];

    /// BCP 47, as stored and as the files are named.
    #[must_use]
    pub fn tag(self) -> &'static str {
        match self {
            Language::Simplified => "zh-Hans",
            Language::Traditional => "zh-Hant",
            Language::English => "en",
        }
    }

    /// The language of a tag that [`Language::tag`] gave.
    #[must_use]
    pub fn of_tag(tag: &str) -> Option<Language> {
        Language::ALL.into_iter().find(|language| language.tag() == tag)
    }

    /// The language for a person whose client says `code` (IETF, `zh-hant`, `en-GB`): any other than Chinese
    /// reads English.
    #[must_use]
    pub fn of_client(code: &str) -> Language {
        let code = code.to_ascii_lowercase().replace('_', "-");
        let mut parts = code.split('-');
        if parts.next() != Some("zh") {
            return Language::English;
        }
        let is_traditional = parts.any(|part| matches!(part, "hant" | "tw" | "hk" | "mo"));
        if is_traditional && !code.contains("hans") { Language::Traditional } else { Language::Simplified }
    }

    /// Its own name, as a choice of languages shows it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Language::Simplified => "简体中文",
            Language::Traditional => "繁體中文",
            Language::English => "English",
        }
    }
}
