//! Charts: what they look like (golden files), and what holds for every one of them.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod colours;
mod fixtures;
mod golden;
mod properties;
