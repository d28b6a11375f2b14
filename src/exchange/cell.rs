//! One cell as JSON: how the store keeps what the file holds. The parts are written and read by
//! the same functions as in the file, so that there is one form of each.

use super::json::Members;
use crate::map::{Map, Set};

use serde_json::Value;

use super::decode::{
    answer, day, days, document, event, field, flag, key, keys, lanes, package, questionnaire,
    target, weekly_days, words,
};
use super::encode;
use super::form;
use super::reader::Reader;
use super::writer::Writer;
use crate::assessment::{
    Assessment, Cell, Certification, Edit, Event, Extra, Field, FieldValue, Header, Plan, Profile,
    QuestionnaireRef, Register,
};
use crate::questionnaire::{AssessmentId, Key};

/// An assessment before its first cell: not even a title. Comparing with it gives every cell in
/// which something stands.
pub(crate) fn blank(id: AssessmentId, questionnaire: QuestionnaireRef) -> Assessment {
    Assessment {
        id,
        title: String::new(),
        created_at: None,
        updated_at: None,
        questionnaire,
        profile: Profile::default(),
        targets: Map::new(),
        answers: Map::new(),
        documents: Map::new(),
        plan: Plan::default(),
        certification: Certification::default(),
        register: Register::default(),
        extra: Extra::default(),
        file_extra: Extra::default(),
    }
}

/// The value that an edit gives its cell, as JSON on one line; `null` where it clears the cell.
pub(crate) fn encode(edit: &Edit) -> String {
    let mut out = Writer::compact();
    match edit {
        Edit::Header(header) => write_header(&mut out, header),
        Edit::Field(value) => write_field(&mut out, value),
        Edit::Target(_, Some(level)) => out.raw(&level.to_string()),
        Edit::Answer(_, Some(answer)) => encode::answer(&mut out, answer),
        Edit::Document(_, Some(record)) => encode::document(&mut out, record),
        Edit::Package(_, Some(package)) => encode::package(&mut out, package),
        Edit::Entry(_, Some(entry)) => encode::entry(&mut out, entry),
        Edit::Target(_, None)
        | Edit::Answer(_, None)
        | Edit::Document(_, None)
        | Edit::Package(_, None)
        | Edit::Entry(_, None) => out.raw("null"),
    }
    out.finish()
}

/// The edit that gives a cell this value. The reader knows whether the value can be right.
pub(crate) fn decode(reader: &mut Reader, cell: &Cell, value: Value) -> Option<Edit> {
    let present = !value.is_null();
    match cell {
        Cell::Header => read_header(reader, value).map(|header| Edit::Header(Box::new(header))),
        Cell::Field(field) => read_field(reader, *field, value).map(Edit::Field),
        Cell::Target(leaf) => {
            let level = present.then(|| target(reader, value));
            Some(Edit::Target(leaf.clone(), flatten(level)?))
        }
        Cell::Answer(question) => {
            let record = present.then(|| answer(reader, value));
            Some(Edit::Answer(question.clone(), flatten(record)?))
        }
        Cell::Document(id) => {
            let record = present.then(|| document(reader, value));
            Some(Edit::Document(id.clone(), flatten(record)?))
        }
        Cell::Package(leaf) => {
            let settings = present.then(|| package(reader, value));
            Some(Edit::Package(leaf.clone(), flatten(settings)?))
        }
        Cell::Entry(key) => {
            let entry = present.then(|| form::read(reader, key.kind, value));
            Some(Edit::Entry(key.clone(), flatten(entry)?.map(Box::new)))
        }
    }
}

/// Null clears a cell and gives `Some(None)`; a value that is wrong gives `None`.
fn flatten<T>(read: Option<Option<T>>) -> Option<Option<T>> {
    match read {
        None => Some(None),
        Some(None) => None,
        Some(value) => Some(value),
    }
}

fn write_header(out: &mut Writer, header: &Header) {
    out.open('{');
    out.key("questionnaire");
    encode::questionnaire(out, &header.questionnaire, &header.extra);
    encode::time_field(out, "created_at", header.created_at.as_ref());
    for (name, extra, written) in [
        ("extra", &header.extra, &["questionnaire"][..]),
        ("file_extra", &header.file_extra, &[]),
        ("profile_extra", &header.profile_extra, &[]),
        ("plan_extra", &header.plan_extra, &[]),
        ("certification_extra", &header.certification_extra, &[]),
    ] {
        if !extra.is_empty() {
            out.key(name);
            out.open('{');
            out.fields(extra, written);
            out.close('}');
        }
    }
    out.close('}');
}

fn read_header(reader: &mut Reader, value: Value) -> Option<Header> {
    let mut map = reader.object(value)?;
    let mut inner = Members::new();
    if let Some(value) = map.remove("questionnaire") {
        inner.insert("questionnaire".to_owned(), value);
    }
    let reference = questionnaire(reader, &mut inner);
    let mut extra = field(reader, &mut map, "extra", Reader::object).unwrap_or_default();
    extra.extend(inner);
    Some(Header {
        questionnaire: reference?,
        created_at: field(reader, &mut map, "created_at", Reader::parsed),
        extra: extra.into(),
        file_extra: later(reader, &mut map, "file_extra"),
        profile_extra: later(reader, &mut map, "profile_extra"),
        plan_extra: later(reader, &mut map, "plan_extra"),
        certification_extra: later(reader, &mut map, "certification_extra"),
    })
}

