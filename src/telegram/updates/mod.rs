//! The update loop: how updates come in, run, and are confirmed.
//!
//! Telegram keeps an update until `getUpdates` is called with an offset above it, and hands out at most 100
//! from the first unconfirmed one. So:
//!
//! 1. [`poll::Poller`] puts what comes into the store before its work begins, and confirms it with the next
//!    poll: however many chats wait for something, they hold up nobody else's updates. A process that comes
//!    back after a kill finds there what was not done, and does it (at least once).
//! 2. While the store fails, updates are confirmed only when their work is done, and come again until then;
//!    [`Progress`] knows which run and which are done, and polls are paced.
//! 3. [`Lanes`] run the work: one lane for a person in a chat, in order; lanes side by side; all bounded. What
//!    exceeds a person's bound is answered with one polite line, counted, and done.
//!
//! Of several processes on one PostgreSQL one polls (`replica`); the others work on announcements and wait.
//! Where Telegram pushes, [`Receiver`] takes the place of the poller, in each of them: both give what comes to
//! the same [`Reception`], which knows of neither.
//!
//! What was answered but not yet written down when a process is killed is answered twice: there the doubt
//! falls.

mod intake;
mod lanes;
mod mend;
mod poll;
mod progress;
mod reception;
mod under_way;
mod webhook;
mod work;

pub use intake::is_readable;
pub(crate) use intake::{Beside, Incoming};
pub(crate) use lanes::Lanes;
pub(crate) use poll::{ALLOWED_UPDATES, Poller};
use progress::Progress;
pub(crate) use reception::Reception;
pub(crate) use webhook::Receiver;
pub(crate) use work::Work;
