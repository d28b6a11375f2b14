//! The questionnaire: what is asked, on which scale, and by which rules answers are judged.
//!
//! [`mod@file`] is the written form, [`Questionnaire`] the one to work with, [`lint()`] says what is
//! wrong with a file.

mod compile;
mod decode;
pub mod file;
mod id;
mod index;
mod lint;
mod model;
mod problem;
pub(crate) mod tree;

pub use compile::compile;
pub use file::{EventKind, Status};
pub use id::{
    AssessmentId, ClauseId, DocumentId, EntryId, Key, MAX_ID_CHARS, NotAnId, QuestionId,
    QuestionnaireId, natural_order,
};
pub use index::{Entry, read_index};
pub(crate) use lint::tree_of;
pub use lint::{MAX_FILE_BYTES, MAX_QUESTIONS, MAX_TEXT_CHARS, lint, read};
pub use model::{Leaf, LeafIx, Node, NodeIx, Question, QuestionIx, Questionnaire, uncapitalised};
pub use problem::Problem;
