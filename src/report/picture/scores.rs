//! Pictures of scores: radars, bars where there is no radar, and ranges.

use super::point::{range_of, scores_of};
use super::{Item, Picture, Selection, axis, scale, selection, values};
use crate::chart::{self, BarsSpec, RadarSpec, RangeRow, RangesSpec};
use crate::questionnaire::Questionnaire;
use crate::report::table::{Column, Table};
use crate::report::text::Text;
use crate::report::words::{percent, range, score};
use crate::report::{Age, Case, Other, headline};
use crate::scoring::{RollUp, Scores};

/// Fewer axes than this make bars: two points have no shape.
const RADAR_AXES: usize = 3;

/// The radar of the selection of that name: target, declared, and backed by evidence.
#[must_use]
pub fn radar(case: &Case<'_>, name: &str, width: u32) -> Picture {
    let shown = selection(case.questionnaire, &case.scores, name);
    radar_of(case.questionnaire, &shown, case.other.as_ref(), width)
}

/// The radar of a selection, with what evidence backs in another state where that is compared.
#[must_use]
pub fn radar_of(
    questionnaire: &Questionnaire,
    shown: &Selection,
    other: Option<&Other>,
    width: u32,
) -> Picture {
    let title = format!("{}: declared, and backed by evidence", shown.title);
    let axes: Vec<_> = shown.items.iter().map(axis).collect();
    let scale = scale(questionnaire);
    let compared = backed_in(questionnaire, shown, other);
    let age = other.map_or(Age::Unknown, |other| other.age);
    let (line, column) = names(age);
    let scene = if axes.len() < RADAR_AXES {
        chart::bars(&BarsSpec {
            title: title.clone(),
            width,
            scale,
            rows: axes,
            legend: true,
        })
    } else {
        chart::radar(&RadarSpec {
            title: title.clone(),
            width,
            scale,
            axes,
            compared: compared.clone(),
            compared_as: line,
            legend: true,
        })
    };
    let there = |axis: usize| Some((*compared.get(axis)?, age));
    let axes = shown.items.iter().enumerate();
    let points = axes.map(|(axis, item)| scores_of(item, there(axis)));
    let points = points.collect();
    let named: Vec<(String, RollUp)> = shown
        .items
        .iter()
        .map(|item| (item.label(), item.scores.clone()))
        .collect();
    let mut table = figures(&title, &shown.items);
    let mut sentence = headline::radar(&named);
    if let Some(other) = other {
        sentence.push(' ');
        sentence.push_str(&change(&shown.items, &compared, other));
        table.columns.push(Column::figures(column));
        for (row, backed) in table.rows.iter_mut().zip(&compared) {
            row.push(score(*backed).into());
        }
    }
    Picture {
        name: ["radar-", &shown.name]
            .concat()
            .trim_end_matches('-')
            .to_owned(),
        sentence,
        table,
        title,
        scene,
        points,
    }
}

/// What another state is called: its line, and its column in the table.
const fn names(age: Age) -> (&'static str, &'static str) {
    match age {
        Age::Earlier => ("backed earlier", "Backed earlier"),
        Age::Later => ("backed later", "Backed later"),
        Age::Unknown => ("backed, compared", "Backed, compared"),
    }
}

/// What evidence backs in another state, axis by axis; nothing where nothing is compared.
fn backed_in(
    questionnaire: &Questionnaire,
    shown: &Selection,
    other: Option<&Other>,
) -> Vec<Option<f64>> {
    let Some(other) = other else {
        return Vec::new();
    };
    let there = selection(questionnaire, &other.scores, &shown.name);
    there.items.iter().map(|item| item.scores.backed).collect()
}

/// Where the two states lie furthest apart, told in the order of time.
fn change(items: &[Item], compared: &[Option<f64>], other: &Other) -> String {
    let mut most: Option<(&Item, f64, f64)> = None;
    for (item, there) in items.iter().zip(compared) {
        if let (Some(here), Some(there)) = (item.scores.backed, *there)
            && most.is_none_or(|(_, a, b)| (here - there).abs() > (b - a).abs())
        {
            most = Some((item, there, here));
        }
    }
    let (beside, verb) = match other.age {
        Age::Earlier => ("Compared with the earlier state", "has changed"),
        Age::Later => ("By the later state", "had changed"),
        Age::Unknown => ("Compared with the other state", "differs"),
    };
    let day = other.day.map(|day| format!(" of {}", day.long()));
    let beside = [beside, &day.unwrap_or_default()].concat();
    let differing = most.filter(|(_, there, here)| score(Some(*there)) != score(Some(*here)));
    let Some((item, there, here)) = differing else {
        return format!("{beside}, nothing {verb} that evidence backs.");
    };
    let (label, there, here) = (item.label(), score(Some(there)), score(Some(here)));
    let from_to = match other.age {
        Age::Earlier => format!("from {there} to {here}"),
        Age::Later => format!("from {here} to {there}"),
        Age::Unknown => format!("{there} there, {here} here"),
    };
    format!("{beside}, most {verb} at {label}: {from_to}, backed by evidence.")
}

fn figures(name: &str, items: &[Item]) -> Table {
    let row = |item: &Item| {
        let scores = &item.scores;
        let weakest = scores
            .weakest
            .map_or_else(|| "–".to_owned(), |level| level.to_string());
        vec![
            Text::plain(item.label()),
            score(scores.target).into(),
            score(scores.declared).into(),
            score(scores.backed).into(),
            range(scores.low, scores.high).into(),
            weakest.into(),
            percent(scores.coverage).into(),
        ]
    };
    Table {
        name: name.to_owned(),
        columns: vec![
            Column::words("Clause"),
            Column::figures("Target"),
            Column::figures("Declared"),
            Column::figures("Backed"),
            Column::figures("Range"),
            Column::figures("Weakest"),
            Column::figures("Covered"),
        ],
        rows: items.iter().map(row).collect(),
    }
}

/// How far each main clause could be off.
#[must_use]
pub fn ranges(questionnaire: &Questionnaire, scores: &Scores, width: u32) -> Picture {
    let shown = selection(questionnaire, scores, "");
    let title = "Possible range by main clause".to_owned();
    let row = |item: &Item| RangeRow {
        number: item.number.clone(),
        title: item.title.clone(),
        low: item.scores.low.unwrap_or_default(),
        high: item.scores.high.unwrap_or_default(),
        values: values(&item.scores),
    };
    let scene = chart::ranges(&RangesSpec {
        title: title.clone(),
        width,
        scale: scale(questionnaire),
        rows: shown.items.iter().map(row).collect(),
    });
    Picture {
        name: "ranges".to_owned(),
        sentence: widest(&shown.items),
        table: figures(&title, &shown.items),
        title,
        scene,
        points: shown.items.iter().map(range_of).collect(),
    }
}

/// Where the answers leave most open.
fn widest(items: &[Item]) -> String {
    let mut widest: Option<(&Item, f64, f64)> = None;
    for item in items {
        if let (Some(low), Some(high)) = (item.scores.low, item.scores.high)
            && widest.is_none_or(|(_, other, top)| high - low > top - other)
        {
            widest = Some((item, low, high));
        }
    }
    match widest {
        Some((item, low, high)) => format!(
            "{} is least certain: anything from {} to {} is possible. Open questions, low confidence \
             and missing evidence widen a bar.",
            item.label(),
            score(Some(low)),
            score(Some(high))
        ),
        None => "Nothing here applies.".to_owned(),
    }
}
