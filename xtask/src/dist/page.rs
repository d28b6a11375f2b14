//! The page: its style sheets in one file, its references by content, its preloads.

use anyhow::{Context, Result, bail};

use super::html::{Tag, replace, tags};
use super::{Files, app, css, hashed};
use crate::split;

const PAGE: &str = "index.html";

/// Rewrites the page and moves what it names into `assets/`. Returns the paths of the first load:
/// the page, everything its links and scripts name, and what is preloaded.
pub(super) fn assemble(files: &mut Files, preloads: &[String]) -> Result<Vec<String>> {
    let html = files.remove(PAGE).context("Trunk built no index.html")?;
    let html = String::from_utf8(html)?;
    let all = tags(&html);
    refuse_inline(&html, &all)?;
    let mut first_load = vec![PAGE.to_owned()];
    let mut changes = style(&html, &all, files, &mut first_load)?;
    let moved = app::gather(files)?;
    for tag in all
        .iter()
        .filter(|tag| matches!(tag.name.as_str(), "link" | "script" | "img"))
    {
        let Some((range, path)) = reference(&html, tag) else {
            continue;
        };
        if tag.value(&html, "rel") == Some("stylesheet") {
            continue;
        }
        if let Some((_, new)) = moved.iter().find(|(old, _)| old == path) {
            changes.push((range, new.clone()));
            first_load.push(new.clone());
        } else if files.contains_key(path) {
            first_load.push(path.to_owned());
        } else {
            bail!("the page refers to {path}, which is missing");
        }
    }
    let head = html
        .find("</head>")
        .context("the page has no end of its head")?;
    let mut links: Vec<_> = preloads
        .iter()
        .map(|path| format!("<link rel=\"preload\" as=\"fetch\" crossorigin href=\"{path}\">\n"))
        .collect();
    first_load.extend_from_slice(preloads);
    // The app's script imports this one, which the browser would see only after that has arrived.
    if let Some((_, loader)) = moved.iter().find(|(old, _)| old == split::LOADER) {
        links.push(format!("<link rel=\"modulepreload\" href=\"{loader}\">\n"));
        first_load.push(loader.clone());
    }
    changes.push((head..head, links.concat()));
    files.insert(PAGE.to_owned(), replace(&html, changes).into_bytes());
    Ok(first_load)
}

/// What the tag names in this site, without the leading `./`.
fn reference<'a>(html: &'a str, tag: &Tag) -> Option<(std::ops::Range<usize>, &'a str)> {
    let range = tag.range_of("href").or_else(|| tag.range_of("src"))?;
    let path = html.get(range.clone())?;
    let elsewhere = path.contains(':') || path.starts_with(['#', '/']);
    (!elsewhere).then(|| (range, path.strip_prefix("./").unwrap_or(path)))
}

/// The policy allows neither inline scripts nor inline styles: better no release than one that
/// does not run.
fn refuse_inline(html: &str, all: &[Tag]) -> Result<()> {
    for tag in all {
        let inline = tag.name == "style"
            || (tag.name == "script" && tag.value(html, "src").is_none())
            || tag.value(html, "style").is_some();
        if inline {
            let text = html.get(tag.range.clone()).unwrap_or_default();
            bail!("the page's policy forbids inline styles and scripts: {text}");
        }
    }
    Ok(())
}

/// Says of a style sheet that the first screen and answering do without it.
const LATER: &str = "data-later";

/// Puts the style sheets, in the page's order, into one, and those for later into another, which the
/// app switches on when it wants it: one that is not is not fetched either.
fn style(
    html: &str,
    all: &[Tag],
    files: &mut Files,
    first_load: &mut Vec<String>,
) -> Result<Vec<(std::ops::Range<usize>, String)>> {
    let (mut sheet, mut later) = (String::new(), String::new());
    let mut places = Vec::new();
    for tag in all {
        if tag.name != "link" || tag.value(html, "rel") != Some("stylesheet") {
            continue;
        }
        let (_, path) = reference(html, tag).context("a style sheet from elsewhere")?;
        let css = files
            .remove(path)
            .with_context(|| format!("{path} is missing"))?;
        let css = css::minify(std::str::from_utf8(&css)?).with_context(|| path.to_owned())?;
        let sheet = match tag.value(html, LATER) {
            Some(_) => &mut later,
            None => &mut sheet,
        };
        match tag.value(html, "media") {
            Some(media) => sheet.push_str(&format!("@media {media}{{{css}}}")),
            None => sheet.push_str(&css),
        }
        // The line goes with its only tag.
        let line = html
            .get(tag.range.end..)
            .is_some_and(|rest| rest.starts_with('\n'));
        places.push(tag.range.start..tag.range.end + usize::from(line));
    }
    // Sheets that the page does not name.
    files.retain(|name, _| !name.starts_with("styles/"));
    let mut changes: Vec<_> = places
        .into_iter()
        .map(|range| (range, String::new()))
        .collect();
    if let Some((_, link)) = changes.first_mut() {
        let path = hashed::name("assets/style.css", sheet.as_bytes());
        *link = format!("<link rel=\"stylesheet\" href=\"{path}\">\n");
        files.insert(path.clone(), sheet.into_bytes());
        first_load.push(path);
        if !later.is_empty() {
            let path = hashed::name("assets/later.css", later.as_bytes());
            link.push_str(&format!(
                "<link rel=\"stylesheet\" {LATER} disabled href=\"{path}\">\n"
            ));
            files.insert(path, later.into_bytes());
        }
    }
    Ok(changes)
}

