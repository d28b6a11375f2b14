//! What a report says, independent of how it is drawn: explanations of every number, the
//! sentences that head a page, pictures with their tables, and the whole report as a document.
//! Plain English, and always as a self-assessment.

pub mod backup;
mod case;
pub mod dates;
pub mod document;
pub mod explain;
mod figures;
pub mod headline;
pub mod journey;
pub mod picture;
pub mod quality;
pub mod table;
pub mod text;
pub mod words;

pub use case::{Age, Case, Other, answered_at};
