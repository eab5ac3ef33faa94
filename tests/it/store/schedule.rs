//! The schedule: every due subscription told once, over restarts, clock changes and replicas.

use std::path::Path;

use wenzheng::app::outbox::Reason;
use wenzheng::app::store::{
    Due, Fate, Rates, Settled, Spent, Store, Subscription, SubscriptionState, Telling, Turn,
};

use super::{NOW, beside, bodies, body, each, postgres, recipients, wish};

const HOUR: i64 = 3_600_000;

/// Tells `text` until the end of the rule.
fn telling(one: &Subscription, text: &str, now: i64) -> Telling {
    let schedule = &one.wish.schedule;
    Telling { body: Some(body(text)), period: schedule.period(now), next: schedule.next(now) }
}

async fn tell(store: &Store, text: &str, now: i64) -> Due {
    store.tell_due(now, 100, |one| telling(one, text, now)).await.unwrap()
}

fn at(text: &str) -> i64 {
    text.parse::<jiff::Timestamp>().unwrap().as_millisecond()
}

#[tokio::test]
async fn due_subscriptions_are_told_once_and_share_an_announcement() {
    each(|store| async move {
        for chat in 1..=5 {
            store.subscribe(&wish(chat, "daily 08:00", "Asia/Shanghai"), None, NOW).await.unwrap();
        }
        assert_eq!(store.next_due().await.unwrap(), Some(NOW + 24 * HOUR));
        assert_eq!(tell(&store, "一", NOW + 23 * HOUR).await, Due::default());
        let due = tell(&store, "一", NOW + 24 * HOUR).await;
        assert_eq!(due, Due { due: 5, told: 5, unchanged: 0 });
        assert_eq!(tell(&store, "一", NOW + 24 * HOUR).await, Due::default());
        let announced = store.announcements(9).await.unwrap();
        assert_eq!(announced.len(), 1, "one text, one announcement");
        assert_eq!(store.counts(announced[0].id).await.unwrap().waiting, 5);
        assert_eq!(store.subscriptions(1).await.unwrap()[0].turn, 1);
    })
    .await;
}

#[tokio::test]
async fn unchanged_content_is_not_told_twice_within_its_period() {
    each(|store| async move {
        let often = wish(1, "cron 0 */6 * * *", "Asia/Shanghai");
        store.subscribe(&often, None, NOW).await.unwrap();
        assert_eq!(tell(&store, "一", NOW + 4 * HOUR).await.told, 1);
        assert_eq!(tell(&store, "一", NOW + 10 * HOUR).await, Due { due: 1, told: 0, unchanged: 1 });
        assert_eq!(tell(&store, "一", NOW + 16 * HOUR).await.told, 1, "the next day it may");
        assert_eq!(tell(&store, "二", NOW + 22 * HOUR).await.told, 1, "changed content may at once");
    })
    .await;
}

#[tokio::test]
async fn a_single_time_ends_and_a_pause_tells_nothing() {
    each(|store| async move {
        let once =
            store.subscribe(&wish(1, "once 2026-03-06T08:00", "Asia/Shanghai"), None, NOW).await.unwrap();
        let paused = store.subscribe(&wish(2, "daily 09:00", "Asia/Shanghai"), None, NOW).await.unwrap();
        assert!(store.set_subscription(2, paused, false, NOW).await.unwrap());
        assert_eq!(tell(&store, "一", NOW + 26 * HOUR).await.told, 1);
        let state = store.subscription(1, once).await.unwrap().unwrap().state;
        assert_eq!(state, SubscriptionState::Ended);
        assert_eq!(store.next_due().await.unwrap(), None);
        assert!(store.set_subscription(2, paused, true, NOW + 26 * HOUR).await.unwrap());
        assert_eq!(store.next_due().await.unwrap(), Some(NOW + 49 * HOUR), "not at once for what was missed");
        assert_eq!(store.unsubscribe(2, Some(once), NOW).await.unwrap(), 0, "of another chat");
        assert_eq!(store.unsubscribe(2, None, NOW).await.unwrap(), 1);
    })
    .await;
}

#[tokio::test]
async fn a_wish_is_kept_once_and_a_change_resumes_nothing() {
    each(|store| async move {
        let daily = wish(1, "daily 08:00", "Asia/Shanghai");
        let id = store.subscribe(&daily, None, NOW).await.unwrap();
        let pinned = wenzheng::app::store::Wish { pin: true, ..daily.clone() };
        assert_eq!(store.subscribe(&pinned, None, NOW).await.unwrap(), id, "the same, now pinned");
        assert_ne!(store.subscribe(&wish(1, "daily 09:00", "Asia/Shanghai"), None, NOW).await.unwrap(), id);
        let state = |store: Store| async move {
            let known = store.subscription(1, id).await.unwrap().unwrap();
            (known.state, known.wish.pin)
        };
        store.set_subscription(1, id, false, NOW).await.unwrap();
        store.pin_subscription(1, id, false).await.unwrap();
        store.change_subscription(id, &daily, NOW).await.unwrap();
        assert_eq!(state(store.clone()).await, (SubscriptionState::Paused, false));
        store.subscribe(&pinned, None, NOW).await.unwrap();
        assert_eq!(state(store.clone()).await, (SubscriptionState::Active, true), "wished for anew");
        store.end_chat(1, wenzheng::app::outbox::Reason::Blocked, NOW).await.unwrap();
        store.pin_subscription(1, id, false).await.unwrap();
        assert_eq!(state(store.clone()).await, (SubscriptionState::Ended, false));
        assert_eq!(store.unsubscribe(1, None, NOW).await.unwrap(), 2);
    })
    .await;
}

