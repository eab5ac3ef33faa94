//! `/audit`: what admins did and what others tried, the newest first.

use std::sync::Arc;

use teloxide::types::InlineKeyboardMarkup;

use crate::app::store::StoreError;
use crate::telegram::admin::act::Act;
use crate::telegram::admin::press::Press;
use crate::telegram::admin::words;
use crate::telegram::desk::Desk;
use crate::telegram::outcome::Outcome;
use crate::telegram::render::Draft;
use crate::telegram::request::Caller;
use crate::words::Language;

/// Entries on a page.
const PAGE: u32 = 20;

pub(crate) async fn list(desk: Arc<Desk>, caller: Caller) -> Outcome {
    if let Err(refused) = desk.admit_caller(&caller, Act::Audit).await {
        return refused;
    }
    let draft = match page(&desk, None, caller.language).await {
        Ok(draft) => draft,
        Err(error) => desk.store_failed(&error, caller.language),
    };
    desk.tell(&caller, draft, Outcome::Shown("audit")).await
}

/// A page of the log with a button for what is older.
pub(super) async fn page(desk: &Desk, before: Option<i64>, language: Language) -> Result<Draft, StoreError> {
    let mut entries = desk.store.audit(before, PAGE + 1).await?;
    let has_older = entries.len() > PAGE as usize;
    entries.truncate(PAGE as usize);
    let Some(last) = entries.last() else { return Ok(Draft::plain(&language.say("audit-empty"))) };
    let lines: Vec<String> = entries.iter().map(|entry| words::audit(entry, &desk.zone, language)).collect();
    let draft = Draft::plain(&format!("{}\n{}", language.say("audit-head"), lines.join("\n")));
    if !has_older {
        return Ok(draft);
    }
    let older = Press::Audit { before: last.id }.button(language.say("audit-older"));
    Ok(draft.with_buttons(InlineKeyboardMarkup::new([[older]])))
}
