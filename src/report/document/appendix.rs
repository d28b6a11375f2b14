//! What was said about things that the questionnaire no longer asks for, or that need no work:
//! kept, and shown, because somebody wrote it.

use super::block::{Block, Entry, Fact};
use super::roadmap::own_facts;
use crate::assessment::{Answer, Response};
use crate::report::Case;
use crate::report::text::{Run, Text};
use crate::report::words::{confidence, document_state, evidence};

pub(super) fn appendix(case: &Case<'_>) -> Vec<Block> {
    let mut blocks = Vec::new();
    let (questionnaire, assessment) = (case.questionnaire, case.assessment);
    for (id, answer) in &assessment.answers {
        if questionnaire.question(id.as_str()).is_none() {
            blocks.push(entry(format!("Answer {id}"), answer_facts(answer)));
        }
    }
    for (id, record) in &assessment.documents {
        if questionnaire.document(id.as_str()).is_none() {
            let mut facts = vec![Fact::new("State", document_state(record.state))];
            facts.extend(Fact::typed("Where it is", &record.reference));
            facts.extend(Fact::typed("Owner", &record.owner));
            blocks.push(entry(format!("Document {id}"), facts));
        }
    }
    for (leaf, target) in &assessment.targets {
        if questionnaire.leaf_index(leaf.as_str()).is_none() {
            let facts = vec![Fact::new("Level", target.to_string())];
            blocks.push(entry(format!("Target of {leaf}"), facts));
        }
    }
    for (leaf, package) in &assessment.plan.packages {
        let place = questionnaire.leaf_index(leaf.as_str());
        let is_told = |leaf| case.plan.package(leaf).is_some() || case.plan.put_off.contains(&leaf);
        if !place.is_some_and(is_told) {
            let mut facts = own_facts(package);
            if package.put_off {
                let until = if case.questionnaire.leads_to_certificate() {
                    "until after the certificate"
                } else {
                    "out of the plan"
                };
                facts.push(Fact::new("Put off", until));
            }
            blocks.push(entry(format!("Package {leaf}, no longer planned"), facts));
        }
    }
    if !blocks.is_empty() {
        let text = "What stands here has no effect on scores, verdicts or dates. It is kept because \
                    somebody wrote it.";
        blocks.insert(0, Block::paragraph(text));
    }
    blocks
}

fn entry(title: String, facts: Vec<Fact>) -> Block {
    Block::Entry(Entry {
        anchor: String::new(),
        title: Text::plain(title),
        marks: Vec::new(),
        lead: Text::default(),
        facts,
    })
}

fn answer_facts(answer: &Answer) -> Vec<Fact> {
    let mut facts = Vec::new();
    match &answer.response {
        None => {}
        Some(Response::Unknown) => facts.push(Fact::new("Answer", "Don’t know")),
        Some(Response::NotApplicable(reason)) => {
            let text = Text::plain("Not applicable: ").and(Run::Typed(reason.clone()));
            facts.push(Fact::new("Answer", text));
        }
        Some(Response::Rated(rating)) => {
            facts.push(Fact::new("Answer", format!("Level {}", rating.level)));
            let mut text = Text::plain(evidence(rating.evidence.state));
            if !rating.evidence.reference.is_empty() {
                text = text
                    .and(Run::Plain(": ".to_owned()))
                    .and(Run::Typed(rating.evidence.reference.clone()));
            }
            facts.push(Fact::new("Evidence", text));
            facts.push(Fact::new("Confidence", confidence(rating.confidence)));
        }
    }
    facts.extend(Fact::typed("Owner", &answer.owner));
    facts.extend(Fact::typed("Note", &answer.note));
    if let Some(at) = &answer.at {
        facts.push(Fact::new("Last changed", at.as_str()));
    }
    facts.extend(Fact::typed("By", &answer.by));
    facts
}
