//! Behaviours of the whole program: one crate, one link.
#![cfg(all(feature = "telegram", feature = "postgres", feature = "xlsx"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test may fail loudly"
)]

mod botapi;
mod cases;
mod command;
mod conditions;
mod deployed;
mod editions;
mod figures;
mod figures_length;
mod figures_names;
mod figures_numbers;
mod figures_owners;
mod figures_property;
mod figures_ranks;
mod figures_times;
mod gold;
mod import;
mod library;
mod near;
mod operations;
mod outbox;
mod outline;
mod pictures;
mod process;
mod readme;
mod regions;
mod store;
mod telegram;
mod terminal;
mod tidy;
