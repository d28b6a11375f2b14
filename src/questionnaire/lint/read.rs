//! From text to the typed file.

use serde_json_borrow::Value;

use super::trail::path_at;
use crate::questionnaire::file::QuestionnaireFile;
use crate::questionnaire::problem::Problem;
use crate::questionnaire::tree::{Decode, typed};

/// The longest file, in bytes.
pub const MAX_FILE_BYTES: usize = 4 * 1024 * 1024;

const FORMAT: &str = "clausewise-questionnaire";
const FORMAT_VERSION: u64 = 1;

/// The questionnaire file that a text holds. It may still need [`lint`](super::lint).
///
/// # Errors
/// Where the text is too long, is not JSON, is another format or a newer version of this one,
/// has a key twice in an object, or lacks, adds or mistypes a field: the first of these, with its
/// path.
pub fn read(text: &str) -> Result<QuestionnaireFile, Problem> {
    typed(tree_of(text, FORMAT, "questionnaire")?)
}

/// The tree of a file of a format in its first version. `what` names the format to people.
///
/// # Errors
/// Where the text is too long, is not JSON, has a key twice, or is another format or version.
pub(crate) fn tree_of<'t>(text: &'t str, format: &str, what: &str) -> Result<Value<'t>, Problem> {
    if text.len() > MAX_FILE_BYTES {
        let message = format!("a {what} may be at most {MAX_FILE_BYTES} bytes long");
        return Err(Problem::at("$", message));
    }
    // Some editors put a byte-order mark in front.
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let tree = parse(text)?;
    let field = |name| tree.as_object().and_then(|object| object.get(name));
    match field("format").and_then(Value::as_str) {
        Some(found) if found == format => {}
        Some(other) => {
            let message = format!("is \"{other}\", not \"{format}\"");
            return Err(Problem::at("$.format", message));
        }
        None => {
            let message = format!("must be \"{format}\": this is no {what} file");
            return Err(Problem::at("$.format", message));
        }
    }
    match field("format_version").and_then(Value::as_u64) {
        Some(FORMAT_VERSION) => Ok(tree),
        Some(newer) if newer > FORMAT_VERSION => {
            let message = format!(
                "version {newer} is newer than this program, which reads version \
                 {FORMAT_VERSION}: update the program"
            );
            Err(Problem::at("$.format_version", message))
        }
        _ => {
            let message = format!("must be {FORMAT_VERSION}");
            Err(Problem::at("$.format_version", message))
        }
    }
}

/// The typed value that a text holds.
///
/// # Errors
/// What is wrong first, with its path.
pub(in crate::questionnaire) fn decode<T: Decode>(text: &str) -> Result<T, Problem> {
    typed(parse(text)?)
}

/// The tree of a text.
fn parse(text: &str) -> Result<Value<'_>, Problem> {
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
    // "… at line 3 column 7": the path says the place better.
    let what = message.rsplitn(5, ' ').last();
    let message = match what.and_then(|what| what.strip_suffix(" at")) {
        Some(what) => format!("{what} (line {})", error.line()),
        None => message,
    };
    Problem::at(path_at(text, end), message)
}
