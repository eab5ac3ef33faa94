//! Whether a question asks how a target moved since the one before, or whether it came true.

use std::sync::LazyLock;

use regex::Regex;

use super::phrases::{any, compiled, names_any, take_any};
use super::taken::Taken;
use crate::figures::Fulfilment;

/// Which way a target went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Moved {
    Up,
    Down,
    Same,
}

/// What is said of turns; its words are taken.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Turned {
    /// A target is asked about against the one before.
    pub(super) is_move: bool,
    /// Only those that went this way.
    pub(super) only: Option<Moved>,
    /// Against the year before, in so many words.
    pub(super) than_last: bool,
    /// Whether it came true.
    pub(super) asks_fulfilment: bool,
    /// Only those of which this is true.
    pub(super) fulfilled: Option<Fulfilment>,
}

/// Reads turns. `names_target`: a target is spoken of; where none is, growth is no move of a target. `has_last`: the
/// target of the year before may be known; where it is not, 比去年 means what was achieved then.
pub(super) fn turns(taken: &mut Taken<'_>, names_target: bool, has_last: bool) -> Turned {
    let is_open = names_target && asks_fulfilment(taken);
    let is_missed = names_target && take_any(taken, "fulfilled", "missed");
    if is_open || is_missed {
        let fulfilled = is_missed.then_some(Fulfilment::Missed);
        return Turned { asks_fulfilment: true, fulfilled, ..Turned::default() };
    }
    // The years stay, to be read as such.
    let than_last = names_target && has_last && names_any(taken, "turns", "than_last");
    // 上调还是下调 is neither of both.
    let is_told = names_target && take_any(taken, "turns", "moved");
    let lowered = take_any(taken, "turns", "lowered");
    let raised = take_any(taken, "turns", "raised");
    let only = match (lowered, raised) {
        (true, false) => Some(Moved::Down),
        (false, true) => Some(Moved::Up),
        _ if names_target && take_any(taken, "turns", "kept") => Some(Moved::Same),
        _ => None,
    };
    let is_told = is_told || names_target && ["fell", "rose"].iter().any(|key| take_any(taken, "turns", key));
    Turned {
        is_move: lowered || raised || only.is_some() || is_told || than_last,
        only,
        than_last,
        ..Turned::default()
    }
}

static ASKED: LazyLock<Regex> = LazyLock::new(|| {
    let [openings, verbs, endings, asked] =
        ["openings", "verbs", "endings", "asked"].map(|key| any("fulfilled", key));
    compiled(&format!("{openings}{verbs}|{verbs}{endings}|{asked}"))
});

/// 有没有完成, 达成了没有: the words are taken, names or no names.
fn asks_fulfilment(taken: &mut Taken<'_>) -> bool {
    let mut is_asked = false;
    while taken.take_match(&ASKED, |_, _| true).is_some() {
        is_asked = true;
    }
    is_asked
}

/// 完成了 of a question for all there are: those whose target came true are asked for.
pub(super) fn of_all(taken: &mut Taken<'_>) -> Option<Turned> {
    let is_number = names_any(taken, "fulfilled", "how_much");
    let is_met = !is_number && take_any(taken, "fulfilled", "met");
    is_met.then(|| Turned { asks_fulfilment: true, fulfilled: Some(Fulfilment::Met), ..Turned::default() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::fold;

    #[track_caller]
    fn check(text: &str, names_target: bool, expected: Turned) {
        let folded = fold(text);
        assert_eq!(
            turns(&mut Taken::new(folded.chars(), Vec::new()), names_target, true),
            expected,
            "{text}"
        );
    }

    #[test]
    fn moves_of_targets_are_told_from_growth() {
        let moved = |only, than_last| Turned { is_move: true, only, than_last, ..Turned::default() };
        check("哪些省下调了gdp目标", true, moved(Some(Moved::Down), false));
        check("哪些省上调了", false, moved(Some(Moved::Up), false));
        check("did it raise or lower its gdp target", true, moved(None, false));
        check("gdp目标比去年低了吗", true, moved(None, true));
        check("gdp目标和去年持平的省", true, moved(Some(Moved::Same), false));
        check("gdp比去年增长多少", false, Turned::default());
        check("就业下降了多少", false, Turned::default());
    }

    #[test]
    fn whether_a_target_came_true() {
        let asked = || Turned { asks_fulfilment: true, ..Turned::default() };
        for text in ["gdp目标完成了吗", "gdp目标实现没有", "gdp目标完成情况", "did it meet its target"]
        {
            check(text, true, asked());
        }
        let missed = Turned { fulfilled: Some(Fulfilment::Missed), ..asked() };
        check("gdp目标没完成的省", true, missed);
        check("棚改完成情况", false, Turned::default());
    }
}
