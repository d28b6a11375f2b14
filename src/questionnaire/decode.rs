//! How each type of the file is read from a tree: the names of its fields, and which may be left
//! out. The types' own attributes say the same to the schema; a test holds both in step.

use serde_json_borrow::Value;

use super::file::{
    Anchor, AnchorPoint, Band, CertificateModel, Check, Clause, Criterion, DocumentEntry, Doubt,
    EventKind, Fact, Kind, Landmark, LeafEntry, Level, MilestoneModel, Named, Nearly, PlanModel,
    PriorityModel, ProfileChoice, ProfileModel, QuestionEntry, QuestionnaireFile, Regulation, Rule,
    Scale, Scoring, Selection, Size, Status, Step, VerdictModel, View, ViewGroup,
};
use super::index::{Entry, Index};
use super::tree::{Decode, Object, Reader, case, records, within, word};

records! {
    QuestionnaireFile {
        schema "$schema": may, format: need, format_version: need, id: need, version: need,
        language: need, title: need, summary: need, licence: need, notice: need, based_on: may,
        scale: need, scoring: may, kinds: need, conditions: may, clauses: need, documents: may,
        views: may, profile: may, verdicts: may, plan: need,
    }
    Scale { levels: need, acceptance: need }
    Level { name: need, meaning: need }
    Kind { name: need, levels: need }
    Scoring {
        doubt: need, rating_ends: need, target: may, major_share: need, major_weight: need,
        systemic_share: need, systemic_leaves: need, enough_answers: need,
    }
    Doubt { high: need, medium: need, low: need }
    Clause { number: need, title: need, short: may, clauses: may, leaf: may }
    LeafEntry {
        weight: need, intent: need, evidence: may, findings: may, improving: may, owner: may,
        practices: may, needs: may, helped_by: may, documents: may, effort_days: need,
        lead_days: may, remark: may, questions: need,
    }
    QuestionEntry {
        id: need, kind: need, weight: need, text: need, reference "ref": may, hint: need,
        not_enough: may, accepted: need, levels: may, must: yes, cornerstone: may, quick: may,
        stage1: may, event: may, not_applicable_if: may, documents: may,
    }
    DocumentEntry {
        id: need, name: need, clause: need, form "type": need, basis: need, group: may, core: may,
    }
    View { id: need, name: need, groups: need }
    ViewGroup { name: need, short: need, clauses: need }
    ProfileModel {
        types: may, drivers: may, regulations: may, sectors: may, regions: may, certificates: may,
        remark: may,
    }
    Named { id: need, name: need }
    ProfileChoice { id: need, name: need, emphasis: may, targets: may, hints: may }
    Regulation {
        id: need, name: need, who: need, since: may, emphasis: need, beyond: need, certainty: may,
        regions: may, sectors: may, ask: may,
    }
    CertificateModel { id: need, name: need, counts_as: may, factor: need, clauses: need }
    VerdictModel { id: need, name: need, rules: need, nearly: may }
    Rule { id: need, text: need, check: need }
    Nearly { may_fail: may, checks: need }
    PlanModel {
        priority: may, sizes: need, default_size: need, weeks: may, milestones: may, steps: may,
    }
    PriorityModel {
        severity: need, gap: need, weight: need, unblocks: need, emphasis: need,
        unblocks_full: need, severities: need, bands: need, quick_win_days: need,
        quick_win_points: need,
    }
    Band { name: need, from: need }
    Size {
        id: need, name: need, factor: need, lanes: need, person_days_per_week: need, weeks: may,
    }
    MilestoneModel { id: need, name: need, landmark "is": may, latest_of: need }
    Anchor { from: need, weeks: may, months: may, days: may }
    Step {
        id: need, name: need, phase: need, clauses: may, owner: need, milestone: may,
        done_when: need, criteria: may, ready: may,
    }
    Criterion { id: need, text: need, check: may, fact: may }
    Index { questionnaires: need }
}

impl Decode for Entry {
    /// An entry may say more, for other programs.
    fn decode(value: Value<'_>, reader: &mut Reader) -> Self {
        let mut object = Object::open(value, reader);
        Self {
            id: object.need("id"),
            version: object.need("version"),
            title: object.need("title"),
            summary: object.need("summary"),
            file: object.need("file"),
            questions: usize::from(object.need::<u16>("questions")),
            default: object.may("default"),
            companions: object.may("companions"),
        }
    }
}

