//! What is meant for one person of a group, where the group wants nobody else to see it.

use serde_json::json;

use super::{ADMIN, Serving};
use crate::botapi::{BOT_ID, BotApi, Sent, group};

const GROUP: i64 = -1007;
const MESSY: &str = "/ask jinnian shiyelv mubiao";

fn only(sent: &Sent) -> Option<i64> {
    sent.params["ephemeral_message_parameters"]["receiver_user_id"].as_i64()
}

/// A group whose admin has asked for quiet; what was sent so far is forgotten.
async fn quiet(api: &BotApi) -> Serving {
    api.with(|state| {
        state.members.insert((GROUP, ADMIN), "administrator");
        state.members.insert((GROUP, BOT_ID), "administrator");
    });
    let serving = Serving::start(api);
    api.write(group(GROUP, ADMIN, "/settings@wenzheng_bot"));
    let settings = api.replies(GROUP, 1).await.pop().unwrap();
    api.tap(GROUP, settings.id, ADMIN, "说明和提示只给本人看");
    let id = settings.id;
    api.wait("the setting", move |state| {
        let shown = state.sent.iter().find(|sent| sent.id == id).unwrap();
        shown.buttons().iter().any(|(label, _)| label == "✓ 说明和提示只给本人看")
    })
    .await;
    let told = api.replies(GROUP, 2).await.pop().unwrap();
    assert_eq!((only(&told), told.text.contains("就像这一条")), (Some(ADMIN), true));
    let menu = api.calls("setMyCommands").pop().unwrap().params.to_string();
    assert!(menu.contains("is_ephemeral"), "{menu}");
    api.with(|state| state.sent.clear());
    serving
}

#[tokio::test]
async fn help_settings_refusals_and_readings_are_seen_by_the_asker_alone() {
    let api = BotApi::start().await;
    let serving = quiet(&api).await;
    for (number, text) in ["/help@wenzheng_bot", "/settings", "/ask 2020", "/ask"].into_iter().enumerate() {
        api.write(group(GROUP, 7, text));
        let sent = api.replies(GROUP, number + 1).await.pop().unwrap();
        assert_eq!(only(&sent), Some(7), "{text}: {}", sent.text);
        // What was left out is asked for so that it reaches the bot.
        assert_eq!(sent.params["reply_markup"]["force_reply"] == true, text == "/ask", "{text}");
    }
    api.with(|state| state.sent.clear());
    api.write(group(GROUP, 7, MESSY));
    let sent = api.replies(GROUP, 2).await;
    assert!(sent[0].text.starts_with("按“") && only(&sent[0]) == Some(7), "{}", sent[0].text);
    assert!(sent[1].text.contains("4.5%以内") && only(&sent[1]).is_none(), "{}", sent[1].text);
    assert!(!sent[1].text.contains("按“"), "{}", sent[1].text);
    serving.stop().await.unwrap();
    api.assert_clean();
}

#[tokio::test]
async fn what_is_written_below_what_was_asked_for_is_the_question() {
    let api = BotApi::start().await;
    let serving = Serving::start(&api);
    api.write(group(GROUP, 7, "/ask"));
    let asked = api.replies(GROUP, 1).await.pop().unwrap();
    assert_eq!(asked.params["reply_markup"]["force_reply"], true, "{}", asked.params);
    // Without a mention or a command: it is the reply that reaches the bot.
    let question = api.write_reply(group(GROUP, 7, "今年新增就业目标是多少"), asked.id);
    let answer = api.replies(GROUP, 2).await.pop().unwrap();
    assert!(answer.text.contains("4.5万人以上"), "{}", answer.text);
    assert_eq!(answer.params["reply_parameters"]["message_id"], question);
    serving.stop().await.unwrap();
    api.assert_clean();
}

#[tokio::test]
async fn what_nobody_else_has_seen_is_answered_likewise_also_by_buttons() {
    let api = BotApi::start().await;
    let serving = quiet(&api).await;
    // The bot is no admin any more: it may still answer what only it has seen.
    api.with(|state| state.members.remove(&(GROUP, BOT_ID)));
    let asked = api.write_ephemeral(group(GROUP, ADMIN, "/settings"));
    let sent = api.replies(GROUP, 1).await.pop().unwrap();
    assert_eq!(
        (only(&sent), &sent.params["reply_parameters"]),
        (Some(ADMIN), &json!({"ephemeral_message_id": asked}))
    );
    api.tap_ephemeral(GROUP, sent.id, ADMIN, "完整");
    let id = sent.id;
    api.wait("the setting", move |state| {
        state
            .sent
            .iter()
            .any(|sent| sent.id == id && sent.buttons().iter().any(|(label, _)| label == "✓ 完整"))
    })
    .await;
    serving.stop().await.unwrap();
    api.assert_clean();
}

#[tokio::test]
async fn what_cannot_be_hidden_is_not_said_at_all() {
    let api = BotApi::start().await;
    let serving = quiet(&api).await;
    // Without rights, or on a server that shows everybody what is for one person.
    api.with(|state| state.members.remove(&(GROUP, BOT_ID)));
    api.write(group(GROUP, 7, "/help@wenzheng_bot"));
    serving.settled(&api).await;
    api.with(|state| state.is_old = true);
    api.write(group(GROUP, 7, "/help@wenzheng_bot"));
    api.wait("the public message to be taken back", |state| {
        state.calls.iter().any(|call| call.method == "deleteMessage")
    })
    .await;
    api.write(group(GROUP, 7, "/help@wenzheng_bot"));
    let asked = api.write(group(GROUP, 7, "/ask 今年新增就业目标是多少"));
    let sent = api.replies(GROUP, 1).await.pop().unwrap();
    assert_eq!(sent.params["reply_parameters"]["message_id"], asked);
    assert_eq!(api.calls("deleteMessage").len(), 1, "it is not tried again");
    serving.stop().await.unwrap();
    api.assert_clean();
}

#[tokio::test]
async fn where_it_cannot_be_done_it_is_not_promised() {
    let api = BotApi::start().await;
    api.with(|state| {
        state.members.insert((GROUP, ADMIN), "administrator");
        state.members.insert((GROUP, BOT_ID), "administrator");
        state.unknown.insert("deleteEphemeralMessage");
    });
    let serving = Serving::start(&api);
    api.write(group(GROUP, ADMIN, "/settings@wenzheng_bot"));
    let settings = api.replies(GROUP, 1).await.pop().unwrap();
    api.tap(GROUP, settings.id, ADMIN, "说明和提示只给本人看");
    api.wait("a notice", |state| {
        state.calls.iter().any(|call| call.params["text"].to_string().contains("做不到"))
    })
    .await;
    serving.stop().await.unwrap();
    api.assert_clean();
}