#[cfg(test)]
mod tests {
    use super::*;

    const HTML: &str = "<html><head><link rel=\"icon\" href=\"icons/i.svg\">\
        <link rel=\"stylesheet\" href=\"./a.css\"><link rel=\"stylesheet\" href=\"./b.css\" media=\"print\">\
        <link rel=\"modulepreload\" href=\"./app.js\"><link rel=\"preload\" href=\"./app_bg.wasm\">\
        </head><body><a href=\"#/x\">x</a><script type=\"module\" src=\"./boot.js\"></script></body></html>";

    fn site(html: &str) -> Files {
        [
            (PAGE, html),
            ("a.css", "a { b: c; }"),
            ("b.css", "d { e: f }"),
            ("app.js", "new URL('app_bg.wasm', import.meta.url);"),
            ("app_bg.wasm", "wasm"),
            ("boot.js", "// why\nstart();"),
            ("icons/i.svg", "<svg/>"),
            (split::LOADER, "1"),
        ]
        .map(|(name, text)| (name.to_owned(), text.as_bytes().to_vec()))
        .into()
    }

    fn text<'a>(files: &'a Files, end: &str) -> &'a str {
        let found = files.iter().find(|(name, _)| name.ends_with(end)).unwrap();
        std::str::from_utf8(found.1).unwrap()
    }

    #[test]
    fn style_sheets_become_one_in_the_pages_order() {
        let mut files = site(HTML);
        assemble(&mut files, &[]).unwrap();
        assert_eq!(text(&files, ".css"), "a{b: c}@media print{d{e: f}}");
        assert_eq!(text(&files, PAGE).matches("stylesheet").count(), 1);
    }

    #[test]
    fn a_style_sheet_for_later_is_one_of_its_own_and_no_part_of_the_first_load() {
        let html = HTML.replace("b.css\" media=\"print\"", "b.css\" data-later");
        let mut files = site(&html);
        let first_load = assemble(&mut files, &[]).unwrap();
        let sheets = |name: &&String| name.ends_with(".css");
        let sheets: Vec<&String> = files.keys().filter(sheets).collect();
        let [later, style] = sheets[..] else {
            panic!("{sheets:?}")
        };
        assert_eq!(
            (files[style].as_slice(), files[later].as_slice()),
            (&b"a{b: c}"[..], &b"d{e: f}"[..])
        );
        assert!(first_load.contains(style) && !first_load.contains(later));
        let link = format!("<link rel=\"stylesheet\" data-later disabled href=\"{later}\">");
        assert!(text(&files, PAGE).contains(&link));
    }

    #[test]
    fn every_reference_leads_to_a_file_named_by_its_content() {
        let mut files = site(HTML);
        let first_load = assemble(&mut files, &["icons/i.svg".to_owned()]).unwrap();
        let page = text(&files, PAGE).to_owned();
        for path in &first_load[1..] {
            assert!(files.contains_key(path), "{path}");
            assert!(page.contains(&format!("\"{path}\"")), "{path} in {page}");
        }
        assert!(!page.contains("./"));
        assert!(page.contains("<link rel=\"modulepreload\" href=\"assets/later-loader-"));
        let wasm = files.keys().find(|name| name.ends_with(".wasm")).unwrap();
        let wasm = wasm.strip_prefix("assets/").unwrap();
        let script = files
            .iter()
            .find(|(name, _)| name.starts_with("assets/app-"))
            .unwrap();
        assert!(std::str::from_utf8(script.1).unwrap().contains(wasm));
    }

    #[test]
    fn a_name_changes_with_its_own_content_only() {
        let (mut before, mut after) = (site(HTML), site(HTML));
        after.insert("a.css".to_owned(), b"a { b: d }".to_vec());
        assemble(&mut before, &[]).unwrap();
        assemble(&mut after, &[]).unwrap();
        let other: Vec<_> = after
            .keys()
            .filter(|name| !before.contains_key(*name))
            .collect();
        assert_eq!(other.len(), 1);
        assert!(other[0].starts_with("assets/style-"));
    }

    #[test]
    fn what_the_policy_would_block_or_nobody_has_is_refused() {
        for wrong in [
            "<head><script>1</script></head>",
            "<head><style>a{}</style></head>",
            "<head></head><p style=\"color:red\">",
            "<head><link rel=icon href=none.svg></head>",
            "<head><link rel=stylesheet href=none.css></head>",
        ] {
            assert!(assemble(&mut site(wrong), &[]).is_err(), "{wrong}");
        }
    }
}
