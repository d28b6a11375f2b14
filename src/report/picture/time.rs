//! How far the answers have come, and the certification's three years.

use std::ops::Range;

use super::Picture;
use crate::assessment::{Audit, AuditKind};
use crate::chart::{self, BurnUpSpec, CycleRow, CycleSpec};
use crate::date::Date;
use crate::map::Map;
use crate::report::Case;
use crate::report::document::{Column, Table, Text};
use crate::scoring::standing;

/// The share of questions that are answered, by the day on which each answer was last changed: an
/// answer that was changed counts from then on, because earlier states are not kept.
#[must_use]
pub fn burn_up(case: &Case<'_>, width: u32) -> Picture {
    let title = "Questions answered over time".to_owned();
    let mut by_day: Map<Date, usize> = Map::new();
    let mut before = 0;
    for question in &case.questionnaire.questions {
        let is_rated = standing(case.questionnaire, case.assessment, question)
            .rated()
            .is_some();
        let at = case.answer(question).and_then(|answer| answer.at.as_ref());
        match at.and_then(|at| at.date()) {
            Some(day) if is_rated => {
                let so_far = by_day.get(&day).copied().unwrap_or(0);
                by_day.insert(day, so_far + 1);
            }
            None if is_rated => before += 1,
            _ => {}
        }
    }
    let days: Vec<(Date, usize)> = by_day.iter().map(|(day, more)| (*day, *more)).collect();
    let mut done = before;
    let rows = days.iter().map(|(day, more)| {
        done += more;
        vec![
            Text::plain(day.long()),
            more.to_string().into(),
            done.to_string().into(),
        ]
    });
    let table = Table {
        name: title.clone(),
        columns: vec![
            Column::words("Day"),
            Column::figures("Answered on it"),
            Column::figures("Answered by then"),
        ],
        rows: rows.collect(),
    };
    let scene = chart::burn_up(&BurnUpSpec {
        title: title.clone(),
        width,
        total: case.overall.applicable,
        before,
        days,
        today: case.today,
    });
    let note = " Each answer counts from the day of its last change.";
    Picture {
        name: "burn-up".to_owned(),
        sentence: [scene.summary.as_str(), note].concat(),
        table,
        title,
        scene,
    }
}

/// From the internal audit to the recertification, three years after the decision: what the plan
/// says and what has happened.
#[must_use]
pub fn cycle(case: &Case<'_>, width: u32) -> Picture {
    let title = "The certification’s three years".to_owned();
    let rows = events(case);
    let shown = |range: &Option<Range<Date>>| match range {
        None => Text::plain("–"),
        Some(range) if range.end <= range.start.plus_days(1) => range.start.long().into(),
        Some(range) => {
            let last = range.end.plus_days(-1);
            Text::plain(format!("{} to {}", range.start.long(), last.long()))
        }
    };
    let cells = rows.iter().map(|row| {
        let title = Text::plain(row.title.as_str());
        vec![title, shown(&row.planned), shown(&row.actual)]
    });
    let table = Table {
        name: title.clone(),
        columns: vec![
            Column::words("Event"),
            Column::words("Planned"),
            Column::words("Happened"),
        ],
        rows: cells.collect(),
    };
    let scene = chart::cycle(&CycleSpec {
        title: title.clone(),
        width,
        rows,
        today: case.today,
    });
    Picture {
        name: "cycle".to_owned(),
        sentence: scene.summary.clone(),
        table,
        title,
        scene,
    }
}

fn events(case: &Case<'_>) -> Vec<CycleRow> {
    let certification = &case.assessment.certification;
    let milestone = |id: &str| case.plan.milestone(id).map(|one| one.date);
    let decided = certification.decision.completed;
    let decision = certification.decision.planned.or(milestone("decision"));
    let from = decided.or(decision);
    let expires = from.map(|from| from.plus_months(36).plus_days(-1));
    let reviews = || case.assessment.register.reviews();
    let held = reviews().filter_map(|(_, one)| one.held).max();
    let review = reviews().filter_map(|(_, one)| one.planned).max();
    let one_day = |day: Option<Date>| day.map(|day| day..day.plus_days(1));
    let row = |title: &str, planned: Option<Range<Date>>, actual: Option<Range<Date>>| CycleRow {
        title: title.to_owned(),
        planned,
        actual,
    };
    let audit = |title: &str, kind: AuditKind, start: &str, end: &str| {
        let plan = milestone(start);
        let until = milestone(end).or(plan);
        let plan = plan
            .zip(until)
            .map(|(start, end)| start..end.max(start.plus_days(1)));
        let (planned, actual) = audits(case, kind, None);
        row(title, planned.or(plan), actual)
    };
    let surveillance = |number: usize, months: i32| {
        let latest = from.map(|from| from.plus_months(months));
        let (planned, actual) = audits(case, AuditKind::Surveillance, Some(number));
        let title = ["Surveillance audit ", &(number + 1).to_string()].concat();
        row(&title, planned.or(one_day(latest)), actual)
    };
    let renewal = || {
        let latest = expires.map(|expires| expires.plus_months(-3));
        let (planned, actual) = audits(case, AuditKind::Recertification, None);
        row("Recertification audit", planned.or(one_day(latest)), actual)
    };
    let mut rows = vec![
        audit(
            "Internal audit",
            AuditKind::Internal,
            "internal_audit_start",
            "internal_audit_end",
        ),
        row(
            "Management review",
            one_day(review.or(milestone("management_review_done"))),
            one_day(held),
        ),
        audit(
            "Stage 1 audit",
            AuditKind::Stage1,
            "stage1_start",
            "stage1_end",
        ),
        audit(
            "Stage 2 audit",
            AuditKind::Stage2,
            "stage2_start",
            "stage2_end",
        ),
        row(
            "Certification decision",
            one_day(decision),
            one_day(decided),
        ),
        row(
            "Certificate valid",
            decision
                .zip(decision.map(|from| from.plus_months(36)))
                .map(|(a, b)| a..b),
            decided
                .zip(certification.expiry())
                .map(|(start, end)| start..end.plus_days(1).max(start.plus_days(1))),
        ),
        surveillance(0, 12),
        surveillance(1, 24),
        renewal(),
    ];
    rows.retain(|row| row.planned.is_some() || row.actual.is_some());
    rows
}

/// When the audits of a kind are planned, and when they were; of several, the one at that place.
fn audits(
    case: &Case<'_>,
    kind: AuditKind,
    place: Option<usize>,
) -> (Option<Range<Date>>, Option<Range<Date>>) {
    let mut audits: Vec<&Audit> = case
        .assessment
        .register
        .audits()
        .map(|(_, audit)| audit)
        .filter(|audit| audit.kind == kind)
        .collect();
    audits.sort_by_key(|audit| audit.started.or(audit.planned).or(audit.ended));
    let audits: Vec<&Audit> = match place {
        Some(place) => audits.into_iter().skip(place).take(1).collect(),
        None => audits,
    };
    let around = |ranges: Vec<Range<Date>>| {
        let start = ranges.iter().map(|range| range.start).min()?;
        let end = ranges.iter().map(|range| range.end).max()?;
        Some(start..end)
    };
    let planned = audits.iter().filter_map(|audit| audit.planned);
    let planned = planned.map(|day| day..day.plus_days(1)).collect();
    let real = audits.iter().filter_map(|audit| {
        let start = audit.started.or(audit.ended)?;
        // An audit that has begun goes on until today.
        let end = audit.ended.unwrap_or(case.today.max(start));
        Some(start..end.max(start).plus_days(1))
    });
    (around(planned), around(real.collect()))
}
