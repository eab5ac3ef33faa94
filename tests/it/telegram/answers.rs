//! An answer under its buttons: pages, whole paragraphs, charts, votes, languages, links.

use super::{Serving, conversation, new_store, real_shelf};
use crate::botapi::{BotApi, Sent, group, merged, private};
use serde_json::json;
use wenzheng::app::store::Vote;

const QUESTION: &str = "今年地区生产总值增长目标是多少?";

async fn asked(api: &BotApi, text: &str) -> Sent {
    api.write(private(5, text));
    api.wait("an answer", |state| !state.sent.is_empty()).await;
    api.sent(5).pop().unwrap()
}

/// Taps and waits until the message shows something else.
async fn tapped(api: &BotApi, shown: &Sent, label: &str) -> Sent {
    api.tap(shown.chat, shown.id, 5, label);
    let (id, was) = (shown.id, (shown.text.clone(), shown.params["reply_markup"].clone()));
    api.wait("the message to change", move |state| {
        let now = state.sent.iter().find(|sent| sent.id == id).unwrap();
        (now.text.clone(), now.params["reply_markup"].clone()) != was
    })
    .await;
    api.sent(shown.chat).into_iter().find(|sent| sent.id == id).unwrap()
}

fn labels(sent: &Sent) -> Vec<String> {
    sent.buttons().into_iter().map(|(label, _)| label).collect()
}

#[tokio::test]
async fn pages_and_paragraphs_are_walked_in_place_also_after_a_restart() {
    let (store, _folder) = new_store().await;
    let api = BotApi::start().await;
    let serving = Serving::start_over(&api, conversation(real_shelf()), Some(store.clone()), |_settings| {});
    let first = asked(&api, QUESTION).await;
    assert!(first.text.contains("6%左右") && first.text.chars().count() < 400, "{}", first.text);
    assert!(labels(&first).iter().any(|label| label.starts_with("1/")), "{:?}", labels(&first));
    let second = tapped(&api, &first, "▶").await;
    assert!(second.text != first.text && labels(&second).iter().any(|label| label.starts_with("2/")));
    let again = tapped(&api, &second, "◀").await;
    assert_eq!(again.text, first.text);
    serving.stop().await.unwrap();
    let serving = Serving::start_over(&api, conversation(real_shelf()), Some(store), |_settings| {});
    let whole = tapped(&api, &again, "展开").await;
    assert!(whole.text.contains("—— 《") && labels(&whole).contains(&"收起".to_owned()));
    let next = tapped(&api, &whole, "▶").await;
    assert_ne!(next.text, whole.text);
    let back = tapped(&api, &next, "收起").await;
    assert_eq!(back.text, first.text);
    assert_eq!(api.sent(5).len(), 1, "one message, changed in place");
    serving.stop().await.unwrap();
    api.assert_clean();
}

#[tokio::test]
async fn an_expired_button_says_so() {
    let api = BotApi::start().await;
    let serving = Serving::start(&api);
    let shown = asked(&api, QUESTION).await;
    api.tap_data(5, shown.id, 5, "r:0123456789abcdef:1");
    api.wait("a notice", |state| {
        state.calls.iter().any(|call| call.params["text"].to_string().contains("过期"))
    })
    .await;
    serving.stop().await.unwrap();
    api.assert_clean();
}

#[tokio::test]
async fn charts_and_tables_are_pictures_with_citations() {
    let api = BotApi::start().await;
    let serving = Serving::start(&api);
    api.write(private(5, "/chart GDP"));
    let chart = api.replies(5, 1).await.pop().unwrap();
    assert!(
        chart.text.contains("6%左右") && chart.text.contains("来源") && chart.text.contains("第"),
        "{}",
        chart.text
    );
    api.write(private(5, "/chart 火星殖民地"));
    assert!(api.replies(5, 2).await[1].text.contains("没有可以画图"));
    api.write(private(5, "/targets"));
    let targets = api.replies(5, 3).await.pop().unwrap();
    api.tap(5, targets.id, 5, "📊");
    let table = api.replies(5, 4).await.pop().unwrap();
    assert!(table.params["photo"]["bytes"].as_u64().unwrap() > 10_000);
    api.write(private(5, "登记失业率去年实际和今年目标对比"));
    let compared = api.replies(5, 5).await.pop().unwrap();
    api.tap(5, compared.id, 5, "📊");
    assert!(api.replies(5, 6).await[5].text.contains("3.63%"));
    serving.stop().await.unwrap();
    api.assert_clean();
}

