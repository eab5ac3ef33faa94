//! Simplified text shown in traditional characters. Never evidence: only the report's own script is.

use std::sync::LazyLock;

use ferrous_opencc::OpenCC;
use ferrous_opencc::config::BuiltinConfig;

static OPENCC: LazyLock<Option<OpenCC>> = LazyLock::new(|| OpenCC::from_config(BuiltinConfig::S2t).ok());

/// `text` in traditional characters, as well as a dictionary can tell.
#[must_use]
pub fn to_traditional(text: &str) -> String {
    OPENCC.as_ref().map_or_else(|| text.to_owned(), |opencc| opencc.convert(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_decide_between_characters() {
        assert_eq!(to_traditional("头发与发展,增长6%左右"), "頭髮與發展,增長6%左右");
    }
}
