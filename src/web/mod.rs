//! Health, metrics and the webhook over HTTP: the only layer that names axum.

mod watch;
mod webhook;

pub use watch::Watch;
pub use webhook::{Door, secret};

use axum::Router;
use tokio::net::TcpListener;

/// Serves until `stop` resolves; calls under way are answered first.
///
/// # Errors
/// When the listener fails.
pub async fn serve(
    listener: TcpListener,
    router: Router,
    stop: impl Future<Output = ()> + Send + 'static,
) -> std::io::Result<()> {
    axum::serve(listener, router).with_graceful_shutdown(stop).await
}
