//! A report's text as it should be kept: what the reader would mend is mended, what it would leave out is gone.

use std::collections::BTreeSet;

use super::fault::Mending;
use super::heading::heading;
use super::lines::{self, Line, Notes};
use super::read::stands_alone;
use super::{front, preamble};

/// A text for a file of the corpus.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cleaned {
    /// One paragraph, heading or row of a table a line; empty where no line holds a word.
    pub text: String,
    /// Lines of the text given that are no part of the report, in their order.
    pub left_out: Vec<(Mending, String)>,
}

/// Cleans a text. Read again, it gives the same report.
#[must_use]
pub fn clean(text: &str) -> Cleaned {
    let given = front::split(text).map_or(0, |(_, lines)| lines);
    let first = u32::try_from(given).unwrap_or(u32::MAX).saturating_add(1);
    let mut notes = Notes::default();
    let mut head = lines::read(text, first, &mut notes);
    let body = head.split_off(preamble::length(&head));
    let head: Vec<(u32, String)> = head.iter().map(|line| (line.number, line.words().to_owned())).collect();
    let body = lines::join(body, &stands_alone, &mut notes);
    let held = |line: &Line<'_>| line.words().contains(char::is_alphanumeric);
    let body = body.iter().filter(|line| held(line)).map(|line| (line.number, printed(line)));
    let kept: Vec<(u32, String)> = head.into_iter().chain(body).collect();
    let numbers: BTreeSet<u32> = kept.iter().map(|(number, _)| *number).collect();
    let all: Vec<&str> = lines::split(text).map(|(_, line)| line.trim()).collect();
    let words = |number: u32| all.get(usize::try_from(number).ok()?.checked_sub(1)?);
    let left_out = notes.whole_lines(&numbers);
    let left_out =
        left_out.filter_map(|(mending, number)| Some((mending, (*words(number)?).to_owned()))).collect();
    let front = text.lines().take(given);
    let mut cleaned = String::with_capacity(text.len());
    for line in front.chain(kept.iter().map(|(_, line)| line.as_str())) {
        cleaned.push_str(line);
        cleaned.push('\n');
    }
    Cleaned { text: if kept.is_empty() { String::new() } else { cleaned }, left_out }
}

/// A heading that only its mark tells keeps the mark.
fn printed(line: &Line<'_>) -> String {
    let words = line.words();
    match line.rank {
        Some(rank) if heading(words).is_none() => format!("{} {words}", "#".repeat(usize::from(rank))),
        _ => words.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::Corpus;

    #[test]
    fn what_is_no_part_of_the_report_is_told() {
        let text = "下载\n2026年甲市政府工作报告\n各位代表：\n一、2025年工作回顾\n\
                    2025年，全市地区生产总值增长5.2%，城镇\n— 2 —\n新增就业3.1万人，粮食产量80万吨，居民人均\n\
                    可支配收入增长5.5%，财政收入增长6%，民\n生支出占八成以上。\n## 美好\n增长6%。";
        let cleaned = clean(text);
        assert_eq!(
            cleaned.text.lines().collect::<Vec<_>>(),
            [
                "2026年甲市政府工作报告",
                "各位代表：",
                "一、2025年工作回顾",
                "2025年，全市地区生产总值增长5.2%，城镇新增就业3.1万人，粮食产量80万吨，\
                 居民人均可支配收入增长5.5%，财政收入增长6%，民生支出占八成以上。",
                "## 美好",
                "增长6%。",
            ]
        );
        assert_eq!(
            cleaned.left_out,
            [(Mending::Furniture, "下载".to_owned()), (Mending::Page, "— 2 —".to_owned())]
        );
        assert_eq!(clean(&cleaned.text).text, cleaned.text);
    }

    #[test]
    fn front_matter_stays() {
        let text = "+++\nregion = \"甲市\"\nyear = 2026\n+++\n增长5%。\n";
        assert_eq!(clean(text).text, text);
        assert_eq!(clean("— 1 —\n").text, "");
    }

    /// The reports that are shipped are read the same from their cleaned text.
    #[test]
    fn a_cleaned_report_is_the_same_report() {
        let text = include_str!("../../corpus/呼和浩特市-2020.txt");
        let paragraphs = |text: &str| -> Vec<String> {
            let (corpus, _) = Corpus::single("呼和浩特市-2020", text);
            corpus.paragraphs().map(|(_, _, paragraph)| paragraph.text.trim().to_owned()).collect()
        };
        let (given, cleaned) = (paragraphs(text), paragraphs(&clean(text).text));
        assert!(given.len() > 50, "{}", given.len());
        assert_eq!(given, cleaned);
    }
}
