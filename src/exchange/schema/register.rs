//! What happens on the way to the certificate, entry by entry.

use std::collections::{BTreeMap, BTreeSet};

use schemars::JsonSchema;

use super::value::{Day, Days, Id, Text};

/// A party outside the system that takes part in services.
#[derive(JsonSchema)]
pub(super) struct Party {
    name: Option<Text>,
    kind: Option<PartyKind>,
    contributes: Option<Text>,
    clauses: Option<BTreeSet<Id>>,
    control: Option<Text>,
    owner: Option<Text>,
    agreement: Option<Text>,
}

#[derive(JsonSchema)]
#[schemars(rename_all = "snake_case")]
enum PartyKind {
    ExternalSupplier,
    InternalSupplier,
    Customer,
}

/// Own work beside what the questionnaire asks.
#[derive(JsonSchema)]
pub(super) struct Action {
    /// The leaf clause to whose package it belongs.
    package: Option<Id>,
    text: Option<Text>,
    owner: Option<Text>,
    due: Option<Day>,
    done: Option<Day>,
}

/// An audit, planned or done.
#[derive(JsonSchema)]
pub(super) struct Audit {
    kind: Option<AuditKind>,
    title: Option<Text>,
    planned: Option<Day>,
    started: Option<Day>,
    ended: Option<Day>,
    auditor: Option<Text>,
    independence: Option<Text>,
    /// What is audited; all clauses where none is named.
    clauses: Option<BTreeSet<Id>>,
    /// Auditor days.
    days: Option<Days>,
    result: Option<Text>,
}

#[derive(JsonSchema)]
#[schemars(rename_all = "snake_case")]
enum AuditKind {
    Internal,
    Stage1,
    Stage2,
    Surveillance,
    Recertification,
}

/// A management review, planned or held.
#[derive(JsonSchema)]
pub(super) struct Review {
    planned: Option<Day>,
    held: Option<Day>,
    attendees: Option<Text>,
    /// What was said to each input, by the input's id.
    inputs: Option<BTreeMap<Id, Text>>,
    decisions: Option<Text>,
}

/// What an audit has found.
#[derive(JsonSchema)]
pub(super) struct Nonconformity {
    source: Option<Source>,
    grade: Option<Grade>,
    clause: Option<Id>,
    /// An entry of `audits`.
    audit: Option<Id>,
    statement: Option<Text>,
    evidence: Option<Text>,
    questions: Option<BTreeSet<Id>>,
    correction: Option<Text>,
    cause: Option<Text>,
    action: Option<Text>,
    owner: Option<Text>,
    raised: Option<Day>,
    due: Option<Day>,
    verified: Option<Day>,
    effectiveness: Option<Effectiveness>,
    effectiveness_note: Option<Text>,
}

#[derive(JsonSchema)]
#[schemars(rename_all = "snake_case")]
enum Source {
    InternalAudit,
    Stage1,
    Stage2,
    Surveillance,
    Recertification,
}

#[derive(JsonSchema)]
#[schemars(rename_all = "snake_case")]
enum Grade {
    Major,
    Minor,
    Concern,
}

#[derive(JsonSchema)]
#[schemars(rename_all = "snake_case")]
enum Effectiveness {
    Unchecked,
    Effective,
    Ineffective,
}

/// A certification body that was asked.
#[derive(JsonSchema)]
pub(super) struct CertificationBody {
    name: Option<Text>,
    accreditation: Option<Text>,
    stage1_days: Option<Days>,
    stage2_days: Option<Days>,
    surveillance_days: Option<Days>,
    price: Option<Text>,
    /// What it has answered, by the question's id.
    answers: Option<BTreeMap<Id, Text>>,
    note: Option<Text>,
    contracted: Option<Day>,
}

/// What is known of a step of the journey.
#[derive(JsonSchema)]
pub(super) struct Step {
    owner: Option<Text>,
    /// The exit criteria that were ticked by hand.
    ticked: Option<BTreeSet<Id>>,
    planned: Option<Day>,
    done: Option<Day>,
    note: Option<Text>,
}
