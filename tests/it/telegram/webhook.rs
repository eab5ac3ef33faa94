//! Updates that are pushed: the same answers as by polls, to Telegram's calls and nobody else's.

use std::net::SocketAddr;
use std::path::Path;
use std::time::Duration;

use tokio::net::TcpListener;
use tokio::sync::mpsc;
use wenzheng::app::pushed::{self, Pushed};
use wenzheng::app::store::{Claimed, Coming, Store};
use wenzheng::telegram::{Source, Webhook};
use wenzheng::web::{self, Door};

use super::{Serving, conversation, new_store, real_shelf};
use crate::botapi::{BotApi, Fault, Kind, TOKEN, call, group, private};
use crate::store::postgres;

const QUESTION: &str = "今年新增就业目标是多少";
pub(super) const URL: &str = "https://bot.example.org/hook";

/// A door, and where what comes in by it is heard.
pub(super) async fn open_door() -> (SocketAddr, mpsc::Receiver<Pushed>) {
    let (sender, pushed) = pushed::channel(100);
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let door = Door { secret: web::secret(TOKEN), pushed: sender };
    tokio::spawn(web::serve(listener, door.router(URL), std::future::pending()));
    (address, pushed)
}

pub(super) async fn start(api: &BotApi, store: Option<Store>) -> (Serving, SocketAddr) {
    let (address, pushed) = open_door().await;
    let serving = Serving::start_over(api, conversation(real_shelf()), store, |settings| {
        let (url, secret) = (URL.to_owned(), web::secret(TOKEN));
        settings.source = Source::Pushed(Webhook { url, secret, connections: 20, pushed });
    });
    (serving, address)
}

#[tokio::test]
async fn pushed_questions_are_answered_in_order_and_a_change_of_mode_leaves_no_webhook() {
    let api = BotApi::start().await;
    let (serving, address) = start(&api, None).await;
    api.push_to(vec![address]);
    for person in 1..=30 {
        api.write(private(person, QUESTION));
    }
    api.write(group(-100, 7, "/ask 今年新增就业目标是多少"));
    for person in 1..=30 {
        assert!(api.replies(person, 1).await[0].text.contains("5万人"));
    }
    api.replies(-100, 1).await;
    serving.settled(&api).await;
    assert!(api.calls("getUpdates").is_empty());
    serving.stop().await.unwrap();
    assert_eq!(api.with(|state| state.webhook.clone()), URL, "what comes while it is down waits at Telegram");
    let polling = Serving::start(&api);
    api.wait("the webhook to go", |state| state.webhook.is_empty()).await;
    api.write(private(31, QUESTION));
    api.replies(31, 1).await;
    polling.stop().await.unwrap();
    api.assert_clean();
}

#[tokio::test]
async fn nobody_else_comes_in() {
    let (address, mut pushed) = open_door().await;
    let secret = web::secret(TOKEN);
    let header = "x-telegram-bot-api-secret-token";
    let json = ("content-type", "application/json");
    let large = "x".repeat(2 * 1024 * 1024);
    let almost = format!("{}x", &secret[..63]);
    for (method, path, headers, body, expected) in [
        ("POST", "/hook", vec![json], "{}", 401),
        ("POST", "/hook", vec![json, (header, "")], "{}", 401),
        ("POST", "/hook", vec![json, (header, almost.as_str())], "{}", 401),
        ("GET", "/hook", vec![json, (header, secret.as_str())], "", 405),
        ("POST", "/", vec![json, (header, secret.as_str())], "{}", 404),
        ("POST", "/metrics", vec![json, (header, secret.as_str())], "{}", 404),
        ("POST", "/hook", vec![("content-type", "text/plain"), (header, secret.as_str())], "{}", 415),
        ("POST", "/hook", vec![(header, secret.as_str())], "{}", 415),
        ("POST", "/hook", vec![json, (header, secret.as_str())], large.as_str(), 413),
    ] {
        let got = call(address, method, path, &headers, body).await.map(|(status, _)| status);
        // A body beyond the bound may meet a closed door before it is through.
        assert!(
            matches!(got, Ok(status) if status == expected) || expected == 413 && got.is_err(),
            "{path} {got:?}"
        );
    }
    assert!(pushed.try_recv().is_err(), "nothing of it was heard");
}

#[tokio::test]
async fn what_is_pushed_twice_is_answered_once_and_what_nobody_can_read_does_not_come_again() {
    let api = BotApi::start().await;
    let (serving, address) = start(&api, None).await;
    api.wait("the webhook", |state| !state.webhook.is_empty()).await;
    let secret = web::secret(TOKEN);
    let headers =
        [("content-type", "application/json"), ("x-telegram-bot-api-secret-token", secret.as_str())];
    api.with(|state| state.open(5));
    // The later number first: pushed updates come in no order.
    for id in [900, 7, 900, 7] {
        let update = serde_json::json!({"update_id": id, "message": private(5, QUESTION)});
        let mut update = update;
        update["message"]["message_id"] = id.into();
        update["message"]["date"] = 0.into();
        assert_eq!(call(address, "POST", "/hook", &headers, &update.to_string()).await.unwrap().0, 200);
    }
    for body in ["", "null", "{\"update_id\":8}", "{\"update_id\":9,\"message\":[1]}"] {
        assert_eq!(call(address, "POST", "/hook", &headers, body).await.unwrap().0, 200, "{body}");
    }
    api.replies(5, 2).await;
    serving.settled(&api).await;
    serving.stop().await.unwrap();
    api.replies(5, 2).await;
}

