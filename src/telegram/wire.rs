//! One call to the Bot API: a payload goes out over HTTP, a result or a typed failure comes back.
//!
//! teloxide's client, payloads and types are used, its `send()` is not: that one sleeps 10 s on every 5xx
//! before it says so, has one timeout for long polls and short calls, loses the raw text of updates it
//! cannot read, and its errors print the URL, which holds the token.

use std::sync::Arc;
use std::time::{Duration, Instant};

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use teloxide::requests::Payload;
use teloxide::types::ChatId;
use teloxide::{ApiError, Bot};

use super::tally::Tally;

/// Why a call brought no result.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Failure {
    #[error("Telegram asks to wait {} s", .0.as_secs())]
    RetryAfter(Duration),
    #[error("the group has become a supergroup")]
    Migrated(ChatId),
    /// Someone else polls with this token, or a webhook is set.
    #[error("conflict: {0}")]
    Conflict(String),
    #[error("Telegram does not know this token")]
    Token,
    /// An older server, or a token that is none.
    #[error("Telegram does not know this method")]
    Method,
    /// The reply began as that of a call that was carried out, and broke off or cannot be read: it must not be repeated.
    #[error("the reply cannot be read, but the call was carried out")]
    Done,
    #[error("refused: {0}")]
    Refused(ApiError),
    #[error("Telegram answers with status {0}")]
    Server(u16),
    #[error("{0}")]
    Network(&'static str),
    #[error("the reply cannot be read: {0}")]
    Garbled(serde_json::Error),
}

/// A connection to one bot account.
#[derive(Debug, Clone)]
pub(crate) struct Wire {
    bot: Bot,
    /// How long a call may take; a long poll adds its own seconds.
    timeout: Duration,
    tally: Arc<Tally>,
}

/// What a call carries.
pub(crate) trait Outgoing {
    const METHOD: &'static str;

    /// The body and what kind of content it is.
    fn body(&self) -> Result<(&'static str, Vec<u8>), Failure>;
}

const JSON: &str = "application/json";
/// How the reply to a call begins that was carried out.
const CARRIED_OUT: &[u8] = br#"{"ok":true"#;

impl<P: Payload + Serialize> Outgoing for P {
    const METHOD: &'static str = P::NAME;

    fn body(&self) -> Result<(&'static str, Vec<u8>), Failure> {
        Ok((JSON, serde_json::to_vec(self).map_err(Failure::Garbled)?))
    }
}

/// Why no connection could be set up.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub(crate) struct BadConnection(String);

impl Wire {
    pub(crate) fn new(
        token: &str,
        api_url: Option<&str>,
        timeout: Duration,
        tally: Arc<Tally>,
    ) -> Result<Self, BadConnection> {
        let client = teloxide::net::default_reqwest_settings()
            .build()
            .map_err(|error| BadConnection(error.without_url().to_string()))?;
        let bot = Bot::with_client(token, client);
        let Some(api_url) = api_url else { return Ok(Self { bot, timeout, tally }) };
        let url = api_url
            .trim_end_matches('/')
            .parse()
            .map_err(|error| BadConnection(format!("API URL {api_url:?}: {error}")))?;
        Ok(Self { bot: bot.set_api_url(url), timeout, tally })
    }

    /// Calls the payload's method; `R` holds the fields of the result that the caller reads.
    pub(crate) async fn call<P, R>(&self, payload: &P) -> Result<R, Failure>
    where
        P: Outgoing,
        R: DeserializeOwned,
    {
        let (kind, body) = payload.body()?;
        let began = Instant::now();
        let result = self.send(P::METHOD, kind, body, self.timeout).await;
        self.tally.calling.add(began.elapsed());
        result
    }

    /// Calls `method` with `body`; `timeout` counts from the first byte out to the last byte in.
    pub(crate) async fn post<R>(
        &self,
        method: &'static str,
        body: &impl Serialize,
        timeout: Duration,
    ) -> Result<R, Failure>
    where
        R: DeserializeOwned,
    {
        let body = serde_json::to_vec(body).map_err(Failure::Garbled)?;
        self.send(method, JSON, body, timeout).await
    }

