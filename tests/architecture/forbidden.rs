//! What must not occur: a browser or a clock in the core, markup made of text, requests to other
//! places, code that is not finished.

use crate::assert_none;
use crate::sources::{RUST, Rust, rust};

/// Crates that only a browser gives a meaning to.
const BROWSER: [&str; 9] = [
    "any_spawner",
    "gloo_storage",
    "js_sys",
    "leptos",
    "wasm_bindgen",
    "wasm_bindgen_futures",
    "wasm_split_helpers",
    "web_sys",
    "target_arch",
];
/// Clocks, and everything else that makes a function's result depend on more than its arguments.
const OUTSIDE: [&str; 12] = [
    "std::time",
    "SystemTime",
    "Instant",
    "now_utc",
    "now_local",
    "std::fs",
    "std::env",
    "std::io",
    "std::net",
    "std::process",
    "std::thread",
    "static mut",
];
/// What stops the program. Clippy's lints see `unwrap`, `expect`, `panic!` and indexing.
const STOPS: [&str; 2] = ["unreachable!", "unsafe"];
/// Ways to make markup of a text.
const MARKUP: [&str; 10] = [
    "inner_html",
    "set_inner_html",
    "outer_html",
    "set_outer_html",
    "insert_adjacent_html",
    "create_contextual_fragment",
    "innerHTML",
    "outerHTML",
    "insertAdjacentHTML",
    "srcdoc",
];
const UNFINISHED: [&str; 3] = ["todo!", "unimplemented!", "dbg!"];
/// What only a certification body may say of somebody.
const CERTIFIED: [&str; 5] = [
    "certified",
    "Certified",
    "compliant",
    "Compliant",
    "compliance",
];
/// Names of things, not addresses to ask.
const NAMES: [&str; 3] = [
    "http://www.w3.org/2000/svg",
    "http://www.w3.org/1999/xhtml",
    "http://schemas.microsoft.com/project",
];

fn is_core(path: &str) -> bool {
    let shell = ["src/platform/", "src/ui/", "src/lib.rs", "src/main.rs"];
    path.starts_with("src/") && !shell.iter().any(|one| path.starts_with(one))
}

fn words(file: &Rust, words: &[&str], why: &str) -> Vec<String> {
    let found = words.iter().flat_map(|word| {
        let lines = file.lines_with(word).into_iter();
        lines.map(move |line| format!("{}:{line}: `{word}`: {why}", file.path))
    });
    found.collect()
}

fn in_strings(file: &Rust, what: &[&str], why: &str) -> Vec<String> {
    let strings = file.strings.iter();
    let found = strings.filter(|(_, text)| what.iter().any(|one| text.contains(one)));
    found
        .map(|(line, text)| format!("{}:{line}: {text:?}: {why}", file.path))
        .collect()
}

/// What the core must not have.
fn in_core(file: &Rust) -> Vec<String> {
    let mut found = words(file, &BROWSER, "the core knows no browser");
    found.extend(words(
        file,
        &OUTSIDE,
        "the core gets all it needs as arguments",
    ));
    // A test's way to fail is to stop.
    if !file.path.contains("/tests") {
        found.extend(words(file, &STOPS, "the core cannot fail"));
    }
    found
}

/// What the library must not have anywhere.
fn in_library(file: &Rust) -> Vec<String> {
    let mut found = words(file, &MARKUP, "texts go into text nodes");
    found.extend(in_strings(file, &MARKUP, "texts go into text nodes"));
    let style = file.strings.iter().filter(|(_, text)| text == "style");
    found.extend(style.map(|(line, _)| {
        format!(
            "{}:{line}: the page's policy blocks inline styles",
            file.path
        )
    }));
    found.extend(in_strings(file, &CERTIFIED, "results are self-assessed"));
    let mut addresses = Rust {
        path: file.path.clone(),
        code: String::new(),
        strings: file.strings.clone(),
    };
    for (_, text) in &mut addresses.strings {
        for name in NAMES {
            *text = text.replace(name, "");
        }
    }
    let why = "the page asks nobody but its own host";
    let protocols = ["http://", "https://", "ws://", "wss://", "\"//"];
    found.extend(in_strings(&addresses, &protocols, why));
    found
}

#[test]
fn forbidden_things_are_seen() {
    let core = |text: &str| in_core(&Rust::of("src/scoring/leaf.rs", text)).len();
    assert_eq!(core("use leptos::prelude::*;"), 1);
    assert_eq!(core("let now = std::time::SystemTime::now();"), 2);
    assert_eq!(core("std::fs::read(path)"), 1);
    assert_eq!(core("_ => unreachable!(),"), 1);
    assert_eq!(core("// web_sys and std::time are not for here"), 0);
    assert_eq!(core("let instantly = \"Instant\";"), 0);
    let library = |text: &str| in_library(&Rust::of("src/ui/dom.rs", text)).len();
    assert_eq!(library("element.set_inner_html(&note);"), 1);
    assert_eq!(
        library("Reflect::set(&element, &\"innerHTML\".into(), &text);"),
        1
    );
    assert_eq!(library("el(\"p\").attr(\"style\", \"color: red\")"), 1);
    assert_eq!(library("fetch(\"https://example.org/font.woff2\")"), 1);
    assert_eq!(
        library("const SVG: &str = \"http://www.w3.org/2000/svg\";"),
        0
    );
    assert_eq!(library("/// See <https://example.org>."), 0);
    assert_eq!(library("\"You are certified.\""), 1);
    let open = Rust::of("a.rs", "fn a() { todo!() }");
    assert_eq!(words(&open, &UNFINISHED, "").len(), 1);
}

#[test]
fn the_core_knows_no_browser_and_no_clock() {
    let files = rust(&["src"]);
    let core: Vec<&Rust> = files.iter().filter(|file| is_core(&file.path)).collect();
    assert!(core.len() > 50, "the core is {} files", core.len());
    let found: Vec<String> = core.into_iter().flat_map(in_core).collect();
    assert_none(&found);
}

#[test]
fn texts_stay_texts_and_nobody_else_is_asked() {
    let found: Vec<String> = rust(&["src"]).iter().flat_map(in_library).collect();
    assert_none(&found);
}

#[test]
fn nothing_is_left_unfinished() {
    let files = rust(&RUST);
    let unfinished = |file: &Rust| words(file, &UNFINISHED, "finish it or leave it out");
    let found: Vec<String> = files.iter().flat_map(unfinished).collect();
    assert_none(&found);
}
