//! An admin hands in a file: it is fetched, read in a process of its own, shown, and written once that is confirmed.

use std::path::PathBuf;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use teloxide::payloads::GetFile;
use teloxide::types::{CallbackQuery, FileId, InlineKeyboardButton, InlineKeyboardMarkup, Message};

use super::{ask, wordless};
use crate::app::Wish;
use crate::app::importing::{Placed, Preview, ReadError, place, refusal};
use crate::app::store::{Ended, StoreError};
use crate::import::Refusal;
use crate::telegram::admin::act::Act;
use crate::telegram::admin::change;
use crate::telegram::admin::door::Admitted;
use crate::telegram::announcing::button::new_id;
use crate::telegram::desk::{Desk, off_the_async_threads};
use crate::telegram::outcome::Outcome;
use crate::telegram::render::Draft;
use crate::telegram::request::{Caller, Handed};
use crate::words::Language;

/// How long what was shown can be confirmed, in milliseconds.
const VALID: i64 = 3_600_000;
/// Telegram hands out no larger file, in bytes.
const LARGEST: u64 = 20 << 20;

/// A button under what was shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Confirm {
    id: String,
    yes: bool,
}

impl Confirm {
    /// `None` when the button is of something else.
    pub(crate) fn of(query: &CallbackQuery) -> Option<Self> {
        let (id, yes) = query.data.as_deref()?.strip_prefix("i:")?.split_once(':')?;
        Some(Self { id: id.to_owned(), yes: yes == "y" })
    }

    fn button(&self, label: String) -> InlineKeyboardButton {
        let answer = if self.yes { "y" } else { "n" };
        InlineKeyboardButton::callback(label, format!("i:{}:{answer}", self.id))
    }
}

/// What a confirming button stands for.
#[derive(Serialize, Deserialize)]
struct Planned {
    name: String,
    text: String,
    /// Whether whoever confirms was told that a report of this name is there.
    replaces: bool,
}

/// Where Telegram keeps a file.
#[derive(Deserialize)]
struct Kept {
    file_path: Option<String>,
}

pub(crate) async fn show(desk: Arc<Desk>, caller: Caller, message: Message, handed: Handed) -> Outcome {
    let language = caller.language;
    if !desk.is_admin(caller.person).await {
        // To everybody else a file is what it always was: a message whose words alone are read.
        return match handed.caption.is_empty() {
            true => wordless::explain(desk, caller).await,
            false => ask::answer(desk, caller, message, handed.caption).await,
        };
    }
    if handed.forwarded {
        desk.refuse_forwarded(&caller, Act::Import).await;
        let draft = Draft::plain(&language.say("import-forwarded"));
        return desk.tell(&caller, draft, Outcome::Shown("refused")).await;
    }
    if let Err(refused) = desk.admit_caller(&caller, Act::Import).await {
        return refused;
    }
    let planned = desk.delivery.while_typing(caller.address, plan(&desk, &handed, language)).await;
    let (draft, outcome) = match planned {
        Ok(Ok(draft)) => (draft, "import"),
        Ok(Err(why)) => (Draft::plain(&why), "not_imported"),
        Err(error) => (desk.store_failed(&error, language), "store_failed"),
    };
    desk.tell(&caller, draft, Outcome::Shown(outcome)).await
}

/// A tap on one of the two buttons under what was shown.
pub(crate) async fn tap(desk: Arc<Desk>, query: CallbackQuery, tap: Confirm) -> Outcome {
    let language = desk.language_of_person(Some(&query.from)).await;
    let admitted = match desk.admit_tap(&query, Act::Import, language).await {
        Ok(admitted) => admitted,
        Err(refused) => return refused,
    };
    let Some(message) = query.message.clone() else {
        desk.delivery.alert(query.id, &language.say("stale-command")).await;
        return Outcome::Shown("stale_button");
    };
    let put = put(&desk, admitted, &tap, language).await;
    let draft = put.unwrap_or_else(|error| desk.store_failed(&error, language));
    desk.delivery.answer_tap(query.id).await;
    match desk.delivery.edit(message.chat().id, message.id(), draft).await {
        Ok(()) => Outcome::Shown("tapped"),
        Err(why) => desk.undelivered(why),
    }
}

