//! What this process does on the word of the replicas: it polls while it leads, and reloads when another has.

use std::sync::Arc;

use tokio::sync::{Notify, oneshot, watch};
use tokio::task::JoinSet;
use tracing::{info, warn};

use super::desk::Desk;
use crate::app::store::{Replica, Word};

/// Waits until the others can know of this process and it hears what they tell: after that it reads what they have told.
pub(crate) async fn join(replica: &mut Option<Replica>, stopped: &mut watch::Receiver<bool>) {
    let Some(replica) = replica else { return };
    tokio::select! {
        () = replica.join() => {}
        _ = stopped.wait_for(|stop| *stop) => {}
    }
}

/// Says whether this process leads, which alone it does from the start; what is returned beside is dropped when another
/// one may lead.
pub(crate) fn start(
    desk: &Arc<Desk>,
    replica: Option<Replica>,
    tasks: &mut JoinSet<()>,
) -> (watch::Receiver<bool>, oneshot::Sender<()>) {
    let (lead, leads) = watch::channel(replica.is_none());
    let (over, is_over) = oneshot::channel();
    tasks.spawn(run(Arc::clone(desk), replica, lead, is_over));
    (leads, over)
}

async fn run(
    desk: Arc<Desk>,
    replica: Option<Replica>,
    leads: watch::Sender<bool>,
    mut over: oneshot::Receiver<()>,
) {
    let Some(mut replica) = replica else {
        let _gone = over.await;
        return;
    };
    let asked = Arc::new(Notify::new());
    // Beside: the lead may be lost while a corpus is read. Words that come meanwhile are one word more.
    let reloading = tokio::spawn(reload_when(Arc::clone(&asked), Arc::clone(&desk)));
    loop {
        let word = tokio::select! {
            word = replica.next() => word,
            _gone = &mut over => break,
        };
        match word {
            Word::Leads => {
                info!("this replica asks Telegram for updates");
                leads.send_replace(true);
            }
            Word::Follows => {
                warn!("another replica may ask Telegram for updates; this one stops");
                leads.send_replace(false);
            }
            Word::Reload => asked.notify_one(),
        }
    }
    reloading.abort();
    replica.leave().await;
}

async fn reload_when(asked: Arc<Notify>, desk: Arc<Desk>) {
    loop {
        asked.notified().await;
        desk.follow_replicas().await;
    }
}
