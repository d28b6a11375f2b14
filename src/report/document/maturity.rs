//! Scores in pictures, and the figures of every clause.

use super::block::Block;
use crate::report::Case;
use crate::report::picture::{self, selection, tabs};
use crate::report::table::{Column, Table};
use crate::report::text::{Run, Text};
use crate::report::words::{percent, range, score};
use crate::scoring::RollUp;

pub(super) fn maturity(case: &Case<'_>) -> Vec<Block> {
    let (questionnaire, scores) = (case.questionnaire, &case.scores);
    let mut blocks = vec![Block::paragraph(
        "Declared is what the answers claim, backed is what evidence shows: a level at or above the \
         acceptance line counts only with evidence. The distance between the two is work on \
         evidence; the distance to the target is work on the practice.",
    )];
    // The first selection, the main clauses, stands in the summary too, which may be left out.
    for (name, _) in tabs(questionnaire) {
        let shown = selection(questionnaire, scores, &name);
        blocks.push(Block::heading(
            format!("radar-{}", if name.is_empty() { "main" } else { &name }),
            shown.title.clone(),
        ));
        let picture = picture::radar_of(questionnaire, &shown, case.other.as_ref(), picture::PAGE);
        blocks.push(Block::Picture(Box::new(picture)));
    }
    blocks.push(Block::heading("ranges", "How sure it is"));
    let ranges = picture::ranges(questionnaire, scores, picture::PAGE);
    blocks.push(Block::Picture(Box::new(ranges)));
    blocks.push(Block::heading("heat", "Every clause at a glance"));
    blocks.push(Block::Picture(Box::new(picture::heat(case, picture::PAGE))));
    blocks.push(Block::heading("figures", "Figures of every clause"));
    blocks.push(Block::Table(figures(case)));
    blocks
}

fn figures(case: &Case<'_>) -> Table {
    let mut rows = Vec::new();
    for node in &case.questionnaire.nodes {
        let scores = case.scores.of_node(case.questionnaire, node);
        let leaf = node.leaf.and_then(|leaf| case.scores.leaf(leaf));
        let name = if leaf.is_some() {
            Text::plain(format!("{} {}", node.number, node.title))
        } else {
            Text::strong(format!("{} {}", node.number, node.title))
        };
        let status = leaf.map_or_else(Text::default, |leaf| Text::status(leaf.status));
        let capability = match leaf {
            // Of what is not rated nothing is known, not even that it is at level 0.
            Some(leaf) if leaf.declared.is_some() => leaf.capability.to_string(),
            Some(_) => "–".to_owned(),
            None => scores
                .weakest
                .map_or_else(|| "–".to_owned(), |level| level.to_string()),
        };
        rows.push(row(name, status, &scores, capability));
    }
    rows.push(row(
        Text::strong("All clauses"),
        Text::default(),
        &case.overall,
        case.overall
            .weakest
            .map_or_else(|| "–".to_owned(), |level| level.to_string()),
    ));
    Table {
        name: "Scores of every clause".to_owned(),
        columns: vec![
            Column::words("Clause"),
            Column::words("Self-assessed"),
            Column::figures("Target"),
            Column::figures("Declared"),
            Column::figures("Backed"),
            Column::figures("Range"),
            Column::figures("Capability"),
            Column::figures("Covered"),
        ],
        rows,
    }
}

fn row(name: Text, status: Text, scores: &RollUp, capability: String) -> Vec<Text> {
    let quiet = |text: String| Text(vec![Run::Plain(text)]);
    vec![
        name,
        status,
        quiet(score(scores.target)),
        quiet(score(scores.declared)),
        quiet(score(scores.backed)),
        quiet(range(scores.low, scores.high)),
        quiet(capability),
        quiet(percent(scores.coverage)),
    ]
}
