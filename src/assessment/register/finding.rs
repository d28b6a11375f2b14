//! Nonconformities: found in an audit, corrected, followed to their cause, and closed only when
//! the action has been seen to work.

use crate::map::Set;

use super::super::extra::Extra;
use crate::date::Date;
use crate::questionnaire::{ClauseId, EntryId, QuestionId};

/// A finding to correct.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Nonconformity {
    /// Which kind of audit found it.
    pub source: Source,
    /// How grave it is.
    pub grade: Grade,
    /// The clause that is not met.
    pub clause: Option<ClauseId>,
    /// The audit that found it.
    pub audit: Option<EntryId>,
    /// What is not as it should be.
    pub statement: String,
    /// What shows it.
    pub evidence: String,
    /// The questions that it is about.
    pub questions: Set<QuestionId>,
    /// What puts the case itself right.
    pub correction: String,
    /// Why it came about.
    pub cause: String,
    /// What keeps it from coming back.
    pub action: String,
    /// Who sees to it.
    pub owner: String,
    /// The day on which it was raised.
    pub raised: Option<Date>,
    /// The day on which it must be corrected.
    pub due: Option<Date>,
    /// The day on which somebody has seen that it is corrected.
    pub verified: Option<Date>,
    /// Whether the action works.
    pub effectiveness: Effectiveness,
    /// How that was checked.
    pub effectiveness_note: String,
    /// Fields of a later version.
    pub extra: Extra,
}

/// Which kind of audit found a nonconformity.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Source {
    /// The organisation's own audit.
    #[default]
    InternalAudit,
    /// The first audit stage.
    Stage1,
    /// The second audit stage.
    Stage2,
    /// A surveillance audit.
    Surveillance,
    /// A recertification audit.
    Recertification,
}

/// How grave a finding is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Grade {
    /// It is doubtful whether the system achieves what it is for.
    Major,
    /// A requirement is not met; the system still does what it is for.
    #[default]
    Minor,
    /// An area of concern or an opportunity for improvement: nothing has to be done.
    Concern,
}

/// Whether a corrective action works.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Effectiveness {
    /// Nobody has looked yet.
    #[default]
    Unchecked,
    /// The cause is gone.
    Effective,
    /// It may come back: another action is needed.
    Ineffective,
}

/// How far a nonconformity is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Progress {
    /// Correction, cause or corrective action is still missing.
    Open,
    /// All three are written down.
    Planned,
    /// The correction was verified; whether the action works is not.
    Verified,
    /// Verified, and the action works.
    Closed,
}

impl Nonconformity {
    /// How far it is. It is closed only once it is verified and the action was seen to work.
    #[must_use]
    pub fn progress(&self) -> Progress {
        let is_said = |text: &str| !text.trim().is_empty();
        if self.verified.is_some() {
            match self.effectiveness {
                Effectiveness::Effective => Progress::Closed,
                Effectiveness::Unchecked => Progress::Verified,
                Effectiveness::Ineffective => Progress::Open,
            }
        } else if is_said(&self.correction) && is_said(&self.cause) && is_said(&self.action) {
            Progress::Planned
        } else {
            Progress::Open
        }
    }

    /// Whether it is not closed.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.progress() != Progress::Closed
    }

    /// Whether it keeps a certificate from being issued: a major one that is not closed.
    #[must_use]
    pub fn blocks(&self) -> bool {
        self.grade == Grade::Major && self.is_open()
    }

    /// Whether its correction is not verified although it is due.
    #[must_use]
    pub fn is_overdue(&self, today: Date) -> bool {
        self.is_open() && self.verified.is_none() && self.due.is_some_and(|due| due < today)
    }
}
