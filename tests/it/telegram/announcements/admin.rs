//! `/announce` and `/broadcasts`: what an admin sees before and while it is sent.

use wenzheng::app::store::RunState;

use super::{ADMIN, Staged};
use crate::botapi::{Fault, Kind, private};

async fn subscribers(staged: &Staged, people: std::ops::RangeInclusive<i64>) {
    for person in people {
        staged.api.write(private(person, "/subscribe 每周一 9:00"));
        staged.api.replies(person, 1).await;
    }
}

#[tokio::test]
async fn what_is_confirmed_is_exactly_what_was_shown() {
    let staged = Staged::start().await;
    let api = &staged.api;
    api.write(private(ADMIN, "/announce 全部"));
    assert!(api.replies(ADMIN, 1).await[0].text.contains("不会有人收到"));
    subscribers(&staged, 1..=3).await;
    api.write(private(ADMIN, "/announce 各位好,就业目标见下。 #城镇新增就业"));
    let shown = api.replies(ADMIN, 3).await;
    let (body, question) = (&shown[1], &shown[2]);
    assert!(body.text.starts_with("各位好,就业目标见下。\n\n2020年 · "), "{}", body.text);
    assert!(body.text.contains("—— 《"), "{}", body.text);
    assert!(question.text.contains("3个会话"), "{}", question.text);
    assert!(api.sent(1).len() == 1, "nothing before the confirmation");
    api.tap(ADMIN, question.id, 5, "发送");
    api.tap(ADMIN, question.id, ADMIN, "发送");
    for person in 1..=3 {
        let told = api.replies(person, 2).await.remove(1);
        assert_eq!((&told.text, &told.params["entities"]), (&body.text, &body.params["entities"]));
    }
    let question = question.id;
    api.wait("the progress", |state| {
        state.sent.iter().any(|sent| sent.id == question && sent.text.contains("已完成\n已发送3 / 3"))
    })
    .await;
    // The button is used up, also for a client that still shows it.
    let confirm = shown[2].buttons().remove(0).1;
    api.tap_data(ADMIN, question, ADMIN, &confirm);
    staged.settled().await;
    assert_eq!(staged.store.announcements(9).await.unwrap().len(), 1);
    staged.stop().await;
}

#[tokio::test]
async fn a_preview_can_be_dropped_and_a_strange_figure_is_said() {
    let staged = Staged::start().await;
    let api = &staged.api;
    subscribers(&staged, 1..=1).await;
    api.write(private(ADMIN, "/announce 看这里 #外星人"));
    assert!(api.replies(ADMIN, 1).await[0].text.contains("外星人"));
    api.write(private(ADMIN, "/announce"));
    assert!(api.replies(ADMIN, 2).await[1].text.contains("#城镇新增就业"));
    api.write(private(ADMIN, "/announce 表"));
    let shown = api.replies(ADMIN, 4).await;
    assert!(shown[2].text.contains("2019年实际"), "{}", shown[2].text);
    api.tap(ADMIN, shown[3].id, ADMIN, "放弃");
    let id = shown[3].id;
    api.wait("the end", |state| state.sent.iter().any(|sent| sent.id == id && sent.text.contains("已放弃")))
        .await;
    assert!(staged.store.announcements(9).await.unwrap().is_empty());
    staged.stop().await;
}

#[tokio::test]
async fn a_broadcast_is_watched_paused_resumed_and_retried() {
    let staged = Staged::start().await;
    let api = &staged.api;
    subscribers(&staged, 1..=4).await;
    api.fail(Fault::new("sendMessage", 5, Kind::Status(500)).in_chat(1));
    api.fail(
        Fault::new(
            "sendMessage",
            9,
            Kind::Refuse(403, "Forbidden: bot was blocked by the user", serde_json::Value::Null),
        )
        .in_chat(2),
    );
    api.write(private(ADMIN, "/announce 轮播"));
    let question = api.replies(ADMIN, 2).await.remove(1);
    api.tap(ADMIN, question.id, ADMIN, "发送");
    let mut moved = 0;
    while !api
        .with(|state| state.sent.iter().any(|sent| sent.id == question.id && sent.text.contains("失败 2")))
    {
        staged.clock.fetch_add(50, std::sync::atomic::Ordering::SeqCst);
        tokio::time::sleep(std::time::Duration::from_millis(10)).await;
        moved += 1;
        assert!(moved < 1500, "{:#?}", api.sent(ADMIN));
    }
    let text = api.sent(ADMIN).remove(1).text;
    assert!(text.contains("已发送2 / 4"), "{text}");
    assert!(text.contains("对方屏蔽了机器人 1、多次无法连接 1"), "{text}");
    assert!(staged.store.subscriptions(2).await.unwrap()[0].reason.is_some());
    api.write(private(ADMIN, "/broadcasts"));
    let list = api.replies(ADMIN, 3).await.remove(2);
    api.tap(ADMIN, list.id, ADMIN, "↻");
    let mut moved = 0;
    while api.sent(1).len() < 2 {
        staged.clock.fetch_add(50, std::sync::atomic::Ordering::SeqCst);
        tokio::time::sleep(std::time::Duration::from_millis(10)).await;
        moved += 1;
        assert!(moved < 1500, "the failed one is sent again");
    }
    let id = staged.store.announcements(1).await.unwrap()[0].id;
    assert!(staged.store.steer(id, RunState::Cancelled, 0).await.unwrap());
    api.tap(ADMIN, list.id, ADMIN, "刷新");
    api.wait("the list", |state| {
        state.sent.iter().any(|sent| sent.id == list.id && sent.text.contains("已取消"))
    })
    .await;
    staged.stop().await;
}
