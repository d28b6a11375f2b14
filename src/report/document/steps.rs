//! The steps: what was planned and what came of it, and how ready one is for each visit of the
//! certification body after the decision.

use super::block::Block;
use crate::date::Date;
use crate::report::Case;
use crate::report::journey::{departures, done, not_met, visit_readiness};
use crate::report::table::{Column, Table};
use crate::report::text::Text;
use crate::report::words::{capitalised, day};
use crate::roadmap::{Journey, journey};

fn way(case: &Case<'_>) -> Journey {
    let (questionnaire, assessment) = (case.questionnaire, case.assessment);
    journey(
        questionnaire,
        assessment,
        &case.scores,
        &case.plan,
        case.today,
    )
}

/// Every step with its planned days and what came of it; `None` where there are no steps.
pub(super) fn planned(case: &Case<'_>) -> Option<Block> {
    let way = way(case);
    if way.steps.is_empty() {
        return None;
    }
    let day = |date: Option<Date>| date.map_or_else(|| "–".to_owned(), day);
    let steps = way.steps.iter().zip(&case.questionnaire.steps).enumerate();
    let rows = steps.map(|(at, (state, model))| {
        vec![
            Text::plain(format!("{} {}", at + 1, model.name)),
            day(state.by_plan).into(),
            day(state.set_for).into(),
            done(state).into(),
            departures(state).into(),
        ]
    });
    Some(Block::Table(Table {
        name: "Planned and actual".to_owned(),
        columns: vec![
            Column::words("Step"),
            Column::words("By the plan"),
            Column::words("Planned by you"),
            Column::words("Done"),
            Column::words("Departure"),
        ],
        rows: rows.collect(),
    }))
}

/// How ready one is for the audits that come after the decision, rule by rule; nothing before it.
pub(super) fn visits(case: &Case<'_>) -> Vec<Block> {
    if case.assessment.decided().is_none() {
        return Vec::new();
    }
    let way = way(case);
    let steps = way.steps.iter().zip(&case.questionnaire.steps);
    let mut blocks = Vec::new();
    for (state, model) in steps.filter(|(state, _)| !state.ready.is_empty()) {
        let failing = state.ready.iter().filter(|rule| !rule.holds).count();
        let said = format!("{}: {}", model.name, visit_readiness(failing));
        blocks.push(Block::heading(format!("visit-{}", state.id), said));
        let rows = state.ready.iter().zip(&model.ready).map(|(rule, model)| {
            let (holds, far) = if rule.holds {
                (Text::plain("✓ Yes"), String::new())
            } else {
                (Text::strong("▲ No"), capitalised(&not_met(&rule.failing)))
            };
            vec![model.text.clone().into(), holds, far.into()]
        });
        blocks.push(Block::Table(Table {
            name: format!("Rules for {}", model.name),
            columns: vec![
                Column::words("Rule"),
                Column::words("Holds"),
                Column::words("How far it is"),
            ],
            rows: rows.collect(),
        }));
    }
    blocks
}
