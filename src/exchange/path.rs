//! JSON paths: where in a file something is.

use crate::inert::acts;

/// One step of a path.
#[derive(Clone, Debug)]
pub(super) enum Step {
    /// Into a field of the format.
    Name(&'static str),
    /// Into a field whose name comes from the file.
    Key(String),
    /// Into an item of a list, from 0.
    Item(usize),
}

/// The longest key that is shown whole, in characters.
const SHOWN: usize = 64;

/// The path as text, such as `$.assessment.answers["8.6.1-q1"].level`.
pub(super) fn render(steps: &[Step]) -> String {
    let mut text = String::from("$");
    for step in steps {
        match step {
            Step::Name(name) => {
                text.push('.');
                text.push_str(name);
            }
            Step::Key(key) if is_plain(key) => {
                text.push('.');
                text.push_str(key);
            }
            Step::Key(key) => {
                text.push_str("[\"");
                for char in key.chars().take(SHOWN) {
                    match char {
                        '"' | '\\' => text.extend(['\\', char]),
                        _ if char.is_control() || acts(char) => text.extend(char.escape_default()),
                        _ => text.push(char),
                    }
                }
                if key.chars().nth(SHOWN).is_some() {
                    text.push('…');
                }
                text.push_str("\"]");
            }
            Step::Item(index) => {
                text.push('[');
                text.push_str(&index.to_string());
                text.push(']');
            }
        }
    }
    text
}

/// Whether the key can stand after a dot.
fn is_plain(key: &str) -> bool {
    key.len() <= SHOWN
        && key.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
        && key.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_')
}
