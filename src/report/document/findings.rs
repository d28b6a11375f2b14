//! What an auditor would likely find, the most severe first, with what triggers it.

use super::block::{Block, Entry, Fact};
use crate::assessment::PackageStatus;
use crate::questionnaire::{LeafIx, Question, Status, uncapitalised};
use crate::report::Case;
use crate::report::explain::why_status;
use crate::report::text::{Run, Text};
use crate::report::words::{capitalised, evidence, list, package_status, person_days, score};
use crate::report::{headline, picture};

pub(super) fn findings(case: &Case<'_>) -> Vec<Block> {
    let found = case.findings();
    if found.is_empty() {
        return vec![Block::paragraph(
            "Every clause that applies is rated and at its target.",
        )];
    }
    let counts = capitalised(&headline::findings(&case.overall.counts));
    let mut blocks = vec![Block::paragraph(format!("{counts}."))];
    if case.overall.rated > 0 {
        blocks.push(Block::Picture(Box::new(picture::severity(
            case,
            picture::PAGE,
        ))));
    }
    blocks.extend(systemic(case));
    let mut last: Option<Status> = None;
    for leaf in found {
        let status = case.scores.status(leaf);
        if last != Some(status) {
            let anchor = format!("findings-{}", status.key());
            blocks.push(Block::heading(anchor, Text::status(status)));
            last = Some(status);
        }
        blocks.extend(entry(case, leaf));
    }
    blocks
}

/// A warning where many minor findings of one group could become a major one.
fn systemic(case: &Case<'_>) -> Option<Block> {
    let groups = case.questionnaire.nodes.iter();
    let systemic: Vec<String> = groups
        .filter(|node| node.leaf.is_none())
        .filter(|node| case.scores.of_node(case.questionnaire, node).systemic)
        .map(|node| format!("{} {}", node.number, node.short))
        .collect();
    (!systemic.is_empty()).then(|| {
        let groups = list(&systemic);
        Block::Note(Text::plain(format!(
            "{groups}: at least half of the clauses here are likely minor. An auditor may combine \
             them into a major."
        )))
    })
}

fn entry(case: &Case<'_>, leaf: LeafIx) -> Option<Block> {
    let questionnaire = case.questionnaire;
    let model = questionnaire.leaves.get(leaf)?;
    let scores = case.scores.leaf(leaf)?;
    let why = why_status(questionnaire, case.assessment, leaf, scores);
    let mut lead = Text::plain(why.sentence);
    for place in &why.questions {
        if let Some(question) = questionnaire.questions.get(*place) {
            let link = Run::question(question.id.as_str());
            lead = lead.and(Run::Break).and(link);
            lead = lead.and(Run::Plain(format!(" {}", question.text)));
            if let Some(rated) = rated(case, question) {
                lead = lead.and(Run::Quiet(format!(" {rated}")));
            }
        }
    }
    let mut facts = vec![Fact::new(
        "Scores",
        format!(
            "declared {}, backed {}, target {}",
            score(scores.declared),
            score(scores.backed),
            scores.target
        ),
    )];
    if let Some(package) = case.plan.package(leaf) {
        let text = format!(
            "{}, from {}, done by {}",
            person_days(package.effort.days),
            package.start.long(),
            package.finish.long()
        );
        facts.push(Fact::new("Planned", text));
    }
    let own = case.assessment.plan.packages.get(&model.number);
    let given = own.and_then(|own| Fact::typed("Owner", &own.owner));
    let usual = model
        .owner
        .as_ref()
        .map(|owner| Fact::new("Usual owner", owner.clone()));
    facts.extend(given.or(usual));
    if let Some(own) = own.filter(|own| own.status != PackageStatus::Todo) {
        facts.push(Fact::new("State", package_status(own.status)));
    }
    let title = Text::strong(model.number.as_str()).and(Run::Plain(format!(" {}", model.title)));
    Some(Block::Entry(Entry {
        anchor: String::new(),
        title,
        marks: Vec::new(),
        lead,
        facts,
    }))
}

/// How a question was rated; what else was said of it stands with its answer.
fn rated(case: &Case<'_>, question: &Question) -> Option<String> {
    let answer = case.assessment.answers.get(&question.id)?;
    let rating = answer.rating()?;
    let level = case
        .questionnaire
        .scale
        .levels
        .get(usize::from(rating.level))?;
    Some(format!(
        "{} {}, evidence: {}",
        rating.level,
        level.name,
        uncapitalised(evidence(rating.evidence.state))
    ))
}
