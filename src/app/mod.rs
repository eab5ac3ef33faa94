//! What holds state: the library on the shelf, the sessions of chats, the store, files and clocks.

mod clearing;
pub mod clock;
mod conversation;
pub mod disk;
#[cfg(feature = "telegram")]
pub mod health;
#[cfg(feature = "import")]
pub mod importing;
mod keyed;
mod making;
#[cfg(feature = "telegram")]
pub mod outbox;
#[cfg(feature = "telegram")]
pub mod pushed;
mod register;
mod reloaded;
mod retired;
#[cfg(feature = "telegram")]
pub mod schedule;
mod session;
mod shelf;
mod shelving;
mod sound;
mod stacks;
#[cfg(feature = "telegram")]
pub mod status;
#[cfg(feature = "telegram")]
pub mod store;

pub use conversation::{Conversation, Reply};
pub use register::{Kept, write_whole};
pub use reloaded::{Judged, ReloadError, Reloaded, Wish};
pub use session::{ChatKey, Sessions};
pub use shelf::Shelf;
pub use shelving::Progress;
