//! What a new edition reads before it serves: what was asked of the one before.

use std::collections::HashMap;
use std::sync::OnceLock;

use super::Library;
use crate::report::ParagraphId;

impl Library {
    /// Reads what was read of the same reports in the edition before, so that nobody waits for it who asks; not so much that
    /// it would be closed at once.
    pub fn read_as(&self, before: &Library) {
        self.namesakes();
        if before.has_read_much() {
            return;
        }
        let held = before.corpus().reports().iter().zip(0u32..);
        let known: HashMap<&str, u32> =
            held.map(|(report, number)| (report.document.as_str(), number)).collect();
        for (report, number) in self.corpus().reports().iter().zip(0u32..) {
            let earlier = known.get(report.document.as_str()).copied();
            if self.reading.has_read_half() {
                break;
            }
            if let Some(earlier) = earlier.filter(|earlier| before.key(*earlier) == self.key(number)) {
                self.read_report_as(number, before, earlier);
            }
        }
    }

    fn read_report_as(&self, report: u32, before: &Library, earlier: u32) {
        let Some(own) = before.corpus().reports().get(earlier as usize) else { return };
        let id = |at: usize| Some(ParagraphId { report, paragraph: u32::try_from(at).ok()? });
        let held = before.reading.held.get(earlier as usize).and_then(OnceLock::get);
        let held = held.into_iter().flat_map(|own| own.iter().enumerate());
        for at in held.filter(|(_, own)| own.get().is_some()).filter_map(|(at, _)| id(at)) {
            self.held(at);
        }
        for at in own.paragraphs.known().filter_map(id) {
            let _read = self.corpus().paragraph(at);
        }
        for at in before.ledger().known(earlier).filter_map(id) {
            self.measured(at).next();
        }
    }
}
