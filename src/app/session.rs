//! What the bot remembers of a chat, bounded and for a stated while.

use std::time::{Duration, Instant};

use dashmap::DashMap;

use crate::question::Question;

/// Who talks where. In a group each person has a session of their own; topics are kept apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct ChatKey {
    pub chat: i64,
    /// Forum topic.
    pub topic: Option<i32>,
    /// Person, `None` where nobody can be told apart (an anonymous admin, a channel).
    pub person: Option<u64>,
}

/// One person's session.
#[derive(Debug, Clone, Default)]
pub struct Session {
    /// The last question that was answered, for follow-ups, as the edition of that number understood it.
    pub last: Option<(u64, Question)>,
    /// The messages that led to it, first to last; asked again in this order they mean the same.
    pub trail: Vec<String>,
}

/// All sessions. Closures in, values out: no lock leaves this module.
#[derive(Debug)]
pub struct Sessions {
    map: DashMap<ChatKey, (Instant, Session)>,
    capacity: usize,
    lifetime: Duration,
}

impl Sessions {
    /// Keeps at most about `capacity` sessions, each until `lifetime` after its last use.
    #[must_use]
    pub fn new(capacity: usize, lifetime: Duration) -> Self {
        Self { map: DashMap::new(), capacity, lifetime }
    }

    /// Runs `change` on the chat's session at the time `now`; an expired session starts anew.
    pub fn with<T>(&self, key: ChatKey, now: Instant, change: impl FnOnce(&mut Session) -> T) -> T {
        if self.map.len() >= self.capacity && !self.map.contains_key(&key) {
            self.make_room(now);
        }
        let mut entry = self.map.entry(key).or_insert_with(|| (now, Session::default()));
        let (used, session) = entry.value_mut();
        if now.saturating_duration_since(*used) > self.lifetime {
            *session = Session::default();
        }
        *used = now;
        change(session)
    }

    /// Drops what is remembered of a person, in every chat.
    pub fn forget(&self, person: u64) {
        self.map.retain(|key, _| key.person != Some(person));
    }

    #[must_use]
    pub fn len(&self) -> usize {
        self.map.len()
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.map.is_empty()
    }

    /// Drops what has expired; if that is not enough, the older half.
    fn make_room(&self, now: Instant) {
        self.map.retain(|_, (used, _)| now.saturating_duration_since(*used) <= self.lifetime);
        if self.map.len() < self.capacity {
            return;
        }
        let mut ages: Vec<Instant> = self.map.iter().map(|entry| entry.value().0).collect();
        let middle = ages.len() / 2;
        let (_, &mut median, _) = ages.select_nth_unstable(middle);
        self.map.retain(|_, (used, _)| *used > median);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(person: u64) -> ChatKey {
        ChatKey { chat: 1, topic: None, person: Some(person) }
    }

    fn remember(sessions: &Sessions, person: u64, now: Instant) {
        sessions.with(key(person), now, |session| session.last = Some((1, Question::default())));
    }

    #[test]
    fn a_session_is_forgotten_after_its_lifetime() {
        let sessions = Sessions::new(10, Duration::from_secs(60));
        let start = Instant::now();
        remember(&sessions, 1, start);
        assert!(sessions.with(key(1), start + Duration::from_secs(60), |session| session.last.is_some()));
        assert!(sessions.with(key(1), start + Duration::from_secs(121), |session| session.last.is_none()));
    }

    #[test]
    fn people_of_one_group_do_not_share_a_session() {
        let sessions = Sessions::new(10, Duration::from_secs(60));
        let now = Instant::now();
        remember(&sessions, 1, now);
        assert!(sessions.with(key(2), now, |session| session.last.is_none()));
    }

    #[test]
    fn many_chats_never_grow_past_the_bound_and_the_newest_stay() {
        let sessions = Sessions::new(100, Duration::from_secs(60));
        let start = Instant::now();
        for person in 0..1000 {
            remember(&sessions, person, start + Duration::from_millis(person));
            assert!(sessions.len() <= 100);
        }
        let now = start + Duration::from_secs(2);
        assert!(sessions.with(key(999), now, |session| session.last.is_some()));
    }
}
