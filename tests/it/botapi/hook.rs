//! Telegram as it pushes: each update by a call of its own, several at once, again until one is answered with 200.

use std::collections::BTreeSet;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use super::methods::Refusal;
use super::server::BotApi;
use super::state::State;

/// What `setWebhook` was called with.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Hook {
    pub(crate) secret: String,
    pub(crate) connections: usize,
}

/// Before a call is made again that was not answered with 200.
const AGAIN: Duration = Duration::from_millis(100);

pub(super) fn set_webhook(state: &mut State, params: &Value) -> Result<Value, Refusal> {
    let url = params["url"].as_str().unwrap();
    if !url.starts_with("https://") {
        return Err((400, "Bad Request: bad webhook: An HTTPS URL must be provided for webhook".to_owned()));
    }
    state.webhook = url.to_owned();
    state.hook = Hook {
        secret: params["secret_token"].as_str().unwrap_or_default().to_owned(),
        connections: usize::try_from(params["max_connections"].as_i64().unwrap_or(40)).unwrap(),
    };
    if let Some(kinds) = params["allowed_updates"].as_array() {
        state.allowed = Some(kinds.iter().map(|kind| kind.as_str().unwrap().to_owned()).collect());
    }
    Ok(json!(true))
}

impl BotApi {
    /// Delivers updates from now on, by turns to what listens at `doors`, as a proxy before them does.
    pub(crate) fn push_to(&self, doors: Vec<SocketAddr>) {
        let api = self.clone();
        let under_way: Arc<Mutex<BTreeSet<i64>>> = Arc::default();
        tokio::spawn(async move {
            let mut turn = 0;
            loop {
                let taken = under_way.lock().unwrap().clone();
                let new = api.with_quietly(|state| {
                    let room = state.hook.connections.saturating_sub(taken.len());
                    let is_free = |id: &&i64| !taken.contains(id);
                    let mut ids: Vec<i64> =
                        state.updates.keys().filter(is_free).take(room).copied().collect();
                    if state.is_disorderly {
                        ids.reverse();
                    }
                    if state.webhook.is_empty() { Vec::new() } else { ids }
                });
                for id in new {
                    under_way.lock().unwrap().insert(id);
                    turn += 1;
                    let (api, under_way, doors) = (api.clone(), Arc::clone(&under_way), doors.clone());
                    tokio::spawn(async move {
                        // Twice at once, where nothing is in order.
                        let again = async {
                            if api.with_quietly(|state| state.is_disorderly) {
                                deliver(&api, id, &doors, turn).await;
                            }
                        };
                        if tokio::join!(deliver(&api, id, &doors, turn), again).0 != 200 {
                            tokio::time::sleep(AGAIN).await;
                        }
                        under_way.lock().unwrap().remove(&id);
                    });
                }
                tokio::time::sleep(Duration::from_millis(2)).await;
            }
        });
    }
}

/// One call; the next door where nobody listens at the first.
async fn deliver(api: &BotApi, id: i64, doors: &[SocketAddr], turn: usize) -> u16 {
    let found =
        api.with_quietly(|state| Some((state.updates.get(&id)?.to_string(), state.hook.secret.clone())));
    let Some((body, secret)) = found else { return 200 };
    for at in 0..doors.len() {
        let door = doors[(turn + at) % doors.len()];
        let headers = [("content-type", "application/json"), ("x-telegram-bot-api-secret-token", &secret)];
        let called =
            tokio::time::timeout(Duration::from_secs(60), call(door, "POST", "/hook", &headers, &body));
        if let Ok(Ok((status, _))) = called.await {
            if status == 200 {
                api.with(|state| state.updates.remove(&id));
            }
            return status;
        }
    }
    0
}

/// One HTTP call: status and body.
pub(crate) async fn call(
    to: SocketAddr,
    method: &str,
    path: &str,
    headers: &[(&str, &str)],
    body: &str,
) -> std::io::Result<(u16, String)> {
    let mut stream = TcpStream::connect(to).await?;
    let mut head = format!("{method} {path} HTTP/1.1\r\nhost: {to}\r\nconnection: close\r\n");
    for (name, value) in headers {
        head.push_str(&format!("{name}: {value}\r\n"));
    }
    head.push_str(&format!("content-length: {}\r\n\r\n", body.len()));
    stream.write_all(head.as_bytes()).await?;
    stream.write_all(body.as_bytes()).await?;
    let mut reply = Vec::new();
    stream.read_to_end(&mut reply).await?;
    let text = String::from_utf8_lossy(&reply).into_owned();
    let status = text.split(' ').nth(1).and_then(|status| status.parse().ok());
    let body = text.split_once("\r\n\r\n").map(|(_, body)| body.to_owned()).unwrap_or_default();
    status.map(|status| (status, body)).ok_or_else(|| std::io::Error::other("no reply"))
}
