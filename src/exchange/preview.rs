//! What an import would change, before it does.

use crate::assessment::{
    Answer, Assessment, Cell, Confidence, DocumentRecord, Edit, Entry, Event, EvidenceState,
    FieldValue, PackagePlan, Response, Timestamp,
};
use crate::date::Date;
use crate::questionnaire::{Key, Questionnaire};

use super::cell::blank;
use super::decode::{DOCUMENT, PACKAGE};
use super::encode::word;
use super::form;
use super::number;

/// What an import would change.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Preview {
    /// Cells that are empty here and filled in the file.
    pub new: usize,
    /// Cells that are filled differently.
    pub changed: usize,
    /// Cells that are filled here and empty in the file.
    pub removed: usize,
    /// Cells that are filled alike.
    pub same: usize,
    /// Every cell that differs, in the order of the file.
    pub differences: Vec<Difference>,
}

/// One cell that differs.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// The cell.
    pub cell: Cell,
    /// What it is about, in the questionnaire's words: a question's text, a title; empty where the
    /// cell's name says it.
    pub about: String,
    /// How it differs.
    pub kind: Kind,
    /// Its value here, in words; empty where there is none.
    pub before: String,
    /// Its value in the file, in words; empty where there is none.
    pub after: String,
    /// Whether the answer here was given later than the one in the file, so that it should be
    /// kept unless the user says otherwise.
    pub newer_here: bool,
}

/// How a cell differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Empty here, filled in the file.
    New,
    /// Filled differently.
    Changed,
    /// Filled here, empty in the file.
    Removed,
}

/// Compares an assessment here, where there is one, with one that comes in.
#[must_use]
pub fn preview(
    current: Option<&Assessment>,
    incoming: &Assessment,
    questionnaire: &Questionnaire,
) -> Preview {
    // The header is not counted: nobody has filled it in.
    let mut blank = blank(incoming.id.clone(), incoming.questionnaire.clone());
    blank.apply(Edit::Header(Box::new(incoming.header())));
    let current = current.unwrap_or(&blank);
    let mut preview = Preview::default();
    let filled = blank.edits_towards(incoming).len();
    let backwards = incoming.edits_towards(current);
    for (after, before) in current.edits_towards(incoming).iter().zip(&backwards) {
        let kind = match (is_blank(before, &blank), is_blank(after, &blank)) {
            (true, _) => Kind::New,
            (false, true) => Kind::Removed,
            (false, false) => Kind::Changed,
        };
        let count = match kind {
            Kind::New => &mut preview.new,
            Kind::Changed => &mut preview.changed,
            Kind::Removed => &mut preview.removed,
        };
        if after.cell() != Cell::Header {
            *count = count.saturating_add(1);
        }
        preview.differences.push(Difference {
            cell: after.cell(),
            about: about(&after.cell(), questionnaire),
            kind,
            before: words(before, questionnaire),
            after: words(after, questionnaire),
            newer_here: is_newer(before, after),
        });
    }
    // What is filled in the file is new, changed or the same.
    preview.same = filled
        .saturating_sub(preview.new)
        .saturating_sub(preview.changed);
    preview
}

/// The edits that take over what is empty here and filled in the file, and answers that were given
/// later there. Whatever else is filled here stays as it is.
#[must_use]
pub fn combine(current: &Assessment, incoming: &Assessment) -> Vec<Edit> {
    let blank = blank(incoming.id.clone(), incoming.questionnaire.clone());
    let backwards = incoming.edits_towards(current);
    let edits = current.edits_towards(incoming).into_iter().zip(&backwards);
    edits
        .filter(|(after, before)| {
            after.cell() != Cell::Header
                && (is_blank(before, &blank) || is_newer(after, before))
                && !is_blank(after, &blank)
        })
        .map(|(after, _)| after)
        .collect()
}

