//! The release: a folder of files that any static host serves, at a domain's root or below it.
//!
//! Trunk builds the page. Here its files become small and get names that change with their
//! content, so that browsers may keep them for ever; the page and the index of questionnaires
//! keep their names and are asked for again at every visit.

mod app;
mod budget;
mod css;
mod hashed;
mod headers;
mod html;
mod names;
mod office;
mod page;
mod questionnaires;
mod sbom;
mod script;
mod squeeze;
mod sums;
mod wasm;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use crate::checkout::Checkout;
use crate::toolbox;

/// The files of a site by their path, which is relative and has `/` between its parts.
pub(crate) type Files = BTreeMap<String, Vec<u8>>;

/// Builds the release in `dist/` and prints what it weighs.
///
/// # Errors
/// As for [`build`], and where the first load is over budget.
pub(crate) fn make(checkout: &Checkout) -> Result<()> {
    let (weights, first_load) = build(checkout)?;
    budget::report(&weights, &first_load)?;
    println!("the release is in {}", checkout.dist().display());
    Ok(())
}

/// What each file weighs, and the paths of the first load.
pub(crate) type Made = (BTreeMap<String, squeeze::Weight>, Vec<String>);

/// Builds the release in `dist/`, whatever it weighs.
///
/// # Errors
/// Where a tool is missing, the build fails, a reference leads nowhere, or the page would break its
/// own policy.
pub(crate) fn build(checkout: &Checkout) -> Result<Made> {
    toolbox::for_building(checkout)?;
    let wasm_opt = toolbox::wasm_opt(checkout)?;
    let esbuild = toolbox::esbuild(checkout)?;
    let built = checkout.root.join("target/page-release");
    wasm::build(checkout, &built)?;
    let mut files = read_folder(&built)?;
    office::build(checkout, &mut files)?;
    wasm::optimise(checkout, &mut files, wasm_opt)?;
    names::shorten(&mut files)?;
    office::hash_names(&mut files)?;
    let first_load = assemble(&mut files)?;
    // Once every script names the others by what they are called in the end.
    script::minify(&mut files, esbuild)?;
    let weights = squeeze::squeeze(&mut files)?;
    sbom::write(checkout, &mut files)?;
    sums::write(&mut files);
    write_folder(&checkout.dist(), &files)?;
    Ok((weights, first_load))
}

/// Turns what Trunk built into what is published; returns the paths of the first load.
fn assemble(files: &mut Files) -> Result<Vec<String>> {
    let preloads = questionnaires::hash_names(files)?;
    let first_load = page::assemble(files, &preloads)?;
    headers::write(files)?;
    // GitHub Pages would otherwise leave out files whose names begin with an underscore.
    files.insert(".nojekyll".to_owned(), Vec::new());
    Ok(first_load)
}

fn read_folder(folder: &Path) -> Result<Files> {
    let mut files = Files::new();
    let mut open = vec![folder.to_path_buf()];
    while let Some(next) = open.pop() {
        for entry in fs::read_dir(&next).with_context(|| next.display().to_string())? {
            let path = entry?.path();
            if path.is_dir() {
                open.push(path);
            } else {
                let name = path
                    .strip_prefix(folder)?
                    .to_string_lossy()
                    .replace('\\', "/");
                files.insert(name, fs::read(&path)?);
            }
        }
    }
    Ok(files)
}

/// Replaces the folder's content.
fn write_folder(folder: &Path, files: &Files) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    for (name, content) in files {
        let path = folder.join(name);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent)?;
        }
        fs::write(path, content)?;
    }
    Ok(())
}
