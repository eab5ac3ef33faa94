//! wenzheng (问政): answers about government work reports, every word quoted, every figure in its place.

pub mod answer;
pub mod app;
pub mod config;
pub mod console;
pub mod eval;
pub mod figures;
pub mod library;
pub mod picture;
pub mod question;
pub mod report;
pub mod search;
pub mod telegram;
pub mod text;
pub mod words;
