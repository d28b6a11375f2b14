//! The document that is edited, kept and exchanged (engine, section 9).

use crate::map::{Map, Set};

use super::answer::Answer;
use super::extra::Extra;
use super::register::Register;
use super::timestamp::Timestamp;
use crate::date::Date;
use crate::questionnaire::{AssessmentId, ClauseId, DocumentId, Key, QuestionId, QuestionnaireId};

/// One organisation's answers to one questionnaire and all that goes with them.
#[derive(Clone, Debug, PartialEq)]
pub struct Assessment {
    /// Its name among all assessments.
    pub id: AssessmentId,
    /// What people call it; never blank.
    pub title: String,
    /// When it was started.
    pub created_at: Option<Timestamp>,
    /// When it was last changed.
    pub updated_at: Option<Timestamp>,
    /// The questionnaire it answers.
    pub questionnaire: QuestionnaireRef,
    /// The organisation.
    pub profile: Profile,
    /// Own targets by leaf.
    pub targets: Map<ClauseId, u8>,
    /// Answers by question. Those to questions that the questionnaire no longer has are kept.
    pub answers: Map<QuestionId, Answer>,
    /// Documents by id; one that is not listed is missing.
    pub documents: Map<DocumentId, DocumentRecord>,
    /// The plan's settings.
    pub plan: Plan,
    /// What the certification body decided.
    pub certification: Certification,
    /// Audits, findings and all else that happens on the way.
    pub register: Register,
    /// Fields of a later version.
    pub extra: Extra,
    /// Fields of a later version in the file around the assessment.
    pub file_extra: Extra,
}

/// A questionnaire and the version of it that was answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuestionnaireRef {
    /// Its id.
    pub id: QuestionnaireId,
    /// Its version.
    pub version: String,
    /// Its content, by the digest that `exchange::content_digest` gives; absent where nobody has
    /// noted it. The same id and version with another content asks something else.
    pub content: Option<String>,
}

impl QuestionnaireRef {
    /// A questionnaire by id and version, whatever its content.
    #[must_use]
    pub const fn new(id: QuestionnaireId, version: String) -> Self {
        Self {
            id,
            version,
            content: None,
        }
    }

    /// Takes over the content that another reference to the same version has noted, where none is
    /// noted here.
    pub fn note_as(&mut self, other: &Self) {
        if self.content.is_none() && self.id == other.id && self.version == other.version {
            self.content.clone_from(&other.content);
        }
    }
}

/// The organisation and what it told about itself.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Profile {
    /// Its name.
    pub organisation: String,
    /// What the system covers.
    pub scope_statement: String,
    /// Kinds of organisation.
    pub organisation_types: Set<Key>,
    /// Reasons for certification.
    pub drivers: Set<Key>,
    /// Sectors.
    pub sectors: Set<Key>,
    /// Regions.
    pub regions: Set<Key>,
    /// Regulations that apply, by the questionnaire's names.
    pub regulations: Set<String>,
    /// Size, where chosen.
    pub size_band: Option<Key>,
    /// Certificates held.
    pub certificates: Set<Key>,
    /// Since when the processes leave records.
    pub records_since: Option<Date>,
    /// Dates of the internal audit.
    pub internal_audit: Event,
    /// Dates of the management review.
    pub management_review: Event,
    /// The part of the organisation that is in scope.
    pub organisation_part: String,
    /// Services in scope, one a line.
    pub services: String,
    /// Sites and time zones, one a line.
    pub sites: String,
    /// The tool in which the work is recorded, and how far back its records go.
    pub tool: String,
    /// What follows if the certificate comes later than wanted.
    pub target_reason: String,
    /// Who in top management stands behind it.
    pub sponsor: String,
    /// Fields of a later version.
    pub extra: Extra,
}

/// When something is planned and when it was done.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Event {
    /// The planned day.
    pub planned: Option<Date>,
    /// The day it was completed.
    pub completed: Option<Date>,
    /// Fields of a later version.
    pub extra: Extra,
}

