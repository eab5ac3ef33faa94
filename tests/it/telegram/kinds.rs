//! Messages of every kind that people and Telegram send.

use serde_json::json;

use super::Serving;
use crate::botapi::{BOT_ID, BotApi, group, merged, private};

const QUESTION: &str = "今年新增就业目标是多少";

#[tokio::test]
async fn an_album_is_one_question_or_one_notice() {
    let api = BotApi::start().await;
    let serving = Serving::start(&api);
    api.write_album(&private(5, ""), &["", "", QUESTION, ""]);
    let sent = api.replies(5, 1).await;
    assert!(sent[0].text.contains("4.5万人以上"), "{}", sent[0].text);
    serving.settled(&api).await;
    api.write_album(&private(5, ""), &["", "", ""]);
    serving.settled(&api).await;
    let sent = api.replies(5, 2).await;
    assert!(sent[1].text.contains("只会读文字"), "{}", sent[1].text);
    api.write_album(&private(5, ""), &[QUESTION, QUESTION]);
    serving.settled(&api).await;
    api.replies(5, 3).await;
    serving.stop().await.unwrap();
    api.assert_clean();
}

#[tokio::test]
async fn service_messages_of_every_kind_meet_silence() {
    let api = BotApi::start().await;
    let serving = Serving::start(&api);
    for kind in [
        "gift",
        "unique_gift",
        "boost_added",
        "suggested_post_approved",
        "suggested_post_paid",
        "community_chat_added",
        "poll_option_added",
        "chat_owner_changed",
        "hologram",
    ] {
        let mut service = private(5, "");
        service.as_object_mut().unwrap().remove("text");
        api.write(merged(service, json!({kind: {"x": 1, "boost_count": 1, "star_count": 1}})));
    }
    serving.settled(&api).await;
    assert!(api.sent(5).is_empty(), "{:?}", api.sent(5));
    serving.stop().await.unwrap();
    api.assert_clean();
}

#[tokio::test]
async fn a_text_with_something_unknown_and_a_mention_by_name_are_answered() {
    let api = BotApi::start().await;
    let serving = Serving::start(&api);
    let bot = json!({"id": BOT_ID, "is_bot": true, "first_name": "问政"});
    let entities = json!([{"type": "text_mention", "offset": 0, "length": 2, "user": bot},
        {"type": "telepathy", "offset": 0, "length": 1}]);
    let named = merged(group(-1008, 7, "问政 今年新增就业目标是多少"), json!({"entities": entities}));
    api.write(named);
    assert!(api.replies(-1008, 1).await[0].text.contains("4.5万人以上"));
    for more in [
        json!({"forward_origin": {"type": "telepathy", "date": 1}}),
        json!({"suggested_post_info": {"x": 1}}),
        json!({"checklist_tasks_added": {"x": 1}}),
    ] {
        api.write(merged(private(5, QUESTION), more));
    }
    for sent in api.replies(5, 3).await {
        assert!(sent.text.contains("4.5万人以上"), "{}", sent.text);
    }
    serving.stop().await.unwrap();
    api.assert_clean();
}

#[tokio::test]
async fn a_forwarded_command_does_nothing() {
    let api = BotApi::start().await;
    let serving = Serving::start(&api);
    let forwarded = json!({"forward_origin": {"type": "hidden_user", "sender_user_name": "某", "date": 1}});
    api.write(merged(private(5, "/subscribe 每天 8:00"), forwarded.clone()));
    api.write(merged(private(5, "/start"), forwarded));
    let sent = api.replies(5, 2).await;
    assert!(!sent[0].text.contains("已订阅"), "{}", sent[0].text);
    assert!(sent[1].text.contains("想问什么"), "{}", sent[1].text);
    serving.stop().await.unwrap();
    api.assert_clean();
}
