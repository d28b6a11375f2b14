//! The page around the Wasm keeps to its own policy: nothing inline, nothing from elsewhere.

use crate::assert_none;
use crate::sources::{files, text};

/// What the page's policy would block in markup.
fn in_markup(path: &str, html: &str) -> Vec<String> {
    let mut found = Vec::new();
    for tag in html.split('<').skip(1) {
        let tag = tag.split('>').next().unwrap_or(tag);
        let mut say = |what: &str| found.push(format!("{path}: <{tag}>: {what}"));
        let attributes = tag.split_whitespace().skip(1);
        for attribute in attributes.filter_map(|one| one.split_once('=')) {
            match attribute {
                ("style", _) => say("inline style"),
                (name, _) if name.starts_with("on") => say("inline handler"),
                ("href" | "src", to) if to.contains("//") => say("another origin"),
                _ => {}
            }
        }
        if tag == "style" || tag.starts_with("style ") {
            say("inline style sheet");
        }
        if tag == "script" || tag.starts_with("script ") && !tag.contains(" src=") {
            say("inline script");
        }
    }
    found
}

/// What a script must not have.
fn in_script(path: &str, script: &str) -> Vec<String> {
    let forbidden = [
        ".innerHTML",
        ".outerHTML",
        "insertAdjacentHTML",
        "document.write",
        "eval(",
        "new Function",
        "http://",
        "https://",
    ];
    let found = forbidden.iter().filter(|one| script.contains(**one));
    found.map(|one| format!("{path}: {one}")).collect()
}

/// What a style sheet must not have.
fn in_styles(path: &str, styles: &str) -> Vec<String> {
    let forbidden = ["@import", "http://", "https://", "url(//", "url(\"//"];
    let found = forbidden.iter().filter(|one| styles.contains(**one));
    found.map(|one| format!("{path}: {one}")).collect()
}

#[test]
fn what_the_policy_blocks_is_seen() {
    let bad = [
        "<p style=\"color: red\">",
        "<style>p {}</style>",
        "<script>start()</script>",
        "<script type=\"module\">start()</script>",
        "<button onclick=\"start()\">",
        "<link rel=\"stylesheet\" href=\"https://example.org/a.css\">",
        "<img src=\"//example.org/a.png\">",
    ];
    for html in bad {
        assert_eq!(in_markup("a.html", html).len(), 1, "{html}");
    }
    let good = "<link rel=\"stylesheet\" href=\"styles/base.css\"><script src=\"a.js\"></script>";
    assert_none(&in_markup("a.html", good));
    assert_eq!(in_script("a.js", "box.innerHTML = note").len(), 1);
    assert_eq!(in_script("a.js", "fetch(\"https://example.org\")").len(), 1);
    assert_eq!(in_styles("a.css", "@import \"b.css\";").len(), 1);
}

#[test]
fn the_page_keeps_to_its_policy() {
    let html = text("public/index.html");
    for rule in [
        "default-src 'none'",
        "script-src 'self' 'wasm-unsafe-eval'",
        "style-src 'self'",
        "connect-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "require-trusted-types-for 'script'; trusted-types default",
    ] {
        assert!(html.contains(rule), "the policy lacks {rule}");
    }
    assert!(!html.contains("unsafe-inline"));
    let mut found = in_markup("public/index.html", &html);
    for path in files("public", ".js") {
        found.extend(in_script(&path, &text(&path)));
    }
    for path in files("public", ".css") {
        found.extend(in_styles(&path, &text(&path)));
    }
    assert_none(&found);
}

#[test]
fn the_documented_headers_are_the_pages_and_the_releases() {
    let html = text("public/index.html");
    let policy = html.split("Security-Policy\" content=\"").nth(1);
    let policy = policy.and_then(|rest| rest.split('"').next()).unwrap();
    let hosting = text("docs/hosting.md");
    let expected = format!("Content-Security-Policy \"{policy}; frame-ancestors 'none'\" always");
    assert!(
        hosting.contains(&expected),
        "docs/hosting.md has another policy"
    );
    let security = text("SECURITY.md");
    for rule in policy.split("; ") {
        assert!(security.contains(rule), "SECURITY.md lacks {rule}");
    }
    // Each header that the release asks for stands in both.
    let written = text("xtask/src/dist/headers.rs");
    for header in [
        "Referrer-Policy",
        "X-Content-Type-Options",
        "X-Frame-Options",
        "Cross-Origin-Opener-Policy",
    ] {
        let value = written.split(&format!("{header}: ")).nth(1);
        let value = value.and_then(|rest| rest.split('\\').next()).unwrap();
        let line = format!("add_header {header} {value} always;");
        assert!(hosting.contains(&line), "docs/hosting.md lacks {line}");
        let line = format!("| `{header}` | `{value}` |");
        assert!(security.contains(&line), "SECURITY.md lacks {line}");
    }
}
