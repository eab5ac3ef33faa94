//! The HTTP side of the double: requests in, envelopes out, every call checked.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::{FromRequest, Multipart, Path, Request, State as Shared};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::Response;
use serde_json::{Map, Value, json};
use tokio::net::TcpListener;
use tokio::sync::watch;

use super::faults::{Fault, Kind};
use super::state::{Call, Sent, State, TOKEN};
use super::{methods, schema};

/// How long a test waits for what must come.
const LONGEST: Duration = Duration::from_secs(60);

/// The double. Clones share it. When the last test handle goes, no call may have broken the documentation.
#[derive(Clone)]
pub(crate) struct BotApi {
    state: Arc<Mutex<State>>,
    changed: watch::Sender<u64>,
    address: SocketAddr,
}

impl BotApi {
    pub(crate) async fn start() -> Self {
        Self::start_on(TcpListener::bind("127.0.0.1:0").await.unwrap())
    }

    pub(crate) fn start_on(listener: TcpListener) -> Self {
        let address = listener.local_addr().unwrap();
        let api = Self { state: Arc::default(), changed: watch::channel(0).0, address };
        let router = Router::new()
            .route("/{bot}/{method}", axum::routing::any(serve))
            .route("/file/{bot}/documents/{id}", axum::routing::get(hand_out))
            .with_state(api.clone());
        tokio::spawn(async move { axum::serve(listener, router).await });
        api
    }

    pub(crate) fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Looks at or changes the state, and wakes whoever waits for a change.
    pub(crate) fn with<T>(&self, change: impl FnOnce(&mut State) -> T) -> T {
        let result = change(&mut self.state.lock().unwrap());
        self.changed.send_modify(|changes| *changes += 1);
        result
    }

    /// Looks at the state again and again: nobody is woken.
    pub(super) fn with_quietly<T>(&self, look: impl FnOnce(&mut State) -> T) -> T {
        look(&mut self.state.lock().unwrap())
    }

    /// Waits up to `limit` until `is_so`; says whether it came.
    pub(crate) async fn until(&self, limit: Duration, is_so: impl Fn(&State) -> bool) -> bool {
        let mut changed = self.changed.subscribe();
        let wait = async {
            loop {
                if is_so(&self.state.lock().unwrap()) {
                    return;
                }
                changed.changed().await.unwrap();
            }
        };
        tokio::time::timeout(limit, wait).await.is_ok()
    }

    /// Waits for what must come; `what` names it when it does not.
    #[track_caller]
    pub(crate) fn wait<'a>(
        &'a self,
        what: &'a str,
        is_so: impl Fn(&State) -> bool + 'a,
    ) -> impl Future<Output = ()> + 'a {
        let place = std::panic::Location::caller();
        async move {
            if !self.until(LONGEST, is_so).await {
                let state = self.state.lock().unwrap();
                panic!(
                    "{place}: waited in vain for {what}; sent so far: {:#?}; broken: {:?}",
                    state.sent, state.violations
                );
            }
        }
    }

    /// Waits for `count` messages in a chat and returns them all.
    #[track_caller]
    pub(crate) fn replies(&self, chat: i64, count: usize) -> impl Future<Output = Vec<Sent>> + '_ {
        let in_chat = move |state: &State| state.sent.iter().filter(|sent| sent.chat == chat).count();
        let waiting = self.wait("replies", move |state| in_chat(state) >= count);
        async move {
            waiting.await;
            let sent = self.sent(chat);
            assert_eq!(sent.len(), count, "{sent:#?}");
            sent
        }
    }

    pub(crate) fn sent(&self, chat: i64) -> Vec<Sent> {
        self.with(|state| state.sent.iter().filter(|sent| sent.chat == chat).cloned().collect())
    }

    pub(crate) fn calls(&self, method: &str) -> Vec<Call> {
        self.with(|state| state.calls.iter().filter(|call| call.method == method).cloned().collect())
    }

    /// Waits until Telegram may forget every update.
    #[track_caller]
    pub(crate) fn confirmed(&self) -> impl Future<Output = ()> + '_ {
        self.wait("every update to be confirmed", |state| state.updates.is_empty())
    }

    pub(crate) fn fail(&self, fault: Fault) {
        self.with(|state| state.faults.push(fault));
    }

    /// Fails the test if a call broke the documentation.
    #[track_caller]
    pub(crate) fn assert_clean(&self) {
        let violations = self.with(|state| state.violations.clone());
        assert!(violations.is_empty(), "{violations:#?}");
    }
}

