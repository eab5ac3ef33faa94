//! What Telegram and the network can do to polls.

use std::sync::Arc;
use std::time::{Duration, Instant};

use tokio::net::TcpListener;
use wenzheng::telegram::{ServeError, Settings, Timing, serve};

use super::{Serving, conversation, impatient, new_store, real_shelf};
use crate::botapi::{BotApi, Fault, Kind, TOKEN, private};

const QUESTION: &str = "今年新增就业目标是多少";

async fn comes_through(faults: Vec<Fault>) {
    let api = BotApi::start().await;
    for fault in faults {
        api.fail(fault);
    }
    let serving = Serving::start(&api);
    api.write(private(5, QUESTION));
    api.replies(5, 1).await;
    serving.stop().await.unwrap();
    api.confirmed().await;
    api.assert_clean();
}

#[tokio::test]
async fn polls_come_through_5xx_cuts_and_429() {
    comes_through(vec![
        Fault::new("getUpdates", 2, Kind::Status(502)),
        Fault::new("getUpdates", 1, Kind::Cut),
        Fault::new("getUpdates", 1, Kind::TooMany(1)),
    ])
    .await;
}

#[tokio::test]
async fn a_start_comes_through_5xx_and_a_hang() {
    comes_through(vec![Fault::new("getMe", 2, Kind::Status(500)), Fault::new("getMe", 1, Kind::Hang)]).await;
}

#[tokio::test]
async fn a_poll_lost_to_an_outage_is_given_up_in_time() {
    let api = BotApi::start().await;
    // The server takes the poll and never answers, as one that has gone silent without closing.
    api.fail(Fault::new("getUpdates", 1, Kind::Hang));
    let serving = Serving::start_with(&api, conversation(real_shelf()), |settings| {
        settings.timing = Timing { progress: settings.timing.progress, ..Timing::default() };
    });
    api.wait("a poll that hangs", |state| state.calls.iter().any(|call| call.method == "getUpdates")).await;
    // From here on it would answer.
    let over = Instant::now();
    api.write(private(5, QUESTION));
    api.replies(5, 1).await;
    assert!(over.elapsed() < Duration::from_secs(3), "{:?}", over.elapsed());
    assert_eq!(serving.tally.failed_polls.get(), 1);
    serving.stop().await.unwrap();
}

#[tokio::test]
async fn menus_that_fail_are_not_fatal() {
    comes_through(vec![Fault::new("setMyCommands", 9, Kind::Status(500))]).await;
}

#[tokio::test]
async fn a_telegram_that_comes_up_later_is_waited_for() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    drop(listener);
    let (store, _folder) = new_store().await;
    let mut settings =
        Settings::new(TOKEN.to_owned(), Some(format!("http://{address}")), Default::default(), store);
    settings.timing = impatient();
    let tally = Arc::clone(&settings.tally);
    let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
    let task = tokio::spawn(serve(conversation(real_shelf()), settings, async {
        let _told = stopped.await;
    }));
    let met_a_closed_door = async {
        while tally.failed_polls.get() < 3 {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    };
    tokio::time::timeout(Duration::from_secs(10), met_a_closed_door).await.expect("tries");
    let api = BotApi::start_on(TcpListener::bind(address).await.unwrap());
    api.write(private(5, QUESTION));
    api.replies(5, 1).await;
    stop.send(()).unwrap();
    task.await.unwrap().unwrap();
}

#[tokio::test]
async fn a_stop_is_heard_while_telegram_cannot_be_reached() {
    let api = BotApi::start().await;
    api.fail(Fault::new("getMe", 1000, Kind::Status(503)));
    let serving = Serving::start(&api);
    api.wait("a first try", |state| !state.calls.is_empty()).await;
    serving.stop().await.unwrap();
}

#[tokio::test]
async fn a_second_poller_is_outlived() {
    let api = BotApi::start().await;
    let serving = Serving::start(&api);
    api.wait("a poll", |state| state.poller > 0).await;
    api.with(|state| state.poller += 1);
    api.write(private(5, QUESTION));
    api.replies(5, 1).await;
    assert_eq!(serving.tally.failed_polls.get(), 1);
    serving.stop().await.unwrap();
}

#[tokio::test]
async fn a_webhook_that_is_set_is_taken_away() {
    let api = BotApi::start().await;
    api.with(|state| state.webhook = "https://example.org/hook".to_owned());
    let serving = Serving::start(&api);
    api.write(private(5, QUESTION));
    api.replies(5, 1).await;
    assert!(api.calls("deleteWebhook")[0].params["drop_pending_updates"] != true);
    serving.stop().await.unwrap();
    api.assert_clean();
}

#[tokio::test]
async fn a_wrong_token_is_said_and_ends() {
    let api = BotApi::start().await;
    let (store, _folder) = new_store().await;
    let settings = Settings::new("1:wrong".to_owned(), Some(api.url()), Default::default(), store.clone());
    let served = serve(conversation(real_shelf()), settings, std::future::pending());
    let served = tokio::time::timeout(Duration::from_secs(10), served).await.unwrap();
    assert!(matches!(served, Err(ServeError::Token)));
    let settings = Settings::new("1:x".to_owned(), Some("no url".to_owned()), Default::default(), store);
    let served = serve(conversation(real_shelf()), settings, std::future::pending()).await;
    assert!(matches!(served, Err(ServeError::Connection(_))));
    drop(Arc::new(api));
}

#[tokio::test]
async fn a_token_that_is_taken_back_is_said_and_ends() {
    let api = BotApi::start().await;
    let serving = Serving::start(&api);
    api.wait("a poll", |state| state.poller > 0).await;
    api.fail(Fault::new("getUpdates", 1, Kind::Refuse(401, "Unauthorized", serde_json::Value::Null)));
    api.write(crate::botapi::private(5, "/help"));
    let served = tokio::time::timeout(Duration::from_secs(20), serving.task).await.expect("an end").unwrap();
    assert!(matches!(served, Err(ServeError::Token)));
}
