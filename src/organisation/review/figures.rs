//! What an assessment knows on the inputs of a management review: sentences with their figures.

use crate::assessment::{
    AuditKind, DocumentState, Grade, PackageStatus, Progress, Review, Timestamp,
};
use crate::date::Date;
use crate::questionnaire::Status;
use crate::report::Case;
use crate::report::dates::dates;
use crate::report::journey::audit as kind_name;
use crate::report::words::{capitalised, count, is_are, person_days, score, short_list, verdict};

/// So many ids are named before the rest is counted.
const NAMED: usize = 6;
/// Dates so many days ahead are told of.
const AHEAD: i64 = 90;

pub(super) fn earlier_actions(case: &Case<'_>, earlier: Option<&Review>) -> Vec<String> {
    let mut facts = Vec::new();
    match earlier {
        None => facts.push("No earlier review is recorded.".to_owned()),
        Some(review) => {
            let day = review.held.map(Date::long).unwrap_or_default();
            let decided = review.decisions.trim();
            facts.push(if decided.is_empty() {
                format!("The last review, of {day}, records no decision.")
            } else {
                format!("Decided on {day}: {decided}")
            });
        }
    }
    let actions: Vec<_> = case.assessment.register.actions().collect();
    if !actions.is_empty() {
        let done = actions.iter().filter(|(_, one)| one.done.is_some()).count();
        let late = actions
            .iter()
            .filter(|(_, one)| one.is_overdue(case.today))
            .count();
        facts.push(format!(
            "Own actions: {done} of {} done, {late} overdue.",
            actions.len()
        ));
    }
    facts
}

pub(super) fn changes(case: &Case<'_>, since: Option<Date>) -> Vec<String> {
    let Some(since) = since else {
        return vec!["No earlier review is recorded to compare with.".to_owned()];
    };
    let answers = case.assessment.answers.iter();
    let day = |at: Option<&Timestamp>| at.and_then(|at| at.date());
    let changed = answers
        .filter(|(_, answer)| day(answer.at.as_ref()) > Some(since))
        .count();
    let documents = case.assessment.documents.iter();
    let approved = documents
        .filter(|(_, record)| record.approved_on > Some(since))
        .count();
    vec![format!(
        "Since the review of {}: {} changed, {} approved.",
        since.long(),
        count(changed, "answer", "answers"),
        count(approved, "document", "documents"),
    )]
}

pub(super) fn nonconformities(case: &Case<'_>, since: Option<Date>) -> Vec<String> {
    let all: Vec<_> = case
        .assessment
        .register
        .nonconformities()
        .map(|(_, one)| one)
        .collect();
    if all.is_empty() {
        return vec!["None is in the register.".to_owned()];
    }
    let open = |grade: Grade| {
        let of_grade = all.iter().filter(|one| one.grade == grade);
        of_grade
            .filter(|one| one.progress() != Progress::Closed)
            .count()
    };
    let mut facts = vec![format!(
        "Open: {} major, {} minor, {} of concern; {} overdue.",
        open(Grade::Major),
        open(Grade::Minor),
        open(Grade::Concern),
        all.iter().filter(|one| one.is_overdue(case.today)).count(),
    )];
    let waiting = all
        .iter()
        .filter(|one| one.progress() == Progress::Verified)
        .count();
    if waiting > 0 {
        let many = count(
            waiting,
            "corrective action waits",
            "corrective actions wait",
        );
        facts.push(format!("{many} for a check of the effect."));
    }
    if let Some(since) = since {
        let raised = all.iter().filter(|one| one.raised > Some(since)).count();
        let verified = all.iter().filter(|one| one.verified > Some(since)).count();
        facts.push(format!(
            "Since the last review: {raised} raised, {verified} verified."
        ));
    }
    facts
}

pub(super) fn measurement(case: &Case<'_>) -> Vec<String> {
    let mut facts: Vec<String> = case
        .verdicts
        .iter()
        .map(|report| {
            let failed = report.failed().count();
            let of = report.rules.len();
            let name = capitalised(&report.name);
            let said = verdict(report.verdict);
            let rules = match failed {
                0 => format!("all {of} rules hold"),
                _ => format!("{failed} of {of} rules fail"),
            };
            format!("{name}: self-assessed, {said}; {rules}.")
        })
        .collect();
    let overall = &case.overall;
    facts.push(format!(
        "Maturity: declared {}, backed by evidence {}; {} of {} must questions met.",
        score(overall.declared),
        score(overall.backed),
        overall.must_met,
        overall.must_total
    ));
    let records = &case.assessment.documents;
    let approved = records
        .iter()
        .filter(|(_, record)| record.state == DocumentState::Approved);
    let overdue = records
        .iter()
        .filter(|(_, record)| record.is_overdue(case.today));
    let overdue: Vec<String> = overdue.map(|(id, _)| id.to_string()).collect();
    let mut documents = format!(
        "Documents: {} of {} approved; ",
        approved.count(),
        case.questionnaire.documents.len()
    );
    documents.push_str(&if overdue.is_empty() {
        "no review overdue.".to_owned()
    } else {
        format!("review overdue: {}.", short_list(&overdue, NAMED))
    });
    facts.push(documents);
    facts
}

