//! What is built into the program: settings, dictionary, lexicon and the first corpus, as files would hold them.

/// The settings file; every value in it is the default.
pub const SETTINGS: &str = include_str!("../../config/wenzheng.toml");
/// Words that the segmenter must know.
pub const DICTIONARY: &str = include_str!("../../config/dictionary.txt");
/// What reports talk about, and how people call it.
pub const LEXICON: &str = include_str!("../../config/lexicon.toml");
/// File names and texts of the first corpus.
pub const CORPUS: [(&str, &str); 1] =
    [("呼和浩特市-2020.txt", include_str!("../../corpus/呼和浩特市-2020.txt"))];
