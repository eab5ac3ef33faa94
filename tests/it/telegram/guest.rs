//! Chats that the bot is not in.

use serde_json::Value;

use super::Serving;
use crate::botapi::{BotApi, Fault, Kind};

async fn answered(api: &BotApi, query: &str) -> Value {
    api.wait("an answer to the guest", |state| state.guests[query].is_some()).await;
    api.with(|state| state.guests[query].clone().unwrap())
}

fn text(answer: &Value) -> &str {
    answer["input_message_content"]["message_text"].as_str().unwrap()
}

#[tokio::test]
async fn a_guest_gives_one_complete_cited_answer_in_the_language_of_who_asks() {
    let api = BotApi::start().await;
    let serving = Serving::start(&api);
    let query = api.write_to_guest(9, "@wenzheng_bot 失业率", "zh-hans");
    let answer = answered(&api, &query).await;
    let said = text(&answer);
    assert!(said.contains("城镇登记失业率") && said.contains("4.5%以内") && said.contains("—— 《"), "{said}");
    let button = &answer["reply_markup"]["inline_keyboard"][0][0];
    assert_eq!(button["text"], "展开");
    assert!(button["url"].as_str().unwrap().starts_with("https://t.me/wenzheng_bot?start=p"));
    let query = api.write_to_guest(9, "@wenzheng_bot unemployment rate", "en");
    let answer = answered(&api, &query).await;
    assert!(text(&answer).contains("Registered unemployment rate (城镇登记失业率) · "), "{}", text(&answer));
    for (nothing, said) in [("你好", "我是问政"), ("1+1=?", "不像一个问题"), ("qwertyuiop", "没有找到")]
    {
        let query = api.write_to_guest(9, &format!("@wenzheng_bot {nothing}"), "zh-hans");
        let answer = answered(&api, &query).await;
        assert!(text(&answer).contains(said), "{nothing}: {}", text(&answer));
    }
    serving.settled(&api).await;
    assert!(api.with(|state| state.sent.is_empty()), "a guest says nothing else");
    assert_eq!(api.calls("answerGuestQuery").len(), 5);
    serving.stop().await.unwrap();
    api.assert_clean();
}

#[tokio::test]
async fn a_guests_answer_comes_through_a_bad_moment() {
    let api = BotApi::start().await;
    api.fail(Fault::new("answerGuestQuery", 1, Kind::Status(502)));
    api.fail(Fault::new("answerGuestQuery", 1, Kind::TooMany(1)));
    let serving = Serving::start(&api);
    let query = api.write_to_guest(9, "@wenzheng_bot 失业率", "zh-hans");
    answered(&api, &query).await;
    serving.stop().await.unwrap();
    api.assert_clean();
}
