//! What an operator's tools ask: is it alive, is it ready, how does it do.

use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::AtomicU64;
use std::time::{Duration, Instant};

use axum::Router;
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use prometheus_client::encoding::text::encode;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::registry::{Registry, Unit};
use tokio::time::timeout;
use tracing::warn;

use crate::app::health::Health;
use crate::app::status::Status;
use crate::app::store::Store;

/// How long the store may take to say that it is there.
const PATIENCE: Duration = Duration::from_secs(1);
/// What the names of all metrics begin with.
const PREFIX: &str = "wenzheng";
const METRICS: &str = "application/openmetrics-text; version=1.0.0; charset=utf-8";

/// What is watched.
#[derive(Clone)]
pub struct Watch {
    registry: Arc<Registry>,
    health: Health,
    store: Store,
    report: Report,
    measured: Measured,
}

/// Tells how the bot does.
type Report = Arc<dyn Fn() -> Pin<Box<dyn Future<Output = Status> + Send>> + Send + Sync>;

/// What is measured when it is asked for.
#[derive(Debug, Clone, Default)]
struct Measured {
    memory: Gauge,
    uptime: Gauge,
    depth: Family<[(&'static str, &'static str); 1], Gauge>,
    store: Gauge<f64, AtomicU64>,
}

// What tells how the bot does has nothing to show.
impl std::fmt::Debug for Watch {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Watch").field("health", &self.health).finish_non_exhaustive()
    }
}

impl Watch {
    /// `register` gives the metrics of others their names; `report` tells how the bot does.
    #[must_use]
    pub fn new<F: Future<Output = Status> + Send + 'static>(
        health: Health,
        store: Store,
        register: impl FnOnce(&mut Registry),
        report: impl Fn() -> F + Send + Sync + 'static,
    ) -> Watch {
        let report: Report = Arc::new(move || Box::pin(report()));
        let mut registry = Registry::with_prefix(PREFIX);
        register(&mut registry);
        let measured = Measured::default();
        registry.register_with_unit("resident_memory", "Memory in use", Unit::Bytes, measured.memory.clone());
        registry.register_with_unit("uptime", "Since the start", Unit::Seconds, measured.uptime.clone());
        registry.register("waiting", "What waits in the store, by kind", measured.depth.clone());
        let takes = "What the store takes to answer; all its patience where it does not";
        registry.register_with_unit("store_read", takes, Unit::Seconds, measured.store.clone());
        Watch { registry: Arc::new(registry), health, store, report, measured }
    }

    /// `/healthz`, `/readyz`, `/status` and `/metrics`.
    pub fn router(self) -> Router {
        Router::new()
            .route("/healthz", get(alive))
            .route("/readyz", get(ready))
            .route("/status", get(status))
            .route("/metrics", get(metrics))
            .with_state((self, Instant::now()))
    }

    /// Why it is not ready, if it is not.
    async fn fault(&self) -> Option<&'static str> {
        if !self.health.is_alive() {
            return Some("the update loop stands still");
        }
        if !self.health.is_serving() {
            return Some("Telegram has not said yet who the bot is, or the bot stops");
        }
        match timeout(PATIENCE, self.store.ping()).await {
            Ok(Ok(())) => None,
            Ok(Err(_)) => Some("the store cannot be used"),
            Err(_late) => Some("the store does not answer"),
        }
    }
}

/// Restart what is not alive: 503.
async fn alive(State((watch, _)): State<(Watch, Instant)>) -> Response {
    match watch.health.is_alive() {
        true => "alive\n".into_response(),
        false => (StatusCode::SERVICE_UNAVAILABLE, "the update loop stands still\n").into_response(),
    }
}

/// Send nothing to what is not ready: 503, and why.
async fn ready(State((watch, _)): State<(Watch, Instant)>) -> Response {
    match watch.fault().await {
        None => "ready\n".into_response(),
        Some(fault) => (StatusCode::SERVICE_UNAVAILABLE, format!("{fault}\n")).into_response(),
    }
}

/// How the bot does, as JSON.
async fn status(State((watch, _)): State<(Watch, Instant)>) -> Response {
    match serde_json::to_string(&(watch.report)().await) {
        Ok(status) => ([(header::CONTENT_TYPE, "application/json")], status).into_response(),
        Err(_unwritable) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

async fn metrics(State((watch, started)): State<(Watch, Instant)>) -> Response {
    let (measured, began) = (&watch.measured, Instant::now());
    measured.uptime.set(i64::try_from(started.elapsed().as_secs()).unwrap_or(i64::MAX));
    if let Some(memory) = memory_stats::memory_stats() {
        measured.memory.set(i64::try_from(memory.physical_mem).unwrap_or(i64::MAX));
    }
    match timeout(PATIENCE, watch.store.depths()).await {
        Ok(Ok(depths)) => {
            measured.store.set(began.elapsed().as_secs_f64());
            for (kind, count) in depths {
                measured.depth.get_or_create(&[("kind", kind)]).set(count);
            }
        }
        failed => {
            if let Ok(Err(error)) = failed {
                warn!(%error, "the store's depths are not known");
            }
            measured.store.set(PATIENCE.as_secs_f64());
        }
    }
    let mut text = String::new();
    match encode(&mut text, &watch.registry) {
        Ok(()) => ([(header::CONTENT_TYPE, METRICS)], text).into_response(),
        Err(_unwritable) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}
