//! The door that Telegram's calls come in by: nobody else's, and none that is not whole.

use std::time::Duration;

use axum::Router;
use axum::body::Bytes;
use axum::extract::{DefaultBodyLimit, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::routing::post;
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;
use tokio::sync::{mpsc, oneshot};
use tokio::time::timeout;
use tracing::debug;

use crate::app::pushed::Pushed;

/// More than any update has; Telegram's messages are of 4,096 characters.
const LARGEST: usize = 1024 * 1024;
/// How long a call waits to be answered for: less than Telegram waits.
const PATIENCE: Duration = Duration::from_secs(50);
/// Where Telegram says the secret.
const SECRET: &str = "x-telegram-bot-api-secret-token";

/// Who may come in, and where to.
#[derive(Debug, Clone)]
pub struct Door {
    pub secret: String,
    pub pushed: mpsc::Sender<Pushed>,
}

/// What Telegram is to say with each call: only who has the token knows it, and replicas need not agree on it.
#[must_use]
pub fn secret(token: &str) -> String {
    let hash = Sha256::new().chain_update("wenzheng webhook ").chain_update(token).finalize();
    hash.iter().map(|byte| format!("{byte:02x}")).collect()
}

impl Door {
    /// POST at the path of `url`, and nothing else anywhere.
    pub fn router(self, url: &str) -> Router {
        Router::new().route(path(url), post(hear)).layer(DefaultBodyLimit::max(LARGEST)).with_state(self)
    }
}

/// The path of an address; what routers read in a path as a pattern is none here.
fn path(url: &str) -> &str {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let path = rest.find('/').and_then(|at| rest.get(at..)).unwrap_or("/");
    path.split(['?', '#']).next().unwrap_or("/")
}

async fn hear(State(door): State<Door>, headers: HeaderMap, body: Bytes) -> StatusCode {
    let said = headers.get(SECRET).map(|value| value.as_bytes()).unwrap_or_default();
    if !bool::from(said.ct_eq(door.secret.as_bytes())) {
        debug!("a call without the secret");
        return StatusCode::UNAUTHORIZED;
    }
    let kind = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    if kind.split(';').next().map(str::trim) != Some("application/json") {
        return StatusCode::UNSUPPORTED_MEDIA_TYPE;
    }
    let Ok(update) = String::from_utf8(body.to_vec()) else { return StatusCode::BAD_REQUEST };
    let (taken, is_taken) = oneshot::channel();
    if door.pushed.send(Pushed { update, taken }).await.is_err() {
        return StatusCode::SERVICE_UNAVAILABLE;
    }
    match timeout(PATIENCE, is_taken).await {
        Ok(Ok(true)) => StatusCode::OK,
        // Telegram calls again.
        _ => StatusCode::SERVICE_UNAVAILABLE,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_path_is_that_of_the_address() {
        for (url, expected) in [
            ("https://bot.example.org/telegram/abc", "/telegram/abc"),
            ("https://bot.example.org:8443/hook?x=1", "/hook"),
            ("https://bot.example.org", "/"),
        ] {
            assert_eq!(path(url), expected);
        }
    }

    #[test]
    fn the_secret_is_of_the_token_and_does_not_tell_it() {
        let secret = secret("123:abc");
        assert_eq!((secret.len(), secret == super::secret("123:abd")), (64, false));
        assert!(
            secret.bytes().all(|byte| byte.is_ascii_hexdigit()),
            "Telegram takes letters, digits, _ and -"
        );
    }
}
