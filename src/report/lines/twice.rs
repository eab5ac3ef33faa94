//! Text that was pasted into a file twice.

use std::collections::HashMap;

use super::line::Line;
use super::notes::Notes;
use crate::report::fault::Mending;
use crate::text::mark64;

/// A stretch of fewer characters may stand twice for a reason: 各位代表！
const SHORTEST: usize = 120;

/// Leaves out every stretch of lines that stands in the file before, in the same order.
pub(super) fn leave_out<'a>(lines: Vec<Line<'a>>, notes: &mut Notes) -> Vec<Line<'a>> {
    let marks: Vec<u64> = lines.iter().map(mark).collect();
    let mut first: HashMap<u64, usize> = HashMap::with_capacity(marks.len());
    let mut kept = Vec::with_capacity(lines.len());
    let mut left_out_until = 0;
    for (at, (line, mark)) in lines.iter().zip(&marks).enumerate() {
        let before = *first.entry(*mark).or_insert(at);
        if before < at && at >= left_out_until {
            let length = same(&marks, before, at);
            let stretch = lines.iter().skip(at).take(length);
            if stretch.map(|line| line.words().chars().count()).sum::<usize>() >= SHORTEST {
                left_out_until = at + length;
            }
        }
        if at < left_out_until {
            notes.add(Mending::Twice, line.number);
        } else {
            kept.push(line.clone());
        }
    }
    kept
}

/// How many lines from `again` on repeat those from `before` on. Equal stretches are long and left out at
/// once, or short: no line is looked at more often than [`SHORTEST`].
fn same(marks: &[u64], before: usize, again: usize) -> usize {
    let old = marks.get(before..again).unwrap_or_default();
    let new = marks.get(again..).unwrap_or_default();
    old.iter().zip(new).take_while(|(old, new)| old == new).count()
}

/// The line's words without white space.
fn mark(line: &Line<'_>) -> u64 {
    let words: String = line.text.chars().filter(|character| !character.is_whitespace()).collect();
    mark64(words.bytes())
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;

    use super::*;

    fn kept(text: &str) -> Vec<u32> {
        let lines = (1u32..)
            .zip(text.lines())
            .map(|(number, text)| Line {
                number,
                text: Cow::Borrowed(text),
                rank: None,
                soft: false,
                gap: false,
            })
            .collect();
        leave_out(lines, &mut Notes::default()).iter().map(|line| line.number).collect()
    }

    #[test]
    fn a_stretch_that_stands_before_is_left_out() {
        let long = "地区生产总值增长百分之五，".repeat(6);
        let report = format!("甲市政府工作报告\n一、回顾\n{long}\n各位代表！\n二、安排\n{long}甲。\n");
        assert_eq!(kept(&format!("{report}{report}")), [1, 2, 3, 4, 5, 6]);
        assert_eq!(kept(&format!("{report}各位代表！\n谢谢。\n各位代表！")), [1, 2, 3, 4, 5, 6, 7, 8, 9]);
    }
}
