//! A double of the Bot API over real HTTP, as strict as the documentation.
//!
//! It keeps updates until they are confirmed, answers 409 to a poller that another has replaced, checks every
//! call against `schema.tsv`, can fail on demand, and plays the people's side.

mod faults;
mod hook;
mod methods;
mod people;
mod schema;
mod server;
mod state;

pub(crate) use faults::{Chance, Fault, Kind};
pub(crate) use hook::call;
pub(crate) use people::{group, merged, post, private, topic};
pub(crate) use server::BotApi;
pub(crate) use state::{BOT_ID, Call, Sent, State, TOKEN, USERNAME};
