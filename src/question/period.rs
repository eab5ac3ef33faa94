//! Which year a question means, and whether it asks for what was achieved or promised.

use std::sync::LazyLock;

use regex::Regex;

use super::When;
use super::phrases::compiled;
use super::span::span;
use super::status::asks_whether_done;
use super::stretch::{self, Stretch, Stretched};
use super::taken::Taken;
use super::turns::{self, Turned};
use super::year::typed_years;
use crate::figures::Nature;
use crate::report::Year;

/// Words for years, counted from the newest report's year.
const RELATIVE: &[(&str, i32)] = &[
    ("今年", 0),
    ("本年度", 0),
    ("本年", 0),
    ("this year's", 0),
    ("this year", 0),
    ("去年", -1),
    ("上一年", -1),
    ("上年", -1),
    ("过去一年", -1),
    ("last year's", -1),
    ("last year", -1),
    ("previous year", -1),
    ("前年", -2),
    ("明年", 1),
    ("next year", 1),
];

const TARGET: &[&str] = &[
    "预期目标",
    "目标任务",
    "目标",
    "计划",
    "预期",
    "打算",
    "力争",
    "任务",
    "安排",
    "指标要求",
    "将要",
    "要达到",
    "target",
    "targets",
    "goal",
    "goals",
    "plan",
    "planned",
    "plans",
    "expected",
    "expect",
    "to be",
    "will",
    "aim",
];

const RESULT: &[&str] = &[
    "实际完成",
    "完成情况",
    "完成了",
    "完成得",
    "实际",
    "达到了",
    "实现了",
    "增长了",
    "下降了",
    "提高了",
    "新增了",
    "建成了",
    "成绩",
    "成果",
    "结果",
    "actual",
    "actually",
    "achieved",
    "result",
    "results",
];

/// Verbs that speak of what was, if nothing else does: what was the target is no result.
const WAS: &[&str] = &["was", "were", "did"];

/// Verbs that say that something was done.
const DONE: &[&str] = &["增长了", "下降了", "提高了", "涨了", "跌了", "降了", "增加了", "减少了"];

/// Verbs of what became of one of several years, where the target of another is named.
const MADE: &[&str] = &["完成", "达到", "实现", "做到"];

/// 要压到几个工作日: what is to be.
static TO_BE: LazyLock<Regex> = LazyLock::new(|| compiled("要再?[压降减提升增涨缩扩]{1,2}[到至]"));

/// Words that speak of how things stand, without naming a time.
const STANDING: &[&str] = &["目前", "现在", "现有", "如今", "累计", "已经", "currently", "so far"];

/// The moment: a report speaks of years.
const MOMENT: &[&str] = &[
    "今天",
    "今晚",
    "今早",
    "今夜",
    "明天",
    "明晚",
    "后天",
    "昨天",
    "昨晚",
    "前天",
    "这周",
    "本周",
    "下周",
    "上周",
    "这周末",
    "刚才",
    "刚刚",
    "几点",
    "today",
    "tonight",
    "tomorrow",
    "yesterday",
    "this week",
    "next week",
    "right now",
    "what time",
];

/// Parts of a year: 上半年, 前三季度, 1—9月.
static PART: LazyLock<Regex> = LazyLock::new(|| {
    const NUMBER: &str = "[0-9一二两三四五六七八九十]{1,2}";
    compiled(&format!(
        "[上下]半年|(?:前|第|首)?(?:{NUMBER}|首)个?季度|{NUMBER}[-—~～至到]{NUMBER}月份?|前{NUMBER}个?月"
    ))
});

/// The time a question names.
#[derive(Debug)]
pub(super) struct Timing {
    pub(super) when: When,
    /// Years or natures were named in pairs.
    pub(super) is_pair: bool,
    /// It asks how things stand, without naming a time.
    pub(super) stands: bool,
    pub(super) turned: Turned,
}

/// Over which years a question goes, and how it turns from one to another.
#[derive(Debug, Default)]
pub(super) struct Turns {
    pub(super) stretched: Stretched,
    pub(super) turned: Turned,
    /// Whether something has been done is asked: 通车了没.
    asks_done: bool,
}

impl Turns {
    /// Reads, in a question for all there are, whether those are asked for whose target came true.
    pub(super) fn of_all(&mut self, taken: &mut Taken<'_>) {
        let is_free = !self.turned.asks_fulfilment && !self.turned.is_move;
        if is_free && TARGET.iter().any(|word| taken.names(word)) {
            self.turned = turns::of_all(taken).unwrap_or(self.turned);
        }
    }
}

/// Reads and takes them: before other words, which may begin like theirs.
pub(super) fn turns(taken: &mut Taken<'_>, held: &[Year]) -> Turns {
    let stretched = stretch::stretch(taken, held);
    let names_target = TARGET.iter().any(|word| taken.names(word));
    let names_result = RESULT.iter().any(|word| taken.names(word));
    let turned = turns::turns(taken, names_target, held.len() > 1 && !names_result);
    Turns { stretched, turned, asks_done: asks_whether_done(taken) }
}

