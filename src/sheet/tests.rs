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

#[test]
fn an_answer_is_exported_with_what_it_says_of_its_figures() {
    use crate::answer::{Limits, answer};
    let library = library(
        "2020年甲市人民政府工作报告\n一、2019年工作回顾\n2019年，地区生产总值增长5.5%。\n二、2020年工作安排\n主要预期目标是：地区生产总值增长6%左右。\n",
    );
    let asked = answer(library.understand("2020年地区生产总值目标", None), &library, &Limits { passages: 3 });
    let sheet = of_answer(&library, &asked);
    assert_eq!(sheet.len(), 1);
    let text = String::from_utf8(sheet.csv().unwrap()).unwrap();
    let mut reader = ::csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let headings = reader.headers().unwrap().clone();
    let row = reader.records().next().unwrap().unwrap();
    let cell = |name: &str| &row[headings.iter().position(|heading| heading == name).unwrap()];
    assert_eq!((cell("原文"), cell("年份"), cell("文件"), cell("行")), ("6%左右", "2020", "甲市-2020", "5"));
    assert!(cell("出处").contains("第2段") && cell("名次").is_empty());
}
