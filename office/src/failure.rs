//! Why a file could not be made.

use std::fmt;

/// Why a file could not be made. None of it is expected: names, sizes and texts are ours or
/// checked. It is told all the same, rather than ending the program.
#[derive(Debug)]
pub enum Failure {
    /// The library that writes workbooks refused something.
    Workbook(rust_xlsxwriter::XlsxError),
    /// The archive around a document could not be written.
    Archive(String),
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Workbook(error) => write!(f, "the workbook could not be written: {error}"),
            Self::Archive(error) => write!(f, "the document could not be written: {error}"),
        }
    }
}

impl std::error::Error for Failure {}

impl From<rust_xlsxwriter::XlsxError> for Failure {
    fn from(error: rust_xlsxwriter::XlsxError) -> Self {
        Self::Workbook(error)
    }
}
