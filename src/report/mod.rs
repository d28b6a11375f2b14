//! What a report says, independent of how it is drawn: explanations of every number and the
//! sentences that head a page. Plain English, and always as a self-assessment.

pub mod backup;
pub mod explain;
pub mod headline;
pub mod journey;
pub mod words;
