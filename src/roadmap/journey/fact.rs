//! Whether something has happened, and what keeps it from having happened.

use crate::assessment::{Audit, AuditKind, Grade, Nonconformity, Progress, Source};
use crate::date::Date;
use crate::questionnaire::file::{Fact, Step};
use crate::questionnaire::{EntryId, LeafIx};
use crate::roadmap::package::is_must_fix;
use crate::scoring::{Standing, standing};

use super::LookedAt;

/// Whether it is so, and ids of what is in the way.
type Found = (bool, Vec<String>);

/// It is so where nothing is in the way.
fn unless(in_the_way: Vec<String>) -> Found {
    (in_the_way.is_empty(), in_the_way)
}

const fn only(is_so: bool) -> Found {
    (is_so, Vec::new())
}

impl LookedAt<'_> {
    pub(super) fn fact(&self, step: &Step, fact: Fact) -> Found {
        let a = self.assessment;
        match fact {
            Fact::TargetSet => only(a.plan.target.is_some()),
            Fact::EvidenceLocated => self.evidence(),
            Fact::MustFixDone => self.must_fix(step),
            Fact::InternalAuditDone => self.internal_audit(),
            Fact::InternalFindingsPlanned => {
                let found =
                    self.findings(|one| one.source == Source::InternalAudit && lacks_action(one));
                (found.0 && self.internal_audit_ended().is_some(), found.1)
            }
            Fact::ReviewHeld => only(
                a.review_span().ended.is_some() || a.profile.management_review.completed.is_some(),
            ),
            Fact::ReviewDecided => {
                only(a.register.reviews().any(|(_, review)| {
                    review.held.is_some() && !review.decisions.trim().is_empty()
                }))
            }
            Fact::BodyContracted => only(
                a.register
                    .bodies()
                    .any(|(_, body)| body.contracted.is_some()),
            ),
            Fact::Stage1Done => only(self.ended(AuditKind::Stage1).is_some()),
            Fact::Stage1Answered => {
                let found = self.findings(|one| {
                    one.source == Source::Stage1 && one.progress() == Progress::Open
                });
                (found.0 && self.ended(AuditKind::Stage1).is_some(), found.1)
            }
            Fact::Stage2Done => only(self.ended(AuditKind::Stage2).is_some()),
            Fact::MajorsClosed => {
                let found = self.findings(|one| is_external(one) && one.blocks());
                (found.0 && self.ended(AuditKind::Stage2).is_some(), found.1)
            }
            Fact::MinorsPlanned => {
                let found = self.findings(|one| is_external(one) && lacks_action(one));
                (found.0 && self.ended(AuditKind::Stage2).is_some(), found.1)
            }
            Fact::Decided => only(a.certification.decision.completed.is_some()),
            Fact::Surveyed => self.surveyed(),
            Fact::Renewed => only(self.ended(AuditKind::Recertification).is_some()),
            Fact::AuditedSinceVisit => only(self.is_since_visit(a.register.audits().filter_map(
                |(_, audit)| audit.ended.filter(|_| audit.kind == AuditKind::Internal),
            ))),
            Fact::ReviewedSinceVisit => {
                let reviews = a.register.reviews();
                only(self.is_since_visit(reviews.filter_map(|(_, review)| review.held)))
            }
            Fact::NothingOverdue => self.findings(|one| one.is_overdue(self.today)),
            Fact::VisitFindingsVerified => self.findings(|one| {
                one.source != Source::InternalAudit
                    && one.grade != Grade::Concern
                    && one.is_open()
                    && one.verified.is_none()
            }),
        }
    }

    fn audits(&self, kind: AuditKind) -> impl Iterator<Item = (&EntryId, &Audit)> {
        let audits = self.assessment.register.audits();
        audits.filter(move |(_, audit)| audit.kind == kind)
    }

    /// The last day of the audit of that kind that belongs to the certificate, once it has ended.
    pub(super) fn ended(&self, kind: AuditKind) -> Option<Date> {
        self.assessment.audit_span(kind).ended
    }

    /// Whether one of these days falls after the certification body was there last.
    fn is_since_visit(&self, mut days: impl Iterator<Item = Date>) -> bool {
        let visit = self.assessment.last_visit(self.today);
        days.any(|day| day <= self.today && visit.is_none_or(|visit| day > visit))
    }

    /// The last day of the latest internal audit; the profile may know one that the register does
    /// not.
    fn internal_audit_ended(&self) -> Option<Date> {
        let profile = &self.assessment.profile;
        self.ended(AuditKind::Internal)
            .or(profile.internal_audit.completed)
    }

    /// Findings of some kind are in the way.
    fn findings(&self, is_open: impl Fn(&Nonconformity) -> bool) -> Found {
        let findings = self.assessment.register.nonconformities();
        let open = findings.filter(|(_, finding)| is_open(finding));
        unless(open.map(|(id, _)| id.to_string()).collect())
    }

    fn evidence(&self) -> Found {
        let q = self.questionnaire;
        let capped = q.questions.iter().filter(|question| {
            let standing = standing(q, self.assessment, question);
            matches!(standing, Standing::Rated(judged) if judged.is_capped())
        });
        let (is_so, failing) = unless(capped.map(|question| question.id.to_string()).collect());
        // Where nothing is rated, no evidence is missing; but none is there either.
        (is_so && self.scores.overall(q).rated > 0, failing)
    }

    fn must_fix(&self, step: &Step) -> Found {
        let q = self.questionnaire;
        let all = 0..q.leaves.len();
        let leaves: Vec<LeafIx> = if step.clauses.is_empty() {
            all.collect()
        } else {
            self.leaves(step).collect()
        };
        let open = leaves
            .into_iter()
            .filter(|leaf| self.scores.leaf(*leaf).is_some_and(is_must_fix))
            .filter_map(|leaf| q.leaves.get(leaf));
        unless(open.map(|leaf| leaf.number.to_string()).collect())
    }

    /// Audits that have ended must cover every leaf. Where the register knows no internal audit,
    /// the profile's date counts.
    fn internal_audit(&self) -> Found {
        let profile = &self.assessment.profile;
        if self.audits(AuditKind::Internal).next().is_none() {
            return only(profile.internal_audit.completed.is_some());
        }
        let ended = || {
            let audits = self.audits(AuditKind::Internal);
            audits.filter(|(_, audit)| audit.ended.is_some())
        };
        let open = self
            .questionnaire
            .leaves
            .iter()
            .filter(|leaf| !ended().any(|(_, audit)| audit.covers(&leaf.number)));
        unless(open.map(|leaf| leaf.number.to_string()).collect())
    }

    /// Every surveillance audit that the certificate asks for must have ended. Those that should
    /// have by now are in the way.
    fn surveyed(&self) -> Found {
        let asked = self.assessment.surveillance();
        let open = || asked.iter().filter(|one| one.span.ended.is_none());
        let late = open().filter(|one| one.latest < self.today);
        let late = late.map(|one| ["surveillance-", &one.number.to_string()].concat());
        let (is_so, failing) = unless(late.collect());
        (
            is_so && !asked.is_empty() && open().next().is_none(),
            failing,
        )
    }

    /// The day on which what ends the step happened.
    pub(super) fn happened(&self, step: &Step) -> Option<Date> {
        let a = self.assessment;
        let facts = step.criteria.iter().filter_map(|criterion| criterion.fact);
        let days = facts.filter_map(|fact| match fact {
            Fact::InternalAuditDone => self.internal_audit_ended(),
            Fact::ReviewHeld => {
                let held = a.review_span().ended;
                held.or(a.profile.management_review.completed)
            }
            Fact::BodyContracted => {
                let bodies = a.register.bodies();
                bodies.filter_map(|(_, body)| body.contracted).max()
            }
            Fact::Stage1Done => self.ended(AuditKind::Stage1),
            Fact::Stage2Done => self.ended(AuditKind::Stage2),
            Fact::MajorsClosed => {
                let findings = a.register.nonconformities();
                let majors = findings
                    .filter(|(_, one)| is_external(one) && one.grade == Grade::Major)
                    .filter_map(|(_, one)| one.verified);
                let before = |day: &Date| a.decided().is_none_or(|decided| *day <= decided);
                majors.filter(before).max()
            }
            Fact::Decided => a.certification.decision.completed,
            Fact::Surveyed => {
                let asked = a.surveillance().into_iter();
                asked.filter_map(|one| one.span.ended).max()
            }
            Fact::Renewed => self.ended(AuditKind::Recertification),
            _ => None,
        });
        days.max()
    }
}

/// Found by the certification body before its decision.
fn is_external(finding: &Nonconformity) -> bool {
    matches!(finding.source, Source::Stage1 | Source::Stage2)
}

/// Whether correction, cause or action is still missing; concerns may stay as they are.
fn lacks_action(finding: &Nonconformity) -> bool {
    finding.grade != Grade::Concern && finding.progress() == Progress::Open
}
