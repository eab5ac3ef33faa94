//! Gold sets in, scores out.

mod gate;
mod gold;
mod score;
mod sitting;

pub use gate::{Measured, Objection, Scores, objections};
pub use gold::{Case, GoldFault, Line, merge, parse};
pub use score::{Outcome, Report, Score, judge};
pub use sitting::sit;
