//! One chat that asks more than it may, beside others.

use super::{Serving, conversation, new_store, real_shelf};
use crate::botapi::{BotApi, Fault, Kind, group, private};

const QUESTION: &str = "今年新增就业目标是多少";

#[tokio::test]
async fn a_flooding_chat_is_told_once_and_does_not_hold_up_another() {
    let api = BotApi::start().await;
    // Every message to the flooder takes long: its lane fills up.
    api.fail(Fault::new("sendMessage", 4, Kind::Hang).in_chat(1));
    for _ in 0..60 {
        api.write(private(1, QUESTION));
    }
    let serving =
        Serving::start_with(&api, conversation(real_shelf()), |settings| settings.config.queue_per_chat = 5);
    api.write(private(2, QUESTION));
    api.replies(2, 1).await;
    assert!(api.sent(1).is_empty(), "the flooder waits for itself, the other does not");
    serving.settled(&api).await;
    let sent = api.sent(1);
    let told = sent.iter().filter(|sent| sent.text.contains("消息太多")).count();
    assert_eq!(told, 1, "{sent:#?}");
    assert_eq!(serving.tally.crowded.get(), 55);
    serving.stop().await.unwrap();
    api.assert_clean();
}

#[tokio::test]
async fn chats_that_must_wait_fill_no_window_and_lose_nothing_in_a_stop() {
    let api = BotApi::start().await;
    let (store, _folder) = new_store().await;
    // More chats than Telegram hands out updates of, each told to wait.
    for chat in 1..=150 {
        api.fail(Fault::new("sendMessage", 1, Kind::TooMany(40)).in_chat(chat));
        api.write(private(chat, QUESTION));
    }
    let serving = Serving::start_over(&api, conversation(real_shelf()), Some(store.clone()), |settings| {
        settings.timing.throttled = std::time::Duration::from_secs(60);
        settings.config.drain_seconds = 0;
    });
    api.wait("all to be told to wait", |state| state.faults.iter().all(|fault| fault.times == 0)).await;
    api.write(private(900, QUESTION));
    api.replies(900, 1).await;
    assert!((1..=150).all(|chat| api.sent(chat).is_empty()), "the last is answered, the first still wait");
    api.confirmed().await;
    // Without time to finish, as in a kill: what runs is dropped.
    serving.stop().await.unwrap();
    assert!((1..=150).all(|chat| api.sent(chat).is_empty()));
    // The last may have been answered, and not yet written down.
    assert!((150..=151).contains(&store.kept_updates().await.unwrap().len()));
    let serving = Serving::start_over(&api, conversation(real_shelf()), Some(store), |_settings| {});
    for chat in 1..=150 {
        api.replies(chat, 1).await;
    }
    assert!(serving.tally.resumed.get() >= 150);
    serving.stop().await.unwrap();
    api.assert_clean();
}

#[tokio::test]
async fn a_burst_of_questions_keeps_the_limit() {
    let api = BotApi::start().await;
    let serving = Serving::start_with(&api, conversation(real_shelf()), |settings| {
        settings.announce = wenzheng::config::Announce::default();
    });
    for person in 1..=45 {
        api.write(private(person, QUESTION));
    }
    for person in 1..=45 {
        api.replies(person, 1).await;
    }
    // A little less than a second: on a busy machine calls arrive less evenly than they leave.
    let busiest = api.with(|state| state.busiest(std::time::Duration::from_millis(900), None));
    assert!((20..=30).contains(&busiest), "{busiest} in a second");
    serving.stop().await.unwrap();
    api.assert_clean();
}

#[tokio::test]
async fn one_person_of_a_group_floods_for_themself_alone() {
    let api = BotApi::start().await;
    for _ in 0..8 {
        api.write(group(-1009, 1, "/ask 今年新增就业目标是多少"));
    }
    api.fail(Fault::new("sendMessage", 1, Kind::TooMany(1)).in_chat(-1009));
    let serving =
        Serving::start_with(&api, conversation(real_shelf()), |settings| settings.config.queue_per_chat = 3);
    let asked = api.write(group(-1009, 2, "/ask 今年新增就业目标是多少"));
    let answered = |sent: &crate::botapi::Sent| sent.params["reply_parameters"]["message_id"] == asked;
    api.wait("the other's answer", |state| state.sent.iter().any(answered)).await;
    serving.settled(&api).await;
    serving.stop().await.unwrap();
    let told = api.sent(-1009).iter().filter(|sent| sent.text.contains("消息太多")).count();
    assert_eq!(told, 1);
    api.assert_clean();
}

#[tokio::test]
async fn order_is_kept_within_a_chat_while_chats_run_side_by_side() {
    let api = BotApi::start().await;
    api.fail(Fault::new("sendMessage", 1, Kind::TooMany(1)).in_chat(1));
    let mut asked = Vec::new();
    for _ in 0..10 {
        asked.push(api.write(private(1, QUESTION)));
        api.write(private(2, QUESTION));
    }
    let serving = Serving::start(&api);
    let sent = api.replies(1, 10).await;
    let replied: Vec<i64> =
        sent.iter().map(|sent| sent.params["reply_parameters"]["message_id"].as_i64().unwrap()).collect();
    assert_eq!(replied, asked);
    api.replies(2, 10).await;
    serving.stop().await.unwrap();
    api.assert_clean();
}
