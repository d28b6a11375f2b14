//! A snapshot: a whole assessment as it was at a moment, as one text with a checksum.
//!
//! It is a record like any other, whose data holds every cell that something stands in, each in the
//! form in which it is kept by itself. So there is one form of each, and reading is as strict.

use serde_json::Value;

use super::clock::Stamp;
use super::key::{Address, PREFIX};
use super::record::{KEPT_DEPTH, NotARecord, WriterId, read_within, write};
use crate::assessment::{Assessment, Edit, QuestionnaireRef};
use crate::exchange::cell;
use crate::exchange::reader::{Limits, Reader};
use crate::questionnaire::AssessmentId;

/// So many cells stand in one list, well below the most that may.
const CELLS: usize = 1_000;
/// The data, the list of lists and the list around the records' own values.
const DEPTH: usize = KEPT_DEPTH + 3;

/// Why a snapshot was taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// A file was about to be taken over.
    Import,
    /// An earlier state was about to be gone back to.
    Back,
    /// The first change of a day has come.
    Day,
    /// Much has changed since the last one.
    Work,
    /// Somebody has asked for it.
    Asked,
}

const WHY: [(&str, Why); 5] = [
    ("import", Why::Import),
    ("back", Why::Back),
    ("day", Why::Day),
    ("work", Why::Work),
    ("asked", Why::Asked),
];

impl Why {
    /// Its name in a snapshot, and on the page.
    #[must_use]
    pub fn name(self) -> &'static str {
        WHY.iter()
            .find(|(_, why)| *why == self)
            .map_or("", |(name, _)| name)
    }

    /// What the state comes before, or after, in words.
    #[must_use]
    pub const fn text(self) -> &'static str {
        match self {
            Self::Import => "Before a file was taken over",
            Self::Back => "Before going back to an earlier state",
            Self::Day => "Before the first change of that day",
            Self::Work => "While work went on",
            Self::Asked => "Kept on request",
        }
    }
}

/// A snapshot.
#[derive(Clone, Debug, PartialEq)]
pub struct Snapshot {
    /// The name under which it stands.
    pub name: String,
    /// When it was taken.
    pub at: Stamp,
    /// Why it was taken.
    pub why: Why,
    /// The assessment as it was.
    pub assessment: Assessment,
}

/// What the names of an assessment's snapshots begin with.
pub(super) fn prefix(id: &AssessmentId) -> String {
    [PREFIX, "n:", id.as_str(), ":"].concat()
}

/// The assessment and the moment of the snapshot of that name; `None` for what is none.
pub(super) fn named(name: &str) -> Option<(AssessmentId, Stamp)> {
    let rest = name.strip_prefix(PREFIX)?.strip_prefix("n:")?;
    let (id, rest) = rest.split_once(':')?;
    let (stamp, writer) = rest.split_once(':')?;
    writer.parse::<WriterId>().ok()?;
    Some((id.parse().ok()?, Stamp::parse(stamp)?))
}

/// The name and the text of a new snapshot.
pub(super) fn encode(
    assessment: &Assessment,
    why: Why,
    at: Stamp,
    writer: &WriterId,
) -> (String, String) {
    let id = &assessment.id;
    let name = [&prefix(id), &at.to_string(), ":", writer.as_str()].concat();
    let blank = cell::blank(id.clone(), assessment.questionnaire.clone());
    let mut edits = blank.edits_towards(assessment);
    if !edits.iter().any(|edit| matches!(edit, Edit::Header(_))) {
        edits.push(Edit::Header(Box::new(assessment.header())));
    }
    let mut data = ["{\"why\":\"", why.name(), "\",\"cells\":["].concat();
    for (number, list) in edits.chunks(CELLS).enumerate() {
        data.push_str(if number == 0 { "{" } else { "},{" });
        for (number, edit) in list.iter().enumerate() {
            let address = Address {
                assessment: id.clone(),
                cell: edit.cell(),
            };
            // Keys are made of letters, digits and marks that JSON takes as they are.
            data.push_str(if number == 0 { "\"" } else { ",\"" });
            data.push_str(&address.key());
            data.push_str("\":");
            data.push_str(&cell::encode(edit));
        }
    }
    data.push_str("}]}");
    let text = write(&name, at, writer, &data);
    (name, text)
}

/// The snapshot that stands under a name as this text. `present` is what the assessment answers now:
/// assumed where the snapshot has no header, and its content where that was noted later, so that a
/// state does not differ by what nobody has done.
pub(super) fn read(
    name: &str,
    text: &str,
    present: &QuestionnaireRef,
) -> Result<Snapshot, NotARecord> {
    let record = read_within(name, text, DEPTH)?;
    let invalid = |what: &str| NotARecord::Invalid(what.to_owned());
    let (id, at) = named(name).ok_or_else(|| invalid("it has another name"))?;
    let why = record.data.get("why").and_then(Value::as_str);
    let why = why.and_then(|why| WHY.iter().find(|(name, _)| *name == why));
    let (_, why) = why.ok_or_else(|| invalid("it does not say why it was taken"))?;
    let lists = record.data.get("cells").and_then(Value::as_array);
    let lists = lists.ok_or_else(|| invalid("it has no cells"))?;
    let mut assessment = cell::blank(id.clone(), present.clone());
    let mut reader = Reader::new(Limits::KEPT);
    for (key, value) in lists.iter().filter_map(Value::as_object).flatten() {
        let address = Address::parse(key).filter(|address| address.assessment == id);
        let address = address.ok_or_else(|| invalid("it has a cell of something else"))?;
        if let Some(edit) = cell::decode(&mut reader, &address.cell, value.clone()) {
            assessment.apply(edit);
        }
    }
    assessment.questionnaire.note_as(present);
    assessment.updated_at = at.time();
    match reader.first_problem() {
        Some(problem) => Err(NotARecord::Invalid(problem)),
        None => Ok(Snapshot {
            name: name.to_owned(),
            at,
            why: *why,
            assessment,
        }),
    }
}
