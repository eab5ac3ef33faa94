//! Answers and reports as Telegram messages: text, entities and buttons, never markup.

pub(crate) mod announcement;
mod answer;
pub(crate) mod browse;
mod citation;
mod draft;
mod excerpt;
mod figure;
mod targets;

pub(crate) use answer::answer;
pub(crate) use draft::Draft;
pub(crate) use targets::targets;

#[cfg(test)]
mod tests;
