//! Parting the Wasm in two: what the first question needs, and the rest.
//!
//! Relocations, by which the parting is done, are gone once wasm-bindgen has been there, and Trunk
//! leaves no step in between. So Trunk is given this program under the name of wasm-bindgen: it
//! parts the Wasm and hands the first part on to the real one.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, anyhow, bail};
use wasm_encoder::{ExportSection, Module, RawSection};
use wasm_split_cli_support::{Options, transform};
use wasmparser::{Parser, Payload};

use crate::checkout::Checkout;
use crate::run::run;

/// What the linker must leave in for the parting.
pub(crate) const LINKER: &str = "-Clink-arg=--emit-relocs";
/// Where the second part lies within the page. Trunk copies this folder as it is.
pub(crate) const FOLDER: &str = "snippets/later";
/// The script that loads the second part.
pub(crate) const LOADER: &str = "snippets/later/loader.js";

const NAME: &str = "wasm-bindgen";
/// Set for what this program starts, so that it never starts itself in a circle.
const STARTED: &str = "CLAUSEWISE_STAND_IN";

/// Whether this program has been started under the name of wasm-bindgen.
pub(crate) fn is_meant() -> bool {
    let own = std::env::args_os().next().map(PathBuf::from);
    own.is_some_and(|own| own.file_stem() == Some(NAME.as_ref()))
}

/// Puts this program under that name in a folder of its own; returns a search path that begins
/// with the folder.
pub(crate) fn stand_in(checkout: &Checkout) -> Result<OsString> {
    let folder = checkout.root.join("target/stand-in");
    fs::create_dir_all(&folder)?;
    let name = folder.join(format!("{NAME}{}", std::env::consts::EXE_SUFFIX));
    // A running program cannot be written over, but removed.
    let _ = fs::remove_file(&name);
    fs::copy(std::env::current_exe()?, &name).with_context(|| name.display().to_string())?;
    let own = [folder, checkout.tools().join("bin")];
    let system = std::env::var_os("PATH").unwrap_or_default();
    Ok(std::env::join_paths(
        own.into_iter().chain(std::env::split_paths(&system)),
    )?)
}

/// Does what wasm-bindgen does, after parting the Wasm that it is given.
pub(crate) fn as_wasm_bindgen() -> Result<()> {
    let mut arguments: Vec<OsString> = std::env::args_os().skip(1).collect();
    let wasm = arguments
        .iter_mut()
        .find(|one| Path::new(one).extension() == Some("wasm".as_ref()));
    if let Some(wasm) = wasm {
        let input = PathBuf::from(&*wasm);
        let folder = input.with_extension("parts");
        let main = part(&input, &folder)?;
        *wasm = main.into_os_string();
        let out = value(&arguments, "--out-dir").context("wasm-bindgen has no --out-dir")?;
        let later = Path::new(&out).join(FOLDER);
        fs::create_dir_all(&later)?;
        for entry in fs::read_dir(folder.join(FOLDER))? {
            let entry = entry?;
            fs::copy(entry.path(), later.join(entry.file_name()))?;
        }
    }
    // The second part needs the table and the memory that the linker has exported.
    run(real()?.arg("--keep-lld-exports").args(arguments))
}

/// Parts a Wasm into a folder; returns the path of the first part.
fn part(input: &Path, folder: &Path) -> Result<PathBuf> {
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    let later = folder.join(FOLDER);
    fs::create_dir_all(&later)?;
    let name = input.file_name().context("a Wasm without a name")?;
    let main = folder.join(name);
    let script = Path::new(name).with_extension("js");
    let wasm = fs::read(input).with_context(|| input.display().to_string())?;
    let wasm = without_streams(&wasm).with_context(|| input.display().to_string())?;
    let mut options = Options::new(&wasm);
    let link = format!("./{LOADER}");
    let back = format!("../../{}", script.display());
    options.output_dir = folder;
    options.main_out_path = &main;
    options.link_name = &link;
    options.main_module = &back;
    let parts = transform(options).map_err(|error| anyhow!("{error:?}"))?;
    for path in parts.split_modules {
        let name = path.file_name().context("a part without a name")?;
        fs::rename(&path, later.join(name))?;
    }
    Ok(main)
}

