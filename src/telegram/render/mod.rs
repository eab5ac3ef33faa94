//! Answers and reports as Telegram messages: text, entities and buttons, never markup.

pub(crate) mod announcement;
mod answer;
mod board;
pub(crate) mod browse;
mod caption;
mod change;
mod citation;
mod cited;
mod draft;
mod figure;
mod figures;
mod indicator;
mod keyboard;
mod page;
mod paragraph;
mod part;
mod passage;
mod table;
mod targets;

#[cfg(test)]
pub(crate) use answer::answer;
pub(crate) use answer::{alone, head};
pub(crate) use board::board;
pub(crate) use caption::caption;
pub(crate) use cited::cited;
pub(crate) use draft::{Draft, cut};
pub(crate) use figure::figure;
pub(crate) use figures::figures;
pub(crate) use keyboard::{HELLO, button, invitation, link};
pub(crate) use page::{Shown, leaf, page};
pub(crate) use paragraph::{View, paragraph};
pub(crate) use table::Rows;
pub(crate) use targets::targets;

#[cfg(test)]
mod tests;
