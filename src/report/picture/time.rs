//! How far the answers have come, and the certification's three years.

use std::ops::Range;

use super::{Picture, Point};
use crate::assessment::{AuditKind, Span};
use crate::chart::{self, BurnUpSpec, CycleRow, CycleSpec};
use crate::date::Date;
use crate::map::Map;
use crate::questionnaire::file::Landmark;
use crate::report::Case;
use crate::report::table::{Column, Table};
use crate::report::text::Text;
use crate::report::words::count;
use crate::scoring::standing;

/// The share of questions that are rated, by the day on which each answer was last changed: an
/// answer that was changed counts from then on, because earlier states are not kept.
#[must_use]
pub fn burn_up(case: &Case<'_>, width: u32) -> Picture {
    let title = "Questions rated over time".to_owned();
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
    let total = case.overall.applicable;
    let mut done = before;
    let mut points = Vec::with_capacity(days.len());
    let rows = days.iter().map(|(day, more)| {
        done += more;
        let rated = count(*more, "question rated", "questions rated");
        let what = format!("{rated}, {done} of {total} by then");
        points.push(Point::new(&day.long(), &what));
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
            Column::figures("Rated on it"),
            Column::figures("Rated by then"),
        ],
        rows: rows.collect(),
    };
    let scene = chart::burn_up(&BurnUpSpec {
        title: title.clone(),
        width,
        total,
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
        points,
    }
}

/// From the internal audit to the recertification, three years after the decision: what the plan
/// says and what has happened.
#[must_use]
pub fn cycle(case: &Case<'_>, width: u32) -> Picture {
    let title = "The certification’s three years".to_owned();
    let rows = events(case);
    let shown =
        |range: &Option<Range<Date>>| Text::plain(range.as_ref().map_or("–".to_owned(), when));
    let cells = rows.iter().map(|row| {
        let title = Text::plain(row.title.as_str());
        vec![title, shown(&row.planned), shown(&row.actual)]
    });
    let points = rows.iter().map(point).collect();
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
        points,
    }
}

/// A day, or the first and the last.
fn when(range: &Range<Date>) -> String {
    let last = range.end.plus_days(-1);
    if last <= range.start {
        return range.start.long();
    }
    format!("{} to {}", range.start.long(), last.long())
}

/// An event in words.
fn point(row: &CycleRow) -> Point {
    let planned = row
        .planned
        .as_ref()
        .map(|range| format!("planned for {}", when(range)));
    let actual = row
        .actual
        .as_ref()
        .map(|range| format!("happened {}", when(range)));
    let actual = actual.unwrap_or_else(|| "not happened yet".to_owned());
    let what = match planned {
        Some(planned) => format!("{planned}, {actual}"),
        None => actual,
    };
    Point::new(&row.title, &what)
}

fn events(case: &Case<'_>) -> Vec<CycleRow> {
    let a = case.assessment;
    let (plan, decided) = (&case.plan, a.decided());
    // What the plan says of something to come; of something that has happened only where the plan
    // began before that.
    let by_plan = |landmark: Landmark, happened: Option<Date>| match happened {
        None if decided.is_some() && landmark != Landmark::Decision => None,
        None => plan.landmark(landmark).map(|one| one.date),
        Some(day) => {
            let mut own = plan.milestones.iter().filter(|_| plan.start <= day);
            own.find(|one| one.landmark == Some(landmark))
                .map(|one| one.date)
        }
    };
    let one_day = |day: Option<Date>| day.map(|day| day..day.plus_days(1));
    // What has begun and not ended goes on until today.
    let actual = |span: Span| {
        let start = span.began.or(span.ended)?;
        let end = span.ended.unwrap_or(case.today).max(start);
        Some(start..end.plus_days(1))
    };
    let event = |title: &str, span: Span, start: Landmark, end: Landmark| {
        let began = span.began.or(span.ended);
        let from = by_plan(start, began);
        let until = by_plan(end, began).or(from);
        let by_plan = from.zip(until);
        let by_plan = by_plan.map(|(start, end)| start..end.max(start.plus_days(1)));
        row(title, one_day(span.planned).or(by_plan), actual(span))
    };
    let audit = |title: &str, kind: AuditKind, start: Landmark, end: Landmark| {
        event(title, a.audit_span(kind), start, end)
    };
    let decision = a.decision_span();
    let planned = decision
        .planned
        .or(by_plan(Landmark::Decision, decision.ended));
    let years = |from: Date| from..from.plus_months(36);
    let certificate = decided
        .zip(a.certification.expiry())
        .map(|(start, end)| start..end.plus_days(1).max(start.plus_days(1)));
    let mut rows = vec![
        audit(
            "Internal audit",
            AuditKind::Internal,
            Landmark::InternalAuditStart,
            Landmark::InternalAuditEnd,
        ),
        event(
            "Management review",
            a.review_span(),
            Landmark::ManagementReview,
            Landmark::ManagementReview,
        ),
        audit(
            "Stage 1 audit",
            AuditKind::Stage1,
            Landmark::Stage1Start,
            Landmark::Stage1End,
        ),
        audit(
            "Stage 2 audit",
            AuditKind::Stage2,
            Landmark::Stage2Start,
            Landmark::Stage2End,
        ),
        row("Certification decision", one_day(planned), actual(decision)),
        row("Certificate valid", planned.map(years), certificate),
    ];
    rows.extend(later(case, decided.or(planned), &actual));
    rows.retain(|row| row.planned.is_some() || row.actual.is_some());
    rows
}

fn row(title: &str, planned: Option<Range<Date>>, actual: Option<Range<Date>>) -> CycleRow {
    CycleRow {
        title: title.to_owned(),
        planned,
        actual,
    }
}

/// The surveillance audits and the recertification audit that follow from a decision, made or
/// planned.
fn later(
    case: &Case<'_>,
    decision: Option<Date>,
    actual: &dyn Fn(Span) -> Option<Range<Date>>,
) -> Vec<CycleRow> {
    let Some(decision) = decision else {
        return Vec::new();
    };
    let a = case.assessment;
    let one_day = |day: Date| day..day.plus_days(1);
    let mut rows = Vec::new();
    let asked = a.surveillance();
    for (place, months) in [12, 24].into_iter().enumerate() {
        let known = asked.get(place);
        let span = known.map(|one| one.span).unwrap_or_default();
        let latest = known.map_or(decision.plus_months(months), |one| one.latest);
        let title = ["Surveillance audit ", &(place + 1).to_string()].concat();
        let planned = one_day(span.planned.unwrap_or(latest));
        rows.push(row(&title, Some(planned), actual(span)));
    }
    let renewal = a.renewal_due();
    let renewal = renewal.unwrap_or_else(|| decision.plus_months(36).plus_days(-1).plus_months(-3));
    let span = if a.decided().is_some() {
        a.audit_span(AuditKind::Recertification)
    } else {
        Span::default()
    };
    let planned = one_day(span.planned.unwrap_or(renewal));
    rows.push(row("Recertification audit", Some(planned), actual(span)));
    rows
}