    async fn send<R>(
        &self,
        method: &'static str,
        kind: &str,
        body: Vec<u8>,
        timeout: Duration,
    ) -> Result<R, Failure>
    where
        R: DeserializeOwned,
    {
        let result = self.exchange(method, kind, body, timeout).await;
        let outcome = result.as_ref().map_or_else(Failure::name, |_result| "done");
        self.tally.call(method, outcome);
        if let Err(Failure::RetryAfter(wait)) = &result {
            self.tally.waiting.add(*wait);
        }
        result
    }

    async fn exchange<R>(
        &self,
        method: &str,
        kind: &str,
        body: Vec<u8>,
        timeout: Duration,
    ) -> Result<R, Failure>
    where
        R: DeserializeOwned,
    {
        let base = self.bot.api_url();
        let url = format!("{}/bot{}/{method}", base.as_str().trim_end_matches('/'), self.bot.token());
        let request = self.bot.client().post(url).header("content-type", kind).timeout(timeout).body(body);
        let mut response =
            request.send().await.map_err(|error| network(error.is_timeout(), error.is_connect()))?;
        let status = response.status().as_u16();
        let mut reply = Vec::new();
        loop {
            match response.chunk().await {
                Ok(Some(chunk)) => reply.extend_from_slice(&chunk),
                Ok(None) => return read(status, &String::from_utf8_lossy(&reply)),
                Err(_cut) if reply.starts_with(CARRIED_OUT) => return Err(Failure::Done),
                Err(error) => return Err(network(error.is_timeout(), false)),
            }
        }
    }

    /// The bytes of a file that Telegram keeps at `path`; `None` where there are more than `most`.
    pub(crate) async fn download(&self, path: &str, most: u64) -> Result<Option<Vec<u8>>, Failure> {
        let base = self.bot.api_url();
        let url = format!("{}/file/bot{}/{path}", base.as_str().trim_end_matches('/'), self.bot.token());
        let request = self.bot.client().get(url).timeout(self.timeout);
        let mut response =
            request.send().await.map_err(|error| network(error.is_timeout(), error.is_connect()))?;
        let status = response.status().as_u16();
        if status != 200 {
            return Err(Failure::Server(status));
        }
        let mut bytes = Vec::new();
        while let Some(chunk) = response.chunk().await.map_err(|error| network(error.is_timeout(), false))? {
            if (bytes.len() + chunk.len()) as u64 > most {
                return Ok(None);
            }
            bytes.extend_from_slice(&chunk);
        }
        Ok(Some(bytes))
    }

    pub(crate) fn timeout(&self) -> Duration {
        self.timeout
    }
}

impl Failure {
    /// A short name for what is counted.
    fn name(&self) -> &'static str {
        match self {
            Failure::RetryAfter(_) => "throttled",
            Failure::Migrated(_) => "migrated",
            Failure::Conflict(_) => "conflict",
            Failure::Token => "token",
            Failure::Method => "unknown_method",
            Failure::Done => "cut",
            Failure::Refused(_) => "refused",
            Failure::Server(_) => "server",
            Failure::Network(_) => "network",
            Failure::Garbled(_) => "garbled",
        }
    }

    /// Whether the call certainly did not reach Telegram.
    pub(crate) fn never_left(&self) -> bool {
        matches!(self, Failure::Network(NO_CONNECTION))
    }

    /// The call was given up after all the time that it may take.
    pub(crate) fn is_late(&self) -> bool {
        matches!(self, Failure::Network(NO_REPLY))
    }
}

const NO_CONNECTION: &str = "cannot connect";
const NO_REPLY: &str = "no reply in time";

fn network(timed_out: bool, connecting: bool) -> Failure {
    Failure::Network(match (timed_out, connecting) {
        (true, _) => NO_REPLY,
        (false, true) => NO_CONNECTION,
        (false, false) => "the connection was cut",
    })
}

