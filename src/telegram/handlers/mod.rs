//! What the bot does, one request a file.

pub(super) mod announce;
pub(super) mod announcing_taps;
pub(super) mod ask;
pub(super) mod broadcasts;
pub(super) mod chart;
pub(super) mod edited;
pub(super) mod figures;
pub(super) mod guest;
pub(super) mod help;
pub(super) mod inline;
pub(super) mod language;
pub(super) mod membership;
pub(super) mod migrated;
pub(super) mod overheard;
pub(super) mod privacy;
pub(super) mod reload;
pub(super) mod sections;
pub(super) mod settings;
pub(super) mod start;
pub(super) mod status;
pub(super) mod subscribe;
pub(super) mod subscriptions;
pub(super) mod taps;
pub(super) mod targets;
pub(super) mod votes;
pub(super) mod wordless;
