//! The ledger as a spreadsheet: the same columns as comma separated values and as a workbook.

use std::io::Write;
#[cfg(feature = "xlsx")]
use std::path::Path;

use serde::Serialize;

use super::name::name;
use crate::answer::words;
use crate::figures::Figure;
use crate::library::Library;
use crate::report::Year;
use crate::words::Language;

const HEADINGS: [&str; 18] = [
    "文件", "地区", "行", "段", "章节", "指标", "口径", "原文", "数值", "上限", "单位", "限定", "变化",
    "时段", "年份", "基期", "性质", "句子",
];

/// What a cell holds.
#[derive(Debug, Clone, PartialEq)]
enum Cell {
    Text(String),
    Number(f64),
    Empty,
}

/// Writes comma separated values with a byte order mark.
pub(super) fn csv(out: &mut dyn Write, library: &Library, figures: &[&Figure]) -> anyhow::Result<()> {
    write!(out, "\u{feff}")?;
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(out);
    writer.write_record(HEADINGS)?;
    for figure in figures {
        writer.write_record(cells(library, figure).iter().flatten().map(plain))?;
    }
    writer.flush()?;
    Ok(())
}

/// A cell that a spreadsheet would read as a formula gets an apostrophe before it.
fn plain(cell: &Cell) -> String {
    match cell {
        Cell::Text(text) if text.starts_with(['=', '+', '-', '@']) => format!("'{text}"),
        Cell::Text(text) => text.clone(),
        Cell::Number(number) => number.to_string(),
        Cell::Empty => String::new(),
    }
}

/// Writes a workbook with one sheet; its first row stays in sight and filters.
#[cfg(feature = "xlsx")]
pub(super) fn xlsx(file: &Path, library: &Library, figures: &[&Figure]) -> anyhow::Result<()> {
    use anyhow::Context;
    use rust_xlsxwriter::{Format, Workbook};
    /// Widths in characters, of the columns that are not as wide as usual.
    const WIDTHS: [(u16, u16); 5] = [(0, 18), (4, 30), (5, 26), (13, 16), (17, 80)];
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.set_name("政府工作报告数字")?;
    for (column, heading) in (0u16..).zip(HEADINGS) {
        sheet.write_with_format(0, column, heading, &Format::new().set_bold())?;
    }
    let mut last = 0;
    for (row, figure) in (1u32..).zip(figures) {
        for (column, cell) in (0u16..).zip(cells(library, figure).into_iter().flatten()) {
            match cell {
                Cell::Text(text) => sheet.write_string(row, column, text)?,
                Cell::Number(number) => sheet.write_number(row, column, number)?,
                Cell::Empty => continue,
            };
        }
        last = row;
    }
    for (column, width) in WIDTHS {
        sheet.set_column_width(column, width)?;
    }
    sheet.set_freeze_panes(1, 0)?;
    sheet.autofilter(0, 0, last, u16::try_from(HEADINGS.len() - 1)?)?;
    book.save(file).with_context(|| format!("cannot write {}", file.display()))
}

/// The row of a figure; `None` when it is of another library.
fn cells(library: &Library, figure: &Figure) -> Option<[Cell; HEADINGS.len()]> {
    let id = figure.place.paragraph;
    let (report, paragraph) = (library.corpus().report(id)?, library.corpus().paragraph(id)?);
    let sentence = paragraph.sentences.get(figure.place.sentence)?.span.of(&paragraph.text);
    let language = Language::Simplified;
    let text = |text: &str| Cell::Text(text.to_owned());
    let number = |value: Option<f64>| value.map_or(Cell::Empty, Cell::Number);
    let count = |count: u32| Cell::Number(f64::from(count));
    let year = |year: Option<Year>| year.map_or(Cell::Empty, |year| Cell::Number(f64::from(year.get())));
    Some([
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
        text(sentence),
    ])
}

/// The bot's word for a value of a closed list: `bound-at_least` is the message of `at_least`.
fn said(language: Language, list: &str, value: impl Serialize) -> String {
    let word = serde_json::to_string(&value).unwrap_or_default();
    language.say(&format!("{list}-{}", word.trim_matches('"').replace('_', "-")))
}
