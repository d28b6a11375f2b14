//! Priority, effort, schedule and milestones.

use crate::map::Map;

use serde::{Deserialize, Serialize};

use super::is_default;
use super::verdict::{Check, Status};
use crate::questionnaire::id::{ClauseId, Key};

/// Priority, effort and schedule (engine, sections 5 to 7).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PlanModel {
    /// How points are given.
    #[serde(default)]
    pub priority: PriorityModel,
    /// Sizes of organisations.
    pub sizes: Vec<Size>,
    /// Size that is assumed until one is chosen.
    pub default_size: Key,
    /// Durations in weeks by table, then by phase.
    #[serde(default, skip_serializing_if = "Map::is_empty")]
    pub weeks: Map<Key, Map<Key, u16>>,
    /// Milestones, each after those it refers to.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub milestones: Vec<MilestoneModel>,
    /// The journey's steps.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub steps: Vec<Step>,
}

/// How points are given: the most that each part can give, and its parameters.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PriorityModel {
    /// Most points for the status.
    pub severity: f64,
    /// Most points for the gap.
    pub gap: f64,
    /// Most points for the leaf's weight.
    pub weight: f64,
    /// Most points for unblocking others.
    pub unblocks: f64,
    /// Most points for the profile's emphasis.
    pub emphasis: f64,
    /// Dependants that give all points for unblocking.
    pub unblocks_full: u16,
    /// Severity of a status, 0 to 3.
    pub severities: Map<Status, f64>,
    /// Names of bands by the points they start at, highest first.
    pub bands: Vec<Band>,
    /// A quick win takes at most so many person-days …
    pub quick_win_days: f64,
    /// … and has at least so many points.
    pub quick_win_points: f64,
}

/// A band of priority.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Band {
    /// What it is called.
    pub name: String,
    /// Points it starts at.
    pub from: f64,
}

/// A size of organisation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Size {
    /// Its name for ever.
    pub id: Key,
    /// What it means.
    pub name: String,
    /// Effort relative to the reference size.
    #[cfg_attr(feature = "schema", schemars(extend("exclusiveMinimum" = 0)))]
    pub factor: f64,
    /// Packages that can run in parallel.
    #[cfg_attr(feature = "schema", schemars(range(min = 1, max = 50)))]
    pub lanes: u8,
    /// Person-days a week for all lanes together.
    #[cfg_attr(feature = "schema", schemars(extend("exclusiveMinimum" = 0)))]
    pub person_days_per_week: f64,
    /// Which table of durations applies.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub weeks: Option<Key>,
}

/// A date that follows from others: the latest of its anchors.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct MilestoneModel {
    /// Its name for ever.
    pub id: Key,
    /// What it is called.
    pub name: String,
    /// What it is in the course of a certification, where it is one of these.
    #[serde(default, rename = "is", skip_serializing_if = "Option::is_none")]
    pub landmark: Option<Landmark>,
    /// The anchors.
    pub latest_of: Vec<Anchor>,
}

/// What a milestone is in the course of every certification, in the order in which things happen. An
/// assessment says which of it has happened, or is planned for a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Landmark {
    /// The internal audit begins.
    InternalAuditStart,
    /// The internal audit has covered everything.
    InternalAuditEnd,
    /// What the internal audit found is corrected.
    FindingsCorrected,
    /// The management review has been held.
    ManagementReview,
    /// A certification body is under contract.
    BodyChosen,
    /// The first audit stage begins. From here on the certification body is at work.
    Stage1Start,
    /// The first audit stage ends.
    Stage1End,
    /// The second audit stage begins.
    Stage2Start,
    /// The second audit stage ends.
    Stage2End,
    /// Nonconformities of the second stage are corrected.
    NonconformitiesCorrected,
    /// The last day on which corrections of major nonconformities can be verified.
    CorrectionLimit,
    /// The certificate is decided on.
    Decision,
    /// The first surveillance audit, at the latest.
    FirstSurveillance,
    /// The certificate expires.
    CertificateExpires,
    /// The audit for the next certificate.
    Recertification,
}

