//! The command line from outside: what it prints and how it ends.
//!
//! The golden results were computed by another implementation, written in another language from
//! the same specification. They are never edited to fit.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

mod support;

use std::path::PathBuf;

use clausewise::export::Format;
use clausewise::report::document::Part;
use serde_json::Value;

use support::{golden, run, text};

/// The same values; a number is the same however it is written.
fn same(path: &str, left: &Value, right: &Value) {
    match (left, right) {
        (Value::Object(left), Value::Object(right)) => {
            let keys = |map: &serde_json::Map<String, Value>| -> Vec<String> {
                map.keys().cloned().collect()
            };
            assert_eq!(keys(left), keys(right), "{path}");
            for (key, value) in left {
                same(&format!("{path}.{key}"), value, &right[key]);
            }
        }
        (Value::Array(left), Value::Array(right)) => {
            assert_eq!(left.len(), right.len(), "{path}");
            for (index, (left, right)) in left.iter().zip(right).enumerate() {
                same(&format!("{path}[{index}]"), left, right);
            }
        }
        (Value::Number(left), Value::Number(right)) => {
            assert_eq!(left.as_f64(), right.as_f64(), "{path}");
        }
        _ => assert_eq!(left, right, "{path}"),
    }
}

#[test]
fn scores_and_plans_are_those_of_another_implementation() {
    for name in ["few-answers", "nearly-ready", "stage-1-ready"] {
        let file = golden(&format!("{name}.assessment.json"));
        for command in ["score", "plan"] {
            let output = run(
                &[command, file.to_str().unwrap(), "--today", "2026-01-05"],
                "",
            );
            assert!(output.status.success(), "{}", text(&output.stderr));
            let printed: Value = serde_json::from_slice(&output.stdout).unwrap();
            let expected = std::fs::read_to_string(golden(&format!("{name}.{command}.json")));
            let expected: Value = serde_json::from_str(&expected.unwrap()).unwrap();
            same(&format!("{name} {command}: $"), &expected, &printed);
        }
    }
}

#[test]
fn nothing_left_to_do_is_printed_without_minus_zero() {
    let file = std::fs::read_to_string(golden("nearly-ready.assessment.json")).unwrap();
    let mut document: Value = serde_json::from_str(&file).unwrap();
    let rated = serde_json::json!({
        "level": 5, "evidence": { "state": "checked" }, "confidence": "high"
    });
    let answers = document["assessment"]["answers"].as_object_mut().unwrap();
    for answer in answers.values_mut() {
        *answer = rated.clone();
    }
    document.as_object_mut().unwrap().remove("integrity");
    for command in ["score", "plan"] {
        let input = document.to_string();
        let output = run(&[command, "-", "--today", "2026-01-05"], &input);
        assert!(output.status.success(), "{}", text(&output.stderr));
        assert!(
            !text(&output.stdout).contains(" -0"),
            "{}",
            text(&output.stdout)
        );
    }
}

#[test]
fn clauses_and_milestones_keep_their_order() {
    let file = golden("few-answers.assessment.json");
    let file = file.to_str().unwrap();
    let output = run(&["score", file], "");
    let printed = text(&output.stdout);
    let at = |what: &str| printed.find(what).unwrap();
    assert!(at("\"8.7.3\"") < at("\"9\"") && at("\"9.4\"") < at("\"10\""));
    let output = run(&["plan", file], "");
    let printed = text(&output.stdout);
    let at = |what: &str| printed.find(what).unwrap();
    assert!(at("\"internal_audit_start\"") < at("\"decision\""));
}

const MINIMAL: &str = r#"{"format": "clausewise-assessment", "version": 1, "assessment": {
    "id": "a", "title": "A", "answers": {},
    "questionnaire": {"id": "iso-iec-20000-1-2018", "version": "1.0.0"}}}"#;

#[test]
fn standard_input_is_a_file_too() {
    let output = run(&["score", "-"], MINIMAL);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    let printed: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(printed["overall"]["declared"], Value::Null);
    assert_eq!(printed["overall"]["high"], 5.0);
    assert_eq!(printed["clauses"]["9.3"]["status"], "not_assessed");
    assert_eq!(
        printed["readiness"]["stage2"]["verdict"],
        "not_enough_answers"
    );
    assert_eq!(run(&["validate", "-"], MINIMAL).status.code(), Some(0));
}

