//! The assessment file as types, for its JSON Schema and for nothing else: reading and writing work
//! field by field, so that every place of a mistake can be named. `tests/schema.rs` holds these
//! types to what is written and read.
//!
//! Every object may hold fields of a later version, so none forbids what it does not name.
#![allow(dead_code, reason = "the types are only looked at")]

mod register;
mod value;

use std::collections::{BTreeMap, BTreeSet};

use schemars::JsonSchema;

use register::{Action, Audit, CertificationBody, Nonconformity, Party, Review, Step};
use value::{Day, Days, Digest, Id, Target, Text, Time};

/// An assessment, as it is exported and imported.
#[derive(JsonSchema)]
pub struct AssessmentFile {
    /// What the file is.
    #[schemars(extend("const" = "clausewise-assessment"))]
    format: String,
    /// The version of the format.
    #[schemars(extend("const" = 1))]
    version: u64,
    /// The program that has written it, with its version.
    generator: Option<Text>,
    /// When it was written.
    exported_at: Option<Time>,
    /// SHA-256 of everything else but `generator` and `exported_at`, as RFC 8785 orders and writes
    /// it, in hexadecimal digits.
    sha256: Option<Text>,
    /// What was answered.
    assessment: Assessment,
}

/// What was answered.
#[derive(JsonSchema)]
struct Assessment {
    /// Its name for ever.
    id: Id,
    /// What people call it.
    title: Text,
    /// When it was begun.
    created_at: Option<Time>,
    /// When it was last changed.
    updated_at: Option<Time>,
    /// What was asked.
    questionnaire: Questionnaire,
    /// The organisation.
    profile: Option<Profile>,
    /// Levels aimed for, by leaf clause, where they are not the usual ones.
    targets: Option<BTreeMap<Id, Target>>,
    /// Answers by the question's id. A question without one is unanswered.
    answers: BTreeMap<Id, Answer>,
    /// Documents by their id in the questionnaire.
    documents: Option<BTreeMap<Id, Document>>,
    /// How the plan is made.
    plan: Option<Plan>,
    /// The decision and the certificate.
    certification: Option<Certification>,
    /// Other parties that take part in services.
    parties: Option<BTreeMap<Id, Party>>,
    /// Own work beside what the questionnaire asks.
    actions: Option<BTreeMap<Id, Action>>,
    /// Audits, planned or done.
    audits: Option<BTreeMap<Id, Audit>>,
    /// Management reviews, planned or held.
    reviews: Option<BTreeMap<Id, Review>>,
    /// What audits have found.
    nonconformities: Option<BTreeMap<Id, Nonconformity>>,
    /// Certification bodies that were asked.
    certification_bodies: Option<BTreeMap<Id, CertificationBody>>,
    /// What is known of the journey's steps, by the step's id.
    steps: Option<BTreeMap<Id, Step>>,
}

/// Which questionnaire is answered.
#[derive(JsonSchema)]
struct Questionnaire {
    /// Its id.
    id: Id,
    /// The version of its content.
    version: Text,
    /// The checksum of its content, as it was answered.
    sha256: Option<Digest>,
}

/// The organisation and what is in scope. Texts that list things have one a line.
#[derive(JsonSchema)]
struct Profile {
    /// Its legal name.
    organisation: Option<Text>,
    /// The part of it that is in scope.
    organisation_part: Option<Text>,
    /// What the management system covers.
    scope_statement: Option<Text>,
    /// The services, one a line.
    services: Option<Text>,
    /// Sites and time zones, one a line.
    sites: Option<Text>,
    /// Kinds of organisation that the questionnaire offers.
    organisation_types: Option<BTreeSet<Id>>,
    /// Reasons for certification that the questionnaire offers.
    drivers: Option<BTreeSet<Id>>,
    /// Sectors that the questionnaire offers.
    sectors: Option<BTreeSet<Id>>,
    /// Regions that the questionnaire offers.
    regions: Option<BTreeSet<Id>>,
    /// Regulations by their names.
    regulations: Option<BTreeSet<Text>>,
    /// A size that the questionnaire offers.
    size_band: Option<Id>,
    /// Certificates of other standards that the questionnaire offers.
    certificates: Option<BTreeSet<Id>>,
    /// Since when records are kept.
    records_since: Option<Day>,
    /// The internal audit that the verdicts ask for.
    internal_audit: Option<Event>,
    /// The management review that the verdicts ask for.
    management_review: Option<Event>,
    /// Where the work is recorded, and how far back.
    tool: Option<Text>,
    /// What follows if the certificate comes later than wanted.
    target_reason: Option<Text>,
    /// Who in top management stands behind it.
    sponsor: Option<Text>,
}

