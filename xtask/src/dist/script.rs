//! Scripts as small as they go: `esbuild` takes out what only people read, and shortens names.

use std::io::Write;
use std::process::{Command, Stdio};

use anyhow::{Context, Result, ensure};
use serde_json::{Map, Value};

use super::Files;

/// Reads scripts by their names from its input, and writes them in few characters.
const MINIFY: &str = r#"
const { transformSync } = require("esbuild");
const scripts = JSON.parse(require("fs").readFileSync(0, "utf8"));
const how = { minify: true, format: "esm", target: "es2022", charset: "utf8" };
for (const name in scripts) scripts[name] = transformSync(scripts[name], how).code;
process.stdout.write(JSON.stringify(scripts));
"#;

/// Makes every script small. `node` is a Node that finds `esbuild`.
///
/// # Errors
/// Where one is not a script.
pub(super) fn minify(files: &mut Files, mut node: Command) -> Result<()> {
    let mut scripts = Map::new();
    for (name, content) in files.iter().filter(|(name, _)| name.ends_with(".js")) {
        let text = String::from_utf8(content.clone()).with_context(|| name.clone())?;
        scripts.insert(name.clone(), Value::String(text));
    }
    let mut running = node
        .args(["-e", MINIFY])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .context("node")?;
    let mut input = running.stdin.take().context("node takes no input")?;
    input.write_all(&serde_json::to_vec(&scripts)?)?;
    drop(input);
    let done = running.wait_with_output()?;
    ensure!(done.status.success(), "esbuild: a script is wrong");
    let small: Map<String, Value> = serde_json::from_slice(&done.stdout)?;
    for (name, script) in small {
        let script = script.as_str().with_context(|| name.clone())?;
        files.insert(name, script.as_bytes().to_vec());
    }
    Ok(())
}
