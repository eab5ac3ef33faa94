//! The ledger for eyes.

use std::io::{self, Write};

use comfy_table::{CellAlignment, ContentArrangement, Table, TableComponent, presets};

use crate::answer::words;
use crate::figures::{Change, Figure};
use crate::library::Library;
use crate::sheet::name;
use crate::words::Language;

/// Writes a table, a figure a row, no wider than `width` columns.
pub(super) fn write(
    out: &mut dyn Write,
    library: &Library,
    figures: &[&Figure],
    width: u16,
) -> io::Result<()> {
    let language = Language::Simplified;
    if figures.is_empty() {
        return writeln!(out, "{}", language.say("no-such-figures"));
    }
    let mut table = Table::new();
    table.load_preset(presets::UTF8_HORIZONTAL_ONLY);
    table.remove_style(TableComponent::HorizontalLines);
    table.remove_style(TableComponent::MiddleIntersections);
    table.set_content_arrangement(ContentArrangement::Dynamic).set_width(width);
    table.set_header(["指标", "数值", "时段", "性质", "段落"]);
    for figure in figures {
        table.add_row([
            indicator(library, figure),
            figure.text.clone(),
            words::period(&figure.period, language),
            language.say(figure.nature.key()),
            place(library, figure),
        ]);
    }
    if let Some(column) = table.column_mut(1) {
        column.set_cell_alignment(CellAlignment::Right);
    }
    writeln!(out, "{table}")?;
    writeln!(out, "{}", language.tell("figures-in-all", &[("count", figures.len().into())]))
}

/// With its change, so that a growth is not read as a level: `地区生产总值 ↑`.
fn indicator(library: &Library, figure: &Figure) -> String {
    let mark = match figure.change {
        Some(Change::Increase) => " ↑",
        Some(Change::Decrease) => " ↓",
        Some(Change::From) => " (原)",
        Some(Change::Reach) | None => "",
    };
    format!("{}{mark}", name(library, figure))
}

/// `呼和浩特市-2020 第23段`
fn place(library: &Library, figure: &Figure) -> String {
    let id = figure.place.paragraph;
    let document = library.corpus().report(id).map_or("", |report| report.document.as_str());
    let number = library.corpus().paragraph(id).map_or(0, |paragraph| paragraph.number);
    format!("{document} 第{number}段")
}
