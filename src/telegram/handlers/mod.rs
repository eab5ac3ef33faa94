//! What the bot does, one request a file.

pub(super) mod announce;
pub(super) mod ask;
pub(super) mod broadcasts;
pub(super) mod help;
pub(super) mod migrated;
pub(super) mod reload;
pub(super) mod sections;
pub(super) mod start;
pub(super) mod status;
pub(super) mod subscribe;
pub(super) mod subscriptions;
pub(super) mod taps;
pub(super) mod targets;
pub(super) mod wordless;
