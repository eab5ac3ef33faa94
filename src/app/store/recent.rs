//! What chats and people have set, as it was read or written last: every message asks for it, hardly one changes it.
//!
//! Only of a store that no other process writes to.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::ChatSettings;

/// Chats, and people, that are remembered before all are forgotten.
const MOST: usize = 20_000;

#[derive(Debug)]
pub(super) struct Recent {
    /// `None`: others write to the store as well.
    known: Option<Mutex<Known>>,
}

#[derive(Debug, Default)]
struct Known {
    /// Counts what was written: what was read before a write is not remembered after it.
    writes: u64,
    chats: HashMap<i64, ChatSettings>,
    people: HashMap<u64, Option<String>>,
}

/// A moment before something is read.
#[derive(Debug, Clone, Copy)]
pub(super) struct Moment(u64);

impl Recent {
    pub(super) fn new(is_alone: bool) -> Self {
        Self { known: is_alone.then(Mutex::default) }
    }

    /// What a chat has set, or the moment at which it is to be read.
    pub(super) fn chat(&self, chat: i64) -> Result<ChatSettings, Moment> {
        self.look(|known| known.chats.get(&chat).cloned())
    }

    /// The language of a person, or the moment at which it is to be read.
    pub(super) fn person(&self, person: u64) -> Result<Option<String>, Moment> {
        self.look(|known| known.people.get(&person).cloned())
    }

    pub(super) fn note_chat(&self, read: Moment, chat: i64, settings: &ChatSettings) {
        self.note(read, |known| {
            if known.chats.len() >= MOST {
                known.chats.clear();
            }
            known.chats.insert(chat, settings.clone());
        });
    }

    pub(super) fn note_person(&self, read: Moment, person: u64, language: Option<&str>) {
        self.note(read, |known| {
            if known.people.len() >= MOST {
                known.people.clear();
            }
            known.people.insert(person, language.map(str::to_owned));
        });
    }

    /// Something was written.
    pub(super) fn forget(&self) {
        if let Some(mut known) = self.known() {
            *known = Known { writes: known.writes + 1, ..Known::default() };
        }
    }

    fn look<T>(&self, look: impl FnOnce(&Known) -> Option<T>) -> Result<T, Moment> {
        let Some(known) = self.known() else { return Err(Moment(0)) };
        look(&known).ok_or(Moment(known.writes))
    }

    fn note(&self, read: Moment, note: impl FnOnce(&mut Known)) {
        if let Some(mut known) = self.known()
            && known.writes == read.0
        {
            note(&mut known);
        }
    }

    /// No code panics while it holds this lock.
    fn known(&self) -> Option<MutexGuard<'_, Known>> {
        Some(self.known.as_ref()?.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_read_before_a_write_is_not_remembered_after_it() {
        let recent = Recent::new(true);
        let before = recent.person(7).unwrap_err();
        recent.forget();
        recent.note_person(before, 7, Some("en"));
        let after = recent.person(7).unwrap_err();
        recent.note_person(after, 7, None);
        assert_eq!(recent.person(7).unwrap(), None);
    }

    #[test]
    fn where_others_write_nothing_is_remembered() {
        let recent = Recent::new(false);
        let moment = recent.chat(7).unwrap_err();
        recent.note_chat(moment, 7, &ChatSettings::default());
        assert!(recent.chat(7).is_err());
    }
}
