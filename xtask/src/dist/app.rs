//! The app's own files: its scripts and both parts of its Wasm.

use anyhow::Result;

use super::{Files, hashed};

/// What starts the app. It finds the others by the page's links, and names only its helper.
const STARTER: &str = "boot.js";
/// What the starter fetches when the app is up or has stopped.
const HELPER: &str = "rescue.js";

/// Moves scripts and Wasm into `assets/`, side by side; returns their old and new paths. The parts
/// of the app name each other, in a circle even, so they all carry one hash: that of all of them.
pub(super) fn gather(files: &mut Files) -> Result<Vec<(String, String)>> {
    let is_part = |name: &&String| {
        let at_top = !name.contains('/') && (name.ends_with(".js") || name.ends_with(".wasm"));
        ![STARTER, HELPER].contains(&name.as_str()) && (at_top || name.starts_with("snippets/"))
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
    for own in [HELPER, STARTER] {
        if let Some(content) = files.remove(own) {
            let content = renamed(own, &String::from_utf8(content)?, &moved).into_bytes();
            let new = ["assets/", &hashed::name(own, &content)].concat();
            files.insert(new.clone(), content);
            moved.push((own.to_owned(), new));
        }
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
        for before in ["from ", "import(", "new URL("] {
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

    fn files(page: &str, helper: &str) -> Files {
        [
            ("boot.js", "// why\nimport(\"./rescue.js\");"),
            ("rescue.js", helper),
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

    fn gathered(page: &str, helper: &str) -> (Files, Vec<(String, String)>) {
        let mut files = files(page, helper);
        let moved = gather(&mut files).unwrap();
        (files, moved)
    }

    #[test]
    fn files_that_name_each_other_find_each_other() {
        let (files, moved) = gathered("later", "help");
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
        assert!(text("boot.js").contains(&format!("import(\"./{}\")", new("rescue.js"))));
        let text = text("snippets/later/loader.js");
        assert!(text.contains(&format!("\"./{}\"", new("app.js"))), "{text}");
        let later = new("snippets/later/later.wasm");
        assert!(text.contains(&format!("\"./{later}\"")), "{text}");
        assert!(files.contains_key("styles/a.css"));
    }

    #[test]
    fn names_change_with_what_they_stand_for_and_with_what_that_names() {
        let changed = |page, helper| {
            let (one, other) = (gathered("later", "help").1, gathered(page, helper).1);
            let pairs = one.into_iter().zip(other);
            let pairs = pairs.filter(|(one, other)| one != other);
            pairs.map(|((old, _), _)| old).collect::<Vec<_>>()
        };
        let with_page = changed("changed", "help");
        assert!(with_page.contains(&"app.js".to_owned()), "{with_page:?}");
        assert!(
            !with_page
                .iter()
                .any(|old| [STARTER, HELPER].contains(&old.as_str()))
        );
        assert_eq!(changed("later", "changed"), [HELPER, STARTER]);
    }
}
