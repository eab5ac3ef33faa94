//! The outbox as a ledger: every row ends somewhere, none goes twice, the pace is kept.

use wenzheng::app::outbox::Reason;
use wenzheng::app::store::{
    Body, Fate, Letter, Rates, Recipient, RunState, Settled, Spent, Store, SubscriptionState, Turn,
};

use super::{NOW, bodies, body, each, recipients, wish};

/// As fast as it goes, but one at a time to a chat.
const FAST: Rates = Rates { all: 1, most: u32::MAX, person: 1, group: 1 };

fn turn(by: &str, room: u32) -> Turn<'_> {
    Turn { by, lease_until: NOW + 60_000, rates: FAST, room }
}

async fn take(store: &Store, by: &str, room: u32, now: i64) -> Vec<Letter> {
    store.turn(&turn(by, room), &[], &Spent::default(), now).await.unwrap()
}

async fn settle(store: &Store, by: &str, letter: &Letter, fate: Fate, now: i64) {
    let settled = Settled { id: letter.id, chat: letter.chat, topic: letter.topic, fate };
    let none = store.turn(&turn(by, 0), &[settled], &Spent::default(), now).await.unwrap();
    assert!(none.is_empty());
}

#[tokio::test]
async fn every_letter_goes_out_once_with_its_body_and_ends() {
    each(|store| async move {
        let english = body("Targets");
        let texts = vec![("zh-Hans".to_owned(), body("目标")), ("en".to_owned(), english.clone())];
        let mut to = recipients([1, 2, 2, 3]);
        to[0].language = "en".to_owned();
        to[3].language = "fr".to_owned();
        let id = store.announce(&texts, &to, Some(111), NOW).await.unwrap();
        assert_eq!(store.counts(id).await.unwrap().waiting, 3, "a recipient named twice counts once");
        let letters = take(&store, "a", 10, NOW).await;
        assert_eq!(letters.len(), 3);
        assert_eq!(letters[0].body, english);
        assert_eq!(letters[2].body.text, "目标", "a language without a text gets the first");
        assert!(take(&store, "b", 10, NOW).await.is_empty());
        settle(&store, "a", &letters[0], Fate::Sent { message: 77 }, NOW).await;
        settle(&store, "a", &letters[1], Fate::Failed(Reason::Blocked), NOW).await;
        settle(&store, "a", &letters[2], Fate::Unknown(Reason::NoReply), NOW).await;
        let counts = store.counts(id).await.unwrap();
        assert_eq!((counts.sent, counts.all(), counts.is_done()), (1, 3, true));
        assert_eq!(counts.failed.get(&Reason::Blocked), Some(&1));
        assert_eq!(counts.unknown.get(&Reason::NoReply), Some(&1));
    })
    .await;
}

#[tokio::test]
async fn a_lost_sender_leaves_unknown_rows_that_are_not_sent_again() {
    each(|store| async move {
        let id = store.announce(&bodies("目标"), &recipients(1..=5), None, NOW).await.unwrap();
        let lost = take(&store, "lost", 2, NOW).await;
        assert_eq!(store.expire(NOW + 60_000).await.unwrap(), 0, "the lease has not ended");
        assert_eq!(store.expire(NOW + 60_001).await.unwrap(), 2);
        let rest = take(&store, "next", 10, NOW + 60_001).await;
        assert_eq!(rest.len(), 3);
        let counts = store.counts(id).await.unwrap();
        assert_eq!(counts.unknown.get(&Reason::Interrupted), Some(&2));
        settle(&store, "next", &lost[0], Fate::Sent { message: 1 }, NOW + 60_002).await;
        assert_eq!(store.counts(id).await.unwrap().sent, 0, "only its own sender may speak for a row");
        settle(&store, "lost", &lost[0], Fate::Sent { message: 1 }, NOW + 60_002).await;
        assert_eq!(store.counts(id).await.unwrap().sent, 1, "late word is still word");
    })
    .await;
}

