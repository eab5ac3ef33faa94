//! Whom a report greets before it begins: 各位代表：

use std::sync::LazyLock;

use regex::Regex;

use super::plain::Plain;
use crate::report::pattern::pattern;

/// On folded text. Somebody is greeted in the plural or with respect: 主席、委员 alone begin a sentence as well.
static GREETING: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?:(?:尊敬的)?(?:[各名]位|诸位|全体|与会)?(?:领导|代表|委员|来宾|嘉宾|同志们?|朋友们?|主席团|大会主席|执行主席|主席|主任|委员长|同胞们?|乡亲们|女士们?|先生们?)+[、,:!;.。]*)+",
    )
});
static RESPECT: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"[各名]位|诸位|全体|尊敬的|同志们|朋友们|乡亲们|主席团"));

/// Longest greeting, in characters.
const LONGEST: usize = 40;

/// A line with which the report begins, whether it goes on after the greeting or not.
pub(super) fn begins_with(line: &str) -> bool {
    greeting(line).is_some_and(|(greeted, _)| greeted.ends_with([':', ',', '!', '、', ';']))
}

/// A line that only greets: `各位代表：`, `各位代表！`
pub(in crate::report) fn is_greeting(line: &str) -> bool {
    line.len() <= LONGEST * 4 && greeting(line).is_some_and(|(_, is_all)| is_all)
}

/// The greeting at the start of a line, folded, and whether the line holds nothing else.
fn greeting(line: &str) -> Option<(String, bool)> {
    let head: String = line.chars().take(LONGEST * 2).collect();
    let plain = Plain::of(&head);
    let found = GREETING.find(&plain.text).filter(|found| RESPECT.is_match(found.as_str()))?;
    let is_all = found.end() == plain.text.len() && found.as_str().chars().count() <= LONGEST;
    Some((found.as_str().to_owned(), is_all))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn greetings_as_reports_begin() {
        for line in [
            "各位代表：",
            "各位代表!",
            "各位领导、各位代表：",
            "各 位 代 表：",
            "主席团、各位代表：",
            "同志们、朋友们：",
            "各位代表、同志们！",
            "尊敬的各位代表，各位委员：",
            "主席團、各位代表：",
            "名位代表：",
        ] {
            assert!(is_greeting(line) && begins_with(line), "{line}");
        }
        assert!(
            begins_with("各位代表：现在，我代表市人民政府")
                && !is_greeting("各位代表：现在，我代表市人民政府")
        );
        for line in ["省长 王予波", "主席 罗东川", "代表、委员提出建议", "各位代表提出的建议", "领导小组"]
        {
            assert!(!is_greeting(line) && !begins_with(line), "{line}");
        }
    }
}