/// Words that stand for the cases of an enum, and the case that serves as a blank.
macro_rules! words {
    ($($type:ident, $what:literal, $blank:ident { $($word:literal: $case:ident),+ $(,)? })+) => {$(
        impl $type {
            const WORDS: &[(&str, Self)] = &[$(($word, Self::$case)),+];
        }

        impl Decode for $type {
            fn decode(value: Value<'_>, reader: &mut Reader) -> Self {
                let place = word(&value, reader, Self::WORDS, $what);
                let found = place.and_then(|place| Self::WORDS.get(place));
                found.map_or(Self::$blank, |(_, case)| *case)
            }
        }
    )+};
}

words! {
    Selection, "a selection", Must { "must": Must, "stage1": Stage1 }
    EventKind, "an event", InternalAudit {
        "internal_audit": InternalAudit, "management_review": ManagementReview,
    }
    Status, "a status", NotAssessed {
        "not_applicable": NotApplicable, "not_assessed": NotAssessed, "likely_major": LikelyMajor,
        "likely_minor": LikelyMinor, "incomplete": Incomplete, "ofi": Ofi, "conforms": Conforms,
    }
}

words! {
    Fact, "a fact", TargetSet {
        "target_set": TargetSet, "evidence_located": EvidenceLocated,
        "must_fix_done": MustFixDone, "internal_audit_done": InternalAuditDone,
        "internal_findings_planned": InternalFindingsPlanned, "review_held": ReviewHeld,
        "review_decided": ReviewDecided, "body_contracted": BodyContracted,
        "stage1_done": Stage1Done, "stage1_answered": Stage1Answered, "stage2_done": Stage2Done,
        "majors_closed": MajorsClosed, "minors_planned": MinorsPlanned, "decided": Decided,
        "surveyed": Surveyed, "renewed": Renewed, "audited_since_visit": AuditedSinceVisit,
        "reviewed_since_visit": ReviewedSinceVisit, "nothing_overdue": NothingOverdue,
        "visit_findings_verified": VisitFindingsVerified,
    }
}

words! {
    Landmark, "a landmark", Decision {
        "internal_audit_start": InternalAuditStart, "internal_audit_end": InternalAuditEnd,
        "findings_corrected": FindingsCorrected, "management_review": ManagementReview,
        "body_chosen": BodyChosen, "stage1_start": Stage1Start, "stage1_end": Stage1End,
        "stage2_start": Stage2Start, "stage2_end": Stage2End,
        "nonconformities_corrected": NonconformitiesCorrected,
        "correction_limit": CorrectionLimit, "decision": Decision,
        "first_surveillance": FirstSurveillance, "certificate_expires": CertificateExpires,
        "recertification": Recertification,
    }
}

impl std::str::FromStr for Status {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, &'static str> {
        let found = Self::WORDS.iter().find(|(word, _)| *word == text);
        found.map(|(_, status)| *status).ok_or("is not a status")
    }
}

impl Decode for AnchorPoint {
    fn decode(value: Value<'_>, reader: &mut Reader) -> Self {
        match value.as_str() {
            Some("start") => return Self::Start,
            Some("must_fix_evidence") => return Self::MustFixEvidence,
            _ => {}
        }
        let (name, value) = case(value, reader);
        within(&name, reader, |reader| match name.as_str() {
            "milestone" => Self::Milestone(Decode::decode(value, reader)),
            "must_fix_records" => Self::MustFixRecords(Decode::decode(value, reader)),
            _ => {
                reader.say("must be start, milestone, must_fix_records or must_fix_evidence");
                Self::Start
            }
        })
    }
}

impl Decode for Check {
    fn decode(value: Value<'_>, reader: &mut Reader) -> Self {
        let (name, value) = case(value, reader);
        within(&name, reader, |reader| {
            let mut object = Object::open(value, reader);
            let check = match name.as_str() {
                "rated" => Self::Rated {
                    questions: object.need("questions"),
                },
                "must_met" => Self::MustMet {
                    share: object.need("share"),
                },
                "no_status" => Self::NoStatus {
                    status: object.need("status"),
                    clauses: object.may("clauses"),
                },
                "status_among" => Self::StatusAmong {
                    clauses: object.need("clauses"),
                    statuses: object.need("statuses"),
                },
                "at_most" => Self::AtMost {
                    status: object.need("status"),
                    leaves: object.need("leaves"),
                },
                "approved" => Self::Approved {
                    documents: object.need("documents"),
                },
                "core_documents" => Self::CoreDocuments {
                    share: object.need("share"),
                },
                "dated" => Self::Dated {
                    events: object.need("events"),
                },
                "records_kept" => Self::RecordsKept {
                    days: object.need("days"),
                },
                "ready" => Self::Ready {
                    verdict: object.need("verdict"),
                },
                _ => {
                    object.refuse("there is no such check");
                    Self::MustMet { share: 0.0 }
                }
            };
            object.end();
            check
        })
    }
}
