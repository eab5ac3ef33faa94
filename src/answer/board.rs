//! What became of a report's main targets: each beside the result of its year, and whether it came true.

use super::undecided::{Undecided, undecided};
use crate::figures::{Figure, Fulfilment, Nature, PeriodKind, fulfilment};
use crate::library::Library;
use crate::report::{Report, Year};

/// A target with what is known of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Judgement<'a> {
    pub target: &'a Figure,
    /// `None` where no report of the region gives it.
    pub result: Option<&'a Figure>,
    pub fulfilment: Fulfilment,
    /// Why it is left open, where it is.
    pub undecided: Option<Undecided>,
}

impl<'a> Judgement<'a> {
    /// What became of `target`.
    #[must_use]
    pub fn of(library: &'a Library, target: &'a Figure) -> Self {
        let result = result_of(library, target);
        let fulfilment = fulfilment(target, result);
        let is_open = fulfilment == Fulfilment::Undecidable;
        let undecided = is_open.then(|| undecided(library, target, result));
        Self { target, result, fulfilment, undecided }
    }
}

/// The main targets of a report, in its order.
#[must_use]
pub fn board(library: &Library, report: u32) -> Vec<Judgement<'_>> {
    library.ledger().main_targets(report).into_iter().map(|target| Judgement::of(library, target)).collect()
}

/// The report of `region` whose targets can be judged: of the year asked for, else the newest that a later one
/// follows, else the newest.
#[must_use]
pub fn judged(library: &Library, region: &str, year: Option<Year>) -> Option<u32> {
    let reports = library.corpus().reports();
    let numbers = library.corpus().of_region(region).iter();
    let mut own: Vec<(u32, &Report)> = numbers
        .filter_map(|number| Some((*number, reports.get(*number as usize)?)))
        .filter(|(_, report)| report.facts.year.is_some())
        .collect();
    own.sort_by_key(|(_, report)| report.facts.year);
    if let Some(year) = year {
        return own.iter().find(|(_, report)| report.facts.year == Some(year)).map(|(number, _)| *number);
    }
    let follows = |at: usize| {
        let year = |at: usize| own.get(at).and_then(|(_, report)| report.facts.year);
        year(at).map(Year::next).is_some_and(|next| year(at + 1) == Some(next))
    };
    let at = (0..own.len()).rev().find(|&at| follows(at)).or_else(|| own.len().checked_sub(1))?;
    own.get(at).map(|(number, _)| *number)
}

/// The result of the same indicator and aspect in the target's year: of the next report, else of a later one,
/// else of the report's own review.
fn result_of<'a>(library: &'a Library, target: &Figure) -> Option<&'a Figure> {
    let year = target.year()?;
    let reports = library.corpus().reports();
    let region = reports.get(target.place.paragraph.report as usize)?.facts.region.as_deref()?;
    let year_of = |number: &u32| reports.get(*number as usize).and_then(|report| report.facts.year);
    let mut own: Vec<(u32, Option<Year>)> =
        library.corpus().of_region(region).iter().map(|number| (*number, year_of(number))).collect();
    // Later reports in their order, then what came before the year was over.
    own.sort_by_key(|(_, of)| (of.is_none_or(|of| of <= year), *of));
    own.into_iter().find_map(|(number, _)| {
        library.ledger().of_report(number).find(|figure| is_result(figure, target, year))
    })
}

fn is_result(figure: &Figure, target: &Figure, year: Year) -> bool {
    figure.record
        && figure.nature == Nature::Result
        && figure.period.kind == PeriodKind::Year
        && figure.year() == Some(year)
        && figure.indicator == target.indicator
        && figure.aspect == target.aspect
        && figure.unit == target.unit
        && figure.scope == target.scope
        && figure.value.is_some()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::question::Knowledge;
    use crate::report::Source;

    fn library(reports: &[(&str, &str)]) -> Library {
        let source = |(document, text): &(&str, &str)| Source {
            file: format!("{document}.txt"),
            document: (*document).to_owned(),
            bytes: text.as_bytes().to_vec(),
        };
        let sources: Vec<Source> = reports.iter().map(source).collect();
        Library::build(1, &sources, Knowledge::default()).unwrap().0
    }

    const FIRST: &str = "2018年甲市政府工作报告\n一、2017年工作回顾\n2017年，地区生产总值增长9%。\n二、2018年工作安排\n主要预期目标是：地区生产总值增长8%，固定资产投资增长10%左右，城镇新增就业2万人。\n";
    const NEXT: &str = "2019年甲市政府工作报告\n一、2018年工作回顾\n2018年，地区生产总值增长8.2%，固定资产投资增长8%，上半年城镇新增就业1万人。\n二、2019年工作安排\n主要预期目标是：地区生产总值增长7%，固定资产投资增长8%，城镇新增就业2万人。\n";

    #[test]
    fn each_target_stands_beside_the_result_of_its_year() {
        let library = library(&[("甲市-2018", FIRST), ("甲市-2019", NEXT)]);
        let report = judged(&library, "甲市", None).unwrap();
        let board = board(&library, report);
        let found: Vec<(&str, &str, Option<&str>, Fulfilment)> = board
            .iter()
            .map(|line| {
                let result = line.result.map(|result| result.text.as_str());
                (line.target.indicator.as_str(), line.target.text.as_str(), result, line.fulfilment)
            })
            .collect();
        let expected = [
            ("地区生产总值", "8%", Some("8.2%"), Fulfilment::Met),
            ("固定资产投资", "10%左右", Some("8%"), Fulfilment::Missed),
            // What half of a year brought is no result of it.
            ("城镇新增就业", "2万人", None, Fulfilment::Undecidable),
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn the_newest_report_that_another_follows_is_judged() {
        let library = library(&[("甲市-2018", FIRST), ("甲市-2019", NEXT)]);
        let year = |report: Option<u32>| library.corpus().reports()[report.unwrap() as usize].facts.year;
        assert_eq!(year(judged(&library, "甲市", None)), Year::new(2018));
        assert_eq!(year(judged(&library, "甲市", Year::new(2019))), Year::new(2019));
        assert_eq!(judged(&library, "甲市", Year::new(2017)), None);
        assert_eq!(judged(&library, "乙市", None), None);
    }
}
