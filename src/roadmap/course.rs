//! The course of things: what has happened, and what somebody set a day for, laid over the plan's
//! milestones. The plan itself (engine, section 7) knows nothing of it; what follows from a day
//! that is known follows from that day here.

use crate::assessment::{Assessment, AuditKind, PackageStatus};
use crate::date::Date;
use crate::questionnaire::{LeafIx, Questionnaire};

use super::plan::Roadmap;

/// What is known of a milestone beside the plan's day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Known {
    /// Nothing.
    Nothing,
    /// It happened on that day.
    Happened(Date),
    /// Somebody set that day for it.
    Set(Date),
    /// Something later has happened; of this no day is known.
    Over,
}

/// The milestones of a certification in the order in which they happen, up to the decision.
const ORDER: [&str; 12] = [
    "internal_audit_start",
    "internal_audit_end",
    "findings_corrected",
    "management_review_done",
    "certification_body_chosen",
    "stage1_start",
    "stage1_end",
    "stage2_start",
    "stage2_end",
    "nc_correction_planned",
    "major_nc_hard_limit",
    "decision",
];
/// The place in that order from which on the certification body is at work.
const OUTSIDE: usize = 5;

/// What is known of each milestone, in the questionnaire's order.
pub(super) fn known(questionnaire: &Questionnaire, assessment: &Assessment) -> Vec<Known> {
    let day = |id: &str| of(questionnaire, assessment, id);
    let has_happened = |id: &&str| matches!(day(id), Known::Happened(_));
    let last = ORDER.iter().skip(OUTSIDE).rposition(has_happened);
    let over = last.map_or(0, |last| last + OUTSIDE);
    let milestones = questionnaire.milestones.iter();
    let each = milestones.map(|milestone| {
        let id = milestone.id.as_str();
        let place = ORDER.iter().position(|one| *one == id);
        match day(id) {
            happened @ Known::Happened(_) => happened,
            _ if place.is_some_and(|place| place < over) => Known::Over,
            _ if is_over(id, &|id| has_happened(&id)) => Known::Over,
            other => other,
        }
    });
    each.collect()
}

/// Whether it lies behind something that has happened within the organisation.
fn is_over(id: &str, has_happened: &dyn Fn(&'static str) -> bool) -> bool {
    match id {
        "internal_audit_start" => has_happened("internal_audit_end"),
        "findings_corrected" => {
            has_happened("internal_audit_end") && has_happened("management_review_done")
        }
        _ => false,
    }
}

fn of(questionnaire: &Questionnaire, assessment: &Assessment, id: &str) -> Known {
    let day = |happened: Option<Date>, set: Option<Date>| match (happened, set) {
        (Some(day), _) => Known::Happened(day),
        (None, Some(day)) => Known::Set(day),
        (None, None) => Known::Nothing,
    };
    let audit = |kind: AuditKind| assessment.audit_span(kind);
    match id {
        "internal_audit_start" => {
            let span = audit(AuditKind::Internal);
            day(span.began, span.planned)
        }
        "internal_audit_end" => {
            let ended = audit(AuditKind::Internal).ended;
            day(ended.filter(|_| is_whole(questionnaire, assessment)), None)
        }
        "management_review_done" => {
            let span = assessment.review_span();
            day(span.ended, span.planned)
        }
        "certification_body_chosen" => {
            let bodies = assessment.register.bodies();
            day(bodies.filter_map(|(_, body)| body.contracted).max(), None)
        }
        "stage1_start" | "stage2_start" => {
            let span = audit(stage(id));
            day(span.began, span.planned)
        }
        "stage1_end" | "stage2_end" => day(audit(stage(id)).ended, None),
        "decision" => {
            let span = assessment.decision_span();
            day(span.ended, span.planned)
        }
        "first_surveillance_latest" => {
            let first = assessment.surveillance().into_iter().next();
            day(first.and_then(|first| first.span.ended), None)
        }
        "certificate_expires" => day(None, assessment.certification.expires),
        "recertification_audit_planned" => {
            let span = audit(AuditKind::Recertification);
            let is_due = assessment.decided().is_some();
            day(span.began.filter(|_| is_due), None)
        }
        _ => Known::Nothing,
    }
}

fn stage(milestone: &str) -> AuditKind {
    if milestone.starts_with("stage1") {
        AuditKind::Stage1
    } else {
        AuditKind::Stage2
    }
}

/// Whether internal audits that have ended cover every leaf. Where the register knows none, the
/// profile's word counts.
fn is_whole(questionnaire: &Questionnaire, assessment: &Assessment) -> bool {
    let audits = || {
        let audits = assessment.register.audits().map(|(_, audit)| audit);
        audits.filter(|audit| audit.kind == AuditKind::Internal)
    };
    audits().next().is_none()
        || questionnaire.leaves.iter().all(|leaf| {
            let mut ended = audits().filter(|audit| audit.ended.is_some());
            ended.any(|audit| audit.covers(&leaf.number))
        })
}

/// The leaves whose packages should be finished by today and are not: the plan was overtaken by
/// time.
#[must_use]
pub fn behind(assessment: &Assessment, plan: &Roadmap, today: Date) -> Vec<LeafIx> {
    let is_done = |clause| {
        let own = assessment.plan.packages.get(clause);
        own.is_some_and(|own| own.status == PackageStatus::Done)
    };
    let packages = plan.packages.iter();
    packages
        // A package's finish is the day after its last.
        .filter(|package| package.finish <= today && !is_done(&package.clause))
        .map(|package| package.leaf)
        .collect()
}