#[test]
fn problems_are_told_with_their_paths() {
    let wrong = MINIMAL.replace(
        r#""answers": {}"#,
        r#""answers": {"8.6.1-q1": {"level": 9}, "4.1-q1": {"level": "3"}}"#,
    );
    let output = run(&["validate", "-"], &wrong);
    assert_eq!(output.status.code(), Some(1));
    let lines: Vec<&str> = text(&output.stdout).lines().collect();
    assert_eq!(lines.len(), 2, "{lines:?}");
    for question in ["8.6.1-q1", "4.1-q1"] {
        let path = format!("-: $.assessment.answers[\"{question}\"].level: ");
        assert!(
            lines.iter().any(|line| line.starts_with(&path)),
            "{lines:?}"
        );
    }
    let output = run(&["score", "-"], &wrong);
    assert_eq!(output.status.code(), Some(1));
    assert!(output.stdout.is_empty());
    assert!(text(&output.stderr).contains("8.6.1-q1"));
}

#[test]
fn what_cannot_be_read_ends_with_2() {
    for broken in ["", "{\"format\": ", "%PDF-1.7", "{} {}"] {
        for command in ["validate", "score", "plan"] {
            let output = run(&[command, "-"], broken);
            assert_eq!(output.status.code(), Some(2), "{command} {broken}");
            assert!(output.stdout.is_empty() && !output.stderr.is_empty());
        }
    }
    let output = run(&["validate", "no-such-file.json"], "");
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn files_and_folders_that_cannot_be_used_are_told_in_plain_words() {
    let folder = std::env::temp_dir().join(format!("clausewise-words-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let file = folder.join("file");
    std::fs::write(&file, "").unwrap();
    let example = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../public/examples/xyz-before.json"
    );
    let (file, within) = (file.to_str().unwrap(), folder.to_str().unwrap());
    for (arguments, words) in [
        (
            &["score", "/no/such/file"][..],
            "/no/such/file: cannot be read: there is no such file or folder",
        ),
        (&["score", within], "cannot be read: it is a folder"),
        (
            &["report", example, "--to", "md", "--out", file],
            "cannot be written: it is a file, not a folder",
        ),
    ] {
        let output = run(arguments, "");
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        let said = text(&output.stderr);
        assert!(said.contains(words), "{said}");
    }
    std::fs::remove_dir_all(folder).unwrap();
}

#[test]
fn the_worst_file_decides_the_status() {
    let clean = golden("few-answers.assessment.json");
    let clean = clean.to_str().unwrap();
    let other = MINIMAL.replace("clausewise-assessment", "something-else");
    assert_eq!(run(&["validate", clean, clean], "").status.code(), Some(0));
    assert_eq!(
        run(&["validate", "-", clean], &other).status.code(),
        Some(1)
    );
    assert_eq!(
        run(&["validate", clean, "nowhere"], "").status.code(),
        Some(2)
    );
}

#[test]
fn questionnaires_are_checked_and_can_be_brought_along() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../questionnaires");
    let desk = folder.join("service-desk-basics.json");
    let iso = folder.join("iso-iec-20000-1-2018.json");
    let output = run(
        &["validate", desk.to_str().unwrap(), iso.to_str().unwrap()],
        "",
    );
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stdout));

    let own = std::fs::read_to_string(&desk).unwrap();
    let broken = own.replacen("\"acceptance\": 2", "\"acceptance\": 7", 1);
    let output = run(&["validate", "-"], &broken);
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output.stdout).contains("$.scale.acceptance: "));

    let own = own.replacen("service-desk-basics", "our-own-desk", 1);
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("our-own-desk.json");
    std::fs::write(&path, own).unwrap();
    let assessment = MINIMAL.replace("iso-iec-20000-1-2018", "our-own-desk");
    let output = run(&["score", "-"], &assessment);
    assert_eq!(output.status.code(), Some(1));
    let output = run(
        &["score", "-", "--questionnaire", path.to_str().unwrap()],
        &assessment,
    );
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    let printed: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(printed["overall"]["high"], 3.0);
    assert_eq!(printed["readiness"], serde_json::json!({}));
}

