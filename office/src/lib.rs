//! Reports in the forms of office programs: a workbook for Excel and a document for Word. Both
//! are written from what the core gives, so they say what every other form says.
//!
//! A package of its own, because its libraries weigh more than the whole page: the page loads it
//! when somebody asks for such a file.

mod failure;
mod picture;
#[cfg(target_arch = "wasm32")]
mod wasm;
mod word;
mod workbook;

pub use failure::Failure;
pub use picture::{Draw, Png};
pub use word::word;
pub use workbook::workbook;
