//! What was mended while a file was read, and on which lines.

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
