//! Reports in the forms of office programs: a workbook for Excel and a document for Word. Both
//! are written from what the core gives, so they say what every other form says. A workbook whose
//! answers somebody has filled in is read, too.
//!
//! A package of its own, because its libraries weigh more than the whole page: the page loads it
//! when somebody asks for such a file.

mod cell;
mod failure;
mod letters;
mod picture;
mod read;
#[cfg(target_arch = "wasm32")]
#[allow(unreachable_pub, reason = "what is marked is reached from JavaScript")]
mod wasm;
mod word;
mod workbook;

pub use failure::Failure;
pub use picture::{Draw, Png};
pub use read::{Rows, answer_rows};
pub use word::word;
pub use workbook::workbook;
