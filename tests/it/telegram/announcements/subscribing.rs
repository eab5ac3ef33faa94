//! `/subscribe`, `/subscriptions`, `/unsubscribe`: who may, what is kept, what is told when the time comes.

use wenzheng::app::store::SubscriptionState;

use super::Staged;
use crate::botapi::{BOT_ID, group, merged, post, private, topic};

#[tokio::test]
async fn a_person_subscribes_in_one_line_and_is_told_daily() {
    let staged = Staged::start().await;
    let api = &staged.api;
    api.write(private(7, "/subscribe 城镇新增就业 每天 8：30"));
    let kept = api.replies(7, 1).await.remove(0);
    assert!(kept.text.contains("城镇新增就业 · 每天 08:30（Asia/Shanghai）"), "{}", kept.text);
    assert!(kept.text.contains("2026-03-05 08:30"), "{}", kept.text);
    staged.later(1);
    let staged = staged.restart().await;
    let told = staged.api.replies(7, 2).await.remove(1);
    assert!(told.text.contains("2020年") && told.text.contains("目标"), "{}", told.text);
    assert!(told.text.contains("—— 《") && told.text.contains("段"), "a citation: {}", told.text);
    // The next day the same; in between nothing, also not over restarts.
    let staged = staged.restart().await;
    staged.later(23);
    let staged = staged.restart().await;
    staged.later(1);
    let staged = staged.restart().await;
    staged.api.replies(7, 3).await;
    staged.stop().await;
}

#[tokio::test]
async fn a_person_subscribes_by_buttons() {
    let staged = Staged::start().await;
    let api = &staged.api;
    api.write(private(7, "/subscribe"));
    let message = api.replies(7, 1).await.remove(0);
    api.tap(7, message.id, 7, "某一节");
    api.wait("sections", |state| state.sent[0].text.contains("哪一节")).await;
    let sections = api.sent(7).remove(0).buttons();
    assert!(!sections.is_empty());
    api.tap(7, message.id, 7, &sections[0].0);
    api.wait("times", |state| state.sent[0].text.contains("什么时候")).await;
    api.tap(7, message.id, 7, "每周一");
    api.wait("the end", |state| state.sent[0].text.contains("已订阅")).await;
    let kept = staged.store.subscriptions(7).await.unwrap().remove(0);
    assert_eq!(kept.wish.schedule.rule_text(), "weekly monday 08:00");
    // The buttons outlive a restart, and the list works on.
    let staged = staged.restart().await;
    let api = &staged.api;
    api.write(private(7, "/subscriptions"));
    let list = api.replies(7, 2).await.remove(1);
    let state = |expected| {
        let store = staged.store.clone();
        async move { assert_eq!(store.subscriptions(7).await.unwrap()[0].state, expected) }
    };
    api.tap(7, list.id, 7, "⏸");
    api.wait("a pause", |state| state.sent[1].text.contains("已暂停")).await;
    state(SubscriptionState::Paused).await;
    api.tap(7, list.id, 7, "▶");
    api.wait("a resumption", |state| !state.sent[1].text.contains("已暂停")).await;
    state(SubscriptionState::Active).await;
    api.tap(7, list.id, 7, "🕗");
    api.wait("times", |state| state.sent[1].text.contains("什么时候")).await;
    api.tap(7, list.id, 7, "每天 18");
    api.wait("a change", |state| state.sent[1].text.contains("每天 18:00")).await;
    api.tap(7, list.id, 7, "✕");
    api.wait("nothing", |state| state.sent[1].text.contains("还没有订阅")).await;
    staged.stop().await;
}