/// A file that `getFile` has told of. No method; faults call it `file`.
async fn hand_out(Shared(api): Shared<BotApi>, Path((bot, id)): Path<(String, String)>) -> Response {
    let fault = api.with(|state| {
        let fault = state.faults.iter_mut().find(|fault| fault.matches("file", &Value::Null))?;
        fault.times -= 1;
        Some(fault.kind.clone())
    });
    if let Some(kind) = fault {
        return fail(&api, "file", &Value::Null, kind).await;
    }
    let bytes =
        api.with_quietly(|state| state.files.get(&id).cloned()).filter(|_| bot == format!("bot{TOKEN}"));
    match bytes {
        Some(bytes) => Response::new(bytes.into()),
        None => refuse(404, "Not Found", &Value::Null),
    }
}

async fn serve(
    Shared(api): Shared<BotApi>,
    Path((bot, method)): Path<(String, String)>,
    request: Request,
) -> Response {
    if bot != format!("bot{TOKEN}") {
        return refuse(401, "Unauthorized", &Value::Null);
    }
    let Some(method) = schema::method(&method) else {
        api.with(|state| state.violations.push(format!("no such method: {method}")));
        return refuse(404, "Not Found", &Value::Null);
    };
    if api.with(|state| state.unknown.contains(method)) {
        return refuse(404, "Not Found", &Value::Null);
    }
    let params = params(method, request).await;
    let mut faults = Vec::new();
    schema::check(method, &params, &mut faults);
    let fault = api.with(|state| {
        state.violations.extend(faults.iter().cloned());
        state.calls.push(Call { method, params: params.clone() });
        if method == "sendMessage" {
            state.arrivals.push((Instant::now(), params["chat_id"].as_i64().unwrap_or(0)));
        }
        if let Some(fault) = state.faults.iter_mut().find(|fault| fault.matches(method, &params)) {
            fault.times -= 1;
            return Some(fault.kind.clone());
        }
        let chance = state.chance.as_mut().filter(|_| method == "sendMessage")?;
        let kind = chance.draw(params["chat_id"].as_i64().unwrap_or(0))?;
        if let Kind::Refuse(_, _, parameters) = &kind
            && let Some(new) = parameters["migrate_to_chat_id"].as_i64()
        {
            state.open(new);
        }
        Some(kind)
    });
    if !faults.is_empty() {
        return refuse(400, &format!("Bad Request: {}", faults.join("; ")), &Value::Null);
    }
    if let Some(kind) = fault {
        return fail(&api, method, &params, kind).await;
    }
    let carried_out = methods::carry_out(&api, method, &params).await;
    if method == "sendMessage" {
        let chat = params["chat_id"].as_i64().unwrap_or(0);
        api.with_quietly(|state| state.replies.push((Instant::now(), chat)));
    }
    match carried_out {
        Ok(result) => reply(200, json!({"ok": true, "result": result}).to_string()),
        Err((code, description)) => refuse(code, &description, &Value::Null),
    }
}

