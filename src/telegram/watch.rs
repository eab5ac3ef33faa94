//! Looks at the corpus folder, where that is wished, and has it read again when it has changed and stands still.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::watch;
use tracing::{info, warn};

use super::admin::unasked;
use super::desk::{Desk, off_the_async_threads};
use crate::app::disk;
use crate::app::store::Doer;

/// Looks every `seconds`, until told to stop. Nothing is read: lengths and times of the files tell. What the gate holds
/// back is tried again when it has changed again.
pub(crate) async fn run(desk: Arc<Desk>, seconds: u64, mut stopped: watch::Receiver<bool>) {
    let mut known = look(&desk).await;
    let mut served = known.clone();
    loop {
        tokio::select! {
            () = tokio::time::sleep(Duration::from_secs(seconds)) => {}
            _ = stopped.wait_for(|stop| *stop) => return,
        }
        let seen = look(&desk).await;
        // Files that are being copied change from look to look.
        if seen.is_some() && seen == known && seen != served {
            info!("the corpus has changed");
            served.clone_from(&seen);
            unasked::reload(&desk, Doer::Folder).await;
        }
        known = seen;
    }
}

/// Name, length and time of each file; `None` where the folder cannot be read just now.
async fn look(desk: &Desk) -> Option<Vec<(String, Option<(u64, std::time::SystemTime)>)>> {
    let conversation = Arc::clone(&desk.conversation);
    let listed = off_the_async_threads(move || disk::list_corpus(conversation.shelf().corpus())).await;
    match listed {
        Ok(listed) => Some(listed.into_iter().map(|one| (one.file, one.stamp)).collect()),
        Err(error) => {
            warn!(%error, "the corpus folder cannot be looked at");
            None
        }
    }
}
