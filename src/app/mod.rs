//! What holds state: the library on the shelf, the sessions of chats, files and clocks.

mod conversation;
pub mod disk;
mod session;
mod shelf;

pub use conversation::{Conversation, Reply};
pub use session::{ChatKey, Sessions};
pub use shelf::{ReloadError, Reloaded, Shelf};
