//! Which columns a sheet has, and the row of each figure.

use serde::Serialize;

use super::name::name;
use super::{Cell, Sheet};
use crate::answer::{Answer, words};
use crate::figures::Figure;
use crate::library::Library;
use crate::report::Year;
use crate::words::Language;

const HEADINGS: [&str; 19] = [
    "文件", "地区", "行", "段", "章节", "指标", "口径", "原文", "数值", "上限", "单位", "限定", "变化",
    "时段", "年份", "基期", "性质", "出处", "句子",
];

/// A row a figure, in the order given.
#[must_use]
pub fn of_figures(library: &Library, figures: &[&Figure]) -> Sheet {
    Sheet {
        headings: HEADINGS.map(str::to_owned).to_vec(),
        rows: figures.iter().filter_map(|figure| cells(library, figure)).collect(),
    }
}

/// A row for each figure of an answer, in its order; empty where it has none.
#[must_use]
pub fn of_answer(library: &Library, answer: &Answer) -> Sheet {
    of_figures(library, &answer.figures.iter().collect::<Vec<_>>())
}

/// `None` when the figure is of another library.
fn cells(library: &Library, figure: &Figure) -> Option<Vec<Cell>> {
    let id = figure.place.paragraph;
    let (report, paragraph) = (library.corpus().report(id)?, library.corpus().paragraph(id)?);
    let sentence = paragraph.sentences.get(figure.place.sentence)?.span.of(&paragraph.text);
    let language = Language::Simplified;
    let text = |text: &str| Cell::Text(text.to_owned());
    let number = |value: Option<f64>| value.map_or(Cell::Empty, Cell::Number);
    let count = |count: u32| Cell::Number(f64::from(count));
    let year = |year: Option<Year>| year.map_or(Cell::Empty, |year| Cell::Number(f64::from(year.get())));
    Some(vec![
        text(&report.document),
        text(report.facts.region.as_deref().unwrap_or_default()),
        count(paragraph.line),
        count(paragraph.number),
        text(&report.path(paragraph).join(" › ")),
        text(&name(library, figure)),
        text(&said(language, "aspect", figure.aspect)),
        text(&figure.text),
        number(figure.value),
        number(figure.upper),
        text(&figure.unit),
        text(&said(language, "bound", figure.bound)),
        figure.change.map_or(Cell::Empty, |change| Cell::Text(language.say(change.key()))),
        text(&words::period(&figure.period, language)),
        year(figure.year()),
        figure.base.text.as_deref().map_or_else(|| year(figure.base.year), text),
        text(&language.say(figure.nature.key())),
        text(&words::citation(report, paragraph, language)),
        text(sentence),
    ])
}

/// The bot's word for a value of a closed list: `bound-at_least` is the message of `at_least`.
fn said(language: Language, list: &str, value: impl Serialize) -> String {
    let word = serde_json::to_string(&value).unwrap_or_default();
    language.say(&format!("{list}-{}", word.trim_matches('"').replace('_', "-")))
}
