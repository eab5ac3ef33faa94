//! What holds state: the library on the shelf, the sessions of chats, the store, files and clocks.

pub mod clock;
mod conversation;
pub mod disk;
#[cfg(feature = "telegram")]
pub mod health;
#[cfg(feature = "import")]
pub mod importing;
#[cfg(feature = "telegram")]
pub mod outbox;
#[cfg(feature = "telegram")]
pub mod pushed;
#[cfg(feature = "telegram")]
pub mod schedule;
mod session;
mod shelf;
mod shelving;
mod sound;
mod stacks;
#[cfg(feature = "telegram")]
pub mod store;

pub use conversation::{Conversation, Reply};
pub use session::{ChatKey, Sessions};
pub use shelf::{ReloadError, Reloaded, Shelf};
pub use shelving::Progress;
