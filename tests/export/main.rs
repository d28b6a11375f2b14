//! Exports: they carry everything uncut, and nothing that people typed does anything in them.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::expect_used
)]

#[path = "../support/mod.rs"]
mod support;

mod calendar;
mod document;
mod filled;
mod hostile;
mod html;
mod markdown;
mod markers;
mod pictures;
mod tables;
