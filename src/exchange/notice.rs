//! What is worth knowing of a file that was taken in.

use crate::questionnaire::QuestionId;

/// Something worth knowing about a file that was taken in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// The questionnaire here has the id and the version that the file names, but other content.
    OtherContent,
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
    /// A column of a table that is not one of ours, and so was not taken in.
    ColumnNotRead {
        /// Its heading.
        title: String,
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
            Self::OtherContent => "The questions here are not those that were answered: the \
                                   questionnaire has the same name and version, but another \
                                   content. Every answer is kept with the question of the same \
                                   id. Look through them before you rely on a result, or ask for \
                                   the questionnaire that was used."
                .to_owned(),
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
            Self::ColumnNotRead { title } => {
                format!("The column \"{title}\" is none of ours: it was not read.")
            }
            Self::LaterFields { count: 1 } => {
                "A field that this release does not know was kept and will be exported again."
                    .to_owned()
            }
            Self::LaterFields { count } => format!(
                "{count} fields that this release does not know were kept and will be exported \
                 again."
            ),
        }
    }
}
