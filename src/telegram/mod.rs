//! The conversation in Telegram: the only layer that names teloxide.
//!
//! An update comes in by [`updates`], goes down the [`tree`] to one of the [`handlers`], which reads the
//! library, has the words of it put together by [`render`] and sent by [`delivery`].

mod admin;
mod albums;
mod allowance;
mod announcing;
mod button;
mod command;
mod delivery;
mod desk;
mod handlers;
mod kept;
mod link;
mod manner;
mod markup;
mod meant;
mod menu;
mod outcome;
mod pages;
mod payload;
mod reference;
mod refusal;
mod render;
mod replica;
mod reporter;
mod request;
mod saying;
mod serve;
mod tally;
mod timing;
mod topics;
mod tree;
mod undelivered;
mod updates;
mod upload;
mod watch;
mod wire;
mod words;

pub use outcome::{Outcome, Tree};
pub use reporter::Reporter;
pub use serve::{ServeError, Settings, Source, Webhook, serve};
pub use tally::{Count, Tally};
pub use timing::Timing;
pub use tree::schema;
pub use undelivered::Undelivered;
pub use updates::is_readable;