#[tokio::test]
async fn a_failed_step_tells_nobody_and_moves_nothing() {
    each(|store| async move {
        store.subscribe(&wish(1, "daily 08:00", "Asia/Shanghai"), None, NOW).await.unwrap();
        let now = NOW + 24 * HOUR;
        let dying = {
            let store = store.clone();
            tokio::spawn(async move {
                store.tell_due(now, 9, |_| panic!("the process ends in the middle of the step")).await
            })
        };
        assert!(dying.await.is_err());
        // Its transaction is undone when the connection is next used.
        let mut due = Due::default();
        for _ in 0..100 {
            if due == Due::default() {
                due = tell(&store, "一", now).await;
            }
        }
        assert_eq!(due, Due { due: 1, told: 1, unchanged: 0 });
    })
    .await;
}

/// Hours go by with the bot down now and then, a restart in between, over the night when the clock goes
/// forward, and the one when it goes back: every day is told once, at eight and at half past two.
#[tokio::test]
async fn a_schedule_crosses_clock_changes_and_restarts() {
    for (start, days) in [("2026-03-06T12:00:00Z", 4), ("2026-10-30T12:00:00Z", 4)] {
        let folder = tempfile::tempdir().unwrap();
        let mut store = Store::open(folder.path(), None).await.unwrap();
        let start = at(start);
        for (chat, rule) in [(1, "daily 08:00"), (2, "daily 02:30")] {
            store.subscribe(&wish(chat, rule, "America/New_York"), None, start).await.unwrap();
        }
        let mut told: Vec<(i64, String)> = Vec::new();
        for step in 0..days * 24 * 12 {
            let now = start + step * HOUR / 12;
            if step % 50 == 49 {
                store.close().await;
                store = Store::open(folder.path(), None).await.unwrap();
            }
            if step % 30 > 25 {
                // Down for twenty minutes.
                continue;
            }
            let mut tell = |one: &Subscription| {
                told.push((one.wish.chat, one.wish.schedule.wall_clock(one.next.unwrap())));
                telling(one, &format!("{now}"), now)
            };
            store.tell_due(now, 10, &mut tell).await.unwrap();
        }
        let of = |chat: i64| told.iter().filter(|t| t.0 == chat).map(|t| t.1.clone()).collect::<Vec<_>>();
        let forward = start < at("2026-06-01T00:00:00Z");
        let (eight, half_past_two) = (of(1), of(2));
        match forward {
            true => {
                assert_eq!(
                    eight,
                    ["2026-03-06 08:00", "2026-03-07 08:00", "2026-03-08 08:00", "2026-03-09 08:00"]
                );
                assert_eq!(
                    half_past_two,
                    ["2026-03-07 02:30", "2026-03-08 03:00", "2026-03-09 02:30", "2026-03-10 02:30"]
                );
            }
            false => {
                assert_eq!(eight, ["2026-10-31 08:00", "2026-11-01 08:00", "2026-11-02 08:00"]);
                assert_eq!(
                    half_past_two,
                    ["2026-10-31 02:30", "2026-11-01 02:30", "2026-11-02 02:30", "2026-11-03 02:30"]
                );
            }
        }
    }
}

#[tokio::test]
async fn two_replicas_share_one_schedule_and_one_broadcast() {
    let Some(url) = postgres().await else { return };
    let (one, other) =
        (Store::open(Path::new("."), Some(&url)).await, Store::open(Path::new("."), Some(&url)).await);
    let (one, other) = (one.unwrap(), other.unwrap());
    for chat in 1..=300 {
        one.subscribe(&wish(chat, "daily 08:00", "Asia/Shanghai"), None, NOW).await.unwrap();
    }
    let now = NOW + 24 * HOUR;
    // In one task: each waits for the server while the other works.
    let replica = |store: Store, name: &'static str| async move {
        let (mut told, mut sent) = (0, Vec::new());
        for step in 0..400 {
            let now = now + step * 5;
            told += store.tell_due(now, 5, |one| telling(one, "一", now)).await.unwrap().told;
            let rates = Rates { all: 1000, most: u32::MAX, person: 1, group: 1 };
            let turn = Turn { by: name, lease_until: now + 60_000, rates, room: 7 };
            let letters = store.turn(&turn, &[], &Spent::default(), now).await.unwrap();
            sent.extend(letters.into_iter().map(|letter| letter.chat));
            tokio::task::yield_now().await;
        }
        (told, sent)
    };
    let ((told_a, sent_a), (told_b, sent_b)) = tokio::join!(replica(one, "a"), replica(other, "b"));
    assert_eq!(told_a + told_b, 300);
    let mut sent: Vec<i64> = sent_a.iter().chain(&sent_b).copied().collect();
    sent.sort_unstable();
    assert_eq!(sent, (1..=300).collect::<Vec<i64>>());
    assert!(!sent_a.is_empty() && !sent_b.is_empty(), "both have worked");
}