/// What is shown of a file, or why there is nothing to show.
async fn plan(desk: &Desk, handed: &Handed, language: Language) -> Result<Result<Draft, String>, StoreError> {
    let Some(folder) = folder(desk) else {
        return Ok(Err(language.say("import-no-folder")));
    };
    let (text, preview) = match read(desk, handed, language).await {
        Ok(read) => read,
        Err(why) => return Ok(Err(why)),
    };
    let mut lines = preview.lines(language);
    let Ok(name) = preview.name else {
        lines.push(language.say("import-unnamed-chat"));
        return Ok(Ok(Draft::plain(&lines.join("\n"))));
    };
    let replaces = folder.join(format!("{name}.txt")).exists();
    let as_what = if replaces { "import-name-replaces" } else { "import-name" };
    // First, so that a long preview does not push it out.
    lines.insert(1, language.tell(as_what, &[("name", name.as_str().into())]));
    let id = new_id();
    let planned = Planned { name, text, replaces };
    let json = serde_json::to_string(&planned).unwrap_or_default();
    desk.store.keep_payload(&id, &json, desk.clock.now() + VALID).await?;
    let yes = language.say(if replaces { "import-replace" } else { "import-write" });
    let buttons = vec![vec![
        Confirm { id: id.clone(), yes: true }.button(yes),
        Confirm { id, yes: false }.button(language.say("drop")),
    ]];
    Ok(Ok(Draft::plain(&lines.join("\n")).with_buttons(InlineKeyboardMarkup::new(buttons))))
}

/// What a button stands for. Of two taps one counts.
async fn put(
    desk: &Desk,
    admitted: Admitted,
    tap: &Confirm,
    language: Language,
) -> Result<Draft, StoreError> {
    let json = desk.store.take_payload(&tap.id, desk.clock.now()).await?;
    let planned = json.and_then(|json| serde_json::from_str::<Planned>(&json).ok());
    let Some((Planned { name, text, replaces }, folder)) = planned.zip(folder(desk)) else {
        return Ok(Draft::plain(&language.say("stale-command")));
    };
    if !tap.yes {
        return Ok(Draft::plain(&language.say("import-unwritten")));
    }
    let report = name.clone();
    let placed = off_the_async_threads(move || place(&folder, &report, &text, replaces)).await;
    let written = match placed {
        Ok(Placed { replaced, .. }) => {
            let key = if replaced { "import-replaced" } else { "import-written" };
            language.tell(key, &[("file", format!("{name}.txt").into())])
        }
        Err(error) => {
            tracing::warn!(%error, "a report could not be written");
            desk.did(admitted, Ended::Failed, &name).await;
            return Ok(Draft::plain(&language.tell("import-not-written", &[("name", name.into())])));
        }
    };
    desk.did(admitted, Ended::Done, &name).await;
    let reloaded = match desk.reload(Wish::Gated).await {
        Ok(reloaded) => {
            desk.tell_replicas(&reloaded, false).await;
            change::reloaded(&reloaded, language)
        }
        Err(error) => change::not_reloaded(&error, language),
    };
    Ok(Draft::plain(&format!("{written}\n{reloaded}")))
}

/// The folder of the corpus; the report that is built in has none.
fn folder(desk: &Desk) -> Option<PathBuf> {
    desk.conversation.shelf().folder().map(ToOwned::to_owned)
}

/// The text of a file and what it would be as a report.
async fn read(desk: &Desk, handed: &Handed, language: Language) -> Result<(String, Preview), String> {
    let refused = |why: String| {
        Err(language.tell("import-refused", &[("file", handed.name.as_str().into()), ("why", why.into())]))
    };
    if !handed.is_taken {
        return refused(refusal(Refusal::Unknown, language));
    }
    if handed.size > LARGEST {
        return refused(language.say("import-refused-too-large-chat"));
    }
    let Some(bytes) = fetch(desk, handed).await else {
        return refused(language.say("import-not-fetched"));
    };
    // One at a time: each may take as much memory as the whole bot.
    let _turn = desk.importing.turn.acquire().await;
    let (reader, name) = (desk.importing.reader.clone(), handed.name.clone());
    let given = (!handed.caption.is_empty()).then(|| handed.caption.clone());
    let read = off_the_async_threads(move || {
        let extract = reader.bytes(bytes, &name)?;
        let stem = name.rsplit_once('.').map_or(name.as_str(), |(stem, _)| stem);
        let preview = Preview::of(&extract, given.as_deref(), stem);
        Ok::<_, ReadError>(preview.map(|preview| (extract.text, preview)))
    });
    match read.await {
        Ok(Ok(read)) => Ok(read),
        Ok(Err(_faults)) => refused(language.say("import-refused-no-report")),
        Err(ReadError::Refused(why)) => refused(refusal(why, language)),
        Err(error) => {
            tracing::warn!(%error, "a file could not be read");
            refused(language.say("import-refused-limits"))
        }
    }
}

/// The bytes of a file; `None` where Telegram does not hand it out, or hands out more than it may.
async fn fetch(desk: &Desk, handed: &Handed) -> Option<Vec<u8>> {
    let kept: Kept = desk.wire.call(&GetFile::new(FileId(handed.file.clone()))).await.ok()?;
    desk.wire.download(&kept.file_path?, LARGEST).await.ok()?
}