/// Years, nature and how things stand; the words are taken.
pub(super) fn timing(taken: &mut Taken<'_>, held: &[Year], turns: Turns) -> Timing {
    let is_moment = MOMENT.iter().any(|word| taken.names(word));
    let Turns { stretched: Stretched { stretch, asks_year, asks_first }, turned, asks_done } = turns;
    let mut years = match stretch {
        Some(stretch) => stretch::years(stretch),
        None => years(taken, held),
    };
    if turned.than_last
        && let [only] = years.as_slice()
    {
        // 比去年: this year's against it.
        years.push(only.next());
    }
    let (nature, both_natures) = nature(taken, &years, held);
    // 下调 speaks of a target, named or not; where it came true is asked, it is the target that is meant.
    let (nature, both_natures) = match turned.is_move || turned.asks_fulfilment {
        true => (Some(Nature::Target), false),
        false => (nature, both_natures),
    };
    let stands = taken.take_any(STANDING);
    let is_pair = both_natures || years.len() > 1 && stretch.is_none();
    let part = taken.take_match(&PART, |_, _| true).map(|found| found.text);
    let span = span(taken);
    let nature = nature.or(span.flatten());
    // 这两年 are two years, each with its own number.
    let is_long = matches!(stretch, Some(Stretch::Last(count)) if count > 2);
    let is_span = is_long || span.is_some();
    let is_named = !years.is_empty() || nature.is_some() || stretch.is_some() || part.is_some();
    let looks_back = stands || asks_done;
    let said = nature;
    let when = When {
        years,
        part,
        nature,
        said,
        stretch,
        asks_year,
        asks_first,
        is_named,
        is_span,
        looks_back,
        is_moment,
    };
    Timing { when, is_pair, stands, turned }
}

/// Every word that names a time or a nature.
pub(super) fn words() -> impl Iterator<Item = &'static str> {
    RELATIVE.iter().map(|&(word, _)| word).chain(TARGET.iter().chain(RESULT).copied())
}

/// Years in the order typed, each once. The words are taken, but for years that no report of `held` reviews
/// or plans: a text may name them. The last of `held` is the newest report's year.
fn years(taken: &mut Taken<'_>, held: &[Year]) -> Vec<Year> {
    // 2018年…比上年: the year before the one that is named.
    let named_year = match typed_years(taken, held).as_slice() {
        [only] if !["今年", "本年", "明年"].iter().any(|word| taken.names(word)) => Some(only.year),
        _ => None,
    };
    let from = named_year.or_else(|| held.last().copied());
    let mut found: Vec<(usize, Year)> = Vec::new();
    if let Some(from) = from {
        for &(word, offset) in RELATIVE {
            for at in taken.take_all(word) {
                let year = i32::from(from.get()) + offset;
                found.extend(u16::try_from(year).ok().and_then(Year::new).map(|year| (at, year)));
            }
        }
    }
    found.extend(named(taken, held));
    found.sort_by_key(|&(at, _)| at);
    let mut years: Vec<Year> = Vec::new();
    for (_, year) in found {
        if !years.contains(&year) {
            years.push(year);
        }
    }
    years
}

/// The years named; those that a report of `held` reviews or plans are taken.
fn named(taken: &mut Taken<'_>, held: &[Year]) -> Vec<(usize, Year)> {
    let typed = typed_years(taken, held);
    for one in
        typed.iter().filter(|one| held.iter().any(|&own| own == one.year || own.previous() == one.year))
    {
        taken.take(one.start, one.end);
    }
    typed.into_iter().map(|one| (one.start, one.year)).collect()
}

/// Result or target by the words typed; `None` when neither or both are named.
fn nature(taken: &mut Taken<'_>, years: &[Year], held: &[Year]) -> (Option<Nature>, bool) {
    // 安排 is what will be done, 安排了 what was; the year of the newest report is only planned as yet.
    let arranged = taken.take_any(&["安排了"]);
    let is_asked = |_: &str, behind: &str| behind.starts_with("几") || behind.starts_with("多少");
    let is_planned = arranged && matches!(years, [only] if held.last() == Some(only));
    let target = taken.take_any(TARGET) || is_planned || taken.take_match(&TO_BE, is_asked).is_some();
    // Part of a name as it may be, 经济增长了 speaks of what was.
    let is_done = DONE.iter().any(|word| taken.names(word));
    // 去年完成多少，今年目标多少: each year has its own.
    let is_of_one = target && years.len() > 1 && MADE.iter().any(|word| taken.names(word));
    let was = taken.take_any(WAS);
    let arranged = arranged && !is_planned;
    let result = taken.take_any(RESULT) || is_done || arranged || is_of_one || was && !target;
    match (target, result) {
        (true, false) => (Some(Nature::Target), false),
        (false, true) => (Some(Nature::Result), false),
        (both, _) => (None, both),
    }
}