#[tokio::test]
async fn the_pace_holds_over_all_chats_each_chat_and_answers() {
    each(|store| async move {
        let rates = Rates::new(30.0, 1.0, 20.0);
        let one_second = |store: Store, from: i64, spent: Spent| async move {
            let mut taken = Vec::new();
            for step in 0..50 {
                let turn = Turn { by: "a", lease_until: from + 60_000, rates, room: 100 };
                let spent = if step == 0 { spent.clone() } else { Spent::default() };
                taken.extend(store.turn(&turn, &[], &spent, from + step * 20).await.unwrap());
            }
            taken.into_iter().map(|letter| letter.chat).collect::<Vec<i64>>()
        };
        store.announce(&bodies("一"), &recipients(1..=200), None, NOW).await.unwrap();
        let first = one_second(store.clone(), NOW, Spent::default()).await;
        assert!((29..=30).contains(&first.len()), "{}", first.len());
        let answered = Spent { chats: vec![500; 20], ..Spent::default() };
        let second = one_second(store.clone(), NOW + 1000, answered).await;
        assert!((7..=10).contains(&second.len()), "20 answers leave room for 10: {}", second.len());
    })
    .await;
    each(|store| async move {
        // Three announcements for a person and a group.
        for text in ["一", "二", "三"] {
            store.announce(&bodies(text), &recipients([5, -5]), None, NOW).await.unwrap();
        }
        let rates = Rates::new(1000.0, 1.0, 20.0);
        let mut times = Vec::new();
        for step in 0..80 {
            let now = NOW + step * 100;
            let turn = Turn { by: "a", lease_until: now + 60_000, rates, room: 10 };
            let letters = store.turn(&turn, &[], &Spent::default(), now).await.unwrap();
            times.extend(letters.into_iter().map(|letter| (letter.chat, step * 100)));
        }
        let of = |chat: i64| -> Vec<i64> { times.iter().filter(|t| t.0 == chat).map(|t| t.1).collect() };
        assert_eq!(of(5), [0, 1100, 2200]);
        assert_eq!(of(-5), [0, 3200, 6400]);
    })
    .await;
}