#[tokio::test]
async fn a_store_that_fails_loses_no_pushed_question() {
    let api = BotApi::start().await;
    let (store, _folder) = new_store().await;
    let (serving, address) = start(&api, Some(store.clone())).await;
    api.push_to(vec![address]);
    api.write(private(1, QUESTION));
    api.replies(1, 1).await;
    serving.settled(&api).await;
    store.close().await;
    api.write(private(2, QUESTION));
    api.wait("an answer", |state| state.sent.iter().any(|sent| sent.chat == 2)).await;
    api.confirmed().await;
    assert_eq!(api.sent(2).len(), 1);
    serving.stop().await.unwrap();
}

fn coming(id: i64, body: &str) -> Coming<'_> {
    Coming { id, body, lane: None }
}

#[tokio::test]
async fn replicas_share_what_is_pushed_and_take_up_what_a_dead_one_has_left() {
    let Some(url) = postgres().await else { return };
    let api = BotApi::start().await;
    let (mut bots, mut doors) = (Vec::new(), Vec::new());
    let mut store = None;
    for _ in 0..2 {
        let opened = Store::open(Path::new("."), Some(&url)).await.unwrap();
        store = Some(opened.clone());
        let (serving, address) = start(&api, Some(opened)).await;
        bots.push(serving);
        doors.push(address);
    }
    api.push_to(doors);
    for person in 1..=40 {
        api.write(private(person, QUESTION));
    }
    for person in 1..=40 {
        api.replies(person, 1).await;
    }
    api.confirmed().await;
    let shares = || bots.iter().map(|bot| bot.tally.updates.get()).collect::<Vec<u64>>();
    // An update is counted when its work is over, a little after its reply.
    let counted = async {
        while shares().iter().sum::<u64>() < 40 {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    };
    tokio::time::timeout(LONG, counted).await.expect("every update is counted");
    let shares = shares();
    assert!(shares.iter().all(|share| *share >= 5), "both work: {shares:?}");
    // What another process has kept that is not there any more.
    api.with(|state| state.open(77));
    let mut left = serde_json::json!({"update_id": 5000, "message": private(77, QUESTION)});
    left["message"]["message_id"] = 5000.into();
    left["message"]["date"] = 0.into();
    let store = store.unwrap();
    let claimed =
        store.claim_updates(&[coming(5000, &left.to_string())], "a process that was killed").await.unwrap();
    assert_eq!(claimed, [Claimed { id: 5000, is_behind: false }]);
    assert_eq!(store.claim_updates(&[coming(5000, "{}")], "another").await.unwrap(), [], "one has it");
    api.replies(77, 1).await;
    for bot in bots {
        bot.stop().await.unwrap();
    }
    assert!(store.kept_updates().await.unwrap().is_empty());
    api.assert_clean();
}

#[tokio::test]
async fn what_a_person_writes_is_answered_in_its_order_whichever_replica_has_it() {
    let Some(url) = postgres().await else { return };
    let api = BotApi::start().await;
    let (mut bots, mut doors) = (Vec::new(), Vec::new());
    for _ in 0..2 {
        let store = Store::open(Path::new("."), Some(&url)).await.unwrap();
        let (serving, address) = start(&api, Some(store)).await;
        bots.push(serving);
        doors.push(address);
    }
    api.wait("the webhook", |state| !state.webhook.is_empty()).await;
    api.with(|state| state.open(7));
    // The first takes a second; the other replica, which has the second, could be faster.
    api.fail(Fault::new("sendMessage", 1, Kind::TooMany(1)).in_chat(7));
    let secret = web::secret(TOKEN);
    let headers =
        [("content-type", "application/json"), ("x-telegram-bot-api-secret-token", secret.as_str())];
    for (door, (id, text)) in doors.iter().zip([(50, "/help"), (51, QUESTION)]) {
        let mut update = serde_json::json!({"update_id": id, "message": private(7, text)});
        update["message"]["message_id"] = id.into();
        update["message"]["date"] = 0.into();
        assert_eq!(call(*door, "POST", "/hook", &headers, &update.to_string()).await.unwrap().0, 200);
    }
    let said = api.replies(7, 2).await;
    assert!(said[1].text.contains("5万人") && !said[0].text.contains("5万人"), "{said:#?}");
    for bot in bots {
        bot.stop().await.unwrap();
    }
    api.assert_clean();
}

/// Long enough for what is slow on a busy machine.
const LONG: Duration = Duration::from_secs(30);

#[tokio::test]
async fn more_than_one_may_ask_is_said_once() {
    let api = BotApi::start().await;
    let serving = Serving::start_with(&api, conversation(real_shelf()), |settings| {
        settings.limits = wenzheng::config::Limits { per_minute_per_person: 3, per_minute_per_chat: 5 };
    });
    for _ in 0..6 {
        api.write(private(9, QUESTION));
    }
    for person in 20..27 {
        api.write(group(-50, person, "/ask 今年新增就业目标是多少"));
    }
    // Talk that is not for the bot counts against nobody.
    for _ in 0..10 {
        api.write(group(-60, 30, "今天天气不错"));
    }
    api.write(group(-60, 30, "/ask 今年新增就业目标是多少"));
    assert!(api.until(LONG, |state| state.updates.is_empty()).await);
    serving.settled(&api).await;
    let told = |chat| api.sent(chat).iter().filter(|sent| sent.text.contains("消息太多")).count();
    assert_eq!([api.sent(9).len(), told(9)], [4, 1]);
    assert_eq!([api.sent(-50).len(), told(-50)], [6, 1]);
    assert_eq!([api.sent(-60).len(), told(-60)], [1, 0]);
    serving.stop().await.unwrap();
    api.assert_clean();
}
