//! `wenzheng figures`: the ledger as a table, as a spreadsheet or as JSON lines.

use std::io::{self, Write};

use comfy_table::{CellAlignment, ContentArrangement, Table, TableComponent, presets};

use super::Exit;
use crate::answer::json::FigureJson;
use crate::figures::{Figure, Filter, Nature};
use crate::library::Library;

/// How the ledger is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// For eyes: as wide as `width` columns, a Chinese character counted as two.
    Table { width: u16 },
    /// For spreadsheets: comma separated with a byte order mark, by which they know UTF-8.
    Csv,
    /// One object a line.
    Json,
}

/// Writes the figures that `filter` lets through. No figure is no answer.
///
/// # Errors
/// When the stream cannot be written to.
pub fn run(out: &mut dyn Write, library: &Library, filter: &Filter, form: Form) -> io::Result<Exit> {
    let figures: Vec<&Figure> = library.ledger().find(filter).collect();
    match form {
        Form::Table { width } => table(out, library, &figures, width)?,
        Form::Csv => csv(out, library, &figures)?,
        Form::Json => json(out, library, &figures)?,
    }
    Ok(if figures.is_empty() { Exit::NoAnswer } else { Exit::Done })
}

fn table(out: &mut dyn Write, library: &Library, figures: &[&Figure], width: u16) -> io::Result<()> {
    if figures.is_empty() {
        return writeln!(out, "没有这样的数字。");
    }
    let mut table = Table::new();
    table.load_preset(presets::UTF8_HORIZONTAL_ONLY);
    table.remove_style(TableComponent::HorizontalLines);
    table.remove_style(TableComponent::MiddleIntersections);
    table.set_content_arrangement(ContentArrangement::Dynamic).set_width(width);
    table.set_header(["指标", "数值", "时段", "性质", "段落"]);
    for figure in figures {
        let year = crate::answer::words::period(&figure.period, crate::words::Language::Simplified);
        let place = place(library, figure);
        table.add_row([
            indicator(figure),
            figure.text.clone(),
            year,
            nature(figure.nature).to_owned(),
            place,
        ]);
    }
    if let Some(column) = table.column_mut(1) {
        column.set_cell_alignment(CellAlignment::Right);
    }
    writeln!(out, "{table}")?;
    writeln!(out, "共{}个数字", figures.len())
}

/// With its change, so that a growth is not read as a level: `地区生产总值 ↑`.
fn indicator(figure: &Figure) -> String {
    use crate::figures::Change::{Decrease, From, Increase, Reach};
    let mark = match figure.change {
        Some(Increase) => " ↑",
        Some(Decrease) => " ↓",
        Some(From) => " (原)",
        Some(Reach) | None => "",
    };
    format!("{}{mark}", figure.indicator)
}

fn nature(nature: Nature) -> &'static str {
    match nature {
        Nature::Result => "实际",
        Nature::Target => "目标",
        Nature::Forecast => "预计",
        Nature::Standing => "现状",
        Nature::Unknown => "性质不明",
    }
}

/// `呼和浩特市-2020 第23段`
fn place(library: &Library, figure: &Figure) -> String {
    let id = figure.place.paragraph;
    let document = library.corpus().report(id).map_or("", |report| report.document.as_str());
    let number = library.corpus().paragraph(id).map_or(0, |paragraph| paragraph.number);
    format!("{document} 第{number}段")
}

