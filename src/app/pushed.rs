//! Updates that Telegram pushes: from whoever hears its calls to whoever does the work.

use tokio::sync::{mpsc, oneshot};

/// One update on its way in.
#[derive(Debug)]
pub struct Pushed {
    /// As it came.
    pub update: String,
    /// Told true when Telegram may forget it: it is kept where it lasts, or done. Without a word it is to come again.
    pub taken: oneshot::Sender<bool>,
}

/// Both ends, with room for `room` updates that nobody has looked at yet.
#[must_use]
pub fn channel(room: usize) -> (mpsc::Sender<Pushed>, mpsc::Receiver<Pushed>) {
    mpsc::channel(room)
}
