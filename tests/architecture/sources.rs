//! The repository's files, and Rust text with its comments and strings told apart.

use std::fs;
use std::path::{Path, PathBuf};

/// Where hand-written Rust stands.
pub(crate) const RUST: [&str; 6] = ["src", "cli", "office", "xtask", "tests", "benches"];

/// The repository's root.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A file's text, by its path from the root.
#[track_caller]
pub(crate) fn text(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// Paths from the root of all files below a folder that end like this, in order. What is built or
/// installed there is left out.
pub(crate) fn files(folder: &str, ending: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut open = vec![root().join(folder)];
    while let Some(next) = open.pop() {
        for entry in fs::read_dir(&next).unwrap() {
            let path: PathBuf = entry.unwrap().path();
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            if path.is_dir() {
                if name != "target" && name != "node_modules" {
                    open.push(path);
                }
            } else if name.ends_with(ending) {
                let relative = path.strip_prefix(root()).unwrap();
                found.push(relative.to_string_lossy().replace('\\', "/"));
            }
        }
    }
    found.sort();
    found
}

/// A Rust file, taken apart.
pub(crate) struct Rust {
    /// Its path from the root.
    pub(crate) path: String,
    /// The text without comments and without what stands in strings; lines are where they were.
    pub(crate) code: String,
    /// What stands in strings, with its line from 1.
    pub(crate) strings: Vec<(usize, String)>,
}

impl Rust {
    /// Takes a text apart.
    pub(crate) fn of(path: &str, text: &str) -> Self {
        let mut rust = Self {
            path: path.to_owned(),
            code: String::with_capacity(text.len()),
            strings: Vec::new(),
        };
        let mut rest = text;
        let mut line = 1;
        while let Some(first) = rest.chars().next() {
            let raw = raw_string(rest);
            let taken = if rest.starts_with("//") {
                rest.find('\n').unwrap_or(rest.len())
            } else if rest.starts_with("/*") {
                block_comment(rest)
            } else if let (Some((inner, length)), true) = (raw, rust.is_at_word_start()) {
                rust.strings.push((line, inner.to_owned()));
                length
            } else if first == '"' {
                let length = string(rest);
                rust.strings.push((line, rest[1..length - 1].to_owned()));
                length
            } else if first == '\'' {
                character(rest)
            } else {
                rust.code.push(first);
                line += usize::from(first == '\n');
                rest = &rest[first.len_utf8()..];
                continue;
            };
            let lines = rest[..taken].matches('\n').count();
            rust.code.push(' ');
            rust.code.extend(std::iter::repeat_n('\n', lines));
            line += lines;
            rest = &rest[taken..];
        }
        rust
    }

    /// The file of that path.
    pub(crate) fn read(path: &str) -> Self {
        Self::of(path, &text(path))
    }

    /// Lines of code that hold a word, from 1: `time` is none in `lifetime`.
    pub(crate) fn lines_with(&self, word: &str) -> Vec<usize> {
        let lines = self.code.lines().zip(1..);
        let lines = lines.filter(|(line, _)| has_word(line, word));
        lines.map(|(_, number)| number).collect()
    }

    fn is_at_word_start(&self) -> bool {
        !self.code.ends_with(is_word)
    }
}

/// All Rust files below some folders, taken apart.
pub(crate) fn rust(folders: &[&str]) -> Vec<Rust> {
    let paths = folders.iter().flat_map(|folder| files(folder, ".rs"));
    let files: Vec<Rust> = paths.map(|path| Rust::read(&path)).collect();
    assert!(!files.is_empty(), "no Rust in {folders:?}");
    files
}

/// Whether a character can be part of a name.
pub(crate) fn is_word(character: char) -> bool {
    character.is_alphanumeric() || character == '_'
}

fn has_word(line: &str, word: &str) -> bool {
    line.match_indices(word).any(|(at, _)| {
        !line[..at].ends_with(is_word) && !line[at + word.len()..].starts_with(is_word)
    })
}

/// The length of a comment at the start of the text; such comments can stand in each other.
fn block_comment(text: &str) -> usize {
    let (mut depth, mut at) = (0, 0);
    loop {
        let rest = &text[at..];
        if rest.starts_with("/*") {
            depth += 1;
            at += 2;
        } else if rest.starts_with("*/") {
            depth -= 1;
            at += 2;
        } else {
            at += rest.chars().next().map_or(0, char::len_utf8);
        }
        if depth == 0 || at >= text.len() {
            return at;
        }
    }
}

/// The length of a string at the start of the text, with its quotes.
fn string(text: &str) -> usize {
    let mut is_escaped = false;
    for (at, character) in text.char_indices().skip(1) {
        match character {
            _ if is_escaped => is_escaped = false,
            '\\' => is_escaped = true,
            '"' => return at + 1,
            _ => {}
        }
    }
    text.len()
}

/// A raw string at the start of the text: what stands in it, and its length.
fn raw_string(text: &str) -> Option<(&str, usize)> {
    let after = text.strip_prefix("br").or_else(|| text.strip_prefix('r'))?;
    let hashes = after.bytes().take_while(|&byte| byte == b'#').count();
    let inner = after[hashes..].strip_prefix('"')?;
    let end = format!("\"{}", "#".repeat(hashes));
    let length = inner.find(&end)?;
    let before = text.len() - inner.len();
    Some((&inner[..length], before + length + end.len()))
}

/// The length of a character at the start of the text, or 1 where it is a lifetime.
fn character(text: &str) -> usize {
    let mut characters = text.char_indices().skip(1);
    match characters.next() {
        Some((_, '\\')) => text[2..].find('\'').map_or(1, |end| match end {
            // The character is the quote itself.
            0 => 4,
            end => end + 3,
        }),
        Some(_) => match characters.next() {
            Some((at, '\'')) => at + 1,
            _ => 1,
        },
        None => 1,
    }
}

#[test]
fn comments_and_strings_are_told_from_code() {
    let text = "let a = \"x // \\\" y\"; // b\nlet c = '\"'; /* d /* e */ f */ let g: &'a str;\n\
                let h = r#\"i \"j\" \n k\"#; let l = '\\''; let m = var\"n\";";
    let rust = Rust::of("a.rs", text);
    for word in ["a", "c", "g", "h", "l", "m", "var"] {
        assert!(!rust.lines_with(word).is_empty(), "{word}: {}", rust.code);
    }
    for word in ["x", "y", "b", "d", "e", "f", "i", "j", "k", "n"] {
        assert!(rust.lines_with(word).is_empty(), "{word}: {}", rust.code);
    }
    assert_eq!(rust.lines_with("m"), [4]);
    let strings: Vec<_> = rust.strings.iter().map(|(_, one)| one.as_str()).collect();
    assert_eq!(strings, ["x // \\\" y", "i \"j\" \n k", "n"]);
}
