//! Work by month and by who does it.

use super::Picture;
use crate::chart::{self, Role, StackKind, StackRow, StacksSpec};
use crate::date::Date;
use crate::inert::visible;
use crate::report::Case;
use crate::report::document::{Column, Table, Text};
use crate::report::words::{days, person_days};
use crate::roadmap::Package;
use crate::tenths::tenths;

/// So many owners have a colour of their own; the others share one.
const OWNERS: [Role; 4] = [Role::First, Role::Second, Role::Third, Role::Fourth];
/// More months than this make quarters.
const MONTHS: usize = 24;
/// An owner's name in a picture is no longer; the table has all of it.
const NAME: usize = 32;
const NOBODY: &str = "Nobody named";

/// The packages' effort, spread evenly over their days, by month and by owner: whoever was named,
/// else whoever usually owns the clause.
#[must_use]
pub fn effort(case: &Case<'_>, width: u32) -> Picture {
    let packages = &case.plan.packages;
    let spans = spans(packages);
    let owners = owners(case);
    let (own, others) = owners.split_at(owners.len().min(OWNERS.len()));
    let amount = |span: &(Date, Date), is: &dyn Fn(&str) -> bool| -> f64 {
        let matching = packages.iter().filter(|one| is(&owner(case, one)));
        matching.map(|package| share(package, span)).sum()
    };
    let mut kinds: Vec<StackKind> = own
        .iter()
        .zip(OWNERS)
        .map(|((name, _), role)| kind(role, name))
        .collect();
    if !others.is_empty() {
        kinds.push(kind(Role::Fifth, "Others"));
    }
    let names: Vec<String> = spans.iter().map(name).collect();
    let row = |(span, title): (&(Date, Date), &String)| {
        let mut amounts: Vec<f64> = own
            .iter()
            .map(|(name, _)| amount(span, &|one| one == name))
            .collect();
        if !others.is_empty() {
            amounts.push(amount(span, &|one| {
                others.iter().any(|(name, _)| name == one)
            }));
        }
        StackRow {
            number: String::new(),
            title: title.clone(),
            figure: person_days(tenths(amounts.iter().sum())),
            amounts,
        }
    };
    let title = "Effort by month and owner".to_owned();
    let rows: Vec<StackRow> = spans.iter().zip(&names).map(row).collect();
    let sentence = busiest(&rows);
    let scene = chart::stacks(&StacksSpec {
        title: title.clone(),
        width,
        things: ("month", "months"),
        kinds,
        rows,
    });
    Picture {
        name: "effort".to_owned(),
        sentence,
        table: table(case, &title, &spans, &names, &owners),
        title,
        scene,
    }
}

fn kind(role: Role, name: &str) -> StackKind {
    let mut short: String = name.chars().take(NAME).collect();
    if short.len() < name.len() {
        short.push('…');
    }
    StackKind {
        role,
        sign: "",
        name: visible(&short).into_owned(),
    }
}

/// Who does a package.
fn owner(case: &Case<'_>, package: &Package) -> String {
    let named = case.assessment.plan.packages.get(&package.clause);
    let named = named.map_or("", |own| own.owner.trim());
    if !named.is_empty() {
        return named.to_owned();
    }
    let leaf = case.questionnaire.leaves.get(package.leaf);
    let usual = leaf.and_then(|leaf| leaf.owner.clone());
    usual.unwrap_or_else(|| NOBODY.to_owned())
}

/// Everybody with the days of their packages, those with the most first.
fn owners(case: &Case<'_>) -> Vec<(String, f64)> {
    let mut owners: Vec<(String, f64)> = Vec::new();
    for package in &case.plan.packages {
        let name = owner(case, package);
        match owners.iter_mut().find(|(one, _)| *one == name) {
            Some((_, sum)) => *sum += package.effort.days,
            None => owners.push((name, package.effort.days)),
        }
    }
    owners.sort_by(|(a, more), (b, less)| less.total_cmp(more).then_with(|| a.cmp(b)));
    owners
}

/// The months from the first day of work to the last; quarters where there are many.
fn spans(packages: &[Package]) -> Vec<(Date, Date)> {
    let first = packages.iter().map(|one| one.start).min();
    let last = packages.iter().map(|one| one.finish).max();
    let (Some(first), Some(last)) = (first, last) else {
        return Vec::new();
    };
    let by = |months: i32| -> Vec<(Date, Date)> {
        let (year, month, _) = first.parts();
        let step = u8::try_from(months).unwrap_or(1).max(1);
        let begin = month.saturating_sub(1) / step * step + 1;
        let mut start = Date::new(year, begin, 1).unwrap_or(first);
        let mut spans = Vec::new();
        while start < last {
            let end = start.plus_months(months);
            // The calendar's last day has no next one.
            if end <= start {
                break;
            }
            spans.push((start, end));
            start = end;
        }
        spans
    };
    let months = by(1);
    if months.len() > MONTHS { by(3) } else { months }
}

fn name((start, end): &(Date, Date)) -> String {
    let (year, _, _) = start.parts();
    let last = end.plus_days(-1);
    if last.parts().1 == start.parts().1 {
        format!("{} {year}", start.month_name())
    } else {
        format!("{}–{} {year}", start.month_short(), last.month_short())
    }
}

/// What of a package's effort falls into a span.
fn share(package: &Package, (start, end): &(Date, Date)) -> f64 {
    let whole = package.finish.days_since(package.start).max(1);
    let finish = package.start.plus_days(whole);
    let within = finish.min(*end).days_since(package.start.max(*start));
    package.effort.days * within.max(0) as f64 / whole as f64
}

fn busiest(rows: &[StackRow]) -> String {
    let total = |row: &StackRow| row.amounts.iter().sum::<f64>();
    let mut most: Option<&StackRow> = None;
    for row in rows {
        if most.is_none_or(|other| total(row) > total(other)) {
            most = Some(row);
        }
    }
    match most {
        None => "Nothing is planned.".to_owned(),
        Some(row) => format!(
            "{} takes most: {}. Each package’s effort is spread evenly over its days.",
            row.title, row.figure
        ),
    }
}

fn table(
    case: &Case<'_>,
    title: &str,
    spans: &[(Date, Date)],
    names: &[String],
    owners: &[(String, f64)],
) -> Table {
    let mut rows = Vec::new();
    for (span, month) in spans.iter().zip(names) {
        for (name, _) in owners {
            let packages = case.plan.packages.iter();
            let own = packages.filter(|one| owner(case, one) == *name);
            let sum = tenths(own.map(|package| share(package, span)).sum());
            if sum > 0.0 {
                rows.push(vec![
                    Text::plain(month.as_str()),
                    Text::typed(name),
                    days(sum).into(),
                ]);
            }
        }
    }
    Table {
        name: title.to_owned(),
        columns: vec![
            Column::words("Month"),
            Column::words("Owner"),
            Column::figures("Person-days"),
        ],
        rows,
    }
}
