//! Whether a question asks how a target moved since the one before, or whether it came true.

use super::taken::Taken;
use crate::figures::Fulfilment;

/// Which way a target went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Moved {
    Up,
    Down,
    Same,
}

/// Words that speak of a target and of nothing else: set lower, set higher.
const LOWERED: &[&str] = &["下调", "调低", "调降", "往下调", "lowered", "lower their", "cut their"];
const RAISED: &[&str] = &["上调", "调高", "调升", "往上调", "raised", "raise their"];
/// The same of a target that is named.
const FELL: &[&str] = &["降低了", "下降了", "降了", "低了", "减少了", "少了", "变低", "变小"];
const ROSE: &[&str] = &["提高了", "提升了", "升了", "高了", "增加了", "多了", "变高", "变大"];
const KEPT: &[&str] =
    &["保持不变", "没有变化", "没有变", "没变", "不变", "未变", "持平", "没有调整", "没调整"];
const MOVED: &[&str] = &[
    "有没有变化",
    "有变化",
    "有没有变",
    "变了",
    "有何变化",
    "怎么变",
    "调整了",
    "高还是低",
    "低还是高",
    "变化",
    "变动",
];
/// Against the year before.
const THAN: &[&str] = &[
    "比去年",
    "比上年",
    "比上一年",
    "比前一年",
    "较去年",
    "较上年",
    "较上一年",
    "跟去年",
    "和去年比",
    "和去年相比",
    "同去年",
    "与去年",
    "与上年",
    "和上年",
    "跟上年",
    "than last year",
    "compared with last year",
];

const FULFILLED: &[&str] = &[
    "有没有完成",
    "有没有实现",
    "有没有达到",
    "是否完成",
    "是否实现",
    "是否达到",
    "完成了没有",
    "完成了没",
    "完成了吗",
    "完成没有",
    "完成没",
    "完成得怎么样",
    "完成得如何",
    "完成得咋样",
    "完成怎么样",
    "完成如何",
    "完成情况",
    "完成吗",
    "实现了没有",
    "实现了没",
    "实现了吗",
    "实现没有",
    "实现没",
    "实现情况",
    "达到了没有",
    "达到了没",
    "达到了吗",
    "达到没有",
    "达到没",
    "达成了吗",
    "达成没有",
    "达成情况",
    "兑现了吗",
    "兑现情况",
    "达标了吗",
    "达标没有",
    "达标吗",
    "did it meet",
    "was met",
    "came true",
    "come true",
    "meet its",
    "meet the",
];
/// The same, where it did not.
const MISSED: &[&str] = &[
    "没有完成",
    "没能完成",
    "没完成",
    "未能完成",
    "未完成",
    "没有实现",
    "没能实现",
    "没实现",
    "未能实现",
    "未实现",
    "没有达到",
    "没达到",
    "未达到",
    "没有达成",
    "没达成",
    "未达成",
    "不达标",
    "没达标",
    "未达标",
    "落空",
    "miss its",
    "missed its",
    "missed their",
    "miss their",
];
/// The same, where it did; of many alone, for of one it may be a statement.
const MET: &[&str] = &[
    "超额完成",
    "如期完成",
    "完成了",
    "实现了",
    "达到了",
    "达成了",
    "兑现了",
    "达标",
    "完成",
    "met their",
    "meet their",
    "met its",
];
/// How much of it was done is a number.
const HOW_MUCH: &[&str] = &["多少", "几个", "how much", "how many"];

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
    let is_open = names_target && taken.take_any(FULFILLED);
    let is_missed = names_target && taken.take_any(MISSED);
    if is_open || is_missed {
        let fulfilled = is_missed.then_some(Fulfilment::Missed);
        return Turned { asks_fulfilment: true, fulfilled, ..Turned::default() };
    }
    // The years stay, to be read as such.
    let than_last = names_target && has_last && THAN.iter().any(|word| taken.names(word));
    let lowered = taken.take_any(LOWERED);
    let raised = taken.take_any(RAISED);
    let only = match (lowered, raised) {
        (true, false) => Some(Moved::Down),
        (false, true) => Some(Moved::Up),
        _ if names_target && taken.take_any(KEPT) => Some(Moved::Same),
        _ => None,
    };
    let is_told = names_target && [FELL, ROSE, MOVED].iter().any(|words| taken.take_any(words));
    Turned {
        is_move: lowered || raised || only.is_some() || is_told || than_last,
        only,
        than_last,
        ..Turned::default()
    }
}

/// 完成了 of a question for all there are: those whose target came true are asked for.
pub(super) fn of_all(taken: &mut Taken<'_>) -> Option<Turned> {
    let is_number = HOW_MUCH.iter().any(|word| taken.names(word));
    let is_met = !is_number && taken.take_any(MET);
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
