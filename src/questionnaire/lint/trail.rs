//! Where one is in a JSON text: the path at a byte, and keys that occur twice on the way there.
//!
//! The decoder knows lines and columns only, and lets the last of two equal keys of a map win.
//! Following the text once more is far smaller than wrapping every typed decoder.

use serde_json::Value;

use crate::map::Set;

use crate::questionnaire::compile::Problem;
use crate::questionnaire::tree::member;

enum Step {
    /// An object: the key whose value is being read, and all keys so far.
    Object(Option<String>, Set<String>),
    /// An array: the position of the entry that is being read.
    Array(usize),
}

fn path_of(steps: &[Step]) -> String {
    let mut path = "$".to_owned();
    for step in steps {
        match step {
            Step::Object(Some(key), _) => path = member(&path, key),
            Step::Object(None, _) => {}
            Step::Array(index) => path = format!("{path}[{index}]"),
        }
    }
    path
}

/// The path of the value that is being read, or has just been read, after so many bytes of a
/// text, which need not be valid JSON; or the first key that occurs twice in an object before
/// that.
///
/// # Errors
/// A key that occurs twice.
pub(super) fn path_at(text: &str, end: usize) -> Result<String, Problem> {
    let mut steps: Vec<Step> = Vec::new();
    let mut bytes = text.bytes().enumerate().take(end);
    while let Some((at, byte)) = bytes.next() {
        match byte {
            b'{' => steps.push(Step::Object(None, Set::new())),
            b'[' => steps.push(Step::Array(0)),
            b'}' | b']' => {
                steps.pop();
            }
            b',' => match steps.last_mut() {
                Some(Step::Object(key, _)) => *key = None,
                Some(Step::Array(index)) => *index = index.saturating_add(1),
                None => {}
            },
            b'"' => {
                let mut escaped = false;
                let last = bytes.find(|(_, byte)| {
                    let closes = *byte == b'"' && !escaped;
                    escaped = *byte == b'\\' && !escaped;
                    closes
                });
                let string = last.and_then(|(last, _)| text.get(at..=last));
                if let (Some(string), Some(Step::Object(open @ None, seen))) =
                    (string, steps.last_mut())
                    // Read as a file is, so that no second reader is needed.
                    && let Ok(Value::String(key)) = serde_json::from_str(string)
                {
                    *open = Some(key.clone());
                    if !seen.insert(key.clone()) {
                        let message = format!("\"{key}\" is there already");
                        return Err(Problem::at(path_of(&steps), message));
                    }
                }
            }
            _ => {}
        }
    }
    Ok(path_of(&steps))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::path_at;

    #[test]
    fn the_path_follows_the_text() {
        let text = r#"{"a": [1, {"b\"": {"8.1": "}"}}, 3], "c": true}"#;
        for (after, path) in [
            ("{", "$"),
            ("[1", "$.a[0]"),
            ("[1,", "$.a[1]"),
            ("\"}\"", r#"$.a[1]["b\""]["8.1"]"#),
            ("}}", "$.a[1]"),
            ("3]", "$.a"),
            ("\"c\"", "$.c"),
            ("true}", "$"),
        ] {
            let end = text.find(after).unwrap() + after.len();
            assert_eq!(path_at(text, end).unwrap(), path, "after {after}");
        }
        // A cut or broken text gives a path as well.
        assert_eq!(path_at("{\"a\": \"unend", 99).unwrap(), "$.a");
        assert_eq!(path_at("]]}{", 99).unwrap(), "$");
    }

    #[test]
    fn a_key_counts_as_read_whatever_way_it_is_written() {
        let problem = path_at(r#"{"x": {"A": 1, "b": 2, "\u0041": 3}}"#, 99).unwrap_err();
        assert_eq!(problem.to_string(), "$.x.A: \"A\" is there already");
        assert!(path_at(r#"[{"a": 1}, {"a": "a"}]"#, 99).is_ok());
    }
}
