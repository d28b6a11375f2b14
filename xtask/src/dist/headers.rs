//! What hosts that read a `_headers` file (Netlify, Cloudflare Pages) send along.

use anyhow::{Context, Result};

use super::Files;
use super::html::tags;

/// Writes `_headers`. The policy is the page's own, with what only a header can say.
pub(super) fn write(files: &mut Files) -> Result<()> {
    let page = files.get("index.html").context("there is no page")?;
    let policy = policy(std::str::from_utf8(page)?).context("the page has no policy")?;
    let mut text = format!(
        "/*\n  Content-Security-Policy: {policy}; frame-ancestors 'none'\n  \
         Referrer-Policy: no-referrer\n  X-Content-Type-Options: nosniff\n  \
         X-Frame-Options: DENY\n  Cross-Origin-Opener-Policy: same-origin\n"
    );
    // Rules that match the same path are joined, so each path has one rule on keeping.
    let questionnaires = files.keys().filter(|name| is_hashed_questionnaire(name));
    let office = files.keys().filter(|name| is_hashed_office(name));
    let kept = questionnaires.chain(office).map(String::as_str);
    for path in std::iter::once("assets/*").chain(kept) {
        text.push_str(&format!(
            "/{path}\n  Cache-Control: public, max-age=31536000, immutable\n"
        ));
    }
    for path in [
        "",
        "index.html",
        "questionnaires/index.json",
        "manifest.webmanifest",
    ]
    .into_iter()
    .chain(super::office::SCRIPTS)
    {
        text.push_str(&format!("/{path}\n  Cache-Control: no-cache\n"));
    }
    files.insert("_headers".to_owned(), text.into_bytes());
    Ok(())
}

/// Whether the name ends in a hash, as `questionnaires/<name>-<16 digits>.json` does.
fn is_hashed_questionnaire(path: &str) -> bool {
    path.strip_prefix("questionnaires/")
        .and_then(|name| name.strip_suffix(".json"))
        .and_then(|name| name.rsplit_once('-'))
        .is_some_and(|(_, hash)| hash.len() == 16 && hash.bytes().all(|b| b.is_ascii_hexdigit()))
}

/// Whether it is what the worker for office files names.
fn is_hashed_office(path: &str) -> bool {
    path.starts_with("office/") && !super::office::SCRIPTS.contains(&path)
}

fn policy(html: &str) -> Option<&str> {
    let policy = tags(html).into_iter().find(|tag| {
        let kind = tag.value(html, "http-equiv");
        tag.name == "meta"
            && kind.is_some_and(|kind| kind.eq_ignore_ascii_case("content-security-policy"))
    })?;
    policy.value(html, "content")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_header_says_what_the_page_says_and_forbids_framing() {
        let html = "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'\">";
        let mut files = Files::from([
            ("index.html".to_owned(), html.as_bytes().to_vec()),
            (
                "questionnaires/a-0123456789abcdef.json".to_owned(),
                Vec::new(),
            ),
        ]);
        write(&mut files).unwrap();
        let text = std::str::from_utf8(&files["_headers"]).unwrap();
        assert!(
            text.contains("Content-Security-Policy: default-src 'none'; frame-ancestors 'none'\n")
        );
        assert!(text.contains(
            "/questionnaires/a-0123456789abcdef.json\n  Cache-Control: public, max-age=31536000"
        ));
        assert!(text.contains("/questionnaires/index.json\n  Cache-Control: no-cache\n"));
    }

    #[test]
    fn a_page_without_a_policy_is_refused() {
        let mut files = Files::from([("index.html".to_owned(), b"<p>".to_vec())]);
        assert!(write(&mut files).is_err());
    }
}
