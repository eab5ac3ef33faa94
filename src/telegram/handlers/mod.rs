//! What the bot does, one request a file.

pub(super) mod ask;
pub(super) mod help;
pub(super) mod reload;
pub(super) mod sections;
pub(super) mod start;
pub(super) mod status;
pub(super) mod targets;
pub(super) mod wordless;
