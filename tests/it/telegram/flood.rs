//! One chat that asks more than it may, beside others.

use super::{Serving, conversation, real_shelf};
use crate::botapi::{BotApi, Fault, Kind, private};

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
    api.confirmed().await;
    let sent = api.sent(1);
    let told = sent.iter().filter(|sent| sent.text.contains("太快")).count();
    assert_eq!(told, 1, "{sent:#?}");
    assert_eq!(serving.tally.crowded.get(), 55);
    serving.stop().await.unwrap();
    api.assert_clean();
}

#[tokio::test]
async fn a_full_window_does_not_keep_others_waiting() {
    let api = BotApi::start().await;
    api.fail(Fault::new("sendMessage", 2, Kind::Hang).in_chat(1));
    for _ in 0..120 {
        api.write(private(1, QUESTION));
    }
    // Beyond the 100 updates that Telegram hands out while the first is not confirmed.
    api.write(private(2, QUESTION));
    let serving = Serving::start_with(&api, conversation(real_shelf()), |settings| {
        settings.config.queue_per_chat = 200
    });
    api.replies(2, 1).await;
    assert!(api.sent(1).is_empty());
    assert!(serving.tally.released.get() > 0);
    api.replies(1, 120).await;
    serving.stop().await.unwrap();
    api.confirmed().await;
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
