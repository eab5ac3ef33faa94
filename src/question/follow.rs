//! A question that leans on the one before it: `那去年呢?`, `城镇呢`, `还有呢`, `为什么`.

use super::carried::{names_place, same_period, same_topic};
use super::{Overview, Question, Topic, Want, phrases};
use crate::search::Ask;

const MORE: &[&str] = &[
    "还有呢",
    "还有吗",
    "还有什么",
    "还有哪些",
    "其他呢",
    "其它呢",
    "别的呢",
    "下一条",
    "下一个",
    "继续",
    "接着说",
    "more",
    "next",
    "what else",
];
const WHY: &[&str] = &[
    "为什么",
    "为何",
    "凭什么",
    "原因呢",
    "什么原因",
    "原因是什么",
    "怎么做到的",
    "怎么做",
    "怎么办到的",
    "怎么实现",
    "靠什么",
    "怎么完成",
    "具体怎么做",
    "有什么措施",
    "什么措施",
    "why",
    "how",
    "how come",
    "why is that",
];
const ORDINALS: &[&str] = &["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];

/// Fills `question` in from the one before where it leaves out what it is about.
pub(super) fn fill(question: &mut Question, folded: &str, last: &Question) {
    let bare = folded.trim_matches(|character: char| !character.is_alphanumeric());
    let bare = bare.strip_prefix('那').unwrap_or(bare);
    let text = question.text.clone();
    let taken_over = true;
    if MORE.contains(&bare) {
        *question = Question { text, taken_over, skip: last.skip + 1, ..last.clone() };
    } else if let Some(number) = ordinal(bare) {
        let want = Want::Passage { asks_how: false };
        *question = Question { text, taken_over, skip: number - 1, want, ..last.clone() };
    } else if (WHY.contains(&bare) || asks_why_alone(question)) && !names_a_thing(last) {
        // Nothing was spoken of that has reasons.
    } else if WHY.contains(&bare) || asks_why_alone(question) {
        let (asks_why, want) = (question.asks_why, Want::Passage { asks_how: true });
        let mut why = Question { text, taken_over, skip: 0, want, asks_why, ..last.clone() };
        why.when.nature = None;
        why.when.years.clear();
        why.when.is_named = false;
        *question = why;
    } else if matches!(question.want, Want::Overview(Overview::Targets) if names_targets(folded)) {
        // All the targets are asked for, not those of the last topic.
    } else if matches!(question.want, Want::Overview(Overview::Board)) && names_place(question) {
        // 浙江2022年的目标完成得怎么样 asks for all of them.
    } else if matches!(question.want, Want::Overview(Overview::Parts) | Want::Fact(_)) {
        // Of the whole report.
    } else if leaves_topic_out(question) || leans(folded) && has_light_words_only(question) {
        same_topic(question, last);
    } else if leans(folded) {
        same_period(question, last);
    }
}

/// One thing was asked about, and not the whole report.
fn names_a_thing(last: &Question) -> bool {
    !matches!(last.want, Want::Overview(_) | Want::Fact(_)) && !last.topic.query.asks.is_empty()
}

/// 为什么这么低: nothing of its own is asked about.
fn asks_why_alone(question: &Question) -> bool {
    let is_named_light = |word: &super::Word| phrases::words("why", "light").contains(&word.text);
    let is_light =
        |word: &super::Word| !word.is_concept && (word.text.chars().count() == 1 || is_named_light(word));
    question.asks_why && (question.topic.words.iter().all(is_light) || has_light_words_only(question))
}

/// Words that narrow a measure down, and their opposites: 城镇居民收入 and 农村居民收入.
const QUALIFIERS: [(&[&str], &str); 4] = [
    (&["城镇", "城市", "城里", "城里人", "城镇居民", "市民"], "城镇"),
    (&["农村", "乡村", "乡下", "农民", "农村居民", "村里"], "农村"),
    (&["登记"], "登记"),
    (&["调查"], "调查"),
];

/// The topic of the last question with another qualifier: `城镇呢` after 农村居民收入. `None` where the question
/// is no such follow-up.
pub(super) fn qualified(folded: &str, last: Option<&Question>) -> Option<String> {
    let last = last?;
    let bare = folded.trim_matches(|character: char| !character.is_alphanumeric());
    let word = bare.strip_prefix('那').unwrap_or(bare);
    let word =
        word.strip_suffix('呢').or_else(|| word.strip_suffix("的呢")).unwrap_or(word).trim_end_matches('的');
    let (_, qualifier) = QUALIFIERS.iter().find(|(words, _)| words.contains(&word))?;
    let topic = typed(&last.topic);
    let other = QUALIFIERS.iter().flat_map(|(words, _)| *words).filter(|other| topic.contains(*other));
    match other.max_by_key(|other| other.len()) {
        Some(other) => Some(topic.replacen(other, qualifier, 1)),
        None if last.topic.has_measure => Some(format!("{qualifier}{topic}")),
        None => None,
    }
}

/// The words a topic was asked in.
fn typed(topic: &Topic) -> String {
    topic.query.asks.iter().filter_map(|ask| ask.forms.first()).map(|form| &*form.text).collect()
}

/// True when no topic is named, or only words that need the last question's object.
fn leaves_topic_out(question: &Question) -> bool {
    let is_pointed = question.when.is_named || question.want.asks_number();
    question.topic.query.asks.is_empty() || is_pointed && has_light_words_only(question)
}

/// The year's targets as a whole, in so many words.
fn names_targets(folded: &str) -> bool {
    ["哪些", "什么", "主要", "预期", "所有", "全部", "main", "what", "'s target"]
        .iter()
        .any(|word| folded.contains(word))
}

/// Verbs that say nothing of the thing: 去年完成了多少, 今年想达到多少.
const LIGHT: &[&str] = &[
    "达到",
    "完成",
    "控制",
    "总量",
    "总额",
    "规模",
    "总规模",
    "增速",
    "增幅",
    "涨幅",
    "占比",
    "卖",
    "花",
    "收",
    "打算",
    "要求",
    "实现",
    "增长",
    "增加",
    "提高",
    "提升",
    "下降",
    "减少",
    "降低",
    "建成",
    "建设",
    "新增",
    "改造",
    "新建",
    "情况",
    "数",
    "实绩",
    "表现",
    "水平",
    "省",
    "省份",
    "地方",
    "城市",
    "地区",
    "growth",
    "increase",
    "reach",
    "new",
    "region",
];

/// True when what is asked for is a single character or a verb that needs the last question's object.
fn has_light_words_only(question: &Question) -> bool {
    let is_single = |ask: &Ask| ask.forms.iter().all(|form| form.text.chars().count() == 1);
    let is_light = |ask: &Ask| ask.forms.iter().all(|form| LIGHT.contains(&&*form.text));
    let asks = &question.topic.query.asks;
    // Two characters that are no word are a word that is not known.
    let singles = asks.iter().filter(|ask| is_single(ask)).count();
    question.topic.concepts.is_empty()
        && singles <= 1
        && asks.iter().all(|ask| is_single(ask) || is_light(ask))
}

/// `第二条`: 2.
fn ordinal(bare: &str) -> Option<usize> {
    let number = bare.strip_prefix('第')?.trim_end_matches(['条', '个', '段', '项']);
    let position = ORDINALS.iter().position(|ordinal| *ordinal == number).map(|at| at + 1);
    position.or_else(|| number.parse().ok()).filter(|number| (1..=20).contains(number))
}

fn leans(folded: &str) -> bool {
    let bare = folded.trim_end_matches(|character: char| !character.is_alphanumeric());
    folded.starts_with('那')
        || bare.ends_with('呢')
        || folded.starts_with("what about")
        || folded.starts_with("and ")
        || folded.starts_with("how about")
}
