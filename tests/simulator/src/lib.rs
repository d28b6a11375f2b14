//! A browser's two stores and up to four tabs, simulated: everything that can happen to them happens
//! in an order that a seed decides, and is the same on every run.
//!
//! The stores implement the traits that the page's own ones do, so the keeper under test is the one
//! that users have. An [`oracle`] notes what was confirmed and looks after every start whether it is
//! there.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a simulation may stop"
)]

pub mod disk;
pub mod laws;
pub mod log;
pub mod oracle;
pub mod remembered;
pub mod schedule;
pub mod shelf;
pub mod tab;

use clausewise::assessment::{Answer, Assessment, Edit, QuestionnaireRef, Timestamp};
use clausewise::questionnaire::{AssessmentId, QuestionId};

/// Any moment; the wall clock of the simulation begins here, in milliseconds since 1970.
pub const START_MS: u64 = 1_764_000_000_000;

/// The questionnaire of every assessment here.
#[must_use]
pub fn fallback() -> QuestionnaireRef {
    QuestionnaireRef::new("small".parse().unwrap(), "1.0.0".to_owned())
}

/// The id of an assessment.
#[must_use]
pub fn id(number: usize) -> AssessmentId {
    format!("a{number}").parse().unwrap()
}

/// A new assessment with a title that nothing else has.
#[must_use]
pub fn blank(id: AssessmentId, token: &str) -> Assessment {
    let now: Timestamp = "2025-11-24T16:00:00Z".parse().unwrap();
    Assessment::new(id, token.to_owned(), fallback(), now)
}

/// An answer that says nothing but a text that nothing else has; or that there is none.
#[must_use]
pub fn answer(question: usize, token: Option<&str>) -> Edit {
    let question: QuestionId = format!("1-q{question}").parse().unwrap();
    let answer = token.map(|token| Answer {
        note: token.to_owned(),
        ..Answer::default()
    });
    Edit::Answer(question, answer)
}
