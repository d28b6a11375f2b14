//! Files in: questionnaires and assessments.

use std::fmt;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clausewise::assessment::{Assessment, QuestionnaireRef};
use clausewise::exchange::{self, Incoming, Integrity, Opened, Refusal};
use clausewise::inert::visible;
use clausewise::questionnaire::file::QuestionnaireFile;
use clausewise::questionnaire::{self, Problem, Questionnaire, QuestionnaireId};

use crate::unlock::unlock;

/// The questionnaires that are built in.
const BUILT_IN: [&str; 2] = [
    include_str!("../../questionnaires/iso-iec-20000-1-2018.json"),
    include_str!("../../questionnaires/service-desk-basics.json"),
];

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

/// An assessment and the questionnaire that it answers.
pub(crate) struct Case<'q> {
    pub(crate) questionnaire: &'q Questionnaire,
    pub(crate) assessment: Assessment,
}

/// What is at hand to read assessments with.
pub(crate) struct Library {
    /// Those given first, then the built-in ones, each with the digest of its content.
    questionnaires: Vec<(Questionnaire, String)>,
    /// The passphrase of encrypted files.
    passphrase: Option<String>,
}

/// The bytes of a file, or of standard input for `-`.
pub(crate) fn read(path: &Path) -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::new();
    // One byte more than is taken in, so that what is too large is known to be.
    let most = exchange::MAX_FILE_BYTES as u64 + 1;
    let result = if path == Path::new("-") {
        io::stdin().lock().take(most).read_to_end(&mut bytes)
    } else {
        std::fs::File::open(path).and_then(|file| file.take(most).read_to_end(&mut bytes))
    };
    match result {
        Ok(_) => Ok(bytes),
        Err(error) => Err(Failure::File(path.to_owned(), error)),
    }
}

/// The questionnaire file that the bytes hold.
pub(crate) fn questionnaire(bytes: &[u8]) -> Result<QuestionnaireFile, Problem> {
    match std::str::from_utf8(bytes) {
        Ok(text) => questionnaire::read(text),
        Err(_) => Err(Problem::at("$", "is not UTF-8 text")),
    }
}

/// A questionnaire that can be used, with the digest of its content.
fn held(bytes: &[u8]) -> Result<(Questionnaire, String), Vec<Problem>> {
    let file = questionnaire(bytes).map_err(|problem| vec![problem])?;
    let compiled = questionnaire::compile(file)?;
    let text = String::from_utf8_lossy(bytes);
    let digest = exchange::content_digest(&text);
    let digest = digest.map_err(|refusal| vec![Problem::at("$", refusal.title())])?;
    Ok((compiled, digest))
}

impl Library {
    /// The built-in questionnaires and those in the files.
    pub(crate) fn with(files: &[PathBuf], passphrase: Option<String>) -> Result<Self, Failure> {
        let mut questionnaires = Vec::new();
        for path in files {
            let failed = |problems| Failure::Questionnaire(path.clone(), problems);
            questionnaires.push(held(&read(path)?).map_err(failed)?);
        }
        for text in BUILT_IN {
            let failed = |problems| Failure::Questionnaire("built-in".into(), problems);
            questionnaires.push(held(text.as_bytes()).map_err(failed)?);
        }
        Ok(Self {
            questionnaires,
            passphrase,
        })
    }

    /// The questionnaire that an assessment answers, by its id.
    pub(crate) fn find(&self, reference: &QuestionnaireRef) -> Option<&Questionnaire> {
        self.by_id(&reference.id)
    }

    /// The questionnaire of that id.
    pub(crate) fn by_id(&self, id: &QuestionnaireId) -> Option<&Questionnaire> {
        let mut all = self.questionnaires.iter().map(|(one, _)| one);
        all.find(|one| one.id == *id)
    }

    /// What was opened, with a notice where its questionnaire has other content here.
    fn compared(&self, opened: Opened) -> Opened {
        let id = &opened.assessment.questionnaire.id;
        match self.questionnaires.iter().find(|(one, _)| one.id == *id) {
            Some((here, digest)) => opened.with_content(here, digest),
            None => opened,
        }
    }

    /// The assessment in these bytes, encrypted or not.
    pub(crate) fn take(&self, bytes: &[u8]) -> Result<Opened, Refusal> {
        let find = |reference: &QuestionnaireRef| self.find(reference);
        let opened = match (exchange::identify(bytes)?, &self.passphrase) {
            (Incoming::Encrypted(envelope), Some(passphrase)) => {
                exchange::open(&unlock(&envelope, passphrase)?, &find)
            }
            _ => exchange::open(bytes, &find),
        };
        opened.map(|opened| self.compared(opened))
    }

    /// The assessment in a file; what is worth knowing of it goes to standard error.
    pub(crate) fn open(&self, path: &Path) -> Result<Case<'_>, Failure> {
        let bytes = read(path)?;
        let refused = |refusal| Failure::Refused(path.to_owned(), refusal);
        let opened = self.take(&bytes).map_err(refused)?;
        note(path, &opened);
        let assessment = opened.assessment;
        match self.find(&assessment.questionnaire) {
            Some(questionnaire) => Ok(Case {
                questionnaire,
                assessment,
            }),
            None => Err(refused(Refusal::UnknownQuestionnaire {
                id: assessment.questionnaire.id,
            })),
        }
    }
}

/// Tells what is worth knowing of a file.
pub(crate) fn note(path: &Path, opened: &Opened) {
    let name = path.display();
    if opened.integrity == Integrity::Changed {
        eprintln!("{name}: note: {}", Integrity::Changed.text());
    }
    for notice in &opened.notices {
        eprintln!("{name}: note: {}", visible(&notice.text()));
    }
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
