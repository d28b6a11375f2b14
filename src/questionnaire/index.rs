//! The index of questionnaires: what there is, without loading it.

use super::id::{Key, QuestionnaireId};
use super::lint::decode;
use super::problem::Problem;
use crate::map::Map;

/// What the index says of a questionnaire.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its name for ever.
    pub id: QuestionnaireId,
    /// Version of its content.
    pub version: String,
    /// Full name.
    pub title: String,
    /// What it assesses.
    pub summary: String,
    /// The file, beside the index.
    pub file: String,
    /// How many questions it asks.
    pub questions: usize,
    /// Whether it is the one to start with.
    pub default: bool,
    /// Files that go with it, by what they are, beside the index too; each fetched when wanted.
    pub companions: Map<Key, String>,
}

pub(super) struct Index {
    pub(super) questionnaires: Vec<Entry>,
}

/// The entries of an index, in its order.
///
/// # Errors
/// Where the text is not an index: what is wrong first, with its path.
pub fn read_index(text: &str) -> Result<Vec<Entry>, Problem> {
    decode::<Index>(text).map(|index| index.questionnaires)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_wrong_has_its_place() {
        let entry = r#"{"id":"q","version":"1.0.0","title":"Q","summary":"S","file":"q.json","questions":3}"#;
        let index = |entry: &str| format!(r#"{{"questionnaires":[{entry}]}}"#);
        let read = read_index(&index(entry)).unwrap();
        assert_eq!(
            (read.len(), read[0].questions, read[0].default),
            (1, 3, false)
        );
        let wrong = read_index(&index(&entry.replace("\"q\"", "\"no id\""))).unwrap_err();
        assert_eq!(wrong.path, "$.questionnaires[0].id");
        assert_eq!(
            read_index("{}").unwrap_err().message,
            "the field `questionnaires` is missing"
        );
    }
}
