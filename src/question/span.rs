//! Years that a question takes together.

use std::sync::LazyLock;

use regex::Regex;

use super::phrases::compiled;
use super::taken::Taken;
use crate::figures::Nature;

/// Years taken together: 五年里, 过去三年间, 五年一共, 十三五期间.
static SPAN: LazyLock<Regex> = LazyLock::new(|| {
    compiled(concat!(
        r"(?:这|过去|前|头)?(?:(?-u:\b)(?:[3-9]|[1-9][0-9])|[二三四五六七八九]?十[一二三四五六七八九]?|[三四五六七八九])年",
        "(?:里|来|间|内|中)?|十[一二三四]?五(?:时期|期间)|",
        "(?:over|in|during) the (?:last|past) (?:[a-z]+ )?years"
    ))
});

/// Takes the years that are taken together: 五年 is no name of a time by itself, unless all of it is counted. Of years
/// that are over, what was achieved is meant.
pub(super) fn span(taken: &mut Taken<'_>) -> Option<Option<Nature>> {
    // 一共 may be taken by then.
    let text: String = taken.chars().iter().collect();
    let counts = |found: &str| {
        ["一共", "总共", "累计", "共", "合计", "总计"]
            .iter()
            .any(|word| text.contains(&format!("{found}{word}")))
    };
    let is_said = |found: &str| !found.ends_with('年') || found.starts_with(['这', '过']);
    taken.take_match(&SPAN, |found, _| is_said(found) || counts(found)).map(|found| {
        let is_over = found.text.starts_with("过去") || found.text.ends_with('来');
        is_over.then_some(Nature::Result)
    })
}
