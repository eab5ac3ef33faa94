//! Which columns a sheet has, and the row of each figure.

use serde::Serialize;

use super::name::name;
use super::{Cell, Sheet};
use crate::answer::{Answer, rows, words};
use crate::figures::{Figure, Nature};
use crate::library::Library;
use crate::question::Moved;
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

/// What only an answer tells of its figures, before the columns of every figure.
const OF_ANSWER: [&str; 3] = ["名次", "与上年比", "目标完成"];

/// A row for each figure of an answer, in its order, with its rank and which way it went; empty where it has none.
#[must_use]
pub fn of_answer(library: &Library, answer: &Answer) -> Sheet {
    let language = Language::Simplified;
    let headings = OF_ANSWER.into_iter().chain(HEADINGS).map(str::to_owned).collect();
    let row = |(at, figure): (usize, &Figure)| {
        let row = answer.table.as_ref().and_then(|table| table.rows.iter().find(|row| row.figure == at));
        let rank = row.and_then(|row| row.rank).and_then(|rank| u32::try_from(rank).ok());
        // A sign of equality alone would be read as a formula.
        let moved = row.and_then(|row| row.moved).map(|moved| match moved {
            Moved::Same => "持平",
            other => rows::mark(other),
        });
        let of_row = row.and_then(|row| row.outcome.as_ref()).map(|outcome| outcome.fulfilment);
        let fulfilment = of_row.or(answer.fulfilment.filter(|_| figure.nature == Nature::Target));
        let own = [
            rank.map_or(Cell::Empty, |rank| Cell::Number(f64::from(rank))),
            moved.map_or(Cell::Empty, |moved| Cell::Text(moved.to_owned())),
            fulfilment.map_or(Cell::Empty, |is| Cell::Text(language.say(is.key()))),
        ];
        Some(own.into_iter().chain(cells(library, figure)?).collect())
    };
    Sheet { headings, rows: answer.figures.iter().enumerate().filter_map(row).collect() }
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
