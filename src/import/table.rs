//! Rows of a table, as the reader of reports takes them.

/// `| 指标 | 2025年 |`; no row where no cell holds a word.
pub(super) fn row(cells: &[String]) -> Option<String> {
    let is_empty = cells.iter().all(|cell| cell.trim().is_empty());
    let cell = |cell: &String| cell.split_whitespace().collect::<Vec<_>>().join(" ").replace('|', "｜");
    (!is_empty).then(|| format!("| {} |", cells.iter().map(cell).collect::<Vec<_>>().join(" | ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_stand_between_bars() {
        let cells = |cells: &[&str]| row(&cells.iter().map(|&cell| cell.to_owned()).collect::<Vec<_>>());
        assert_eq!(cells(&["指标", " 5.2%\n左右 ", "a|b"]).as_deref(), Some("| 指标 | 5.2% 左右 | a｜b |"));
        assert_eq!(cells(&[" ", ""]), None);
    }
}
