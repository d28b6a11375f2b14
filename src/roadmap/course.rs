//! The course of things: what has happened, and what somebody set a day for, laid over the plan's
//! milestones. The plan itself (engine, section 7) knows nothing of it; what follows from a day
//! that is known follows from that day here.

use crate::assessment::{Assessment, AuditKind};
use crate::date::Date;
use crate::map::Set;
use crate::questionnaire::Questionnaire;
use crate::questionnaire::file::Landmark;

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

/// What is known of each milestone, in the questionnaire's order.
pub(super) fn known(questionnaire: &Questionnaire, assessment: &Assessment) -> Vec<Known> {
    let day = |landmark| of(questionnaire, assessment, landmark);
    let landmarks = questionnaire.milestones.iter().map(|one| one.landmark);
    let happened: Set<Landmark> = landmarks
        .clone()
        .flatten()
        .filter(|landmark| matches!(day(*landmark), Known::Happened(_)))
        .collect();
    // Once the certification body is at work, everything before lies behind.
    let with_body = Landmark::Stage1Start..=Landmark::Decision;
    let last = happened.iter().filter(|one| with_body.contains(one)).max();
    let each = landmarks.map(|landmark| match landmark.map(day) {
        None => Known::Nothing,
        Some(happened @ Known::Happened(_)) => happened,
        Some(_) if landmark.as_ref() < last => Known::Over,
        Some(_) if landmark.is_some_and(|one| is_over(one, &happened)) => Known::Over,
        Some(other) => other,
    });
    each.collect()
}

/// Whether it lies behind something that has happened within the organisation.
fn is_over(landmark: Landmark, happened: &Set<Landmark>) -> bool {
    let has_happened = |one| happened.contains(&one);
    match landmark {
        Landmark::InternalAuditStart => has_happened(Landmark::InternalAuditEnd),
        Landmark::FindingsCorrected => {
            has_happened(Landmark::InternalAuditEnd) && has_happened(Landmark::ManagementReview)
        }
        _ => false,
    }
}

fn of(questionnaire: &Questionnaire, assessment: &Assessment, landmark: Landmark) -> Known {
    let day = |happened: Option<Date>, set: Option<Date>| match (happened, set) {
        (Some(day), _) => Known::Happened(day),
        (None, Some(day)) => Known::Set(day),
        (None, None) => Known::Nothing,
    };
    let span_of = |kind: AuditKind| assessment.audit_span(kind);
    let start_of = |kind: AuditKind| {
        let span = span_of(kind);
        day(span.began, span.planned)
    };
    let end_of = |kind: AuditKind| day(span_of(kind).ended, None);
    match landmark {
        Landmark::InternalAuditStart => start_of(AuditKind::Internal),
        Landmark::InternalAuditEnd => {
            let ended = span_of(AuditKind::Internal).ended;
            day(ended.filter(|_| is_whole(questionnaire, assessment)), None)
        }
        Landmark::ManagementReview => {
            let span = assessment.review_span();
            day(span.ended, span.planned)
        }
        Landmark::BodyChosen => {
            let bodies = assessment.register.bodies();
            day(bodies.filter_map(|(_, body)| body.contracted).max(), None)
        }
        Landmark::Stage1Start => start_of(AuditKind::Stage1),
        Landmark::Stage1End => end_of(AuditKind::Stage1),
        Landmark::Stage2Start => start_of(AuditKind::Stage2),
        Landmark::Stage2End => end_of(AuditKind::Stage2),
        Landmark::Decision => {
            let span = assessment.decision_span();
            day(span.ended, span.planned)
        }
        Landmark::FirstSurveillance => {
            let first = assessment.surveillance().into_iter().next();
            day(first.and_then(|first| first.span.ended), None)
        }
        Landmark::CertificateExpires => day(None, assessment.certification.expires),
        Landmark::Recertification => {
            let span = span_of(AuditKind::Recertification);
            let is_due = assessment.decided().is_some();
            day(span.began.filter(|_| is_due), None)
        }
        Landmark::FindingsCorrected
        | Landmark::NonconformitiesCorrected
        | Landmark::CorrectionLimit => Known::Nothing,
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
