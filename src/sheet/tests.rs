//! Sheets of a small report.

use super::*;
use crate::library::Library;
use crate::question::Knowledge;
use crate::report::Source;

fn library(report: &str) -> Library {
    let source =
        Source { file: "甲市-2020.txt".into(), document: "甲市-2020".into(), bytes: report.into() };
    Library::build(1, &[source], Knowledge::default()).unwrap().0
}

#[test]
fn an_investment_is_said_with_what_it_went_into() {
    let library = library(
        "2020年甲市人民政府工作报告\n一、2020年工作安排\n力争实施亿元项目260个以上、完成投资530亿元以上。实施“攻坚年”行动,完成投资2000亿元以上。\n",
    );
    let names: Vec<String> = library.ledger().figures().map(|figure| name(&library, figure)).collect();
    assert_eq!(names, ["实施亿元项目", "亿元项目完成投资", "“攻坚年”行动完成投资"]);
}
