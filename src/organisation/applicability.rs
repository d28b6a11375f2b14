//! The statement of applicability: every clause applies; what was set aside and why; and which
//! parties take part in what, and how they are controlled.

use super::contradiction::{contradictions, is_set_aside, takes_part};
use crate::assessment::{Assessment, Party, Response};
use crate::companion::Certification;
use crate::questionnaire::{Leaf, Questionnaire};
use crate::report::document::{Block, Entry, Fact};
use crate::report::table::{Column, Table};
use crate::report::text::Text;
use crate::report::words;

/// The statement as blocks, below a heading of its own.
#[must_use]
pub fn applicability(
    questionnaire: &Questionnaire,
    assessment: &Assessment,
    file: &Certification,
) -> Vec<Block> {
    let texts = &file.applicability;
    let mut blocks: Vec<Block> = texts.intro.iter().map(|text| paragraph(text)).collect();
    let aside = set_aside(questionnaire, assessment);
    if aside.is_empty() {
        blocks.push(paragraph(&texts.none_set_aside));
    } else {
        blocks.push(paragraph(&texts.not_applicable));
        blocks.push(table(
            "Requirements set aside",
            ["Question", "What it asks", "Why it is set aside"],
            aside,
        ));
    }
    let doubts = contradictions(questionnaire, assessment, file);
    blocks.extend(
        doubts
            .iter()
            .map(|one| Block::Note(one.sentence(questionnaire))),
    );
    let parties: Vec<&Party> = assessment
        .register
        .parties()
        .map(|(_, party)| party)
        .collect();
    if parties.is_empty() {
        blocks.push(paragraph(&texts.no_parties));
    } else {
        blocks.push(paragraph(&texts.parties));
        blocks.extend(parties.iter().map(|party| entry(party)));
        let control = texts.control.iter().map(|text| Text::plain(text.as_str()));
        blocks.push(Block::List(control.collect()));
    }
    blocks.push(clauses(questionnaire, assessment, &parties));
    blocks
}

fn paragraph(text: &str) -> Block {
    Block::Paragraph(Text::plain(text))
}

fn table(name: &str, heads: [&'static str; 3], rows: Vec<Vec<Text>>) -> Block {
    Block::Table(Table {
        name: name.to_owned(),
        columns: heads.into_iter().map(Column::words).collect(),
        rows,
    })
}

/// Each question that was set aside, what it asks, and the reason that was given.
fn set_aside(questionnaire: &Questionnaire, assessment: &Assessment) -> Vec<Vec<Text>> {
    let questions = questionnaire.questions.iter();
    questions
        .filter_map(|question| {
            let answer = assessment.answers.get(&question.id)?;
            let Some(Response::NotApplicable(reason)) = &answer.response else {
                return None;
            };
            Some(vec![
                Text::strong(question.id.as_str()),
                Text::plain(question.text.as_str()),
                Text::typed(reason),
            ])
        })
        .collect()
}

fn entry(party: &Party) -> Block {
    let clauses: Vec<String> = party.clauses.iter().map(ToString::to_string).collect();
    let fact = |name: &str, value: Text| Fact {
        name: name.to_owned(),
        value,
    };
    let or = |typed: &str, otherwise: &str| {
        if typed.trim().is_empty() {
            Text::plain(otherwise)
        } else {
            Text::typed(typed)
        }
    };
    Block::Entry(Entry {
        anchor: String::new(),
        title: or(&party.name, "A party without a name"),
        marks: vec![words::party(party.kind)],
        lead: Text::default(),
        facts: vec![
            fact("Contributes", or(&party.contributes, "Not described yet.")),
            fact("Clauses", or(&clauses.join(", "), "None named yet.")),
            fact(
                "Controlled by",
                or(&party.control, "Not described yet: an auditor will ask."),
            ),
        ],
    })
}

/// Every clause: that it applies, and who takes part in it.
fn clauses(questionnaire: &Questionnaire, assessment: &Assessment, parties: &[&Party]) -> Block {
    let row = |leaf: &Leaf| {
        let questions = questionnaire.questions_of(leaf).iter();
        let aside = questions.filter(|question| is_set_aside(assessment, question));
        let aside = aside.count();
        let applies = if aside == 0 {
            "Applies".to_owned()
        } else {
            let all = questionnaire.questions_of(leaf).len();
            format!("Applies; {aside} of {all} questions set aside")
        };
        let names: Vec<&str> = parties
            .iter()
            .filter(|party| {
                takes_part(&party.clauses, &leaf.number) && !party.name.trim().is_empty()
            })
            .map(|party| party.name.as_str())
            .collect();
        let who = if names.is_empty() {
            Text::plain("The organisation itself")
        } else {
            Text::plain("With ").then(Text::typed(&names.join(", ")))
        };
        vec![
            Text::plain([leaf.number.as_str(), " ", &leaf.short].concat()),
            applies.into(),
            who,
        ]
    };
    table(
        "Every clause",
        ["Clause", "Applies", "Who does it"],
        questionnaire.leaves.iter().map(row).collect(),
    )
}
