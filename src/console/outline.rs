//! `wenzheng check --outline`: the parts of each report, what time they speak of and which way they look.

use std::io::{self, Write};

use crate::report::{Corpus, Outlook, Report, View};

/// One line a part; below it the paragraphs where speech turns to another time.
pub(super) fn write(out: &mut dyn Write, corpus: &Corpus) -> io::Result<()> {
    corpus.reports().iter().try_for_each(|report| {
        writeln!(out, "{}", report.document)?;
        parts(out, report)
    })
}

fn parts(out: &mut dyn Write, report: &Report) -> io::Result<()> {
    let mut before = Outlook::UNKNOWN;
    let mut next = 0;
    for paragraph in &report.paragraphs {
        while let Some(section) = report.sections.get(next).filter(|section| section.line <= paragraph.line) {
            let depth = if section.parent.is_some() { "    " } else { "  " };
            writeln!(out, "{:>5}{depth}{} [{}]", section.line, section.heading, outlook(section.outlook))?;
            before = section.outlook;
            next += 1;
        }
        let now = report.outlook(paragraph);
        if now != before {
            let words: String = paragraph.text.trim().chars().take(20).collect();
            writeln!(out, "{:>5}      ↳ {words}… [{}]", paragraph.line, outlook(now))?;
            before = now;
        }
    }
    report.sections.iter().skip(next).try_for_each(|section| {
        writeln!(out, "{:>5}  {} [{}]", section.line, section.heading, outlook(section.outlook))
    })
}

/// `2021—2025年 回顾`
fn outlook(outlook: Outlook) -> String {
    let years = match outlook.years {
        Some(years) if years.from == years.to => format!("{}年", years.from),
        Some(years) => format!("{}—{}年", years.from, years.to),
        None => "时段不明".to_owned(),
    };
    let view = match outlook.view {
        View::Back => "回顾",
        View::Ahead => "展望",
        View::Around => return "说明".to_owned(),
        View::Unknown => "方向不明",
    };
    format!("{years} {view}")
}
