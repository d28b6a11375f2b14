//! Building the Wasm and making it small.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};

use super::Files;
use crate::checkout::Checkout;
use crate::run::{output, program, run};
use crate::split;

/// What rustc lets Wasm use by default; wasm-opt must neither refuse it nor add to it.
const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// Lets Trunk build the release into a folder.
pub(super) fn build(checkout: &Checkout, folder: &Path) -> Result<()> {
    let mut flags = remapped(checkout);
    flags.push(split::LINKER.to_owned());
    run(program(checkout, "trunk")
        .args(["build", "--release", "--skip-version-check", "--dist"])
        .arg(folder)
        .env("PATH", split::stand_in(checkout)?)
        .env("CARGO_ENCODED_RUSTFLAGS", flags.join("\u{1f}")))
}

/// Short stand-ins for the folders of this machine, which panic messages would otherwise carry:
/// smaller, and the same bytes wherever it is built.
pub(super) fn remapped(checkout: &Checkout) -> Vec<String> {
    let mut flags = vec![format!("--remap-path-prefix={}=.", checkout.root.display())];
    let home = std::env::var_os("CARGO_HOME").map(Into::into);
    let home = home.or_else(|| Some(std::env::home_dir()?.join(".cargo")));
    let sources = home.map(|home| home.join("registry/src"));
    let registries = sources.and_then(|sources| fs::read_dir(sources).ok());
    for registry in registries.into_iter().flatten().flatten() {
        flags.push(format!(
            "--remap-path-prefix={}=crates",
            registry.path().display()
        ));
    }
    flags.extend(standard_library());
    flags
}

/// Where the standard library's sources are installed, its paths are those of this machine; they
/// become those that they are without.
fn standard_library() -> Option<String> {
    let sysroot = output(Command::new("rustc").args(["--print", "sysroot"]))?;
    let version = output(Command::new("rustc").arg("-vV"))?;
    let hash = |line: &str| line.strip_prefix("commit-hash: ").map(str::to_owned);
    let hash = version.lines().find_map(hash)?;
    let sources = Path::new(&sysroot).join("lib/rustlib/src/rust");
    Some(format!(
        "--remap-path-prefix={}=/rustc/{hash}",
        sources.display()
    ))
}

/// Puts the Wasm files through wasm-opt. That takes up to a minute, so its last result is used
/// again for the same input.
pub(super) fn optimise(
    checkout: &Checkout,
    files: &mut Files,
    mut wasm_opt: Command,
) -> Result<()> {
    let folder = checkout.root.join("target/wasm-opt");
    wasm_opt
        .args(FEATURES)
        .args(["-Oz", "--converge", "--strip-debug", "--strip-producers"])
        .args(["--strip-target-features", "in.wasm", "--output", "out.wasm"]);
    let command = format!("{wasm_opt:?}");
    for (name, content) in files.iter_mut().filter(|(name, _)| name.ends_with(".wasm")) {
        let folder = folder.join(name);
        fs::create_dir_all(&folder)?;
        wasm_opt.current_dir(&folder);
        let (input, output) = (folder.join("in.wasm"), folder.join("out.wasm"));
        let how = folder.join("how.txt");
        let known = fs::read_to_string(&how).is_ok_and(|last| last == command)
            && fs::read(&input).is_ok_and(|last| last == *content);
        if !known || !output.exists() {
            println!("making {name} small");
            // Written last, so an interrupted run is not taken for a result.
            fs::write(&how, "")?;
            fs::write(&input, &*content)?;
            run(&mut wasm_opt).with_context(|| format!("wasm-opt on {name}"))?;
            fs::write(&how, &command)?;
        }
        *content = fs::read(&output)?;
    }
    Ok(())
}
