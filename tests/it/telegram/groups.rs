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
async fn an_edited_question_edits_its_answer() {
    let api = BotApi::start().await;
    let serving = Serving::start(&api);
    let id = api.write(private(5, QUESTION));
    api.replies(5, 1).await;
    api.edit(5, id, "今年固定资产投资");
    // Also one that was made before the bot said what it wants to hear.
    let edited = merged(private(5, "今年固定资产投资"), json!({"message_id": id, "date": 1, "edit_date": 2}));
    api.push("edited_message", edited);
    api.wait("the answer to change", |state| {
        state.sent.iter().any(|sent| sent.text.contains("固定资产投资"))
    })
    .await;
    api.edit(5, id, "qwertyuiop");
    api.wait("it to say that nothing is found", |state| {
        state.sent.iter().any(|sent| sent.text.contains("没有找到"))
    })
    .await;
    // A message that was never answered stays so.
    api.push(
        "edited_message",
        merged(private(5, QUESTION), json!({"message_id": 9999, "date": 1, "edit_date": 2})),
    );
    api.write(private(5, "/help"));
    let sent = api.replies(5, 2).await;
    assert!(sent[1].text.contains("/sections"), "{}", sent[1].text);
    serving.stop().await.unwrap();
    api.confirmed().await;
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
async fn menus_differ_by_kind_of_chat() {
    let api = BotApi::start().await;
    let serving = Serving::start(&api);
    api.wait("every menu in every language", |state| {
        state.calls.iter().filter(|call| call.method == "setMyCommands").count() == 8
    })
    .await;
    let has_reload = |kind: &str| {
        let menu =
            api.calls("setMyCommands").into_iter().find(|call| call.params["scope"]["type"] == kind).unwrap();
        menu.params["commands"].to_string().contains("reload")
    };
    assert_eq!(
        [has_reload("chat"), has_reload("all_private_chats"), has_reload("all_group_chats")],
        [true, false, false]
    );
    serving.stop().await.unwrap();
    api.assert_clean();
}
