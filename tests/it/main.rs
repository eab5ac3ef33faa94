//! All integration tests: one crate, one link.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::print_stderr,
    reason = "tests may fail loudly; clippy's in-tests keys do not cover helper functions"
)]

mod botapi;
mod telegram;
mod tidy;
