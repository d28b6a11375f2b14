//! From text to the typed file.

use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::trail::path_at;
use crate::questionnaire::compile::Problem;
use crate::questionnaire::file::QuestionnaireFile;

/// The longest file, in bytes.
pub const MAX_FILE_BYTES: usize = 4 * 1024 * 1024;

const FORMAT: &str = "clausewise-questionnaire";
const FORMAT_VERSION: u64 = 1;

/// What every version of the format begins with.
#[derive(Deserialize)]
struct Header {
    format: Option<String>,
    format_version: Option<u64>,
}

/// The questionnaire file that a text holds. It may still need [`lint`](super::lint).
///
/// # Errors
/// Where the text is too long, is not JSON, is another format or a newer version of this one,
/// has a key twice in an object, or lacks, adds or mistypes a field: the first of these, with its
/// path.
pub fn read(text: &str) -> Result<QuestionnaireFile, Problem> {
    if text.len() > MAX_FILE_BYTES {
        let message = format!("a questionnaire may be at most {MAX_FILE_BYTES} bytes long");
        return Err(Problem::at("$", message));
    }
    // Some editors put a byte-order mark in front.
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let header: Header = decode(text)?;
    match header.format.as_deref() {
        Some(FORMAT) => {}
        Some(other) => {
            let message = format!("is \"{other}\", not \"{FORMAT}\"");
            return Err(Problem::at("$.format", message));
        }
        None => {
            let message = format!("must be \"{FORMAT}\": this is no questionnaire file");
            return Err(Problem::at("$.format", message));
        }
    }
    match header.format_version {
        Some(FORMAT_VERSION) => {}
        Some(newer) if newer > FORMAT_VERSION => {
            let message = format!(
                "version {newer} is newer than this program, which reads version \
                 {FORMAT_VERSION}: update the program"
            );
            return Err(Problem::at("$.format_version", message));
        }
        _ => {
            let message = format!("must be {FORMAT_VERSION}");
            return Err(Problem::at("$.format_version", message));
        }
    }
    path_at(text, text.len())?;
    decode(text)
}

fn decode<T: DeserializeOwned>(text: &str) -> Result<T, Problem> {
    serde_json::from_str(text).map_err(|error| locate(text, &error))
}

/// The decoder's error with its path in front of the line and column.
fn locate(text: &str, error: &serde_json::Error) -> Problem {
    let line_start: usize = text
        .split_inclusive('\n')
        .take(error.line().saturating_sub(1))
        .map(str::len)
        .sum();
    let end = line_start.saturating_add(error.column());
    let message = error.to_string();
    let message = match message.rsplit_once(" at line ") {
        Some((what, _)) => format!("{what} (line {})", error.line()),
        None => message,
    };
    match path_at(text, end) {
        Ok(path) => Problem::at(path, message),
        Err(twice) => twice,
    }
}