#[tokio::test]
async fn scheduled_announcements_of_long_ago_are_forgotten_once_they_are_done() {
    each(|store| async move {
        const DAYS: i64 = 24 * HOUR;
        for chat in 1..=2 {
            store.subscribe(&wish(chat, "daily 08:00", "Asia/Shanghai"), None, NOW).await.unwrap();
        }
        let own = store.announce(&bodies("通告"), &recipients([1]), None, NOW).await.unwrap();
        assert_eq!(tell(&store, "一", NOW + DAYS).await.told, 2);
        let turn = Turn {
            by: "a",
            lease_until: NOW + 400 * DAYS,
            rates: Rates { all: 1, most: u32::MAX, person: 1, group: 1 },
            room: 2,
        };
        let letters = store.turn(&turn, &[], &Spent::default(), NOW + DAYS).await.unwrap();
        store.tidy(NOW + 300 * DAYS, 30 * 24 * 3_600_000).await.unwrap();
        assert_eq!(store.announcements(9).await.unwrap().len(), 2, "some of it is not sent yet");
        let settled: Vec<Settled> = letters
            .iter()
            .map(|one| Settled {
                id: one.id,
                chat: one.chat,
                topic: one.topic,
                fate: Fate::Sent { message: 1 },
            })
            .collect();
        let last = store.turn(&turn, &settled, &Spent::default(), NOW + 2 * DAYS).await.unwrap();
        let settled: Vec<Settled> = last
            .iter()
            .map(|one| Settled {
                id: one.id,
                chat: one.chat,
                topic: one.topic,
                fate: Fate::Failed(Reason::Gone),
            })
            .collect();
        store
            .turn(&Turn { room: 0, ..turn.clone() }, &settled, &Spent::default(), NOW + 2 * DAYS)
            .await
            .unwrap();
        store.tidy(NOW + 100 * DAYS, 30 * 24 * 3_600_000).await.unwrap();
        assert_eq!(store.announcements(9).await.unwrap().len(), 2, "not long ago");
        store.tidy(NOW + 300 * DAYS, 30 * 24 * 3_600_000).await.unwrap();
        let left = store.announcements(9).await.unwrap();
        assert_eq!(left.iter().map(|one| one.id).collect::<Vec<i64>>(), [own], "an admin's own is kept");
        assert!(store.counts(own).await.unwrap().is_done());
    })
    .await;
}

#[tokio::test]
async fn a_subscription_that_cannot_be_read_keeps_no_other_from_being_told() {
    each(|store| async move {
        for chat in 1..=3 {
            store.subscribe(&wish(chat, "daily 08:00", "Asia/Shanghai"), None, NOW).await.unwrap();
        }
        beside(&store, "UPDATE subscriptions SET zone = 'Atlantis/Capital' WHERE chat = 2").await;
        assert_eq!(tell(&store, "一", NOW + 24 * HOUR).await, Due { due: 2, told: 2, unchanged: 0 });
        assert_eq!(tell(&store, "一", NOW + 24 * HOUR).await, Due::default(), "it is paused");
        assert!(store.subscriptions(2).await.unwrap().is_empty());
        beside(&store, "UPDATE subscriptions SET zone = 'Asia/Shanghai' WHERE chat = 2").await;
        assert_eq!(store.subscriptions(2).await.unwrap()[0].state, SubscriptionState::Paused, "and not lost");
    })
    .await;
}

#[tokio::test]
async fn a_chat_is_told_everything_in_its_one_language() {
    each(|store| async move {
        store.subscribe(&wish(1, "daily 08:00", "Asia/Shanghai"), None, NOW).await.unwrap();
        store.speak_to(1, "en").await.unwrap();
        for rule in ["daily 08:00", "daily 18:00"] {
            store.subscribe(&wish(1, rule, "Asia/Shanghai"), None, NOW).await.unwrap();
        }
        let known = store.subscriptions(1).await.unwrap();
        let languages: Vec<&str> = known.iter().map(|one| one.wish.language.as_str()).collect();
        assert_eq!(languages, ["en", "en"]);
    })
    .await;
}
