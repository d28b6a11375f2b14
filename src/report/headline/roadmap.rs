//! The head of the roadmap: the dates that matter and what fixes them.

use crate::assessment::{Assessment, AuditKind};
use crate::date::Date;
use crate::questionnaire::file::Landmark;
use crate::questionnaire::{LeafIx, Questionnaire};
use crate::report::words::{capitalised, count, days, is_are, person_days, short_list};
use crate::roadmap::{Milestone, Origin, Package, Roadmap, StartCause};
use crate::scoring::RollUp;

use super::Headline;
use super::results::needed_off;

/// The head of the roadmap on a day.
#[must_use]
pub fn roadmap(
    questionnaire: &Questionnaire,
    assessment: &Assessment,
    plan: &Roadmap,
    today: Date,
) -> Headline {
    let over = over(plan);
    if let Some(decided) = assessment.decided() {
        return Headline {
            over,
            title: certified(assessment, today),
            lead: upkeep(plan, decided),
        };
    }
    if plan.needed_off > 0 && !questionnaire.milestones.is_empty() {
        return Headline {
            over,
            title: capitalised(&needed_off(plan.needed_off)),
            lead: format!(
                "So neither stage 2 nor the certificate has a day. The work that is planned is \
                 done by {}.",
                plan.finish.long()
            ),
        };
    }
    Headline {
        over,
        title: title(plan, today),
        lead: lead(questionnaire, plan, today),
    }
}

/// How many packages should be finished by now and are not, in a sentence; `None` where none.
#[must_use]
pub fn behind(many: usize) -> Option<String> {
    (many > 0).then(|| {
        let many = count(
            many,
            "package should be finished by now and is not.",
            "packages should be finished by now and are not.",
        );
        [&many, " The plan\u{2019}s days no longer hold."].concat()
    })
}

/// That the plan reckons with work where nothing is known, in a sentence or two; `None` where all that
/// applies is rated.
#[must_use]
pub fn unrated(overall: &RollUp) -> Option<String> {
    let open = overall.applicable.saturating_sub(overall.rated);
    let many = count(open, "question is not rated", "questions are not rated");
    let text =
        " yet. What is not known counts as work to do, so the plan gets shorter as you answer.";
    (open > 0).then(|| [&many, text].concat())
}

/// How long the certificate is valid, and which audit it asks for next.
fn certified(assessment: &Assessment, today: Date) -> String {
    let Some(expires) = assessment.certification.expiry() else {
        return String::new();
    };
    if expires < today {
        return format!("The certificate expired on {}", expires.long());
    }
    let valid = format!("Certificate valid until {}", expires.long());
    let asked = assessment.surveillance().into_iter();
    let mut open = asked.filter(|one| one.span.ended.is_none());
    let (name, span, latest) = match (open.next(), assessment.renewal_due()) {
        (Some(one), _) => {
            let name = format!("surveillance audit {}", one.number);
            (name, one.span, one.latest)
        }
        (None, Some(due)) => {
            let span = assessment.audit_span(AuditKind::Recertification);
            ("recertification audit".to_owned(), span, due)
        }
        (None, None) => return valid,
    };
    if span.ended.is_some() {
        return format!("{valid}; next: the decision on its renewal");
    }
    if latest < today {
        return format!("{valid}; {name} is overdue since {}", latest.long());
    }
    match span.planned.filter(|planned| *planned >= today) {
        Some(planned) => format!("{valid}; next: {name} on {}", planned.long()),
        None => format!("{valid}; next: {name} by {}", latest.long()),
    }
}

