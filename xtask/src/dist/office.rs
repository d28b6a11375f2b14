//! The Wasm that writes Word and Excel files. Only a worker that somebody has asked for such a file
//! fetches it. The worker's script and the one that starts it keep their names, which the page's
//! policy knows; what they name is named by its content, as everything of the page is.

use std::fs;

use anyhow::{Context, Result, ensure};

use super::{Files, hashed, wasm};
use crate::checkout::Checkout;
use crate::run::{cargo, program, run};

const NAME: &str = "clausewise_office";
/// The script of the worker.
const WORKER: &str = "office/worker.js";
/// The script that sends it to work.
const PAGE: &str = "office/page.js";
/// The scripts that keep their names.
pub(super) const SCRIPTS: [&str; 2] = [PAGE, WORKER];

/// Builds it and adds its files; the Wasm is yet to be made small.
pub(super) fn build(checkout: &Checkout, files: &mut Files) -> Result<()> {
    let package = ["build", "--package", "clausewise-office", "--lib"];
    // The page's parts are built with other flags; in one folder each would undo the other's work.
    let target = checkout.root.join("target/office");
    run(cargo(checkout, &package)
        .args(["--target", "wasm32-unknown-unknown", "--profile", "web"])
        .arg("--target-dir")
        .arg(&target)
        .env(
            "CARGO_ENCODED_RUSTFLAGS",
            wasm::remapped(checkout).join("\u{1f}"),
        ))?;
    let built = target.join("wasm32-unknown-unknown/web");
    let folder = checkout.root.join("target/office-release");
    run(program(checkout, "wasm-bindgen")
        .args(["--target", "web", "--no-typescript", "--out-name", NAME])
        .arg("--out-dir")
        .arg(&folder)
        .arg(built.join(NAME).with_extension("wasm")))?;
    for file in [format!("{NAME}.js"), format!("{NAME}_bg.wasm")] {
        let path = folder.join(&file);
        let content = fs::read(&path).with_context(|| path.display().to_string())?;
        files.insert(format!("office/{file}"), content);
    }
    Ok(())
}

/// Names the Wasm and its script by their content, once the Wasm is small.
pub(super) fn hash_names(files: &mut Files) -> Result<()> {
    let wasm = format!("{NAME}_bg.wasm");
    let content = take(files, &wasm)?;
    let new = hashed::name(&wasm, &content);
    files.insert(format!("office/{new}"), content);
    let glue = format!("{NAME}.js");
    let text = renamed(files, &format!("office/{glue}"), &wasm, &new)?;
    let new = hashed::name(&glue, text.as_bytes());
    files.insert(format!("office/{new}"), text.into_bytes());
    let text = renamed(files, WORKER, &glue, &new)?;
    files.insert(WORKER.to_owned(), text.into_bytes());
    let text = renamed(files, PAGE, WORKER, WORKER)?;
    files.insert(PAGE.to_owned(), text.into_bytes());
    Ok(())
}

fn take(files: &mut Files, name: &str) -> Result<Vec<u8>> {
    let path = format!("office/{name}");
    files
        .remove(&path)
        .with_context(|| format!("{path} is missing"))
}

/// Takes a script, which must name a file, with that file's new name in it.
fn renamed(files: &mut Files, path: &str, old: &str, new: &str) -> Result<String> {
    let content = files
        .remove(path)
        .with_context(|| format!("{path} is missing"))?;
    let text = String::from_utf8(content)?;
    ensure!(text.contains(old), "{path} does not name {old}");
    Ok(text.replace(old, new))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site(wasm: &str) -> Files {
        [
            (PAGE, "new Worker('office/worker.js')"),
            (
                WORKER,
                "// why\nimport start from \"./clausewise_office.js\";",
            ),
            (
                "office/clausewise_office.js",
                "new URL('clausewise_office_bg.wasm', import.meta.url)",
            ),
            ("office/clausewise_office_bg.wasm", wasm),
        ]
        .map(|(name, text)| (name.to_owned(), text.as_bytes().to_vec()))
        .into()
    }

    #[test]
    fn the_worker_keeps_its_name_and_leads_to_what_is_named_by_content() {
        let (mut one, mut other) = (site("1"), site("2"));
        hash_names(&mut one).unwrap();
        hash_names(&mut other).unwrap();
        for files in [&one, &other] {
            assert_eq!(files.len(), 4);
            let text = |path: &str| std::str::from_utf8(&files[path]).unwrap().to_owned();
            let glue = files
                .keys()
                .find(|name| name.contains("_office-") && name.ends_with(".js"));
            let glue = glue.unwrap();
            assert!(text(WORKER).contains(glue.trim_start_matches("office/")));
            let wasm = files.keys().find(|name| name.ends_with(".wasm")).unwrap();
            assert!(text(glue).contains(wasm.trim_start_matches("office/")));
        }
        assert!(one.keys().zip(other.keys()).any(|(a, b)| a != b));
        assert!(hash_names(&mut Files::new()).is_err());
    }
}