async fn fail(api: &BotApi, method: &str, params: &Value, kind: Kind) -> Response {
    match kind {
        Kind::TooMany(seconds) => {
            let text = format!("Too Many Requests: retry after {seconds}");
            refuse(429, &text, &json!({"retry_after": seconds}))
        }
        Kind::Status(status) => reply(status, "<html>Bad Gateway</html>".to_owned()),
        Kind::Says(words) => reply(200, words.to_owned()),
        Kind::Hang => std::future::pending().await,
        Kind::Cut => cut("{\"ok\":"),
        Kind::LoseReply => {
            let _lost = methods::carry_out(api, method, params).await;
            cut("")
        }
        Kind::CutReply => {
            let _lost = methods::carry_out(api, method, params).await;
            cut("{\"ok\":true,\"result\":{\"mess")
        }
        Kind::Refuse(code, description, parameters) => refuse(code, description, &parameters),
    }
}

/// A reply that breaks off: the announced length never comes.
fn cut(beginning: &'static str) -> Response {
    let parts = futures_util::stream::unfold(0, move |part| async move {
        match part {
            0 => Some((Ok(Bytes::from_static(beginning.as_bytes())), 1)),
            // What was said first must have left before the connection breaks.
            1 => {
                tokio::time::sleep(Duration::from_millis(30)).await;
                Some((Err(std::io::Error::other("cut")), 2))
            }
            _ => None,
        }
    });
    Response::new(Body::from_stream(parts))
}

fn refuse(code: u16, description: &str, parameters: &Value) -> Response {
    let mut envelope = json!({"ok": false, "error_code": code, "description": description});
    if !parameters.is_null() {
        envelope["parameters"] = parameters.clone();
    }
    reply(code, envelope.to_string())
}

fn reply(status: u16, body: String) -> Response {
    let mut response = Response::new(Body::from(body));
    *response.status_mut() = StatusCode::from_u16(status).unwrap();
    response
}

/// The parameters, however they were sent: query, JSON, form or multipart.
async fn params(method: &str, request: Request) -> Value {
    let mut params = Map::new();
    for (name, value) in pairs(request.uri().query().unwrap_or_default()) {
        params.insert(name.clone(), schema::from_form(method, &name, &value));
    }
    let kind = content_type(request.headers());
    if kind.starts_with("multipart/form-data") {
        let mut form = Multipart::from_request(request, &()).await.unwrap();
        while let Some(field) = form.next_field().await.unwrap() {
            let name = field.name().unwrap().to_owned();
            if let Some(file) = field.file_name().map(str::to_owned) {
                let bytes = field.bytes().await.unwrap();
                assert!(name != "photo" || bytes.starts_with(b"\x89PNG"), "{method}: {name} is no PNG");
                params.insert(name, json!({"bytes": bytes.len(), "name": file}));
                continue;
            }
            let value = schema::from_form(method, &name, &field.text().await.unwrap());
            params.insert(name, value);
        }
        return Value::Object(params);
    }
    let body = axum::body::to_bytes(request.into_body(), 1 << 20).await.unwrap();
    let text = String::from_utf8(body.to_vec()).unwrap();
    if kind.starts_with("application/json") {
        match serde_json::from_str(&text) {
            Ok(Value::Object(object)) => params.extend(object),
            // A payload without fields is written as null.
            Ok(Value::Null) => {}
            other => panic!("{method}: no JSON object: {other:?}"),
        }
    } else {
        for (name, value) in pairs(&text) {
            params.insert(name.clone(), schema::from_form(method, &name, &value));
        }
    }
    Value::Object(params)
}

fn content_type(headers: &HeaderMap) -> String {
    headers.get(header::CONTENT_TYPE).map(|value| value.to_str().unwrap().to_owned()).unwrap_or_default()
}

fn pairs(text: &str) -> Vec<(String, String)> {
    text.split('&')
        .filter_map(|pair| pair.split_once('='))
        .map(|(name, value)| (decoded(name), decoded(value)))
        .collect()
}

/// Percent-decoding.
fn decoded(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'+' => b' ',
            b'%' => {
                let digits = [rest.next().unwrap(), rest.next().unwrap()];
                u8::from_str_radix(std::str::from_utf8(&digits).unwrap(), 16).unwrap()
            }
            byte => byte,
        });
    }
    String::from_utf8(bytes).unwrap()
}