#[tokio::test]
async fn a_pause_that_telegram_asks_for_is_kept_by_the_chat_or_by_all() {
    each(|store| async move {
        store.announce(&bodies("目标"), &recipients(1..=3), None, NOW).await.unwrap();
        let letters = take(&store, "a", 1, NOW).await;
        let throttled = |all| Fate::Throttled { wait: 5000, all };
        settle(&store, "a", &letters[0], throttled(false), NOW).await;
        let letters = take(&store, "a", 1, NOW + 10).await;
        assert_eq!(letters[0].chat, 2, "another chat goes on");
        settle(&store, "a", &letters[0], throttled(true), NOW + 10).await;
        assert!(take(&store, "a", 9, NOW + 5009).await.is_empty(), "all wait");
        // An answer to chat 3 was told to wait.
        let spent = Spent { pauses: vec![(3, 2000)], ..Spent::default() };
        let letters = store.turn(&turn("b", 9), &[], &spent, NOW + 5011).await.unwrap();
        assert_eq!(letters.iter().map(|letter| letter.chat).collect::<Vec<_>>(), [1, 2]);
        assert_eq!(letters.iter().map(|letter| letter.tries).max(), Some(1));
        assert!(take(&store, "b", 9, NOW + 7010).await.is_empty());
        assert_eq!(take(&store, "b", 9, NOW + 7011).await.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn a_chat_that_cannot_be_reached_ends_its_subscriptions_with_the_reason() {
    each(|store| async move {
        for chat in [1, -2] {
            for topic in [0, 9] {
                let mut wish = wish(chat, "daily 08:00", "Asia/Shanghai");
                wish.topic = topic;
                store.subscribe(&wish, None, NOW).await.unwrap();
            }
        }
        let topics = |chat| Recipient { topic: 9, ..recipients([chat]).remove(0) };
        let first = store.announce(&bodies("一"), &recipients([1]), None, NOW).await.unwrap();
        let second = store.announce(&bodies("二"), &[topics(-2)], None, NOW).await.unwrap();
        let waits = store.announce(&bodies("三"), &recipients([1, -2]), None, NOW + 1).await.unwrap();
        let letters = take(&store, "a", 2, NOW).await;
        settle(&store, "a", &letters[0], Fate::Failed(Reason::Kicked), NOW).await;
        settle(&store, "a", &letters[1], Fate::Failed(Reason::TopicClosed), NOW).await;
        let states = |chat| {
            let store = store.clone();
            async move {
                let known = store.subscriptions(chat).await.unwrap();
                known.iter().map(|one| (one.state, one.reason)).collect::<Vec<_>>()
            }
        };
        let ended = SubscriptionState::Ended;
        assert_eq!(states(1).await, [(ended, Some(Reason::Kicked)); 2]);
        let topic_only = [(SubscriptionState::Active, None), (ended, Some(Reason::TopicClosed))];
        assert_eq!(states(-2).await, topic_only);
        for done in [first, second] {
            assert!(store.counts(done).await.unwrap().is_done());
        }
        let counts = store.counts(waits).await.unwrap();
        assert_eq!((counts.waiting, counts.failed.get(&Reason::Kicked)), (1, Some(&1)));
        let id = store.subscriptions(1).await.unwrap()[0].id;
        assert!(store.set_subscription(1, id, true, NOW).await.unwrap());
        assert_eq!(states(1).await[0], (SubscriptionState::Active, None), "a chat may come back");
    })
    .await;
}

#[tokio::test]
async fn a_group_that_moves_takes_everything_along() {
    each(|store| async move {
        store.subscribe(&wish(-5, "daily 08:00", "Asia/Shanghai"), None, NOW).await.unwrap();
        store.set_chat_settings(-5, &Default::default()).await.unwrap();
        let moves = store.announce(&bodies("一"), &recipients([-5]), None, NOW).await.unwrap();
        let both = store.announce(&bodies("二"), &recipients([-5, -1005]), None, NOW).await.unwrap();
        let letters = take(&store, "a", 1, NOW).await;
        settle(&store, "a", &letters[0], Fate::Migrated { to: -1005 }, NOW).await;
        assert!(store.subscriptions(-5).await.unwrap().is_empty());
        assert_eq!(store.subscriptions(-1005).await.unwrap().len(), 1);
        let counts = store.counts(both).await.unwrap();
        assert_eq!((counts.waiting, counts.failed.get(&Reason::Moved)), (1, Some(&1)), "once to one group");
        let mut chats = Vec::new();
        for step in 1..4 {
            chats.extend(take(&store, "a", 9, NOW + step * 100).await.into_iter().map(|letter| letter.chat));
        }
        assert_eq!(chats, [-1005, -1005]);
        assert_eq!(store.counts(moves).await.unwrap().sending, 1);
    })
    .await;
}

#[tokio::test]
async fn an_announcement_is_paused_resumed_cancelled_and_retried() {
    each(|store| async move {
        let id = store.announce(&bodies("目标"), &recipients(1..=4), None, NOW).await.unwrap();
        let first = take(&store, "a", 1, NOW).await.remove(0);
        assert!(store.steer(id, RunState::Paused, NOW).await.unwrap());
        assert!(take(&store, "a", 9, NOW).await.is_empty());
        settle(&store, "a", &first, Fate::Again { wait: 0 }, NOW).await;
        assert!(take(&store, "a", 9, NOW + 1).await.is_empty(), "what comes back waits as well");
        assert!(store.steer(id, RunState::Running, NOW).await.unwrap());
        let letters = take(&store, "a", 3, NOW + 2).await;
        assert_eq!(letters.len(), 3);
        settle(&store, "a", &letters[0], Fate::Failed(Reason::Unreachable), NOW).await;
        settle(&store, "a", &letters[1], Fate::Failed(Reason::Blocked), NOW).await;
        assert_eq!(store.retry_failed(id, NOW).await.unwrap(), 1, "who has blocked the bot is left alone");
        assert!(store.steer(id, RunState::Cancelled, NOW).await.unwrap());
        settle(&store, "a", &letters[2], Fate::Again { wait: 0 }, NOW).await;
        let counts = store.counts(id).await.unwrap();
        assert_eq!(counts.failed.get(&Reason::Cancelled), Some(&3));
        assert!(counts.is_done());
        assert!(!store.steer(id, RunState::Running, NOW).await.unwrap(), "cancelled is cancelled");
        let progress = store.progress(id).await.unwrap().unwrap();
        assert_eq!(progress.announcement.state, RunState::Cancelled);
        assert_eq!(progress.announcement.text, "目标");
    })
    .await;
}

#[tokio::test]
async fn of_two_confirmations_one_counts_and_none_is_lost_halfway() {
    each(|store| async move {
        store.keep_payload("b", "{}", NOW + 10).await.unwrap();
        let (to, text) = (recipients(1..=3), bodies("目标"));
        let nothing = store.announce_once("b", &[], &to, None, NOW).await;
        assert!(nothing.is_err(), "what fails leaves the button as it was");
        let confirm = || store.announce_once("b", &text, &to, Some(111), NOW);
        let (one, other) = tokio::join!(confirm(), confirm());
        let sent: Vec<i64> = [one.unwrap(), other.unwrap()].into_iter().flatten().collect();
        assert_eq!(sent.len(), 1);
        assert_eq!(store.counts(sent[0]).await.unwrap().waiting, 3);
        assert_eq!(store.announcements(9).await.unwrap().len(), 1);
    })
    .await;
}

#[tokio::test]
async fn a_pin_counts_as_a_message() {
    each(|store| async move {
        let pinned = |chat| Recipient { pin: true, ..recipients([chat]).remove(0) };
        for text in ["一", "二"] {
            store.announce(&bodies(text), &[pinned(-5)], None, NOW).await.unwrap();
        }
        let rates = Rates::new(1000.0, 1.0, 20.0);
        let mut times = Vec::new();
        for step in 0..80 {
            let now = NOW + step * 100;
            let turn = Turn { by: "a", lease_until: now + 60_000, rates, room: 10 };
            let letters = store.turn(&turn, &[], &Spent::default(), now).await.unwrap();
            times.extend(letters.into_iter().map(|_| step * 100));
        }
        assert_eq!(times, [0, 6300]);
    })
    .await;
}

#[tokio::test]
async fn two_senders_never_take_the_same_row() {
    each(|store| async move {
        let id = store.announce(&bodies("目标"), &recipients(1..=300), None, NOW).await.unwrap();
        let sender = |by: &'static str| {
            let store = store.clone();
            tokio::spawn(async move {
                let mut taken = Vec::new();
                for step in 0..400 {
                    let letters = take(&store, by, 3, NOW + step).await;
                    for letter in &letters {
                        settle(&store, by, letter, Fate::Sent { message: 1 }, NOW + step).await;
                    }
                    taken.extend(letters.into_iter().map(|letter| letter.id));
                    if store.counts(id).await.unwrap().is_done() {
                        break;
                    }
                }
                taken
            })
        };
        let (a, b) = (sender("a"), sender("b"));
        let mut taken = a.await.unwrap();
        taken.extend(b.await.unwrap());
        taken.sort_unstable();
        let all = taken.len();
        taken.dedup();
        assert_eq!((taken.len(), all), (300, 300));
        assert_eq!(store.counts(id).await.unwrap().sent, 300);
    })
    .await;
}

#[test]
fn a_content_has_the_same_mark_in_every_process() {
    let body = Body { text: "目标".to_owned(), entities: "[]".to_owned() };
    assert_eq!(body.fingerprint(), "789d2836f31eea72");
}

#[tokio::test]
async fn what_waits_for_a_chat_that_unsubscribes_does_not_go_there() {
    each(|store| async move {
        let daily = |chat| wish(chat, "daily 08:00", "Asia/Shanghai");
        let ids = [store.subscribe(&daily(1), None, NOW).await, store.subscribe(&daily(2), None, NOW).await];
        let also = wish(2, "daily 18:00", "Asia/Shanghai");
        store.subscribe(&also, None, NOW).await.unwrap();
        let id = store.announce(&bodies("目标"), &recipients([1, 2, 3]), None, NOW).await.unwrap();
        assert!(store.steer(id, RunState::Paused, NOW).await.unwrap());
        assert_eq!(store.unsubscribe(1, None, NOW).await.unwrap(), 1);
        let second = ids[1].as_ref().unwrap();
        assert!(store.set_subscription(2, *second, false, NOW).await.unwrap(), "the other goes on");
        let counts = store.counts(id).await.unwrap();
        assert_eq!((counts.waiting, counts.failed.get(&Reason::Unsubscribed)), (2, Some(&1)));
        assert!(store.steer(id, RunState::Running, NOW).await.unwrap());
        let chats: Vec<i64> = take(&store, "a", 9, NOW).await.iter().map(|letter| letter.chat).collect();
        assert_eq!(chats, [2, 3]);
    })
    .await;
}

#[tokio::test]
async fn what_was_no_try_costs_none_and_holds_all() {
    each(|store| async move {
        store.announce(&bodies("目标"), &recipients([1, 2]), None, NOW).await.unwrap();
        let first = take(&store, "a", 1, NOW).await.remove(0);
        settle(&store, "a", &first, Fate::Back { wait: 2000 }, NOW).await;
        assert!(take(&store, "a", 9, NOW + 1999).await.is_empty(), "nobody is written to meanwhile");
        let again = take(&store, "a", 9, NOW + 2002).await;
        assert_eq!(again.iter().map(|letter| letter.tries).collect::<Vec<u32>>(), [0, 0]);
    })
    .await;
}
