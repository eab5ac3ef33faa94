//! Whether a report came before under another name: by its text, or by its region and year.

use std::collections::HashMap;

use super::{Facts, FaultKind, Report, Year};
use crate::text::mark64;

/// So many of a report's longest paragraphs tell it from all others.
const SAMPLE: usize = 8;

/// What the reports read so far look like.
#[derive(Debug, Default)]
pub struct Alike {
    by_paragraph: HashMap<u64, String>,
    by_facts: HashMap<(String, Year), String>,
}

impl Alike {
    /// What is doubtful about a report of this [`sample`] beside those before it; it is known from now on.
    pub fn doubt(&mut self, document: &str, own: &Facts, marks: &[u64]) -> Option<FaultKind> {
        let known: Vec<&String> = marks.iter().filter_map(|mark| self.by_paragraph.get(mark)).collect();
        let same =
            known.first().filter(|_| known.len() * 2 > marks.len()).map(|document| (*document).clone());
        for mark in marks {
            self.by_paragraph.entry(*mark).or_insert_with(|| document.to_owned());
        }
        let facts = own.region.clone().zip(own.year);
        let other = facts.and_then(|facts| match self.by_facts.entry(facts) {
            std::collections::hash_map::Entry::Occupied(known) => Some(known.get().clone()),
            std::collections::hash_map::Entry::Vacant(place) => {
                place.insert(document.to_owned());
                None
            }
        });
        same.map(|document| FaultKind::SameText { document })
            .or(other.map(|document| FaultKind::SameReport { document }))
    }
}

/// What tells a report's text from others.
#[must_use]
pub fn sample(report: &Report) -> Vec<u64> {
    let mut paragraphs: Vec<&str> = report.paragraphs.iter().map(|paragraph| paragraph.text.trim()).collect();
    paragraphs.sort_by_key(|text| std::cmp::Reverse(text.len()));
    paragraphs.iter().take(SAMPLE).map(|text| mark64(text.bytes())).collect()
}
