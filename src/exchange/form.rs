//! How the entries of the register are written and read: a table of each type's fields, so that
//! reading and writing cannot disagree.

use crate::map::Set;

use serde_json::Value;

use super::json::Members;
use super::number;
use super::reader::{Reader, take};
use super::writer::Writer;
use crate::assessment::{
    Action, Audit, AuditKind, CertificationBody, Effectiveness, Entry, EntryKind, Grade,
    MOST_EFFORT_DAYS, Nonconformity, Party, PartyKind, Review, Source, StepRecord,
};
use crate::date::Date;
use crate::map::Map;
use crate::questionnaire::{ClauseId, EntryId, Key, QuestionId};

/// An object of the file.
trait Form: Sized {
    fn read(reader: &mut Reader, value: Value) -> Option<Self>;
    fn write(&self, out: &mut Writer);
    /// The fields in which something stands: their names and their values in words.
    fn words(&self) -> Vec<(&'static str, String)>;
}

/// A field of such an object.
trait Part: Sized + Default + PartialEq {
    /// Whether it is written even where it has the value that its absence means.
    const ALWAYS: bool = false;
    fn read(reader: &mut Reader, value: Value) -> Option<Self>;
    fn write(&self, out: &mut Writer);
    fn words(&self) -> String;
}

fn part<T: Part>(reader: &mut Reader, map: &mut Members, name: &'static str) -> T {
    let Some(value) = take(map, name) else {
        return T::default();
    };
    reader.enter(name);
    let read = T::read(reader, value);
    reader.leave();
    read.unwrap_or_default()
}

fn write_part<T: Part>(out: &mut Writer, name: &str, part: &T) {
    if T::ALWAYS || *part != T::default() {
        out.key(name);
        part.write(out);
    }
}

macro_rules! forms {
    ($($type:ident { $($field:ident),+ $(,)? })+) => {$(
        impl Form for $type {
            fn read(reader: &mut Reader, value: Value) -> Option<Self> {
                let mut map = reader.object(value)?;
                Some(Self {
                    $($field: part(reader, &mut map, stringify!($field)),)+
                    extra: reader.rest(map),
                })
            }

            fn write(&self, out: &mut Writer) {
                out.open('{');
                $(write_part(out, stringify!($field), &self.$field);)+
                out.fields(&self.extra, &[]);
                out.close('}');
            }

            fn words(&self) -> Vec<(&'static str, String)> {
                vec![$((stringify!($field), self.$field.words())),+]
            }
        }
    )+};
}

forms! {
    Party { name, kind, contributes, clauses, control, owner, agreement }
    Action { package, text, owner, due, done }
    Audit {
        kind, title, planned, started, ended, auditor, independence, clauses, days, result,
    }
    Review { planned, held, attendees, inputs, decisions }
    Nonconformity {
        source, grade, clause, audit, statement, evidence, questions, correction, cause, action,
        owner, raised, due, verified, effectiveness, effectiveness_note,
    }
    CertificationBody {
        name, accreditation, stage1_days, stage2_days, surveillance_days, price, answers, note,
        contracted,
    }
    StepRecord { owner, ticked, planned, done, note }
}

macro_rules! words {
    ($($type:ident { $($word:literal: $case:ident),+ $(,)? })+) => {$(
        impl Part for $type {
            const ALWAYS: bool = true;

            fn read(reader: &mut Reader, value: Value) -> Option<Self> {
                const WORDS: &[&str] = &[$($word),+];
                const CASES: &[$type] = &[$($type::$case),+];
                let place = reader.choice(&value, WORDS)?;
                CASES.get(place).copied()
            }

            fn write(&self, out: &mut Writer) {
                out.text(match self { $(Self::$case => $word,)+ });
            }

            fn words(&self) -> String {
                match self { $(Self::$case => $word,)+ }.replace('_', " ")
            }
        }
    )+};
}

words! {
    PartyKind {
        "external_supplier": ExternalSupplier, "internal_supplier": InternalSupplier,
        "customer": Customer,
    }
    AuditKind {
        "internal": Internal, "stage1": Stage1, "stage2": Stage2, "surveillance": Surveillance,
        "recertification": Recertification,
    }
    Source {
        "internal_audit": InternalAudit, "stage1": Stage1, "stage2": Stage2,
        "surveillance": Surveillance, "recertification": Recertification,
    }
    Grade { "major": Major, "minor": Minor, "concern": Concern }
    Effectiveness { "unchecked": Unchecked, "effective": Effective, "ineffective": Ineffective }
}

impl Part for String {
    fn read(reader: &mut Reader, value: Value) -> Option<Self> {
        reader.string(value)
    }
    fn write(&self, out: &mut Writer) {
        out.text(self);
    }
    fn words(&self) -> String {
        self.clone()
    }
}

/// Values that are texts of a form of their own, alone and in lists.
macro_rules! parsed {
    ($($type:ident)+) => {$(
        impl Part for Option<$type> {
            fn read(reader: &mut Reader, value: Value) -> Option<Self> {
                reader.parsed(value).map(Some)
            }
            fn write(&self, out: &mut Writer) {
                if let Some(value) = self {
                    out.text(&value.to_string());
                }
            }
            fn words(&self) -> String {
                self.as_ref().map(ToString::to_string).unwrap_or_default()
            }
        }

        impl Part for Set<$type> {
            fn read(reader: &mut Reader, value: Value) -> Option<Self> {
                Some(reader.set(value, Reader::parsed))
            }
            fn write(&self, out: &mut Writer) {
                out.open('[');
                for value in self {
                    out.item();
                    out.text(&value.to_string());
                }
                out.close(']');
            }
            fn words(&self) -> String {
                self.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
            }
        }
    )+};
}

parsed!(Date ClauseId EntryId QuestionId Key);

impl Part for Option<f64> {
    fn read(reader: &mut Reader, value: Value) -> Option<Self> {
        reader.amount(&value, true, MOST_EFFORT_DAYS).map(Some)
    }
    fn write(&self, out: &mut Writer) {
        if let Some(number) = self {
            out.number(*number);
        }
    }
    fn words(&self) -> String {
        self.map(number::amount).unwrap_or_default()
    }
}

/// Texts by name.
impl Part for Map<Key, String> {
    fn read(reader: &mut Reader, value: Value) -> Option<Self> {
        let mut texts = Self::new();
        for (name, value) in reader.object(value)? {
            reader.enter_key(&name);
            let key = reader.name::<Key>(&name);
            if !value.is_null()
                && let (Some(text), Some(key)) = (reader.string(value), key)
            {
                texts.insert(key, text);
            }
            reader.leave();
        }
        Some(texts)
    }
    fn write(&self, out: &mut Writer) {
        out.open('{');
        for (name, text) in self {
            out.key(name.as_str());
            out.text(text);
        }
        out.close('}');
    }
    fn words(&self) -> String {
        let pairs: Vec<String> = self
            .iter()
            .map(|(name, text)| [name.as_str(), ": ", text].concat())
            .collect();
        pairs.join(", ")
    }
}

/// Reads an entry of that kind.
pub(super) fn read(reader: &mut Reader, kind: EntryKind, value: Value) -> Option<Entry> {
    match kind {
        EntryKind::Party => Party::read(reader, value).map(Entry::Party),
        EntryKind::Action => Action::read(reader, value).map(Entry::Action),
        EntryKind::Audit => Audit::read(reader, value).map(Entry::Audit),
        EntryKind::Review => Review::read(reader, value).map(Entry::Review),
        EntryKind::Nonconformity => Nonconformity::read(reader, value).map(Entry::Nonconformity),
        EntryKind::Body => CertificationBody::read(reader, value).map(Entry::Body),
        EntryKind::Step => StepRecord::read(reader, value).map(Entry::Step),
    }
}

/// Writes an entry.
pub(super) fn write(out: &mut Writer, entry: &Entry) {
    match entry {
        Entry::Party(entry) => entry.write(out),
        Entry::Action(entry) => entry.write(out),
        Entry::Audit(entry) => entry.write(out),
        Entry::Review(entry) => entry.write(out),
        Entry::Nonconformity(entry) => entry.write(out),
        Entry::Body(entry) => entry.write(out),
        Entry::Step(entry) => entry.write(out),
    }
}

/// What an entry says, in words: each field in which something stands.
pub(super) fn words(entry: &Entry) -> Vec<(&'static str, String)> {
    let mut words = match entry {
        Entry::Party(entry) => entry.words(),
        Entry::Action(entry) => entry.words(),
        Entry::Audit(entry) => entry.words(),
        Entry::Review(entry) => entry.words(),
        Entry::Nonconformity(entry) => entry.words(),
        Entry::Body(entry) => entry.words(),
        Entry::Step(entry) => entry.words(),
    };
    words.retain(|(_, value)| !value.is_empty());
    words
}
