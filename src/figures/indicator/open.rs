//! What a sentence leaves open: times, owners and wholes that hold behind `；`, and what later words point at.

use super::super::whole;
use super::super::words::{Measure, When};
use super::{Clock, Reader};

/// What a sentence leaves open for the one that goes on behind `；`.
#[derive(Debug, Clone, Default)]
pub(in crate::figures) struct Open {
    pub(super) clock: Clock,
    /// The measure whose owner earned it last: 规模以上工业增加值.
    pub(super) earner: Option<String>,
    /// 同1957年比较, …
    pub(super) compared: Option<When>,
    /// The whole that 其中 tells parts of, with its unit.
    pub(super) among: Option<(String, String)>,
    /// The sum that shares are told of.
    pub(super) shared_out: Option<String>,
    /// The measure told last: 这个比重.
    pub(super) measure: Option<String>,
    /// What was counted last, with its unit: 。其中….
    pub(super) counted: Option<(String, String)>,
}

impl Open {
    /// What still holds behind a full stop: only what later words point at.
    pub(in crate::figures) fn past_stop(self) -> Self {
        Self { measure: self.measure, counted: self.counted, ..Self::default() }
    }
}

impl Reader<'_> {
    /// What the sentence leaves open.
    pub(super) fn left_open(&self) -> Open {
        let earner = self.last_earner();
        let measures = self.found.iter().rev().find(|last| whole::names_measure(&last.indicator));
        let measure = measures.map(|last| last.indicator.clone()).or(self.measure.clone());
        let counts = self.found.iter().rev().find(|last| last.quantity.measure == Some(Measure::Count));
        let counted = counts.map(|last| (last.indicator.clone(), last.quantity.unit.clone()));
        Open {
            clock: self.clock.clone(),
            earner,
            compared: self.compared,
            among: self.parted.clone(),
            shared_out: self.shared_out.clone(),
            measure,
            counted,
        }
    }
}
