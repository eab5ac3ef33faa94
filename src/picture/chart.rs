//! A chart before it is drawn, and the parts that every form of it has.

use super::canvas::{Canvas, Hand, Stand, colour};
use super::{Picture, Undrawable, draw_columns, draw_pair, paint};
use crate::figures::{Change, Figure, Nature};
use crate::report::Year;
use crate::words::Language;

/// One figure as a bar. Its words are the figure's own.
#[derive(Debug, Clone, PartialEq)]
pub struct Bar {
    pub year: Year,
    pub nature: Nature,
    /// As printed, with its bound.
    pub text: String,
    /// `None` for a target in words: it is written, and no bar is drawn.
    pub value: Option<f64>,
    pub upper: Option<f64>,
    pub change: Option<Change>,
    /// Some bars of the chart rise and some fall.
    pub is_mixed: bool,
    /// What is cited.
    pub figure: Figure,
}

/// The bars of one region.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    pub region: String,
    /// In the order of years.
    pub bars: Vec<Bar>,
}

/// One indicator of one or more regions.
#[derive(Debug, Clone, PartialEq)]
pub struct Chart {
    /// As printed.
    pub indicator: String,
    /// What all bars do, if they do the same.
    pub change: Option<Change>,
    pub unit: String,
    pub rows: Vec<Row>,
    /// Regions that have such figures; more than `rows` when not all are shown.
    pub regions: usize,
    /// Titles of the reports cited, in order.
    pub sources: Vec<String>,
}

/// Width of every chart.
pub(super) const WIDTH: f32 = 800.0;
/// White space at the edges.
pub(super) const EDGE: f32 = 40.0;

impl Chart {
    /// The figures that are shown.
    pub fn figures(&self) -> impl Iterator<Item = &Figure> {
        self.rows.iter().flat_map(|row| &row.bars).map(|bar| &bar.figure)
    }

    /// Draws it with the bot's own words in `language`.
    ///
    /// # Errors
    /// When there is nothing to draw, or a name has letters that the font lacks.
    pub fn draw(&self, language: Language) -> Result<Picture, Undrawable> {
        paint::paint(self.canvas(language)?)
    }

    pub(super) fn canvas(&self, language: Language) -> Result<Canvas, Undrawable> {
        match self.rows.as_slice() {
            [] => Err(Undrawable::Empty),
            [only] => Ok(draw_pair::draw(self, only, language)),
            _ => Ok(draw_columns::draw(self, language)),
        }
    }

    /// `地区生产总值增长`
    pub(super) fn title(&self, language: Language) -> String {
        let is_said =
            ["新增", "净增", "减少", "增长", "增速"].iter().any(|word| self.indicator.contains(word));
        match self.change.filter(|change| !is_said && matches!(change, Change::Increase | Change::Decrease)) {
            Some(change) => {
                let arguments = [
                    ("indicator", self.indicator.as_str().into()),
                    ("change", language.say(change.key()).into()),
                ];
                language.tell("title-with-change", &arguments)
            }
            None => self.indicator.clone(),
        }
    }

    /// Title and the line under it; returns the y below them.
    pub(super) fn head(&self, canvas: &mut Canvas, language: Language, under: &str) -> f32 {
        let hand = Hand::bold(40.0, colour::INK);
        let mut y = EDGE + 42.0;
        for line in hand.lines(&self.title(language), WIDTH - 2.0 * EDGE, 2) {
            canvas.write(EDGE, y, Stand::Start, hand, &line);
            y += 52.0;
        }
        let hand = Hand::plain(24.0, colour::SOFT);
        let mut words = Vec::new();
        if !under.is_empty() {
            words.push(under.to_owned());
        }
        if !self.unit.is_empty() {
            words.push(language.tell("unit-of", &[("unit", self.unit.as_str().into())]));
        }
        let words = words.join(" · ");
        for line in hand.lines(&words, WIDTH - 2.0 * EDGE, 2) {
            canvas.write(EDGE, y - 8.0, Stand::Start, hand, &line);
            y += 36.0;
        }
        y
    }

    /// The source under a rule; the sheet ends with it.
    pub(super) fn foot(&self, canvas: &mut Canvas, y: f32, language: Language) {
        foot(canvas, y, &self.source(language), language);
    }

    /// Which reports the figures stand in.
    #[must_use]
    pub fn source(&self, language: Language) -> String {
        match self.sources.as_slice() {
            [] => String::new(),
            [only] => {
                let title = language.tell("title", &[("title", only.as_str().into())]);
                language.tell("source-of", &[("source", title.into())])
            }
            many => language.tell("source-reports", &[("reports", many.len().into())]),
        }
    }
}

/// The last lines of a picture, under a rule: its source, and whether words were converted.
pub(super) fn foot(canvas: &mut Canvas, y: f32, source: &str, language: Language) {
    let width = canvas.width() - 2.0 * EDGE;
    canvas.block(EDGE, y, width, 2.0, colour::RULE);
    let hand = Hand::plain(22.0, colour::SOFT);
    let mut base = y + 38.0;
    for line in hand.lines(source, width, 3) {
        canvas.write(EDGE, base, Stand::Start, hand, &line);
        base += 32.0;
    }
    if canvas.is_converted() {
        canvas.write(EDGE, base, Stand::Start, hand, &language.say("converted-picture"));
        base += 32.0;
    }
    canvas.reach(base);
}

/// The colour of a nature.
pub(super) fn colour_of(nature: Nature) -> &'static str {
    match nature {
        Nature::Target => colour::TARGET,
        Nature::Result | Nature::Forecast | Nature::Standing | Nature::Unknown => colour::RESULT,
    }
}

/// `2020年目标`
pub(super) fn series(year: Year, nature: Nature, language: Language) -> String {
    language.tell("series", &[("year", year.get().into()), ("nature", language.say(nature.key()).into())])
}
