//! The way to the certificate in words: what to do next, how far steps and findings are.

use crate::assessment::{Assessment, AuditKind, Grade, Progress, Source, StepRecord};
use crate::questionnaire::file::Step;
use crate::questionnaire::{Questionnaire, uncapitalised};
use crate::report::words::count;
use crate::roadmap::{Coming, Departure, Due, Journey, Next, StepProgress, StepState};

/// What to do next, in one sentence.
#[must_use]
pub fn what_next(
    questionnaire: &Questionnaire,
    assessment: &Assessment,
    journey: &Journey,
) -> String {
    match &journey.next {
        None if journey.steps.is_empty() => {
            "This questionnaire leads to no certificate.".to_owned()
        }
        None if questionnaire.leads_to_certificate() => {
            "Every step is done: keep records, audit and review.".to_owned()
        }
        None => "Every step is done.".to_owned(),
        Some(Next::Step(place)) => {
            let name = questionnaire.steps.get(*place).map(|step| &step.name);
            let name = name.map_or("", |name| name.as_str());
            format!("Step {}: {}.", place + 1, uncapitalised(name))
        }
        Some(Next::Overdue(id)) => {
            let finding = assessment
                .register
                .nonconformities()
                .find(|(one, _)| *one == id)
                .map(|(_, finding)| finding);
            let grade = finding.map_or("", |finding| grade(finding.grade));
            let clause = finding
                .and_then(|finding| finding.clause.as_ref())
                .map(|clause| format!(" in {clause}"))
                .unwrap_or_default();
            let due = finding.and_then(|finding| finding.due);
            let due = due.map(|due| format!(", due on {}", due.long()));
            format!(
                "Correct the {grade}{clause}{}: it is overdue.",
                due.unwrap_or_default()
            )
        }
        Some(Next::Due(due)) => coming(assessment, due),
        Some(Next::Criterion(step, criterion)) => {
            let model = questionnaire.steps.get(*step);
            let text = model
                .and_then(|model| model.criteria.get(*criterion))
                .map_or("", |criterion| criterion.text.as_str());
            let name = model.map_or("", |model| model.name.as_str());
            let state = journey.steps.get(*step);
            let failing = state.and_then(|state| state.criteria.get(*criterion));
            let failing = failing.map_or(0, |one| one.failing.len());
            let open = if failing > 1 {
                format!(" ({} open)", count(failing, "item", "items"))
            } else {
                String::new()
            };
            format!(
                "Step {}, {}: {}{open}.",
                step + 1,
                uncapitalised(name),
                uncapitalised(text)
            )
        }
    }
}

/// What has the nearest day once there is a certificate.
fn coming(assessment: &Assessment, due: &Due) -> String {
    let register = &assessment.register;
    let day = due.day.long();
    let overdue = |what: &str| format!("{what} is overdue since {day}: agree on a day for it.");
    match &due.what {
        Coming::Finding(id) => {
            let mut findings = register.nonconformities();
            let finding = findings.find(|(one, _)| *one == id).map(|(_, one)| one);
            let grade = finding.map_or("", |finding| grade(finding.grade));
            let clause = finding.and_then(|finding| finding.clause.as_ref());
            let clause = clause.map(|clause| format!(" in {clause}"));
            format!(
                "Correct the {grade}{} by {day}.",
                clause.unwrap_or_default()
            )
        }
        Coming::Audit(id) => {
            let mut audits = register.audits();
            let kind = audits.find(|(one, _)| *one == id).map(|(_, one)| one.kind);
            let name = audit(kind.unwrap_or_default());
            if due.is_overdue {
                format!("{name}, planned for {day}: record how it went, or set another day.")
            } else {
                format!("Prepare the {}, planned for {day}.", uncapitalised(name))
            }
        }
        Coming::Review(_) if due.is_overdue => {
            format!("Management review, planned for {day}: record it, or set another day.")
        }
        Coming::Review(_) => format!("Prepare the management review, planned for {day}."),
        Coming::Surveillance(number) if due.is_overdue => {
            overdue(&format!("Surveillance audit {number}"))
        }
        Coming::Surveillance(number) => {
            format!("Agree on a day for surveillance audit {number}, by {day} at the latest.")
        }
        Coming::Renewal if due.is_overdue => overdue("The recertification audit"),
        Coming::Renewal => format!("Agree on a day for the recertification audit, by {day}."),
    }
}

