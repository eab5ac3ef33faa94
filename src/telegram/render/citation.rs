//! Where a passage stands: report, section path, paragraph number.

use super::draft::cut;
use crate::report::{Paragraph, Report};
use crate::telegram::words;
use crate::words::Language;

/// UTF-16 units of a title or heading in a citation; a heading can be a whole line.
const LONGEST: usize = 60;

/// `《title》› chapter › section · 第N段`
pub(super) fn citation(report: &Report, paragraph: &Paragraph, language: Language) -> String {
    let mut line = title(report, language);
    for heading in report.path(paragraph) {
        line.push_str(" › ");
        line.push_str(&cut(heading, LONGEST));
    }
    line.push_str(" · ");
    line.push_str(&words::paragraph(language, paragraph.number));
    line
}

/// `《title》`, with the region where the title does not say it: many reports are called just 政府工作报告.
pub(super) fn title(report: &Report, language: Language) -> String {
    let named = cut(&name(report), LONGEST);
    language.tell("title", &[("title", named.into())])
}

/// The title as a label: with region and year, where the title does not say them.
pub(super) fn name(report: &Report) -> String {
    let title = report.title();
    let region = report.facts.region.as_deref().filter(|region| !names(title, region));
    let year =
        report.facts.year.map(|year| year.get().to_string()).filter(|year| !title.contains(year.as_str()));
    match (region, year) {
        (None, None) => title.to_owned(),
        (region, year) => {
            let year = year.map(|year| format!("{year}年")).unwrap_or_default();
            format!("{}{year}{title}", region.unwrap_or_default())
        }
    }
}

/// 《2025年西藏政府工作报告》 says 西藏自治区 by the first two letters of its name, which are those of its short name.
fn names(title: &str, region: &str) -> bool {
    let end = region.char_indices().nth(2).map_or(region.len(), |(end, _)| end);
    title.contains(region.get(..end).unwrap_or(region))
}

/// `section · 第N段`, where the report is named above.
pub(super) fn place_in_report(report: &Report, paragraph: &Paragraph, language: Language) -> String {
    let number = words::paragraph(language, paragraph.number);
    match report.path(paragraph).last() {
        Some(heading) => format!("{} · {number}", cut(heading, LONGEST)),
        None => number,
    }
}

/// `title › 第N段`, for lines that must stay short; `chapter` instead of the title where there is but one
/// report.
pub(super) fn short_citation(
    report: &Report,
    paragraph: &Paragraph,
    is_only_report: bool,
    language: Language,
) -> String {
    match report.path(paragraph).is_empty() {
        false if is_only_report => place_in_report(report, paragraph, language),
        _ => format!("{} · {}", title(report, language), words::paragraph(language, paragraph.number)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::{Facts, Year};

    #[test]
    fn a_report_is_named_with_its_region_and_year() {
        let named = |title: &str| {
            let facts = Facts {
                title: Some(title.to_owned()),
                region: Some("浙江省".to_owned()),
                year: Year::new(2025),
                ..Facts::default()
            };
            name(&Report {
                document: "a".to_owned(),
                facts: facts.into(),
                sections: Vec::new().into(),
                paragraphs: Vec::new().into(),
            })
        };
        assert_eq!(named("政府工作报告"), "浙江省2025年政府工作报告");
        assert_eq!(named("2025年浙江省政府工作报告"), "2025年浙江省政府工作报告");
        assert_eq!(named("浙江省政府工作报告"), "2025年浙江省政府工作报告");
    }
}
