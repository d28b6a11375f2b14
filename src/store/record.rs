//! A record: one cell's value as text, with its time, its writer and a checksum.
//!
//! `{"v":1,"t":"…","w":"…","d":…,"c":"…"}`. The frame stays in every later version: `v` comes
//! first and the checksum last, over the key, a line end and all that stands before `,"c"`. So a
//! flipped bit is told from a newer version, and a record that was moved to another key is found.

use serde_json::Value;

use super::clock::Stamp;
use crate::exchange::{MAX_DEPTH, json::parse, writer::hex};
use crate::questionnaire::Key;

/// The version of the records that are written.
const VERSION: u64 = 1;
/// The deepest nesting in a record: that of a file, and the frame and the header around it.
pub(super) const KEPT_DEPTH: usize = MAX_DEPTH + 2;
/// Characters from `,"c":"` to the end.
const TAIL: usize = 16;

/// Names a writer: a tab of a browser, so that two records of one moment have one order everywhere.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct WriterId(Key);

impl std::str::FromStr for WriterId {
    type Err = crate::questionnaire::NotAnId;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text.parse().map(Self)
    }
}

impl WriterId {
    /// The name as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }
}

/// A record whose checksum holds.
#[derive(Clone, Debug, PartialEq)]
pub struct Record {
    /// When it was written.
    pub stamp: Stamp,
    /// Who has written it.
    pub writer: WriterId,
    /// The cell's value; null where it was cleared.
    pub data: Value,
    /// The whole as it was written.
    pub text: String,
}

/// Why a text is not a record that can be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotARecord {
    /// The checksum does not hold, or the text is nothing of ours.
    Damaged,
    /// A newer release has written it.
    Newer,
    /// The checksum holds, but the value cannot be: the first problem.
    Invalid(String),
}

impl NotARecord {
    /// What is the matter, as a sentence.
    #[must_use]
    pub fn text(&self) -> String {
        match self {
            Self::Damaged => "The record is damaged: its checksum does not hold.".to_owned(),
            Self::Newer => "A newer release has written the record.".to_owned(),
            Self::Invalid(problem) => {
                ["The record's value cannot be right: ", problem, "."].concat()
            }
        }
    }
}

/// The text of a record for a key; `data` is JSON.
pub(super) fn write(key: &str, stamp: Stamp, writer: &WriterId, data: &str) -> String {
    let stamp = stamp.to_string();
    let mut text = [
        "{\"v\":1,\"t\":\"",
        &stamp,
        "\",\"w\":\"",
        writer.as_str(),
        "\",\"d\":",
        data,
    ]
    .concat();
    let sum = checksum(key, &text);
    text.push_str(",\"c\":\"");
    text.push_str(&sum);
    text.push_str("\"}");
    text
}

/// CRC-32 (IEEE 802.3) of the key, a line end and the body, in eight hexadecimal digits.
///
/// Half a byte at a time over a table of sixteen entries: records are short, and the tables of a
/// fast implementation are sixteen kilobytes that no compression makes smaller.
pub(super) fn checksum(key: &str, body: &str) -> String {
    let bytes = key.bytes().chain([b'\n']).chain(body.bytes());
    let sum = bytes.fold(u32::MAX, |sum, byte| {
        let sum = sum ^ u32::from(byte);
        let sum = (sum >> 4) ^ remainder(sum & 0xf);
        (sum >> 4) ^ remainder(sum & 0xf)
    });
    hex(u64::from(!sum), 8)
}

/// What half a byte leaves after division by the polynomial.
fn remainder(half: u32) -> u32 {
    const TABLE: [u32; 16] = {
        let mut table = [0; 16];
        let mut half: u32 = 0;
        let mut rest: &mut [u32] = &mut table;
        while let [entry, others @ ..] = rest {
            let (mut value, mut bit) = (half, 0);
            while bit < 4 {
                let carry = value & 1;
                value = (value >> 1) ^ (carry * 0xedb8_8320);
                bit += 1;
            }
            *entry = value;
            half += 1;
            rest = others;
        }
        table
    };
    let place = usize::try_from(half).unwrap_or(0);
    TABLE.get(place).copied().unwrap_or(0)
}

/// The record that stands under a key as this text.
///
/// # Errors
/// Where the text is not a whole record of this version.
pub fn read(key: &str, text: &str) -> Result<Record, NotARecord> {
    read_within(key, text, KEPT_DEPTH)
}

/// The same, nested at most so deep.
pub(super) fn read_within(key: &str, text: &str, depth: usize) -> Result<Record, NotARecord> {
    let split = text.len().checked_sub(TAIL).ok_or(NotARecord::Damaged)?;
    let (body, tail) = text.split_at_checked(split).ok_or(NotARecord::Damaged)?;
    let sum = tail
        .strip_prefix(",\"c\":\"")
        .and_then(|tail| tail.strip_suffix("\"}"));
    if sum != Some(checksum(key, body).as_str()) {
        return Err(NotARecord::Damaged);
    }
    let invalid = || NotARecord::Invalid("it is not a record".to_owned());
    let Ok(Value::Object(mut map)) = parse(text, depth) else {
        return Err(invalid());
    };
    match map.get("v").and_then(Value::as_u64) {
        Some(VERSION) => {}
        Some(version) if version > VERSION => return Err(NotARecord::Newer),
        _ => return Err(invalid()),
    }
    let stamp = map.get("t").and_then(Value::as_str).and_then(Stamp::parse);
    let writer = map.get("w").and_then(Value::as_str);
    let writer = writer.and_then(|writer| writer.parse().ok());
    match (stamp, writer, map.remove("d")) {
        (Some(stamp), Some(writer), Some(data)) => Ok(Record {
            stamp,
            writer,
            data,
            text: text.to_owned(),
        }),
        _ => Err(invalid()),
    }
}

impl Record {
    /// Whether it counts instead of another record of the same cell: the later one does; of two
    /// from the same moment that of the larger writer; and where even that is the same, as after
    /// copying a browser's profile, the one with the larger text.
    #[must_use]
    pub fn is_newer(&self, other: &Self) -> bool {
        (self.stamp, &self.writer, &self.text) > (other.stamp, &other.writer, &other.text)
    }
}

/// The one of two records of a cell that counts. Any order and any repetition of merging gives the
/// same record.
#[must_use]
pub fn newer(left: Record, right: Record) -> Record {
    if right.is_newer(&left) { right } else { left }
}
