//! A question that leans on the one before it: `那去年呢?`, `还有呢`, `为什么`.

use super::{Question, Shape};
use crate::search::{Ask, Query};

const MORE: &[&str] =
    &["还有呢", "还有吗", "还有什么", "还有哪些", "其他呢", "别的呢", "下一条", "下一个", "继续", "more"];
const WHY: &[&str] =
    &["为什么", "为何", "凭什么", "原因呢", "什么原因", "怎么做到的", "怎么做", "怎么办到的", "why", "how"];
const ORDINALS: &[&str] = &["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];

/// Fills `question` in from the one before where it leaves out what it is about.
pub(super) fn fill(question: &mut Question, folded: &str, last: &Question) {
    let bare = folded.trim_matches(|character: char| !character.is_alphanumeric());
    if MORE.contains(&bare) {
        let text = std::mem::take(&mut question.text);
        let skip = last.skip + 1;
        *question = Question { text, taken_over: true, skip, ..last.clone() };
    } else if let Some(number) = ordinal(bare) {
        let text = std::mem::take(&mut question.text);
        *question =
            Question { text, taken_over: true, skip: number - 1, shape: Shape::Passage, ..last.clone() };
    } else if WHY.contains(&bare) {
        let text = std::mem::take(&mut question.text);
        *question =
            Question { text, taken_over: true, shape: Shape::Passage, nature: None, skip: 0, ..last.clone() };
    } else if question.query.asks.is_empty() && TARGETS.iter().any(|words| folded.contains(words)) {
        // All the targets are asked for, not those of the last topic.
    } else if question.query.asks.is_empty() || question.is_period_named && has_light_words_only(question) {
        same_topic(question, last);
    } else if leans(folded) {
        same_period(question, last);
    }
}

/// The year's targets as a whole.
const TARGETS: &[&str] = &[
    "哪些目标",
    "什么目标",
    "主要目标",
    "预期目标",
    "目标有哪些",
    "目标是什么",
    "main targets",
    "what targets",
    "'s targets",
];

/// Verbs that say nothing of the thing: 去年完成了多少, 今年想达到多少.
const LIGHT: &[&str] = &[
    "达到", "完成", "实现", "增长", "增加", "提高", "提升", "下降", "减少", "降低", "建成", "建设", "新增",
    "改造", "新建", "情况", "数", "实绩", "表现", "水平", "growth", "increase", "reach", "new",
];

/// True when what is asked for is a single character or a verb that needs the last question's object.
fn has_light_words_only(question: &Question) -> bool {
    let is_single = |ask: &Ask| ask.forms.iter().all(|form| form.text.chars().count() == 1);
    let is_light = |ask: &Ask| ask.forms.iter().all(|form| LIGHT.contains(&&*form.text));
    let asks = &question.query.asks;
    // Two characters that are no word are a word that is not known.
    let singles = asks.iter().filter(|ask| is_single(ask)).count();
    question.concepts.is_empty() && singles <= 1 && asks.iter().all(|ask| is_single(ask) || is_light(ask))
}

/// `第二条`: 2.
fn ordinal(bare: &str) -> Option<usize> {
    let number = bare.strip_prefix('第')?.trim_end_matches(['条', '个', '段', '项']);
    let position = ORDINALS.iter().position(|ordinal| *ordinal == number).map(|at| at + 1);
    position.or_else(|| number.parse().ok()).filter(|number| (1..=20).contains(number))
}

/// Only a time, a place or a shape is named: the topic is the last one.
fn same_topic(question: &mut Question, last: &Question) {
    if last.query.asks.is_empty() {
        return;
    }
    let names_something =
        question.is_period_named || !question.regions.is_empty() || !question.elsewhere.is_empty();
    if !names_something && question.shape == Shape::Passage {
        return;
    }
    question.taken_over = true;
    question.query = Query { asks: last.query.asks.clone(), phrases: last.query.phrases.clone() };
    question.concepts = last.concepts.clone();
    question.indicators = last.indicators.clone();
    if question.regions.is_empty() && question.elsewhere.is_empty() {
        question.regions = last.regions.clone();
    }
    if question.shape == Shape::Passage {
        question.shape = if last.shape == Shape::Compare { Shape::Value } else { last.shape };
    }
    if !question.is_period_named {
        question.years = last.years.clone();
        question.nature = last.nature;
        question.is_period_named = last.is_period_named;
    }
    if question.unit.is_none() {
        question.unit = last.unit.clone();
    }
}

/// Another topic, said in passing: `那就业呢`. The time and the place stay.
fn same_period(question: &mut Question, last: &Question) {
    if !question.is_period_named && last.is_period_named {
        question.years = last.years.clone();
        question.nature = last.nature;
        question.is_period_named = true;
        question.taken_over = true;
    }
    if question.regions.is_empty() && question.elsewhere.is_empty() && !last.regions.is_empty() {
        question.regions = last.regions.clone();
        question.taken_over = true;
    }
    if question.shape == Shape::Passage && question.taken_over {
        question.shape = last.shape;
    }
}

fn leans(folded: &str) -> bool {
    let bare = folded.trim_end_matches(|character: char| !character.is_alphanumeric());
    folded.starts_with('那')
        || bare.ends_with('呢')
        || folded.starts_with("what about")
        || folded.starts_with("and ")
}
