//! The one door for everything that comes from outside, and the way out again.
//!
//! In: [`identify`] tells the kinds of files apart. An encrypted one is an [`Envelope`], which gives
//! bytes once somebody has the passphrase; the raw file of the rescue page is a [`Rescue`], whose
//! records the store reads. For an assessment, [`decode()`] turns bytes into strict JSON and finds out what they are; the app then fetches
//! the questionnaire that [`Decoded::questionnaire`] names, and [`Decoded::validate`] either gives
//! a whole assessment or refuses with every problem and its place. Nothing is coerced, clamped or
//! dropped on the way. [`open`] does both for callers that have all questionnaires at hand.
//! [`preview()`] says what an import would change before it does.
//!
//! Out: [`export`] writes the file that `docs/format.md` describes. Export, import and export
//! again give the same bytes but for the time of the export. Every export carries a checksum, which
//! [`Integrity`] judges when the file comes back.

pub mod answers;
mod calendar;
mod canonical;
pub(crate) mod cell;
mod check;
mod content;
mod decode;
mod document;
mod encode;
mod envelope;
mod file_name;
mod form;
mod integrity;
pub(crate) mod json;
mod notice;
mod number;
mod opened;
pub mod passphrase;
mod path;
mod preview;
pub(crate) mod reader;
mod refusal;
mod rescue;
#[cfg(feature = "schema")]
pub mod schema;
mod version;
pub(crate) mod writer;

pub use calendar::{CalendarEntry, calendar};
pub use canonical::canonical;
pub use check::{Findings, check};
pub use content::{Asked, asked, content_digest};
pub use encode::export;
pub use envelope::{
    Envelope, ITERATIONS, Lock, MAX_ITERATIONS, MIN_ITERATIONS, NONCE_BYTES, SALT_BYTES,
};
pub use file_name::{file_name, longer_title, most_bytes};
pub use integrity::Integrity;
pub use json::read_json;
pub use notice::Notice;
pub use opened::{Decoded, Incoming, Opened, decode, identify, open};
pub use preview::{Difference, Kind, Preview, combine, orphans, preview};
pub use refusal::{Encoding, Foreign, Refusal};
pub use rescue::Rescue;

/// What an assessment file says that it is.
const FORMAT: &str = "clausewise-assessment";
/// What a questionnaire file says that it is.
const QUESTIONNAIRE_FORMAT: &str = "clausewise-questionnaire";
/// What a rescue file says that it is.
const RESCUE_FORMAT: &str = "clausewise-rescue";
/// The version of the assessment file that is written and read.
const VERSION: u64 = 1;

/// The largest file that is read, in bytes.
pub const MAX_FILE_BYTES: usize = 20 * 1024 * 1024;
/// The largest rescue file that is read, in bytes: it holds all that a browser keeps, twice.
pub const MAX_RESCUE_BYTES: usize = 64 * 1024 * 1024;
/// The most members of one object or list of a rescue file, and so the most records.
pub const MAX_RESCUE_MEMBERS: usize = 200_000;
/// The deepest nesting of objects and lists.
pub const MAX_DEPTH: usize = 32;
/// The most members of one object or list, and so the most answers.
pub const MAX_MEMBERS: usize = 5_000;
/// The most values in a file. A full assessment has a tenth of it; without this limit a small file
/// of brackets and zeros could fill the memory of the page.
pub const MAX_VALUES: usize = 500_000;
/// The longest text of a field, in characters.
pub const MAX_TEXT_CHARS: usize = 20_000;
/// The most problems that are listed; the rest is counted.
pub const MAX_PROBLEMS: usize = 100;
