//! `/broadcasts`: how far announcements have come, live in one message; pause, resume, cancel, retry.

use std::sync::Arc;
use std::time::Duration;

use teloxide::types::{CallbackQuery, ChatId, InlineKeyboardMarkup, MessageId};

use crate::app::store::{Ended, Progress, RunState, StoreError};
use crate::telegram::admin::act::Act;
use crate::telegram::admin::door::Admitted;
use crate::telegram::announcing::button::{Steer, Tap};
use crate::telegram::announcing::words;
use crate::telegram::desk::Desk;
use crate::telegram::manner::or_default;
use crate::telegram::outcome::Outcome;
use crate::telegram::render::Draft;
use crate::telegram::request::Caller;
use crate::words::Language;

/// Announcements that are listed.
const LISTED: u32 = 5;
/// A message is followed no longer than this; the button goes on.
const FOLLOWED: Duration = Duration::from_secs(6 * 3600);

pub(crate) async fn list(desk: Arc<Desk>, caller: Caller) -> Outcome {
    let language = caller.language;
    if let Err(refused) = desk.admit_caller(&caller, Act::Broadcasts).await {
        return refused;
    }
    let newest = match newest(&desk).await {
        Ok(newest) => newest,
        Err(error) => {
            let draft = desk.store_failed(&error, language);
            return desk.tell(&caller, draft, Outcome::Shown("store_failed")).await;
        }
    };
    let unfinished = newest.iter().find(|progress| !progress.counts.is_done());
    let unfinished = unfinished.map(|progress| progress.announcement.id);
    match desk.send(caller.address, draft(&newest, language), language).await {
        Ok(message) => {
            if let Some(message) = message.filter(|_| unfinished.is_some()) {
                follow(&desk, caller.address.chat, message, None, language);
            }
            Outcome::Shown("broadcasts")
        }
        Err(why) => desk.undelivered(why),
    }
}

/// A steering button, tapped by an admin.
pub(crate) async fn tap(
    desk: &Arc<Desk>,
    query: &CallbackQuery,
    admitted: Admitted,
    (id, steer): (i64, Steer),
    language: Language,
) -> Result<Option<Draft>, StoreError> {
    let now = desk.clock.now();
    let action = match steer {
        Steer::Refresh => {
            follow_later(desk, query, None, language);
            return Ok(Some(draft(&newest(desk).await?, language)));
        }
        Steer::Pause => {
            desk.store.steer(id, RunState::Paused, now).await?;
            "pause"
        }
        Steer::Resume => {
            desk.store.steer(id, RunState::Running, now).await?;
            "resume"
        }
        Steer::Cancel => {
            desk.store.steer(id, RunState::Cancelled, now).await?;
            "cancel"
        }
        Steer::Retry => {
            desk.store.retry_failed(id, now).await?;
            "retry"
        }
    };
    desk.outbox.wake();
    desk.did(admitted, Ended::Done, &format!("{action} {id}")).await;
    follow_later(desk, query, Some(id), language);
    Ok(Some(shown(desk, id, language).await))
}

/// Keeps the message under the tapped button up to date, with one announcement or with the list.
pub(crate) fn follow_later(
    desk: &Arc<Desk>,
    query: &CallbackQuery,
    announcement: Option<i64>,
    language: Language,
) {
    if let Some(message) = &query.message {
        follow(desk, message.chat().id, message.id(), announcement, language);
    }
}

/// One announcement with its buttons; where the store does not say how far it has come, the button that asks
/// again.
pub(crate) async fn shown(desk: &Desk, announcement: i64, language: Language) -> Draft {
    let progress = or_default(desk.store.progress(announcement).await);
    match progress {
        Some(progress) => draft(&[progress], language),
        None => {
            let again = Tap::Steer(announcement, Steer::Refresh).button(language.say("refresh"));
            Draft::plain(&language.say("run-running")).with_buttons(InlineKeyboardMarkup::new([[again]]))
        }
    }
}

/// Keeps the message up to date until all is sent, Telegram refuses, it shows something else, or the process
/// stops. `None` is the list.
fn follow(desk: &Arc<Desk>, chat: ChatId, message: MessageId, announcement: Option<i64>, language: Language) {
    let (desk, follower) = (Arc::clone(desk), desk.followed.begin(chat, message));
    tokio::spawn(async move {
        let mut stopped = desk.stopped.clone();
        let is_newest = || desk.followed.is_newest(chat, message, follower);
        let showing = keep_shown(&desk, (chat, message), is_newest, announcement, language);
        tokio::select! {
            _done_or_late = tokio::time::timeout(FOLLOWED, showing) => {}
            _ = stopped.wait_for(|stop| *stop) => {}
        }
        desk.followed.end(chat, message, follower);
    });
}

async fn keep_shown(
    desk: &Desk,
    (chat, message): (ChatId, MessageId),
    is_newest: impl Fn() -> bool,
    announcement: Option<i64>,
    language: Language,
) {
    let mut shown = None;
    loop {
        tokio::time::sleep(desk.timing.progress).await;
        if !is_newest() {
            return;
        }
        let known = match announcement {
            Some(id) => desk.store.progress(id).await.map(|one| one.into_iter().collect()),
            None => newest(desk).await,
        };
        let Ok(known) = known else { continue };
        let is_done = known.iter().all(|progress: &Progress| progress.counts.is_done());
        let draft = draft(&known, language);
        // An edit is a message for the limits, also one that changes nothing.
        if shown.as_ref() != Some(&draft) {
            if desk.delivery.edit(chat, message, draft.clone()).await.is_err() {
                return;
            }
            shown = Some(draft);
        }
        if is_done {
            return;
        }
    }
}

async fn newest(desk: &Desk) -> Result<Vec<Progress>, StoreError> {
    let mut newest = Vec::new();
    for announcement in desk.store.announcements(LISTED).await? {
        let counts = desk.store.counts(announcement.id).await?;
        newest.push(Progress { announcement, counts });
    }
    Ok(newest)
}

fn draft(known: &[Progress], language: Language) -> Draft {
    if known.is_empty() {
        return Draft::plain(&language.say("no-announcements"));
    }
    let texts: Vec<String> = known
        .iter()
        .map(|progress| words::progress(&progress.announcement, &progress.counts, language))
        .collect();
    let mut rows = Vec::new();
    for Progress { announcement, counts } in known {
        let id = announcement.id;
        let button = |key: &str, steer| Tap::Steer(id, steer).button(format!("{} {id}", language.say(key)));
        let mut row = Vec::new();
        match (announcement.state, counts.is_done()) {
            (RunState::Running, false) => row.push(button("pause", Steer::Pause)),
            (RunState::Paused, false) => row.push(button("run-resume", Steer::Resume)),
            _ => {}
        }
        if announcement.state != RunState::Cancelled && !counts.is_done() {
            row.push(button("run-cancel", Steer::Cancel));
        }
        if announcement.state == RunState::Running && counts.failed.keys().any(|reason| reason.can_pass()) {
            row.push(button("run-retry", Steer::Retry));
        }
        if !row.is_empty() {
            rows.push(row);
        }
    }
    rows.push(vec![Tap::Steer(0, Steer::Refresh).button(language.say("refresh"))]);
    Draft::plain(&texts.join("\n\n")).with_buttons(InlineKeyboardMarkup::new(rows))
}
