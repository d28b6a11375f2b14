//! What must hold for every input, whoever made it: one function for each thing that reads what comes
//! from outside. The fuzz targets call them with what the fuzzer makes up; `tests/corpus.rs` calls
//! them with what it has found so far.
#![allow(dead_code, reason = "every target uses one of them")]

use std::sync::LazyLock;

use clausewise::assessment::{Assessment, QuestionnaireRef};
use clausewise::exchange::answers::read_answers;
use clausewise::exchange::{
    Decoded, Incoming, Integrity, Opened, Refusal, Rescue, combine, export, identify, preview,
};
use clausewise::export::{Format, Options, files};
use clausewise::questionnaire::{Questionnaire, compile, lint, read};
use clausewise::report::Case;
use clausewise::route::Route;
use clausewise::scoring::Scores;
use clausewise::store::memory::Memory;
use clausewise::store::{RecordStore, recover};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

const QUESTIONNAIRE: &str = include_str!("../tests/golden/formats/questionnaire.json");
const FULL: &str = include_str!("../tests/golden/formats/assessment-1-full.json");

static SMALL: LazyLock<Questionnaire> =
    LazyLock::new(|| compile(read(QUESTIONNAIRE).unwrap()).unwrap());
static DESK: LazyLock<Assessment> = LazyLock::new(|| match identify(FULL.as_bytes()) {
    Ok(Incoming::Assessment(decoded)) => decoded.validate(&SMALL).unwrap().assessment,
    other => panic!("{other:?}"),
});

/// Whatever comes in is refused in words, or taken whole.
pub fn import(bytes: &[u8]) {
    match identify(bytes) {
        Ok(Incoming::Assessment(decoded)) => assessment(decoded),
        Ok(Incoming::Encrypted(envelope)) => {
            let again = envelope.lock.envelope(&envelope.ciphertext);
            assert!(matches!(
                identify(again.as_bytes()),
                Ok(Incoming::Encrypted(_))
            ));
        }
        Ok(Incoming::Rescue(rescue)) => rescued(&rescue),
        Err(refusal) => refused(&refusal),
    }
}

fn refused(refusal: &Refusal) {
    assert!(!refusal.title().is_empty() && refusal.code().starts_with("E_"));
    assert!(refusal.explanation().ends_with('.'), "{refusal:?}");
    assert!(
        refusal
            .problems()
            .iter()
            .all(|problem| problem.path.starts_with('$'))
    );
}

fn assessment(decoded: Decoded) {
    match decoded.validate(&SMALL) {
        Ok(opened) => taken(&opened),
        Err(refusal) => refused(&refusal),
    }
}

/// What was taken comes out and in again unchanged, and can be compared with anything.
fn taken(opened: &Opened) {
    let at = "2026-11-22T10:00:00Z".parse().unwrap();
    let text = export(&opened.assessment, &at, "fuzz");
    let Ok(Incoming::Assessment(decoded)) = identify(text.as_bytes()) else {
        panic!("an export is not taken: {text}");
    };
    let again = decoded.validate(&SMALL).unwrap();
    assert_eq!(again.assessment, opened.assessment);
    assert_eq!(again.integrity, Integrity::Undamaged);
    assert_eq!(export(&again.assessment, &at, "fuzz"), text);
    let _ = preview(None, &opened.assessment, &SMALL);
    let changes = preview(Some(&DESK), &opened.assessment, &SMALL);
    let mut both = DESK.clone();
    for edit in combine(&DESK, &opened.assessment) {
        both.apply(edit);
    }
    let left = preview(Some(&both), &opened.assessment, &SMALL);
    assert_eq!((left.new, left.removed), (0, changes.removed));
    let _ = Scores::of(&SMALL, &opened.assessment);
}

fn rescued(rescue: &Rescue) {
    for assessment in recover(rescue, &small()).unwrap().assessments {
        assembled(assessment);
    }
}

/// What was put together from records is checked like a file.
fn assembled(assessment: Assessment) {
    if assessment.questionnaire.id != SMALL.id {
        return;
    }
    if let Ok(opened) = Opened::recovered(assessment, &SMALL) {
        taken(&opened);
    }
}

fn small() -> QuestionnaireRef {
    QuestionnaireRef::new(SMALL.id.clone(), SMALL.version.clone())
}

