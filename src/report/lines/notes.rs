//! What was mended while a file was read, and on which lines.

use std::collections::BTreeSet;

use crate::report::fault::{Fault, FaultKind, Mending};

/// Lines by what was done to them.
#[derive(Debug, Clone, Default)]
pub(in crate::report) struct Notes {
    found: Vec<(Mending, Vec<u32>)>,
}

impl Notes {
    pub(in crate::report) fn add(&mut self, mending: Mending, line: u32) {
        match self.found.iter_mut().find(|(known, _)| *known == mending) {
            Some((_, lines)) if lines.last() == Some(&line) => {}
            Some((_, lines)) => lines.push(line),
            None => self.found.push((mending, vec![line])),
        }
    }

    /// Lines of which nothing is `kept`, with why, in their order.
    pub(in crate::report) fn whole_lines(
        &self,
        kept: &BTreeSet<u32>,
    ) -> impl Iterator<Item = (Mending, u32)> {
        let is_left_out =
            |mending: &Mending| matches!(mending, Mending::Page | Mending::Furniture | Mending::Twice);
        let left_out = self.found.iter().filter(|(mending, _)| is_left_out(mending));
        let mut lines: Vec<(u32, Mending)> = left_out
            .flat_map(|(mending, lines)| lines.iter().map(|line| (*line, *mending)))
            .filter(|(line, _)| !kept.contains(line))
            .collect();
        lines.sort_unstable_by_key(|(line, _)| *line);
        lines.into_iter().map(|(line, mending)| (mending, line))
    }

    /// One warning for each kind of mending, at its first line.
    pub(in crate::report) fn faults(self, file: &str) -> impl Iterator<Item = Fault> {
        self.found.into_iter().filter_map(move |(mending, mut lines)| {
            lines.sort_unstable();
            lines.dedup();
            let more = lines.split_off(1.min(lines.len()));
            Some(Fault::warning(file, Some(*lines.first()?), FaultKind::Mended { mending, more }))
        })
    }
}
