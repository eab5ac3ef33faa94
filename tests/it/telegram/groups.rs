//! Who is answered in a group, and where.

use serde_json::json;

use super::Serving;
use crate::botapi::{BOT_ID, BotApi, group, merged, private, topic};

const GROUP: i64 = -1005;
const QUESTION: &str = "今年新增就业目标是多少";

/// What is written last is answered; everything before it must have met silence.
async fn silent_but_for_the_last(messages: Vec<serde_json::Value>) {
    let api = BotApi::start().await;
    let serving = Serving::start(&api);
    for message in messages {
        api.write(message);
    }
    let last = api.write(group(GROUP, 5, &format!("/ask {QUESTION}")));
    let sent = api.replies(GROUP, 1).await;
    assert_eq!(sent[0].params["reply_parameters"]["message_id"], last);
    serving.stop().await.unwrap();
    api.confirmed().await;
    api.assert_clean();
}

#[tokio::test]
async fn an_unrelated_message_meets_silence() {
    silent_but_for_the_last(vec![
        group(GROUP, 5, QUESTION),
        group(GROUP, 6, "/ask@other_bot 什么"),
        group(GROUP, 6, "/weather"),
    ])
    .await;
}

#[tokio::test]
async fn machines_and_service_messages_meet_silence() {
    let ask = || group(GROUP, 5, "/ask 什么");
    let bot = json!({"id": BOT_ID, "is_bot": true, "first_name": "问政", "username": "wenzheng_bot"});
    let joined = json!({"new_chat_members": [{"id": 9, "is_bot": false, "first_name": "丁"}]});
    let mut service = merged(group(GROUP, 9, ""), joined);
    service.as_object_mut().unwrap().remove("text");
    silent_but_for_the_last(vec![
        merged(ask(), json!({"from": {"id": 99, "is_bot": true, "first_name": "别的"}})),
        merged(ask(), json!({"via_bot": bot})),
        service,
    ])
    .await;
}

#[tokio::test]
async fn only_a_topic_is_named_in_the_reply() {
    let api = BotApi::start().await;
    let serving = Serving::start(&api);
    api.write(topic(-1006, 33, 5, &format!("/ask {QUESTION}")));
    let thread_of_replies = json!({"message_thread_id": 4});
    api.write(merged(group(GROUP, 5, &format!("/ask {QUESTION}")), thread_of_replies));
    assert_eq!(api.replies(-1006, 1).await[0].params["message_thread_id"], 33);
    assert!(api.replies(GROUP, 1).await[0].params["message_thread_id"].is_null());
    serving.stop().await.unwrap();
    api.assert_clean();
}

#[tokio::test]
async fn menus_differ_by_kind_of_chat_and_follow_the_chosen_language() {
    let api = BotApi::start().await;
    let serving = Serving::start(&api);
    let menus = || api.calls("setMyCommands").into_iter().map(|call| call.params).collect::<Vec<_>>();
    let count = |wanted: usize| {
        let api = &api;
        async move {
            api.wait("every menu in every language", move |state| {
                state.calls.iter().filter(|call| call.method == "setMyCommands").count() == wanted
            })
            .await;
        }
    };
    count(8).await;
    let has_reload = |kind: &str| {
        let menu = menus().into_iter().find(|menu| menu["scope"]["type"] == kind).unwrap();
        menu["commands"].to_string().contains("reload")
    };
    assert_eq!(
        [has_reload("chat"), has_reload("all_private_chats"), has_reload("all_group_chats")],
        [true, false, false]
    );
    api.write(private(5, "/language"));
    let choice = api.replies(5, 1).await.pop().unwrap();
    api.tap(5, choice.id, 5, "繁體");
    count(10).await;
    for menu in &menus()[8..] {
        assert_eq!(menu["scope"]["chat_id"], 5);
        assert!(menu["commands"].to_string().contains("訂閱"), "{menu}");
    }
    serving.stop().await.unwrap();
    api.assert_clean();
}
