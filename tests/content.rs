//! Every questionnaire in the folder is fit to be published, and the one on ISO/IEC 20000-1 is
//! complete and says exactly what it said before.

#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic
)]

use std::path::{Path, PathBuf};

use clausewise::questionnaire::file::{MilestoneModel, QuestionnaireFile};
use clausewise::questionnaire::{Question, Questionnaire, compile, lint, read};
use serde_json::{Value, json};

const ISO: &str = "iso-iec-20000-1-2018";

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("questionnaires")
}

/// Every questionnaire file: its name, its text and what it holds.
fn files() -> Vec<(String, String, QuestionnaireFile)> {
    let mut files: Vec<_> = std::fs::read_dir(folder())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|end| end == "json"))
        .filter(|path| !path.ends_with("index.json"))
        .map(|path| {
            let text = std::fs::read_to_string(&path).unwrap();
            let file =
                read(&text).unwrap_or_else(|problem| panic!("{}: {problem}", path.display()));
            let name = path.file_name().unwrap().to_str().unwrap().to_owned();
            (name, text, file)
        })
        .collect();
    files.sort_by(|a, b| a.0.cmp(&b.0));
    files
}

fn iso() -> Questionnaire {
    let text = std::fs::read_to_string(folder().join(format!("{ISO}.json"))).unwrap();
    compile(read(&text).unwrap()).unwrap()
}

/// All texts that are put together from parts, one a line.
fn level_texts(questionnaire: &Questionnaire) -> Vec<String> {
    let levels = 0..=questionnaire.top_level();
    let of = |question| {
        levels
            .clone()
            .map(move |l| questionnaire.level_text(question, l))
    };
    questionnaire.questions.iter().flat_map(of).collect()
}

#[test]
fn every_file_is_clean_and_compiles() {
    let files = files();
    assert!(files.len() >= 2, "the questionnaires are there");
    for (name, _, file) in files {
        let problems: Vec<String> = lint(&file).iter().map(ToString::to_string).collect();
        assert!(problems.is_empty(), "{name}: {problems:#?}");
        assert_eq!(
            name,
            format!("{}.json", file.id),
            "a file is named by its id"
        );
        assert_eq!(file.licence, "CC-BY-4.0", "{name}");
        let schema = file.schema.as_deref();
        assert_eq!(schema, Some("schema/questionnaire-1.schema.json"), "{name}");
        let questionnaire = compile(file).unwrap();
        for text in level_texts(&questionnaire) {
            assert!(text.ends_with('.'), "{name}: {text}");
        }
    }
}

#[test]
fn a_file_says_the_same_after_reading_and_writing() {
    for (name, text, file) in files() {
        let again = serde_json::to_string(&file).unwrap();
        assert_eq!(read(&again).unwrap(), file, "{name}");
        // Nothing in the file is lost or made up, but for parameters that were left to defaults.
        let mut written: Value = serde_json::from_str(&again).unwrap();
        let original: Value = serde_json::from_str(&text).unwrap();
        if original.get("scoring").is_none() {
            written.as_object_mut().unwrap().remove("scoring");
        }
        if original["plan"].get("priority").is_none() {
            written["plan"].as_object_mut().unwrap().remove("priority");
        }
        assert!(same(&written, &original), "{name}");
    }
}

/// Equality of JSON where 1 and 1.0 are the same.
fn same(left: &Value, right: &Value) -> bool {
    match (left, right) {
        (Value::Number(a), Value::Number(b)) => a.as_f64() == b.as_f64(),
        (Value::Array(a), Value::Array(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(a, b))
        }
        (Value::Object(a), Value::Object(b)) => {
            a.len() == b.len()
                && a.iter()
                    .all(|(key, a)| b.get(key).is_some_and(|b| same(a, b)))
        }
        _ => left == right,
    }
}

#[test]
fn the_index_is_in_step_with_the_files() {
    let index = std::fs::read_to_string(folder().join("index.json")).unwrap();
    let index: Value = serde_json::from_str(&index).unwrap();
    let mut entries = index["questionnaires"].as_array().unwrap().clone();
    let defaults = entries.iter().filter(|entry| entry["default"] == true);
    assert_eq!(defaults.count(), 1, "one questionnaire is offered first");
    entries.sort_by_key(|entry| entry["file"].as_str().unwrap().to_owned());
    let expected: Vec<Value> = files()
        .into_iter()
        .map(|(name, _, file)| {
            let questionnaire = compile(file).unwrap();
            let quick = questionnaire.questions.iter().filter(|q| q.quick).count();
            let mut entry = json!({
                "id": questionnaire.id.as_str(),
                "version": questionnaire.version,
                "title": questionnaire.title,
                "summary": questionnaire.summary,
                "language": questionnaire.language,
                "file": name,
                "questions": questionnaire.questions.len(),
                "quick": quick,
                "default": questionnaire.id.as_str() == ISO,
            });
            // What goes with a questionnaire lies in a folder beside it, named by both.
            for kind in ["guide", "outlines", "certification"] {
                let companion = format!("companions/{}.{kind}.json", questionnaire.id);
                if folder().join(&companion).exists() {
                    entry["companions"][kind] = json!(companion);
                }
            }
            entry
        })
        .collect();
    assert_eq!(entries, expected);
}

/// A self-assessment never calls anything certified or compliant.
#[test]
fn no_text_promises_a_certificate() {
    for (name, text, _) in files() {
        let text = text.to_lowercase();
        for word in ["certified", "compliant", "compliance"] {
            assert!(!text.contains(word), "{name} says \"{word}\"");
        }
    }
}

