//! Why something from outside is not taken in.

use super::{MAX_DEPTH, MAX_FILE_BYTES, MAX_MEMBERS, MAX_VALUES};
use crate::questionnaire::{Problem, QuestionnaireId};

/// Why a file is refused. Refused means: nothing has changed. Every variant says when it occurs
/// and what the user can do about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The file is larger than 20 MiB. No assessment is; the user has picked another file.
    TooLarge {
        /// Its size in bytes.
        bytes: usize,
    },
    /// There is nothing in the file but space. The user takes another copy of it.
    Empty,
    /// The bytes are not UTF-8. The user saves the file as UTF-8.
    Encoding(Encoding),
    /// The first bytes are those of another kind of file. The user picks the JSON export.
    Foreign(Foreign),
    /// The text breaks a rule of JSON; a cut-off file is the usual case. The user takes another
    /// copy, or corrects the place.
    NotJson {
        /// Line, from 1.
        line: usize,
        /// Column, from 1, in bytes.
        column: usize,
        /// Whether the text ends before the JSON does.
        cut_off: bool,
    },
    /// Something follows after the end, such as a second export joined to the first. The user
    /// takes the files apart.
    Trailing {
        /// Line, from 1.
        line: usize,
    },
    /// An object has the same key twice, so that nobody can say which one is meant. The user
    /// removes one.
    DuplicateKey {
        /// JSON path of the second one.
        path: String,
    },
    /// Objects and lists are nested more than 32 deep. Only damaged or hostile files are.
    TooDeep {
        /// JSON path of the place.
        path: String,
    },
    /// One object or list has more than 5,000 members, or the file more than 500,000 values.
    TooMany {
        /// JSON path of the object or list.
        path: String,
    },
    /// It is JSON, but none of ours. The user picks another file.
    NotOurs,
    /// It is a questionnaire. The user opens it as a questionnaire.
    Questionnaire,
    /// It is encrypted, and there is no passphrase. The user gives one.
    Encrypted,
    /// An encrypted file does not fit its checksum. The user takes another copy.
    Damaged,
    /// The passphrase does not open it. The user tries again, or asks whoever has written it.
    Passphrase,
    /// It is the raw file of the rescue page, where one assessment is wanted. The user opens it in
    /// the page.
    Rescue,
    /// It is a rescue file in which no assessment can be found. The user looks for another one.
    NothingKept,
    /// A newer release has written it. The user updates, or exports from there in this version.
    Newer {
        /// Its version.
        version: u64,
    },
    /// It answers a questionnaire that is not here. The user adds the questionnaire first.
    UnknownQuestionnaire {
        /// The questionnaire's id.
        id: QuestionnaireId,
    },
    /// It is ours, but some of it cannot be. The user corrects the places, or takes another copy.
    Invalid {
        /// The first problems, at most 100.
        problems: Vec<Problem>,
        /// How many more there are.
        more: usize,
    },
}

/// How a text is encoded that is not UTF-8.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-16, by its byte-order mark or its zero bytes.
    Utf16,
    /// Something else: the first byte that is not UTF-8 is at this position.
    Unknown {
        /// Position from 0.
        at: usize,
    },
}

/// A kind of file that people pick by mistake.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Foreign {
    /// A web page or other markup, such as a report.
    Markup,
    /// A ZIP archive, which spreadsheets and text documents are as well.
    Zip,
    /// A PDF.
    Pdf,
    /// A picture.
    Picture,
    /// A table as text, such as answers that somebody filled in.
    Table,
}

