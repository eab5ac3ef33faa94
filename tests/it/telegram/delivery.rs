//! Messages that Telegram does not take at once.

use serde_json::{Value, json};

use super::Serving;
use crate::botapi::{BotApi, Fault, Kind, merged, private, topic};

const QUESTION: &str = "今年新增就业目标是多少";

#[tokio::test]
async fn messages_come_through_429_5xx_a_cut_and_a_hang() {
    let api = BotApi::start().await;
    let kinds = [Kind::TooMany(1), Kind::Status(502), Kind::Cut, Kind::Hang];
    for (person, kind) in (1i64..).zip(kinds) {
        api.fail(Fault::new("sendMessage", 1, kind).in_chat(person));
        api.write(private(person, QUESTION));
    }
    let serving = Serving::start(&api);
    for person in 1..=4 {
        api.replies(person, 1).await;
    }
    assert_eq!(serving.tally.undelivered.get(), 0);
    serving.stop().await.unwrap();
    api.confirmed().await;
    api.assert_clean();
}

#[tokio::test]
async fn a_lost_reply_is_sent_twice_rather_than_never() {
    let api = BotApi::start().await;
    api.fail(Fault::new("sendMessage", 1, Kind::LoseReply));
    let serving = Serving::start(&api);
    api.write(private(5, QUESTION));
    api.replies(5, 2).await;
    serving.stop().await.unwrap();
}

#[tokio::test]
async fn a_reply_that_breaks_off_after_it_has_said_so_is_not_sent_again() {
    let api = BotApi::start().await;
    api.fail(Fault::new("sendMessage", 1, Kind::CutReply));
    let serving = Serving::start(&api);
    api.write(private(5, QUESTION));
    serving.settled(&api).await;
    api.write(private(5, "/help"));
    assert!(api.replies(5, 2).await[1].text.contains("/sections"));
    serving.stop().await.unwrap();
    api.assert_clean();
}

#[tokio::test]
async fn an_outage_is_waited_out_and_asked_for_with_nothing_that_would_be_sent_twice() {
    let api = BotApi::start().await;
    api.fail(Fault::new("sendMessage", 1, Kind::Status(502)));
    api.fail(Fault::new("getMe", 0, Kind::Cut));
    let serving = Serving::start(&api);
    api.wait("a poll", |state| state.poller > 0).await;
    api.fail(Fault::new("getMe", 9, Kind::Cut));
    api.write(private(5, QUESTION));
    api.replies(5, 1).await;
    let asked = api.with(|state| state.calls.iter().filter(|call| call.method == "sendMessage").count());
    assert_eq!(asked, 2, "once before the outage, once after it");
    assert_eq!(serving.tally.undelivered.get(), 0);
    serving.stop().await.unwrap();
    api.assert_clean();
}

#[tokio::test]
async fn a_topic_that_is_gone_is_answered_beside_it_and_named() {
    let api = BotApi::start().await;
    let gone = Kind::Refuse(400, "Bad Request: message thread not found", Value::Null);
    api.fail(Fault::new("sendMessage", 1, gone));
    let first = json!({"message_id": 33, "date": 1, "chat": {"id": -1006, "type": "supergroup", "title": "论坛", "is_forum": true},
        "message_thread_id": 33, "is_topic_message": true, "from": {"id": 5, "is_bot": false, "first_name": "丙"},
        "forum_topic_created": {"name": "经济", "icon_color": 7322096}});
    let asked = topic(-1006, 33, 5, &format!("/ask {QUESTION}"));
    let serving = Serving::start(&api);
    api.write(merged(asked, json!({"reply_to_message": first})));
    let sent = api.replies(-1006, 1).await.pop().unwrap();
    assert!(sent.text.starts_with("（在话题“经济”里提的问题") && sent.text.contains("就业"), "{}", sent.text);
    assert!(sent.params["message_thread_id"].is_null());
    serving.settled(&api).await;
    serving.stop().await.unwrap();
    api.assert_clean();
}

#[tokio::test]
async fn an_old_server_knows_the_token_and_gets_buttons_that_it_knows() {
    let api = BotApi::start().await;
    api.with(|state| {
        state.is_old = true;
        state.unknown.extend(["setMyCommands", "sendChatAction"]);
    });
    let serving = Serving::start(&api);
    api.write(private(5, "今年地区生产总值增长目标是多少?"));
    let sent = api.replies(5, 1).await.pop().unwrap();
    assert!(sent.buttons().iter().any(|(label, data)| label.starts_with("1/") && data == "."), "{sent:?}");
    api.tap(5, sent.id, 5, "1/");
    api.wait("the tap to be answered", |state| {
        state.calls.iter().any(|call| call.method == "answerCallbackQuery")
    })
    .await;
    serving.stop().await.unwrap();
}

#[tokio::test]
async fn a_chat_that_cannot_be_told_is_counted_and_left() {
    let api = BotApi::start().await;
    let refusals: [(u16, &'static str); 4] = [
        (403, "Forbidden: bot was blocked by the user"),
        (400, "Bad Request: chat not found"),
        (400, "Bad Request: message thread not found"),
        (400, "Bad Request: TOPIC_CLOSED"),
    ];
    for (person, (code, text)) in (1i64..).zip(refusals) {
        api.fail(Fault::new("sendMessage", 1, Kind::Refuse(code, text, Value::Null)).in_chat(person));
        api.write(private(person, QUESTION));
    }
    // A Telegram that stays away for all the tries, and one that asks for more patience than there is.
    api.fail(Fault::new("sendMessage", 100, Kind::Status(500)).in_chat(8));
    api.write(private(8, QUESTION));
    api.fail(Fault::new("sendMessage", 100, Kind::TooMany(3600)).in_chat(9));
    api.write(private(9, QUESTION));
    let serving = Serving::start(&api);
    serving.settled(&api).await;
    assert_eq!(serving.tally.undelivered.get(), 6);
    api.write(private(1, QUESTION));
    api.replies(1, 1).await;
    serving.stop().await.unwrap();
    api.assert_clean();
}

#[tokio::test]
async fn a_group_that_moved_is_followed() {
    let api = BotApi::start().await;
    let (old, new) = (-50, -1_000_000_000_050);
    let moved = Kind::Refuse(
        400,
        "Bad Request: group chat was upgraded to a supergroup chat",
        json!({"migrate_to_chat_id": new}),
    );
    api.fail(Fault::new("sendMessage", 1, moved).in_chat(old));
    api.with(|state| {
        let hello = json!({"message_id": 1, "date": 1, "chat": {"id": new, "type": "supergroup", "title": "群"}, "text": "旧"});
        state.messages.insert((new, 1), hello);
    });
    let serving = Serving::start(&api);
    let group = json!({"from": {"id": 5, "is_bot": false, "first_name": "乙"}, "text": format!("/ask {QUESTION}"),
        "chat": {"id": old, "type": "group", "title": "群"}});
    api.write(group);
    api.replies(new, 1).await;
    serving.stop().await.unwrap();
    api.assert_clean();
}
