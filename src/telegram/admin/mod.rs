//! What only admins may do: the door, and the buttons behind it.

pub(crate) mod act;
mod agreed;
pub(crate) mod change;
pub(crate) mod digest;
pub(crate) mod door;
pub(crate) mod likes;
pub(crate) mod press;
pub(crate) mod unasked;
pub(crate) mod words;
