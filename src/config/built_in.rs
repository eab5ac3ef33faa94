//! What is built into the program, as files in a settings folder would hold it.

use crate::words::Language;

/// The settings file; every value in it is the default.
pub const SETTINGS: &str = include_str!("../../config/wenzheng.toml");
/// Words that the segmenter must know.
pub const DICTIONARY: &str = include_str!("../../config/dictionary.txt");
/// What reports talk about, and how people call it.
pub const LEXICON: &str = include_str!("../../config/lexicon.toml");
/// Regions that people name together.
pub use crate::question::GROUPS;
/// File names and texts of the first corpus.
pub const CORPUS: [(&str, &str); 1] =
    [("呼和浩特市-2020.txt", include_str!("../../corpus/呼和浩特市-2020.txt"))];
/// File name of the words of reports by the role they play; their text is [`crate::text::GRAMMAR`].
pub const GRAMMAR_FILE: &str = "grammar.toml";
/// File name of the words of conditions on many figures; their text is [`crate::question::CONDITIONS`].
pub const CONDITIONS_FILE: &str = "conditions.toml";
/// File name of the font of pictures.
pub const FONT: &str = "fonts/NotoSansSC-Regular.ttf";

/// File name of the bot's own words in a language; their text is [`Language::built_in`].
#[must_use]
pub fn words_file(language: Language) -> String {
    format!("locales/{}.ftl", language.tag())
}
