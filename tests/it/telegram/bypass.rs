//! What only an admin may do, tried by everybody else in every way there is, with polled and with pushed updates.

use std::collections::BTreeSet;
use std::sync::Arc;

use serde_json::{Value, json};
use wenzheng::app::Shelf;
use wenzheng::app::store::{Ended, RunState, Store};
use wenzheng::question::Taught;
use wenzheng::telegram::{Source, Webhook};
use wenzheng::web;

use super::webhook::{URL, open_door};
use super::{ADMIN, Serving, conversation, new_store, open, root};
use crate::botapi::{BotApi, TOKEN, group, merged, private};

const REPORT: &str = "呼和浩特市-2020.txt";
const STRANGER: i64 = 5;
const SUBSCRIBER: i64 = 6;
const GROUP: i64 = -1007;
const CHANNEL: i64 = -1008;
/// As whom every anonymous admin of every group writes.
const GROUP_ANONYMOUS_BOT: i64 = 1_087_968_824;
/// As whom whoever writes in the name of a channel writes.
const CHANNEL_BOT: i64 = 136_817_688;
/// Forwards posts into discussion groups.
const TELEGRAM: i64 = 777_000;

/// Each with what it is called in the audit log.
const COMMANDS: [(&str, &str); 13] = [
    ("/reload", "reload"),
    ("/reload force", "reload"),
    ("/editions", "editions"),
    ("/rollback 1", "rollback"),
    ("/alias 大饼子 = 地区生产总值", "alias"),
    ("/aliases", "aliases"),
    ("/gaps", "gaps"),
    ("/gaps weekly", "gaps"),
    ("/admin", "admin"),
    ("/admin add 5", "admin"),
    ("/audit", "audit"),
    ("/announce 轮播", "announce"),
    ("/broadcasts", "broadcasts"),
];

/// What comes of a try of somebody who is no admin.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Comes {
    /// They are told that only admins may.
    Refused,
    /// It is heard as something else.
    Other,
    Nothing,
}

struct Bot {
    api: BotApi,
    serving: Serving,
    shelf: Arc<Shelf>,
    store: Store,
    corpus: tempfile::TempDir,
    _folder: tempfile::TempDir,
}

impl Bot {
    async fn start(is_pushed: bool) -> Self {
        let (api, (store, folder)) = (BotApi::start().await, new_store().await);
        // One of its own: it is to be seen whether it is changed.
        let corpus = tempfile::tempdir().unwrap();
        std::fs::copy(root().join("corpus").join(REPORT), corpus.path().join(REPORT)).unwrap();
        let shelf = Arc::new(open(corpus.path().to_owned()));
        let door = if is_pushed { Some(open_door().await) } else { None };
        let source = door.map(|(address, pushed)| {
            api.push_to(vec![address]);
            let (url, secret) = (URL.to_owned(), web::secret(TOKEN));
            Source::Pushed(Webhook { url, secret, connections: 20, pushed })
        });
        let talk = conversation(Arc::clone(&shelf));
        let serving = Serving::start_over(&api, talk, Some(store.clone()), move |settings| {
            settings.source = source.unwrap_or_default();
        });
        if is_pushed {
            api.wait("the webhook", |state| !state.webhook.is_empty()).await;
        }
        Self { api, serving, shelf, store, corpus, _folder: folder }
    }

    /// What is said in a chat because of what `act` does.
    async fn said<T>(&self, chat: i64, act: impl FnOnce(&BotApi) -> T) -> String {
        let before = self.api.sent(chat).len();
        act(&self.api);
        self.serving.settled(&self.api).await;
        let said: Vec<String> = self.api.sent(chat).drain(before..).map(|sent| sent.text).collect();
        said.join("\n")
    }

    /// That nothing came of what was tried: nothing new is served, taught, written or announced, and nobody is named.
    async fn assert_untouched(&self, what: &str) {
        assert_eq!(self.shelf.current().edition(), 1, "{what}");
        assert_eq!(*self.shelf.current().shared_taught(), Taught::default(), "{what}");
        assert_eq!(std::fs::read_dir(self.corpus.path()).unwrap().count(), 1, "{what}");
        assert!(self.store.announcements(9).await.unwrap().is_empty(), "{what}");
        assert!(self.store.named().await.unwrap().is_empty(), "{what}");
        assert!(self.store.digests_due(i64::MAX).await.unwrap().is_empty(), "{what}");
    }

    /// Why tries of one kind were refused, as it is written down.
    async fn refused(&self, action: &str) -> BTreeSet<String> {
        let mut log = self.store.audit(None, 999).await.unwrap();
        log.retain(|entry| entry.deed.ended == Ended::Refused && entry.deed.action == action);
        log.into_iter().map(|entry| entry.deed.detail).collect()
    }
}

fn sender(id: i64, is_bot: bool) -> Value {
    json!({"from": {"id": id, "is_bot": is_bot, "first_name": "管理员", "username": "GroupAnonymousBot"}})
}

fn in_name_of(chat: i64, kind: &str) -> Value {
    json!({"sender_chat": {"id": chat, "type": kind, "title": "管理员"}})
}

