//! The sentences that head a page: each states the finding.

mod radar;
mod results;
mod roadmap;
mod wanted;

pub use radar::radar;
pub use results::{findings, findings_of, overtaken, results};
pub use roadmap::{behind, roadmap, unrated};
pub use wanted::wanted;

/// A page's head.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Headline {
    /// A small line above: facts, set apart by middle dots.
    pub over: String,
    /// The finding.
    pub title: String,
    /// What is behind it, in a sentence or two; may be empty.
    pub lead: String,
}
