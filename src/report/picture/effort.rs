//! Work by month and by who does it.

use super::{Picture, Point};
use crate::chart::{self, Amount, AmountsColumn, AmountsRow, AmountsSpec};
use crate::date::Date;
use crate::inert::visible;
use crate::report::Case;
use crate::report::table::{Column, Table};
use crate::report::text::Text;
use crate::report::words::{count, days, person_days};
use crate::roadmap::Package;
use crate::tenths::{sum, tenths};

/// So many owners have a row of their own, as many as fit on a page; the others share one.
const OWNERS: usize = 30;
/// More months than this make quarters in the table.
const MONTHS: usize = 24;
/// So many columns have room for their figures: in a wide picture, and on a phone.
const COLUMNS: usize = 10;
const COLUMNS_NARROW: usize = 6;
const NARROW: u32 = 480;
/// An owner's name in a picture is no longer; the table has all of it.
const NAME: usize = 80;
const NOBODY: &str = "Nobody named";

/// The packages' effort, spread evenly over their days, by month and by owner: whoever was named,
/// else whoever usually owns the clause.
#[must_use]
pub fn effort(case: &Case<'_>, width: u32) -> Picture {
    let packages = &case.plan.packages;
    let title = "Effort by month and owner".to_owned();
    let owners = owners(case);
    let months = spans(packages, MONTHS);
    let most = if width < NARROW {
        COLUMNS_NARROW
    } else {
        COLUMNS
    };
    let columns = spans(packages, most);
    let amounts = |is: &dyn Fn(&str) -> bool| -> Vec<Amount> {
        let own: Vec<&Package> = packages
            .iter()
            .filter(|one| is(&owner(case, one)))
            .collect();
        columns.iter().map(|span| amount(&own, span)).collect()
    };
    let (own, others) = owners.split_at(owners.len().min(OWNERS));
    let row = |(name, _): &(String, f64)| AmountsRow {
        title: short(name),
        amounts: amounts(&|one| one == name),
    };
    let mut rows: Vec<AmountsRow> = own.iter().map(row).collect();
    if !others.is_empty() {
        rows.push(AmountsRow {
            title: count(others.len(), "other", "others"),
            amounts: amounts(&|one| others.iter().any(|(name, _)| name == one)),
        });
    }
    let points = rows.iter().map(|row| point(&columns, row)).collect();
    let scene = chart::amounts(&AmountsSpec {
        title: title.clone(),
        width,
        things: ("owner", "owners"),
        columns: heads(&columns),
        all: "Together",
        sums: amounts(&|_| true),
        rows,
    });
    Picture {
        name: "effort".to_owned(),
        sentence: busiest(packages, &months),
        table: table(case, &title, &months, &owners),
        title,
        scene,
        points,
    }
}

/// A row in words.
fn point(spans: &[(Date, Date)], row: &AmountsRow) -> Point {
    let amounts = row.amounts.iter().filter(|one| one.value > 0.0);
    let total = tenths(sum(amounts.map(|one| one.value)));
    let mut what = person_days(total);
    for (place, (span, one)) in spans
        .iter()
        .zip(&row.amounts)
        .filter(|(_, one)| one.value > 0.0)
        .enumerate()
    {
        what.push_str(if place == 0 { ": " } else { ", " });
        what.push_str(&name(span));
        what.push(' ');
        what.push_str(&one.figure);
    }
    Point::new(&row.title, &what)
}

/// What of these packages' effort falls into a span, as it is drawn.
fn amount(packages: &[&Package], span: &(Date, Date)) -> Amount {
    let value = tenths(sum(packages.iter().map(|package| share(package, span))));
    Amount {
        value,
        figure: days(value),
    }
}

/// The columns' heads: months or quarters, under their years.
fn heads(spans: &[(Date, Date)]) -> Vec<AmountsColumn> {
    let mut last = None;
    let head = |(start, end): &(Date, Date)| {
        let (year, month, _) = start.parts();
        let months = end.plus_days(-1).parts().1 - month + 1;
        let group = (last.replace(year) != Some(year)).then(|| year.to_string());
        let name = match months {
            1 => start.month_short().to_owned(),
            3 => format!("Q{}", month.div_ceil(3)),
            _ => String::new(),
        };
        AmountsColumn { name, group }
    };
    spans.iter().map(head).collect()
}

/// A name that fits into a picture.
fn short(name: &str) -> String {
    let mut short: String = name.chars().take(NAME).collect();
    if short.len() < name.len() {
        short.push('…');
    }
    visible(&short).into_owned()
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

/// The months from the first day of work to the last; quarters, or years, where there are more.
fn spans(packages: &[Package], most: usize) -> Vec<(Date, Date)> {
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
    let mut shorter = [1, 3].into_iter().map(by);
    let fitting = shorter.find(|spans| spans.len() <= most);
    fitting.unwrap_or_else(|| by(12))
}

fn name((start, end): &(Date, Date)) -> String {
    let (year, _, _) = start.parts();
    let last = end.plus_days(-1);
    match last.parts().1 - start.parts().1 {
        0 => format!("{} {year}", start.month_name()),
        11 => year.to_string(),
        _ => format!("{}–{} {year}", start.month_short(), last.month_short()),
    }
}

/// What of a package's effort falls into a span.
fn share(package: &Package, (start, end): &(Date, Date)) -> f64 {
    let whole = package.finish.days_since(package.start).max(1);
    let finish = package.start.plus_days(whole);
    let within = finish.min(*end).days_since(package.start.max(*start));
    package.effort.days * within.max(0) as f64 / whole as f64
}

fn busiest(packages: &[Package], spans: &[(Date, Date)]) -> String {
    let all: Vec<&Package> = packages.iter().collect();
    let mut most: Option<(&(Date, Date), f64)> = None;
    for span in spans {
        let total = amount(&all, span).value;
        if most.is_none_or(|(_, other)| total > other) {
            most = Some((span, total));
        }
    }
    match most {
        None => "Nothing is planned.".to_owned(),
        Some((span, total)) => format!(
            "{} takes most: {}. Each package’s effort is spread evenly over its days.",
            name(span),
            person_days(total)
        ),
    }
}

fn table(case: &Case<'_>, title: &str, spans: &[(Date, Date)], owners: &[(String, f64)]) -> Table {
    let mut rows = Vec::new();
    for span in spans {
        for (own, _) in owners {
            let packages = case.plan.packages.iter();
            let theirs = packages.filter(|one| owner(case, one) == *own);
            let whole = tenths(sum(theirs.map(|package| share(package, span))));
            if whole > 0.0 {
                rows.push(vec![
                    Text::plain(name(span)),
                    Text::typed(own),
                    days(whole).into(),
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
