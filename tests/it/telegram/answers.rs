//! An answer under its buttons: pages, whole paragraphs, charts, votes, languages, links.

use super::{Serving, conversation, new_store, real_shelf};
use crate::botapi::{BotApi, Sent, private};
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
async fn a_link_opens_its_paragraph() {
    let api = BotApi::start().await;
    let serving = Serving::start(&api);
    let shown = asked(&api, QUESTION).await;
    let whole = tapped(&api, &shown, "展开").await;
    let rows = whole.params["reply_markup"].to_string();
    let start = rows.split("start%3D").nth(1).unwrap().split('"').next().unwrap().to_owned();
    assert!(start.len() <= 64 && start.chars().all(|c| c.is_ascii_alphanumeric() || c == '_' || c == '-'));
    api.write(private(6, &format!("/start {start}")));
    let opened = api.replies(6, 1).await.pop().unwrap().text;
    assert!(whole.text.ends_with(&opened) && whole.text.starts_with("2020年"), "{}", whole.text);
    api.write(private(6, "/start pAAAAAAAAAAAAAAAA"));
    assert!(api.replies(6, 2).await[1].text.contains("找不到"));
    serving.stop().await.unwrap();
    api.assert_clean();
}

#[tokio::test]
async fn an_expired_button_says_so_and_offers_to_ask_again() {
    let api = BotApi::start().await;
    let serving = Serving::start(&api);
    let shown = asked(&api, QUESTION).await;
    api.tap_data(5, shown.id, 5, "r:0123456789abcdef:1");
    let id = shown.id;
    api.wait("one button", |state| state.sent.iter().any(|sent| sent.id == id && sent.buttons().len() == 1))
        .await;
    let notice = api.calls("answerCallbackQuery").pop().map(|call| call.params["text"].to_string());
    let left = api.sent(5).pop().unwrap();
    assert_eq!(labels(&left), ["↻ 重新回答"]);
    api.tap(5, shown.id, 5, "↻");
    let again = api.replies(5, 2).await.pop().unwrap();
    assert!(again.text.starts_with(QUESTION) && again.text.contains("6%左右"), "{}", again.text);
    // An answer to a question that nobody has written knows it by its first line.
    api.tap_data(5, again.id, 5, "n:0123456789abcdef:0");
    api.wait("one button", |state| {
        state.sent.iter().any(|sent| sent.id == again.id && sent.buttons().len() == 1)
    })
    .await;
    api.tap(5, again.id, 5, "↻");
    assert!(api.replies(5, 3).await[2].text.starts_with(QUESTION));
    assert!(notice.is_none_or(|notice| notice.contains("失效")));
    serving.stop().await.unwrap();
    api.assert_clean();
}

#[tokio::test]
async fn votes_are_kept_one_a_person_with_what_was_cited() {
    let (store, _folder) = new_store().await;
    let api = BotApi::start().await;
    let serving = Serving::start_over(&api, conversation(real_shelf()), Some(store.clone()), |settings| {
        settings.gaps.text_days = 9
    });
    let shown = asked(&api, QUESTION).await;
    let name = shown
        .buttons()
        .iter()
        .find_map(|(_, data)| data.strip_prefix("v:").map(|v| v[..v.len() - 2].to_owned()))
        .unwrap();
    api.tap(5, shown.id, 5, "👍");
    let reasons = tapped(&api, &shown, "👎").await;
    api.tap(5, reasons.id, 5, "数字不对");
    // What says nothing of the answer leaves a vote as it is.
    api.react(5, shown.id, 5, &["🤔"]);
    api.react(5, shown.id, 5, &[]);
    api.react(5, shown.id, 8, &["👎"]);
    api.react(5, shown.id, 8, &["👍"]);
    api.react(5, shown.id, 9, &["👎"]);
    api.react(5, shown.id, 9, &[]);
    serving.settled(&api).await;
    serving.stop().await.unwrap();
    let votes = store.votes(&name).await.unwrap();
    assert_eq!(votes.iter().map(|voted| voted.vote).collect::<Vec<Vote>>(), [Vote::WrongFigure, Vote::Good]);
    assert_eq!((votes[0].question.as_str(), votes[0].edition), (QUESTION, 1));
    assert_eq!(votes[0].places[0], "呼和浩特市-2020:57");
    let gap = store.gaps(9).await.unwrap().remove(0);
    assert_eq!((gap.question.as_str(), gap.times), (QUESTION, 1), "one person calls it bad now");
    api.assert_clean();
}

#[tokio::test]
async fn unless_it_is_switched_on_no_text_of_a_question_in_vain_is_kept() {
    let (store, _folder) = new_store().await;
    let api = BotApi::start().await;
    let serving = Serving::start_over(&api, conversation(real_shelf()), Some(store.clone()), |_settings| {});
    asked(&api, "红烧肉怎么做").await;
    serving.settled(&api).await;
    serving.stop().await.unwrap();
    assert_eq!(store.gaps(9).await.unwrap(), []);
    assert_eq!(store.gap_counts().await.unwrap().iter().map(|(_, times)| times).sum::<u64>(), 1);
    api.assert_clean();
}

#[tokio::test]
async fn a_button_made_up_for_another_chat_shows_nothing_of_it() {
    let api = BotApi::start().await;
    let serving = Serving::start(&api);
    let own = asked(&api, QUESTION).await;
    let data = own.buttons().into_iter().find(|(label, _)| label == "▶").unwrap().1;
    api.write(private(6, "空气怎么样"));
    let other = api.replies(6, 1).await.pop().unwrap();
    api.tap_data(6, other.id, 6, &data);
    api.wait("a notice", |state| {
        state.calls.iter().any(|call| call.params["text"].to_string().contains("失效"))
    })
    .await;
    assert!(api.sent(6)[0].text.contains("空气"), "{}", api.sent(6)[0].text);
    serving.stop().await.unwrap();
    api.assert_clean();
}
