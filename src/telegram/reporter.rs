//! Looks at everything that tells how the bot does.

use std::sync::Arc;
use std::time::{Duration, Instant};

use tokio::time::timeout;

use super::tally::Tally;
use crate::app::Conversation;
use crate::app::clock::{self, Clock};
use crate::app::status::Status;
use crate::app::store::Store;

/// How long the store may take.
const PATIENCE: Duration = Duration::from_secs(2);

/// Whom to ask. Clones ask the same.
#[derive(Debug, Clone)]
pub struct Reporter {
    pub conversation: Arc<Conversation>,
    pub tally: Arc<Tally>,
    pub store: Store,
    pub clock: Clock,
    /// IANA name of the zone whose days are counted.
    pub zone: String,
    pub started: Instant,
}

impl Reporter {
    /// How the bot does now. What the store does not say is left open.
    pub async fn status(&self) -> Status {
        let library = self.conversation.shelf().current();
        let began = Instant::now();
        let ping = timeout(PATIENCE, self.store.ping()).await;
        let store_ping = matches!(ping, Ok(Ok(()))).then(|| began.elapsed().as_secs_f64() * 1000.0);
        let day = clock::day(self.clock.now(), &self.zone);
        let today = timeout(PATIENCE, self.store.asked_on(&day)).await;
        let (answering, working) = self.tally.percentiles_on(&day);
        let depths = timeout(PATIENCE, self.store.depths()).await.ok().and_then(Result::ok);
        let queued = depths.iter().flatten().filter(|(kind, _)| matches!(*kind, "queued" | "sending"));
        Status {
            version: env!("CARGO_PKG_VERSION").to_owned(),
            edition: library.edition(),
            reports: library.corpus().reports().len(),
            paragraphs: library.paragraphs(),
            figures: library.ledger().len(),
            records: library.records(),
            doubts: library.doubts().count(),
            uptime_seconds: self.started.elapsed().as_secs(),
            today: today.ok().and_then(Result::ok),
            answering,
            working,
            queue: u64::try_from(self.tally.queue.get()).unwrap_or(0),
            letters: queued.map(|(_, count)| u64::try_from(*count).unwrap_or(0)).sum(),
            store: self.store.engine().place(),
            store_ping,
            memory: memory_stats::memory_stats().map(|memory| memory.physical_mem as u64),
        }
    }
}