#[test]
fn the_iso_questionnaire_is_complete() {
    let iso = iso();
    let count = |of: fn(&Question) -> bool| iso.questions.iter().filter(|q| of(q)).count();
    let counts = [
        ("clauses", iso.nodes.len(), 77),
        ("leaves", iso.leaves.len(), 57),
        ("questions", iso.questions.len(), 182),
        ("must questions", count(|q| q.must), 170),
        ("cornerstones", count(|q| q.cornerstone), 29),
        ("quick questions", count(|q| q.quick), 43),
        (
            "conditional questions",
            count(|q| q.not_applicable_if.is_some()),
            13,
        ),
        ("documents", iso.documents.len(), 58),
        (
            "core documents",
            iso.documents.iter().filter(|d| d.core).count(),
            21,
        ),
        ("steps", iso.steps.len(), 15),
    ];
    for (what, is, expected) in counts {
        assert_eq!(is, expected, "{what}");
    }
    let effort: f64 = iso.leaves.iter().map(|leaf| leaf.effort_days).sum();
    assert_eq!(
        effort, 290.0,
        "person-days from nothing in a medium organisation"
    );
    assert!(iso.notice.contains("Buy the standard"));
    assert!(iso.notice.contains("own wording"));
}

/// Whoever changes a level text on purpose changes this number and the content's version.
#[test]
fn the_iso_level_texts_are_the_reviewed_ones() {
    let texts = level_texts(&iso());
    assert_eq!(texts.len(), 182 * 6);
    assert_eq!(crc32fast::hash(texts.join("\n").as_bytes()), 544_956_126);
}

#[test]
fn the_iso_rules_and_milestones_have_their_names() {
    let iso = iso();
    let rules = |verdict: usize| -> Vec<&str> {
        iso.verdicts[verdict]
            .rules
            .iter()
            .map(|r| r.id.as_str())
            .collect()
    };
    assert_eq!(iso.verdicts[0].id.as_str(), "stage1");
    assert_eq!(
        rules(0),
        [
            "answered",
            "no_major",
            "core_approved",
            "core_share",
            "planned"
        ]
    );
    assert_eq!(iso.verdicts[1].id.as_str(), "stage2");
    assert_eq!(
        rules(1),
        [
            "stage1",
            "answered",
            "no_major",
            "checks_clean",
            "must_met",
            "few_minor",
            "records"
        ]
    );
    let milestones: Vec<&str> = iso
        .milestones
        .iter()
        .map(|m: &MilestoneModel| m.id.as_str())
        .collect();
    assert_eq!(
        milestones,
        [
            "internal_audit_start",
            "internal_audit_end",
            "findings_corrected",
            "management_review_done",
            "certification_body_chosen",
            "stage1_start",
            "stage1_end",
            "stage2_start",
            "stage2_end",
            "nc_correction_planned",
            "major_nc_hard_limit",
            "decision",
            "first_surveillance_latest",
            "certificate_expires",
            "recertification_audit_planned",
        ]
    );
}

/// Titles go along the axes of charts and into a narrow tree.
#[test]
fn short_titles_are_short() {
    for (name, _, file) in files() {
        let questionnaire = compile(file).unwrap();
        for node in &questionnaire.nodes {
            assert!(node.short.chars().count() <= 26, "{name}: {}", node.short);
        }
        let groups = questionnaire.views.iter().flat_map(|view| &view.groups);
        for group in groups {
            assert!(group.short.chars().count() <= 20, "{name}: {}", group.short);
        }
    }
}

/// The first visit loads this over a slow line.
#[test]
fn a_questionnaire_travels_light() {
    for (name, text, _) in files() {
        let mut packed = Vec::new();
        let parameters = brotli::enc::BrotliEncoderParams {
            quality: 11,
            size_hint: text.len(),
            ..Default::default()
        };
        brotli::BrotliCompress(&mut text.as_bytes(), &mut packed, &parameters).unwrap();
        assert!(packed.len() <= 45_000, "{name}: {} bytes", packed.len());
    }
}

/// Takes every member and item away from a tree in turn; what is left each time, with its place.
fn mutilated(tree: &Value) -> Vec<(String, Value)> {
    let mut places = vec![String::new()];
    let mut next = 0;
    while let Some(place) = places.get(next).cloned() {
        match tree.pointer(&place).unwrap() {
            Value::Object(members) => {
                places.extend(
                    members
                        .keys()
                        .map(|key| format!("{place}/{}", key.replace('/', "~1"))),
                );
            }
            Value::Array(items) => {
                places.extend((0..items.len()).map(|item| format!("{place}/{item}")));
            }
            _ => {}
        }
        next += 1;
    }
    let cut = |place: &String| {
        let (parent, last) = place.rsplit_once('/')?;
        let mut tree = tree.clone();
        match tree.pointer_mut(parent).unwrap() {
            Value::Object(members) => members.remove(&last.replace("~1", "/")),
            Value::Array(items) => Some(items.remove(last.parse().unwrap())),
            _ => None,
        }?;
        Some((place.clone(), tree))
    };
    places.iter().filter_map(cut).collect()
}

#[test]
fn the_types_attributes_and_the_reader_say_the_same() {
    for (name, text, file) in files() {
        assert_eq!(
            serde_json::from_str::<QuestionnaireFile>(&text).unwrap(),
            file,
            "{name}"
        );
    }
    let small = include_str!("../src/questionnaire/lint/small.json");
    for (place, tree) in mutilated(&serde_json::from_str(small).unwrap()) {
        if place.starts_with("/format") {
            continue;
        }
        let text = tree.to_string();
        let derived = serde_json::from_str::<QuestionnaireFile>(&text);
        match (derived, read(&text)) {
            (Ok(derived), Ok(read)) => assert_eq!(derived, read, "{place}"),
            (Err(_), Err(_)) => {}
            (derived, read) => panic!("{place}: {derived:?} but {read:?}"),
        }
    }
}
