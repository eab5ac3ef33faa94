//! An answer's table as a picture: what every form of it shows.

use std::collections::BTreeSet;

use super::canvas::{Canvas, Hand, Stand, colour};
use super::chart::{EDGE, WIDTH};
use super::{Picture, Undrawable, line, paint, ranked, tiles};
use crate::answer::{Answer, Axis, Stand as RowStand, rows, words};
use crate::figures::{Change, Figure, Nature};
use crate::library::Library;
use crate::question::PlaceLevel;
use crate::words::Language;

/// How a table is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    Bars,
    Line,
    Tiles,
}

/// A row of a picture.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Item {
    pub(super) rank: Option<usize>,
    pub(super) label: String,
    pub(super) year: Option<u16>,
    /// As printed.
    pub(super) text: String,
    /// With the direction of its change.
    pub(super) value: Option<f64>,
    pub(super) upper: Option<f64>,
}

/// What a picture is of.
#[derive(Debug, Clone, PartialEq)]
pub struct Subject {
    title: String,
    under: Vec<String>,
    pub(super) nature: Nature,
    pub(super) items: Vec<Item>,
    /// First and last year of rows by year.
    span: Option<(u16, u16)>,
    /// Below the rows: who gives no number.
    notes: Vec<String>,
    figures: Vec<Figure>,
    /// Reports cited.
    reports: usize,
    axis: Axis,
    has_map: bool,
}

/// Provinces from which on a map says more than bars.
const MAP: usize = 10;
/// Rows that one picture holds.
const MOST: usize = 60;

impl Subject {
    /// What the table of an answer shows; `None` where it has none, or not two rows with numbers.
    #[must_use]
    pub fn of(library: &Library, answer: &Answer, language: Language) -> Option<Subject> {
        // What became of targets is said in words and signs, which no bar tells.
        let table = answer.table.as_ref().filter(|table| table.fulfilled.is_none())?;
        let lines = rows::lines(answer, table, library, language);
        let shown = lines.rows.iter().chain(&lines.apart).take(MOST);
        // A picture says below what was converted.
        let unmarked = |line: &String| line.replace(words::CONVERTED, "");
        let mut items: Vec<Item> = Vec::new();
        for line in shown {
            let row = table.rows.iter().find(|row| row.figure == line.figure)?;
            let figure = answer.figures.get(line.figure)?;
            let signed = |value: Option<f64>| {
                value.map(|value| if figure.change == Some(Change::Decrease) { -value } else { value })
            };
            items.push(Item {
                rank: line.rank.filter(|_| row.stand == RowStand::Plain),
                label: unmarked(&line.label),
                year: Some(row.year.get()),
                text: unmarked(&line.value),
                value: signed(figure.value),
                upper: signed(figure.upper),
            });
        }
        let (first, under) = lines.head.split_first()?;
        let numbers = items.iter().filter(|item| item.value.is_some()).count();
        let words = lines.in_words.iter().map(|line| format!("{} {}", line.label, line.value));
        let words: Vec<String> = words.collect();
        let in_words = (!words.is_empty())
            .then(|| language.tell("table-words", &[("rows", language.list(&words).into())]));
        let places: BTreeSet<u32> =
            answer.figures.iter().map(|figure| figure.place.paragraph.report).collect();
        let years = items.iter().filter_map(|item| item.year);
        let missing = table
            .missing
            .iter()
            .chain(&table.unheld)
            .filter_map(|name| name.strip_suffix('年')?.parse::<u16>().ok());
        let all: Vec<u16> = years.chain(missing).collect();
        let is_by_year = table.axis == Axis::Years;
        Some(Subject {
            title: unmarked(first),
            under: under.iter().map(unmarked).collect(),
            nature: table.nature,
            has_map: table.axis == Axis::Regions
                && table.level == Some(PlaceLevel::Province)
                && items.len() >= MAP,
            span: Option::zip(all.iter().min().copied(), all.iter().max().copied()).filter(|_| is_by_year),
            notes: in_words.into_iter().chain(lines.foot).collect(),
            figures: answer.figures.clone(),
            reports: places.len(),
            axis: table.axis,
            items,
        })
        .filter(|_| numbers > 1)
    }

    /// Bars of regions, a line of years.
    #[must_use]
    pub fn form(&self) -> Form {
        let years: BTreeSet<Option<u16>> = self.items.iter().map(|item| item.year).collect();
        match self.axis {
            // Several regions over years are no one line.
            Axis::Years if years.len() == self.items.len() => Form::Line,
            _ => Form::Bars,
        }
    }

    /// Whether a map of tiles says more.
    #[must_use]
    pub fn has_map(&self) -> bool {
        self.has_map
    }

    /// What is cited.
    pub fn figures(&self) -> impl Iterator<Item = &Figure> {
        self.figures.iter()
    }

    /// How many reports the figures stand in, by document: many have the same title.
    #[must_use]
    pub fn source(&self, language: Language) -> String {
        language.tell("source-reports", &[("reports", self.reports.into())])
    }

    /// Draws it.
    ///
    /// # Errors
    /// When there is nothing to draw, or a name has letters that the font lacks.
    pub fn draw(&self, form: Form, language: Language) -> Result<Picture, Undrawable> {
        paint::paint(self.canvas(form, language))
    }

    pub(super) fn canvas(&self, form: Form, language: Language) -> Canvas {
        match form {
            Form::Bars => ranked::draw(self, language),
            Form::Line => line::draw(self, language),
            Form::Tiles => tiles::draw(self, language),
        }
    }

    /// Title and the lines under it; returns the y below them.
    pub(super) fn head(&self, canvas: &mut Canvas) -> f32 {
        let hand = Hand::bold(32.0, colour::INK);
        let mut y = EDGE + 34.0;
        for line in hand.lines(&self.title, WIDTH - 2.0 * EDGE, 2) {
            canvas.write(EDGE, y, Stand::Start, hand, &line);
            y += 42.0;
        }
        let hand = Hand::plain(21.0, colour::SOFT);
        for words in &self.under {
            for line in hand.lines(words, WIDTH - 2.0 * EDGE, 3) {
                canvas.write(EDGE, y - 8.0, Stand::Start, hand, &line);
                y += 30.0;
            }
        }
        y
    }

    /// Who gives no number, below the rows; returns the y below that.
    pub(super) fn below(&self, canvas: &mut Canvas, mut y: f32) -> f32 {
        let hand = Hand::plain(22.0, colour::SOFT);
        for line in self.notes.iter().flat_map(|note| hand.lines(note, WIDTH - 2.0 * EDGE, 6)) {
            canvas.write(EDGE, y + 22.0, Stand::Start, hand, &line);
            y += 30.0;
        }
        y
    }

    /// Every year from the first to the last.
    pub(super) fn years(&self) -> Vec<u16> {
        self.span.map(|(from, to)| (from..=to).collect()).unwrap_or_default()
    }

    /// Lowest and highest value.
    pub(super) fn range(&self) -> (f64, f64) {
        let values = || self.items.iter().filter_map(|item| item.value);
        (values().fold(f64::INFINITY, f64::min), values().fold(f64::NEG_INFINITY, f64::max))
    }
}
