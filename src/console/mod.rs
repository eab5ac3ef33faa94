//! The same conversation in a terminal: one command a file, each writing to the stream it is given.

mod answer;
pub mod ask;
pub mod board;
pub mod chat;
pub mod check;
pub mod command;
pub mod config;
mod courtesy;
pub mod eval;
pub mod figures;
#[cfg(feature = "import")]
pub mod import;
mod look;
pub mod manual;
mod outline;
pub mod pager;
mod passage;
mod progress;
mod screen;
mod table;
#[cfg(feature = "xlsx")]
mod workbook;

pub use look::{Depth, Look};
pub use progress::progress;
pub use screen::Screen;

use std::process::ExitCode;

/// How a command ended, for the shell and for whoever restarts what has ended. From 64 on the numbers are those of
/// sysexits.h.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    Done,
    /// Something went wrong that has no kind of its own.
    Failed,
    /// The command was used wrongly.
    BadUse,
    /// The answer is that there is none.
    NoAnswer,
    /// The corpus holds nothing that can be served.
    Data,
    /// Telegram refuses to serve, for another reason than the token.
    Telegram,
    /// The store cannot be used.
    Store,
    /// There is no token, or Telegram does not know it.
    Token,
    /// A setting, in a file or in the environment, cannot be used.
    Config,
}

impl Exit {
    #[must_use]
    pub fn code(self) -> u8 {
        match self {
            Exit::Done => 0,
            Exit::Failed => 1,
            Exit::BadUse => 2,
            Exit::NoAnswer => 3,
            Exit::Data => 65,
            Exit::Telegram => 69,
            Exit::Store => 74,
            Exit::Token => 77,
            Exit::Config => 78,
        }
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> ExitCode {
        ExitCode::from(exit.code())
    }
}
