//! The events of a certification as they stand in the register: when each was planned, when it
//! was, and the surveillance audits that a certificate asks for. What led to the certificate is
//! told apart from what came after it, so that next year's internal audit does not take the place
//! of the one before the decision.

use super::super::document::Assessment;
use super::{Audit, AuditKind};
use crate::date::Date;

/// Months after the decision by which the surveillance audits must have been held.
const SURVEILLANCE_MONTHS: [i32; 2] = [12, 24];
/// Months before the certificate expires in which the recertification audit is planned.
const RENEWAL_MONTHS: i32 = -3;
/// Internal audits that end within so many days of the last one make up one programme.
const PROGRAMME_DAYS: i64 = 365;

/// When something was planned, when it began, and when it ended.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Span {
    /// The planned first day.
    pub planned: Option<Date>,
    /// Its first day, where it has begun.
    pub began: Option<Date>,
    /// Its last day, where it has ended: the day on which it counts as done.
    pub ended: Option<Date>,
}

/// A surveillance audit that the certificate asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Surveillance {
    /// Which one, from 1.
    pub number: usize,
    /// The day by which it must have been held.
    pub latest: Date,
    /// When it is planned and was.
    pub span: Span,
}

impl Audit {
    /// When it was planned, when it began, and when it ended.
    #[must_use]
    pub fn span(&self) -> Span {
        Span {
            planned: self.planned,
            began: self.started.or(self.ended),
            ended: self.ended,
        }
    }
}

impl Assessment {
    /// The day of the certification decision, once it is made.
    #[must_use]
    pub const fn decided(&self) -> Option<Date> {
        self.certification.decision.completed
    }

    /// Audits of a kind that belong to the certificate: those that led to its decision, or for
    /// surveillance and renewal those after it; in order.
    fn audits_of(&self, kind: AuditKind) -> Vec<&Audit> {
        let is_after = matches!(kind, AuditKind::Surveillance | AuditKind::Recertification);
        let audits = self.register.audits().map(|(_, audit)| audit);
        let mut audits: Vec<&Audit> = audits.filter(|audit| audit.kind == kind).collect();
        if let Some(decided) = self.decided() {
            let belongs = |audit: &Audit| {
                let day = audit.ended.or(audit.started).or(audit.planned);
                day.is_none_or(|day| (day > decided) == is_after)
            };
            // A decision without anything before it: what there is, is better than nothing.
            if is_after || audits.iter().any(|audit| belongs(audit)) {
                audits.retain(|audit| belongs(audit));
            }
        }
        audits.sort_by_key(|audit| audit.started.or(audit.ended).or(audit.planned));
        audits
    }

    /// When the audit of a kind was planned and was; of several the last that has ended. Internal
    /// audits of one programme are one, from the first day of the first.
    #[must_use]
    pub fn audit_span(&self, kind: AuditKind) -> Span {
        let audits = self.audits_of(kind);
        let last = audits
            .iter()
            .max_by_key(|audit| (audit.ended, audit.started, audit.planned));
        let Some(last) = last.map(|audit| audit.span()) else {
            return if kind == AuditKind::Internal {
                let event = &self.profile.internal_audit;
                Span {
                    planned: event.planned,
                    began: None,
                    ended: event.completed,
                }
            } else {
                Span::default()
            };
        };
        let Some(ended) = last.ended.filter(|_| kind == AuditKind::Internal) else {
            return last;
        };
        let programme = || {
            let parts = audits.iter().map(|audit| audit.span());
            parts.filter(|part| {
                part.ended
                    .is_some_and(|day| ended.days_since(day) <= PROGRAMME_DAYS)
            })
        };
        Span {
            planned: programme().filter_map(|part| part.planned).min(),
            began: programme().filter_map(|part| part.began).min(),
            ended: Some(ended),
        }
    }

    /// When the management review was planned and held that led to the certificate.
    #[must_use]
    pub fn review_span(&self) -> Span {
        let belongs = |day: Option<Date>| match (day, self.decided()) {
            (Some(day), Some(decided)) => day <= decided,
            _ => true,
        };
        let spans = || {
            self.register.reviews().map(|(_, review)| Span {
                planned: review.planned,
                began: review.held,
                ended: review.held,
            })
        };
        let before = spans().filter(|span| belongs(span.ended.or(span.planned)));
        let last = before.max_by_key(|span| (span.ended, span.planned));
        let last = last.or_else(|| spans().max_by_key(|span| (span.ended, span.planned)));
        last.unwrap_or_else(|| {
            let event = &self.profile.management_review;
            Span {
                planned: event.planned,
                began: event.completed,
                ended: event.completed,
            }
        })
    }

    /// When the decision is planned and was made.
    #[must_use]
    pub const fn decision_span(&self) -> Span {
        let event = &self.certification.decision;
        Span {
            planned: event.planned,
            began: event.completed,
            ended: event.completed,
        }
    }

    /// The surveillance audits that the certificate asks for; none before the decision.
    #[must_use]
    pub fn surveillance(&self) -> Vec<Surveillance> {
        let Some(decided) = self.decided() else {
            return Vec::new();
        };
        let audits = self.audits_of(AuditKind::Surveillance);
        let months = SURVEILLANCE_MONTHS.iter().enumerate();
        let each = months.map(|(place, months)| Surveillance {
            number: place + 1,
            latest: decided.plus_months(*months),
            span: audits
                .get(place)
                .map(|audit| audit.span())
                .unwrap_or_default(),
        });
        each.collect()
    }

    /// The day by which the recertification audit is planned to be held, once there is a
    /// certificate.
    #[must_use]
    pub fn renewal_due(&self) -> Option<Date> {
        self.decided()?;
        let expires = self.certification.expiry()?;
        Some(expires.plus_months(RENEWAL_MONTHS))
    }

    /// The last day before `today` on which the certification body was there, or `None`.
    #[must_use]
    pub fn last_visit(&self, today: Date) -> Option<Date> {
        let external = self.register.audits().map(|(_, audit)| audit);
        let external = external.filter(|audit| audit.kind != AuditKind::Internal);
        let ended = external.filter_map(|audit| audit.ended);
        ended.filter(|day| *day <= today).max()
    }
}
