//! Announcements in Telegram: what people wish for, what is sent to them, and how admins steer it.

pub(super) mod button;
pub(super) mod followed;
pub(super) mod herald;
pub(super) mod post;
pub(super) mod rights;
mod times;
pub(super) mod wishes;
pub(super) mod words;