pub(super) fn audits(case: &Case<'_>, since: Option<Date>) -> Vec<String> {
    let mut facts = Vec::new();
    let mut internal = Vec::new();
    for (_, audit) in case.assessment.register.audits() {
        if audit.kind == AuditKind::Internal {
            internal.push(audit);
        }
        let name = match audit.title.trim() {
            "" => kind_name(audit.kind).to_owned(),
            title => format!("{}, {title}", kind_name(audit.kind)),
        };
        match (audit.ended, audit.planned) {
            (Some(ended), _) if since.is_none_or(|since| ended > since) => {
                let result = match audit.result.trim() {
                    "" => "no result recorded.",
                    result => result,
                };
                facts.push(format!("{name}, ended {}: {result}", ended.short()));
            }
            (None, Some(planned)) => {
                let late = if audit.is_overdue(case.today) {
                    "was planned for"
                } else {
                    "is planned for"
                };
                facts.push(format!("{name} {late} {}.", planned.short()));
            }
            _ => {}
        }
    }
    let leaves = case.questionnaire.leaves.iter();
    let open = leaves.filter(|leaf| !internal.iter().any(|one| one.covers(&leaf.number)));
    let open: Vec<String> = open.map(|leaf| leaf.number.to_string()).collect();
    if internal.is_empty() {
        facts.push("No internal audit is recorded.".to_owned());
    } else if !open.is_empty() {
        facts.push(format!(
            "No internal audit covers {}.",
            short_list(&open, NAMED)
        ));
    }
    facts
}

pub(super) fn improvement(case: &Case<'_>) -> Vec<String> {
    let improvements = case.overall.counts.of(Status::Ofi);
    let plan = &case.assessment.plan.packages;
    let with = |status: PackageStatus| plan.iter().filter(|(_, own)| own.status == status).count();
    vec![
        format!(
            "{} seen by this assessment.",
            count(improvements, "improvement is", "improvements are")
        ),
        format!(
            "Packages of the roadmap: {} done, {} under way, {} in all to plan.",
            with(PackageStatus::Done),
            with(PackageStatus::Doing),
            case.plan.packages.len()
        ),
    ]
}

pub(super) fn parties(case: &Case<'_>) -> Vec<String> {
    let parties: Vec<_> = case.assessment.register.parties().collect();
    if parties.is_empty() {
        return vec!["No other party is named.".to_owned()];
    }
    let bare: Vec<&str> = parties
        .iter()
        .filter(|(_, party)| party.control.trim().is_empty())
        .map(|(_, party)| party.name.as_str())
        .collect();
    let many = count(parties.len(), "party takes part", "parties take part");
    let control = if bare.is_empty() {
        "how each is controlled is described.".to_owned()
    } else {
        format!("control is not described for {}.", short_list(&bare, NAMED))
    };
    vec![format!("{many} in services; {control}")]
}

pub(super) fn resources(case: &Case<'_>) -> Vec<String> {
    let plan = &case.plan;
    let mut facts = vec![format!(
        "The plan holds {} of work, at {} a week.",
        person_days(plan.effort_days),
        person_days(plan.person_days_per_week)
    )];
    if let Some(target) = case.assessment.plan.target
        && case.assessment.certification.decision.completed.is_none()
    {
        let goal = plan.goal();
        let late = goal.days_since(target);
        facts.push(if plan.needed_off > 0 {
            format!(
                "The certificate is wanted by {}; {}, so the plan does not reach it.",
                target.long(),
                count(
                    plan.needed_off,
                    "package that stage 2 needs is put off",
                    "packages that stage 2 needs are put off"
                )
            )
        } else if late > 0 {
            format!(
                "The certificate is wanted by {}; the plan reaches it on {}, {} later.",
                target.long(),
                goal.long(),
                count(usize::try_from(late).unwrap_or(0), "day", "days")
            )
        } else {
            format!(
                "The certificate is wanted by {}; the plan reaches it on {}.",
                target.long(),
                goal.long()
            )
        });
    }
    facts
}

pub(super) fn risks(case: &Case<'_>) -> Vec<String> {
    let leaves = case.questionnaire.leaves.iter().enumerate();
    let major = leaves.filter(|(place, _)| case.scores.status(*place) == Status::LikelyMajor);
    let major: Vec<&str> = major.map(|(_, leaf)| leaf.number.as_str()).collect();
    if major.is_empty() {
        return vec!["No clause is likely to bring a major nonconformity.".to_owned()];
    }
    vec![format!(
        "{} likely to bring a major nonconformity: {}.",
        [
            &count(major.len(), "clause", "clauses"),
            " ",
            is_are(major.len())
        ]
        .concat(),
        short_list(&major, NAMED)
    )]
}

pub(super) fn coming(case: &Case<'_>) -> Vec<String> {
    let until = case.today.plus_days(AHEAD);
    let all = dates(case.questionnaire, case.assessment, &case.plan);
    let soon = all.iter().filter(|one| {
        !one.is_done
            && one.date >= case.today
            && one.date <= until
            && !one.id.starts_with("package-")
    });
    let soon: Vec<String> = soon
        .map(|one| format!("{} on {}", one.title, one.date.short()))
        .collect();
    if soon.is_empty() {
        Vec::new()
    } else {
        let many = AHEAD.to_string();
        vec![format!(
            "Dates within {many} days: {}.",
            short_list(&soon, NAMED)
        )]
    }
}
