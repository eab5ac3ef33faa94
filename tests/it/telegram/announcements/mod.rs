//! Subscriptions and announcements through the serve loop, against the double.

mod admin;
mod broadcast;
mod killed;
mod membership;
mod replicas;
mod subscribing;

use std::sync::Arc;
use std::sync::atomic::AtomicI64;

use wenzheng::app::clock::Clock;
use wenzheng::app::store::Store;

use super::{ADMIN, Serving, conversation, new_store, real_shelf};
use crate::botapi::BotApi;

/// 5 March 2026, 08:00 in Shanghai.
const NOW: i64 = 1_772_668_800_000;
const HOUR: i64 = 3_600_000;

/// A bot whose clock is put forward by hand.
struct Staged {
    api: BotApi,
    serving: Serving,
    store: Store,
    clock: Arc<AtomicI64>,
    _folder: tempfile::TempDir,
}

impl Staged {
    async fn start() -> Self {
        let (store, folder) = new_store().await;
        let api = BotApi::start().await;
        let clock = Arc::new(AtomicI64::new(NOW - Clock::Wall.now()));
        let serving = serving_over(&api, &store, &clock);
        Self { api, serving, store, clock, _folder: folder }
    }

    async fn restart(self) -> Self {
        self.serving.stop().await.unwrap();
        let serving = serving_over(&self.api, &self.store, &self.clock);
        Self { serving, ..self }
    }

    /// The clock jumps; the bot looks at it when it starts.
    fn later(&self, hours: i64) {
        self.clock.fetch_add(hours * HOUR, std::sync::atomic::Ordering::SeqCst);
    }

    /// Waits until every update is confirmed and its work is done.
    async fn settled(&self) {
        self.serving.settled(&self.api).await;
    }

    async fn stop(self) {
        self.serving.stop().await.unwrap();
        self.api.confirmed().await;
        self.api.assert_clean();
    }
}

fn serving_over(api: &BotApi, store: &Store, clock: &Arc<AtomicI64>) -> Serving {
    let clock = Clock::Ahead(Arc::clone(clock));
    Serving::start_over(api, conversation(real_shelf()), Some(store.clone()), move |settings| {
        settings.clock = clock;
        settings.announce.per_second_per_chat = 50.0;
        settings.announce.per_minute_per_group = 3000.0;
    })
}
