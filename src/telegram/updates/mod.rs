//! The update loop: how updates come in, run, and are confirmed.
//!
//! Telegram keeps an update until `getUpdates` is called with an offset above it, and hands out at most 100
//! from the first unconfirmed one. So:
//!
//! 1. [`poll::Poller`] asks with the offset of the oldest update whose work is not done. Nothing is confirmed
//!    before its work is done: a process that dies is sent its unfinished updates again (at least once).
//! 2. [`Progress`] knows which updates run and which are done above that offset; what comes again is skipped.
//! 3. [`Lanes`] run the work: one lane a chat, in order; lanes side by side; both bounded. What exceeds a
//!    chat's bound is answered with one polite line, counted, and done.
//! 4. While work is under way polls are short and paced, because Telegram repeats the unconfirmed updates at
//!    once; with nothing under way a poll is long.
//! 5. If 100 unconfirmed updates fill the window and none is new, work older than [`Timing::patience`] no
//!    longer holds back the confirmation: other chats go on. Only such an update is lost if the process is
//!    killed before its work ends (it is counted as `released`).
//!
//! Of several processes on one PostgreSQL one polls (`replica`); the others work on announcements and wait.
//!
//! After a kill, updates done above an unfinished one come again and are passed over, as the store knows them;
//! one that was answered but not yet written down is answered twice: there the doubt falls. `Lanes` and [`Work`] know nothing of polling: a webhook can offer updates to
//! the same lanes and answer 200 when the job ends.
//!
//! [`Timing::patience`]: super::Timing::patience

mod intake;
mod lanes;
mod poll;
mod progress;
mod work;

pub(crate) use lanes::Lanes;
pub(crate) use poll::Poller;
use progress::Progress;
pub(crate) use work::Work;
