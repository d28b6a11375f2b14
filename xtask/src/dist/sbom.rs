//! The bill of materials: every crate that is in the page, or in the Wasm for office files beside it,
//! or helps to build them, with version, licence and the checksum under which it was fetched. CycloneDX 1.5, which scanners read.
//!
//! It carries neither a time nor a number of chance, so that the same sources give the same bytes.

use std::collections::BTreeSet;

use anyhow::{Context, Result, bail};
use cyclonedx_bom::models::component::{Classification, Scope};
use cyclonedx_bom::models::dependency::{Dependencies, Dependency};
use cyclonedx_bom::models::hash::{Hash, HashAlgorithm, HashValue, Hashes};
use cyclonedx_bom::models::license::{LicenseChoice, Licenses};
use cyclonedx_bom::prelude::{
    Bom, Component, Components, Metadata, Purl, SpdxExpression, SpecVersion,
};
use serde_json::Value;

use super::Files;
use crate::checkout::Checkout;
use crate::run::{cargo, output};

const NAME: &str = "sbom.cdx.json";
const ROOT: &str = "clausewise";
/// Makes the Wasm for office files; a package of its own that the page does not depend on.
const OFFICE: &str = "clausewise-office";
const REGISTRY: &str = "registry+https://github.com/rust-lang/crates.io-index";

/// Adds the bill of materials to the release.
///
/// # Errors
/// Where a crate has no licence, or comes from elsewhere than crates.io.
pub(super) fn write(checkout: &Checkout, files: &mut Files) -> Result<()> {
    let arguments = [
        "metadata",
        "--format-version=1",
        "--locked",
        "--filter-platform=wasm32-unknown-unknown",
    ];
    let metadata = output(&mut cargo(checkout, &arguments)).context("`cargo metadata` failed")?;
    let lock = std::fs::read_to_string(checkout.root.join("Cargo.lock")).context("Cargo.lock")?;
    let bom = bill(&serde_json::from_str(&metadata)?, &lock)?;
    let mut text = Vec::new();
    bom.output_as_json(&mut text, SpecVersion::V1_5)?;
    files.insert(NAME.to_owned(), text);
    Ok(())
}

/// The bill of what the page is made of, from cargo's own words.
fn bill(metadata: &Value, lock: &str) -> Result<Bom> {
    let (mut crates, mut links, mut root) = (Vec::new(), Vec::new(), None);
    for id in reached(metadata)? {
        let package = package(metadata, id)?;
        let component = component(package, lock)?;
        let name = component.bom_ref.clone().unwrap_or_default();
        let dependencies = dependencies(metadata, id)?
            .into_iter()
            .map(|id| Ok(reference(self::package(metadata, id)?)))
            .collect::<Result<Vec<_>>>()?;
        links.push(Dependency {
            dependency_ref: name,
            dependencies,
        });
        if text(package, "name") == ROOT {
            root = Some(component);
        } else {
            crates.push(component);
        }
    }
    crates.sort_by(|a, b| a.bom_ref.cmp(&b.bom_ref));
    links.sort_by(|a, b| a.dependency_ref.cmp(&b.dependency_ref));
    Ok(Bom {
        serial_number: None,
        metadata: Some(Metadata {
            component: root,
            ..Metadata::default()
        }),
        components: Some(Components(crates)),
        dependencies: Some(Dependencies(links)),
        ..Bom::default()
    })
}

fn text<'a>(value: &'a Value, name: &str) -> &'a str {
    value.get(name).and_then(Value::as_str).unwrap_or_default()
}

fn list<'a>(value: &'a Value, name: &str) -> &'a [Value] {
    value
        .get(name)
        .and_then(Value::as_array)
        .map_or(&[], Vec::as_slice)
}

fn package<'a>(metadata: &'a Value, id: &str) -> Result<&'a Value> {
    let mut packages = list(metadata, "packages").iter();
    let found = packages.find(|package| text(package, "id") == id);
    found.with_context(|| format!("`cargo metadata` does not describe {id}"))
}

/// What a crate needs to run or to be built, but not to be tested.
fn dependencies<'a>(metadata: &'a Value, id: &str) -> Result<Vec<&'a str>> {
    let nodes = list(metadata.get("resolve").context("no resolution")?, "nodes");
    let node = nodes.iter().find(|node| text(node, "id") == id);
    let node = node.with_context(|| format!("{id} is not resolved"))?;
    let is_used = |dependency: &&Value| {
        let mut kinds = list(dependency, "dep_kinds").iter();
        kinds.any(|kind| text(kind, "kind") != "dev")
    };
    let used = list(node, "deps").iter().filter(is_used);
    Ok(used.map(|dependency| text(dependency, "pkg")).collect())
}

/// The app and the Wasm for office files, and all that they need, by id.
fn reached(metadata: &Value) -> Result<BTreeSet<&str>> {
    let mut open = Vec::new();
    for name in [ROOT, OFFICE] {
        let mut packages = list(metadata, "packages").iter();
        let root = packages.find(|package| text(package, "name") == name);
        let root = root.with_context(|| format!("there is no package {name}"))?;
        open.push(text(root, "id"));
    }
    let mut reached = BTreeSet::new();
    while let Some(id) = open.pop() {
        if reached.insert(id) {
            open.extend(dependencies(metadata, id)?);
        }
    }
    Ok(reached)
}

fn reference(package: &Value) -> String {
    format!(
        "pkg:cargo/{}@{}",
        text(package, "name"),
        text(package, "version")
    )
}

