//! Every date on the way to the certificate and through its three years.

use super::journey::{audit as kind_name, grade};
use super::words;
use crate::assessment::{Assessment, AuditKind};
use crate::date::Date;
use crate::questionnaire::Questionnaire;
use crate::questionnaire::file::Landmark;
use crate::roadmap::Roadmap;

/// A date on the way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dated {
    /// Its name for ever within the assessment.
    pub id: String,
    /// The first day.
    pub date: Date,
    /// The day after the last.
    pub until: Date,
    /// What it is.
    pub title: String,
    /// More about it; may be empty.
    pub note: String,
    /// Whether it has happened.
    pub is_done: bool,
}

/// Every date of the way in order: what has happened, what is planned for a day, and what follows
/// from the plan. Dates of the plan that something real has taken the place of are left out.
#[must_use]
pub fn dates(questionnaire: &Questionnaire, assessment: &Assessment, plan: &Roadmap) -> Vec<Dated> {
    let mut list = List::default();
    list.audits(assessment);
    list.others(questionnaire, assessment);
    list.certificate(assessment);
    for milestone in &plan.course {
        if !list.is_replaced(assessment, milestone.landmark) {
            list.one(
                ["plan-", milestone.id.as_str()].concat(),
                milestone.date,
                &milestone.name,
                "By the plan",
                milestone.has_happened(),
            );
        }
    }
    for package in &plan.packages {
        let leaf = questionnaire.leaves.get(package.leaf);
        let title = leaf.map_or("", |leaf| leaf.short.as_str());
        list.0.push(Dated {
            id: ["package-", package.clause.as_str()].concat(),
            date: package.start,
            until: package.finish,
            title: format!("{} {title}", package.clause),
            note: "Package of the roadmap".to_owned(),
            is_done: false,
        });
    }
    list.0
        .sort_by(|a, b| (a.date, a.until, &a.id).cmp(&(b.date, b.until, &b.id)));
    list.0
}

#[derive(Default)]
struct List(Vec<Dated>);

impl List {
    fn one(&mut self, id: String, date: Date, title: &str, note: &str, is_done: bool) {
        self.0.push(Dated {
            id,
            date,
            until: date.plus_days(1),
            title: title.to_owned(),
            note: note.to_owned(),
            is_done,
        });
    }

    fn audits(&mut self, assessment: &Assessment) {
        for (id, audit) in assessment.register.audits() {
            let Some(date) = audit.started.or(audit.ended).or(audit.planned) else {
                continue;
            };
            let until = audit.ended.unwrap_or(date).max(date).plus_days(1);
            let kind = kind_name(audit.kind);
            self.0.push(Dated {
                id: format!("audit-{id}"),
                date,
                until,
                title: if audit.title.is_empty() {
                    kind.to_owned()
                } else {
                    format!("{kind}: {}", audit.title)
                },
                note: audit.auditor.clone(),
                is_done: audit.ended.is_some(),
            });
        }
    }

    fn others(&mut self, questionnaire: &Questionnaire, assessment: &Assessment) {
        let register = &assessment.register;
        for (id, review) in register.reviews() {
            if let Some(date) = review.held.or(review.planned) {
                let is_done = review.held.is_some();
                self.one(
                    format!("review-{id}"),
                    date,
                    "Management review",
                    "",
                    is_done,
                );
            }
        }
        for (id, finding) in register.nonconformities() {
            if let Some(due) = finding.due {
                let clause = finding.clause.as_ref().map_or("", |clause| clause.as_str());
                let title = format!("Due: {} {clause}", grade(finding.grade));
                let is_done = finding.verified.is_some();
                let id = format!("finding-{id}");
                self.one(id, due, title.trim_end(), &finding.statement, is_done);
            }
        }
        for (id, action) in register.actions() {
            if let Some(due) = action.due {
                let is_done = action.done.is_some();
                self.one(
                    format!("action-{id}"),
                    due,
                    &action.text,
                    &action.owner,
                    is_done,
                );
            }
        }
        for (id, document) in &assessment.documents {
            if let Some(due) = document.next_review {
                let title = format!("Review document {id}");
                self.one(
                    format!("document-{id}"),
                    due,
                    &title,
                    &document.owner,
                    false,
                );
            }
        }
        if let Some(target) = assessment.plan.target {
            let title = format!("{} this day", words::wanted_by(questionnaire));
            let is_done = assessment.certification.decision.completed.is_some();
            self.one("target".to_owned(), target, &title, "", is_done);
        }
    }

    /// The decision and, once it is made, the three years that follow from it.
    fn certificate(&mut self, assessment: &Assessment) {
        let certification = &assessment.certification;
        let decision = &certification.decision;
        if let Some(date) = decision.completed.or(decision.planned) {
            let is_done = decision.completed.is_some();
            self.one(
                "decision".to_owned(),
                date,
                "Certification decision",
                "",
                is_done,
            );
        }
        let (Some(renewal), Some(expires)) = (assessment.renewal_due(), certification.expiry())
        else {
            return;
        };
        for asked in assessment.surveillance() {
            let number = asked.number;
            let title = format!("Surveillance audit {number} at the latest");
            let is_done = asked.span.ended.is_some();
            let note =
                "At least once each calendar year; the first within 12 months of the decision";
            self.one(
                format!("surveillance-{number}"),
                asked.latest,
                &title,
                note,
                is_done,
            );
        }
        let renewed = assessment.audit_span(AuditKind::Recertification);
        self.one(
            "recertification".to_owned(),
            renewal,
            "Recertification audit planned",
            "Three months before the certificate expires",
            renewed.ended.is_some(),
        );
        self.one(
            "expires".to_owned(),
            expires,
            "Certificate expires",
            &certification.certificate,
            false,
        );
    }

    /// Whether a milestone of the plan has become something that is in the list already.
    fn is_replaced(&self, assessment: &Assessment, landmark: Option<Landmark>) -> bool {
        let is_there = |kind: AuditKind| {
            let mut audits = assessment.register.audits();
            audits.any(|(_, audit)| audit.kind == kind && audit.planned.or(audit.ended).is_some())
        };
        let ended = |kind: AuditKind| {
            let mut audits = assessment.register.audits();
            audits.any(|(_, audit)| audit.kind == kind && audit.ended.is_some())
        };
        let decided = assessment.certification.decision.completed.is_some();
        match landmark {
            Some(Landmark::InternalAuditStart | Landmark::InternalAuditEnd) => {
                is_there(AuditKind::Internal)
            }
            Some(Landmark::FindingsCorrected) => ended(AuditKind::Stage1),
            Some(Landmark::ManagementReview) => assessment.register.reviews().next().is_some(),
            Some(Landmark::BodyChosen) => assessment
                .register
                .bodies()
                .any(|(_, body)| body.contracted.is_some()),
            Some(Landmark::Stage1Start | Landmark::Stage1End) => is_there(AuditKind::Stage1),
            Some(Landmark::Stage2Start | Landmark::Stage2End) => is_there(AuditKind::Stage2),
            Some(Landmark::Decision) => assessment.certification.decision.is_dated(),
            _ => decided,
        }
    }
}
