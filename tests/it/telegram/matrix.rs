//! Every method that the bot calls, met by every way to fail, polled and pushed: whatever it meets, others are answered
//! after it, nothing panics, and every update is done.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;

use serde_json::Value;
use tokio::task::JoinSet;
use wenzheng::app::clock::Clock;

use super::webhook::start as start_pushed;
use super::{Serving, conversation, real_shelf};
use crate::botapi::{BotApi, Fault, Kind, group, private};

/// Called before anything is answered.
const AT_THE_START: [&str; 4] = ["getMe", "getWebhookInfo", "setWebhook", "setMyCommands"];
const LATER: [&str; 8] = [
    "getUpdates",
    "sendMessage",
    "sendPhoto",
    "editMessageText",
    "answerCallbackQuery",
    "answerInlineQuery",
    "answerGuestQuery",
    "getChatMember",
];
const QUESTION: &str = "今年新增就业目标是多少";

fn kinds() -> Vec<Kind> {
    vec![
        Kind::TooMany(1),
        Kind::Status(500),
        Kind::Status(502),
        // A reply of nobody that Telegram knows.
        Kind::Status(200),
        Kind::Refuse(400, "Bad Request: something of later", Value::Null),
        Kind::Refuse(403, "Forbidden: bot was blocked by the user", Value::Null),
        Kind::Hang,
        Kind::Cut,
        Kind::LoseReply,
        Kind::CutReply,
    ]
}

/// One method and one fault; what went wrong, if anything.
async fn meet(method: &'static str, kind: Kind, is_pushed: bool) -> Result<(), String> {
    let place = format!("{method}, {kind:?}, {}", if is_pushed { "pushed" } else { "polled" });
    let api = BotApi::start().await;
    let is_at_the_start = AT_THE_START.contains(&method);
    if is_at_the_start {
        api.fail(Fault::new(method, 1, kind.clone()));
    }
    let serving = if is_pushed {
        let (serving, address) = start_pushed(&api, None).await;
        api.push_to(vec![address]);
        serving
    } else {
        Serving::start(&api)
    };
    let long = Duration::from_secs(40);
    let is_answered = |chat: i64| {
        let api = &api;
        async move { api.until(long, move |state| state.sent.iter().any(|sent| sent.chat == chat)).await }
    };
    if matches!((method, &kind), ("setWebhook", Kind::Refuse(..))) && is_pushed {
        let ended = tokio::time::timeout(long, serving.task).await.map(|ended| ended.unwrap());
        return if matches!(ended, Ok(Err(_))) { Ok(()) } else { Err(format!("{place}: {ended:?}")) };
    }
    api.write(private(1, QUESTION));
    if !is_answered(1).await {
        return Err(format!("{place}: no first answer"));
    }
    if !is_at_the_start {
        let fault = Fault::new(method, 1, kind);
        // Not the others' answer, which is waited for.
        api.fail(if method == "sendMessage" { fault.in_chat(2) } else { fault });
    }
    let shown = api.sent(1).remove(0);
    api.write(private(2, QUESTION));
    api.write(private(3, "/chart GDP"));
    api.tap_data(1, shown.id, 1, "no such button");
    if let Some((label, _)) = shown.buttons().into_iter().next() {
        api.tap(1, shown.id, 1, &label);
    }
    api.type_inline(4, "失业率", "");
    api.write_to_guest(9, "@wenzheng_bot 失业率", "zh-hans");
    api.write(group(-100, 5, "/subscribe"));
    api.write(private(99, QUESTION));
    let is_done = api.until(long, |state| state.updates.is_empty()).await;
    if !is_answered(99).await || !is_done {
        return Err(format!("{place}: others are not answered, or updates are left"));
    }
    let (panics, stopped) = (Arc::clone(&serving.tally), serving.stop().await);
    match (panics.panics.get(), stopped) {
        (0, Ok(())) => Ok(()),
        (panics, stopped) => Err(format!("{place}: {panics} panics, {stopped:?}")),
    }
}

async fn meet_all(is_pushed: bool) {
    let mut meetings: JoinSet<Result<(), String>> = JoinSet::new();
    let mut faults = Vec::new();
    let mut count = 0;
    for method in AT_THE_START.into_iter().chain(LATER) {
        // Not called in this mode.
        if is_pushed && matches!(method, "getUpdates" | "getWebhookInfo")
            || !is_pushed && method == "setWebhook"
        {
            continue;
        }
        for kind in kinds() {
            if meetings.len() >= 12 {
                let met = meetings.join_next().await.unwrap().unwrap();
                faults.extend(met.err());
            }
            meetings.spawn(meet(method, kind, is_pushed));
            count += 1;
        }
    }
    while let Some(met) = meetings.join_next().await {
        faults.extend(met.unwrap().err());
    }
    assert!(count >= 100, "{count}");
    assert!(faults.is_empty(), "{faults:#?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_polling_bot_comes_through_every_fault_of_every_method() {
    meet_all(false).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_bot_with_a_webhook_comes_through_every_fault_of_every_method() {
    meet_all(true).await;
}

#[tokio::test]
async fn a_clock_that_jumps_stops_nothing() {
    let api = BotApi::start().await;
    let ahead = Arc::new(AtomicI64::new(0));
    let clock = Clock::Ahead(Arc::clone(&ahead));
    let serving =
        Serving::start_with(&api, conversation(real_shelf()), move |settings| settings.clock = clock);
    let day = 24 * 3600 * 1000;
    for (person, jump) in [(1, 0), (2, 3 * day), (3, -2 * day), (4, 400 * day), (5, -4000 * day)] {
        ahead.store(jump, Ordering::SeqCst);
        api.write(private(person, QUESTION));
        assert!(api.replies(person, 1).await[0].text.contains("5万人"), "{jump}");
    }
    api.confirmed().await;
    serving.stop().await.unwrap();
    api.assert_clean();
}
