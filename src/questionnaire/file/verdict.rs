//! Verdicts and what their rules can check.

use serde::{Deserialize, Serialize};

use crate::questionnaire::id::{ClauseId, DocumentId, Key};

/// A verdict and the rules it rests on (engine, section 4).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct VerdictModel {
    /// Its name for ever.
    pub id: Key,
    /// What it is a verdict on, such as `stage 1`.
    pub name: String,
    /// Every one must hold.
    pub rules: Vec<Rule>,
    /// When it is nearly reached.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub nearly: Option<Nearly>,
}

/// A named check.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// Its name for ever within the verdict.
    pub id: Key,
    /// What it asks for, in a few words.
    pub text: String,
    /// What is checked.
    pub check: Check,
}

/// When a verdict is nearly reached: nothing fails but what may, and every check holds.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Nearly {
    /// Rules that may fail; any where absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub may_fail: Option<Vec<Key>>,
    /// Checks that must hold.
    pub checks: Vec<Check>,
}

/// What a rule can check.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Check {
    /// Every applicable question of the selection is rated.
    Rated {
        /// Which questions.
        questions: Selection,
    },
    /// At least this share of applicable must questions is met.
    MustMet {
        /// 0 to 1.
        share: f64,
    },
    /// No leaf at or below these clauses has this status; anywhere where no clause is named.
    NoStatus {
        /// The status that must not occur.
        status: Status,
        /// Where.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        clauses: Vec<ClauseId>,
    },
    /// Each of these leaves has one of these statuses.
    StatusAmong {
        /// The leaves.
        clauses: Vec<ClauseId>,
        /// What they may have.
        statuses: Vec<Status>,
    },
    /// At most so many leaves have this status.
    AtMost {
        /// The status counted.
        status: Status,
        /// The limit.
        leaves: u16,
    },
    /// Each of these documents is approved.
    Approved {
        /// The documents.
        documents: Vec<DocumentId>,
    },
    /// At least this share of core documents exists as a draft or approved.
    CoreDocuments {
        /// 0 to 1.
        share: f64,
    },
    /// Each of these events has a planned or a completed date.
    Dated {
        /// The events.
        events: Vec<EventKind>,
    },
    /// Records have been kept for so many days.
    RecordsKept {
        /// Days up to today.
        days: u16,
    },
    /// Another verdict, earlier in the list, is ready.
    Ready {
        /// That verdict.
        verdict: Key,
    },
}

/// A set of questions.
#[derive(Clone, Debug, PartialEq, Copy, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Selection {
    /// All must questions.
    Must,
    /// All questions that the first audit stage looks at.
    Stage1,
}

/// The status of a leaf (engine, section 2).
#[derive(Clone, Debug, PartialEq, Copy, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// No applicable question.
    NotApplicable,
    /// Nothing rated.
    NotAssessed,
    /// A cornerstone is not met, or most must weight is not.
    LikelyMajor,
    /// A must question is partly met or not met.
    LikelyMinor,
    /// A must question is unknown.
    Incomplete,
    /// Every must is met, but something is below its target or unrated.
    Ofi,
    /// Everything is rated and at its target.
    Conforms,
}

impl Status {
    /// The status's name in files and on the page.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::NotApplicable => "not_applicable",
            Self::NotAssessed => "not_assessed",
            Self::LikelyMajor => "likely_major",
            Self::LikelyMinor => "likely_minor",
            Self::Incomplete => "incomplete",
            Self::Ofi => "ofi",
            Self::Conforms => "conforms",
        }
    }
}

/// Something that the organisation does once in a cycle and gives dates for.
#[derive(Clone, Debug, PartialEq, Copy, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum EventKind {
    /// The internal audit.
    InternalAudit,
    /// The management review.
    ManagementReview,
}
