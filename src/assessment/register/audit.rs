//! Audits, management reviews, and the body that certifies.

use crate::map::Set;

use super::super::extra::Extra;
use crate::date::Date;
use crate::map::Map;
use crate::questionnaire::{ClauseId, Key};

/// An audit, planned or done.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Audit {
    /// Which kind of audit it is.
    pub kind: AuditKind,
    /// What it is called, such as `Service desk and suppliers`.
    pub title: String,
    /// The planned first day.
    pub planned: Option<Date>,
    /// The day on which it began.
    pub started: Option<Date>,
    /// The day on which it ended; without one it is not done.
    pub ended: Option<Date>,
    /// Who audits.
    pub auditor: String,
    /// Why the auditor is independent of what is audited.
    pub independence: String,
    /// What is audited; all clauses where none is named.
    pub clauses: Set<ClauseId>,
    /// Auditor days.
    pub days: Option<f64>,
    /// What came out of it.
    pub result: String,
    /// Fields of a later version.
    pub extra: Extra,
}

/// Which kind of audit it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum AuditKind {
    /// By the organisation itself or for it.
    #[default]
    Internal,
    /// The certification body's first stage.
    Stage1,
    /// The certification body's second stage.
    Stage2,
    /// Between certification and its renewal.
    Surveillance,
    /// For the renewal.
    Recertification,
}

/// A management review, planned or held.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Review {
    /// The planned day.
    pub planned: Option<Date>,
    /// The day on which it was held.
    pub held: Option<Date>,
    /// Who took part.
    pub attendees: String,
    /// What was said to each input, by the input's id.
    pub inputs: Map<Key, String>,
    /// What was decided, with who does it by when.
    pub decisions: String,
    /// Fields of a later version.
    pub extra: Extra,
}

/// A certification body that was asked.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CertificationBody {
    /// Its name.
    pub name: String,
    /// Who accredits it, and whether for this standard.
    pub accreditation: String,
    /// Auditor days that it quotes for the first stage.
    pub stage1_days: Option<f64>,
    /// Auditor days that it quotes for the second stage.
    pub stage2_days: Option<f64>,
    /// Auditor days a year that it quotes for surveillance.
    pub surveillance_days: Option<f64>,
    /// What it asks for all three years.
    pub price: String,
    /// What it answered to each question, by the question's id.
    pub answers: Map<Key, String>,
    /// Free text.
    pub note: String,
    /// The day of the contract; the body with one is the chosen one.
    pub contracted: Option<Date>,
    /// Fields of a later version.
    pub extra: Extra,
}

impl Audit {
    /// Whether a leaf is within what is audited.
    #[must_use]
    pub fn covers(&self, leaf: &ClauseId) -> bool {
        self.clauses.is_empty()
            || self.clauses.iter().any(|clause| {
                let below = leaf.as_str().strip_prefix(clause.as_str());
                below.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
            })
    }

    /// Whether it should have ended by now and has not.
    #[must_use]
    pub fn is_overdue(&self, today: Date) -> bool {
        self.ended.is_none() && self.planned.is_some_and(|planned| planned < today)
    }
}

impl Review {
    /// Whether it should have been held by now and was not.
    #[must_use]
    pub fn is_overdue(&self, today: Date) -> bool {
        self.held.is_none() && self.planned.is_some_and(|planned| planned < today)
    }
}
