//! What is wrong with a guide.

use std::collections::BTreeSet;

use super::Linter;
use crate::companion::guide::{Block, Entry, GuideFile, Page, Section, Table};
use crate::companion::place::Place;

/// What of the questionnaire a guide has put in its place.
#[derive(Default)]
struct Shown {
    clauses: BTreeSet<String>,
    groups: BTreeSet<String>,
    steps: BTreeSet<String>,
    terms: usize,
}

pub(super) fn lint(linter: &mut Linter<'_>, file: &GuideFile) {
    let places = places(file);
    linter.some("$.pages", file.pages.len());
    linter.unique(
        "$.pages",
        "id",
        file.pages.iter().map(|page| page.id.as_str()),
    );
    let mut shown = Shown::default();
    for (index, page) in file.pages.iter().enumerate() {
        self::page(
            linter,
            &format!("$.pages[{index}]"),
            page,
            &places,
            &mut shown,
        );
    }
    let names = || file.terms.iter().map(|term| term.term.as_str());
    linter.unique("$.terms", "term", names());
    let mut before = String::new();
    for (index, term) in file.terms.iter().enumerate() {
        let path = format!("$.terms[{index}]");
        linter.text(&format!("{path}.term"), &term.term);
        linter.text(&format!("{path}.meaning"), &term.meaning);
        to(linter, &path, term.to.as_ref(), &places);
        let name = term.term.to_lowercase();
        if name < before {
            linter.say(
                &format!("{path}.term"),
                "must stand in the order of the alphabet",
            );
        }
        before = name;
    }
    left_out(linter, file, &shown);
}

/// Every page and every section of one.
fn places(file: &GuideFile) -> BTreeSet<String> {
    let mut places = BTreeSet::new();
    for page in &file.pages {
        places.insert(page.id.to_string());
        for section in &page.sections {
            places.insert(format!("{}.{}", page.id, section.id));
        }
    }
    places
}

fn page(
    linter: &mut Linter<'_>,
    path: &str,
    page: &Page,
    places: &BTreeSet<String>,
    shown: &mut Shown,
) {
    plain(linter, path, page.id.as_str());
    for (name, text) in [
        ("title", &page.title),
        ("short", &page.short),
        ("lead", &page.lead),
    ] {
        linter.text(&format!("{path}.{name}"), text);
    }
    let sections = format!("{path}.sections");
    linter.some(&sections, page.sections.len());
    let ids = page.sections.iter().map(|section| section.id.as_str());
    linter.unique(&sections, "id", ids);
    for (index, one) in page.sections.iter().enumerate() {
        section(linter, &format!("{sections}[{index}]"), one, places, shown);
    }
}

/// A dot in a name would be taken for the beginning of the next.
fn plain(linter: &mut Linter<'_>, path: &str, id: &str) {
    if id.contains('.') {
        linter.say(&format!("{path}.id"), "must not have a dot");
    }
}

fn section(
    linter: &mut Linter<'_>,
    path: &str,
    section: &Section,
    places: &BTreeSet<String>,
    shown: &mut Shown,
) {
    plain(linter, path, section.id.as_str());
    linter.text(&format!("{path}.title"), &section.title);
    linter.some(&format!("{path}.blocks"), section.blocks.len());
    for (index, block) in section.blocks.iter().enumerate() {
        self::block(
            linter,
            &format!("{path}.blocks[{index}]"),
            block,
            places,
            shown,
        );
    }
    for (index, link) in section.links.iter().enumerate() {
        let path = format!("{path}.links[{index}]");
        linter.text(&format!("{path}.text"), &link.text);
        to(linter, &path, Some(&link.to), places);
    }
}

fn to(linter: &mut Linter<'_>, path: &str, place: Option<&Place>, places: &BTreeSet<String>) {
    let path = format!("{path}.to");
    match place {
        Some(Place::Guide(part)) if !places.contains(part.as_str()) => {
            linter.say(&path, format!("the guide has no \"{part}\""));
        }
        Some(place) => linter.place(&path, place),
        None => {}
    }
}

