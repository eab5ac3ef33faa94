//! The forms of the ledger on a small report.

use unicode_width::UnicodeWidthStr;

use super::*;
use crate::figures::Nature;
use crate::question::Knowledge;
use crate::report::Source;

const REPORT: &str = "2020年甲市人民政府工作报告\n一、2019年工作回顾\n地区生产总值增长5.5%,新增市场主体55834户、规模以上工业企业42户。\n二、2020年工作安排\n地区生产总值增长6%左右。\n";

fn library() -> Library {
    library_of(REPORT)
}

fn library_of(report: &str) -> Library {
    let source =
        Source { file: "甲市-2020.txt".into(), document: "甲市-2020".into(), bytes: report.into() };
    Library::build(1, &[source], Knowledge::default()).unwrap().0
}

fn printed(filter: &Filter, form: &Form) -> String {
    let mut out = Vec::new();
    run(&mut out, &library(), filter, None, form).unwrap();
    String::from_utf8(out).unwrap()
}

#[test]
fn a_table_fits_its_width() {
    for width in [50, 80, 120] {
        let table = printed(&Filter::default(), &Form::Table { width });
        assert!(table.lines().all(|line| line.width() <= usize::from(width)), "{width}:\n{table}");
        assert!(table.contains("共4个数字"));
    }
}

#[test]
fn comma_separated_values_are_read_back_as_they_were() {
    let text = printed(&Filter::default(), &Form::Csv);
    let text = text.strip_prefix('\u{feff}').expect("a byte order mark");
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let headings = reader.headers().unwrap().clone();
    let column = |name: &str| headings.iter().position(|heading| heading == name).unwrap();
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    let values: Vec<&str> = rows.iter().map(|row| &row[column("数值")]).collect();
    assert_eq!(values, ["5.5", "55834", "42", "6"]);
    assert_eq!(&rows[0][column("口径")], "增速");
    assert_eq!(&rows[3][column("限定")], "约");
    let sentence = "地区生产总值增长5.5%,新增市场主体55834户、规模以上工业企业42户。";
    assert_eq!(&rows[0][column("句子")], sentence);
    assert!(!text.contains("exact") && !text.contains("growth"), "one language: {text}");
}

#[cfg(feature = "xlsx")]
#[test]
fn a_workbook_is_written() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("figures.xlsx");
    printed(&Filter::default(), &Form::Xlsx(file.clone()));
    // A zip archive: what is in it is the library's matter.
    assert!(std::fs::read(&file).unwrap().starts_with(b"PK"));
}

#[test]
fn filters_choose() {
    let filter =
        Filter { indicators: vec!["生产总值".into()], nature: Some(Nature::Target), ..Filter::default() };
    let lines = printed(&filter, &Form::Json);
    assert_eq!(lines.lines().count(), 1);
    assert!(lines.contains("\"text\":\"6%左右\""), "{lines}");
    let nowhere = Filter { region: Some("乙市".into()), ..Filter::default() };
    assert_eq!(printed(&nowhere, &Form::Table { width: 80 }), "没有这样的数字。\n");
    let mut out = Vec::new();
    run(&mut out, &library(), &Filter::default(), Some(Aspect::Growth), &Form::Json).unwrap();
    assert_eq!(String::from_utf8(out).unwrap().lines().count(), 2);
}
