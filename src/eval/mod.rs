//! Gold sets in, scores out.

mod gold;
mod score;

pub use gold::{Case, GoldFault, Line, parse};
pub use score::{Outcome, Report, Score, judge};
