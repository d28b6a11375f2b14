//! The verdicts, each with every rule and what fails it.

use super::block::Block;
use crate::report::Case;
use crate::report::explain::why_rule;
use crate::report::table::{Column, Table};
use crate::report::text::{Run, Text};
use crate::report::words::{capitalised, verdict};
use crate::scoring::{RuleReport, VerdictReport};

/// So many failing questions are named; all of them stand among the answers.
const MOST: usize = 12;

pub(super) fn readiness(case: &Case<'_>) -> Vec<Block> {
    if case.verdicts.is_empty() {
        return Vec::new();
    }
    let mut blocks = vec![Block::paragraph(
        "A verdict rests on rules about single questions and documents, never on an average. It \
         says what the answers suggest; an audit decides.",
    )];
    for report in &case.verdicts {
        let name = capitalised(&report.name);
        let said = format!("{name}: self-assessed, {}", verdict(report.verdict));
        blocks.push(Block::heading(format!("verdict-{}", report.id), said));
        let rows = report.rules.iter().map(|rule| row(case, report, rule));
        blocks.push(Block::Table(Table {
            name: format!("Rules for {}", report.name),
            columns: vec![
                Column::words("Rule"),
                Column::words("Holds"),
                Column::words("How far it is"),
            ],
            rows: rows.collect(),
        }));
    }
    blocks.extend(super::steps::visits(case));
    blocks
}

fn row(case: &Case<'_>, report: &VerdictReport, rule: &RuleReport) -> Vec<Text> {
    let far = Text::plain(why_rule(case.questionnaire, report, rule));
    let far = if rule.passed || !names_more(case, rule) {
        far
    } else {
        far.and(Run::Break).then(failing(case, rule))
    };
    let holds = if rule.is_blank() {
        Text::plain("– Nothing to judge")
    } else if rule.passed {
        Text::plain("✓ Yes")
    } else {
        Text::strong("▲ No")
    };
    vec![rule.text.clone().into(), holds, far]
}

/// What fails the rule, by its ids; those of questions lead to them.
fn failing(case: &Case<'_>, rule: &RuleReport) -> Text {
    let mut named = Text(vec![Run::Quiet("Not yet: ".to_owned())]);
    let more = rule.failing.len().saturating_sub(MOST);
    let last = rule.failing.len().min(MOST).saturating_sub(1);
    for (place, id) in rule.failing.iter().take(MOST).enumerate() {
        if place > 0 {
            let between = if place == last && more == 0 {
                " and "
            } else {
                ", "
            };
            named = named.and(Run::Quiet(between.to_owned()));
        }
        named = named.and(if case.questionnaire.question(id).is_some() {
            Run::question(id)
        } else {
            Run::Quiet(id.clone())
        });
    }
    if more > 0 {
        named = named.and(Run::Quiet(format!(" and {more} more")));
    }
    named
}

/// Whether the ids of what fails say more than the sentence: those of questions, clauses and
/// documents do, those of dates and of other verdicts do not.
fn names_more(case: &Case<'_>, rule: &RuleReport) -> bool {
    let questionnaire = case.questionnaire;
    rule.failing.iter().any(|id| {
        questionnaire.question(id).is_some()
            || questionnaire.node(id).is_some()
            || questionnaire.document(id).is_some()
    })
}