#[tokio::test]
async fn in_a_group_only_admins_subscribe_and_tap() {
    let staged = Staged::start().await;
    let api = &staged.api;
    const GROUP: i64 = -1009;
    api.with(|state| state.members.insert((GROUP, 5), "administrator"));
    api.write(group(GROUP, 6, "/subscribe 每天 9点"));
    assert!(api.replies(GROUP, 1).await[0].text.contains("只有本群"));
    api.write(group(GROUP, 5, "/subscribe 每天 9点 置顶"));
    assert!(api.replies(GROUP, 2).await[1].text.contains("已订阅"));
    // An anonymous admin writes in the group's own name.
    let chat = serde_json::json!({"id": GROUP, "type": "supergroup", "title": "群"});
    let anonymous = merged(
        group(GROUP, 1_087_968_824, "/subscribe 全部 每周五 9:00"),
        serde_json::json!({"sender_chat": chat}),
    );
    api.write(anonymous);
    assert!(api.replies(GROUP, 3).await[2].text.contains("每周五"));
    api.write(group(GROUP, 6, "/subscriptions"));
    let list = api.replies(GROUP, 4).await.remove(3);
    api.tap(GROUP, list.id, 6, "✕ 删除 1");
    api.wait("a refusal", |state| {
        state.calls.iter().any(|call| {
            call.method == "answerCallbackQuery"
                && call.params["text"].as_str().is_some_and(|text| text.contains("只有本群"))
        })
    })
    .await;
    assert_eq!(staged.store.subscriptions(GROUP).await.unwrap().len(), 2);
    // Pinned where the bot may; told without where it may not.
    staged.later(2);
    let staged = staged.restart().await;
    staged.api.replies(GROUP, 5).await;
    let is_tried = |call: &crate::botapi::Call| call.method == "pinChatMessage";
    staged.api.wait("a try to pin", |state| state.calls.iter().any(is_tried)).await;
    staged.api.with(|state| state.members.insert((GROUP, BOT_ID), "administrator"));
    staged.later(24);
    let staged = staged.restart().await;
    let told = staged.api.replies(GROUP, 6).await.remove(5);
    staged.api.wait("a pin", |state| state.pinned.len() == 1).await;
    assert_eq!(staged.api.with(|state| state.pinned.clone()), [(GROUP, told.id)]);
    staged.stop().await;
}

#[tokio::test]
async fn topics_and_channels_are_told_where_they_subscribed() {
    let staged = Staged::start().await;
    let api = &staged.api;
    const FORUM: i64 = -1010;
    const CHANNEL: i64 = -1011;
    api.with(|state| state.members.insert((FORUM, 5), "creator"));
    api.write(topic(FORUM, 33, 5, "/subscribe 全部 每天 9:00"));
    api.replies(FORUM, 1).await;
    api.publish(post(CHANNEL, "大家好"));
    api.publish(post(CHANNEL, "/subscribe 每天 9:00 America/New_York"));
    assert!(api.replies(CHANNEL, 1).await[0].text.contains("America/New_York"));
    staged.later(2);
    let staged = staged.restart().await;
    let told = staged.api.replies(FORUM, 2).await.remove(1);
    assert_eq!(told.params["message_thread_id"], 33);
    let entities = told.params["entities"].as_array().unwrap();
    assert!(entities.iter().any(|entity| entity["type"] == "pre"), "a table: {told:?}");
    staged.later(12);
    let staged = staged.restart().await;
    staged.api.replies(CHANNEL, 2).await;
    staged.stop().await;
}

#[tokio::test]
async fn what_cannot_be_wished_for_is_said() {
    let staged = Staged::start().await;
    let api = &staged.api;
    for (number, (typed, expected)) in (1..).zip([
        ("/subscribe 外星人 每天 8:00", "没有“外星人”"),
        ("/subscribe 每天 8:00 Asia/Peking", "没有这个时区"),
        ("/subscribe 就业 每月1日下午3点", "城镇新增就业 · cron 0 15 1 * *"),
        ("/subscribe cron * * * * *", "太频繁"),
        ("/subscribe 每天 25:00", "没看懂"),
        ("/subscribe 2020-01-01 8:00", "已经过去"),
        ("/unsubscribe", "已取消1项"),
        ("/announce 全部", "只有管理员"),
        ("/broadcasts", "只有管理员"),
    ]) {
        api.write(private(7, typed));
        let reply = api.replies(7, number).await.remove(number - 1);
        assert!(reply.text.contains(expected), "{typed}: {}", reply.text);
    }
    staged.stop().await;
}

#[tokio::test]
async fn a_group_that_moves_keeps_its_subscription() {
    let staged = Staged::start().await;
    let api = &staged.api;
    api.with(|state| state.members.insert((-12, 5), "creator"));
    api.write(group(-12, 5, "/subscribe 每天 9:00"));
    api.replies(-12, 1).await;
    let mut service = group(-12, 5, "");
    service.as_object_mut().unwrap().remove("text");
    api.write(merged(service, serde_json::json!({"migrate_to_chat_id": -1_000_000_000_012_i64})));
    staged.settled().await;
    assert_eq!(staged.store.subscriptions(-1_000_000_000_012).await.unwrap().len(), 1);
    assert!(staged.store.subscriptions(-12).await.unwrap().is_empty());
    staged.stop().await;
}
