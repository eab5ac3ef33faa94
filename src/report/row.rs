//! Rows of tables.

use std::sync::LazyLock;

use regex::Regex;

use super::pattern::pattern;

/// Cells parted by tabs or wide blanks.
static GAP: LazyLock<Regex> = LazyLock::new(|| pattern(r"\s*\t\s*|[ \u{a0}\u{3000}\u{2002}-\u{2005}]{2,}"));

/// Longest row without bars, in characters.
const LONGEST: usize = 200;

/// Whether a line is a row of a table: `| 甲 | 5.2% |`, or cells in columns of blanks of which two are numbers.
pub(super) fn is_row(line: &str) -> bool {
    let words = line.trim();
    if let Some(inner) = words.strip_prefix('|') {
        return inner.contains('|');
    }
    if words.contains('。') || words.chars().take(LONGEST + 1).count() > LONGEST {
        return false;
    }
    let cells: Vec<&str> = GAP.split(words).filter(|cell| !cell.is_empty()).collect();
    let is_number =
        |cell: &&&str| cell.starts_with(|first: char| first.is_numeric() || matches!(first, '-' | '+' | '—'));
    let numbers = cells.iter().skip(1).filter(is_number).count();
    numbers >= 2
        || numbers == 1
            && cells.len() == 2
            && words.contains('\t')
            && !is_number(&cells.first().unwrap_or(&""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_and_text() {
        for row in [
            "| 指标 | 2025年完成 |",
            "地区生产总值\t5.2%\t6%左右",
            "粮食产量  80万吨   82万吨",
            "就业\t3万人",
        ] {
            assert!(is_row(row), "{row}");
        }
        for text in
            ["1.\t新建学校3所", "区长　　张天喜", "增长5%，\t达到3亿元。", "（一）  稳增长", "新建学校 3 所"]
        {
            assert!(!is_row(text), "{text}");
        }
    }
}
