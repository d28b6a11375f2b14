//! Puts what the questionnaire knows into a guide.

use super::{Block, Entry, Guide, GuideFile, Page, Place, Section, Term, document_label};
use crate::questionnaire::Questionnaire;
use crate::questionnaire::file::DocumentEntry;

pub(super) fn guide(file: GuideFile, questionnaire: &Questionnaire) -> Guide {
    let terms = file.terms;
    let section = |section: Section| Section {
        blocks: section
            .blocks
            .into_iter()
            .map(|one| block(one, questionnaire, &terms))
            .collect(),
        ..section
    };
    let pages = file.pages.into_iter().map(|page| Page {
        sections: page.sections.into_iter().map(section).collect(),
        ..page
    });
    Guide {
        notice: file.notice,
        pages: pages.collect(),
    }
}

fn block(block: Block, questionnaire: &Questionnaire, terms: &[Term]) -> Block {
    match block {
        Block::Clause(number) => Block::Entries(clauses(questionnaire, number.as_str())),
        Block::Documents(group) => Block::Entries(documents(questionnaire, group.as_str())),
        Block::View(id) => Block::Entries(view(questionnaire, id.as_str())),
        Block::Step(id) => Block::List(step(questionnaire, id.as_str())),
        Block::Terms(_) => Block::Entries(terms.iter().map(term).collect()),
        written => written,
    }
}

/// The leaves at or below a clause, and what each asks for.
fn clauses(questionnaire: &Questionnaire, number: &str) -> Vec<Entry> {
    let leaves = questionnaire
        .node(number)
        .and_then(|node| questionnaire.leaves.get(node.leaves.clone()));
    leaves
        .unwrap_or_default()
        .iter()
        .map(|leaf| Entry {
            label: [leaf.number.as_str(), " ", &leaf.title].concat(),
            texts: vec![leaf.intent.join(" ")],
            to: Some(Place::Assess(Some(leaf.number.clone()))),
        })
        .collect()
}

fn documents(questionnaire: &Questionnaire, group: &str) -> Vec<Entry> {
    let in_group = questionnaire.documents.iter().filter(|document| {
        document
            .group
            .as_ref()
            .is_some_and(|one| one.as_str() == group)
    });
    in_group
        .map(|document| Entry {
            label: document_label(document),
            texts: vec![asked_for(document)],
            to: Some(Place::Documents(Some(document.id.clone()))),
        })
        .collect()
}

/// Why a document is there: its clause, its basis, and whether the first stage looks at it.
fn asked_for(document: &DocumentEntry) -> String {
    let basis = match document.basis.as_str() {
        "explicit" => ": asked for in so many words",
        "implied" => ": the requirement cannot be shown without it",
        _ => ": good practice, other forms are possible",
    };
    let core = if document.core {
        ". Looked at in stage 1."
    } else {
        "."
    };
    ["Clause ", &document.clause, basis, core].concat()
}

fn view(questionnaire: &Questionnaire, id: &str) -> Vec<Entry> {
    let view = questionnaire
        .views
        .iter()
        .find(|view| view.id.as_str() == id);
    let groups = view.map(|view| view.groups.as_slice()).unwrap_or_default();
    let clause = |number: &str| {
        let title = questionnaire.node(number).map_or("", |node| &node.title);
        [number, " ", title].concat()
    };
    groups
        .iter()
        .map(|group| Entry {
            label: group.name.clone(),
            texts: vec![
                group
                    .clauses
                    .iter()
                    .map(|number| clause(number.as_str()))
                    .collect::<Vec<_>>()
                    .join("; ")
                    + ".",
            ],
            to: None,
        })
        .collect()
}

fn step(questionnaire: &Questionnaire, id: &str) -> Vec<String> {
    let found = questionnaire
        .steps
        .iter()
        .find(|step| step.id.as_str() == id);
    found.map_or_else(Vec::new, |step| {
        vec![
            ["Phase: ", &step.phase, "."].concat(),
            ["Who: ", &step.owner, "."].concat(),
            ["Done when: ", &step.done_when].concat(),
        ]
    })
}

fn term(term: &Term) -> Entry {
    Entry {
        label: term.term.clone(),
        texts: vec![term.meaning.clone()],
        to: term.to.clone(),
    }
}
