//! From an assessment to JSON, fields in the order of engine section 9.

use crate::map::Map;
use crate::map::Set;
use std::borrow::Borrow;

use serde_json::Value;

use super::decode::{CONFIDENCE, DOCUMENT, EVIDENCE, PACKAGE};
use super::form;
use super::writer::Writer;
use super::{MAX_DEPTH, integrity, json};
use crate::assessment::{
    Answer, Assessment, Certification, DocumentRecord, ENTRY_KINDS, Entry, EntryKey, Event, Extra,
    PackagePlan, Plan, Profile, QuestionnaireRef, Register, Response, Timestamp,
};
use crate::date::Date;
use crate::questionnaire::{Key, natural_order};

/// The assessment as a file: JSON in UTF-8, two spaces a level, a line end at the end.
///
/// `generator` names the program and its version, such as `clausewise 0.1.0`. Importing the text
/// and exporting it again gives the same bytes but for `exported_at`.
#[must_use]
pub fn export(assessment: &Assessment, exported_at: &Timestamp, generator: &str) -> String {
    let draft = file(assessment, exported_at, generator, "");
    // Read back, so that the checksum covers what a reader will find and nothing else.
    let Ok(Value::Object(root)) = json::parse(&draft, MAX_DEPTH) else {
        return draft;
    };
    let sum = integrity::checksum(&root, &integrity::NOT_COVERED);
    file(assessment, exported_at, generator, &sum)
}

/// The file with this checksum, or without one where it is empty.
fn file(assessment: &Assessment, exported_at: &Timestamp, generator: &str, sum: &str) -> String {
    let mut out = Writer::lines();
    out.open('{');
    out.text_field("format", super::FORMAT);
    out.key("version");
    out.raw("1");
    out.text_field("generator", generator);
    out.text_field("exported_at", exported_at.as_str());
    out.text_field(integrity::FIELD, sum);
    out.key("assessment");
    write_assessment(&mut out, assessment);
    // An earlier release has kept the checksum of an imported file without knowing what it is.
    out.fields(&assessment.file_extra, &[integrity::FIELD]);
    out.close('}');
    let mut text = out.finish();
    text.push('\n');
    text
}

fn write_assessment(out: &mut Writer, assessment: &Assessment) {
    out.open('{');
    out.text_field("id", assessment.id.as_str());
    out.text_field("title", &assessment.title);
    time_field(out, "created_at", assessment.created_at.as_ref());
    time_field(out, "updated_at", assessment.updated_at.as_ref());
    out.key("questionnaire");
    questionnaire(out, &assessment.questionnaire, &assessment.extra);
    if assessment.profile != Profile::default() {
        out.key("profile");
        profile(out, &assessment.profile);
    }
    if !assessment.targets.is_empty() {
        out.key("targets");
        entries(out, &assessment.targets, |out, level| {
            out.raw(&level.to_string());
        });
    }
    out.key("answers");
    entries(out, &assessment.answers, answer);
    if !assessment.documents.is_empty() {
        out.key("documents");
        entries(out, &assessment.documents, document);
    }
    if assessment.plan != Plan::default() {
        out.key("plan");
        plan(out, &assessment.plan);
    }
    if assessment.certification != Certification::default() {
        out.key("certification");
        certification(out, &assessment.certification);
    }
    register(out, &assessment.register);
    out.fields(&assessment.extra, &["questionnaire"]);
    out.close('}');
}

/// Which questionnaire is answered, with what a later version added to it.
pub(super) fn questionnaire(out: &mut Writer, reference: &QuestionnaireRef, extra: &Extra) {
    out.open('{');
    out.text_field("id", reference.id.as_str());
    out.text_field("version", &reference.version);
    if let Some(content) = &reference.content {
        out.text_field(integrity::FIELD, content);
    }
    inner_fields(
        out,
        extra,
        "questionnaire",
        &["id", "version", integrity::FIELD],
    );
    out.close('}');
}

/// What a later version added within an object, kept under the object's name.
fn inner_fields(out: &mut Writer, extra: &Extra, name: &str, written: &[&str]) {
    if let Some(Value::Object(inner)) = extra.fields().and_then(|fields| fields.get(name)) {
        out.members(inner, written);
    }
}

