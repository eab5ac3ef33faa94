//! The main targets of a report as a picture: each beside the result of the year before.

use super::canvas::{Canvas, Hand, Stand, colour};
use super::chart::{EDGE, WIDTH, foot, series};
use super::{Picture, Undrawable, paint};
use crate::answer::words;
use crate::figures::{Change, Figure, Nature};
use crate::library::Library;
use crate::report::{Report, Year};
use crate::words::Language;

/// One indicator.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    pub indicator: String,
    pub result: Option<Figure>,
    pub target: Figure,
}

/// The main targets of one report.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    pub title: String,
    /// The year of the targets.
    pub year: Year,
    pub lines: Vec<Line>,
}

/// The main targets of the report with this number, where it has any.
#[must_use]
pub fn table(library: &Library, report: u32) -> Option<Table> {
    let (ledger, corpus) = (library.ledger(), library.corpus());
    let text: &Report = corpus.reports().get(report as usize)?;
    let year = text.facts.year?;
    let line = |target: &Figure| {
        let result = ledger.of_report(report).find(|figure| {
            figure.nature == Nature::Result
                && figure.year() == Some(year.previous())
                && figure.indicator == target.indicator
                && figure.unit == target.unit
                && is_level(figure) == is_level(target)
        });
        Line { indicator: target.indicator.clone(), result: result.cloned(), target: target.clone() }
    };
    let lines: Vec<Line> = ledger
        .main_targets(report)
        .into_iter()
        .filter(|target| target.year() == Some(year))
        .map(line)
        .collect();
    let title = text.title().to_owned();
    (!lines.is_empty()).then_some(Table { title, year, lines })
}

/// A level that is reached, not a change.
fn is_level(figure: &Figure) -> bool {
    !matches!(figure.change, Some(Change::Increase | Change::Decrease))
}

const NAME_HAND: Hand = Hand { size: 25.0, colour: colour::INK, is_bold: false };
const VALUE_HAND: Hand = Hand { size: 25.0, colour: colour::INK, is_bold: true };
const HEAD_HAND: Hand = Hand { size: 22.0, colour: colour::SOFT, is_bold: false };
/// The colour of a result's words: its bar would be too light to read.
const RESULT_INK: &str = "#2f5f93";
/// From one line of a cell to the next.
const LEADING: f32 = 33.0;
/// Above and below a cell's words.
const PAD: f32 = 17.0;
/// Right ends of the columns.
const ENDS: [f32; 3] = [372.0, 556.0, WIDTH - EDGE];
/// Widths of the columns.
const WIDTHS: [f32; 3] = [332.0, 166.0, 190.0];

impl Table {
    /// The figures that are shown.
    pub fn figures(&self) -> impl Iterator<Item = &Figure> {
        self.lines.iter().flat_map(|line| line.result.iter().chain([&line.target]))
    }

    /// Draws it with the bot's own words in `language`.
    ///
    /// # Errors
    /// When a name has letters that the font lacks, or the table is too long.
    pub fn draw(&self, language: Language) -> Result<Picture, Undrawable> {
        paint::paint(self.canvas(language))
    }

    pub(super) fn canvas(&self, language: Language) -> Canvas {
        let mut canvas = Canvas::new(WIDTH, language);
        let hand = Hand::bold(36.0, colour::INK);
        let mut y = EDGE + 38.0;
        let heading = format!(
            "{} {}",
            language.tell("year", &[("year", self.year.get().into())]),
            language.say("targets-picture")
        );
        canvas.write(EDGE, y, Stand::Start, hand, &heading);
        y += 32.0;
        canvas.block(EDGE, y + 44.0, WIDTH - 2.0 * EDGE, 2.0, colour::INK);
        canvas.write(EDGE, y + 30.0, Stand::Start, HEAD_HAND, &language.say("indicator"));
        let [_, result, target] = ENDS;
        let before = series(self.year.previous(), Nature::Result, language);
        canvas.write(result, y + 30.0, Stand::End, HEAD_HAND, &before);
        canvas.write(target, y + 30.0, Stand::End, HEAD_HAND, &series(self.year, Nature::Target, language));
        y += 46.0;
        for line in &self.lines {
            y = row(&mut canvas, y, line, language);
        }
        let title = language.tell("title", &[("title", self.title.as_str().into())]);
        foot(&mut canvas, y - 1.5, &language.tell("source-of", &[("source", title.into())]), language);
        canvas
    }
}

/// Draws one line; returns the y below it.
fn row(canvas: &mut Canvas, y: f32, line: &Line, language: Language) -> f32 {
    let [name_width, result_width, target_width] = WIDTHS;
    let [_, result_end, target_end] = ENDS;
    let name = NAME_HAND.lines(&line.indicator, name_width, 3);
    let cells = [
        (line.result.as_ref(), result_end, result_width, RESULT_INK),
        (Some(&line.target), target_end, target_width, colour::TARGET),
    ];
    let cells = cells.map(|(figure, end, width, ink)| (cell(figure, width, ink, language), end));
    let most = cells.iter().map(|(lines, _)| lines.len()).fold(name.len(), usize::max);
    let height = LEADING * most as f32 + 2.0 * PAD;
    let first = |lines: usize| y + PAD + 25.0 + LEADING * (most - lines) as f32 / 2.0;
    let mut base = first(name.len());
    for words in &name {
        canvas.write(EDGE, base, Stand::Start, NAME_HAND, words);
        base += LEADING;
    }
    for (lines, end) in cells {
        let mut base = first(lines.len());
        for line in lines {
            let mut right = end;
            for (words, hand) in line.iter().rev() {
                canvas.write(right, base, Stand::End, *hand, words);
                right -= hand.width(words) + 8.0;
            }
            base += LEADING;
        }
    }
    canvas.block(EDGE, y + height, WIDTH - 2.0 * EDGE, 1.5, colour::RULE);
    y + height + 1.5
}

/// Lines of a cell, each a row of words in their hands: which way it goes, then as printed.
fn cell(
    figure: Option<&Figure>,
    width: f32,
    ink: &'static str,
    language: Language,
) -> Vec<Vec<(String, Hand)>> {
    let Some(figure) = figure else { return vec![vec![("—".to_owned(), HEAD_HAND)]] };
    let hand = Hand { colour: ink, ..VALUE_HAND };
    let change = words::change(figure).filter(|change| matches!(change, Change::Increase | Change::Decrease));
    let change = change.map(|change| (language.say(change.key()), HEAD_HAND));
    let beside = change.as_ref().map_or(0.0, |(words, hand)| hand.width(words) + 8.0);
    if hand.width(&figure.text) + beside <= width {
        return vec![change.into_iter().chain([(figure.text.clone(), hand)]).collect()];
    }
    let lines = hand.lines(&figure.text, width, 4).into_iter().map(|line| vec![(line, hand)]);
    change.map(|change| vec![change]).into_iter().chain(lines).collect()
}