#[test]
fn help_tells_what_there_is() {
    let output = run(&["--help"], "");
    let help = text(&output.stdout);
    for word in [
        "score",
        "plan",
        "validate",
        "--questionnaire",
        "self-assessment",
    ] {
        assert!(help.contains(word), "{help}");
    }
    let output = run(&["score", "--today", "5 January", "x.json"], "");
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).contains("YYYY-MM-DD"));
}

#[test]
fn help_and_manual_name_every_part_and_every_form() {
    let parts = Part::ALL.map(Part::key).join(", ");
    for arguments in [&["report", "--help"][..], &["man"]] {
        let output = run(arguments, "");
        let help = text(&output.stdout);
        assert!(help.contains(&parts), "{help}");
        for form in Format::ALL {
            assert!(help.contains(form.key()), "{}", form.key());
        }
    }
}

#[test]
fn what_goes_with_a_questionnaire_is_checked_against_it() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../questionnaires/companions");
    for kind in ["guide", "outlines", "certification"] {
        let path = folder.join(format!("iso-iec-20000-1-2018.{kind}.json"));
        let clean = std::fs::read_to_string(&path).unwrap();
        let output = run(&["validate", path.to_str().unwrap()], "");
        assert_eq!(output.status.code(), Some(0), "{kind}");
        let other = clean.replacen("\"iso-iec-20000-1-2018\"", "\"nobody\"", 1);
        let output = run(&["validate", "-"], &other);
        assert_eq!(output.status.code(), Some(1), "{kind}");
        assert!(text(&output.stdout).contains("$.questionnaire: there is no questionnaire"));
    }
    let guide = std::fs::read_to_string(folder.join("iso-iec-20000-1-2018.guide.json")).unwrap();
    let wrong = guide.replacen("\"assess/8.3.4.1\"", "\"assess/8.3.4.9\"", 1);
    let output = run(&["validate", "-"], &wrong);
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output.stdout).contains("there is no leaf clause \"8.3.4.9\""));
}

/// A file in the system's folder for temporary ones, gone at the end.
struct Temporary(PathBuf);

impl Temporary {
    fn new(name: &str, text: &str) -> Self {
        let path = std::env::temp_dir().join(format!("clausewise-{}-{name}", std::process::id()));
        std::fs::write(&path, text).unwrap();
        Self(path)
    }

    fn name(&self) -> &str {
        self.0.to_str().unwrap()
    }
}

impl Drop for Temporary {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.0);
    }
}

#[test]
fn an_encrypted_file_opens_with_the_passphrase_in_a_file() {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/golden/formats");
    let locked = format!("{root}/encrypted-1-full.json");
    let questionnaire = format!("{root}/questionnaire.json");
    // The second spells its letters in another way: o and two dots.
    let right = Temporary::new("right", "Größe ist nicht alles\n");
    let composed = Temporary::new("composed", "  Gro\u{308}ße ist nicht alles");
    let wrong = Temporary::new("wrong", "Größe ist alles");
    let validate = |passphrase: Option<&Temporary>| {
        let mut arguments = vec!["validate", &locked, "--questionnaire", &questionnaire];
        if let Some(passphrase) = passphrase {
            arguments.extend(["--passphrase-file", passphrase.name()]);
        }
        let output = run(&arguments, "");
        (output.status.code(), text(&output.stderr).to_owned())
    };
    for passphrase in [&right, &composed] {
        let (status, said) = validate(Some(passphrase));
        assert_eq!(status, Some(0), "{said}");
        assert!(
            said.contains("clean") && !said.contains("Changed"),
            "{said}"
        );
    }
    let (status, said) = validate(Some(&wrong));
    assert_eq!(status, Some(2));
    assert!(
        said.contains("The passphrase does not open the file"),
        "{said}"
    );
    let (status, said) = validate(None);
    assert_eq!(status, Some(2));
    assert!(said.contains("--passphrase-file"), "{said}");
}

#[test]
fn a_file_that_was_changed_since_its_export_is_noted() {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/golden/formats");
    let sealed = std::fs::read_to_string(format!("{root}/assessment-1-checksum-full.json"));
    let changed = sealed.unwrap().replace("Seen on 3 May.", "Seen on 4 May.");
    let questionnaire = format!("{root}/questionnaire.json");
    let output = run(
        &["validate", "-", "--questionnaire", &questionnaire],
        &changed,
    );
    assert_eq!(output.status.code(), Some(0));
    assert!(text(&output.stderr).contains("Changed since export"));
}
