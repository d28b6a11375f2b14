//! The app's own files: its scripts and both parts of its Wasm.

use anyhow::Result;

use super::{Files, hashed};

/// What starts the app. It finds the others by the page's links and names none of them.
const STARTER: &str = "boot.js";

/// Moves scripts and Wasm into `assets/`, side by side; returns their old and new paths. The parts
/// of the app name each other, in a circle even, so they all carry one hash: that of all of them.
pub(super) fn gather(files: &mut Files) -> Result<Vec<(String, String)>> {
    let is_part = |name: &&String| {
        let at_top = !name.contains('/') && (name.ends_with(".js") || name.ends_with(".wasm"));
        *name != STARTER && (at_top || name.starts_with("snippets/"))
    };
    let parts: Vec<String> = files.keys().filter(is_part).cloned().collect();
    let mut whole = Vec::new();
    for part in &parts {
        whole.extend_from_slice(part.as_bytes());
        whole.extend_from_slice(files.get(part).map_or(&[], Vec::as_slice));
    }
    let mut moved: Vec<(String, String)> = parts
        .into_iter()
        .map(|part| {
            let flat = part.trim_start_matches("snippets/").replace('/', "-");
            let new = ["assets/", &hashed::name(&flat, &whole)].concat();
            (part, new)
        })
        .collect();
    for (old, new) in &moved {
        let mut content = files.remove(old).unwrap_or_default();
        if old.ends_with(".js") {
            let script = String::from_utf8(content)?;
            content = renamed(old, &script, &moved).into_bytes();
        }
        files.insert(new.clone(), content);
    }
    if let Some(content) = files.remove(STARTER) {
        let new = ["assets/", &hashed::name(STARTER, &content)].concat();
        files.insert(new.clone(), content);
        moved.push((STARTER.to_owned(), new));
    }
    Ok(moved)
}

/// The script with the new names of the files that it imports or fetches. A name elsewhere stays:
/// the Wasm knows its imports by their old names.
fn renamed(own: &str, script: &str, moved: &[(String, String)]) -> String {
    let mut script = script.to_owned();
    for (old, new) in moved {
        let path = relative(own, old);
        let new = new.trim_start_matches("assets/");
        for before in ["from ", "new URL("] {
            for quote in ['"', '\''] {
                let to = format!("{before}{quote}./{new}{quote}");
                for path in [path.as_str(), path.trim_start_matches("./")] {
                    script = script.replace(&format!("{before}{quote}{path}{quote}"), &to);
                }
            }
        }
    }
    script
}

/// How a file is named by another one.
fn relative(from: &str, to: &str) -> String {
    let folder = from.rsplit_once('/').map_or("", |(folder, _)| folder);
    match to.strip_prefix(folder).and_then(|to| to.strip_prefix('/')) {
        Some(beside) => format!("./{beside}"),
        None if folder.is_empty() => format!("./{to}"),
        None => "../".repeat(folder.split('/').count()) + to,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(page: &str) -> Files {
        [
            ("boot.js", "// why\nstart();"),
            (
                "app.js",
                "import * as i from \"./snippets/later/loader.js\"\nnew URL('app_bg.wasm', import.meta.url);\n\
                 ({ \"./snippets/later/loader.js\": i });",
            ),
            ("app_bg.wasm", "wasm"),
            (
                "snippets/later/loader.js",
                "import { initSync } from \"../../app.js\";\nfetch(new URL(\"./later.wasm\", import.meta.url));",
            ),
            ("snippets/later/later.wasm", page),
            ("styles/a.css", ""),
        ]
        .map(|(name, text)| (name.to_owned(), text.as_bytes().to_vec()))
        .into()
    }

    fn gathered(page: &str) -> (Files, Vec<(String, String)>) {
        let mut files = files(page);
        let moved = gather(&mut files).unwrap();
        (files, moved)
    }

    #[test]
    fn files_that_name_each_other_find_each_other() {
        let (files, moved) = gathered("later");
        let new = |old: &str| {
            let (_, new) = moved.iter().find(|(one, _)| one == old).unwrap();
            new.strip_prefix("assets/").unwrap()
        };
        let text = |old: &str| {
            let content = &files[&format!("assets/{}", new(old))];
            std::str::from_utf8(content).unwrap()
        };
        let loader = new("snippets/later/loader.js");
        assert!(text("app.js").contains(&format!("from \"./{loader}\"")));
        assert!(text("app.js").contains("\"./snippets/later/loader.js\": i"));
        assert!(text("app.js").contains(&format!("'./{}'", new("app_bg.wasm"))));
        let text = text("snippets/later/loader.js");
        assert!(text.contains(&format!("\"./{}\"", new("app.js"))), "{text}");
        let later = new("snippets/later/later.wasm");
        assert!(text.contains(&format!("\"./{later}\"")), "{text}");
        assert!(files.contains_key("styles/a.css"));
    }

    #[test]
    fn names_change_with_any_part_of_the_app_and_the_starter_with_itself() {
        let (one, other) = (gathered("later").1, gathered("changed").1);
        for ((old, one), (_, other)) in one.iter().zip(&other) {
            assert_eq!(one == other, old == STARTER, "{old}");
        }
    }
}