impl Refusal {
    /// A name for programs, the same for ever.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::TooLarge { .. } => "E_TOO_LARGE",
            Self::Empty | Self::NothingKept => "E_EMPTY",
            Self::Encoding(_) => "E_ENCODING",
            Self::Foreign(_) | Self::NotJson { .. } => "E_NOT_JSON",
            Self::Trailing { .. } => "E_TRAILING",
            Self::DuplicateKey { .. } => "E_DUPLICATE_KEY",
            Self::TooDeep { .. } => "E_DEPTH",
            Self::TooMany { .. } => "E_TOO_MANY",
            Self::NotOurs | Self::Questionnaire | Self::Rescue => "E_SHAPE",
            Self::Encrypted => "E_ENCRYPTED",
            Self::Damaged => "E_DAMAGED",
            Self::Passphrase => "E_DECRYPT",
            Self::Newer { .. } => "E_NEWER",
            Self::UnknownQuestionnaire { .. } => "E_QUESTIONNAIRE",
            Self::Invalid { .. } => "E_VALUE",
        }
    }

    /// What is the matter, in one line.
    #[must_use]
    pub const fn title(&self) -> &'static str {
        match self {
            Self::TooLarge { .. } => "The file is too large",
            Self::Empty => "The file is empty",
            Self::Encoding(Encoding::Utf16) => "The file is saved as UTF-16",
            Self::Encoding(Encoding::Unknown { .. }) => "The file is not UTF-8 text",
            Self::Foreign(Foreign::Markup) => "This is a web page, not an assessment",
            Self::Foreign(Foreign::Zip) => "This is a spreadsheet or ZIP, not an assessment",
            Self::Foreign(Foreign::Pdf) => "This is a PDF, not an assessment",
            Self::Foreign(Foreign::Picture) => "This is a picture, not an assessment",
            Self::Foreign(Foreign::Table) => "This is a table, not an assessment",
            Self::NotJson { cut_off: true, .. } => "The file is cut off",
            Self::NotJson { .. } => "The file is not JSON",
            Self::Trailing { .. } => "Something follows after the end",
            Self::DuplicateKey { .. } => "The file says the same thing twice",
            Self::TooDeep { .. } => "The file is nested too deeply",
            Self::TooMany { .. } => "The file holds too much",
            Self::NotOurs => "This is JSON, but not a Clausewise assessment",
            Self::Questionnaire => "This is a questionnaire, not an assessment",
            Self::Encrypted => "The file is encrypted",
            Self::Damaged => "The encrypted file is damaged",
            Self::Passphrase => "The passphrase does not open the file",
            Self::Rescue => "This is a rescue file, not a single assessment",
            Self::NothingKept => "There is no assessment in the rescue file",
            Self::Newer { .. } => "The file was made with a newer version",
            Self::UnknownQuestionnaire { .. } => "The questionnaire is not here",
            Self::Invalid { .. } => "Some values in the file cannot be right",
        }
    }

    /// What happened, where, and what to do next, in plain words.
    #[must_use]
    pub fn explanation(&self) -> String {
        match self {
            Self::TooLarge { bytes } => format!(
                "It has {} MiB; at most {} MiB are read. Check that it is the right file. One that \
                 the rescue page has written may be larger, under the name that it was given.",
                bytes.div_ceil(1024 * 1024),
                MAX_FILE_BYTES / 1024 / 1024
            ),
            Self::Empty => "There is nothing in it. Take another copy of the file.".to_owned(),
            Self::Encoding(Encoding::Utf16) => {
                "Open it in a text editor, save it as UTF-8, and try again.".to_owned()
            }
            Self::Encoding(Encoding::Unknown { at }) => format!(
                "Byte {at} is not UTF-8. Either the file is damaged, or it is no text at all. Take \
                 another copy, or save it as UTF-8."
            ),
            Self::Foreign(Foreign::Table | Foreign::Zip) => "An assessment is the JSON file that \
                 \"Export\" has written. A table of answers, as CSV or Excel, goes into the \
                 assessment that it is for: open that, and take the table in under Report."
                .to_owned(),
            Self::Foreign(_) => {
                "Pick the JSON file that \"Export\" has written: its name ends in .json.".to_owned()
            }
            Self::NotJson {
                line,
                cut_off: true,
                ..
            } => format!(
                "It ends in line {line} before it is complete. Take another copy of the file."
            ),
            Self::NotJson { line, column, .. } => format!(
                "In line {line}, column {column}, the text breaks the rules of JSON. Take another \
                 copy, or correct that place."
            ),
            Self::Trailing { line } => format!(
                "The JSON ends before line {line} does, and more follows. If two exports were \
                 joined, take them apart and open one at a time."
            ),
            Self::DuplicateKey { path } => format!(
                "{path} is there twice, and nobody can say which one is meant. Remove one of them."
            ),
            Self::TooDeep { path } => format!(
                "At {path}, more than {MAX_DEPTH} objects or lists are nested in each other. The \
                 file is damaged, or it was not made with Clausewise."
            ),
            Self::TooMany { path } => format!(
                "{path} goes over the limit of {MAX_MEMBERS} members in one place or {MAX_VALUES} \
                 values in all."
            ),
            Self::NotOurs => "An assessment says \"format\": \"clausewise-assessment\" at its \
                              start; this file does not. Pick the file that \"Export\" has written."
                .to_owned(),
            Self::Questionnaire => {
                "It holds questions, not answers. Pick an assessment instead.".to_owned()
            }
            Self::Encrypted => {
                "It can be opened with its passphrase alone. On the command line, name a \
                                file that holds it: --passphrase-file FILE."
                    .to_owned()
            }
            Self::Damaged => "Its checksum does not fit, so no passphrase would open it. Take \
                              another copy of the file."
                .to_owned(),
            Self::Passphrase => "Either it is not the one with which the file was exported, or \
                                 somebody has changed the file on purpose. Mind capital letters \
                                 and spaces, and try again."
                .to_owned(),
            Self::Rescue => "It holds all that a browser kept. Open it in the page, which shows \
                             the assessments in it."
                .to_owned(),
            Self::NothingKept => "The browser that made it kept nothing that can be read as one. \
                                  Look for a rescue file or an export of another day."
                .to_owned(),
            Self::Newer { version } => format!(
                "It was made with a newer version ({version}) of the file format; this release \
                 reads version 1. Reload this page to update, then open the file again."
            ),
            Self::UnknownQuestionnaire { id } => format!(
                "The answers are to the questionnaire \"{id}\", which this copy of Clausewise does \
                 not have. Open the file where it was made, or have whoever hosts this copy add the \
                 questionnaire's file; then open it again."
            ),
            Self::Invalid { problems, more } => {
                let count = problems.len().saturating_add(*more);
                let places = if count == 1 { "place" } else { "places" };
                format!(
                    "Nothing was taken over, because values are not guessed or corrected in \
                     silence. Correct {count} {places}, or take another copy of the file."
                )
            }
        }
    }

    /// The same, knowing the name of the file: a table is no JSON that somebody has to correct.
    #[must_use]
    pub fn of_file(self, name: &str) -> Self {
        let name = name.to_ascii_lowercase();
        let is_table = [".csv", ".tsv"].iter().any(|end| name.ends_with(end));
        match self {
            Self::NotJson { .. } if is_table => Self::Foreign(Foreign::Table),
            other => other,
        }
    }

    /// The places that are wrong, where the refusal is about places; at most 100.
    #[must_use]
    pub fn problems(&self) -> &[Problem] {
        match self {
            Self::Invalid { problems, .. } => problems,
            _ => &[],
        }
    }
}

impl std::fmt::Display for Refusal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.title())?;
        f.write_str(". ")?;
        f.write_str(&self.explanation())
    }
}

impl std::error::Error for Refusal {}
