//! The published JSON Schema is the one that the types give, and every questionnaire fits it.
//! `UPDATE=1 cargo test --features schema --test schema` writes it anew.

#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic
)]

#[path = "export/filled.rs"]
mod filled;
mod support;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use clausewise::companion::guide::GuideFile;
use clausewise::companion::{Certification, Outlines};
use clausewise::exchange::schema::AssessmentFile;
use clausewise::exchange::{export, open};
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
        "assessment" => schemars::schema_for!(AssessmentFile),
        _ => schemars::schema_for!(QuestionnaireFile),
    };
    let mut schema = schema.to_value();
    schema["title"] = json!(format!("Clausewise {format}, format version 1"));
    schema
}

#[test]
fn the_published_schemas_are_those_of_the_types() {
    let others = ["questionnaire", "assessment"].into_iter();
    for format in others.chain(COMPANIONS) {
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

fn assessment_file(path: &Path) -> Value {
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

fn problems(validator: &jsonschema::Validator, file: &Value) -> Vec<String> {
    validator
        .iter_errors(file)
        .map(|problem| format!("{}: {problem}", problem.instance_path()))
        .collect()
}

/// An export in which every text field is filled.
fn full() -> Value {
    let mut count = 0;
    let (_, mut assessment) = filled::filled(|| {
        count += 1;
        format!("Text {count}")
    });
    assessment.questionnaire.content = Some("0".repeat(64));
    let held = "2026-02-02".parse().unwrap();
    assessment.profile.management_review.completed = Some(held);
    let at = "2026-03-02T10:00:00Z".parse().unwrap();
    serde_json::from_str(&export(&assessment, &at, "clausewise 0.1.0")).unwrap()
}

#[test]
fn every_golden_file_every_example_and_a_full_export_fit_the_assessments_schema() {
    let validator = jsonschema::validator_for(&schema_of("assessment")).unwrap();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut seen = 0;
    for folder in [
        "tests/golden/formats",
        "public/examples",
        "cli/tests/golden",
    ] {
        for entry in std::fs::read_dir(root.join(folder)).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_none_or(|end| end != "json") {
                continue;
            }
            let file = assessment_file(&path);
            if file["format"] != "clausewise-assessment" {
                continue;
            }
            seen += 1;
            let found = problems(&validator, &file);
            assert!(found.is_empty(), "{}: {found:#?}", path.display());
        }
    }
    assert!(seen >= 8, "{seen} files");
    assert_eq!(problems(&validator, &full()), Vec::<String>::new());
}

/// Every name of a field in a value, with the names of the objects around it; names that are ids
/// of people's own become `*`.
fn fields(schema: &Value, value: &Value, path: &str, found: &mut BTreeSet<String>) {
    let (Value::Object(members), Some(known)) = (value, resolved(schema, schema, path)) else {
        return;
    };
    for (name, member) in members {
        let is_named = known["properties"].get(name).is_some();
        let place = if is_named { name } else { "*" };
        let path = format!("{path}/{place}");
        if is_named || known.get("additionalProperties").is_none() {
            found.insert(path.clone());
        }
        fields(schema, member, &path, found);
    }
}

/// The schema of what stands at a path of names.
fn resolved<'s>(root: &'s Value, schema: &'s Value, path: &str) -> Option<&'s Value> {
    let mut at = followed(root, schema)?;
    for name in path.split('/').filter(|name| !name.is_empty()) {
        let next = match name {
            "*" => {
                let patterns = at.get("patternProperties").and_then(Value::as_object);
                let first = patterns.and_then(|patterns| patterns.values().next());
                first.or_else(|| at.get("additionalProperties"))?
            }
            name => &at["properties"][name],
        };
        at = followed(root, next)?;
    }
    Some(at)
}

/// What a reference leads to, past the choice of null.
fn followed<'s>(root: &'s Value, schema: &'s Value) -> Option<&'s Value> {
    if let Some(choices) = schema.get("anyOf").and_then(Value::as_array) {
        let first = choices.iter().find(|one| one["type"] != "null")?;
        return followed(root, first);
    }
    match schema.get("$ref").and_then(Value::as_str) {
        Some(to) => followed(root, root.pointer(to.trim_start_matches('#'))?),
        None => Some(schema),
    }
}

/// Every name of a field that the schema has.
fn named(root: &Value, schema: &Value, path: &str, found: &mut BTreeSet<String>) {
    let Some(at) = followed(root, schema) else {
        return;
    };
    if let Some(properties) = at.get("properties").and_then(Value::as_object) {
        for (name, member) in properties {
            let path = format!("{path}/{name}");
            found.insert(path.clone());
            named(root, member, &path, found);
        }
    }
    let patterns = at.get("patternProperties").and_then(Value::as_object);
    let first = patterns.and_then(|patterns| patterns.values().next());
    if let Some(values) = first.or_else(|| at.get("additionalProperties")) {
        named(root, values, &format!("{path}/*"), found);
    }
}

#[test]
fn the_schema_names_every_field_that_is_written_and_no_other() {
    let schema = schema_of("assessment");
    let mut known = BTreeSet::new();
    named(&schema, &schema, "", &mut known);
    let mut written = BTreeSet::new();
    fields(&schema, &full(), "", &mut written);
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/formats");
    for entry in std::fs::read_dir(root).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|end| end == "json") {
            let file = assessment_file(&path);
            // Golden files hold fields of a later version on purpose.
            if file["format"] == "clausewise-assessment" {
                let mut more = BTreeSet::new();
                fields(&schema, &file, "", &mut more);
                written.extend(more.into_iter().filter(|path| known.contains(path)));
            }
        }
    }
    let missing: Vec<&String> = written.difference(&known).collect();
    assert!(missing.is_empty(), "the schema does not name {missing:#?}");
    let unused: Vec<&String> = known.difference(&written).collect();
    assert!(unused.is_empty(), "nothing writes {unused:#?}");
}

#[test]
fn the_assessments_schema_refuses_what_the_reader_refuses() {
    let validator = jsonschema::validator_for(&schema_of("assessment")).unwrap();
    let questionnaire = support::iso();
    let clean = full();
    let level = "/assessment/answers/4.1-q1";
    for (pointer, wrong) in [
        ("/format", json!("clausewise-questionnaire")),
        ("/version", json!(2)),
        ("/assessment/id", json!("with spaces")),
        ("/assessment/title", json!("x".repeat(20_001))),
        ("/assessment/profile/organisation", json!(7)),
        ("/assessment/documents/D01/state", json!("lost")),
        (level, json!({"level": 2, "unknown": true})),
        (level, json!({"level": "2"})),
        (level, json!({"not_applicable": " "})),
        (level, json!({"level": 2, "confidence": "sure"})),
        (level, json!({"level": 2, "at": "yesterday"})),
    ] {
        let mut file = clean.clone();
        let place = file.pointer_mut(pointer);
        *place.unwrap_or_else(|| panic!("{pointer}")) = wrong.clone();
        assert!(!validator.is_valid(&file), "{pointer}: {wrong}");
        let text = file.to_string();
        let read = open(text.as_bytes(), &|_| Some(&questionnaire));
        assert!(read.is_err(), "the reader takes {pointer}");
    }
    let mut later = clean;
    later["assessment"]["colour"] = json!("red");
    assert!(validator.is_valid(&later), "a field of a later version");
}
