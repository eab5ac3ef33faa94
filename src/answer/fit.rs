//! How well a figure fits a question: what it measures, for when, and in which unit.

use super::coverage::Asked;
use crate::figures::{Figure, Nature};
use crate::library::Measure;
use crate::question::{ConceptId, ConceptKind, Lexicon, Question, Shape};

/// What is known of one figure. Each between 0 and 1.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(super) struct Fit {
    /// The indicator is what was asked for: by its concept, or by the words it shares.
    pub(super) indicator: f32,
    /// 1 when year and nature are those asked for; 0 when one of them is another.
    pub(super) period: f32,
    /// 1 when the unit is the one asked for, 0.5 when none was.
    pub(super) unit: f32,
}

/// What the words count beside the better of concept and words.
const WORDS: f32 = 0.05;

impl Fit {
    pub(super) fn of(
        question: &Question,
        asked: &Asked,
        lexicon: &Lexicon,
        figure: &Figure,
        measure: &Measure,
    ) -> Fit {
        let by_concept = concept(&question.concepts, lexicon, measure);
        // Words of the indicator that nobody asked for make it another measure, if only by half.
        let mut by_words = asked.covered(&[&measure.terms]) * (0.65 + 0.35 * asked.covers(&measure.terms));
        if !question.concepts.is_empty() && !measure.concepts.is_empty() && by_concept == 0.0 {
            // The words are shared, yet the indicator is known to be something else: 万元GDP用水量 is water.
            by_words *= 0.5;
        }
        // Of two measures of the concept, the one that says the other words of the question, too: 海洋GDP.
        let best = by_concept.max(by_words);
        Fit {
            indicator: (1.0 - WORDS) * best + WORDS * by_words,
            period: f32::from(u8::from(is_of_period(question, figure))),
            unit: unit(question, figure),
        }
    }

    /// One number to order figures by.
    pub(super) fn score(&self) -> f32 {
        self.indicator * (0.25 + 0.75 * self.period) * (0.5 + 0.5 * self.unit)
    }
}

/// True when neither the figure's year nor its nature is another than the one asked for.
pub(super) fn is_of_period(question: &Question, figure: &Figure) -> bool {
    let year_fits =
        question.years.is_empty() || figure.year().is_none_or(|year| question.years.contains(&year));
    let nature_fits = question.nature.is_none_or(|nature| {
        figure.nature == nature || (figure.nature == Nature::Standing && nature == Nature::Result)
    });
    year_fits && nature_fits
}

/// True when the question wants a number rather than a passage: by its words, or by naming a measure and
/// nothing else.
pub(super) fn wants_figure(question: &Question, lexicon: &Lexicon) -> bool {
    let is_measure = |id: &ConceptId| lexicon.concept(*id).kind == ConceptKind::Indicator;
    let names_measure =
        !question.asks_how && !question.concepts.is_empty() && question.concepts.iter().all(is_measure);
    matches!(question.shape, Shape::Value | Shape::Compare | Shape::Rank)
        || question.nature.is_some()
        || !question.years.is_empty()
        || names_measure
}

/// 1 when the indicator is nothing but a concept asked for, less the more words stand around it; a narrower
/// concept counts for half.
fn concept(asked: &[ConceptId], lexicon: &Lexicon, measure: &Measure) -> f32 {
    let named = |id: ConceptId| {
        let shares = measure.concepts.iter().filter(|(named, _)| *named == id);
        shares.map(|&(_, share)| 0.6 + 0.4 * share).fold(0.0, f32::max)
    };
    let one = |id: &ConceptId| {
        let narrower = lexicon.narrower(*id).iter().map(|&narrower| named(narrower)).fold(0.0, f32::max);
        named(*id).max(0.5 * narrower)
    };
    asked.iter().map(one).fold(0.0, f32::max)
}

fn unit(question: &Question, figure: &Figure) -> f32 {
    match &question.unit {
        None => 0.5,
        Some(_) => f32::from(u8::from(is_in_unit(question, figure))),
    }
}

/// True when an amount of money was asked for.
pub(super) fn wants_money(question: &Question) -> bool {
    question.unit.as_deref().is_some_and(is_money)
}

fn is_money(unit: &str) -> bool {
    matches!(unit, "元" | "钱" | "块" | "亿元" | "万元" | "万亿元")
}

/// True when the figure is in the unit that was asked for.
pub(super) fn is_in_unit(question: &Question, figure: &Figure) -> bool {
    question.unit.as_ref().is_some_and(|unit| {
        let is_money = is_money(unit) && figure.unit.contains('元');
        let is_time = matches!(unit.as_str(), "天" | "个工作日" | "工作日")
            && (figure.unit.contains('天') || figure.unit.contains('日'));
        is_money || is_time || figure.unit.contains(unit.as_str())
    })
}
