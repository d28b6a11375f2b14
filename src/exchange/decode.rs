//! From JSON to the parts of an assessment (engine, sections 1 and 9).
//!
//! What the questionnaire alone can tell, such as whether a question may be not applicable, is
//! checked afterwards in [`check`](super::check()).

use super::json::Members;
use crate::map::{Map, Set};

use serde_json::Value;

use super::form;
use super::integrity;
use super::reader::{Reader, take};
use crate::assessment::{
    Answer, Certification, Confidence, DocumentRecord, DocumentState, ENTRY_KINDS, EntryKey, Event,
    Evidence, EvidenceState, MOST_EFFORT_DAYS, MOST_LANES, MOST_WEEKLY_DAYS, PackagePlan,
    PackageStatus, QuestionnaireRef, Rating, Register, Response,
};
use crate::date::Date;
use crate::questionnaire::{EntryId, Key};

pub(super) const EVIDENCE: [(&str, EvidenceState); 3] = [
    ("none", EvidenceState::None),
    ("located", EvidenceState::Located),
    ("checked", EvidenceState::Checked),
];
pub(super) const CONFIDENCE: [(&str, Confidence); 3] = [
    ("high", Confidence::High),
    ("medium", Confidence::Medium),
    ("low", Confidence::Low),
];
pub(super) const DOCUMENT: [(&str, DocumentState); 3] = [
    ("missing", DocumentState::Missing),
    ("draft", DocumentState::Draft),
    ("approved", DocumentState::Approved),
];
pub(super) const PACKAGE: [(&str, PackageStatus); 3] = [
    ("todo", PackageStatus::Todo),
    ("doing", PackageStatus::Doing),
    ("done", PackageStatus::Done),
];

/// Reads one field of an object; `None` where it is absent or wrong.
pub(super) fn field<T>(
    reader: &mut Reader,
    map: &mut Members,
    name: &'static str,
    read: fn(&mut Reader, Value) -> Option<T>,
) -> Option<T> {
    let value = take(map, name)?;
    reader.enter(name);
    let read = read(reader, value);
    reader.leave();
    read
}

/// A field that must be there.
pub(super) fn required<T>(
    reader: &mut Reader,
    map: &mut Members,
    name: &'static str,
    read: fn(&mut Reader, Value) -> Option<T>,
) -> Option<T> {
    if map.get(name).is_none_or(Value::is_null) {
        reader.enter(name);
        reader.problem("is missing");
        reader.leave();
        return None;
    }
    field(reader, map, name, read)
}

/// A text field; empty where it is absent.
pub(super) fn text(reader: &mut Reader, map: &mut Members, name: &'static str) -> String {
    field(reader, map, name, Reader::string).unwrap_or_default()
}

