//! Whether the questions here are those that were answered: a questionnaire's content has a digest,
//! which an assessment notes, so that other content under the same id and version does not go
//! unnoticed.

use serde_json::Value;

use super::integrity;
use super::json::read_json;
use super::notice::Notice;
use super::opened::Opened;
use super::refusal::Refusal;
use crate::assessment::QuestionnaireRef;
use crate::questionnaire::Questionnaire;

/// How what was asked stands to the questionnaire that is here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// It is the same.
    Same,
    /// It bears the same version, but the content is another: a question may have another meaning.
    Other,
    /// It is another version, which says so itself.
    OtherVersion,
    /// Nobody has noted what was asked.
    Unsaid,
}

/// Compares a reference with the questionnaire here, whose content has this digest.
#[must_use]
pub fn asked(reference: &QuestionnaireRef, here: &Questionnaire, digest: &str) -> Asked {
    if reference.version != here.version {
        return Asked::OtherVersion;
    }
    match &reference.content {
        None => Asked::Unsaid,
        Some(content) if content == digest => Asked::Same,
        Some(_) => Asked::Other,
    }
}

/// The digest of a questionnaire's content: SHA-256 over its file in canonical form, so that neither
/// space nor the order of fields counts.
///
/// # Errors
/// Where the text is not a JSON object, or goes over the limits of files.
pub fn content_digest(text: &str) -> Result<String, Refusal> {
    match read_json(text.as_bytes())? {
        Value::Object(root) => Ok(integrity::checksum(&root, &[])),
        _ => Err(Refusal::NotOurs),
    }
}

impl Opened {
    /// Compares what was asked with the questionnaire that is here, by the digest of its content.
    #[must_use]
    pub fn with_content(mut self, here: &Questionnaire, digest: &str) -> Self {
        if asked(&self.assessment.questionnaire, here, digest) == Asked::Other {
            self.notices.insert(0, Notice::OtherContent);
        }
        self
    }

    /// Whether it answers other questions than its questionnaire has here, under the same version.
    #[must_use]
    pub fn has_other_content(&self) -> bool {
        self.notices.contains(&Notice::OtherContent)
    }
}
