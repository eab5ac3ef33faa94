//! wenzheng (问政): answers about government work reports, every word quoted, every figure in its place.
//!
//! # Layers, lowest first
//!
//! | layer | holds |
//! |---|---|
//! | [`words`] | the bot's own words in three languages |
//! | [`text`] | characters and words before they mean anything |
//! | [`report`] | plain text in, a report and its faults out; the corpus |
//! | `import` | documents, web pages and PDFs in, plain report text out |
//! | [`figures`] | the grammar of quantities; the ledger |
//! | [`search`] | the index; the only layer that names tantivy |
//! | [`question`] | what is asked: lexicon, places, period, shape, spelling, follow-ups |
//! | [`library`] | volumes, one a report, and the immutable edition over them: corpus, ledger, index |
//! | [`answer`] | question and library in, answer with its sources out |
//! | [`sheet`], [`picture`], [`eval`], [`config`] | spreadsheets, charts and tables, gold sets, settings |
//! | [`app`] | clock, disk, locks, tasks: the shelf, sessions, the store, the outbox |
//! | [`telegram`], [`console`] | the two faces; the first is the only layer that names teloxide |
//! | [`web`] | health, metrics and the webhook; the only layer that names axum |
//!
//! Arrows point down only; `tests/it/tidy.rs` holds it. The journey of a question is told in the README.
//!
//! # Invariants
//!
//! - No IO, clock, lock, log or randomness in the layers up to `eval`: same input, same output. What is kept on disk
//!   comes in as bytes that [`app`] fetches, or that [`search`] maps and nobody changes.
//! - A [`figures::Figure`] has its place in a paragraph; no digit of an answer lacks one, but for dates,
//!   paragraph numbers and what is marked as our own arithmetic ([`answer::Computed`]).
//! - No words of a person or a report are ever parsed as query syntax or markup.
//! - A reader of the library takes a snapshot; a reload swaps the whole, or nothing.
//! - An update is confirmed to Telegram after its work is done, not before.

pub mod answer;
pub mod app;
pub mod config;
pub mod console;
pub mod eval;
pub mod figures;
#[cfg(feature = "import")]
pub mod import;
pub mod library;
#[cfg(feature = "telegram")]
pub mod picture;
pub mod question;
pub mod report;
pub mod search;
pub mod sheet;
#[cfg(feature = "telegram")]
pub mod telegram;
pub mod text;
#[cfg(feature = "telegram")]
pub mod web;
pub mod words;
