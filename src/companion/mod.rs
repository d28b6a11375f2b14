//! What goes with a questionnaire and is wanted only now and then: the guide in plain words, the
//! outlines of its documents, and what is worth knowing of audits and reviews.
//!
//! Each is a file of its own beside the questionnaire, named by the index, so that nobody waits for
//! it who does not ask for it. [`read_guide`], [`read_outlines`] and [`read_certification`] turn
//! text into typed content, [`lint_guide`] and its like say what is wrong with it, and
//! [`Guide`] and [`template()`] make of it what people see.

pub mod certification;
mod decode;
pub mod guide;
mod lint;
pub mod outline;
mod place;
mod read;
mod search;
mod template;

pub use certification::Certification;
pub use guide::Guide;
pub use lint::{lint_certification, lint_guide, lint_outlines};
pub use outline::Outlines;
pub use place::{NotAPlace, Place};
pub use read::{Companion, read_certification, read_companion, read_guide, read_outlines};
pub use search::{Hit, search, slug};
pub use template::{file_name, template};
