//! What the words that reports put around numbers mean; the words themselves stand in `config/grammar.toml`.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::{Bound, Change};
use crate::text::{Table, grammar};

/// What kind of thing a unit counts; it decides what words around the number mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Measure {
    /// 家, 户, 项: what is counted follows or precedes.
    Count,
    /// 元, 吨, 亩: with 以上 before a noun it names a class, not a figure.
    Amount,
    /// %, 百分点, 倍.
    Share,
    /// 千伏, 蒸吨: names a class of things wherever a noun follows.
    Rating,
}

pub(super) static UNITS: LazyLock<Table<Measure>> = LazyLock::new(|| {
    Table::of(
        "units",
        &[
            (Measure::Share, "share"),
            (Measure::Count, "count"),
            (Measure::Amount, "amount"),
            (Measure::Rating, "rating"),
        ],
    )
});

/// Words that begin like a unit and are none: `3分类`, `5国际`.
pub(super) static BEGINNINGS: LazyLock<Table<()>> =
    LazyLock::new(|| Table::of("beginnings", &[((), "words")]));

/// What may stand under a slash: `微克/立方米`, `元/人`, `万元/亩`.
pub(super) static PER: LazyLock<Table<()>> = LazyLock::new(|| Table::of("per", &[((), "words")]));

pub(super) static BEFORE: LazyLock<Table<Bound>> = LazyLock::new(|| {
    Table::of(
        "before",
        &[
            (Bound::AtLeast, "at_least"),
            (Bound::AtMost, "at_most"),
            (Bound::Over, "over"),
            (Bound::About, "about"),
            (Bound::Nearly, "nearly"),
        ],
    )
});

pub(super) static AFTER: LazyLock<Table<Bound>> = LazyLock::new(|| {
    Table::of("after", &[(Bound::About, "about"), (Bound::AtLeast, "at_least"), (Bound::AtMost, "at_most")])
});

/// A time as the sentence names it; the report's own year and the part it stands in make it years.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum When {
    Year(u16),
    /// 2021—2025年, “十四五”时期
    Years(u16, u16),
    /// 2023年以来
    Since(u16),
    /// 去年, 一年来
    Last,
    /// 上年: the year before the one that is spoken of.
    Previous,
    /// 今年, 年内
    This,
    /// 今年以来: of this year, and done.
    ThisSoFar,
    /// 明年
    Next,
    /// 前年
    BeforeLast,
    /// 五年来: so many years that end where the report begins.
    Past(u8),
    /// 近年来: nobody says how many.
    Lately,
    /// 今后五年
    Ahead(u8),
    /// 十年前: so many years before the time that is spoken of; only ever compared with.
    Ago(u8),
    /// 本世纪末
    CenturyEnd,
    /// 五年 before 累计 or a deed: those that the part speaks of, if they are so many.
    Span(u8),
    /// 在此期间: the years spoken of, or a term.
    Meanwhile,
    /// 前三年 of a plan: years that this sentence does not say.
    Unsaid,
    /// 全年, 年末: no other time than the year that is spoken of.
    Whole,
    /// 上半年, 1—11月
    Part,
    /// 9月末
    Day,
    /// 年均
    Average,
    /// 每年
    Yearly,
    /// 连续9年, 5月: how long or when something happened; it dates no figure.
    Moment,
}

impl When {
    /// True where it names years of its own.
    pub(super) fn names_years(self) -> bool {
        !matches!(self, When::Whole | When::Part | When::Day | When::Average | When::Yearly | When::Moment)
    }
}

pub(super) static TIMES: LazyLock<Table<When>> = LazyLock::new(|| {
    Table::of(
        "times",
        &[
            (When::Last, "last"),
            (When::Previous, "previous"),
            (When::This, "this"),
            (When::ThisSoFar, "this_so_far"),
            (When::Next, "next"),
            (When::BeforeLast, "before_last"),
            (When::Lately, "lately"),
            (When::Part, "part"),
            (When::Whole, "whole"),
            (When::Average, "average"),
            (When::Yearly, "yearly"),
        ],
    )
});

/// What a word of a clause does for the figure after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// A thing, or part of one: kept whole though it holds a verb.
    Noun,
    /// 增长, 降至: what happens to the indicator.
    Change(Change),
    /// 新增, 拆除: what was done to the things counted.
    Act,
    /// 建设, 改造: a deed at the head of a clause, a noun elsewhere.
    Work,
    /// 实现, 完成, 力争: carries the sentence, not the meaning.
    Light,
    /// 同比, 累计, 均: between indicator and number.
    Adverb,
    /// 分别
    Each,
    /// 全市, 我省: the report's own place.
    Scope,
    /// 现有, 目前: a fact of no year.
    Standing,
    /// 居, 占, 较: what follows tells more of the figure before.
    Aside,
}

pub(super) static ROLES: LazyLock<Table<Role>> = LazyLock::new(|| {
    Table::of(
        "roles",
        &[
            (Role::Noun, "noun"),
            (Role::Change(Change::Increase), "increase"),
            (Role::Change(Change::Decrease), "decrease"),
            (Role::Change(Change::Reach), "reach"),
            (Role::Act, "act"),
            (Role::Work, "work"),
            (Role::Light, "light"),
            (Role::Adverb, "adverb"),
            (Role::Each, "each"),
            (Role::Scope, "scope"),
            (Role::Standing, "standing"),
            (Role::Aside, "aside"),
        ],
    )
});

/// Comparisons that stand where a number could: `不低于经济增速`, `高于全国平均水平`.
pub(super) static COMPARE: LazyLock<Table<Bound>> =
    LazyLock::new(|| Table::of("compare", &[(Bound::AtLeast, "at_least"), (Bound::AtMost, "at_most")]));

/// What is compared with: scope words, then the measure.
pub(super) static YARDSTICK: LazyLock<Table<()>> = LazyLock::new(|| Table::of("yardstick", &[((), "words")]));

/// Words that end the name of a measure; an item of a list without one borrows the last item's.
pub(super) static HEADS: LazyLock<Table<()>> = LazyLock::new(|| Table::of("heads", &[((), "words")]));

/// The words of a list that one rule reads.
pub(super) fn list(name: &str) -> &'static [&'static str] {
    static LISTS: LazyLock<FxHashMap<&'static str, Vec<&'static str>>> = LazyLock::new(|| {
        let words = |words: &'static [String]| words.iter().map(String::as_str).collect();
        grammar().table("lists").map(|(name, own)| (name, words(own))).collect()
    });
    LISTS.get(name).map_or(&[], Vec::as_slice)
}
