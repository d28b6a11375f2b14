//! One answer (engine, section 1).

use super::extra::Extra;
use super::timestamp::Timestamp;

/// What is known of one question. A question without a record is unanswered.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Answer {
    /// The answer itself; a record without one holds a note or an owner only.
    pub response: Option<Response>,
    /// Free text.
    pub note: String,
    /// Who should answer or act.
    pub owner: String,
    /// The event it depends on has not happened yet: the level rates readiness and is at most
    /// the acceptance line.
    pub event_pending: bool,
    /// When it was last changed.
    pub at: Option<Timestamp>,
    /// Who changed it last.
    pub by: String,
    /// Fields of a later version, kept as they came.
    pub extra: Extra,
}

/// The three ways to answer.
#[derive(Clone, Debug, PartialEq)]
pub enum Response {
    /// Looked at, but not known: to be found out.
    Unknown,
    /// The condition holds under which it does not apply; the reason is never blank.
    NotApplicable(String),
    /// Rated on the scale.
    Rated(Rating),
}

/// A level and how well it is founded.
#[derive(Clone, Debug, PartialEq)]
pub struct Rating {
    /// A level of the questionnaire's scale.
    pub level: u8,
    /// What shows it.
    pub evidence: Evidence,
    /// How sure the person is.
    pub confidence: Confidence,
}

/// What shows a level.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Evidence {
    /// How far it has been followed up.
    pub state: EvidenceState,
    /// Where it is.
    pub reference: String,
}

/// How far evidence has been followed up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum EvidenceState {
    /// None named.
    #[default]
    None,
    /// The place is written down.
    Located,
    /// A second person has looked.
    Checked,
}

/// How sure a person is of a level.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Confidence {
    /// Would bet on it.
    High,
    /// Quite sure.
    #[default]
    Medium,
    /// A guess.
    Low,
}

impl Answer {
    /// The rating, where there is one.
    #[must_use]
    pub fn rating(&self) -> Option<&Rating> {
        match &self.response {
            Some(Response::Rated(rating)) => Some(rating),
            _ => None,
        }
    }

    /// Whether the question is set aside as not applicable.
    #[must_use]
    pub fn is_not_applicable(&self) -> bool {
        matches!(self.response, Some(Response::NotApplicable(_)))
    }

    /// Whether nothing is known: such a record need not be kept.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.response.is_none()
            && self.note.is_empty()
            && self.owner.is_empty()
            && !self.event_pending
            && self.extra.is_empty()
    }
}
