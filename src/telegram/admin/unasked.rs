//! Reloads that nobody asks for in a chat: on a signal to the process, and when the corpus folder has changed.

use std::sync::Arc;

use tokio::sync::Notify;

use super::act::Act;
use crate::app::store::{Doer, Ended};
use crate::app::{ReloadError, Reloaded, Wish};
use crate::telegram::desk::Desk;

/// Reloads whenever the process is told to.
pub(crate) async fn on_signals(desk: Arc<Desk>, told: Arc<Notify>) {
    loop {
        told.notified().await;
        reload(&desk, Doer::Signal).await;
    }
}

/// What came of it is in the log and among what admins did.
pub(crate) async fn reload(desk: &Desk, doer: Doer) {
    let reloaded = desk.reload(Wish::Gated).await;
    if let Ok(reloaded) = &reloaded {
        desk.tell_replicas(reloaded, false).await;
    }
    let (ended, detail) = outcome(&reloaded);
    desk.happened(doer, Act::Reload, ended, &detail).await;
}

/// How a reload ended, as the audit log says it.
pub(crate) fn outcome(reloaded: &Result<Reloaded, ReloadError>) -> (Ended, String) {
    match reloaded {
        Ok(reloaded) => (Ended::Done, format!("edition {}", reloaded.edition)),
        Err(ReloadError::Gate(_)) => (Ended::Failed, "held back".to_owned()),
        Err(_) => (Ended::Failed, String::new()),
    }
}
