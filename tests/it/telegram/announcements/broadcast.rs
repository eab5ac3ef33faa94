//! Recipients over real HTTP, with everything that goes wrong: nobody lost, nobody twice.

use std::collections::BTreeMap;
use std::io::Write;
use std::time::{Duration, Instant};

use wenzheng::app::outbox::Reason;
use wenzheng::app::store::{Body, Recipient, Store};

use super::{Serving, conversation, new_store, real_shelf};
use crate::botapi::{BotApi, Chance, Kind};

/// Messages a second: above Telegram's 30, so that the test is short.
const LIMIT: f64 = 400.0;
const RECIPIENTS: i64 = 2_000;

pub(super) fn recipients(chats: impl IntoIterator<Item = i64>) -> Vec<Recipient> {
    let recipient = |chat| Recipient { chat, topic: 0, language: "zh-Hans".to_owned(), pin: false };
    chats.into_iter().map(recipient).collect()
}

pub(super) fn bodies() -> Vec<(String, Body)> {
    vec![("zh-Hans".to_owned(), Body { text: "今年目标".to_owned(), entities: "[]".to_owned() })]
}

/// Waits until nothing of the announcement waits or is under way.
pub(super) async fn finished(store: &Store, announcement: i64, limit: Duration) {
    let waiting = async {
        while !store.counts(announcement).await.unwrap().is_done() {
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
    };
    let done = tokio::time::timeout(limit, waiting).await;
    assert!(done.is_ok(), "still under way: {:?}", store.counts(announcement).await.unwrap());
}

/// Messages by text and chat: how often each chat got the announcement.
pub(super) fn received(api: &BotApi) -> BTreeMap<i64, u32> {
    api.with(|state| {
        let mut chats = BTreeMap::new();
        for sent in state.sent.iter().filter(|sent| sent.text == "今年目标") {
            *chats.entry(sent.chat).or_default() += 1;
        }
        chats
    })
}

/// Over real HTTP everything ends as it must. How fast, and ten thousand of them, is for `outbox`, which has a clock
/// of its own: a wall clock on a shared machine measures the machine, so its figures are only printed.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn recipients_with_faults_end_sent_once_or_with_a_reason() {
    let (store, _folder) = new_store().await;
    let api = BotApi::start().await;
    // Every tenth is a group, which can move.
    let chats: Vec<i64> = (1..=RECIPIENTS).map(|at| if at % 10 == 0 { -at } else { at }).collect();
    let blocked = Kind::Refuse(403, "Forbidden: bot was blocked by the user", serde_json::Value::Null);
    api.with(|state| {
        chats.iter().for_each(|chat| state.open(*chat));
        let kinds = vec![(20, Kind::TooMany(1)), (20, Kind::Status(500)), (20, blocked), (20, Kind::Hang)];
        // Of all calls 2 in 100: of those to groups ten times as many.
        state.chance = Some(Chance::new(kinds, 200));
    });
    let announcement = store.announce(&bodies(), &recipients(chats), None, 0).await.unwrap();
    let serving = Serving::start_over(&api, conversation(real_shelf()), Some(store.clone()), |settings| {
        settings.announce.per_second = LIMIT;
        settings.timing.request = Duration::from_secs(2);
    });
    api.wait("the first", |state| !state.arrivals.is_empty()).await;
    let began = Instant::now();
    finished(&store, announcement, Duration::from_secs(80)).await;
    let took = began.elapsed().as_secs_f64();
    serving.stop().await.unwrap();

    let counts = store.counts(announcement).await.unwrap();
    let received = received(&api);
    let (met, calls, busiest) = api.with(|state| {
        let met = state.chance.as_ref().unwrap().met.clone();
        (met, state.arrivals.len(), state.busiest(Duration::from_secs(1), None))
    });
    let unknown = counts.unknown.get(&Reason::NoReply).copied().unwrap_or(0);
    let failed = counts.failed.get(&Reason::Blocked).copied().unwrap_or(0);
    writeln!(
        std::io::stderr(),
        "broadcast: {RECIPIENTS} recipients, {calls} calls, 429/500/403/hang/migrated {met:?}; sent {}, blocked \
         {failed}, no reply {unknown}; {took:.1} s = {:.3} of the limit's time for these calls; busiest second \
         {busiest} of {LIMIT}",
        counts.sent,
        took * LIMIT / calls as f64,
    )
    .unwrap();
    let everybody = RECIPIENTS.cast_unsigned();
    assert_eq!(counts.all(), everybody, "nobody is lost");
    assert_eq!(counts.sent + failed + unknown, everybody, "{counts:?}");
    assert!(received.values().all(|times| *times == 1), "nobody is told twice");
    assert_eq!(u64::from(met[2]), failed);
    assert!(met.iter().all(|met| *met > 10), "{met:?}");
    // On a machine that stands still for seconds also a call that is answered ends without a reply.
    let arrived = received.len() as u64;
    assert!(u64::from(met[3]) <= unknown && (counts.sent..=counts.sent + unknown).contains(&arrived));
    api.assert_clean();
}

/// People are answered while announcements wait: theirs go first, and the pace of all is kept.
#[tokio::test]
async fn answers_go_before_announcements() {
    let (store, _folder) = new_store().await;
    let api = BotApi::start().await;
    api.with(|state| (1000..2000).for_each(|chat| state.open(chat)));
    let announcement = store.announce(&bodies(), &recipients(1000..2000), None, 0).await.unwrap();
    let serving = Serving::start_over(&api, conversation(real_shelf()), Some(store.clone()), |settings| {
        settings.announce.per_second = 50.0;
    });
    api.wait("the first", |state| state.arrivals.len() > 5).await;
    for person in 1..=40 {
        api.write(crate::botapi::private(person, "/help"));
    }
    for person in 1..=40 {
        api.replies(person, 1).await;
    }
    // Whatever the machine's pace: of the messages between the first and the last answer most are answers.
    let order: Vec<i64> = api.with(|state| state.arrivals.iter().map(|(_, chat)| *chat).collect());
    let (first, last) = (
        order.iter().position(|chat| *chat <= 40).unwrap(),
        order.iter().rposition(|chat| *chat <= 40).unwrap(),
    );
    let between = order[first..=last].iter().filter(|chat| **chat > 40).count();
    assert!(between < 200, "{between} of 1000 announcements went before the last of 40 answers");
    serving.stop().await.unwrap();
    let counts = store.counts(announcement).await.unwrap();
    assert_eq!((counts.sending, counts.all()), (0, 1000), "a stop leaves nothing under way");
    assert_eq!(counts.sent as usize, received(&api).len());
}

/// What goes beyond Telegram's own limit is paid for only where the settings say so.
#[tokio::test]
async fn a_paid_broadcast_says_so() {
    for paid in [true, false] {
        let (store, _folder) = new_store().await;
        let api = BotApi::start().await;
        api.with(|state| (1..=3).for_each(|chat| state.open(chat)));
        let announcement = store.announce(&bodies(), &recipients(1..=3), None, 0).await.unwrap();
        let serving =
            Serving::start_over(&api, conversation(real_shelf()), Some(store.clone()), move |settings| {
                settings.announce.paid = paid;
            });
        finished(&store, announcement, Duration::from_secs(20)).await;
        serving.stop().await.unwrap();
        let said = if paid { serde_json::json!(true) } else { serde_json::Value::Null };
        assert!(api.calls("sendMessage").iter().all(|call| call.params["allow_paid_broadcast"] == said));
        api.assert_clean();
    }
}
