//! An album comes as several messages, one of which may have the words: it is one question, or one notice.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use teloxide::types::Message;

use super::desk::Desk;
use super::manner::or_default;
use super::outcome::Outcome;
use super::updates::Beside;

/// Albums of the last minutes.
#[derive(Debug, Default)]
pub(crate) struct Albums {
    known: Mutex<HashMap<(i64, String), Album>>,
}

#[derive(Debug)]
struct Album {
    since: Instant,
    /// The first message that came.
    first: i32,
    /// The first message that has words.
    worded: Option<i32>,
}

/// How long the parts of an album may be apart.
const LIFETIME: Duration = Duration::from_secs(300);
/// How long it is known who has spoken for an album, in milliseconds: as long as Telegram keeps updates.
const DAY: i64 = 24 * 3600 * 1000;

impl Albums {
    /// A message of an album has come; its work may have to wait.
    pub(crate) fn note(&self, message: &Message, beside: &Beside) {
        let Some(album) = &beside.album else { return };
        let mut known = self.known();
        known.retain(|_, album| album.since.elapsed() < LIFETIME);
        let one = known.entry((message.chat.id.0, album.clone())).or_insert_with(|| Album {
            since: Instant::now(),
            first: message.id.0,
            worded: None,
        });
        if has_words(message) && one.worded.is_none() {
            one.worded = Some(message.id.0);
        }
    }

    /// The message that speaks for an album, as far as it is known: its first with words, else its first.
    fn speaker(&self, chat: i64, album: &str) -> Option<i32> {
        let known = self.known();
        let album = known.get(&(chat, album.to_owned()))?;
        Some(album.worded.unwrap_or(album.first))
    }

    fn known(&self) -> MutexGuard<'_, HashMap<(i64, String), Album>> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn has_words(message: &Message) -> bool {
    message.caption().or_else(|| message.text()).is_some_and(|words| !words.trim().is_empty())
}

/// Whether another message of the same album is answered in this one's place.
pub(crate) async fn is_spare(desk: Arc<Desk>, message: Message, beside: Beside) -> bool {
    let Some(album) = &beside.album else { return false };
    let (chat, own) = (message.chat.id.0, message.id.0);
    let is_own = || desk.albums.speaker(chat, album).is_none_or(|speaker| speaker == own);
    if is_own() && !has_words(&message) {
        // The words may come with a later picture.
        tokio::time::sleep(desk.timing.album).await;
    }
    let (key, now) = (format!("a{chat}:{album}"), desk.clock.now());
    let spoken = or_default(desk.store.payload(&key, now).await);
    if !is_own() || spoken.is_some_and(|before| before != own.to_string()) {
        return true;
    }
    or_default(desk.store.keep_payload(&key, &own.to_string(), now + DAY).await);
    false
}

pub(crate) async fn pass() -> Outcome {
    Outcome::Silent
}
