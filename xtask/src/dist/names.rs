//! Short names for what the Wasm imports from its script.
//!
//! wasm-bindgen names each import after what it does and a hash of sixteen digits, in the Wasm and
//! in the script. Nobody reads them in a release, and no compression makes hashes smaller.

use anyhow::{Context, Result, bail};
use wasm_encoder::{EntityType, ImportSection, Module, RawSection};
use wasmparser::{Parser, Payload};

use super::Files;

/// Where the names of imports begin in the script.
const START: &str = "const import0 = {";
/// What each of them is followed by there.
const FUNCTION: &str = ": function(";

/// Shortens the names that the first Wasm and its script share. Returns how many there are.
///
/// # Errors
/// Where the two do not fit together, which another version of wasm-bindgen could bring about.
pub(super) fn shorten(files: &mut Files) -> Result<usize> {
    let is_script = |content: &[u8]| find(content, START).is_some();
    let script = files
        .iter()
        .find(|(name, content)| name.ends_with(".js") && is_script(content))
        .map(|(name, _)| name.clone())
        .context("no script has a list of imports")?;
    let wasm = [script.trim_end_matches(".js"), "_bg.wasm"].concat();
    let module = format!("./{wasm}").replace(".wasm", ".js");
    let content = files.get(&wasm).context("the script has no Wasm")?;
    let (content, names) = renamed(content, &module)?;
    files.insert(wasm, content);
    let text = String::from_utf8(files.get(&script).cloned().unwrap_or_default())?;
    files.insert(script, rewritten(&text, &module, &names)?.into_bytes());
    Ok(names.len())
}

fn find(content: &[u8], text: &str) -> Option<usize> {
    content
        .windows(text.len())
        .position(|window| window == text.as_bytes())
}

/// The name of the import at a place: `a` to `z`, then `aa` and so on.
fn short(mut place: usize) -> String {
    let mut letters = Vec::new();
    loop {
        letters.push(char::from(
            b'a' + u8::try_from(place % 26).unwrap_or_default(),
        ));
        place /= 26;
        if place == 0 {
            return letters.into_iter().rev().collect();
        }
        place -= 1;
    }
}

/// The Wasm with short names for what it imports from the script, and the long ones in their order.
fn renamed(wasm: &[u8], script: &str) -> Result<(Vec<u8>, Vec<String>)> {
    let mut module = Module::new();
    let mut names = Vec::new();
    for payload in Parser::new(0).parse_all(wasm) {
        let payload = payload?;
        if let Payload::ImportSection(imports) = payload {
            let mut section = ImportSection::new();
            for import in imports.into_imports() {
                let import = import?;
                let kind = EntityType::try_from(import.ty)?;
                if import.module == script {
                    section.import(&short(0), &short(names.len()), kind);
                    names.push(import.name.to_owned());
                } else {
                    section.import(import.module, import.name, kind);
                }
            }
            module.section(&section);
        } else if let Some((id, range)) = payload.as_section() {
            let range = usize::try_from(range.start)?..usize::try_from(range.end)?;
            let data = wasm.get(range).context("a section beyond the end")?;
            module.section(&RawSection { id, data });
        }
    }
    Ok((module.finish(), names))
}

/// The script with the same short names.
fn rewritten(script: &str, module: &str, names: &[String]) -> Result<String> {
    let (before, list) = script
        .split_once(START)
        .context("the script has no list of imports")?;
    let mut list = list.to_owned();
    let mut replace = |long: &str, short: &str| {
        if list.matches(long).count() != 1 {
            bail!("the script does not have {long} once");
        }
        list = list.replacen(long, short, 1);
        Ok(())
    };
    replace(
        &format!("\"{module}\": import0"),
        &format!("{}: import0", short(0)),
    )?;
    for (place, name) in names.iter().enumerate() {
        replace(
            &[name, FUNCTION].concat(),
            &[&short(place), FUNCTION].concat(),
        )?;
    }
    Ok([before, START, &list].concat())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    const SCRIPT: &str = "let wasm;\nconst import0 = {\n__proto__: null,\n__wbg_one_1234: function(a) {\n},\n\
                          __wbg_two_5678: function() {\n},\n};\nreturn {\n\"./app_bg.js\": import0,\n};\n";

    fn files(names: &[&str]) -> Files {
        let mut imports = ImportSection::new();
        for name in names {
            imports.import("./app_bg.js", name, EntityType::Function(0));
        }
        imports.import("./other.js", "stays", EntityType::Function(0));
        let mut module = Module::new();
        module.section(&imports);
        Files::from([
            ("app.js".to_owned(), SCRIPT.as_bytes().to_vec()),
            ("app_bg.wasm".to_owned(), module.finish()),
        ])
    }

    #[test]
    fn both_sides_get_the_same_names() {
        let mut files = files(&["__wbg_two_5678", "__wbg_one_1234"]);
        assert_eq!(shorten(&mut files).unwrap(), 2);
        let script = String::from_utf8(files["app.js"].clone()).unwrap();
        assert!(script.contains("\nb: function(a) {") && script.contains("\na: function() {"));
        assert!(script.contains("\na: import0"));
        let wasm = &files["app_bg.wasm"];
        assert!(find(wasm, "__wbg").is_none() && find(wasm, "stays").is_some());
    }

    #[test]
    fn a_script_that_does_not_fit_is_refused() {
        assert!(shorten(&mut files(&["__wbg_three_9"])).is_err());
    }

    #[test]
    fn no_two_places_have_one_name() {
        let names: BTreeSet<String> = (0..2000).map(short).collect();
        assert_eq!(names.len(), 2000);
        assert_eq!(
            (short(25), short(26), short(702)),
            ("z".into(), "aa".into(), "aaa".into())
        );
    }
}