/// A questionnaire that is read is checked, and one without problems can be worked with.
pub fn questionnaire(bytes: &[u8]) {
    let Ok(file) = std::str::from_utf8(bytes)
        .map_err(drop)
        .and_then(|text| read(text).map_err(drop))
    else {
        return;
    };
    let problems = lint(&file);
    match compile(file) {
        Ok(questionnaire) => {
            let _ = Scores::of(&questionnaire, &DESK);
        }
        Err(found) => assert!(!problems.is_empty() && !found.is_empty()),
    }
}

/// A table of answers is refused in words, or taken whole; what was taken can be written as a table
/// again, which then changes nothing.
pub fn csv(bytes: &[u8]) {
    let now = "2026-11-22T10:00:00Z".parse().unwrap();
    let opened = match read_answers(bytes, &SMALL, &DESK, &now) {
        Ok(opened) => opened,
        Err(refusal) => {
            assert!(!refusal.title().is_empty() && refusal.explanation().ends_with('.'));
            return;
        }
    };
    taken(&opened);
    let case = Case::of(&SMALL, &opened.assessment, "2026-11-22".parse().unwrap());
    let written = files(&case, Format::Csv, &Options::default());
    let again = read_answers(written[0].text.as_bytes(), &SMALL, &opened.assessment, &now).unwrap();
    assert_eq!(opened.assessment.edits_towards(&again.assessment), []);
}

/// Every address leads somewhere, and what is printed leads to the same place.
pub fn route(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let route = Route::parse(&text);
    let printed = route.to_string();
    assert_eq!(Route::parse(&printed), route);
    assert_eq!(Route::parse(&printed).to_string(), printed);
}

/// Whatever stands in a store, loading ends and changes nothing. Keys and texts come in turns, a line
/// each. A text that is no record is put into one, because nobody guesses checksums.
pub fn record(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let mut lines = text.lines();
    let (mut raw, mut sealed) = (Memory::default(), Memory::default());
    while let (Some(key), Some(value)) = (lines.next(), lines.next()) {
        raw.put(key, value).unwrap();
        let is_record = value.starts_with("{\"v\"");
        let value = if is_record {
            value.to_owned()
        } else {
            seal(key, value)
        };
        sealed.put(key, &value).unwrap();
    }
    for (store, is_sealed) in [(raw, false), (sealed, true)] {
        let storage: Vec<(String, String)> = store.records.into_iter().collect();
        let has_spaces = storage.iter().any(|(key, _)| key.contains(' '));
        let named = storage
            .iter()
            .map(|(key, text)| (format!("{key} tab-1"), text.clone()));
        let in_log = Rescue {
            databases: named.collect(),
            ..Rescue::default()
        };
        let at_once = Rescue {
            storage,
            ..Rescue::default()
        };
        let found = recover(&at_once, &small()).unwrap().assessments;
        // Either store alone gives the same. A name in the log ends at its first space.
        if !has_spaces {
            assert_eq!(recover(&in_log, &small()).unwrap().assessments, found);
        }
        if is_sealed {
            found.into_iter().take(2).for_each(assembled);
        }
    }
}

/// The record that says this under a key, with its checksum.
fn seal(key: &str, data: &str) -> String {
    let body = format!(r#"{{"v":1,"t":"019ab697e8000000","w":"tab-1","d":{data}"#);
    let sum = crc32fast::hash(format!("{key}\n{body}").as_bytes());
    format!(r#"{body},"c":"{sum:08x}"}}"#)
}

/// An envelope whose checksum fits is refused in words, or can be written again.
pub fn envelope(bytes: &[u8]) {
    let Ok(Value::Object(mut map)) = serde_json::from_slice(bytes) else {
        return;
    };
    map.insert("format".to_owned(), json!("clausewise-encrypted"));
    map.remove("sha256");
    let mut tree = Value::Object(map);
    let Ok(text) = serde_json_canonicalizer::to_vec(&tree) else {
        return;
    };
    let sum: String = Sha256::digest(&text)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    tree["sha256"] = json!(sum);
    match identify(tree.to_string().as_bytes()) {
        Err(refusal) => {
            assert_ne!(refusal, Refusal::Damaged, "{tree}");
            refused(&refusal);
        }
        Ok(Incoming::Encrypted(envelope)) => {
            let again = envelope.lock.envelope(&envelope.ciphertext);
            let Ok(Incoming::Encrypted(again)) = identify(again.as_bytes()) else {
                panic!("{again}");
            };
            assert_eq!(
                (&again.lock, &again.ciphertext),
                (&envelope.lock, &envelope.ciphertext)
            );
        }
        Ok(other) => panic!("{other:?}"),
    }
}
