//! Reads the sources and holds the rules that `docs/architecture.md` states and no compiler checks:
//! which module may know which, what must not occur anywhere, and that the documentation names
//! what there is.
//!
//! The rules are small functions from a text to what is wrong with it. Each is first shown to see
//! a bad example, then let loose on the whole repository.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod arrows;
mod dependencies;
mod forbidden;
mod named;
mod page;
mod shape;
mod sources;

/// Fails with all violations at once, one a line.
#[track_caller]
fn assert_none(violations: &[String]) {
    assert!(violations.is_empty(), "\n{}\n", violations.join("\n"));
}