/// What is known of a document.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DocumentRecord {
    /// Whether it exists.
    pub state: DocumentState,
    /// Where it is.
    pub reference: String,
    /// Who keeps it up to date.
    pub owner: String,
    /// The day on which it was approved.
    pub approved_on: Option<Date>,
    /// The day by which it is to be looked at again.
    pub next_review: Option<Date>,
    /// Fields of a later version.
    pub extra: Extra,
}

/// Whether a document exists.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum DocumentState {
    /// Not there.
    #[default]
    Missing,
    /// Written.
    Draft,
    /// Written and approved.
    Approved,
}

/// The most packages of a plan that are worked on at the same time.
pub const MOST_LANES: u8 = 50;
/// The most person-days a week that a plan can count on.
pub const MOST_WEEKLY_DAYS: f64 = 1_000.0;
/// The most person-days that one thing can take.
pub const MOST_EFFORT_DAYS: f64 = 10_000.0;

/// The plan's settings; what is absent follows from the size.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Plan {
    /// The first day.
    pub start: Option<Date>,
    /// Packages that can run in parallel: 1 to 50.
    pub lanes: Option<u8>,
    /// Person-days a week for all lanes together: above 0, at most 1,000.
    pub person_days_per_week: Option<f64>,
    /// The day by which the certificate is wanted.
    pub target: Option<Date>,
    /// Whether nobody works on Saturdays and Sundays.
    pub weekends_off: bool,
    /// Single days on which nobody works.
    pub days_off: Set<Date>,
    /// Settings of single packages by leaf.
    pub packages: Map<ClauseId, PackagePlan>,
    /// Fields of a later version.
    pub extra: Extra,
}

/// Settings of one package.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PackagePlan {
    /// Person-days instead of the computed ones: 0 to 10,000.
    pub effort_days: Option<f64>,
    /// A fixed first day: not before it, and on it where a lane is free and all that it needs is
    /// done.
    pub start: Option<Date>,
    /// Whether it is put off until after the certificate, and out of the plan.
    pub put_off: bool,
    /// Who does it.
    pub owner: String,
    /// How far it is.
    pub status: PackageStatus,
    /// Free text.
    pub note: String,
    /// Fields of a later version.
    pub extra: Extra,
}

/// What the certification body decided.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Certification {
    /// When the decision is planned and when it was made.
    pub decision: Event,
    /// The certificate's number, or where it is.
    pub certificate: String,
    /// The certificate's last day; three years less a day after the decision where it is absent.
    pub expires: Option<Date>,
    /// Fields of a later version.
    pub extra: Extra,
}

/// How far a package is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PackageStatus {
    /// Not begun.
    #[default]
    Todo,
    /// Under way.
    Doing,
    /// Finished; the answers decide whether it has had its effect.
    Done,
}

impl Assessment {
    /// An empty assessment.
    #[must_use]
    pub fn new(
        id: AssessmentId,
        title: String,
        questionnaire: QuestionnaireRef,
        now: Timestamp,
    ) -> Self {
        Self {
            id,
            title,
            created_at: Some(now.clone()),
            updated_at: Some(now),
            questionnaire,
            profile: Profile::default(),
            targets: Map::new(),
            answers: Map::new(),
            documents: Map::new(),
            plan: Plan::default(),
            certification: Certification::default(),
            register: Register::default(),
            extra: Extra::default(),
            file_extra: Extra::default(),
        }
    }
}

impl DocumentRecord {
    /// Whether it should have been looked at again by now.
    #[must_use]
    pub fn is_overdue(&self, today: Date) -> bool {
        self.state != DocumentState::Missing && self.next_review.is_some_and(|due| due < today)
    }
}

impl Certification {
    /// The certificate's last day, once the decision is made.
    #[must_use]
    pub fn expiry(&self) -> Option<Date> {
        self.expires.or_else(|| {
            let decided = self.decision.completed?;
            Some(decided.plus_months(36).plus_days(-1))
        })
    }
}

impl Event {
    /// Whether there is a date at all.
    #[must_use]
    pub fn is_dated(&self) -> bool {
        self.planned.is_some() || self.completed.is_some()
    }
}
