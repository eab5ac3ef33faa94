//! `wenzheng figures`: the ledger as a table, as a spreadsheet or as JSON lines.

mod table;
#[cfg(test)]
mod tests;
mod why;

use std::io::{self, Write};
#[cfg(feature = "xlsx")]
use std::path::PathBuf;

use super::Exit;
use crate::answer::json::FigureJson;
use crate::figures::{Aspect, Figure, Filter};
use crate::library::Library;
use crate::sheet;

/// How the ledger is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Form {
    /// For eyes: as wide as `width` columns, a Chinese character counted as two.
    Table { width: u16 },
    /// For spreadsheets: comma separated with a byte order mark, by which they know UTF-8.
    Csv,
    /// A spreadsheet, in a file of its own.
    #[cfg(feature = "xlsx")]
    Xlsx(PathBuf),
    /// One object a line.
    Json,
    /// Each figure with the words that decided how it is read.
    Why,
}

/// Writes the figures that `filter` lets through. No figure is no answer.
///
/// # Errors
/// When the stream or the file cannot be written to.
pub fn run(
    out: &mut dyn Write,
    library: &Library,
    filter: &Filter,
    aspect: Option<Aspect>,
    form: &Form,
) -> anyhow::Result<Exit> {
    let is_wanted = |figure: &&Figure| aspect.is_none_or(|aspect| figure.aspect == aspect);
    let figures: Vec<&Figure> = library.ledger().find(filter).filter(is_wanted).collect();
    match form {
        Form::Table { width } => table::write(out, library, &figures, *width)?,
        Form::Csv => out.write_all(&sheet::of_figures(library, &figures).csv()?)?,
        #[cfg(feature = "xlsx")]
        Form::Xlsx(file) => super::workbook::save(file, &sheet::of_figures(library, &figures))?,
        Form::Json => json(out, library, &figures)?,
        Form::Why => why::write(out, library, &figures)?,
    }
    Ok(if figures.is_empty() { Exit::NoAnswer } else { Exit::Done })
}

fn json(out: &mut dyn Write, library: &Library, figures: &[&Figure]) -> io::Result<()> {
    for figure in figures.iter().filter_map(|figure| FigureJson::new(library, figure)) {
        serde_json::to_writer(&mut *out, &figure)?;
        writeln!(out)?;
    }
    Ok(())
}