fn profile(out: &mut Writer, profile: &Profile) {
    out.open('{');
    out.text_field("organisation", &profile.organisation);
    out.text_field("scope_statement", &profile.scope_statement);
    for (name, chosen) in [
        ("organisation_types", &profile.organisation_types),
        ("drivers", &profile.drivers),
        ("sectors", &profile.sectors),
        ("regions", &profile.regions),
    ] {
        if !chosen.is_empty() {
            out.key(name);
            keys(out, chosen);
        }
    }
    if !profile.regulations.is_empty() {
        out.key("regulations");
        texts(out, &profile.regulations);
    }
    if let Some(size) = &profile.size_band {
        out.text_field("size_band", size.as_str());
    }
    if !profile.certificates.is_empty() {
        out.key("certificates");
        keys(out, &profile.certificates);
    }
    date_field(out, "records_since", profile.records_since);
    for (name, dates) in [
        ("internal_audit", &profile.internal_audit),
        ("management_review", &profile.management_review),
    ] {
        if *dates != Event::default() {
            out.key(name);
            event(out, dates);
        }
    }
    for (name, text) in [
        ("organisation_part", &profile.organisation_part),
        ("services", &profile.services),
        ("sites", &profile.sites),
        ("tool", &profile.tool),
        ("target_reason", &profile.target_reason),
        ("sponsor", &profile.sponsor),
    ] {
        out.text_field(name, text);
    }
    out.fields(&profile.extra, &[]);
    out.close('}');
}

fn plan(out: &mut Writer, plan: &Plan) {
    out.open('{');
    date_field(out, "start", plan.start);
    if let Some(lanes) = plan.lanes {
        out.key("lanes");
        out.raw(&lanes.to_string());
    }
    if let Some(days) = plan.person_days_per_week {
        out.key("person_days_per_week");
        out.number(days);
    }
    date_field(out, "target", plan.target);
    flag_field(out, "weekends_off", plan.weekends_off);
    if !plan.days_off.is_empty() {
        out.key("days_off");
        days(out, &plan.days_off);
    }
    if !plan.packages.is_empty() {
        out.key("packages");
        entries(out, &plan.packages, package);
    }
    out.fields(&plan.extra, &[]);
    out.close('}');
}

fn certification(out: &mut Writer, certification: &Certification) {
    out.open('{');
    if certification.decision != Event::default() {
        out.key("decision");
        event(out, &certification.decision);
    }
    out.text_field("certificate", &certification.certificate);
    date_field(out, "expires", certification.expires);
    out.fields(&certification.extra, &[]);
    out.close('}');
}

/// An object for each kind of entry of which there is one.
fn register(out: &mut Writer, register: &Register) {
    for kind in ENTRY_KINDS {
        let of_kind = || register.iter().filter(|(key, _)| key.kind == *kind);
        let names = in_natural_order(of_kind().map(|(key, _)| key.id.as_str()).collect());
        if names.is_empty() {
            continue;
        }
        out.key(kind.name());
        out.open('{');
        for name in names {
            let key = name.parse().map(|id| EntryKey::new(*kind, id));
            if let Some(entry) = key.ok().and_then(|key| register.get(&key)) {
                out.key(name);
                form::write(out, entry);
            }
        }
        out.close('}');
    }
}

/// An object whose names are ids, in the order in which people read them.
fn entries<K: Borrow<str> + Ord, V>(
    out: &mut Writer,
    entries: &Map<K, V>,
    write: fn(&mut Writer, &V),
) {
    out.open('{');
    for name in in_natural_order(entries.keys().map(Borrow::borrow).collect()) {
        if let Some(value) = entries.get(name) {
            out.key(name);
            write(out, value);
        }
    }
    out.close('}');
}

/// Sorts names. Apart from [`entries`], so that the sorting is compiled once and not for each
/// kind of entry.
fn in_natural_order(mut names: Vec<&str>) -> Vec<&str> {
    names.sort_unstable_by(|left, right| natural_order(left, right));
    names
}

