//! The head of the roadmap: the dates that matter and what fixes them.

use crate::date::Date;
use crate::questionnaire::{LeafIx, Questionnaire};
use crate::report::words::{count, days, is_are, person_days, short_list};
use crate::roadmap::{Milestone, Origin, Roadmap};

use super::Headline;

/// Milestones that a questionnaire may have and that make the headline: where the second audit
/// stage starts, where the certificate is decided on, and where the internal audit starts.
const AUDIT: &str = "stage2_start";
const DECISION: &str = "decision";
const INTERNAL: &str = "internal_audit_start";

/// The head of the roadmap.
#[must_use]
pub fn roadmap(questionnaire: &Questionnaire, plan: &Roadmap) -> Headline {
    Headline {
        over: over(plan),
        title: title(plan),
        lead: lead(questionnaire, plan),
    }
}

fn over(plan: &Roadmap) -> String {
    format!(
        "{}, {} at a time · {}, {} a week · from {}",
        count(plan.packages.len(), "package", "packages"),
        plan.lanes,
        person_days(plan.effort_days),
        days(plan.person_days_per_week),
        plan.start.long()
    )
}

fn title(plan: &Roadmap) -> String {
    match (plan.milestone(AUDIT), plan.milestone(DECISION)) {
        (Some(audit), Some(decision)) => format!(
            "Stage 2 on {}, certificate by {}",
            audit.date.long(),
            about(decision.date, audit.date)
        ),
        _ if plan.packages.is_empty() => "Nothing is left to do".to_owned(),
        _ => format!("All work done by {}", plan.finish.long()),
    }
}

/// A day as people speak of one far off: `end of September`, with its year where it is another
/// than that of `seen`.
fn about(date: Date, seen: Date) -> String {
    let (year, _, day) = date.parts();
    let part = match day {
        ..=10 => "early",
        11..=20 => "mid",
        _ => "end of",
    };
    let joint = if part == "mid" { "-" } else { " " };
    let month = date.month_name();
    if seen.parts().0 == year {
        format!("{part}{joint}{month}")
    } else {
        format!("{part}{joint}{month} {year}")
    }
}

fn lead(questionnaire: &Questionnaire, plan: &Roadmap) -> String {
    let Some(audit) = plan.milestone(AUDIT) else {
        return match plan.packages.last() {
            Some(_) => format!("Work starts on {}.", plan.start.long()),
            None => "Everything is at its target, or set aside.".to_owned(),
        };
    };
    let mut text = what_fixes(questionnaire, plan, audit);
    if plan.packages.iter().any(|package| package.must_fix)
        && let Some(internal) = plan.milestone(INTERNAL)
    {
        text.push_str(&format!(
            " The internal audit cannot start before {}.",
            day_and_month(internal.date, plan.start)
        ));
    }
    text
}

/// `14 April`, with the year where it is another than that of `seen`.
fn day_and_month(date: Date, seen: Date) -> String {
    let (year, _, day) = date.parts();
    if seen.parts().0 == year {
        format!("{day} {}", date.month_name())
    } else {
        date.long()
    }
}

/// Follows a milestone back to what it rests on: records, effort or the calendar.
fn what_fixes(questionnaire: &Questionnaire, plan: &Roadmap, milestone: &Milestone) -> String {
    let mut at = milestone;
    // A milestone only refers to earlier ones, so this ends; the bound is for the reader.
    for _ in 0..plan.milestones.len() {
        match &at.fixed_by.from {
            Origin::Milestone(id) => match plan.milestone(id.as_str()) {
                Some(before) => at = before,
                None => break,
            },
            Origin::Records(leaves, most) => return work(questionnaire, plan, leaves, *most),
            Origin::Evidence(leaves) => return work(questionnaire, plan, leaves, u16::MAX),
            Origin::Start => break,
        }
    }
    if plan.packages.iter().any(|package| package.must_fix) {
        "The audits themselves, not the work, fix the date.".to_owned()
    } else {
        "Nothing that must be fixed is left; only the audits take their time.".to_owned()
    }
}

/// Whether effort or the wait for records takes longer on the way to these packages' evidence.
fn work(questionnaire: &Questionnaire, plan: &Roadmap, leaves: &[LeafIx], most: u16) -> String {
    let named: Vec<&str> = leaves
        .iter()
        .filter_map(|leaf| questionnaire.leaves.get(*leaf))
        .map(|leaf| leaf.number.as_str())
        .collect();
    let names = short_list(&named, 3);
    let Some(last) = leaves.first().and_then(|leaf| plan.package(*leaf)) else {
        return String::new();
    };
    let lead = last.lead_days.min(most);
    let worked = last.finish.days_since(plan.start);
    let are = is_are(named.len());
    if lead == 0 {
        format!("Effort fixes the date: {names} {are} finished last.")
    } else if i64::from(lead) >= worked {
        format!(
            "Evidence needs time: {lead} days of records for {names}, not effort, fix the date."
        )
    } else {
        format!(
            "Effort fixes the date: {names} {are} finished last, and {lead} days of records follow."
        )
    }
}
