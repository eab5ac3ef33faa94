//! A name without the particles, marks and numbers around it.

use super::super::words::list;

/// A name without the particles and marks around it.
pub(in crate::figures) fn cleaned(words: &str) -> String {
    let is_mark = |c: char| c.is_whitespace() || "、,，:：的了;；。．".contains(c);
    let mut words = words.trim_matches(is_mark);
    for cut in ["剔除", "扣除", "同口径", "按可比"] {
        if let Some(at) = words.find(cut).filter(|at| *at > 0) {
            words = words.get(..at).unwrap_or(words);
        }
    }
    let open = words.matches(['(', '（']).count();
    let close = words.matches([')', '）']).count();
    if open < close {
        words = words.trim_end_matches([')', '）']);
    } else if open > close {
        words = words.trim_start_matches(['(', '（']);
    }
    words = outside_quotes(words);
    words = without_topic(words);
    // 6.1%%: a slip of the pen; 前1% belongs to the name.
    words =
        words.strip_suffix('%').filter(|rest| !rest.ends_with(|c: char| c.is_ascii_digit())).unwrap_or(words);
    for word in ["的基础上", "基础上", "超"] {
        words = words.strip_suffix(word).unwrap_or(words);
    }
    words = without_conjunction(words);
    let compared =
        words.rfind('比').filter(|at| *at > 0 && list("beginnings").iter().any(|end| words.ends_with(end)));
    words = compared.and_then(|at| words.get(..at)).unwrap_or(words);
    words = without_count(words.strip_prefix("是指").unwrap_or(words));
    for (verb, others) in [("到", "位期账访会站家场户发达"), ("好", "评转友氧房")] {
        let stripped = words.strip_prefix(verb).filter(|rest| !rest.starts_with(|c| others.contains(c)));
        words = stripped.filter(|rest| rest.chars().count() > 1).unwrap_or(words);
    }
    // 要使80%的人口地区普及…
    let urged = words.strip_prefix('要').filter(|rest| rest.starts_with(['使', '让', '把', '将']));
    words = urged.unwrap_or(words);
    // 果断地把军队裁减了…, 计划将招生人数由…
    let object = words.split_once(['将', '把']).filter(|(lead, object)| {
        let manner = list("manners").iter().any(|manner| lead.ends_with(manner));
        manner && lead.chars().count() <= LONGEST_MANNER && object.chars().count() > 1
    });
    words = object.map_or(words, |(_, object)| object);
    for (word, but) in [("将", "军来士"), ("把", "握关手"), ("使", "用馆命"), ("让", "利渡")] {
        let stripped = words.strip_prefix(word).filter(|rest| !rest.starts_with(|c| but.contains(c)));
        words = stripped.filter(|rest| rest.chars().count() > 1).unwrap_or(words);
    }
    for word in
        ["为", "对", "在", "使", "让", "将", "向", "给", "由", "从", "以", "达", "每", "共", "等", "约", "按"]
    {
        if words == word {
            return String::new();
        }
    }
    words.to_owned()
}

/// Longest run of words before 把 that say how or that something is planned, in characters.
const LONGEST_MANNER: usize = 12;

/// 钢的产量 of `以钢的产量来说`, 财政 of `拿财政的情况来说`.
fn without_topic(words: &str) -> &str {
    let topic = ["以", "拿", "就", "从"].iter().find_map(|lead| words.strip_prefix(lead));
    let named = ["来说", "来看", "来讲", "而言", "说", "看"];
    let topic = topic.and_then(|topic| named.iter().find_map(|end| topic.strip_suffix(end)));
    topic.map_or(words, |topic| topic.trim_end_matches("的情况"))
}

/// A figure inside a quote is named inside it: the half quote before or behind is cut off.
fn outside_quotes(words: &str) -> &str {
    if words.matches('“').count() == words.matches('”').count() {
        return words;
    }
    match (words.rfind('“'), words.find('”')) {
        (Some(open), None) => words.get(open + '“'.len_utf8()..).unwrap_or(words),
        (None, Some(close)) => words.get(..close).unwrap_or(words),
        _ => words,
    }
}

/// Without the words that only join a clause to the one before: 但货币发行, 又撤销.
fn without_conjunction(mut words: &str) -> &str {
    let begins_other = |words: &str| list("joined").iter().any(|other| words.starts_with(other));
    while let Some(rest) = list("conjunctions").iter().find_map(|word| words.strip_prefix(word))
        && !begins_other(words)
    {
        words = rest;
    }
    // 它不仅占领了…: it did.
    let rest = list("pronouns").iter().find_map(|word| words.strip_prefix(word));
    let goes_on = rest.and_then(|rest| ["不仅", "不但"].iter().find_map(|join| rest.strip_prefix(join)));
    words = goes_on.unwrap_or(words);
    // 它虽然: of what was named before.
    if list("pronouns")
        .iter()
        .filter_map(|word| words.strip_prefix(word))
        .any(|rest| rest.is_empty() || list("conjunctions").contains(&rest))
    {
        return "";
    }
    while let Some(rest) = list("trailing").iter().find_map(|word| words.strip_suffix(word))
        && rest.chars().count() > 2
    {
        words = rest;
    }
    words
}

/// Without a preposition of the words that followed: 引进金融机构 of `引进2家金融机构|在我市`.
pub(in crate::figures) fn without_preposition(words: &str) -> &str {
    let is_word = list("undangling").iter().any(|word| words.ends_with(word));
    let rest = list("dangling").iter().find_map(|word| words.strip_suffix(word)).filter(|_| !is_word);
    rest.filter(|rest| rest.chars().count() > 1).unwrap_or(words)
}

/// Without the preposition that leads to a time behind it: 计划 of `计划在|“六五”期间|进行的项目`.
pub(in crate::figures) fn without_dating(words: &str) -> &str {
    let Some(rest) = ["在", "到", "自", "从"].iter().find_map(|word| words.strip_suffix(word)) else {
        return words;
    };
    // 这样就可以为在|本世纪末|实现…
    if rest.ends_with('为') { "" } else { rest }
}

/// Without what numbers an item: `⑤城乡低保标准`, `(5)…`, `14.民生实事`.
fn without_count(words: &str) -> &str {
    let words = without_numeral(words);
    let rest = words.trim_start_matches(|c| ('①'..='⑳').contains(&c));
    let digits = rest.trim_start_matches(['(', '（']).trim_start_matches(|c: char| c.is_ascii_digit());
    let counts = digits.len() < rest.len() && digits.starts_with([')', '）', '.', '．']);
    if counts { digits.trim_start_matches([')', '）', '.', '．']) } else { rest }
}

/// `一、新建公办幼儿园`, `（二）实施重点项目`: an item of a list without its number.
fn without_numeral(words: &str) -> &str {
    let opened = words.trim_start_matches(['(', '（']);
    let rest = opened.trim_start_matches(|c: char| "一二三四五六七八九十".contains(c));
    if rest.len() == opened.len() {
        return words;
    }
    let closing: &[char] = if opened.len() < words.len() { &[')', '）'] } else { &['、'] };
    // 二、三产业比重 counts industries.
    let is_item =
        |rest: &&str| rest.chars().count() > 1 && !rest.starts_with(|c| "一二三四五六七八九十产".contains(c));
    rest.strip_prefix(closing).filter(is_item).unwrap_or(words)
}
