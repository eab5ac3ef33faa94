//! Small reports, one difficulty each, with what a reader of them would take down: `tests/data/cases`.

use std::path::Path;

use wenzheng::figures::{Figure, Ledger};
use wenzheng::report::{Corpus, Report, Source};

/// The only report of `tests/data/cases/NAME`, its figures, and what was said of the file.
fn read(name: &str) -> (Report, Vec<Figure>, Vec<String>) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/cases").join(name);
    let entry = std::fs::read_dir(&folder).unwrap().next().unwrap().unwrap().path();
    let source = Source {
        file: entry.file_name().unwrap().to_string_lossy().into_owned(),
        document: entry.file_stem().unwrap().to_string_lossy().into_owned(),
        bytes: std::fs::read(&entry).unwrap(),
    };
    let (corpus, faults) = Corpus::read(&[source]);
    let report = corpus.reports().first().cloned().unwrap_or_else(|| panic!("{name}: {faults:?}"));
    let figures = Ledger::of(&corpus).figures().to_vec();
    (report, figures, faults.iter().map(ToString::to_string).collect())
}

/// `indicator text year nature` of a figure; a year or indicator that is not told is `-`.
fn claim(figure: &Figure) -> String {
    let year = figure.year().map_or("-".to_owned(), |year| year.to_string());
    format!("{} {} {year} {:?}", figure.indicator, figure.text, figure.nature)
}

/// Every expected claim is there, and no figure besides.
#[track_caller]
fn check_figures(name: &str, expected: &[&str]) {
    let (_, figures, _) = read(name);
    assert_eq!(figures.iter().map(claim).collect::<Vec<_>>(), expected, "{name}");
}

/// `region year date speaker | headings | paragraphs`
#[track_caller]
fn check_report(name: &str, facts: &str, headings: &[&str], paragraphs: &[(u32, &str)]) {
    let (report, _, _) = read(name);
    let told = &report.facts;
    let found = [
        told.region.clone(),
        told.year.map(|year| year.to_string()),
        told.date.map(|date| date.to_string()),
        told.speaker.clone(),
    ];
    let found: Vec<String> = found.into_iter().map(|fact| fact.unwrap_or_else(|| "-".to_owned())).collect();
    assert_eq!(found.join(" "), facts, "{name}");
    assert_eq!(
        report.sections.iter().map(|section| section.heading.as_str()).collect::<Vec<_>>(),
        headings,
        "{name}"
    );
    let lines: Vec<(u32, &str)> =
        report.paragraphs.iter().map(|paragraph| (paragraph.line, paragraph.text.as_str())).collect();
    assert_eq!(lines, paragraphs, "{name}");
}

#[track_caller]
fn check_warned(name: &str, expected: &[&str]) {
    let (_, _, faults) = read(name);
    assert_eq!(faults, expected, "{name}");
}
