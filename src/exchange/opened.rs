//! From bytes to an assessment, and what its reader should know.

use serde_json::Value;

use super::check::{Findings, check};
use super::envelope::{self, Envelope};
use super::integrity::{self, Integrity};
use super::json::{Members, read_json};
use super::notice::Notice;
use super::reader::{Limits, Reader};
use super::refusal::Refusal;
use super::rescue::{self, Rescue};
use super::version::check_version;
use super::{FORMAT, QUESTIONNAIRE_FORMAT, RESCUE_FORMAT, decode as parts, document};
use crate::assessment::{Assessment, Cell, QuestionnaireRef};
use crate::questionnaire::Questionnaire;

/// A file that is one of ours and says which questionnaire it answers. Nothing else in it has
/// been looked at yet.
#[derive(Clone, Debug)]
pub struct Decoded {
    questionnaire: QuestionnaireRef,
    integrity: Integrity,
    root: Members,
}

/// A file that was taken in whole.
#[derive(Clone, Debug, PartialEq)]
pub struct Opened {
    /// What it holds.
    pub assessment: Assessment,
    /// Whether the file is as it was exported.
    pub integrity: Integrity,
    /// What the user should know; none of it is an error.
    pub notices: Vec<Notice>,
    /// Answers, targets, documents and packages that the questionnaire does not have. They are
    /// kept, and exported again.
    pub orphans: Vec<Cell>,
}

impl Opened {
    /// An assessment that was put together from records, checked like one from a file.
    ///
    /// # Errors
    /// [`Refusal::Invalid`] with every problem.
    pub fn recovered(
        assessment: Assessment,
        questionnaire: &Questionnaire,
    ) -> Result<Self, Refusal> {
        let mut reader = Reader::new(Limits::KEPT);
        let findings = check(&assessment, questionnaire);
        reader.append(findings.problems);
        if !reader.is_clean() {
            return Err(reader.refusal());
        }
        Ok(Self {
            assessment,
            integrity: Integrity::Absent,
            notices: findings.notices,
            orphans: findings.orphans,
        })
    }
}

/// A file of ours, by its kind.
#[derive(Clone, Debug)]
pub enum Incoming {
    /// An assessment.
    Assessment(Decoded),
    /// An encrypted assessment.
    Encrypted(Envelope),
    /// The raw file of the rescue page.
    Rescue(Rescue),
}

/// Finds out what a file is.
///
/// # Errors
/// Every [`Refusal`] but [`Refusal::UnknownQuestionnaire`] and those of the passphrase.
/// [`Refusal::Invalid`] of an assessment only where the version or the questionnaire is not told.
pub fn identify(bytes: &[u8]) -> Result<Incoming, Refusal> {
    let Value::Object(root) = read_json(bytes)? else {
        return Err(Refusal::NotOurs);
    };
    match root.get("format").and_then(Value::as_str) {
        Some(FORMAT) => assessment(root).map(Incoming::Assessment),
        Some(envelope::FORMAT) => envelope::read(root).map(Incoming::Encrypted),
        Some(RESCUE_FORMAT) => rescue::read(root).map(Incoming::Rescue),
        Some(QUESTIONNAIRE_FORMAT) => Err(Refusal::Questionnaire),
        _ => Err(Refusal::NotOurs),
    }
}

/// Finds out what an assessment's file is, up to the questionnaire that it answers.
///
/// # Errors
/// As [`identify`]; and where the file is ours, but nothing to be decoded without more.
pub fn decode(bytes: &[u8]) -> Result<Decoded, Refusal> {
    match identify(bytes)? {
        Incoming::Assessment(decoded) => Ok(decoded),
        Incoming::Encrypted(_) => Err(Refusal::Encrypted),
        Incoming::Rescue(_) => Err(Refusal::Rescue),
    }
}

fn assessment(root: Members) -> Result<Decoded, Refusal> {
    check_version(root.get("version"))?;
    match reference(&root) {
        Some(questionnaire) => Ok(Decoded {
            questionnaire,
            integrity: integrity::judge(&root, &integrity::NOT_COVERED),
            root,
        }),
        // Without the questionnaire the file cannot be used; what else is wrong is said as well.
        None => {
            let mut reader = Reader::new(Limits::file(Limits::KEPT.top_level));
            document::file(&mut reader, root);
            Err(reader.refusal())
        }
    }
}

fn reference(root: &Members) -> Option<QuestionnaireRef> {
    let mut reader = Reader::new(Limits::KEPT);
    let assessment = root.get("assessment")?.as_object()?;
    let reference = assessment.get("questionnaire")?.clone();
    let mut around = Members::new();
    around.insert("questionnaire".to_owned(), reference);
    parts::questionnaire(&mut reader, &mut around).filter(|_| reader.is_clean())
}

impl Decoded {
    /// The questionnaire that the file answers; to be fetched before the rest can be judged.
    #[must_use]
    pub const fn questionnaire(&self) -> &QuestionnaireRef {
        &self.questionnaire
    }

    /// The refusal where there is no such questionnaire.
    #[must_use]
    pub fn without_questionnaire(self) -> Refusal {
        Refusal::UnknownQuestionnaire {
            id: self.questionnaire.id,
        }
    }

    /// The assessment, whole and checked.
    ///
    /// # Errors
    /// [`Refusal::Invalid`] with every problem, [`Refusal::UnknownQuestionnaire`] where this is
    /// not the questionnaire that the file answers.
    pub fn validate(self, questionnaire: &Questionnaire) -> Result<Opened, Refusal> {
        if self.questionnaire.id != questionnaire.id {
            return Err(self.without_questionnaire());
        }
        let mut reader = Reader::new(Limits::file(questionnaire.top_level()));
        let assessment = document::file(&mut reader, self.root);
        let findings = assessment
            .as_ref()
            .map(|assessment| check(assessment, questionnaire))
            .unwrap_or_default();
        let Findings {
            problems,
            mut notices,
            orphans,
        } = findings;
        reader.append(problems);
        if reader.later > 0 {
            notices.push(Notice::LaterFields {
                count: reader.later,
            });
        }
        match assessment {
            Some(assessment) if reader.is_clean() => Ok(Opened {
                assessment,
                integrity: self.integrity,
                notices,
                orphans,
            }),
            _ => Err(reader.refusal()),
        }
    }
}

/// Both steps at once, for callers that have all questionnaires at hand.
///
/// # Errors
/// Every [`Refusal`].
pub fn open<'q>(
    bytes: &[u8],
    find: &dyn Fn(&QuestionnaireRef) -> Option<&'q Questionnaire>,
) -> Result<Opened, Refusal> {
    let decoded = decode(bytes)?;
    match find(decoded.questionnaire()) {
        Some(questionnaire) => decoded.validate(questionnaire),
        None => Err(decoded.without_questionnaire()),
    }
}