/// What is left to do once there is a certificate.
fn upkeep(plan: &Roadmap, decided: Date) -> String {
    let left = if plan.packages.is_empty() {
        "No work is left: keep records, audit and review.".to_owned()
    } else {
        format!(
            "{} of work {} left, by the plan done by {}.",
            capitalised(&count(plan.packages.len(), "package", "packages")),
            is_are(plan.packages.len()),
            plan.finish.long()
        )
    };
    format!("Decided on {}. {left}", decided.long())
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

fn title(plan: &Roadmap, today: Date) -> String {
    let audit = plan.landmark(Landmark::Stage2Start);
    let (Some(audit), Some(decision)) = (audit, plan.landmark(Landmark::Decision)) else {
        return if plan.packages.is_empty() {
            "Nothing is left to do".to_owned()
        } else {
            format!("All work done by {}", plan.finish.long())
        };
    };
    let (day, by) = (audit.date.long(), about(decision.date, audit.date));
    match (audit.has_happened(), audit.date < today) {
        (true, _) if decision.date < today => {
            format!("Stage 2 held on {day}; the decision is overdue")
        }
        (true, _) => format!("Stage 2 held on {day}, certificate by {by}"),
        (false, true) => format!("Stage 2 was planned for {day}: that day is past"),
        (false, false) => format!("Stage 2 on {day}, certificate by {by}"),
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

fn lead(questionnaire: &Questionnaire, plan: &Roadmap, today: Date) -> String {
    let Some(audit) = plan.landmark(Landmark::Stage2Start) else {
        return match plan.packages.last() {
            Some(_) => format!("Work starts on {}.", plan.start.long()),
            None => "Everything is at its target, or set aside.".to_owned(),
        };
    };
    let mut text = what_fixes(questionnaire, plan, audit);
    if plan.packages.iter().any(|package| package.must_fix)
        && let Some(internal) = plan.landmark(Landmark::InternalAuditStart)
        && !internal.has_happened()
    {
        let verb = if internal.date < today {
            "was to start on"
        } else {
            "cannot start before"
        };
        text.push_str(&format!(
            " The internal audit {verb} {}.",
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
            Origin::Happened => {
                let day = at.date.long();
                return format!("What has happened fixes the date: \"{}\", {day}.", at.name);
            }
            Origin::Set => {
                let day = at.date.long();
                return format!("A day that is set fixes the date: \"{}\", {day}.", at.name);
            }
            Origin::Start => break,
        }
    }
    if plan.packages.iter().any(|package| package.must_fix) {
        "The audits themselves, not the work, fix the date.".to_owned()
    } else {
        "Nothing that must be fixed is left; only the audits take their time.".to_owned()
    }
}

/// Whether a fixed day, effort or the wait for records decides on the way to these packages'
/// evidence.
fn work(questionnaire: &Questionnaire, plan: &Roadmap, leaves: &[LeafIx], most: u16) -> String {
    let named: Vec<String> = leaves
        .iter()
        .map(|leaf| name(questionnaire, *leaf))
        .collect();
    let names = short_list(&named, 3);
    let Some(last) = leaves.first().and_then(|leaf| plan.package(*leaf)) else {
        return String::new();
    };
    let lead = last.lead_days.min(most);
    let worked = last.finish.days_since(plan.start);
    // The last of what must be fixed need not be the last of all: improvements may go on.
    let ends = match (lead, named.len()) {
        (0, 1) => format!("of what must be fixed, {names} ends last"),
        (0, _) => format!("of what must be fixed, {names} end last"),
        (_, 1) => {
            format!("of what must be fixed, {names}, with its {lead} days of records, ends last")
        }
        (..) => {
            format!("of what must be fixed, {names}, with their days of records, end last")
        }
    };
    if let Some(fixed) = fixed_day(plan, last) {
        let name = name(questionnaire, fixed.leaf);
        let day = fixed.start.long();
        if fixed.leaf == last.leaf {
            return format!("The fixed day of {name}, {day}, fixes the date.");
        }
        return format!("The fixed day of {name}, {day}, fixes the date: {ends}.");
    }
    if i64::from(lead) >= worked {
        format!(
            "Evidence needs time: {lead} days of records for {names}, not effort, fix the date."
        )
    } else {
        format!("Effort fixes the date: {ends}.")
    }
}

/// `8.6.2 Service requests`: the clause with its short title.
fn name(questionnaire: &Questionnaire, leaf: LeafIx) -> String {
    let leaf = questionnaire.leaves.get(leaf);
    leaf.map_or_else(String::new, |leaf| {
        [leaf.number.as_str(), " ", &leaf.short].concat()
    })
}

/// The package whose fixed day all that leads to this one waits for, where there is one.
fn fixed_day<'a>(plan: &'a Roadmap, last: &'a Package) -> Option<&'a Package> {
    let mut at = last;
    // What a package waits for starts before it, so this ends; the bound is for the reader.
    for _ in 0..plan.packages.len() {
        match at.cause {
            StartCause::Fixed => return Some(at),
            StartCause::Needs(leaf) | StartCause::Lane(leaf) => at = plan.package(leaf)?,
            StartCause::PlanStart => return None,
        }
    }
    None
}
