//! Questions for the whole report: its main targets, or what it says at all.

use super::Overview;
use super::taken::Taken;
use crate::search::Ask;

/// All the targets, in any wording; whether one of them is meant is told by what else is asked.
const TARGETS: &[&str] = &["目标", "指标", "target", "targets", "goal", "goals"];

/// The report as a whole.
const PARTS: &[&str] = &[
    "总结",
    "概括",
    "概述",
    "概况",
    "摘要",
    "归纳",
    "主要内容",
    "讲了什么",
    "讲了啥",
    "说了什么",
    "说了啥",
    "写了什么",
    "讲什么",
    "最重要的",
    "重点是什么",
    "重点内容",
    "核心内容",
    "要点",
    "亮点",
    "summary",
    "summarize",
    "summarise",
    "overview",
    "main points",
    "key points",
    "most important",
];

/// Words that ask for no thing of their own beside these.
const GENERIC: &[&str] = &[
    "主要",
    "指标",
    "主要指标",
    "经济社会发展",
    "经济和社会发展",
    "国民经济和社会发展",
    "经济社会发展主要预期目标",
    "发展",
    "重要",
    "重点",
    "件事",
    "份",
    "这份",
    "讲",
    "报告",
    "件",
    "事",
    "一",
    "二",
    "三",
    "四",
    "五",
    "十",
    "几",
    "内容",
    "核心",
    "总体",
    "全部",
    "定",
    "定了",
    "设定",
    "提出",
    "设",
    "各项",
    "具体",
    "main",
    "key",
    "important",
    "things",
    "three",
    "thing",
    "points",
    "set",
    "all",
    "economic",
    "整体",
    "大体",
    "简单",
    "简要",
    "全文",
    "年度",
    "yearly",
    "annual",
    "year",
];

/// What of the whole report the words ask for; nothing is taken.
pub(super) fn named(taken: &Taken<'_>) -> Option<Overview> {
    let names = |words: &[&str]| words.iter().any(|word| taken.names(word));
    if names(PARTS) {
        Some(Overview::Parts)
    } else if names(TARGETS) {
        Some(Overview::Targets)
    } else {
        None
    }
}

/// True of words that name no thing of their own in a question for the whole.
pub(super) fn is_generic(ask: &Ask) -> bool {
    ask.forms.first().is_none_or(|typed| {
        let is_word =
            |word: &str| GENERIC.contains(&word) || PARTS.contains(&word) || TARGETS.contains(&word);
        is_word(&typed.text) || in_words(&typed.text, is_word)
    })
}

/// True when the text is nothing but such words side by side.
fn in_words(text: &str, is_word: impl Fn(&str) -> bool + Copy) -> bool {
    let mut rest = text.trim_start();
    while !rest.is_empty() {
        let ends = rest.char_indices().map(|(at, character)| at + character.len_utf8());
        let longest = ends.filter(|&end| rest.get(..end).is_some_and(is_word)).last();
        let Some(end) = longest else { return false };
        rest = rest.get(end..).unwrap_or_default().trim_start();
    }
    true
}
