//! Every method that the bot calls, met by every way to fail, polled and pushed: whatever it meets, others are answered
//! after it, nothing panics, and every update is done. Updates out of order, and clocks that jump.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;

use serde_json::Value;
use tokio::task::JoinSet;
use wenzheng::app::clock::Clock;
use wenzheng::telegram::{Source, Webhook};
use wenzheng::web;

use super::webhook::{URL, open_door};
use super::{ADMIN, Serving, conversation, real_shelf};
use crate::botapi::{BOT_ID, BotApi, Fault, Kind, Sent, TOKEN, group, private};

/// Called before anything is answered.
const AT_THE_START: [&str; 5] = ["getMe", "getWebhookInfo", "deleteWebhook", "setWebhook", "setMyCommands"];
/// The last is no method: the way of a file that `getFile` has told of.
const LATER: [&str; 18] = [
    "getUpdates",
    "sendMessage",
    "sendPhoto",
    "sendDocument",
    "sendChatAction",
    "editMessageText",
    "editMessageReplyMarkup",
    "editEphemeralMessageText",
    "deleteMessage",
    "deleteEphemeralMessage",
    "deleteMyCommands",
    "answerCallbackQuery",
    "answerInlineQuery",
    "answerGuestQuery",
    "getChatMember",
    "pinChatMessage",
    "getFile",
    "file",
];
const QUESTION: &str = "今年新增就业目标是多少";
const GROUP: i64 = -1007;
const LONG: Duration = Duration::from_secs(40);
/// In milliseconds.
const DAY: i64 = 24 * 3_600_000;

