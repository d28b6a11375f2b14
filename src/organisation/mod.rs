//! What an organisation tells of itself, and what follows from it.
//!
//! [`changes()`] says what the profile has changed and why: targets, priorities, effort and hints,
//! never a score or a requirement. [`suggestions`] finds the regulations that overlap.
//! [`draft`] writes a scope statement, [`scope_checks`] looks at one as an auditor would.
//! [`applicability()`] states what applies and who takes part, [`contradictions`] where that cannot be
//! true; [`agenda`] prepares a management review.

mod applicability;
mod changes;
mod contradiction;
mod review;
mod scope;
mod suggest;

pub use applicability::applicability;
pub use changes::{Capacity, Changes, Emphasised, Hint, RaisedTarget, Saving, changes};
pub use contradiction::{Contradiction, contradictions};
pub use review::{agenda, known, last_review};
pub use scope::{Looked, Outcome, draft, scope_checks};
pub use suggest::{Suggestion, suggestions};

/// What stands on the lines of a text, blank ones left out.
#[must_use]
pub fn lines(text: &str) -> Vec<&str> {
    let lines = text.lines().map(str::trim);
    lines.filter(|line| !line.is_empty()).collect()
}
