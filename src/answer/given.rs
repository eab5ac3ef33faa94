//! Rows before anything is asked of them, and what is said of them as a whole.

use super::table::Axis;
use crate::figures::{Aspect, Figure, Nature};
use crate::report::Year;

/// A row before anything is asked of it; `None` is a region or a year without the figure.
#[derive(Debug, Clone, Copy)]
pub(super) struct Given<'a> {
    pub(super) region: &'a str,
    pub(super) year: Year,
    pub(super) figure: Option<&'a Figure>,
}

/// What is said of the rows as a whole.
#[derive(Debug, Clone)]
pub(super) struct Head {
    /// What is measured, where no row tells.
    pub(super) indicator: String,
    pub(super) axis: Axis,
    pub(super) aspect: Aspect,
    pub(super) nature: Nature,
    /// The one year of rows by region.
    pub(super) year: Option<Year>,
    /// Rows are ordered by value though no order was asked for, as those of all regions are.
    pub(super) is_ranked: bool,
    /// The region whose rank was asked for.
    pub(super) focus: Option<String>,
}
