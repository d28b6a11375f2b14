//! Which module may know which. Test modules keep to it like everything else.

use crate::assert_none;
use crate::sources::{Rust, is_word, rust};

/// Each top-level module of the library and the others that it may use. `lib.rs` and `main.rs`
/// only name the modules.
const ARROWS: [(&str, &[&str]); 18] = [
    ("date", &[]),
    ("map", &[]),
    ("inert", &[]),
    ("tenths", &[]),
    ("questionnaire", &["date", "inert", "map"]),
    ("assessment", &["questionnaire", "date", "map"]),
    ("scoring", &["assessment", "questionnaire", "date", "map"]),
    (
        "roadmap",
        &[
            "scoring",
            "assessment",
            "questionnaire",
            "date",
            "map",
            "tenths",
        ],
    ),
    ("chart", &["date", "map", "tenths"]),
    (
        "report",
        &[
            "chart",
            "inert",
            "roadmap",
            "scoring",
            "assessment",
            "questionnaire",
            "date",
            "map",
            "tenths",
        ],
    ),
    (
        "exchange",
        &["assessment", "questionnaire", "date", "map", "inert"],
    ),
    (
        "export",
        &[
            "report",
            "chart",
            "exchange",
            "inert",
            "roadmap",
            "scoring",
            "assessment",
            "questionnaire",
            "date",
            "map",
        ],
    ),
    ("companion", &["assessment", "questionnaire", "date", "map"]),
    (
        "organisation",
        &[
            "report",
            "companion",
            "roadmap",
            "scoring",
            "assessment",
            "questionnaire",
            "date",
            "map",
        ],
    ),
    (
        "store",
        &["exchange", "assessment", "questionnaire", "date", "map"],
    ),
    ("route", &["questionnaire"]),
    (
        "platform",
        &["store", "exchange", "assessment", "date", "map"],
    ),
    (
        "ui",
        &[
            "platform",
            "inert",
            "route",
            "store",
            "exchange",
            "organisation",
            "companion",
            "export",
            "chart",
            "report",
            "roadmap",
            "scoring",
            "assessment",
            "questionnaire",
            "date",
            "map",
        ],
    ),
];

/// The modules that are compiled for browsers only.
const SHELL: [&str; 2] = ["platform", "ui"];

/// The top-level module that a file of `src/` belongs to.
fn module_of(path: &str) -> &str {
    let path = path.strip_prefix("src/").unwrap_or(path);
    path.split(['/', '.']).next().unwrap_or(path)
}

/// The names that follow a path such as `crate::` or `super::super::`, braces opened.
fn names_after(code: &str, prefix: &str) -> Vec<String> {
    let mut names = Vec::new();
    for (at, _) in code.match_indices(prefix) {
        if code[..at].ends_with(|before| is_word(before) || before == ':') {
            continue;
        }
        let mut rest = &code[at + prefix.len()..];
        while let Some(further) = rest.strip_prefix("super::") {
            rest = further;
        }
        match rest.strip_prefix('{') {
            Some(group) => names.extend(group_names(group)),
            None => names.push(name(rest)),
        }
    }
    names
}

/// The first name of each member of a group such as `{a::B, c::{D, E}}`, after its brace.
fn group_names(group: &str) -> Vec<String> {
    let (mut names, mut depth, mut member) = (Vec::new(), 0, 0);
    for (at, character) in group.char_indices() {
        match character {
            '{' => depth += 1,
            '}' | ',' if depth == 0 => {
                names.push(name(group[member..at].trim_start()));
                member = at + 1;
                if character == '}' {
                    break;
                }
            }
            '}' => depth -= 1,
            _ => {}
        }
    }
    names
}

fn name(text: &str) -> String {
    text.chars().take_while(|&one| is_word(one)).collect()
}

/// The forbidden arrows of a file of the library.
fn forbidden_arrows(file: &Rust) -> Vec<String> {
    let module = module_of(&file.path);
    if module == "lib" || module == "main" {
        return Vec::new();
    }
    let Some((_, allowed)) = ARROWS.iter().find(|(one, _)| *one == module) else {
        return vec![format!(
            "{}: `{module}` has no line in ARROWS and in docs/architecture.md",
            file.path
        )];
    };
    let used = ["crate::", "super::"].map(|prefix| names_after(&file.code, prefix));
    let is_module = |name: &String| ARROWS.iter().any(|(one, _)| one == name);
    let used = used.into_iter().flatten().filter(is_module);
    used.filter(|name| name != module && !allowed.contains(&name.as_str()))
        .map(|name| format!("{}: `{module}` must not know `{name}`", file.path))
        .collect()
}

#[test]
fn a_forbidden_arrow_is_seen() {
    let bad = |text: &str| forbidden_arrows(&Rust::of("src/scoring/leaf.rs", text)).len();
    assert_eq!(bad("use crate::roadmap::Plan;"), 1);
    assert_eq!(bad("fn a() { crate::ui::start() }"), 1);
    assert_eq!(bad("use crate::{date::Date, report::{a, b}, store};"), 2);
    assert_eq!(bad("use super::super::chart::Scene;"), 1);
    assert_eq!(
        bad("#[cfg(test)] mod tests { use crate::exchange::open; }"),
        1
    );
    assert_eq!(bad("use crate::assessment::Answer; use super::leaf;"), 0);
    assert_eq!(bad("// crate::roadmap would be wrong here"), 0);
    let unknown = Rust::of("src/cloud.rs", "");
    assert_eq!(forbidden_arrows(&unknown).len(), 1);
}

#[test]
fn every_arrow_points_one_way() {
    let all: Vec<String> = rust(&["src"]).iter().flat_map(forbidden_arrows).collect();
    assert_none(&all);
}

#[test]
fn the_arrows_make_no_circle() {
    // Each module stands below those that it may use.
    for (place, (module, allowed)) in ARROWS.iter().enumerate() {
        for other in *allowed {
            let there = ARROWS.iter().position(|(one, _)| one == other);
            assert!(
                there.is_some_and(|there| there < place),
                "{module}: {other}"
            );
        }
    }
}

#[test]
fn the_library_and_this_test_know_the_same_modules() {
    let library = Rust::read("src/lib.rs").code;
    let mut declared: Vec<&str> = library
        .lines()
        .filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';'))
        .collect();
    declared.sort_unstable();
    let mut known = ARROWS.map(|(module, _)| module);
    known.sort_unstable();
    assert_eq!(declared, known);
    for shell in SHELL {
        let gated = format!("#[cfg(target_arch =  )]\npub mod {shell};");
        assert!(library.contains(&gated), "{shell} must be for wasm32 alone");
    }
    assert_eq!(library.matches("#[cfg(target_arch").count(), SHELL.len());
}