/// The Wasm without the exports of `wasm-streams`. Leptos carries it for servers; here nobody calls
/// it, but what is exported stays, and so does all that it needs. With their descriptions gone as
/// well, wasm-bindgen does not look for them.
fn without_streams(wasm: &[u8]) -> Result<Vec<u8>> {
    let mut module = Module::new();
    for payload in Parser::new(0).parse_all(wasm) {
        let payload = payload?;
        if let Payload::ExportSection(exports) = payload {
            let mut kept = ExportSection::new();
            for export in exports {
                let export = export?;
                if !export.name.contains("intounderlying") {
                    kept.export(export.name, export.kind.into(), export.index);
                }
            }
            module.section(&kept);
        } else if let Some((id, range)) = payload.as_section() {
            let range = usize::try_from(range.start)?..usize::try_from(range.end)?;
            let data = wasm.get(range).context("a section beyond the end")?;
            module.section(&RawSection { id, data });
        }
    }
    Ok(module.finish())
}

/// An option's value, written as one word or as two.
fn value(arguments: &[OsString], option: &str) -> Option<OsString> {
    let mut words = arguments.iter().map(|word| word.to_string_lossy());
    while let Some(word) = words.next() {
        if word == option {
            return words.next().map(|word| word.into_owned().into());
        }
        let rest = word.strip_prefix(option);
        if let Some(value) = rest.and_then(|rest| rest.strip_prefix('=')) {
            return Some(value.into());
        }
    }
    None
}

/// The real wasm-bindgen: the next one on the search path that is not this program again.
///
/// # Errors
/// Where this program has been found once more: it would start itself for ever.
fn real() -> Result<Command> {
    if std::env::var_os(STARTED).is_some() {
        bail!("there is no {NAME} on the search path but the stand-in for it");
    }
    let own = fs::canonicalize(std::env::current_exe()?)?;
    let own = own.parent().context("a program stands in a folder")?;
    let path = std::env::var_os("PATH").unwrap_or_default();
    let others = std::env::split_paths(&path)
        .filter(|folder| fs::canonicalize(folder).is_ok_and(|folder| folder != own));
    let mut command = Command::new(NAME);
    command
        .env("PATH", std::env::join_paths(others)?)
        .env(STARTED, "1");
    Ok(command)
}

#[cfg(test)]
mod tests {
    use wasm_encoder::ExportKind;

    use super::*;

    #[test]
    fn an_options_value_is_found_in_both_forms() {
        let words = |text: &str| text.split(' ').map(OsString::from).collect::<Vec<_>>();
        for text in ["--target=web --out-dir /a b", "--out-dir=/a --target web b"] {
            assert_eq!(value(&words(text), "--out-dir"), Some("/a".into()));
        }
        assert_eq!(value(&words("--out-dirs /a"), "--out-dir"), None);
    }

    fn exports(wasm: &[u8]) -> Vec<String> {
        let mut names = Vec::new();
        for payload in Parser::new(0).parse_all(wasm) {
            if let Payload::ExportSection(exports) = payload.unwrap() {
                names.extend(
                    exports
                        .into_iter()
                        .map(|export| export.unwrap().name.to_owned()),
                );
            }
        }
        names
    }

    #[test]
    fn only_exports_that_nobody_calls_go_away() {
        let mut section = ExportSection::new();
        for name in ["main", "intounderlyingsource_pull", "memory"] {
            section.export(name, ExportKind::Func, 0);
        }
        let mut module = Module::new();
        module.section(&section);
        let wasm = module.finish();
        assert_eq!(
            exports(&without_streams(&wasm).unwrap()),
            ["main", "memory"]
        );
        assert!(without_streams(b"nonsense").is_err());
    }
}