fn forwarded_from(person: i64) -> Value {
    let user = json!({"id": person, "is_bot": false, "first_name": "甲"});
    json!({"forward_origin": {"type": "user", "date": 1, "sender_user": user}})
}

/// As a command is written in a group of several bots.
fn addressed(command: &str) -> String {
    let (name, rest) = command.split_once(' ').unwrap_or((command, ""));
    format!("{name}@wenzheng_bot {rest}").trim().to_owned()
}

/// Every way of being taken for an admin without being one, with where it is tried and what comes of it.
fn tries(command: &str) -> Vec<(&'static str, i64, Value, Comes)> {
    use Comes::{Nothing, Other, Refused};
    let of = |person| group(GROUP, person, &addressed(command));
    let as_channel = merged(sender(CHANNEL_BOT, true), in_name_of(CHANNEL, "channel"));
    let posted = merged(sender(TELEGRAM, false), in_name_of(CHANNEL, "channel"));
    let posted = merged(posted, json!({"is_automatic_forward": true}));
    let named = json!({"from": {"id": STRANGER, "is_bot": false, "first_name": "111", "username": "id111"}});
    let inline = json!({"via_bot": {"id": 9, "is_bot": true, "first_name": "丙", "username": "other_bot"}});
    let anonymous = merged(sender(GROUP_ANONYMOUS_BOT, true), in_name_of(GROUP, "supergroup"));
    vec![
        ("a stranger", STRANGER, private(STRANGER, command), Refused),
        ("a stranger by the name of 111", STRANGER, merged(private(STRANGER, command), named), Refused),
        ("a stranger in a group", GROUP, of(STRANGER), Refused),
        ("an anonymous admin of a group", GROUP, merged(of(ADMIN), anonymous), Refused),
        (
            "an admin's id in the name of a group",
            GROUP,
            merged(of(ADMIN), in_name_of(GROUP, "supergroup")),
            Refused,
        ),
        ("the name of a channel", GROUP, merged(of(ADMIN), as_channel), Refused),
        ("a post that Telegram forwards", GROUP, merged(of(ADMIN), posted), Nothing),
        ("Telegram itself", GROUP, merged(of(ADMIN), sender(TELEGRAM, false)), Nothing),
        ("a bot with an admin's id", GROUP, merged(of(ADMIN), sender(ADMIN, true)), Nothing),
        ("an admin by way of another bot", ADMIN, merged(private(ADMIN, command), inline), Nothing),
        (
            "an admin's command that a stranger forwards",
            STRANGER,
            merged(private(STRANGER, command), forwarded_from(ADMIN)),
            Other,
        ),
        (
            "a stranger's command that an admin forwards",
            ADMIN,
            merged(private(ADMIN, command), forwarded_from(STRANGER)),
            Other,
        ),
        ("a forward in a group", GROUP, merged(of(ADMIN), forwarded_from(STRANGER)), Nothing),
    ]
}

async fn nobody_else_may(is_pushed: bool) {
    let bot = Bot::start(is_pushed).await;
    bot.said(SUBSCRIBER, |api| api.write(private(SUBSCRIBER, "/subscribe 每周一 9:00"))).await;
    for (command, action) in COMMANDS {
        for (who, chat, message, expected) in tries(command) {
            let said = bot.said(chat, |api| api.write(message)).await;
            let comes = match said.as_str() {
                "" => Comes::Nothing,
                said if said.contains("只有管理员") => Comes::Refused,
                _ => Comes::Other,
            };
            assert_eq!(comes, expected, "{command} by {who}: {said}");
            bot.assert_untouched(&format!("{command} by {who}")).await;
        }
        beside_messages(&bot, command).await;
        let in_group = group(GROUP, ADMIN, &addressed(command));
        let said = bot.said(GROUP, |api| api.write(in_group)).await;
        assert!(said.contains("私聊"), "{command} by an admin in a group: {said}");
        bot.assert_untouched(&format!("{command} by an admin in a group")).await;
        let why = ["edited", "forwarded", "nobody", "not in private", "stranger"].map(str::to_owned);
        assert_eq!(bot.refused(action).await, BTreeSet::from(why), "{command}");
    }
    // Everybody may look at the state of the library, and nobody else at that of the bot.
    for (who, chat, message, _) in tries("/status") {
        let said = bot.said(chat, |api| api.write(message)).await;
        assert!(!said.contains("内存"), "/status by {who}: {said}");
    }
    uploads(&bot).await;
    taps(&bot).await;
    for (command, _) in COMMANDS {
        let said = bot.said(ADMIN, |api| api.write(private(ADMIN, command))).await;
        let is_done = !said.is_empty() && !said.contains("只有管理员") && !said.contains("私聊");
        assert!(is_done, "{command} by an admin: {said}");
    }
    assert!(bot.said(ADMIN, |api| api.write(private(ADMIN, "/status"))).await.contains("内存"));
    bot.serving.stop().await.unwrap();
    bot.api.assert_clean();
}

