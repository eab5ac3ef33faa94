//! Figures out of sentences.

use super::indicator::{Measured, Open, measure};
use super::setting::{Setting, base_year};
use super::words::Measure;
use super::{Base, Change, Figure, Nature, Place, aspect, identity, period, promise, quantity, ranks, token};
use crate::report::{Facts, Paragraph, ParagraphId, Report, Sentence, Years};
use crate::text::{Span, fold, simplified};

/// Every figure of a report, in reading order; `number` is the report's index in its corpus.
#[must_use]
pub fn extract(number: u32, report: &Report) -> Vec<Figure> {
    let mut figures = Vec::new();
    for (index, paragraph) in (0u32..).zip(&report.paragraphs).filter(|(_, paragraph)| !paragraph.is_row()) {
        let id = ParagraphId { report: number, paragraph: index };
        in_paragraph(id, paragraph, &report.facts, &mut figures);
    }
    figures
}

fn in_paragraph(id: ParagraphId, paragraph: &Paragraph, facts: &Facts, figures: &mut Vec<Figure>) {
    let from = figures.len();
    read(id, paragraph, facts, |place, found, base, setting| {
        figures.extend(figure(place, found, base, paragraph, setting));
    });
    let ranked = with_ranks(id, paragraph, figures.get(from..).unwrap_or_default());
    if !ranked.is_empty() {
        figures.extend(ranked);
        figures.get_mut(from..).unwrap_or_default().sort_by_key(|figure| figure.place.span.start);
    }
}

/// The ranks that a paragraph prints; `figures` are its own, in reading order.
fn with_ranks(id: ParagraphId, paragraph: &Paragraph, figures: &[Figure]) -> Vec<Figure> {
    let mut found = Vec::new();
    let mut rest = figures;
    for (index, sentence) in paragraph.sentences.iter().enumerate() {
        let own = rest.iter().take_while(|figure| figure.place.sentence == index).count();
        let (figures, others) = rest.split_at_checked(own).unwrap_or((rest, &[]));
        rest = others;
        let sentence = ranks::Sentence {
            paragraph: id,
            index,
            text: &paragraph.text,
            span: sentence.span,
            outlook: sentence.outlook,
        };
        found.extend(ranks::of(&sentence, figures));
    }
    found
}

/// Reads a paragraph and gives `take` every quantity with its place, its base and what its sentence speaks of.
pub(super) fn read(
    id: ParagraphId,
    paragraph: &Paragraph,
    facts: &Facts,
    mut take: impl FnMut(Place, &Measured, Base, Setting),
) {
    let text = Text::of(&paragraph.text);
    let mut start = 0;
    let mut open = Open::default();
    for (index, sentence) in paragraph.sentences.iter().enumerate() {
        let span = sentence.span;
        let setting = Setting {
            year: facts.planned(),
            is_midway: facts.is_midway(),
            outlook: sentence.outlook,
            around: around(paragraph, index),
        };
        let end = text.index_of(start, span.end);
        let parts = quantity::read(&token::lex(&text.chars, start, end), &text.chars);
        let print = |from: usize, to: usize| text.origin(from, to).of(&paragraph.text).to_owned();
        let (measured, left_open) = measure(&parts, &print, open);
        for (at, found) in measured.iter().enumerate() {
            let span = text.origin(found.quantity.start, found.quantity.end);
            let before = at.checked_sub(1).and_then(|at| measured.get(at));
            let base = base(found, before, setting, print);
            take(Place { paragraph: id, sentence: index, span }, found, base, setting);
        }
        // What was named before `；` still holds behind it.
        let goes_on = span.of(&paragraph.text).ends_with([';', '；']);
        open = if goes_on { left_open } else { left_open.past_stop() };
        start = end;
    }
}

/// The several years that the sentences nearest to one speak of.
fn around(paragraph: &Paragraph, at: usize) -> Option<Years> {
    let span = |sentence: &Sentence| sentence.outlook.years.filter(|years| years.from < years.to);
    let (before, behind) = paragraph.sentences.split_at_checked(at)?;
    before.iter().rev().find_map(span).or_else(|| behind.iter().find_map(span))
}

/// `千亿元新|台阶`, in characters.
const LONGEST_STEP: usize = 4;

/// `连跨4个|千亿台阶`: steps were counted, and nothing was measured.
fn counts_steps(measured: &Measured, behind: &str) -> bool {
    let step = ["台阶", "大关"].iter().filter_map(|step| behind.find(step)).min();
    measured.quantity.measure == Some(Measure::Count)
        && step.and_then(|at| behind.get(..at)).is_some_and(|words| words.chars().count() <= LONGEST_STEP)
}

/// What a figure is compared with: a year that is named, or the value that it started from.
fn base(
    found: &Measured,
    before: Option<&Measured>,
    setting: Setting,
    print: impl Fn(usize, usize) -> String,
) -> Base {
    let year = found.base.and_then(|base| base_year(base, setting));
    let start = before.filter(|before| {
        before.change == Some(Change::From)
            && found.change != Some(Change::From)
            && before.quantity.unit == found.quantity.unit
    });
    match start {
        Some(start) => Base {
            year: year.or_else(|| period::date(start, aspect::of(start), setting).0.year()),
            text: Some(print(start.quantity.start, start.quantity.end)),
            value: start.quantity.value,
        },
        None => Base { year, ..Base::default() },
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
            let place = folded.origin(at, at + 1);
            // 净增253万吨．年均增长11.4%: a wide point that parts no digits ends a clause.
            let is_digit =
                |at: Option<usize>| at.and_then(|at| all.get(at)).is_some_and(char::is_ascii_digit);
            let is_mark = character == '.'
                && place.of(text) == "．"
                && !is_digit(at.checked_sub(1))
                && !is_digit(Some(at + 1));
            kept.chars.push(if is_mark { ',' } else { character });
            kept.places.push(place);
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

fn figure(
    place: Place,
    measured: &Measured,
    base: Base,
    paragraph: &Paragraph,
    setting: Setting,
) -> Option<Figure> {
    let text = place.span.of(&paragraph.text).to_owned();
    let sentence = paragraph.sentences.get(place.sentence)?.span;
    let aspect = aspect::of(measured);
    let (period, nature) = period::date(measured, aspect, setting);
    let in_words = measured.quantity.is_in_words();
    if text.is_empty() || !sentence.contains(place.span) || measured.indicator.is_empty() {
        return None;
    }
    if in_words && (nature != Nature::Target || !promise::is_promise(&text, &measured.indicator)) {
        return None;
    }
    if counts_steps(measured, paragraph.text.get(place.span.end..).unwrap_or_default()) {
        return None;
    }
    let identity = identity::of(&simplified(&measured.indicator));
    Some(Figure {
        place,
        indicator: identity.indicator,
        printed: measured.indicator.clone(),
        aspect,
        text,
        value: measured.quantity.value,
        upper: measured.quantity.upper,
        unit: measured.quantity.unit.clone(),
        bound: measured.quantity.bound,
        change: measured.change,
        period,
        base,
        nature,
        scope: identity.scope,
        qualifiers: measured
            .clock
            .expects
            .then(|| "预计".to_owned())
            .into_iter()
            .chain(measured.qualifiers.clone())
            .collect(),
        record: false,
    })
}