/// Cells that the questionnaire does not have, each with its value in words.
#[must_use]
pub fn orphans(
    assessment: &Assessment,
    cells: &[Cell],
    questionnaire: &Questionnaire,
) -> Vec<(Cell, String)> {
    let blank = blank(assessment.id.clone(), assessment.questionnaire.clone());
    let edits = blank.edits_towards(assessment);
    let orphans = edits.iter().filter(|edit| cells.contains(&edit.cell()));
    orphans
        .map(|edit| (edit.cell(), words(edit, questionnaire)))
        .collect()
}

/// What a cell is about, where the questionnaire knows it.
fn about(cell: &Cell, questionnaire: &Questionnaire) -> String {
    let about = match cell {
        Cell::Answer(question) => questionnaire
            .question(question.as_str())
            .map(|question| &question.text),
        Cell::Target(leaf) | Cell::Package(leaf) => questionnaire
            .leaf_index(leaf.as_str())
            .and_then(|leaf| questionnaire.leaves.get(leaf))
            .map(|leaf| &leaf.title),
        Cell::Document(document) => questionnaire
            .document(document.as_str())
            .map(|document| &document.name),
        Cell::Header | Cell::Field(_) | Cell::Entry(_) => None,
    };
    about.cloned().unwrap_or_default()
}

/// Whether the edit leaves its cell as it is in an assessment in which nothing is filled in.
fn is_blank(edit: &Edit, blank: &Assessment) -> bool {
    match edit {
        Edit::Field(value) => blank.field(value.field()) == *value,
        other => other.is_deletion(),
    }
}

/// Whether both are answers with a time, and the first one is the later.
fn is_newer(here: &Edit, file: &Edit) -> bool {
    let (Edit::Answer(_, Some(here)), Edit::Answer(_, Some(file))) = (here, file) else {
        return false;
    };
    match (&here.at, &file.at) {
        (Some(here), Some(file)) => instant(here) > instant(file),
        _ => false,
    }
}

/// A form of the time that sorts: `10:00:00Z` comes before `10:00:00.5Z`.
fn instant(time: &Timestamp) -> &str {
    time.as_str().trim_end_matches('Z')
}

/// A cell's value in words; empty where there is none.
fn words(edit: &Edit, questionnaire: &Questionnaire) -> String {
    match edit {
        Edit::Header(header) => {
            let reference = &header.questionnaire;
            let mut text = format!("{}, version {}", reference.id, reference.version);
            // As much of it as tells two apart.
            if let Some(content) = reference.content.as_deref().and_then(|sum| sum.get(..12)) {
                text.push_str(", content ");
                text.push_str(content);
            }
            text
        }
        Edit::Field(value) => field_words(value),
        Edit::Target(_, Some(level)) => level_words(*level, questionnaire),
        Edit::Answer(_, Some(answer)) => answer_words(answer, questionnaire),
        Edit::Document(_, Some(record)) => document_words(record),
        Edit::Package(_, Some(package)) => package_words(package),
        Edit::Entry(_, Some(entry)) => entry_words(entry),
        Edit::Target(_, None)
        | Edit::Answer(_, None)
        | Edit::Document(_, None)
        | Edit::Package(_, None)
        | Edit::Entry(_, None) => String::new(),
    }
}

/// Parts with their names, without those that are empty.
fn sentence(parts: &[(&str, &str)]) -> String {
    let mut text = String::new();
    for (name, part) in parts.iter().filter(|(_, part)| !part.is_empty()) {
        if !text.is_empty() {
            text.push_str("; ");
        }
        text.push_str(name);
        text.push_str(part);
    }
    text
}

fn level_words(level: u8, questionnaire: &Questionnaire) -> String {
    let name = questionnaire.scale.levels.get(usize::from(level));
    let name = name.map_or("", |level| level.name.as_str());
    format!("{level} {name}").trim_end().to_owned()
}