/// A field that is one of a few words; the first default where it is absent.
fn word<T: Copy + Default>(
    reader: &mut Reader,
    map: &mut Members,
    name: &'static str,
    words: &[(&'static str, T); 3],
) -> T {
    let Some(value) = take(map, name) else {
        return T::default();
    };
    reader.enter(name);
    let position = reader.choice(&value, &words.map(|(word, _)| word));
    reader.leave();
    let word = position.and_then(|position| words.get(position));
    word.map(|(_, meaning)| *meaning).unwrap_or_default()
}

pub(super) fn flag(reader: &mut Reader, value: Value) -> Option<bool> {
    let flag = value.as_bool();
    if flag.is_none() {
        reader.problem("must be true or false");
    }
    flag
}

/// A text in which something stands.
pub(super) fn words(reader: &mut Reader, value: Value) -> Option<String> {
    let text = reader.string(value)?;
    if text.trim().is_empty() {
        reader.problem("must not be blank");
    }
    Some(text)
}

fn level(reader: &mut Reader, value: Value) -> Option<u8> {
    reader.whole(&value, 0, reader.limits.top_level)
}

/// A target; at level 0 there would be nothing to reach.
pub(super) fn target(reader: &mut Reader, value: Value) -> Option<u8> {
    reader.whole(&value, 1, reader.limits.top_level)
}

pub(super) fn day(reader: &mut Reader, value: Value) -> Option<Date> {
    reader.parsed(value)
}

pub(super) fn days(reader: &mut Reader, value: Value) -> Option<Set<Date>> {
    Some(reader.set(value, day))
}

pub(super) fn lanes(reader: &mut Reader, value: Value) -> Option<u8> {
    reader.whole(&value, 1, MOST_LANES)
}

pub(super) fn weekly_days(reader: &mut Reader, value: Value) -> Option<f64> {
    reader.amount(&value, false, MOST_WEEKLY_DAYS)
}

fn effort(reader: &mut Reader, value: Value) -> Option<f64> {
    reader.amount(&value, true, MOST_EFFORT_DAYS)
}

pub(super) fn key(reader: &mut Reader, value: Value) -> Option<Key> {
    reader.parsed(value)
}

pub(super) fn keys(reader: &mut Reader, value: Value) -> Option<crate::map::Set<Key>> {
    Some(reader.set(value, key))
}

/// The record of a question.
pub(super) fn answer(reader: &mut Reader, value: Value) -> Option<Answer> {
    let mut map = reader.object(value)?;
    let level = field(reader, &mut map, "level", level);
    let unknown = field(reader, &mut map, "unknown", flag).filter(|unknown| *unknown);
    let reason = field(reader, &mut map, "not_applicable", words);
    let states = [level.is_some(), unknown.is_some(), reason.is_some()];
    if states.iter().filter(|stated| **stated).count() > 1 {
        reader.problem("can have only one of level, unknown and not_applicable");
    }
    let mut early = Members::new();
    let response = match (level, unknown, reason) {
        (Some(level), _, _) => Some(Response::Rated(rating(reader, &mut map, level))),
        (None, unknown, reason) => {
            // Evidence may be there before the level is. It is checked, and kept as it came.
            for name in ["evidence", "confidence"] {
                if let Some(value) = take(&mut map, name) {
                    early.insert(name.to_owned(), value);
                }
            }
            let mut copy = early.clone();
            rating(reader, &mut copy, 0);
            reader.rest(copy);
            let unknown = unknown.map(|_| Response::Unknown);
            unknown.or(reason.map(Response::NotApplicable))
        }
    };
    Some(Answer {
        response,
        note: text(reader, &mut map, "note"),
        owner: text(reader, &mut map, "owner"),
        event_pending: field(reader, &mut map, "event_pending", flag).unwrap_or_default(),
        at: field(reader, &mut map, "at", Reader::parsed),
        by: text(reader, &mut map, "by"),
        extra: {
            let mut extra = reader.checked(map);
            extra.extend(early);
            extra.into()
        },
    })
}

/// What founds a level. Fields of a later version within `evidence` stay in the map.
fn rating(reader: &mut Reader, map: &mut Members, level: u8) -> Rating {
    let confidence = word(reader, map, "confidence", &CONFIDENCE);
    let mut evidence = Evidence::default();
    if let Some(mut inner) = field(reader, map, "evidence", Reader::object) {
        reader.enter("evidence");
        evidence.state = word(reader, &mut inner, "state", &EVIDENCE);
        evidence.reference = text(reader, &mut inner, "reference");
        keep_inner(map, "evidence", inner);
        reader.leave();
    }
    Rating {
        level,
        evidence,
        confidence,
    }
}

/// Keeps what a later version added within an object under that object's name.
fn keep_inner(map: &mut Members, name: &str, inner: Members) {
    if !inner.is_empty() {
        map.insert(name.to_owned(), Value::Object(inner));
    }
}

/// What is known of a document.
pub(super) fn document(reader: &mut Reader, value: Value) -> Option<DocumentRecord> {
    let mut map = reader.object(value)?;
    Some(DocumentRecord {
        state: word(reader, &mut map, "state", &DOCUMENT),
        reference: text(reader, &mut map, "reference"),
        owner: text(reader, &mut map, "owner"),
        approved_on: field(reader, &mut map, "approved_on", day),
        next_review: field(reader, &mut map, "next_review", day),
        extra: reader.rest(map),
    })
}

/// What the certification body decided.
pub(super) fn certification(reader: &mut Reader, value: Value) -> Option<Certification> {
    let mut map = reader.object(value)?;
    Some(Certification {
        decision: field(reader, &mut map, "decision", event).unwrap_or_default(),
        certificate: text(reader, &mut map, "certificate"),
        expires: field(reader, &mut map, "expires", day),
        extra: reader.rest(map),
    })
}

/// The entries of every kind.
pub(super) fn register(reader: &mut Reader, map: &mut Members) -> Register {
    let mut register = Register::default();
    for &kind in ENTRY_KINDS {
        let found = field(reader, map, kind.name(), Reader::object).unwrap_or_default();
        reader.enter(kind.name());
        for (name, value) in found {
            reader.enter_key(&name);
            let id = reader.name::<EntryId>(&name);
            if !value.is_null()
                && let Some(entry) = form::read(reader, kind, value)
                && let Some(id) = id
            {
                register.put(EntryKey::new(kind, id), Some(entry));
            }
            reader.leave();
        }
        reader.leave();
    }
    register
}

/// Settings of a package.
pub(super) fn package(reader: &mut Reader, value: Value) -> Option<PackagePlan> {
    let mut map = reader.object(value)?;
    Some(PackagePlan {
        effort_days: field(reader, &mut map, "effort_days", effort),
        start: field(reader, &mut map, "start", day),
        put_off: field(reader, &mut map, "put_off", flag).unwrap_or_default(),
        owner: text(reader, &mut map, "owner"),
        status: word(reader, &mut map, "status", &PACKAGE),
        note: text(reader, &mut map, "note"),
        extra: reader.rest(map),
    })
}

/// Dates of an event.
pub(super) fn event(reader: &mut Reader, value: Value) -> Option<Event> {
    let mut map = reader.object(value)?;
    Some(Event {
        planned: field(reader, &mut map, "planned", Reader::parsed),
        completed: field(reader, &mut map, "completed", Reader::parsed),
        extra: reader.rest(map),
    })
}

/// Which questionnaire is answered. Fields of a later version stay in `around`.
pub(super) fn questionnaire(reader: &mut Reader, around: &mut Members) -> Option<QuestionnaireRef> {
    let mut map = required(reader, around, "questionnaire", Reader::object)?;
    reader.enter("questionnaire");
    let id = required(reader, &mut map, "id", Reader::parsed);
    let version = required(reader, &mut map, "version", words);
    let content = field(reader, &mut map, integrity::FIELD, digest);
    keep_inner(around, "questionnaire", map);
    reader.leave();
    Some(QuestionnaireRef {
        id: id?,
        version: version?,
        content,
    })
}

/// A SHA-256 as this program writes it.
fn digest(reader: &mut Reader, value: Value) -> Option<String> {
    let text = reader.string(value)?;
    let is_digit = |byte: u8| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
    if text.len() == 64 && text.bytes().all(is_digit) {
        return Some(text);
    }
    reader.problem("must be a SHA-256: 64 of the digits 0-9 and a-f");
    None
}

/// An object whose names are ids: answers, targets, documents, packages. Null is no entry.
pub(super) fn entries<K, V>(
    reader: &mut Reader,
    map: &mut Members,
    name: &'static str,
    read: fn(&mut Reader, Value) -> Option<V>,
) -> Map<K, V>
where
    K: Ord + std::str::FromStr<Err: std::fmt::Display>,
{
    let mut entries = Map::new();
    let found = field(reader, map, name, Reader::object).unwrap_or_default();
    reader.enter(name);
    for (key, value) in found {
        reader.enter_key(&key);
        let key = reader.name(&key);
        if !value.is_null()
            && let Some(value) = read(reader, value)
            && let Some(key) = key
        {
            entries.insert(key, value);
        }
        reader.leave();
    }
    reader.leave();
    entries
}
