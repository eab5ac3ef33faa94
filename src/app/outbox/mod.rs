//! Announcements on their way: who may send how fast, what failures mean, and the worker that sends.

mod gate;
mod reason;
mod round;
mod worker;

pub use reason::{Ends, Reason};
pub use round::{Limits, Round, Sending, Step};
pub use worker::Outbox;