fn kinds() -> Vec<Kind> {
    vec![
        Kind::TooMany(1),
        Kind::Status(500),
        Kind::Status(502),
        // A reply of nobody that Telegram knows.
        Kind::Status(200),
        Kind::Says(r#"{"ok":true}"#),
        Kind::Says(r#"{"ok":true,"result":{"update_id":[],"message_id":"1"}}"#),
        Kind::Refuse(400, "Bad Request: something of later", Value::Null),
        Kind::Refuse(403, "Forbidden: bot was blocked by the user", Value::Null),
        Kind::Hang,
        Kind::Cut,
        Kind::LoseReply,
        Kind::CutReply,
    ]
}

struct Bot {
    api: BotApi,
    serving: Serving,
    /// Milliseconds by which its clock is ahead.
    ahead: Arc<AtomicI64>,
}

impl Bot {
    async fn start(api: BotApi, is_pushed: bool, typing: Duration) -> Self {
        let door = if is_pushed { Some(open_door().await) } else { None };
        let source = door.map(|(address, pushed)| {
            api.push_to(vec![address]);
            let (url, secret) = (URL.to_owned(), web::secret(TOKEN));
            Source::Pushed(Webhook { url, secret, connections: 20, pushed })
        });
        let ahead = Arc::new(AtomicI64::new(0));
        let clock = Clock::Ahead(Arc::clone(&ahead));
        let serving = Serving::start_with(&api, conversation(real_shelf()), move |settings| {
            settings.source = source.unwrap_or_default();
            (settings.timing.typing, settings.clock) = (typing, clock);
        });
        Self { api, serving, ahead }
    }

    async fn is_answered(&self, chat: i64) -> bool {
        self.api.until(LONG, move |state| state.sent.iter().any(|sent| sent.chat == chat)).await
    }

    /// Taps the newest button of a chat that begins so, when it is there.
    async fn tap(&self, chat: i64, person: i64, label: &'static str) {
        let has = move |state: &crate::botapi::State| {
            let in_chat = state.sent.iter().rev().filter(move |sent| sent.chat == chat);
            in_chat.map(|sent| (sent.id, sent.buttons())).find_map(|(id, buttons)| {
                let (_, data) = buttons.into_iter().find(|(text, _)| text.starts_with(label))?;
                Some((id, data))
            })
        };
        self.api.wait(label, move |state| has(state).is_some()).await;
        let (id, data) = self.api.with(|state| has(state)).unwrap();
        if self.api.with(|state| state.ephemeral.contains_key(&(chat, id))) {
            self.api.tap_ephemeral(chat, id, person, label);
        } else {
            self.api.tap_data(chat, id, person, &data);
        }
    }

    /// The bot and one person may do everything in the group.
    fn promote(&self) {
        self.api.with(|state| {
            state.members.insert((GROUP, ADMIN), "administrator");
            state.members.insert((GROUP, BOT_ID), "administrator");
        });
    }

    /// The group wants what is meant for one to be seen by one.
    async fn hush(&self) {
        self.promote();
        self.api.write(group(GROUP, ADMIN, "/settings@wenzheng_bot"));
        self.tap(GROUP, ADMIN, "说明和提示只给本人看").await;
        // What is told of it comes before it holds; the tick comes after.
        let is_ticked = |label: &String| label == "✓ 说明和提示只给本人看";
        self.api
            .wait("the setting", move |state| {
                state.sent.iter().flat_map(Sent::buttons).any(|(label, _)| is_ticked(&label))
            })
            .await;
    }

    /// Does what has the bot call `method`.
    async fn provoke(&self, method: &str) {
        let api = &self.api;
        match method {
            "getUpdates" | "sendMessage" => {
                api.write(private(2, QUESTION));
            }
            // One of them waits for the others.
            "sendChatAction" => {
                for person in 200..220 {
                    api.write(private(person, QUESTION));
                }
            }
            "sendPhoto" => {
                api.write(private(2, "/chart GDP"));
            }
            "sendDocument" => {
                api.write(private(2, "/export GDP"));
            }
            "editMessageText" => self.tap(1, 1, "展开").await,
            "editMessageReplyMarkup" => self.tap(1, 1, "👎").await,
            "answerCallbackQuery" => api.tap_data(1, api.sent(1)[0].id, 1, "no such button"),
            "answerInlineQuery" => api.type_inline(4, "失业率", ""),
            "answerGuestQuery" => {
                api.write_to_guest(9, "@wenzheng_bot 失业率", "zh-hans");
            }
            "getChatMember" => {
                api.write(group(GROUP, 5, "/subscribe"));
            }
            "getFile" | "file" => {
                api.hand_in(private(ADMIN, ""), "a.md", b"# 2020".to_vec());
            }
            "pinChatMessage" => {
                self.promote();
                api.write(group(GROUP, ADMIN, "/subscribe 每天 9点 置顶"));
                api.replies(GROUP, 1).await;
                self.ahead.fetch_add(DAY, Ordering::SeqCst);
                // Somebody's subscription has the bot look at the clock.
                api.write(private(3, "/subscribe 每天 9点"));
            }
            "editEphemeralMessageText" => {
                self.promote();
                api.write_ephemeral(group(GROUP, ADMIN, "/settings"));
                self.tap(GROUP, ADMIN, "完整").await;
            }
            "deleteEphemeralMessage" => {
                self.promote();
                api.write_ephemeral(group(GROUP, ADMIN, "/settings"));
            }
            "deleteMessage" => {
                self.hush().await;
                api.with(|state| state.is_old = true);
                api.write(group(GROUP, 7, "/help@wenzheng_bot"));
            }
            "deleteMyCommands" => {
                self.hush().await;
                self.tap(GROUP, ADMIN, "说明和提示大家都看得到").await;
            }
            method => panic!("nothing has the bot call {method}"),
        }
    }
}

/// One method and one fault; what went wrong, if anything.
async fn meet(method: &'static str, kind: Kind, is_pushed: bool) -> Result<(), String> {
    let place = format!("{method}, {kind:?}, {}", if is_pushed { "pushed" } else { "polled" });
    let api = BotApi::start().await;
    let is_at_the_start = AT_THE_START.contains(&method);
    if is_at_the_start {
        api.fail(Fault::new(method, 1, kind.clone()));
    }
    if method == "deleteWebhook" {
        api.with(|state| state.webhook = URL.to_owned());
    }
    let typing = if method == "sendChatAction" { Duration::ZERO } else { Duration::from_millis(200) };
    let bot = Bot::start(api, is_pushed, typing).await;
    if matches!((method, &kind), ("setWebhook", Kind::Refuse(..))) && is_pushed {
        let ended = tokio::time::timeout(LONG, bot.serving.task).await.map(|ended| ended.unwrap());
        return if matches!(ended, Ok(Err(_))) { Ok(()) } else { Err(format!("{place}: {ended:?}")) };
    }
    bot.api.write(private(1, QUESTION));
    if !bot.is_answered(1).await {
        return Err(format!("{place}: no first answer"));
    }
    if !is_at_the_start {
        bot.api.fail(Fault::new(method, 1, kind));
        bot.provoke(method).await;
    }
    if !bot.api.until(LONG, |state| state.faults.iter().all(|fault| fault.times == 0)).await {
        return Err(format!("{place}: it was not called"));
    }
    bot.api.write(private(99, QUESTION));
    let is_done = bot.api.until(LONG, |state| state.updates.is_empty()).await;
    if !bot.is_answered(99).await || !is_done {
        return Err(format!("{place}: others are not answered, or updates are left"));
    }
    bot.serving.settled(&bot.api).await;
    let (tally, stopped) = (Arc::clone(&bot.serving.tally), bot.serving.stop().await);
    match (tally.panics.get(), stopped) {
        (0, Ok(())) => Ok(()),
        (panics, stopped) => Err(format!("{place}: {panics} panics, {stopped:?}")),
    }
}

async fn meet_all(is_pushed: bool) {
    let mut meetings: JoinSet<Result<(), String>> = JoinSet::new();
    let mut faults = Vec::new();
    let mut count = 0;
    for method in AT_THE_START.into_iter().chain(LATER) {
        // Not called in this mode.
        if is_pushed && matches!(method, "getUpdates" | "getWebhookInfo" | "deleteWebhook")
            || !is_pushed && method == "setWebhook"
        {
            continue;
        }
        // A file is nothing that is carried out.
        let is_met = |kind: &Kind| method != "file" || !matches!(kind, Kind::LoseReply | Kind::CutReply);
        for kind in kinds().into_iter().filter(is_met) {
            if meetings.len() >= 12 {
                let met = meetings.join_next().await.unwrap().unwrap();
                faults.extend(met.err());
            }
            meetings.spawn(meet(method, kind, is_pushed));
            count += 1;
        }
    }
    while let Some(met) = meetings.join_next().await {
        faults.extend(met.unwrap().err());
    }
    assert!(count >= 230, "{count}");
    assert!(faults.is_empty(), "{faults:#?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_polling_bot_comes_through_every_fault_of_every_method() {
    meet_all(false).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_bot_with_a_webhook_comes_through_every_fault_of_every_method() {
    meet_all(true).await;
}

/// The newest update comes first and each comes twice.
async fn answer_out_of_order(is_pushed: bool) {
    let api = BotApi::start().await;
    api.with(|state| state.is_disorderly = true);
    for person in 1..=30 {
        api.write(private(person, QUESTION));
    }
    let bot = Bot::start(api.clone(), is_pushed, Duration::from_secs(1)).await;
    for person in 1..=30 {
        assert!(api.replies(person, 1).await[0].text.contains("5万人"), "{person}");
    }
    for person in 1..=30 {
        api.write(private(person, "/help"));
    }
    for person in 1..=30 {
        api.replies(person, 2).await;
    }
    bot.serving.settled(&api).await;
    assert_eq!((bot.serving.tally.updates.get(), api.with(|state| state.sent.len())), (60, 60));
    bot.serving.stop().await.unwrap();
    api.assert_clean();
}

#[tokio::test]
async fn what_is_polled_twice_and_out_of_order_is_answered_once() {
    answer_out_of_order(false).await;
}

#[tokio::test]
async fn what_is_pushed_twice_and_out_of_order_is_answered_once() {
    answer_out_of_order(true).await;
}

async fn jump(is_pushed: bool) {
    let bot = Bot::start(BotApi::start().await, is_pushed, Duration::from_secs(1)).await;
    for (person, jump) in [(1, 0), (2, 3 * DAY), (3, -2 * DAY), (4, 400 * DAY), (5, -4000 * DAY)] {
        bot.ahead.store(jump, Ordering::SeqCst);
        bot.api.write(private(person, QUESTION));
        assert!(bot.api.replies(person, 1).await[0].text.contains("5万人"), "{jump}");
    }
    bot.api.confirmed().await;
    bot.serving.stop().await.unwrap();
    bot.api.assert_clean();
}

#[tokio::test]
async fn a_clock_that_jumps_stops_no_polling_bot() {
    jump(false).await;
}

#[tokio::test]
async fn a_clock_that_jumps_stops_no_bot_with_a_webhook() {
    jump(true).await;
}
