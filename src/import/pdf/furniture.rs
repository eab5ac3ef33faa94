//! What pages repeat at their head and foot: running titles and page numbers.

use std::collections::HashMap;

use super::lines::Line;

/// So many of the highest and lowest lines of a page may be furniture.
const DEEP: usize = 2;
/// It stands at the same height, within so many points, on so many pages.
const LEVEL: f64 = 4.0;
const FEWEST: usize = 2;
/// A line that ends a sentence, or is longer, is text.
const LONGEST: usize = 50;

/// Takes out of `pages` what they repeat; the words of each line taken.
pub(super) fn take_out(pages: &mut [Vec<Line>]) -> Vec<String> {
    let mut seen: HashMap<(i64, String), usize> = HashMap::new();
    for page in pages.iter() {
        for at in edges(page) {
            if let Some(key) = page.get(at).and_then(key) {
                *seen.entry(key).or_default() += 1;
            }
        }
    }
    // Left pages and right pages may differ, and the first often has none.
    let enough = FEWEST.max(pages.len() / 4);
    let mut taken = Vec::new();
    for page in pages.iter_mut() {
        let edges = edges(page);
        let mut at = 0;
        page.retain(|line| {
            let is_edge = edges.contains(&at);
            at += 1;
            let repeats =
                || key(line).is_some_and(|key| seen.get(&key).is_some_and(|count| *count >= enough));
            let is_furniture = is_edge && repeats();
            if is_furniture {
                taken.push(line.text());
            }
            !is_furniture
        });
    }
    taken
}

/// The lines nearest to the head and to the foot of a page.
fn edges(page: &[Line]) -> Vec<usize> {
    let mut by_height: Vec<usize> = (0..page.len()).collect();
    let height = |at: &usize| page.get(*at).map_or(0.0, |line| line.y);
    by_height.sort_by(|a, b| height(a).total_cmp(&height(b)));
    let foot = by_height.iter().rev().take(DEEP).copied();
    let mut edges: Vec<usize> = by_height.iter().take(DEEP).copied().chain(foot).collect();
    // A page of a few lines is all edge.
    edges.sort_unstable();
    edges.dedup();
    edges
}

/// Where a line stands and what it says, its numbers left open.
fn key(line: &Line) -> Option<(i64, String)> {
    let text = line.text();
    // The head of a table stands on each page that the table goes on.
    if line.is_ruled || text.chars().count() > LONGEST || text.ends_with(['。', '；', '，']) {
        return None;
    }
    let mut open = String::new();
    for character in text.chars().filter(|character| !character.is_whitespace()) {
        match character.is_numeric() {
            true if open.ends_with('#') => {}
            true => open.push('#'),
            false => open.push(character),
        }
    }
    Some(((line.y / LEVEL).round() as i64, open))
}

#[cfg(test)]
mod tests {
    use super::super::lines::Piece;
    use super::*;

    fn line(text: &str, y: f64) -> Line {
        Line {
            pieces: vec![Piece { text: text.to_owned(), from: 50.0, to: 300.0 }],
            y,
            size: 12.0,
            is_ruled: false,
        }
    }

    #[test]
    fn running_titles_and_page_numbers_are_taken_out() {
        let mut pages: Vec<Vec<Line>> = (1..=4)
            .map(|number| {
                vec![
                    line("甲市政府工作报告", 30.0),
                    line(&format!("— {number} —"), 800.0),
                    line(&format!("{number}月份增长5%，"), 100.0),
                    line("完成投资3亿元。", 780.0),
                ]
            })
            .collect();
        let taken = take_out(&mut pages);
        assert_eq!(taken.len(), 8);
        for page in pages {
            let texts: Vec<String> = page.iter().map(Line::text).collect();
            assert_eq!(texts.len(), 2, "{texts:?}");
        }
    }

    #[test]
    fn a_short_text_loses_nothing() {
        let mut pages = vec![vec![line("甲市政府工作报告", 30.0), line("增长5%", 60.0)]];
        assert!(take_out(&mut pages).is_empty());
    }
}
