//! A gold set: tab-separated questions with the lines and figures that answer them.

use std::collections::HashMap;

/// A line of the corpus that answers a question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// `None` when the set names lines only; then any document will do.
    pub document: Option<String>,
    /// 1-based.
    pub line: u32,
}

/// One question with its right answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Case {
    pub id: String,
    /// `figure`, `policy`, `none` … Scores are given by type.
    pub kind: String,
    /// Asked one after another in the same chat; the last is the one that is judged.
    pub questions: Vec<String>,
    /// Any of these is right. Empty for `none`.
    pub lines: Vec<Line>,
    /// All must appear among the answer's figures.
    pub figures: Vec<String>,
}

/// A row that cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {cause}")]
pub struct GoldFault {
    /// 1-based.
    pub line: u32,
    pub cause: String,
}

/// Reads a gold set; blank lines and lines that begin with `#` are skipped, broken rows named.
#[must_use]
pub fn parse(text: &str) -> (Vec<Case>, Vec<GoldFault>) {
    let (mut cases, mut faults) = (Vec::new(), Vec::new());
    for (line, row) in (1u32..).zip(text.trim_start_matches('\u{feff}').lines()) {
        if row.trim().is_empty() || row.starts_with('#') {
            continue;
        }
        match case(row) {
            Ok(case) => cases.push(case),
            Err(cause) => faults.push(GoldFault { line, cause }),
        }
    }
    (cases, faults)
}

/// `known` with more rows, each in the place of the one that had its id.
#[must_use]
pub fn merge(known: &str, rows: &str) -> String {
    fn id(row: &str) -> &str {
        row.split('\t').next().unwrap_or_default().trim()
    }
    // Of two rows with one id the later counts.
    let last: HashMap<&str, &str> = rows.lines().map(|row| (id(row), row)).collect();
    let mut lines: Vec<&str> =
        known.lines().filter(|row| last.get(id(row)).is_none_or(|new| new == row)).collect();
    for row in rows.lines().filter(|row| last.get(id(row)) == Some(row)) {
        if !lines.contains(&row) {
            lines.push(row);
        }
    }
    lines.iter().map(|row| format!("{row}\n")).collect()
}

fn case(row: &str) -> Result<Case, String> {
    let columns: Vec<&str> = row.split('\t').map(str::trim).collect();
    let [id, kind, question, rest @ ..] = columns.as_slice() else {
        return Err(format!("{} columns; a row has id, type, question, gold lines, figures", columns.len()));
    };
    if question.is_empty() {
        return Err("the question is empty".to_owned());
    }
    let list = |column: Option<&&str>, separator: char| -> Vec<String> {
        let column = column.copied().unwrap_or_default();
        column.split(separator).map(str::trim).filter(|part| !part.is_empty()).map(str::to_owned).collect()
    };
    let lines = list(rest.first(), ',').iter().map(|line| gold_line(line)).collect::<Result<_, _>>()?;
    Ok(Case {
        id: (*id).to_owned(),
        kind: (*kind).to_owned(),
        questions: question.split(" >> ").map(|part| part.trim().to_owned()).collect(),
        lines,
        figures: list(rest.get(1), ';'),
    })
}

fn gold_line(text: &str) -> Result<Line, String> {
    let (document, line) = match text.rsplit_once(':') {
        Some((document, line)) => (Some(document.to_owned()), line),
        None => (None, text),
    };
    let line =
        line.parse().map_err(|_not_a_number| format!("«{text}» is no gold line (57 or document:57)"))?;
    Ok(Line { document, line })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_read_with_lines_figures_and_follow_ups() {
        let cases =
            parse("# id\na\tcompare\t去年 >> 今年呢\t37, 甲:57\t3.63%;4.5%以内\n\nb\tnone\t天气\t\t\n").0;
        assert_eq!(cases[0].questions, ["去年", "今年呢"]);
        assert_eq!(cases[0].lines[1], Line { document: Some("甲".into()), line: 57 });
        assert_eq!(cases[0].figures, ["3.63%", "4.5%以内"]);
        assert!(cases[1].lines.is_empty());
    }

    #[test]
    fn rows_that_are_added_take_the_place_of_their_like_and_of_no_other() {
        let known = "# written by hand\na\tnone\t天气\t\t\ng1\tnone\t太空电梯\t\t\n";
        let added = merge(known, "g2\tnone\t红烧肉\t\t\ng1\tpassage\t太空电梯\t甲:1\t\n");
        assert_eq!(
            added,
            "# written by hand\na\tnone\t天气\t\t\ng2\tnone\t红烧肉\t\t\ng1\tpassage\t太空电梯\t甲:1\t\n"
        );
        // All that was ever added, told again, changes nothing.
        let told = "g1\tnone\t太空电梯\t\t\ng2\tnone\t红烧肉\t\t\ng1\tpassage\t太空电梯\t甲:1\t\n";
        assert_eq!(merge(&added, told), added);
    }

    #[test]
    fn a_broken_row_names_its_line() {
        assert_eq!(
            parse("# a\nonly one").1[0].to_string(),
            "line 2: 1 columns; a row has id, type, question, gold lines, figures"
        );
        assert!(parse("a\tb\tc\tx7\t").1[0].to_string().contains("«x7»"));
    }
}
