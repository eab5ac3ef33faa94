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
mod look;
pub mod manual;
mod outline;
pub mod pager;
mod passage;
mod screen;
#[cfg(feature = "xlsx")]
mod workbook;

pub use look::{Depth, Look};
pub use screen::Screen;

use std::process::ExitCode;

/// How a command ended, for the shell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    Done,
    /// Something went wrong that files or the environment caused.
    Failed,
    /// The command was used wrongly.
    BadUse,
    /// The answer is that there is none.
    NoAnswer,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> ExitCode {
        match exit {
            Exit::Done => ExitCode::SUCCESS,
            Exit::Failed => ExitCode::from(1),
            Exit::BadUse => ExitCode::from(2),
            Exit::NoAnswer => ExitCode::from(3),
        }
    }
}
