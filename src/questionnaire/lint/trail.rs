//! Where one is in a JSON text: the path at a byte. The decoder knows lines and columns only.

use serde_json_borrow::Value;

use crate::questionnaire::tree::member;

enum Step {
    /// An object: the key whose value is being read.
    Object(Option<String>),
    /// An array: the position of the entry that is being read.
    Array(usize),
}

fn path_of(steps: &[Step]) -> String {
    let mut path = "$".to_owned();
    for step in steps {
        match step {
            Step::Object(Some(key)) => path = member(&path, key),
            Step::Object(None) => {}
            Step::Array(index) => path = format!("{path}[{index}]"),
        }
    }
    path
}

/// The path of the value that is being read, or has just been read, after so many bytes of a
/// text, which need not be valid JSON.
pub(super) fn path_at(text: &str, end: usize) -> String {
    let mut steps: Vec<Step> = Vec::new();
    let mut bytes = text.bytes().enumerate().take(end);
    while let Some((at, byte)) = bytes.next() {
        match byte {
            b'{' => steps.push(Step::Object(None)),
            b'[' => steps.push(Step::Array(0)),
            b'}' | b']' => {
                steps.pop();
            }
            b',' => match steps.last_mut() {
                Some(Step::Object(key)) => *key = None,
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
                if let (Some(string), Some(Step::Object(open @ None))) =
                    (string, steps.last_mut())
                    // Read as a file is, so that no second reader is needed.
                    && let Ok(Value::Str(key)) = serde_json::from_str(string)
                {
                    *open = Some(key.into_owned());
                }
            }
            _ => {}
        }
    }
    path_of(&steps)
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
            assert_eq!(path_at(text, end), path, "after {after}");
        }
        // A cut or broken text gives a path as well.
        assert_eq!(path_at("{\"a\": \"unend", 99), "$.a");
        assert_eq!(path_at("]]}{", 99), "$");
    }
}
