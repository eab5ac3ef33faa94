//! Figures as a spreadsheet: a row a figure with the place it stands in, as comma separated values or as a workbook.

mod csv;
mod name;
mod rows;
#[cfg(test)]
mod tests;
#[cfg(feature = "xlsx")]
mod xlsx;

pub use name::name;
pub use rows::{of_answer, of_figures};

/// A table before it is written.
#[derive(Debug, Clone, PartialEq)]
pub struct Sheet {
    headings: Vec<String>,
    /// Each as long as the headings.
    rows: Vec<Vec<Cell>>,
}

/// What a cell holds.
#[derive(Debug, Clone, PartialEq)]
enum Cell {
    Text(String),
    Number(f64),
    Empty,
}

/// Why no file could be written.
#[derive(Debug, thiserror::Error)]
pub enum Unwritable {
    #[error("the comma separated values could not be written")]
    Csv(#[from] ::csv::Error),
    #[cfg(feature = "xlsx")]
    #[error("the workbook could not be written")]
    Xlsx(#[from] rust_xlsxwriter::XlsxError),
}

impl Sheet {
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Rows without the headings.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Comma separated values with a byte order mark, by which spreadsheets know UTF-8.
    ///
    /// # Errors
    /// When a row cannot be written.
    pub fn csv(&self) -> Result<Vec<u8>, Unwritable> {
        csv::write(self)
    }

    /// A workbook with one sheet, as the bytes of its file.
    ///
    /// # Errors
    /// When the workbook cannot be made.
    #[cfg(feature = "xlsx")]
    pub fn xlsx(&self) -> Result<Vec<u8>, Unwritable> {
        xlsx::write(self)
    }
}
