//! A figure on one line: year, indicator, nature, value.

use super::draft::{Draft, Look, cut};
use crate::answer::words as answer_words;
use crate::figures::Figure;
use crate::library::Library;
use crate::words::Language;

/// UTF-16 units of an indicator or value on a line.
const LONGEST: usize = 80;

/// `2020年 · 地区生产总值 · 目标:增长 6%左右`, the value bold, the region in front where the library holds
/// more than one.
pub(crate) fn figure(library: &Library, figure: &Figure, language: Language) -> Draft {
    let mut before = Draft::new();
    let is_english = language == Language::English;
    if let Some(change) = answer_words::change(figure).filter(|_| !is_english) {
        before.push(&language.say(change.key())).push(" ");
    }
    if let Some(base) = &figure.base.text {
        before.push_as(Look::Bold, &cut(base, LONGEST)).push(" → ");
    }
    let value = if is_english { answer_words::value(figure, language) } else { figure.text.clone() };
    figure_from(library, figure, before, &value, language)
}

/// The same with these words before the value, and the value as it is to be said.
pub(super) fn figure_from(
    library: &Library,
    figure: &Figure,
    before: Draft,
    value: &str,
    language: Language,
) -> Draft {
    let mut line = Draft::new();
    if let Some(region) = answer_words::region(figure, library) {
        line.push(&cut(region, LONGEST)).push(" · ");
    }
    line.push(&answer_words::period(&figure.period, language));
    line.push(" · ").push(&cut(&answer_words::indicator(figure, library, language), LONGEST));
    line.push(" · ")
        .push(&language.tell("figure-value", &[("nature", language.say(figure.nature.key()).into())]));
    if let Some(base) = figure.base.year.filter(|_| figure.base.text.is_none()) {
        line.push(&language.tell("compared-with", &[("year", base.get().into())]));
    }
    line.append(&before, 0);
    line.push_as(Look::Bold, &cut(value, LONGEST));
    line
}