/// A step's progress in a word.
#[must_use]
pub const fn progress(progress: StepProgress) -> &'static str {
    match progress {
        StepProgress::Todo => "to do",
        StepProgress::Doing => "under way",
        StepProgress::Late => "late",
        StepProgress::Done => "done",
    }
}

/// How a step departs from what was planned, in words.
#[must_use]
pub fn departure(departure: Departure) -> String {
    let apart = |days: i64, after: &str, before: &str| {
        let number = usize::try_from(days.unsigned_abs()).unwrap_or(0);
        let side = if days > 0 { after } else { before };
        [&count(number, "day", "days"), " ", side].concat()
    };
    match departure {
        Departure::Done(days) => apart(days, "later than planned", "earlier than planned"),
        Departure::Late(days) => apart(days, "late", "late"),
        Departure::Moved(days) => apart(days, "after the plan's day", "before the plan's day"),
        Departure::Before(step) => ["before step ", &(step + 1).to_string()].concat(),
    }
}

/// Whether and when a step was done, in words: from the first day to the last, where it took more
/// than one.
#[must_use]
pub fn done(state: &StepState) -> String {
    match (state.done, state.progress) {
        (Some(done), _) => match state.began.filter(|began| *began < done) {
            Some(began) => [&began.short(), " to ", &done.short()].concat(),
            None => done.short(),
        },
        (None, StepProgress::Done) => "yes".to_owned(),
        (None, StepProgress::Todo) => "–".to_owned(),
        (None, other) => progress(other).to_owned(),
    }
}

/// How a step departs from what was planned, in words; empty where it does not.
#[must_use]
pub fn departures(state: &StepState) -> String {
    let words = state.departures.iter().map(|one| departure(*one));
    words.collect::<Vec<_>>().join("; ")
}

/// The exit criteria of a step that were ticked by hand, in the questionnaire's words and order;
/// those it no longer has follow by their ids.
#[must_use]
pub fn ticked(step: Option<&Step>, record: &StepRecord) -> Vec<String> {
    let criteria = step.map_or(&[][..], |step| &step.criteria);
    let known = criteria
        .iter()
        .filter(|one| record.ticked.contains(&one.id));
    let gone = record.ticked.iter();
    let gone = gone.filter(|id| !criteria.iter().any(|one| one.id == **id));
    let known = known.map(|one| one.text.clone());
    known.chain(gone.map(ToString::to_string)).collect()
}

/// How ready one is for a visit of the certification body, by the rules that fail.
#[must_use]
pub fn visit_readiness(failing: usize) -> String {
    if failing == 0 {
        "self-assessed, likely ready".to_owned()
    } else {
        [
            "self-assessed, ",
            &count(failing, "rule fails", "rules fail"),
        ]
        .concat()
    }
}

/// How far a rule is that is not met: how much is in its way.
#[must_use]
pub fn not_met(failing: &[String]) -> String {
    match failing.len() {
        0 => "not yet".to_owned(),
        many => count(many, "entry is in the way", "entries are in the way"),
    }
}

/// A finding's grade in words.
#[must_use]
pub const fn grade(grade: Grade) -> &'static str {
    match grade {
        Grade::Major => "major nonconformity",
        Grade::Minor => "minor nonconformity",
        Grade::Concern => "area of concern",
    }
}

/// How far a finding is, in words.
#[must_use]
pub const fn finding_progress(progress: Progress) -> &'static str {
    match progress {
        Progress::Open => "open",
        Progress::Planned => "action planned",
        Progress::Verified => "verified, effect not checked",
        Progress::Closed => "closed",
    }
}

/// Where a finding comes from, in words.
#[must_use]
pub const fn source(source: Source) -> &'static str {
    match source {
        Source::InternalAudit => "internal audit",
        Source::Stage1 => "stage 1",
        Source::Stage2 => "stage 2",
        Source::Surveillance => "surveillance audit",
        Source::Recertification => "recertification audit",
    }
}

/// An audit's kind in words.
#[must_use]
pub const fn audit(kind: AuditKind) -> &'static str {
    match kind {
        AuditKind::Internal => "Internal audit",
        AuditKind::Stage1 => "Stage 1 audit",
        AuditKind::Stage2 => "Stage 2 audit",
        AuditKind::Surveillance => "Surveillance audit",
        AuditKind::Recertification => "Recertification audit",
    }
}