fn block(
    linter: &mut Linter<'_>,
    path: &str,
    block: &Block,
    places: &BTreeSet<String>,
    shown: &mut Shown,
) {
    let questionnaire = linter.questionnaire;
    let mut once = |set: &mut BTreeSet<String>, name: String, what: &str, known: bool| {
        if !known {
            linter.say(path, format!("there is no {what} \"{name}\""));
        } else if !set.insert(name.clone()) {
            linter.say(path, format!("{what} \"{name}\" is shown twice"));
        }
    };
    match block {
        Block::P(text) | Block::Note(text) => linter.text(path, text),
        Block::List(items) | Block::Numbered(items) => linter.texts(path, items),
        Block::Table(table) => self::table(linter, path, table),
        Block::Entries(entries) => self::entries(linter, path, entries, places),
        Block::Clause(number) => match questionnaire.node(number.as_str()) {
            None => linter.say(path, format!("there is no clause \"{number}\"")),
            Some(node) => {
                let below = questionnaire.leaves.get(node.leaves.clone());
                for leaf in below.unwrap_or_default() {
                    once(&mut shown.clauses, leaf.number.to_string(), "clause", true);
                }
            }
        },
        Block::Documents(group) => {
            let known = questionnaire
                .documents
                .iter()
                .any(|document| document.group.as_ref() == Some(group));
            once(&mut shown.groups, group.to_string(), "group", known);
        }
        Block::View(id) => {
            if !questionnaire.views.iter().any(|view| view.id == *id) {
                linter.say(path, format!("there is no view \"{id}\""));
            }
        }
        Block::Step(id) => {
            let known = questionnaire.steps.iter().any(|step| step.id == *id);
            once(&mut shown.steps, id.to_string(), "step", known);
        }
        Block::Terms(wanted) => {
            shown.terms = shown.terms.saturating_add(1);
            if !wanted {
                linter.say(path, "must be true");
            }
        }
    }
}

fn table(linter: &mut Linter<'_>, path: &str, table: &Table) {
    linter.text(&format!("{path}.table.name"), &table.name);
    linter.texts(&format!("{path}.table.head"), &table.head);
    linter.some(&format!("{path}.table.rows"), table.rows.len());
    for (index, row) in table.rows.iter().enumerate() {
        let path = format!("{path}.table.rows[{index}]");
        linter.texts(&path, row);
        if row.len() != table.head.len() {
            linter.say(&path, format!("must have {} cells", table.head.len()));
        }
    }
}

fn entries(linter: &mut Linter<'_>, path: &str, entries: &[Entry], places: &BTreeSet<String>) {
    let path = format!("{path}.entries");
    linter.some(&path, entries.len());
    linter.unique(
        &path,
        "label",
        entries.iter().map(|entry| entry.label.as_str()),
    );
    for (index, entry) in entries.iter().enumerate() {
        let path = format!("{path}[{index}]");
        linter.text(&format!("{path}.label"), &entry.label);
        linter.texts(&format!("{path}.texts"), &entry.texts);
        to(linter, &path, entry.to.as_ref(), places);
    }
}

/// What the questionnaire has and the guide does not show.
fn left_out(linter: &mut Linter<'_>, file: &GuideFile, shown: &Shown) {
    let questionnaire = linter.questionnaire;
    let leaves = questionnaire.leaves.iter().map(|leaf| leaf.number.as_str());
    let groups = questionnaire.documents.iter();
    let groups = groups.filter_map(|document| Some(document.group.as_ref()?.as_str()));
    let steps = questionnaire.steps.iter().map(|step| step.id.as_str());
    let mut missing = Vec::new();
    let mut look = |what: &str, name: &str, there: &BTreeSet<String>| {
        let message = format!("shows no {what} \"{name}\"");
        if !there.contains(name) && !missing.contains(&message) {
            missing.push(message);
        }
    };
    leaves.for_each(|number| look("clause", number, &shown.clauses));
    groups.for_each(|group| look("group", group, &shown.groups));
    steps.for_each(|step| look("step", step, &shown.steps));
    if !file.terms.is_empty() && shown.terms != 1 {
        missing.push("must show its terms once".to_owned());
    }
    for message in missing {
        linter.say("$.pages", message);
    }
}
