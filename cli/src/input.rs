//! Files in: questionnaires and assessments.

use std::io::{self, Read};
use std::path::{Path, PathBuf};

use clausewise::assessment::{Assessment, QuestionnaireRef};
use clausewise::exchange::{self, Incoming, Integrity, Opened, Refusal};
use clausewise::inert::visible;
use clausewise::questionnaire::file::QuestionnaireFile;
use clausewise::questionnaire::{self, Problem, Questionnaire, QuestionnaireId};
use unicode_normalization::UnicodeNormalization;

use crate::failure::Failure;
use crate::unlock::unlock;

/// The questionnaires that are built in.
const BUILT_IN: [&str; 2] = [
    include_str!("../../questionnaires/iso-iec-20000-1-2018.json"),
    include_str!("../../questionnaires/service-desk-basics.json"),
];

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

/// The passphrase in a file: its text without space around it, however its letters are composed.
pub(crate) fn passphrase(path: &Path) -> Result<String, Failure> {
    let bytes = read(path)?;
    let text = std::str::from_utf8(&bytes).map_err(|error| {
        let error = std::io::Error::new(std::io::ErrorKind::InvalidData, error);
        Failure::File(path.to_owned(), error)
    })?;
    Ok(text.trim().nfc().collect())
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
