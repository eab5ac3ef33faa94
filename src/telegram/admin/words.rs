//! What admins are shown, put together from several of the bot's own words.

use crate::app::clock;
use crate::app::store::{Doer, Ended, Entry};
use crate::words::Language;

/// One line of the audit log: when, who, what, how it ended.
pub(crate) fn audit(Entry { deed, .. }: &Entry, zone: &str, language: Language) -> String {
    let who = match deed.doer {
        Doer::Person(person) => person.to_string(),
        Doer::Nobody => language.say("audit-nobody"),
        Doer::Signal => language.say("audit-signal"),
        Doer::Folder => language.say("audit-folder"),
    };
    let ended = match deed.ended {
        Ended::Failed => "audit-failed",
        Ended::Refused => "audit-refused",
        Ended::Done | Ended::Own => "audit-done",
    };
    let mut parts = vec![clock::wall_clock(deed.at, zone), who, deed.action.clone(), language.say(ended)];
    parts.extend(deed.chat.map(|chat| format!("#{chat}")));
    parts.push(deed.detail.clone());
    parts.retain(|part| !part.is_empty());
    parts.join(" · ")
}