fn answer_words(answer: &Answer, questionnaire: &Questionnaire) -> String {
    let (mut response, mut evidence, mut reference, mut confidence) = (String::new(), "", "", "");
    match &answer.response {
        Some(Response::Rated(rating)) => {
            response = level_words(rating.level, questionnaire);
            evidence = match rating.evidence.state {
                EvidenceState::None => "no evidence",
                EvidenceState::Located => "evidence located",
                EvidenceState::Checked => "evidence checked",
            };
            reference = &rating.evidence.reference;
            confidence = match rating.confidence {
                Confidence::High => "high confidence",
                Confidence::Medium => "medium confidence",
                Confidence::Low => "low confidence",
            };
        }
        Some(Response::Unknown) => response.push_str("don't know"),
        Some(Response::NotApplicable(reason)) => {
            response = sentence(&[("not applicable: ", reason)]);
        }
        None => {}
    }
    let pending = if answer.event_pending {
        "the event has not happened yet"
    } else {
        ""
    };
    sentence(&[
        ("", &response),
        ("", evidence),
        ("found at: ", reference),
        ("", confidence),
        ("", pending),
        ("note: ", &answer.note),
        ("owner: ", &answer.owner),
    ])
}

fn document_words(record: &DocumentRecord) -> String {
    sentence(&[
        ("", word(&DOCUMENT, record.state)),
        ("", &record.reference),
        ("owner: ", &record.owner),
        ("approved on ", &long(record.approved_on)),
        ("next review by ", &long(record.next_review)),
    ])
}

/// An entry's fields with their names.
fn entry_words(entry: &Entry) -> String {
    let mut text = String::new();
    for (name, value) in form::words(entry) {
        if !text.is_empty() {
            text.push_str("; ");
        }
        text.push_str(&name.replace('_', " "));
        text.push_str(": ");
        text.push_str(&value);
    }
    text
}

fn package_words(package: &PackagePlan) -> String {
    let days = package.effort_days.map(number::amount);
    sentence(&[
        ("", word(&PACKAGE, package.status)),
        ("", if package.put_off { "put off" } else { "" }),
        ("person-days: ", days.as_deref().unwrap_or("")),
        ("not before ", &long(package.start)),
        ("owner: ", &package.owner),
        ("note: ", &package.note),
    ])
}

fn field_words(value: &FieldValue) -> String {
    match value {
        FieldValue::Title(text)
        | FieldValue::Organisation(text)
        | FieldValue::Scope(text)
        | FieldValue::OrganisationPart(text)
        | FieldValue::Services(text)
        | FieldValue::Sites(text)
        | FieldValue::Tool(text)
        | FieldValue::TargetReason(text)
        | FieldValue::Sponsor(text)
        | FieldValue::Certificate(text) => text.clone(),
        FieldValue::Types(chosen)
        | FieldValue::Drivers(chosen)
        | FieldValue::Sectors(chosen)
        | FieldValue::Regions(chosen)
        | FieldValue::Certificates(chosen) => list(chosen.iter().map(Key::as_str)),
        FieldValue::Regulations(chosen) => list(chosen.iter().map(String::as_str)),
        FieldValue::Size(size) => list(size.iter().map(Key::as_str)),
        FieldValue::RecordsSince(day)
        | FieldValue::PlanStart(day)
        | FieldValue::PlanTarget(day)
        | FieldValue::Expires(day) => long(*day),
        FieldValue::WeekendsOff(off) => if *off { "no work on weekends" } else { "" }.to_owned(),
        FieldValue::DaysOff(days) => {
            let days: Vec<String> = days.iter().map(|day| day.short()).collect();
            days.join(", ")
        }
        FieldValue::InternalAudit(dates)
        | FieldValue::ManagementReview(dates)
        | FieldValue::Decision(dates) => event_words(dates),
        FieldValue::Lanes(lanes) => lanes.map(|lanes| lanes.to_string()).unwrap_or_default(),
        FieldValue::WeeklyDays(days) => days.map(number::amount).unwrap_or_default(),
    }
}

fn event_words(event: &Event) -> String {
    sentence(&[
        ("planned ", &long(event.planned)),
        ("completed ", &long(event.completed)),
    ])
}

fn long(day: Option<Date>) -> String {
    day.map(Date::long).unwrap_or_default()
}

fn list<'a>(items: impl Iterator<Item = &'a str>) -> String {
    items.collect::<Vec<_>>().join(", ")
}
