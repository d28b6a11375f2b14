//! The published JSON Schema is the one that the types give, and every questionnaire fits it.
//! `UPDATE=1 cargo test --features schema --test schema` writes it anew.

#![allow(missing_docs, clippy::unwrap_used, clippy::indexing_slicing)]

use std::path::{Path, PathBuf};

use clausewise::companion::guide::GuideFile;
use clausewise::companion::{Certification, Outlines};
use clausewise::questionnaire::file::QuestionnaireFile;
use serde_json::{Value, json};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("questionnaires")
}

fn schema() -> Value {
    schema_of("questionnaire")
}

/// What goes with a questionnaire.
const COMPANIONS: [&str; 3] = ["guide", "outlines", "certification"];

fn schema_of(format: &str) -> Value {
    let schema = match format {
        "guide" => schemars::schema_for!(GuideFile),
        "outlines" => schemars::schema_for!(Outlines),
        "certification" => schemars::schema_for!(Certification),
        _ => schemars::schema_for!(QuestionnaireFile),
    };
    let mut schema = schema.to_value();
    schema["title"] = json!(format!("Clausewise {format}, format version 1"));
    schema
}

#[test]
fn the_published_schemas_are_those_of_the_types() {
    for format in ["questionnaire"].into_iter().chain(COMPANIONS) {
        let path = folder().join(format!("schema/{format}-1.schema.json"));
        let text = format!("{:#}\n", schema_of(format));
        if std::env::var_os("UPDATE").is_some() {
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(&path, &text).unwrap();
        }
        let published = std::fs::read_to_string(&path).unwrap();
        assert!(
            published == text,
            "the types of {format} have changed: run with UPDATE=1, and think of those who wrote \
             files before"
        );
    }
}

#[test]
fn every_companion_fits_its_schema() {
    for format in COMPANIONS {
        let validator = jsonschema::validator_for(&schema_of(format)).unwrap();
        let name = format!("companions/iso-iec-20000-1-2018.{format}.json");
        let text = std::fs::read_to_string(folder().join(name)).unwrap();
        let mut file: Value = serde_json::from_str(&text).unwrap();
        let problems: Vec<String> = validator
            .iter_errors(&file)
            .map(|problem| format!("{}: {problem}", problem.instance_path()))
            .collect();
        assert!(problems.is_empty(), "{format}: {problems:#?}");
        file["colour"] = json!("red");
        assert!(!validator.is_valid(&file), "{format}: an unknown field");
    }
}

#[test]
fn every_questionnaire_fits_the_schema() {
    let validator = jsonschema::validator_for(&schema()).unwrap();
    let mut files = 0;
    for entry in std::fs::read_dir(folder()).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|end| end != "json") || path.ends_with("index.json") {
            continue;
        }
        files += 1;
        let file: Value = serde_json::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap();
        let problems: Vec<String> = validator
            .iter_errors(&file)
            .map(|problem| format!("{}: {problem}", problem.instance_path()))
            .collect();
        assert!(problems.is_empty(), "{}: {problems:#?}", path.display());
    }
    assert!(files >= 2, "the questionnaires are there");
}

#[test]
fn the_schema_refuses_what_is_not_a_questionnaire() {
    let validator = jsonschema::validator_for(&schema()).unwrap();
    let path = folder().join("service-desk-basics.json");
    let clean: Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    assert!(validator.is_valid(&clean));
    for (pointer, wrong) in [
        ("/format", json!("clausewise-assessment")),
        ("/format_version", json!(2)),
        ("/id", json!("with spaces")),
        ("/clauses/0/clauses/0/leaf/weight", json!(4)),
        ("/clauses/0/clauses/0/leaf/effort_days", json!(0)),
        ("/plan/sizes/0/lanes", json!("two")),
    ] {
        let mut file = clean.clone();
        *file.pointer_mut(pointer).unwrap() = wrong;
        assert!(!validator.is_valid(&file), "{pointer}");
    }
    let mut file = clean;
    file["colour"] = json!("red");
    assert!(!validator.is_valid(&file), "an unknown field");
}