/// What every method answers.
#[derive(Deserialize)]
struct Envelope<R> {
    ok: bool,
    result: Option<R>,
    error_code: Option<u16>,
    description: Option<String>,
    #[serde(default)]
    parameters: Parameters,
}

#[derive(Deserialize, Default)]
struct Parameters {
    retry_after: Option<u64>,
    migrate_to_chat_id: Option<i64>,
}

fn read<R: DeserializeOwned>(status: u16, text: &str) -> Result<R, Failure> {
    let envelope: Envelope<R> = match serde_json::from_str(text) {
        Ok(envelope) => envelope,
        Err(_of_a_later_day) if text.as_bytes().starts_with(CARRIED_OUT) => return Err(Failure::Done),
        Err(_not_from_telegram) if status >= 500 => return Err(Failure::Server(status)),
        Err(error) => return Err(Failure::Garbled(error)),
    };
    if envelope.ok {
        return envelope.result.ok_or(Failure::Done);
    }
    if let Some(id) = envelope.parameters.migrate_to_chat_id {
        return Err(Failure::Migrated(ChatId(id)));
    }
    let description = envelope.description.unwrap_or_default();
    Err(match envelope.error_code.unwrap_or(status) {
        429 => Failure::RetryAfter(Duration::from_secs(envelope.parameters.retry_after.unwrap_or(1))),
        409 => Failure::Conflict(description),
        401 => Failure::Token,
        404 => Failure::Method,
        code if code >= 500 => Failure::Server(code),
        _ => Failure::Refused(api_error(description)),
    })
}

fn api_error(description: String) -> ApiError {
    serde_json::from_value(serde_json::Value::String(description.clone()))
        .unwrap_or(ApiError::Unknown(description))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn failure(status: u16, text: &str) -> Failure {
        read::<bool>(status, text).expect_err("a failure")
    }

    #[test]
    fn every_kind_of_refusal_has_its_type() {
        let code =
            |code: u16, rest: &str| format!(r#"{{"ok":false,"error_code":{code},"description":{rest}}}"#);
        assert!(matches!(
            failure(429, &code(429, r#""Too Many Requests","parameters":{"retry_after":7}"#)),
            Failure::RetryAfter(wait) if wait == Duration::from_secs(7)
        ));
        assert!(matches!(
            failure(400, &code(400, r#""x","parameters":{"migrate_to_chat_id":-1001}"#)),
            Failure::Migrated(ChatId(-1001))
        ));
        assert!(matches!(failure(409, &code(409, r#""Conflict: …""#)), Failure::Conflict(_)));
        assert!(matches!(failure(401, &code(401, r#""Unauthorized""#)), Failure::Token));
        assert!(matches!(failure(404, &code(404, r#""Not Found""#)), Failure::Method));
        assert!(matches!(
            failure(403, &code(403, r#""Forbidden: bot was blocked by the user""#)),
            Failure::Refused(ApiError::BotBlocked)
        ));
        assert!(matches!(
            failure(400, &code(400, r#""Bad Request: TOPIC_CLOSED""#)),
            Failure::Refused(ApiError::Unknown(text)) if text == "Bad Request: TOPIC_CLOSED"
        ));
        assert!(matches!(failure(502, "<html>Bad Gateway</html>"), Failure::Server(502)));
        assert!(matches!(failure(200, "<html>portal</html>"), Failure::Garbled(_)));
        assert!(matches!(failure(200, r#"{"ok":true}"#), Failure::Done));
        assert!(matches!(failure(200, r#"{"ok":true,"result":{"of":"later"}}"#), Failure::Done));
    }

    #[test]
    fn an_unknown_host_in_the_url_is_said_without_the_token() {
        let error =
            Wire::new("1:secret", Some("not a url"), Duration::ZERO, Arc::default()).expect_err("no url");
        assert!(!error.to_string().contains("secret"));
    }
}