#[tokio::test]
async fn the_first_minute_offers_questions_that_are_answered() {
    let api = BotApi::start().await;
    let serving = Serving::start(&api);
    api.write(private(5, "/start"));
    let start = api.replies(5, 1).await.pop().unwrap();
    assert_eq!(start.buttons().len(), 3);
    for (at, label) in labels(&start).iter().enumerate() {
        api.tap(5, start.id, 5, label);
        let answer = api.replies(5, at + 2).await.pop().unwrap();
        assert!(answer.text.starts_with(label) && !answer.text.contains("没有找到"), "{}", answer.text);
    }
    let answer = api.sent(5).pop().unwrap();
    if let Some(next) = labels(&answer).iter().find(|label| label.ends_with('?')) {
        api.tap(5, answer.id, 5, next);
        assert!(api.replies(5, 5).await[4].text.starts_with(next));
    }
    serving.stop().await.unwrap();
    api.assert_clean();
}

#[tokio::test]
async fn votes_are_kept_one_a_person() {
    let (store, _folder) = new_store().await;
    let api = BotApi::start().await;
    let serving = Serving::start_over(&api, conversation(real_shelf()), Some(store.clone()), |_settings| {});
    let shown = asked(&api, QUESTION).await;
    let name = shown
        .buttons()
        .iter()
        .find_map(|(_, data)| data.strip_prefix("v:").map(|v| v[..v.len() - 2].to_owned()))
        .unwrap();
    api.tap(5, shown.id, 5, "👍");
    let reasons = tapped(&api, &shown, "👎").await;
    api.tap(5, reasons.id, 5, "数字不对");
    api.react(5, shown.id, 8, &["👍"]);
    api.confirmed().await;
    serving.stop().await.unwrap();
    let votes: Vec<Vote> = store.votes(&name).await.unwrap().into_iter().map(|voted| voted.vote).collect();
    assert_eq!(votes, [Vote::WrongFigure, Vote::Good]);
    assert_eq!(store.gaps(9).await.unwrap()[0].question, QUESTION);
    api.assert_clean();
}

#[tokio::test]
async fn a_link_opens_its_paragraph() {
    let api = BotApi::start().await;
    let serving = Serving::start(&api);
    let shown = asked(&api, QUESTION).await;
    let whole = tapped(&api, &shown, "展开").await;
    let rows = whole.params["reply_markup"].to_string();
    let start = rows.split("start%3D").nth(1).unwrap().split('"').next().unwrap().to_owned();
    assert!(start.len() <= 64 && start.chars().all(|c| c.is_ascii_alphanumeric() || c == '_' || c == '-'));
    api.write(private(6, &format!("/start {start}")));
    assert_eq!(api.replies(6, 1).await[0].text, whole.text);
    api.write(private(6, "/start pAAAAAAAAAAAAAAAA"));
    assert!(api.replies(6, 2).await[1].text.contains("找不到"));
    serving.stop().await.unwrap();
    api.assert_clean();
}