fn csv(out: &mut dyn Write, library: &Library, figures: &[&Figure]) -> io::Result<()> {
    let heads = [
        "文件", "地区", "行", "段", "指标", "原文", "数值", "上限", "单位", "限定", "变化", "年份", "基年",
        "性质", "句子",
    ];
    write!(out, "\u{feff}{}\r\n", heads.join(","))?;
    for figure in figures {
        let id = figure.place.paragraph;
        let (Some(report), Some(paragraph)) = (library.corpus().report(id), library.corpus().paragraph(id))
        else {
            continue;
        };
        let sentence =
            paragraph.sentences.get(figure.place.sentence).map_or("", |s| s.span.of(&paragraph.text));
        let number = |value: Option<f64>| value.map_or_else(String::new, |value| value.to_string());
        let year = |year: Option<crate::report::Year>| year.map_or_else(String::new, |year| year.to_string());
        let cells = [
            report.document.clone(),
            report.facts.region.clone().unwrap_or_default(),
            paragraph.line.to_string(),
            paragraph.number.to_string(),
            figure.indicator.clone(),
            figure.text.clone(),
            number(figure.value),
            number(figure.upper),
            figure.unit.clone(),
            word(figure.bound),
            figure.change.map_or_else(String::new, word),
            year(figure.year()),
            year(figure.base.year),
            nature(figure.nature).to_owned(),
            sentence.to_owned(),
        ];
        write!(out, "{}\r\n", cells.map(|cell| quoted(&cell)).join(","))?;
    }
    Ok(())
}

/// The word JSON has for a bound or change.
fn word(value: impl serde::Serialize) -> String {
    serde_json::to_string(&value).unwrap_or_default().trim_matches('"').to_owned()
}

/// RFC 4180; a cell that a spreadsheet would read as a formula gets an apostrophe before it.
fn quoted(cell: &str) -> String {
    let is_number = cell.parse::<f64>().is_ok();
    let guarded = if cell.starts_with(['=', '+', '-', '@']) && !is_number {
        format!("'{cell}")
    } else {
        cell.to_owned()
    };
    if guarded.contains([',', '"', '\n', '\r']) {
        return format!("\"{}\"", guarded.replace('"', "\"\""));
    }
    guarded
}

fn json(out: &mut dyn Write, library: &Library, figures: &[&Figure]) -> io::Result<()> {
    for figure in figures.iter().filter_map(|figure| FigureJson::new(library, figure)) {
        serde_json::to_writer(&mut *out, &figure)?;
        writeln!(out)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::question::Knowledge;
    use crate::report::Source;
    use unicode_width::UnicodeWidthStr;

    const REPORT: &str = "2020年甲市人民政府工作报告\n一、2019年工作回顾\n地区生产总值增长5.5%,新增市场主体55834户、规模以上工业企业42户。\n二、2020年工作安排\n地区生产总值增长6%左右。\n";

    fn printed(filter: &Filter, form: Form) -> String {
        let source =
            Source { file: "甲市-2020.txt".into(), document: "甲市-2020".into(), bytes: REPORT.into() };
        let (library, _) = Library::build(1, &[source], Knowledge::default()).unwrap();
        let mut out = Vec::new();
        run(&mut out, &library, filter, form).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn a_table_fits_its_width() {
        for width in [50, 80, 120] {
            let table = printed(&Filter::default(), Form::Table { width });
            assert!(table.lines().all(|line| line.width() <= usize::from(width)), "{width}:\n{table}");
            assert!(table.contains("共4个数字"));
        }
    }

    #[test]
    fn a_spreadsheet_knows_its_encoding_and_cells() {
        let csv = printed(&Filter::default(), Form::Csv);
        assert!(csv.starts_with("\u{feff}文件,"));
        assert_eq!(csv.matches("\r\n").count(), 5);
        assert!(csv.contains("\"地区生产总值增长5.5%,新增市场主体55834户、规模以上工业企业42户。\""));
        assert_eq!(quoted("=1+1"), "'=1+1");
        assert_eq!(quoted("-2.5"), "-2.5");
    }

    #[test]
    fn filters_choose() {
        let filter =
            Filter {
                indicators: vec!["生产总值".into()], nature: Some(Nature::Target), ..Filter::default()
            };
        let lines = printed(&filter, Form::Json);
        assert_eq!(lines.lines().count(), 1);
        assert!(lines.contains("\"text\":\"6%左右\""), "{lines}");
        let nowhere = Filter { region: Some("乙市".into()), ..Filter::default() };
        assert_eq!(printed(&nowhere, Form::Table { width: 80 }), "没有这样的数字。\n");
    }
}
