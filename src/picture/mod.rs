//! Figures as pictures: a bar chart and a table, drawn only from cited figures, values as printed.
//!
//! Each is an SVG of our own making that becomes a PNG. The letters are those of the font in `config/fonts`,
//! built in unless another is handed in: the same figures give the same bytes on every machine.

mod canvas;
mod chart;
mod draw_columns;
mod draw_pair;
mod drawing;
mod font;
mod line;
mod number;
mod paint;
mod ranked;
mod series;
mod table;
#[cfg(test)]
mod tests;
mod tiles;

pub use chart::{Bar, Chart, Row};
pub use drawing::{Form, Subject};
pub use font::replace as replace_font;
pub use series::chart;
pub use table::{Line, Table, table};

/// The font that is built in, as its file.
#[must_use]
pub fn built_in_font() -> &'static [u8] {
    font::BUILT_IN
}

/// A PNG picture with what it shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    pub png: Vec<u8>,
    /// Pixels.
    pub width: u32,
    pub height: u32,
}

/// Why there is no picture. The figures can still be shown as text.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Undrawable {
    #[error("nothing to draw")]
    Empty,
    #[error("the font lacks {0:?}")]
    Glyph(char),
    #[error("the picture would be {0} by {1}")]
    Size(u32, u32),
    #[error("{0}")]
    Svg(String),
}