#[tokio::test]
async fn everybody_is_spoken_to_in_their_language() {
    let api = BotApi::start().await;
    let serving = Serving::start(&api);
    let with = |code: &str, text: &str| {
        merged(
            private(5, text),
            json!({"from": {"id": 5, "is_bot": false, "first_name": "x", "language_code": code}}),
        )
    };
    api.write(with("en", "/help"));
    assert!(api.replies(5, 1).await[0].text.contains("leaf through"));
    api.write(with("zh-hant", "/help"));
    assert!(api.replies(5, 2).await[1].text.contains("翻看報告"));
    api.write(with("en", QUESTION));
    assert!(api.replies(5, 3).await[2].text.contains("target: growth 6%左右"), "{}", api.sent(5)[2].text);
    api.write(with("en", "/language"));
    let choice = api.replies(5, 4).await.pop().unwrap();
    tapped(&api, &choice, "繁體").await;
    api.write(with("en", "今年地區生產總值增長目標是多少?"));
    let answer = api.replies(5, 5).await.pop().unwrap();
    assert!(
        answer.text.contains("目標：增長 6%左右") && answer.text.contains("地区生产总值"),
        "{}",
        answer.text
    );
    let converted = tapped(&api, &answer, "展開").await;
    assert!(converted.text.contains("地區生產總值") && converted.text.contains("轉換"), "{}", converted.text);
    let original = tapped(&api, &converted, "原文").await;
    assert!(original.text.contains("地区生产总值"), "{}", original.text);
    serving.stop().await.unwrap();
    api.assert_clean();
}

#[tokio::test]
async fn a_group_is_set_by_its_admins_only() {
    const GROUP: i64 = -1001;
    let api = BotApi::start().await;
    api.with(|state| state.members.insert((GROUP, 111), "administrator"));
    let serving = Serving::start(&api);
    api.write(group(GROUP, 7, "/settings@wenzheng_bot"));
    assert!(api.replies(GROUP, 1).await[0].text.contains("管理员"));
    api.write(group(GROUP, 111, "/settings@wenzheng_bot"));
    let settings = api.replies(GROUP, 2).await.pop().unwrap();
    api.tap(GROUP, settings.id, 7, "也答");
    api.wait("a refusal", |state| state.calls.iter().any(|call| call.method == "answerCallbackQuery")).await;
    api.write(group(GROUP, 7, QUESTION));
    api.confirmed().await;
    let data = settings.buttons().into_iter().find(|(label, _)| label.contains("也答")).unwrap().1;
    api.tap_data(GROUP, settings.id, 111, &data);
    api.wait("a tick", |state| {
        state.sent.iter().any(|sent| sent.buttons().iter().any(|(label, _)| label.starts_with("✓ 也答")))
    })
    .await;
    api.write(group(GROUP, 7, "大家好"));
    api.write(group(GROUP, 7, QUESTION));
    let sent = api.replies(GROUP, 3).await;
    assert!(sent[2].text.contains("6%左右"), "{}", sent[2].text);
    serving.stop().await.unwrap();
    api.assert_clean();
}

#[tokio::test]
async fn figures_of_a_subject_are_listed() {
    let api = BotApi::start().await;
    let serving = Serving::start(&api);
    api.write(private(5, "/figures 就业"));
    let shown = api.replies(5, 1).await.pop().unwrap();
    assert!(shown.text.contains("4.5万人以上") && shown.text.contains("第"), "{}", shown.text);
    api.write(private(5, "/figures 火星"));
    assert!(api.replies(5, 2).await[1].text.contains("没有找到"));
    serving.stop().await.unwrap();
    api.assert_clean();
}

#[tokio::test]
async fn inline_results_are_complete_cited_messages() {
    let api = BotApi::start().await;
    let serving = Serving::start(&api);
    let count = |wanted: usize| {
        let api = api.clone();
        async move {
            api.wait("inline results", move |state| {
                state.calls.iter().filter(|call| call.method == "answerInlineQuery").count() == wanted
            })
            .await;
            api.calls("answerInlineQuery").pop().unwrap().params
        }
    };
    api.type_inline(5, "失业率", "");
    let found = count(1).await;
    let text = found["results"][0]["input_message_content"]["message_text"].as_str().unwrap();
    assert!(text.contains("失业率") && text.contains('%') && text.contains("—— 《"), "{text}");
    api.type_inline(5, "失业率", "");
    assert_eq!(count(2).await["results"], found["results"], "stable ids and order");
    api.type_inline(5, "", "");
    assert!(count(3).await["results"].to_string().contains("6%左右"), "the year's main targets");
    api.type_inline(5, "qwertyuiop", "");
    let none = count(4).await;
    assert!(none["results"].as_array().unwrap().is_empty() && none["button"]["start_parameter"] == "inline");
    serving.stop().await.unwrap();
    api.assert_clean();
}
