//! Figures out of sentences.

use super::indicator::{Measured, measure};
use super::period::{self, Setting};
use super::words::When;
use super::{Change, Figure, Nature, Place, quantity, token};
use crate::report::{Paragraph, ParagraphId, Report};
use crate::text::{Folded, fold};

/// Every figure of a report, in reading order; `number` is the report's index in its corpus.
#[must_use]
pub fn extract(number: u32, report: &Report) -> Vec<Figure> {
    let mut figures = Vec::new();
    for (index, paragraph) in (0u32..).zip(&report.paragraphs) {
        let id = ParagraphId { report: number, paragraph: index };
        // 名词解释 tells what words mean: its facts hold by themselves.
        let explains = report.path(paragraph).iter().any(|heading| heading.contains("名词"));
        let setting = Setting { year: report.facts.year, tense: report.tense(paragraph), explains };
        in_paragraph(id, paragraph, setting, &mut figures);
    }
    figures
}

fn in_paragraph(id: ParagraphId, paragraph: &Paragraph, setting: Setting, figures: &mut Vec<Figure>) {
    let folded = fold(&paragraph.text);
    let mut begin = 0;
    let mut open: Option<When> = None;
    for (sentence, span) in paragraph.sentences.iter().map(|sentence| sentence.span).enumerate() {
        let end = index_of(&folded, begin, span.end);
        let start = index_of(&folded, begin, span.start);
        let parts = quantity::read(&token::lex(folded.chars(), start, end), folded.chars());
        let print = |from: usize, to: usize| folded.origin(from, to).of(&paragraph.text).to_owned();
        let (measured, when) = measure(&parts, &print, open);
        for measured in measured {
            let place = Place {
                paragraph: id,
                sentence,
                span: folded.origin(measured.quantity.start, measured.quantity.end),
            };
            figures.extend(figure(place, measured, paragraph, setting));
        }
        // A time named before `；` still holds behind it.
        open = when.filter(|_| span.of(&paragraph.text).ends_with([';', '；']));
        begin = end;
    }
}

/// Index of the first folded character at or after byte `byte`, looking from `from` on.
fn index_of(folded: &Folded, from: usize, byte: usize) -> usize {
    let count = folded.chars().len();
    (from..count).find(|&at| folded.origin(at, at + 1).start >= byte).unwrap_or(count)
}

fn figure(place: Place, measured: Measured, paragraph: &Paragraph, setting: Setting) -> Option<Figure> {
    let text = place.span.of(&paragraph.text).to_owned();
    let sentence = paragraph.sentences.get(place.sentence)?.span;
    let (mut year, mut nature) = period::date(measured.when, measured.stands, setting);
    if measured.change == Some(Change::From) && nature == Nature::Target {
        // Where a plan starts from is known already.
        (year, nature) = period::date(Some(When::Last), false, setting);
    }
    let in_words = measured.quantity.value.is_none();
    if text.is_empty() || !sentence.contains(place.span) || measured.indicator.is_empty() {
        return None;
    }
    if in_words && nature != Nature::Target {
        return None;
    }
    Some(Figure {
        place,
        indicator: measured.indicator,
        text,
        value: measured.quantity.value,
        upper: measured.quantity.upper,
        unit: measured.quantity.unit,
        bound: measured.quantity.bound,
        change: measured.change,
        year,
        base: measured.base.and_then(|base| period::base(base, setting)),
        nature,
    })
}
