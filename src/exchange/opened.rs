//! An assessment that has come in, and what its reader should know.

use crate::assessment::{Assessment, Cell};
use crate::questionnaire::QuestionId;

/// A file that was taken in whole.
#[derive(Clone, Debug, PartialEq)]
pub struct Opened {
    /// What it holds.
    pub assessment: Assessment,
    /// What the user should know; none of it is an error.
    pub notices: Vec<Notice>,
    /// Answers, targets, documents and packages that the questionnaire does not have. They are
    /// kept, and exported again.
    pub orphans: Vec<Cell>,
}

/// Something worth knowing about a file that was taken in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// The file answers another version of the questionnaire.
    OtherVersion {
        /// The version in the file.
        file: String,
        /// The version here.
        here: String,
    },
    /// A choice in the profile or plan that the questionnaire does not offer; kept, without effect.
    UnknownChoice {
        /// JSON path of the place.
        path: String,
        /// What is written there.
        choice: String,
    },
    /// Set aside as not applicable, or marked as waiting for an event, in another version of the
    /// questionnaire; this one does not allow it. Kept for the user to decide.
    NoLongerAllowed {
        /// The question.
        question: QuestionId,
    },
    /// Fields that this release does not know; kept, and exported again.
    LaterFields {
        /// How many.
        count: usize,
    },
}

impl Notice {
    /// The notice as a sentence.
    #[must_use]
    pub fn text(&self) -> String {
        match self {
            Self::OtherVersion { file, here } => format!(
                "The answers were given to version {file} of the questionnaire; this is version \
                 {here}."
            ),
            Self::UnknownChoice { path, choice } => format!(
                "The questionnaire does not know \"{choice}\" ({path}). It is kept, but changes \
                 nothing."
            ),
            Self::NoLongerAllowed { question } => format!(
                "{question} is marked in a way that this version of the questionnaire does not \
                 allow. It is kept; please look at it again."
            ),
            Self::LaterFields { count } => format!(
                "{count} fields that this release does not know were kept and will be exported \
                 again."
            ),
        }
    }
}
