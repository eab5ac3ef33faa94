//! Blocks, kicks and rights: noticed at once, kept with their reason, and nothing goes on unasked.

use wenzheng::app::outbox::Reason;
use wenzheng::app::store::SubscriptionState;

use super::broadcast::{bodies, recipients};
use super::{HOUR, NOW, Staged};
use crate::botapi::{group, post, private};

const GROUP: i64 = -1_000_000_000_020;
const CHANNEL: i64 = -1_000_000_000_021;

async fn state(staged: &Staged, chat: i64) -> (SubscriptionState, Option<Reason>) {
    staged.settled().await;
    let known = staged.store.subscriptions(chat).await.unwrap().remove(0);
    (known.state, known.reason)
}

#[tokio::test]
async fn a_block_ends_what_the_person_follows_and_what_waits_for_them() {
    let staged = Staged::start().await;
    let api = &staged.api;
    for person in [7, 8] {
        api.write(private(person, "/subscribe 每天 9:00"));
        api.replies(person, 1).await;
    }
    // Waits for another half an hour.
    let waiting = staged.store.announce(&bodies(), &recipients([7, 8]), None, NOW + HOUR / 2).await.unwrap();
    api.block(7);
    let ended = (SubscriptionState::Ended, Some(Reason::Blocked));
    assert_eq!(state(&staged, 7).await, ended);
    assert_eq!(state(&staged, 8).await, (SubscriptionState::Active, None));
    let counts = staged.store.counts(waiting).await.unwrap();
    assert_eq!((counts.waiting, counts.failed.get(&Reason::Blocked)), (1, Some(&1)));
    api.unblock(7);
    assert_eq!(state(&staged, 7).await, ended, "nothing goes on unasked");
    staged.later(2);
    let staged = staged.restart().await;
    staged.api.replies(8, 3).await;
    assert_eq!(staged.api.sent(7).len(), 1, "and nothing is said");
    // Asked for, it goes on.
    staged.api.write(private(7, "/subscriptions"));
    let list = staged.api.replies(7, 2).await.remove(1);
    assert!(list.text.contains("对方屏蔽了机器人"), "{}", list.text);
    staged.api.tap(7, list.id, 7, "▶");
    assert_eq!(state(&staged, 7).await, (SubscriptionState::Active, None));
    staged.stop().await;
}

#[tokio::test]
async fn a_kick_and_lost_rights_end_what_a_group_or_channel_follows() {
    let staged = Staged::start().await;
    let api = &staged.api;
    let silenced = GROUP - 10;
    for chat in [GROUP, silenced] {
        api.with(|state| state.members.insert((chat, 5), "creator"));
        api.write(group(chat, 5, "/subscribe 每天 9:00"));
        api.replies(chat, 1).await;
    }
    api.publish(post(CHANNEL, "/subscribe 每天 9:00"));
    api.replies(CHANNEL, 1).await;
    api.kick(GROUP);
    api.silence(silenced);
    api.demote(CHANNEL);
    for (chat, reason) in [(GROUP, Reason::Kicked), (silenced, Reason::NoRights), (CHANNEL, Reason::NoRights)]
    {
        assert_eq!(state(&staged, chat).await, (SubscriptionState::Ended, Some(reason)), "{chat}");
    }
    // Back in, it stays silent: it was here before, and nobody has asked for anything.
    api.add(GROUP, "supergroup", "member");
    assert_eq!(state(&staged, GROUP).await.0, SubscriptionState::Ended);
    assert_eq!(api.sent(GROUP).len(), 1);
    staged.stop().await;
}

#[tokio::test]
async fn a_group_is_told_once_how_to_ask_and_a_channel_is_not() {
    let staged = Staged::start().await;
    let api = &staged.api;
    api.add(GROUP, "supergroup", "member");
    let hello = api.replies(GROUP, 1).await.remove(0);
    assert!(hello.text.contains("/ask") && hello.text.contains("@wenzheng_bot"), "{}", hello.text);
    api.kick(GROUP);
    api.add(GROUP, "supergroup", "administrator");
    api.add(-30, "group", "member");
    api.add(CHANNEL, "channel", "administrator");
    api.replies(-30, 1).await;
    staged.settled().await;
    assert_eq!((api.sent(GROUP).len(), api.sent(CHANNEL).len()), (1, 0));
    staged.stop().await;
}
