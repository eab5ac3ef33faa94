//! What becomes of every update: done once, confirmed after, never lost.

use std::sync::Arc;

use serde_json::json;
use teloxide::dptree;
use teloxide::types::{Message, Update};
use tokio::sync::Semaphore;
use wenzheng::telegram::{Outcome, schema};

use super::{Serving, conversation, new_store, real_shelf};
use crate::botapi::{BotApi, Fault, Kind, merged, private};

const QUESTION: &str = "今年新增就业目标是多少";

fn says(update: &Update, words: &str) -> bool {
    matches!(&update.kind, teloxide::types::UpdateKind::Message(message) if message.text() == Some(words))
}

#[tokio::test]
async fn a_panic_is_told_politely_and_the_loop_goes_on() {
    let api = BotApi::start().await;
    let serving = Serving::start_with(&api, conversation(real_shelf()), |settings| {
        settings.tree = dptree::entry()
            .branch(
                dptree::filter(|update: Update| says(&update, "boom"))
                    .endpoint(async || -> Outcome { panic!("on purpose") }),
            )
            .branch(schema());
    });
    api.write(private(5, "boom"));
    api.write(private(5, QUESTION));
    let sent = api.replies(5, 2).await;
    assert!(sent[0].text.contains("抱歉"), "{}", sent[0].text);
    assert!(!sent[0].text.contains("purpose"));
    assert_eq!(serving.tally.panics.get(), 1);
    serving.stop().await.unwrap();
    api.confirmed().await;
    api.assert_clean();
}

#[tokio::test]
async fn while_the_store_fails_an_update_is_confirmed_only_after_its_work_and_not_answered_twice() {
    let api = BotApi::start().await;
    let gate = Arc::new(Semaphore::new(0));
    let held = Arc::clone(&gate);
    let (store, _folder) = new_store().await;
    let failing = store.clone();
    let serving = Serving::start_over(&api, conversation(real_shelf()), Some(store), move |settings| {
        let wait = move || {
            let gate = Arc::clone(&held);
            async move {
                gate.acquire().await.unwrap().forget();
                Outcome::Silent
            }
        };
        settings.tree = dptree::entry()
            .branch(dptree::filter(|update: Update| says(&update, "慢")).endpoint(wait))
            .branch(schema());
    });
    api.wait("a poll", |state| state.poller > 0).await;
    failing.close().await;
    api.write(private(1, "慢"));
    for person in 2..=6 {
        api.write(private(person, QUESTION));
    }
    for person in 2..=6 {
        api.replies(person, 1).await;
    }
    // Answered, but below them one update is not done: all come again, none is answered again.
    let polls = api.calls("getUpdates").len();
    api.wait("more polls", |state| {
        state.calls.iter().filter(|call| call.method == "getUpdates").count() > polls + 3
    })
    .await;
    assert_eq!(api.with(|state| state.updates.len()), 6);
    assert!(serving.tally.repeated.get() > 0);
    gate.add_permits(1);
    serving.settled(&api).await;
    for person in 2..=6 {
        assert_eq!(api.sent(person).len(), 1);
    }
    serving.stop().await.unwrap();
}

#[tokio::test]
async fn what_was_not_answered_before_a_stop_is_answered_after_it() {
    let api = BotApi::start().await;
    let (store, _folder) = new_store().await;
    let first = Serving::start_over(&api, conversation(real_shelf()), Some(store.clone()), |settings| {
        settings.config.drain_seconds = 0;
        settings.tree = dptree::entry().endpoint(async || std::future::pending::<Outcome>().await);
    });
    api.write(private(5, QUESTION));
    api.confirmed().await;
    first.stop().await.unwrap();
    assert!(api.sent(5).is_empty());
    let second = Serving::start_over(&api, conversation(real_shelf()), Some(store.clone()), |_settings| {});
    api.replies(5, 1).await;
    second.stop().await.unwrap();
    assert!(store.kept_updates().await.is_ok_and(|kept| kept.is_empty()));
}

#[tokio::test]
async fn a_stop_finishes_the_work_under_way_and_confirms_it() {
    let api = BotApi::start().await;
    api.fail(Fault::new("sendMessage", 1, Kind::TooMany(1)));
    let serving = Serving::start(&api);
    api.write(private(5, QUESTION));
    api.wait("a first try", |state| state.calls.iter().any(|call| call.method == "sendMessage")).await;
    serving.stop().await.unwrap();
    assert_eq!(api.sent(5).len(), 1);
    assert!(api.with(|state| state.updates.is_empty()), "confirmed before the end");
}

#[tokio::test]
async fn updates_nobody_can_read_are_counted_and_passed() {
    let api = BotApi::start().await;
    api.push("telepathy", json!({"thought": 1}));
    api.push("message", json!({"some fields": "are missing"}));
    let strange = json!({"entities": [{"type": "date_time", "offset": 0, "length": 2}]});
    api.write(merged(private(5, QUESTION), strange));
    let mut hologram = merged(private(5, ""), json!({"hologram": {}}));
    hologram.as_object_mut().unwrap().remove("text");
    api.write(hologram);
    let serving = Serving::start(&api);
    serving.settled(&api).await;
    let sent = api.replies(5, 1).await;
    assert!(sent[0].text.contains("就业"), "{}", sent[0].text);
    assert_eq!([serving.tally.unreadable.get(), serving.tally.mended.get()], [2, 1]);
    serving.stop().await.unwrap();
    api.assert_clean();
}

#[tokio::test]
async fn typing_is_shown_only_when_an_answer_takes_long() {
    let api = BotApi::start().await;
    // Long enough for a machine that is busy with other tests.
    let serving = Serving::start_with(&api, conversation(real_shelf()), |settings| {
        settings.timing.typing = std::time::Duration::from_secs(5);
    });
    for text in [QUESTION, "a:b AND (", "\u{200b}", "'; DROP TABLE", &"长".repeat(18_000)] {
        api.write(private(5, text));
    }
    let sent = api.replies(5, 5).await;
    assert!(sent[4].text.contains("18000"), "{}", sent[4].text);
    assert!(api.calls("sendChatAction").is_empty());
    serving.stop().await.unwrap();
    api.assert_clean();
}

/// Keeps the import of a type that trees take honest: a tree of another shape does not compile.
#[tokio::test]
async fn a_tree_of_ones_own_can_take_messages() {
    let api = BotApi::start().await;
    let serving = Serving::start_with(&api, conversation(real_shelf()), |settings| {
        let only_messages = teloxide::dptree::filter_map(|update: Update| match update.kind {
            teloxide::types::UpdateKind::Message(message) => Some(message),
            _ => None,
        });
        settings.tree = only_messages.endpoint(async |_message: Message| Outcome::Silent);
    });
    api.write(private(5, QUESTION));
    serving.settled(&api).await;
    assert!(api.sent(5).is_empty());
    serving.stop().await.unwrap();
}
