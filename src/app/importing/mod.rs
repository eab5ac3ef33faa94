//! A file that somebody made becomes a report of the corpus: read in a process of its own, shown, written whole.

mod doubt;
mod placing;
mod preview;
mod reading;
mod telling;
pub mod worker;

pub use doubt::told;
pub use placing::{PlaceError, Placed, document_name, place};
pub use preview::Preview;
pub use reading::{ReadError, Reader, WORKER};
pub use telling::refusal;