fn component(package: &Value, lock: &str) -> Result<Component> {
    let (name, version) = (text(package, "name"), text(package, "version"));
    let is_ours = [ROOT, OFFICE].contains(&name);
    if !is_ours && text(package, "source") != REGISTRY {
        bail!("{name} {version} does not come from crates.io");
    }
    let license = text(package, "license");
    if license.is_empty() {
        bail!("{name} {version} names no licence");
    }
    let kind = if name == ROOT {
        Classification::Application
    } else {
        Classification::Library
    };
    let mut component = Component::new(kind, name, version, Some(reference(package)));
    component.purl = Some(Purl::new("cargo", name, version)?);
    let license = SpdxExpression::parse_lax(license.to_owned())?;
    component.licenses = Some(Licenses(vec![LicenseChoice::Expression(license)]));
    // Macros run while the page is built; nothing of them is in it.
    let is_macro = |target: &Value| list(target, "kind").iter().any(|kind| kind == "proc-macro");
    let is_excluded = list(package, "targets").iter().any(is_macro);
    component.scope = Some(if is_excluded {
        Scope::Excluded
    } else {
        Scope::Required
    });
    component.hashes = checksum(lock, name, version).map(|hash| {
        Hashes(vec![Hash {
            alg: HashAlgorithm::SHA_256,
            content: HashValue(hash.to_owned()),
        }])
    });
    if !is_ours && component.hashes.is_none() {
        bail!("Cargo.lock has no checksum for {name} {version}");
    }
    Ok(component)
}

/// The checksum of a crate in `Cargo.lock`.
fn checksum<'a>(lock: &'a str, name: &str, version: &str) -> Option<&'a str> {
    let head = format!("[[package]]\nname = \"{name}\"\nversion = \"{version}\"\n");
    let entry = lock.split_once(&head)?.1.split("[[package]]").next()?;
    entry.split_once("checksum = \"")?.1.split('"').next()
}

#[cfg(test)]
mod tests {
    use super::*;
    use cyclonedx_bom::prelude::Validate;
    use serde_json::json;

    const LOCK: &str = "[[package]]\nname = \"clausewise\"\nversion = \"1.0.0\"\n\n\
        [[package]]\nname = \"a\"\nversion = \"2.0.0\"\nsource = \"x\"\nchecksum = \"a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1\"\n\n\
        [[package]]\nname = \"m\"\nversion = \"3.0.0\"\nchecksum = \"b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2\"\n\n\
        [[package]]\nname = \"o\"\nversion = \"5.0.0\"\nchecksum = \"c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3\"\n";

    fn package(name: &str, version: &str, kind: &str) -> Value {
        let source = if [ROOT, OFFICE].contains(&name) {
            Value::Null
        } else {
            REGISTRY.into()
        };
        json!({
            "id": name, "name": name, "version": version, "source": source,
            "license": "MIT/Apache-2.0", "targets": [{ "kind": [kind] }],
        })
    }

    fn metadata() -> Value {
        let dependency =
            |name: &str, kind: Value| json!({ "pkg": name, "dep_kinds": [{ "kind": kind }] });
        json!({
            "packages": [
                package(ROOT, "1.0.0", "lib"), package("a", "2.0.0", "lib"),
                package(OFFICE, "1.0.0", "cdylib"), package("o", "5.0.0", "lib"),
                package("m", "3.0.0", "proc-macro"), package("t", "4.0.0", "lib"),
            ],
            "resolve": { "nodes": [
                { "id": ROOT, "deps": [dependency("a", Value::Null), dependency("t", "dev".into())] },
                { "id": OFFICE, "deps": [dependency("o", Value::Null)] },
                { "id": "a", "deps": [dependency("m", Value::Null)] },
                { "id": "m", "deps": [] }, { "id": "o", "deps": [] },
            ] },
        })
    }

    fn written(metadata: &Value) -> Result<Value> {
        let mut text = Vec::new();
        bill(metadata, LOCK)?.output_as_json(&mut text, SpecVersion::V1_5)?;
        Ok(serde_json::from_slice(&text)?)
    }

    #[test]
    fn the_bill_has_what_the_page_needs_and_nothing_of_the_tests() {
        let bom = written(&metadata()).unwrap();
        assert_eq!(bom["metadata"]["component"]["name"], ROOT);
        let names = bom["components"].as_array().unwrap().iter();
        let names: Vec<_> = names.map(|one| one["bom-ref"].as_str().unwrap()).collect();
        assert_eq!(
            names,
            [
                "pkg:cargo/a@2.0.0",
                "pkg:cargo/clausewise-office@1.0.0",
                "pkg:cargo/m@3.0.0",
                "pkg:cargo/o@5.0.0"
            ]
        );
        let [a, m] = [0, 2].map(|index| &bom["components"][index]);
        assert_eq!(a["hashes"][0]["content"], "a1".repeat(32));
        assert_eq!(a["licenses"][0]["expression"], "MIT OR Apache-2.0");
        assert_eq!(
            (&a["scope"], &m["scope"]),
            (&json!("required"), &json!("excluded"))
        );
        assert_eq!(
            bom["dependencies"][0]["dependsOn"],
            json!(["pkg:cargo/m@3.0.0"])
        );
    }

    #[test]
    fn the_bill_is_valid_and_the_same_every_time() {
        let bom = bill(&metadata(), LOCK).unwrap();
        assert!(bom.validate_version(SpecVersion::V1_5).passed());
        assert_eq!(written(&metadata()).unwrap(), written(&metadata()).unwrap());
    }

    #[test]
    fn what_nobody_can_account_for_is_refused() {
        for (field, wrong) in [("source", "git+https://example.org"), ("license", "")] {
            let mut metadata = metadata();
            metadata["packages"][1][field] = wrong.into();
            assert!(written(&metadata).is_err(), "{field}");
        }
        let mut metadata = metadata();
        metadata["packages"][1]["version"] = "9.0.0".into();
        assert!(written(&metadata).is_err(), "without a checksum");
    }
}
