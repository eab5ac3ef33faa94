//! Figures out of sentences.

use super::indicator::{Measured, measure};
use super::period::{self, Setting};
use super::words::When;
use super::{Base, Change, Figure, Nature, Period, Place, aspect, quantity, token};
use crate::report::{Paragraph, ParagraphId, Report};
use crate::text::{Span, fold};

/// Every figure of a report, in reading order; `number` is the report's index in its corpus.
#[must_use]
pub fn extract(number: u32, report: &Report) -> Vec<Figure> {
    let mut figures = Vec::new();
    for (index, paragraph) in (0u32..).zip(&report.paragraphs).filter(|(_, paragraph)| !paragraph.is_row()) {
        let id = ParagraphId { report: number, paragraph: index };
        // 名词解释 tells what words mean: its facts hold by themselves.
        let explains = report.path(paragraph).iter().any(|heading| heading.contains("名词"));
        let setting = Setting { year: report.facts.year, view: report.outlook(paragraph).view, explains };
        in_paragraph(id, paragraph, setting, &mut figures);
    }
    figures
}

fn in_paragraph(id: ParagraphId, paragraph: &Paragraph, setting: Setting, figures: &mut Vec<Figure>) {
    let text = Text::of(&paragraph.text);
    let mut start = 0;
    let mut open: Option<When> = None;
    for (sentence, span) in paragraph.sentences.iter().map(|sentence| sentence.span).enumerate() {
        let end = text.index_of(start, span.end);
        let parts = quantity::read(&token::lex(&text.chars, start, end), &text.chars);
        let print = |from: usize, to: usize| text.origin(from, to).of(&paragraph.text).to_owned();
        let (measured, when) = measure(&parts, &print, open);
        for measured in measured {
            let span = text.origin(measured.quantity.start, measured.quantity.end);
            let place = Place { paragraph: id, sentence, span };
            figures.extend(figure(place, measured, paragraph, setting));
        }
        // A time named before `；` still holds behind it.
        open = when.filter(|_| span.of(&paragraph.text).ends_with([';', '；']));
        start = end;
    }
}

/// Folded characters without the blanks that typesetting leaves between Chinese words and numbers, and
/// the way back.
struct Text {
    chars: Vec<char>,
    /// Bytes of the paragraph, one span for each character.
    places: Vec<Span>,
}

impl Text {
    fn of(text: &str) -> Self {
        let folded = fold(text);
        let all = folded.chars();
        let mut kept = Text { chars: Vec::with_capacity(all.len()), places: Vec::with_capacity(all.len()) };
        for (at, &character) in all.iter().enumerate() {
            let is_latin =
                |at: Option<usize>| at.and_then(|at| all.get(at)).is_some_and(char::is_ascii_alphanumeric);
            if character == ' ' && !(is_latin(at.checked_sub(1)) && is_latin(Some(at + 1))) {
                continue;
            }
            kept.chars.push(character);
            kept.places.push(folded.origin(at, at + 1));
        }
        kept
    }

    /// Index of the first character at or after byte `byte`, looking from `from` on.
    fn index_of(&self, from: usize, byte: usize) -> usize {
        let rest = self.places.get(from..).unwrap_or_default();
        from + rest.iter().take_while(|place| place.start < byte).count()
    }

    fn origin(&self, from: usize, to: usize) -> Span {
        let start = self.places.get(from).map_or(0, |place| place.start);
        let end = to.checked_sub(1).and_then(|last| self.places.get(last)).map_or(start, |place| place.end);
        Span::new(start, end)
    }
}

fn figure(place: Place, measured: Measured, paragraph: &Paragraph, setting: Setting) -> Option<Figure> {
    let text = place.span.of(&paragraph.text).to_owned();
    let sentence = paragraph.sentences.get(place.sentence)?.span;
    let (mut year, mut nature) = period::date(measured.when, measured.stands, setting);
    if measured.change == Some(Change::From) && nature == Nature::Target {
        // Where a plan starts from is known already.
        (year, nature) = period::date(Some(When::Last), false, setting);
    }
    let in_words = measured.quantity.is_in_words();
    if text.is_empty() || !sentence.contains(place.span) || measured.indicator.is_empty() {
        return None;
    }
    if in_words && nature != Nature::Target {
        return None;
    }
    let aspect = aspect::of(&measured);
    Some(Figure {
        place,
        printed: measured.indicator.clone(),
        indicator: measured.indicator,
        aspect,
        text,
        value: measured.quantity.value,
        upper: measured.quantity.upper,
        unit: measured.quantity.unit,
        bound: measured.quantity.bound,
        change: measured.change,
        period: year.map_or(Period::NONE, Period::of_year),
        base: Base { year: measured.base.and_then(|base| period::base(base, setting)), ..Base::default() },
        nature,
        scope: None,
        record: true,
    })
}