/// A point in time and a distance from it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Anchor {
    /// From where.
    pub from: AnchorPoint,
    /// So many weeks on: the name of a phase in the table of durations.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub weeks: Option<Key>,
    /// So many months on (back where negative).
    #[serde(default, skip_serializing_if = "is_default")]
    pub months: i16,
    /// So many days on (back where negative), after the months.
    #[serde(default, skip_serializing_if = "is_default")]
    pub days: i16,
}

/// Where an anchor starts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum AnchorPoint {
    /// The plan's first day.
    Start,
    /// A milestone above this one.
    Milestone(Key),
    /// Over must-fix packages, the latest finish plus its lead time, at most so many days of it.
    /// The plan's start where there are none.
    MustFixRecords(u16),
    /// Over must-fix packages, the latest day on which the evidence is ready.
    /// Does not count where there are none.
    MustFixEvidence,
}

/// A step of the journey.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// Its name for ever.
    pub id: Key,
    /// What it is called.
    pub name: String,
    /// The phase it belongs to.
    pub phase: String,
    /// Leaves that are done in it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub clauses: Vec<ClauseId>,
    /// Who owns it.
    pub owner: String,
    /// The milestone that ends it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub milestone: Option<Key>,
    /// When it is done.
    pub done_when: String,
    /// The same as a checklist.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub criteria: Vec<Criterion>,
    /// Where the step is an audit: what should be so before it begins.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub ready: Vec<Criterion>,
}

/// One exit criterion of a step. Where it names neither a check nor a fact, people tick it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Criterion {
    /// Its name for ever within the step.
    pub id: Key,
    /// What must be so.
    pub text: String,
    /// What the answers and documents must show.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub check: Option<Check>,
    /// What must have happened.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fact: Option<Fact>,
}

/// Something that has happened or has not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Fact {
    /// The day by which the certificate is wanted is set.
    TargetSet,
    /// No level at the acceptance line or above is without evidence.
    EvidenceLocated,
    /// None of the step's leaves has a package that must be fixed.
    MustFixDone,
    /// Internal audits that have ended cover every leaf.
    InternalAuditDone,
    /// Every nonconformity of internal audits has its corrective action.
    InternalFindingsPlanned,
    /// A management review was held.
    ReviewHeld,
    /// A management review that was held has its decisions.
    ReviewDecided,
    /// A certification body is under contract.
    BodyContracted,
    /// The first audit stage has ended.
    Stage1Done,
    /// Every concern of the first audit stage has its correction, cause and action.
    Stage1Answered,
    /// The second audit stage has ended.
    Stage2Done,
    /// No major nonconformity of the audit stages is open, once the second has ended.
    MajorsClosed,
    /// Every minor nonconformity of the audit stages has its corrective action, once the second
    /// has ended.
    MinorsPlanned,
    /// The certification decision was made.
    Decided,
    /// Every surveillance audit that the certificate asks for has ended.
    Surveyed,
    /// A recertification audit has ended.
    Renewed,
    /// An internal audit has ended since the certification body was there last.
    AuditedSinceVisit,
    /// A management review was held since the certification body was there last.
    ReviewedSinceVisit,
    /// No nonconformity is overdue.
    NothingOverdue,
    /// The correction of every nonconformity that the certification body found is verified.
    VisitFindingsVerified,
}

impl Default for PriorityModel {
    /// The parameters of engine section 5.
    fn default() -> Self {
        let band = |name: &str, from| Band {
            name: name.to_owned(),
            from,
        };
        Self {
            severity: 40.0,
            gap: 25.0,
            weight: 15.0,
            unblocks: 10.0,
            emphasis: 10.0,
            unblocks_full: 10,
            severities: [
                (Status::LikelyMajor, 3.0),
                (Status::LikelyMinor, 2.0),
                (Status::Incomplete, 1.5),
                (Status::NotAssessed, 1.5),
                (Status::Ofi, 1.0),
            ]
            .into(),
            bands: vec![
                band("Critical", 70.0),
                band("High", 50.0),
                band("Medium", 30.0),
                band("Low", 0.0),
            ],
            quick_win_days: 3.0,
            quick_win_points: 30.0,
        }
    }
}
