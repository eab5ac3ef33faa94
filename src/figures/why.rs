//! Which words of the report gave a figure its period, nature, aspect and identity.

use super::extract::read;
use super::indicator::{Measured, Pace};
use super::{Change, Figure};
use crate::report::Report;

/// The reasons of one figure, each the words that decided.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Why {
    /// Words of the sentence that name the time; empty where the part or the speech before gave it.
    pub times: Vec<String>,
    /// The heading of the part it stands in; `None` before the first.
    pub part: Option<String>,
    /// Words that tell what happened to the indicator, and the unit.
    pub moves: Vec<String>,
    /// The name as printed.
    pub printed: String,
    /// The place that is measured where it is not the whole region.
    pub scope: Option<String>,
}

/// Why a figure of `report` was read as it was; `None` when it is another report's.
#[must_use]
pub fn why(report: &Report, figure: &Figure) -> Option<Why> {
    let paragraph = report.paragraphs.get(figure.place.paragraph.paragraph as usize)?;
    let mut why = None;
    read(figure.place.paragraph, paragraph, &report.facts, |place, measured, _, _| {
        if place == figure.place {
            why = Some(Why {
                times: times(measured),
                part: report.path(paragraph).first().map(|heading| (*heading).to_owned()),
                moves: moves(measured),
                printed: figure.printed.clone(),
                scope: figure.scope.clone(),
            });
        }
    });
    why
}

fn times(measured: &Measured) -> Vec<String> {
    let pace = match measured.pace {
        Pace::Plain => None,
        Pace::Average => Some("年均"),
        Pace::Yearly => Some("每年"),
        Pace::Total => Some("累计"),
        Pace::Each => Some("稳定在"),
    };
    let part = measured.clock.part.as_ref().map(|(part, _)| part.clone());
    measured.clock.words.clone().into_iter().chain(part).chain(pace.map(str::to_owned)).collect()
}

fn moves(measured: &Measured) -> Vec<String> {
    let change = measured.change.map(|change| match change {
        Change::Increase => "增",
        Change::Decrease => "减",
        Change::Reach => "达到",
        Change::From => "由",
    });
    let deed = measured.acts.then_some("所做之事");
    let step = measured.steps.then_some("台阶");
    let unit = Some(measured.quantity.unit.as_str()).filter(|unit| !unit.is_empty());
    [change, deed, step, unit].into_iter().flatten().map(str::to_owned).collect()
}
