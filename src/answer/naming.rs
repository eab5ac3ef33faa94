//! Whether an indicator is what was asked for, by its name.

use crate::figures::Figure;
use crate::library::Library;
use crate::question::{ConceptKind, Question};
use crate::text::fold;

/// Letters by which an indicator may be longer than a name of what is asked: 城镇调查失业率均值.
const LONGER: usize = 4;
/// Words by which a longer indicator is another measure.
const OTHERS: [&str; 16] = [
    "高于",
    "低于",
    "增速",
    "单位",
    "人均",
    "占",
    "海洋",
    "比重",
    "万元",
    "贡献",
    "民间",
    "民营",
    "国有",
    "税",
    "本级",
    "工业投资",
];

/// `None` when the indicator is another; `true` when it is named exactly so.
pub(super) fn fits(indicator: &str, names: &[String]) -> Option<bool> {
    if names.iter().any(|name| name == indicator) {
        return Some(true);
    }
    let length = indicator.chars().count();
    // What a district itself has is its own; of a province it would be a part.
    let own = indicator.strip_prefix("区本级").or_else(|| indicator.strip_prefix("县本级"));
    if own.is_some_and(|own| names.iter().any(|name| name == own)) {
        return Some(true);
    }
    let is_near = |name: &String| {
        indicator.starts_with(name.as_str()) && length <= name.chars().count() + LONGER
            || indicator.ends_with(name.as_str()) && length <= name.chars().count() + 2
    };
    let is_other =
        OTHERS.iter().any(|word| indicator.contains(word) && !names.iter().any(|name| name.contains(word)));
    (!is_other && names.iter().any(is_near)).then_some(false)
}

/// Of a question for one measure and nothing else, whether a figure is of it: by one of its names, by one that is a
/// little longer, or by one that leaves out some of its letters (投资 of 固定资产投资). What only holds the name is
/// another thing: 经济总量超200亿元县.
pub(super) fn is_of_measure(question: &Question, library: &Library, figure: &Figure) -> bool {
    let lexicon = &library.knowledge().lexicon;
    let [only] = question.topic.concepts.as_slice() else { return true };
    let concept = lexicon.concept(*only);
    let has_other_words =
        question.topic.words.iter().filter(|word| !word.is_concept).any(|word| !is_aspect(&word.text));
    if concept.kind != ConceptKind::Indicator || has_other_words {
        return true;
    }
    let names: Vec<String> = concept.names().map(|name| fold(name).text()).collect();
    let indicator = fold(&figure.indicator).text();
    fits(&indicator, &names).is_some() || names.iter().any(|name| leaves_out(name, &indicator))
}

/// Words that say how a measure is told.
fn is_aspect(word: &str) -> bool {
    ["增长", "增速", "增幅", "涨幅", "总量", "总额", "规模"].contains(&word)
}

/// True where `short` is `name` without some of its letters, in order.
fn leaves_out(name: &str, short: &str) -> bool {
    let mut letters = name.chars();
    !short.is_empty() && short.chars().all(|letter| letters.any(|own| own == letter))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_with_letters_left_out_is_the_same_name() {
        assert!(leaves_out("固定资产投资", "投资") && leaves_out("规模以上工业增加值", "工业增加值"));
        assert!(!leaves_out("规模以上工业增加值", "六大优势产业增加值"));
    }

    #[test]
    fn what_holds_a_name_is_another_thing() {
        let names = ["经济总量".to_owned(), "地区生产总值".to_owned()];
        assert_eq!(fits("经济总量", &names), Some(true));
        assert_eq!(fits("经济总量超200亿元县", &names), None);
    }
}