/// Fields of a later version that a header carries under a name.
fn later(reader: &mut Reader, map: &mut Members, name: &'static str) -> Extra {
    field(reader, map, name, Reader::object)
        .unwrap_or_default()
        .into()
}

fn write_field(out: &mut Writer, value: &FieldValue) {
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
        | FieldValue::Certificate(text) => out.text(text),
        FieldValue::Types(chosen)
        | FieldValue::Drivers(chosen)
        | FieldValue::Sectors(chosen)
        | FieldValue::Regions(chosen)
        | FieldValue::Certificates(chosen) => encode::keys(out, chosen),
        FieldValue::Regulations(chosen) => encode::texts(out, chosen),
        FieldValue::Size(Some(size)) => out.text(size.as_str()),
        FieldValue::RecordsSince(Some(day))
        | FieldValue::PlanStart(Some(day))
        | FieldValue::PlanTarget(Some(day))
        | FieldValue::Expires(Some(day)) => out.text(&day.to_string()),
        FieldValue::WeekendsOff(flag) => out.raw(if *flag { "true" } else { "false" }),
        FieldValue::DaysOff(off) => encode::days(out, off),
        FieldValue::InternalAudit(dates)
        | FieldValue::ManagementReview(dates)
        | FieldValue::Decision(dates) => encode::event(out, dates),
        FieldValue::Lanes(Some(lanes)) => out.raw(&lanes.to_string()),
        FieldValue::WeeklyDays(Some(days)) => out.number(*days),
        FieldValue::Size(None)
        | FieldValue::RecordsSince(None)
        | FieldValue::PlanStart(None)
        | FieldValue::PlanTarget(None)
        | FieldValue::Expires(None)
        | FieldValue::Lanes(None)
        | FieldValue::WeeklyDays(None) => out.raw("null"),
    }
}

/// Null is the value that a field has in a new assessment.
fn read_field(reader: &mut Reader, field: Field, value: Value) -> Option<FieldValue> {
    let value = if value.is_null() { None } else { Some(value) };
    Some(match field {
        Field::Title => FieldValue::Title(text(reader, value)?),
        Field::Organisation => FieldValue::Organisation(text(reader, value)?),
        Field::Scope => FieldValue::Scope(text(reader, value)?),
        Field::OrganisationPart => FieldValue::OrganisationPart(text(reader, value)?),
        Field::Services => FieldValue::Services(text(reader, value)?),
        Field::Sites => FieldValue::Sites(text(reader, value)?),
        Field::Tool => FieldValue::Tool(text(reader, value)?),
        Field::TargetReason => FieldValue::TargetReason(text(reader, value)?),
        Field::Sponsor => FieldValue::Sponsor(text(reader, value)?),
        Field::Types => FieldValue::Types(chosen(reader, value)),
        Field::Drivers => FieldValue::Drivers(chosen(reader, value)),
        Field::Sectors => FieldValue::Sectors(chosen(reader, value)),
        Field::Regions => FieldValue::Regions(chosen(reader, value)),
        Field::Certificates => FieldValue::Certificates(chosen(reader, value)),
        Field::Regulations => FieldValue::Regulations(match value {
            Some(value) => reader.set(value, words),
            None => Set::new(),
        }),
        Field::Size => FieldValue::Size(optional(reader, value, key)?),
        Field::RecordsSince => FieldValue::RecordsSince(optional(reader, value, day)?),
        Field::PlanStart => FieldValue::PlanStart(optional(reader, value, day)?),
        Field::InternalAudit => FieldValue::InternalAudit(dates(reader, value)?),
        Field::ManagementReview => FieldValue::ManagementReview(dates(reader, value)?),
        Field::Lanes => FieldValue::Lanes(optional(reader, value, lanes)?),
        Field::WeeklyDays => FieldValue::WeeklyDays(optional(reader, value, weekly_days)?),
        Field::PlanTarget => FieldValue::PlanTarget(optional(reader, value, day)?),
        Field::WeekendsOff => {
            FieldValue::WeekendsOff(optional(reader, value, flag)?.unwrap_or_default())
        }
        Field::DaysOff => FieldValue::DaysOff(optional(reader, value, days)?.unwrap_or_default()),
        Field::Decision => FieldValue::Decision(dates(reader, value)?),
        Field::Certificate => FieldValue::Certificate(text(reader, value)?),
        Field::Expires => FieldValue::Expires(optional(reader, value, day)?),
    })
}

/// A value that may be absent; outer `None` where it is there but wrong.
fn optional<T>(
    reader: &mut Reader,
    value: Option<Value>,
    read: fn(&mut Reader, Value) -> Option<T>,
) -> Option<Option<T>> {
    flatten(value.map(|value| read(reader, value)))
}

fn text(reader: &mut Reader, value: Option<Value>) -> Option<String> {
    optional(reader, value, Reader::string).map(Option::unwrap_or_default)
}

fn chosen(reader: &mut Reader, value: Option<Value>) -> Set<Key> {
    value
        .and_then(|value| keys(reader, value))
        .unwrap_or_default()
}

fn dates(reader: &mut Reader, value: Option<Value>) -> Option<Event> {
    optional(reader, value, event).map(Option::unwrap_or_default)
}
