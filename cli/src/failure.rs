//! Why nothing comes of a command, in words, and what the shell is told.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clausewise::exchange::Refusal;
use clausewise::inert::visible;
use clausewise::questionnaire::Problem;

/// Why nothing comes of a command.
pub(crate) enum Failure {
    /// A file cannot be read from the disk. Check its name and its permissions.
    File(PathBuf, io::Error),
    /// A file is no assessment that can be used.
    Refused(PathBuf, Refusal),
    /// A questionnaire has problems that keep it from being used.
    Questionnaire(PathBuf, Vec<Problem>),
    /// The result cannot be written.
    Output(io::Error),
    /// A file cannot be written. Look at the folder's permissions and at the room that is left.
    Written(PathBuf, io::Error),
    /// A file for office programs could not be made.
    Office(clausewise_office::Failure),
    /// The system's clock is not set. Give `--today`.
    NoClock,
}

impl Failure {
    /// 1 where a file can be read but has problems, else 2.
    pub(crate) fn status(&self) -> ExitCode {
        match self {
            Self::Questionnaire(..) => ExitCode::from(1),
            Self::Refused(_, refusal) if is_problem(refusal) => ExitCode::from(1),
            _ => ExitCode::from(2),
        }
    }
}

/// Whether a file is JSON, and what is wrong with it has a place.
pub(crate) fn is_problem(refusal: &Refusal) -> bool {
    !problems(refusal).is_empty()
}

/// What is wrong, by place; nothing where the file cannot be read as JSON at all.
pub(crate) fn problems(refusal: &Refusal) -> Vec<Problem> {
    let at = |path: &str| vec![Problem::at(path, refusal.title())];
    match refusal {
        Refusal::Invalid { problems, .. } => problems.clone(),
        Refusal::DuplicateKey { path } | Refusal::TooDeep { path } | Refusal::TooMany { path } => {
            at(path)
        }
        Refusal::NotOurs | Refusal::Questionnaire | Refusal::Rescue => at("$.format"),
        Refusal::Newer { .. } => at("$.version"),
        Refusal::UnknownQuestionnaire { id } => vec![Problem::at(
            "$.assessment.questionnaire.id",
            format!("there is no questionnaire \"{id}\" here; name its file with --questionnaire"),
        )],
        Refusal::TooLarge { .. }
        | Refusal::Empty
        | Refusal::Encoding(_)
        | Refusal::Foreign(_)
        | Refusal::NotJson { .. }
        | Refusal::Trailing { .. }
        | Refusal::Encrypted
        | Refusal::Damaged
        | Refusal::Passphrase
        | Refusal::NothingKept => Vec::new(),
    }
}

impl fmt::Display for Failure {
    /// In a form that a terminal shows, whatever stands in a file.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&visible(&Told(self).to_string()))
    }
}

/// A failure in words.
struct Told<'f>(&'f Failure);

impl fmt::Display for Told<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let lines = |f: &mut fmt::Formatter<'_>, path: &Path, problems: &[Problem]| {
            problems
                .iter()
                .try_for_each(|problem| writeln!(f, "{}: {problem}", path.display()))
        };
        match self.0 {
            Failure::File(path, error) => {
                writeln!(f, "{}: cannot be read: {}", path.display(), said(error))
            }
            Failure::Written(path, error) => {
                writeln!(f, "{}: cannot be written: {}", path.display(), said(error))
            }
            Failure::Questionnaire(path, problems) => lines(f, path, problems),
            Failure::Refused(path, refusal) => {
                writeln!(f, "{}: {refusal}", path.display())?;
                lines(f, path, refusal.problems())
            }
            Failure::Output(error) => writeln!(f, "cannot write the result: {error}"),
            Failure::Office(error) => writeln!(f, "{error}"),
            Failure::NoClock => writeln!(f, "the system has no clock: give --today YYYY-MM-DD"),
        }
    }
}

/// What the system says of a file, in plain words where it is something that one can mend.
fn said(error: &io::Error) -> String {
    let words = match error.kind() {
        io::ErrorKind::NotFound => "there is no such file or folder",
        io::ErrorKind::PermissionDenied => "permission is denied",
        io::ErrorKind::IsADirectory => "it is a folder",
        io::ErrorKind::AlreadyExists | io::ErrorKind::NotADirectory => "it is a file, not a folder",
        io::ErrorKind::StorageFull => "the disk is full",
        io::ErrorKind::ReadOnlyFilesystem => "the disk is read-only",
        _ => return error.to_string(),
    };
    words.to_owned()
}