/// What is no message of somebody: an edit, a post, a guest's query.
async fn beside_messages(bot: &Bot, command: &str) {
    bot.said(ADMIN, |api| {
        let id = api.write(private(ADMIN, "你好"));
        api.edit(ADMIN, id, command);
    })
    .await;
    bot.assert_untouched(&format!("{command} as an edit")).await;
    let post = json!({"chat": {"id": CHANNEL, "type": "channel", "title": "频道"}, "text": command});
    assert_eq!(bot.said(CHANNEL, |api| api.publish(post)).await, "", "{command} in a channel");
    bot.said(GROUP, |api| api.write_to_guest(ADMIN, command, "zh-hans")).await;
    bot.assert_untouched(&format!("{command} as a post or by a guest")).await;
}

/// A report handed in by everybody but an admin in private, and the button under it in other hands.
async fn uploads(bot: &Bot) {
    let file = || std::fs::read(root().join("tests/data/handed/甲市.html")).unwrap();
    for (who, chat, message, _) in tries("甲市-2026") {
        let said = bot.said(chat, |api| api.hand_in(message, "甲市.html", file())).await;
        assert!(!said.contains("存为"), "a file of {who}: {said}");
    }
    bot.assert_untouched("files of others").await;
    let shown = bot.said(ADMIN, |api| api.hand_in(private(ADMIN, ""), "甲市.html", file())).await;
    assert!(shown.contains("存为：甲市-2026.txt"), "{shown}");
    let shown = bot.api.sent(ADMIN).pop().unwrap();
    let (_, yes) = shown.buttons().into_iter().find(|(label, _)| label.starts_with('✅')).unwrap();
    for (chat, message) in [(ADMIN, shown.id), (STRANGER, bot.api.sent(STRANGER).pop().unwrap().id)] {
        for person in [STRANGER, GROUP_ANONYMOUS_BOT, TELEGRAM] {
            bot.said(chat, |api| api.tap_data(chat, message, person, &yes)).await;
            bot.assert_untouched(&format!("{person} confirms in {chat}")).await;
        }
    }
    // An admin confirms in private alone, whatever message the button is put under.
    let theirs = bot.api.sent(GROUP).pop().unwrap().id;
    bot.said(GROUP, |api| api.tap_data(GROUP, theirs, ADMIN, &yes)).await;
    bot.assert_untouched("an admin confirms in a group").await;
    let why = ["forwarded", "not in private", "stranger"].map(str::to_owned);
    assert_eq!(bot.refused("import").await, BTreeSet::from(why));
}

/// Buttons that only an admin was shown, tapped by others: in the chat of the admin, in their own, in a group.
async fn taps(bot: &Bot) {
    let api = &bot.api;
    bot.said(ADMIN, |api| api.write(private(ADMIN, "/announce 轮播"))).await;
    let shown = api.sent(ADMIN).pop().unwrap();
    let (_, confirm) = shown.buttons().into_iter().find(|(label, _)| label.starts_with("发送")).unwrap();
    let own = api.sent(STRANGER).pop().unwrap().id;
    let theirs = api.sent(GROUP).pop().unwrap().id;
    let places = [(ADMIN, shown.id), (STRANGER, own), (GROUP, theirs)];
    let refusals = || {
        let answered = api.calls("answerCallbackQuery");
        let words = |call: &crate::botapi::Call| call.params["text"].as_str().unwrap_or_default().to_owned();
        answered.iter().filter(|call| words(call).contains("只有管理员")).count()
    };
    let mut tapped = refusals();
    for (chat, message) in places {
        for data in
            ["d:r:1", "d:a:8", "d:l:9", "d:p:0", "d:x:1:0", "d:q:0", "d:g:d:1", "d:c:1:0", "d:t:1", "d:u:1"]
        {
            bot.said(chat, |api| api.tap_data(chat, message, STRANGER, data)).await;
            tapped += 1;
            assert_eq!(refusals(), tapped, "{data} in {chat}");
        }
        for person in [STRANGER, GROUP_ANONYMOUS_BOT, TELEGRAM] {
            bot.said(chat, |api| api.tap_data(chat, message, person, &confirm)).await;
            tapped += 1;
            assert_eq!(refusals(), tapped, "{person} taps in {chat}");
            bot.assert_untouched("a tap").await;
        }
    }
    api.tap(ADMIN, shown.id, ADMIN, "发送");
    bot.serving.settled(api).await;
    let announcement = bot.store.announcements(9).await.unwrap().remove(0);
    for (chat, message) in places {
        for steer in ["p", "c", "f", "u"] {
            let data = format!("b:{}:{steer}", announcement.id);
            bot.said(chat, |api| api.tap_data(chat, message, STRANGER, &data)).await;
            tapped += 1;
            assert_eq!(refusals(), tapped, "{data} in {chat}");
        }
    }
    let now = bot.store.announcements(9).await.unwrap();
    assert_eq!((now.len(), now[0].state), (1, RunState::Running));
}

#[tokio::test]
async fn nobody_else_does_by_polls_what_admins_do() {
    nobody_else_may(false).await;
}

#[tokio::test]
async fn nobody_else_does_by_a_webhook_what_admins_do() {
    nobody_else_may(true).await;
}
