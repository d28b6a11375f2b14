//! The questionnaires of the release.

use anyhow::{Context, Result, bail};
use serde_json::Value;

use super::{Files, hashed};

const FOLDER: &str = "questionnaires";
const INDEX: &str = "questionnaires/index.json";

/// Names each questionnaire, and each file that goes with one, by its content and rewrites the index
/// to match. The index keeps its name, so an administrator can add a questionnaire to a published
/// site by hand. Returns what the app asks for first: the index and the default questionnaire.
pub(super) fn hash_names(files: &mut Files) -> Result<Vec<String>> {
    let index = files
        .get(INDEX)
        .with_context(|| format!("{INDEX} is missing"))?;
    let mut index: Value = serde_json::from_slice(index).context(INDEX)?;
    let entries = index
        .get_mut("questionnaires")
        .and_then(Value::as_array_mut);
    let entries = entries.with_context(|| format!("{INDEX} has no list `questionnaires`"))?;
    let mut default = None;
    for entry in entries {
        let is_default = entry.get("default").and_then(Value::as_bool) == Some(true);
        let file = entry
            .get_mut("file")
            .context("an entry of the index has no `file`")?;
        let named = rename(files, file)?;
        if is_default && default.replace(named).is_some() {
            bail!("{INDEX} has two defaults");
        }
        let companions = entry.get_mut("companions").and_then(Value::as_object_mut);
        for (_, file) in companions.into_iter().flatten() {
            rename(files, file)?;
        }
    }
    files.insert(INDEX.to_owned(), index.to_string().into_bytes());
    let default = default.with_context(|| format!("{INDEX} has no default"))?;
    Ok(vec![INDEX.to_owned(), default])
}

/// Names a file by its content, in the folder and in the index; its new path.
fn rename(files: &mut Files, file: &mut Value) -> Result<String> {
    let path = format!("{FOLDER}/{}", file.as_str().unwrap_or_default());
    let Some(content) = files.remove(&path) else {
        bail!("{INDEX} names {path}, which is missing");
    };
    serde_json::from_slice::<Value>(&content).with_context(|| path.clone())?;
    let content = without_white_space(&content);
    let new = hashed::name(&path, &content);
    let relative = new.strip_prefix("questionnaires/").unwrap_or(&new);
    *file = Value::String(relative.to_owned());
    files.insert(new.clone(), content);
    Ok(new)
}

/// The JSON without the white space outside of strings; everything else keeps its place.
fn without_white_space(json: &[u8]) -> Vec<u8> {
    let (mut in_string, mut escaped) = (false, false);
    let keep = |byte: &u8| {
        if *byte == b'"' && !escaped {
            in_string = !in_string;
        }
        escaped = in_string && *byte == b'\\' && !escaped;
        in_string || !byte.is_ascii_whitespace()
    };
    json.iter().copied().filter(keep).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(index: &str) -> Files {
        let file = |name: &str, text: &str| (name.to_owned(), text.as_bytes().to_vec());
        Files::from([
            file(INDEX, index),
            file(
                "questionnaires/a.json",
                r#"{ "z": 1.50, "a": "ä  \" b\\", "c" : [ ] }"#,
            ),
            file("questionnaires/schema/q.json", "{ }"),
            file("questionnaires/companions/a.guide.json", "{ }"),
        ])
    }

    #[test]
    fn a_questionnaire_is_named_by_its_content_and_the_index_follows() {
        let mut files = files(r#"{"questionnaires":[{"id":"a","file":"a.json","default":true}]}"#);
        let first = hash_names(&mut files).unwrap();
        assert_eq!(first[0], INDEX);
        let index: Value = serde_json::from_slice(&files[INDEX]).unwrap();
        let name = index["questionnaires"][0]["file"].as_str().unwrap();
        assert_eq!(first[1], format!("questionnaires/{name}"));
        assert_ne!(name, "a.json");
        let kept = std::str::from_utf8(&files[&first[1]]).unwrap();
        assert_eq!(kept, r#"{"z":1.50,"a":"ä  \" b\\","c":[]}"#);
        assert!(!files.contains_key("questionnaires/a.json"));
        assert_eq!(files["questionnaires/schema/q.json"], b"{ }");
    }

    #[test]
    fn what_goes_with_a_questionnaire_is_named_by_its_content_and_not_asked_for_first() {
        let mut files = files(
            r#"{"questionnaires":[{"file":"a.json","default":true,
            "companions":{"guide":"companions/a.guide.json"}}]}"#,
        );
        let first = hash_names(&mut files).unwrap();
        assert_eq!(first.len(), 2, "the index and the questionnaire");
        let index: Value = serde_json::from_slice(&files[INDEX]).unwrap();
        let name = index["questionnaires"][0]["companions"]["guide"].as_str();
        let name = name.unwrap();
        assert!(name.starts_with("companions/a.guide-"), "{name}");
        assert_eq!(files[&format!("questionnaires/{name}")], b"{}");
        assert!(!files.contains_key("questionnaires/companions/a.guide.json"));
    }

    #[test]
    fn an_index_that_leads_nowhere_is_refused() {
        for wrong in [
            r#"{"questionnaires":[{"id":"b","file":"b.json","default":true}]}"#,
            r#"{"questionnaires":[{"id":"a","file":"a.json"}]}"#,
            r#"{"questionnaires":[{"id":"a","default":true}]}"#,
            r#"{"questionnaires":[{"file":"a.json","default":true,"companions":{"guide":"b"}}]}"#,
            r"[]",
            r"nonsense",
        ] {
            assert!(hash_names(&mut files(wrong)).is_err(), "{wrong}");
        }
    }
}
