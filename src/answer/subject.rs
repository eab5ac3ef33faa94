//! What a chat wants to be told regularly: which targets, and the result of the year before beside each.

use serde::{Deserialize, Serialize};

use crate::figures::{Figure, Nature};
use crate::library::Library;
use crate::report::{ParagraphId, Report};

/// What is announced, as a subscriber chose it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Subject {
    /// Only reports of this region; `None` is every region.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub region: Option<String>,
    pub part: Part,
    pub form: Form,
}

/// Which targets.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// The year's main targets.
    All,
    /// The targets of the sections with this heading.
    Section(String),
    /// The targets of this indicator, by its name in the reports.
    Indicator(String),
}

/// How many of them at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Form {
    /// One after the other, one each time.
    Rotation,
    /// All in one table.
    Table,
}

/// A target with what was achieved of the same before.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Aim<'a> {
    pub target: &'a Figure,
    /// The newest result of a year before the target's.
    pub last: Option<&'a Figure>,
}

/// The targets that `subject` names in the newest reports, in reading order, each indicator once a report.
#[must_use]
pub fn agenda<'a>(library: &'a Library, subject: &Subject) -> Vec<Aim<'a>> {
    let newest = library.corpus().newest_year();
    let reports = (0u32..).zip(library.corpus().reports()).filter(|(_, report)| {
        let region = report.facts.region.as_deref();
        report.facts.year == newest && subject.region.as_deref().is_none_or(|wanted| region == Some(wanted))
    });
    let mut aims = Vec::new();
    for (number, report) in reports {
        let mut known: Vec<&str> = Vec::new();
        for target in targets(library, number, report, &subject.part) {
            if !known.contains(&target.indicator.as_str()) {
                known.push(&target.indicator);
                aims.push(Aim { target, last: last(library, target) });
            }
        }
    }
    aims
}

fn targets<'a>(library: &'a Library, number: u32, report: &Report, part: &Part) -> Vec<&'a Figure> {
    let ledger = library.ledger();
    let main = ledger.main_targets(number);
    let all = || ledger.of_report(number).filter(|figure| figure.nature == Nature::Target);
    match part {
        Part::All => main,
        Part::Section(heading) => {
            all().filter(|figure| stands_under(report, figure.place.paragraph, heading)).collect()
        }
        Part::Indicator(name) => {
            let names = library.names_of(name);
            let is_meant = |figure: &&Figure| names.contains(&figure.indicator);
            let of_main: Vec<&Figure> = main.into_iter().filter(is_meant).collect();
            if of_main.is_empty() { all().filter(is_meant).collect() } else { of_main }
        }
    }
}

fn stands_under(report: &Report, place: ParagraphId, heading: &str) -> bool {
    let paragraph = report.paragraphs.get(place.paragraph as usize);
    paragraph.is_some_and(|paragraph| report.path(paragraph).contains(&heading))
}

/// The newest result of the same in a year before.
fn last<'a>(library: &'a Library, target: &'a Figure) -> Option<&'a Figure> {
    let beside = library.counterparts(target).into_iter();
    beside
        .filter(|figure| figure.nature == Nature::Result && figure.year() < target.year())
        .max_by_key(|figure| figure.year())
}