/// The dates of an event.
#[derive(JsonSchema)]
struct Event {
    /// The planned day.
    planned: Option<Day>,
    /// The day on which it was over.
    completed: Option<Day>,
}

/// What is known of one question: at most one of `level`, `unknown` and `not_applicable`.
#[derive(JsonSchema)]
#[schemars(extend("allOf" = [
    {"not": {"required": ["level", "unknown"], "properties": {"level": {"type": "integer"}, "unknown": {"const": true}}}},
    {"not": {"required": ["level", "not_applicable"], "properties": {"level": {"type": "integer"}, "not_applicable": {"type": "string"}}}},
    {"not": {"required": ["unknown", "not_applicable"], "properties": {"unknown": {"const": true}, "not_applicable": {"type": "string"}}}}
]))]
struct Answer {
    /// A level of the questionnaire's scale.
    level: Option<u8>,
    /// What shows the level; it may be there before the level is.
    evidence: Option<Evidence>,
    /// How sure the person is; medium where it is absent.
    confidence: Option<Confidence>,
    /// Looked at, but not known.
    unknown: Option<bool>,
    /// Why the question does not apply.
    #[schemars(extend("pattern" = r"\S"))]
    not_applicable: Option<Text>,
    /// Free text.
    note: Option<Text>,
    /// Who should answer or act.
    owner: Option<Text>,
    /// The event that it depends on has not happened yet.
    event_pending: Option<bool>,
    /// When it was last changed.
    at: Option<Time>,
    /// Who changed it last.
    by: Option<Text>,
}

/// What shows a level.
#[derive(JsonSchema)]
struct Evidence {
    /// How far it has been followed up; none where it is absent.
    state: Option<EvidenceState>,
    /// Where it is.
    reference: Option<Text>,
}

#[derive(JsonSchema)]
#[schemars(rename_all = "snake_case")]
enum EvidenceState {
    None,
    Located,
    Checked,
}

#[derive(JsonSchema)]
#[schemars(rename_all = "snake_case")]
enum Confidence {
    High,
    Medium,
    Low,
}

/// What is known of a document.
#[derive(JsonSchema)]
struct Document {
    /// Whether it exists.
    state: Option<DocumentState>,
    /// Where it is.
    reference: Option<Text>,
    /// Who looks after it.
    owner: Option<Text>,
    /// When it was approved.
    approved_on: Option<Day>,
    /// When it is looked at next.
    next_review: Option<Day>,
}

#[derive(JsonSchema)]
#[schemars(rename_all = "snake_case")]
enum DocumentState {
    Missing,
    Draft,
    Approved,
}

/// How the plan is made.
#[derive(JsonSchema)]
struct Plan {
    /// Its first day.
    start: Option<Day>,
    /// How many packages are worked on side by side.
    #[schemars(range(min = 1, max = 50))]
    lanes: Option<u8>,
    /// Capacity.
    #[schemars(range(max = 1000), extend("exclusiveMinimum" = 0))]
    person_days_per_week: Option<f64>,
    /// The day by which the certificate is wanted.
    target: Option<Day>,
    /// Whether nobody works at weekends.
    weekends_off: Option<bool>,
    /// Other days on which nobody works.
    days_off: Option<BTreeSet<Day>>,
    /// Settings of packages by their leaf clause.
    packages: Option<BTreeMap<Id, Package>>,
}

/// Settings of a package of the plan.
#[derive(JsonSchema)]
struct Package {
    /// The effort that somebody estimated.
    effort_days: Option<Days>,
    /// The day on which it begins, or as soon after as it can.
    start: Option<Day>,
    /// Whether it is left out of the plan.
    put_off: Option<bool>,
    /// Who does it.
    owner: Option<Text>,
    /// How far it is.
    status: Option<PackageStatus>,
    /// Free text.
    note: Option<Text>,
}

#[derive(JsonSchema)]
#[schemars(rename_all = "snake_case")]
enum PackageStatus {
    Todo,
    Doing,
    Done,
}

/// The decision and the certificate.
#[derive(JsonSchema)]
struct Certification {
    /// The certification body's decision.
    decision: Option<Event>,
    /// What is known of the certificate.
    certificate: Option<Text>,
    /// Its last day.
    expires: Option<Day>,
}
