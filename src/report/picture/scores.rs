//! Pictures of scores: radars, bars where there is no radar, and ranges.

use super::point::{range_of, scores_of};
use super::{Item, Picture, Selection, axis, scale, selection, values};
use crate::chart::{self, BarsSpec, RadarSpec, RangeRow, RangesSpec};
use crate::questionnaire::Questionnaire;
use crate::report::table::{Column, Table};
use crate::report::text::Text;
use crate::report::words::{percent, range, score};
use crate::report::{Case, Earlier, headline};
use crate::scoring::{RollUp, Scores};

/// Fewer axes than this make bars: two points have no shape.
const RADAR_AXES: usize = 3;

/// The radar of the selection of that name: target, declared, and backed by evidence.
#[must_use]
pub fn radar(case: &Case<'_>, name: &str, width: u32) -> Picture {
    let shown = selection(case.questionnaire, &case.scores, name);
    radar_of(case.questionnaire, &shown, case.earlier.as_ref(), width)
}

/// The radar of a selection, with what evidence backed earlier where that is known.
#[must_use]
pub fn radar_of(
    questionnaire: &Questionnaire,
    shown: &Selection,
    earlier: Option<&Earlier>,
    width: u32,
) -> Picture {
    let title = format!("{}: declared, and backed by evidence", shown.title);
    let axes: Vec<_> = shown.items.iter().map(axis).collect();
    let scale = scale(questionnaire);
    let before = before(questionnaire, shown, earlier);
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
            earlier: before.clone(),
            legend: true,
        })
    };
    let then = |axis: usize| before.get(axis).copied();
    let axes = shown.items.iter().enumerate();
    let points = axes.map(|(axis, item)| scores_of(item, then(axis)));
    let points = points.collect();
    let named: Vec<(String, RollUp)> = shown
        .items
        .iter()
        .map(|item| (item.label(), item.scores.clone()))
        .collect();
    let mut table = figures(&title, &shown.items);
    let mut sentence = headline::radar(&named);
    if let Some(earlier) = earlier {
        sentence.push(' ');
        sentence.push_str(&change(&shown.items, &before, earlier));
        table.columns.push(Column::figures("Backed, compared"));
        for (row, before) in table.rows.iter_mut().zip(&before) {
            row.push(score(*before).into());
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

/// What evidence backed earlier, axis by axis; nothing where nothing is compared.
#[must_use]
pub fn before(
    questionnaire: &Questionnaire,
    shown: &Selection,
    earlier: Option<&Earlier>,
) -> Vec<Option<f64>> {
    let Some(earlier) = earlier else {
        return Vec::new();
    };
    let then = selection(questionnaire, &earlier.scores, &shown.name);
    then.items.iter().map(|item| item.scores.backed).collect()
}

/// Where most has changed.
#[must_use]
pub fn change(items: &[Item], before: &[Option<f64>], earlier: &Earlier) -> String {
    let since = match earlier.day {
        Some(day) => format!("Compared with {}", day.long()),
        None => "Compared with the earlier state".to_owned(),
    };
    let mut most: Option<(&Item, f64, f64)> = None;
    for (item, before) in items.iter().zip(before) {
        if let (Some(now), Some(before)) = (item.scores.backed, *before)
            && most.is_none_or(|(_, a, b)| (now - before).abs() > (b - a).abs())
        {
            most = Some((item, before, now));
        }
    }
    match most {
        Some((item, before, now)) if score(Some(before)) != score(Some(now)) => format!(
            "{since}, most has changed at {}: from {} to {}, backed by evidence.",
            item.label(),
            score(Some(before)),
            score(Some(now))
        ),
        _ => format!("{since}, nothing has changed that evidence backs."),
    }
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