/// The record of a question. A rating is written whole, so that nobody has to know the defaults.
pub(super) fn answer(out: &mut Writer, answer: &Answer) {
    let mut written: &[&str] = &[];
    out.open('{');
    match &answer.response {
        Some(Response::Rated(rating)) => {
            out.key("level");
            out.raw(&rating.level.to_string());
            out.key("evidence");
            out.open('{');
            out.text_field("state", word(&EVIDENCE, rating.evidence.state));
            out.text_field("reference", &rating.evidence.reference);
            inner_fields(out, &answer.extra, "evidence", &["state", "reference"]);
            out.close('}');
            out.text_field("confidence", word(&CONFIDENCE, rating.confidence));
            written = &["evidence", "confidence"];
        }
        Some(Response::Unknown) => {
            out.key("unknown");
            out.raw("true");
        }
        Some(Response::NotApplicable(reason)) => out.text_field("not_applicable", reason),
        None => {}
    }
    out.text_field("note", &answer.note);
    out.text_field("owner", &answer.owner);
    flag_field(out, "event_pending", answer.event_pending);
    time_field(out, "at", answer.at.as_ref());
    out.text_field("by", &answer.by);
    out.fields(&answer.extra, written);
    out.close('}');
}

/// What is known of a document.
pub(super) fn document(out: &mut Writer, record: &DocumentRecord) {
    out.open('{');
    out.text_field("state", word(&DOCUMENT, record.state));
    out.text_field("reference", &record.reference);
    out.text_field("owner", &record.owner);
    date_field(out, "approved_on", record.approved_on);
    date_field(out, "next_review", record.next_review);
    out.fields(&record.extra, &[]);
    out.close('}');
}

/// Settings of a package.
pub(super) fn package(out: &mut Writer, package: &PackagePlan) {
    out.open('{');
    if let Some(days) = package.effort_days {
        out.key("effort_days");
        out.number(days);
    }
    date_field(out, "start", package.start);
    flag_field(out, "put_off", package.put_off);
    out.text_field("owner", &package.owner);
    out.text_field("status", word(&PACKAGE, package.status));
    out.text_field("note", &package.note);
    out.fields(&package.extra, &[]);
    out.close('}');
}

/// An entry of the register.
pub(super) fn entry(out: &mut Writer, entry: &Entry) {
    form::write(out, entry);
}

/// A list of days.
pub(super) fn days(out: &mut Writer, days: &Set<Date>) {
    out.open('[');
    for day in days {
        out.item();
        out.text(&day.to_string());
    }
    out.close(']');
}

/// Dates of an event.
pub(super) fn event(out: &mut Writer, event: &Event) {
    out.open('{');
    date_field(out, "planned", event.planned);
    date_field(out, "completed", event.completed);
    out.fields(&event.extra, &[]);
    out.close('}');
}

/// A list of choices.
pub(super) fn keys(out: &mut Writer, keys: &Set<Key>) {
    out.open('[');
    for key in keys {
        out.item();
        out.text(key.as_str());
    }
    out.close(']');
}

/// A list of texts.
pub(super) fn texts(out: &mut Writer, texts: &Set<String>) {
    out.open('[');
    for text in texts {
        out.item();
        out.text(text);
    }
    out.close(']');
}

pub(super) fn time_field(out: &mut Writer, name: &str, time: Option<&Timestamp>) {
    if let Some(time) = time {
        out.text_field(name, time.as_str());
    }
}

fn flag_field(out: &mut Writer, name: &str, flag: bool) {
    if flag {
        out.key(name);
        out.raw("true");
    }
}

fn date_field(out: &mut Writer, name: &str, date: Option<Date>) {
    if let Some(date) = date {
        out.text_field(name, &date.to_string());
    }
}

/// The word for a meaning.
pub(super) fn word<T: Copy + PartialEq>(words: &[(&'static str, T); 3], wanted: T) -> &'static str {
    words
        .iter()
        .find(|(_, meaning)| *meaning == wanted)
        .map_or("", |(word, _)| word)
}
