//! Bad input: whatever comes in, it is refused with a reason or taken whole, and nothing panics.
//!
//! `hostile/json` holds the parsing cases of JSONTestSuite with their licence: `n_` is not JSON,
//! `y_` is JSON, `i_` may be either.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic
)]

mod assessments;

use std::path::Path;
use std::time::{Duration, Instant};

use assessments::{FULL, MINIMAL, SEALED, full, questionnaire, read, write};
use clausewise::exchange::{
    Encoding, Foreign, Integrity, MAX_DEPTH, Refusal, file_name, longer_title, read_json,
};
use serde_json::{Value, json};

fn code(bytes: &[u8]) -> &'static str {
    let refusal = read(bytes).expect_err("not refused");
    assert!(!refusal.title().is_empty() && refusal.explanation().ends_with('.'));
    refusal.code()
}

#[test]
fn the_json_test_suite_is_judged_as_it_says() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/hostile/json");
    let mut seen = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        let bytes = std::fs::read(&path).unwrap();
        seen += 1;
        match name.split('_').next().unwrap() {
            "n" => {
                let reason = read_json(&bytes).expect_err(&name).code();
                let known = [
                    "E_NOT_JSON",
                    "E_EMPTY",
                    "E_ENCODING",
                    "E_TRAILING",
                    "E_DEPTH",
                ];
                assert!(known.contains(&reason), "{name}: {reason}");
            }
            "y" => match read_json(&bytes) {
                Ok(_) => assert_eq!(code(&bytes), "E_SHAPE", "{name}"),
                // JSON allows the same key twice and says that nobody knows what it means.
                Err(refusal) => {
                    assert_eq!(refusal.code(), "E_DUPLICATE_KEY", "{name}");
                    assert!(name.contains("duplicated_key"), "{name}");
                }
            },
            "i" => {
                code(&bytes);
            }
            _ => seen -= 1,
        }
    }
    assert_eq!(seen, 316);
    for (unit, count) in [("[", 100_000), ("[{\"\":", 50_000)] {
        assert_eq!(code(unit.repeat(count).as_bytes()), "E_DEPTH");
    }
}

#[test]
fn what_is_no_assessment_is_named_for_what_it_is() {
    let spaces = " \r\n".repeat(5_000);
    let questionnaire = include_str!("golden/formats/questionnaire.json");
    let cases: [(&[u8], &str, &str); 22] = [
        (b"", "E_EMPTY", "empty"),
        (spaces.as_bytes(), "E_EMPTY", "empty"),
        (b"\xef\xbb\xbf", "E_EMPTY", "empty"),
        (b"{}", "E_SHAPE", "JSON, but not"),
        (b"[]", "E_SHAPE", "JSON, but not"),
        (b"null", "E_SHAPE", "JSON, but not"),
        (b"42", "E_SHAPE", "JSON, but not"),
        (b"\"text\"", "E_SHAPE", "JSON, but not"),
        (
            br#"{"format":"Clausewise-Assessment"}"#,
            "E_SHAPE",
            "JSON, but not",
        ),
        (
            br#"{"format":["clausewise-assessment"]}"#,
            "E_SHAPE",
            "JSON, but not",
        ),
        (
            br#"{"format":"clausewise-assessment"}"#,
            "E_VALUE",
            "values",
        ),
        (questionnaire.as_bytes(), "E_SHAPE", "questionnaire"),
        (b"<!doctype html><title>x</title>", "E_NOT_JSON", "web page"),
        (
            b"\xef\xbb\xbf \n<?xml version='1.0'?>",
            "E_NOT_JSON",
            "web page",
        ),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "E_NOT_JSON", "picture"),
        (
            b"PK\x03\x04\x14\0\x06\0\x08\0\0\0\x21",
            "E_NOT_JSON",
            "spreadsheet or ZIP",
        ),
        (b"%PDF-1.7", "E_NOT_JSON", "PDF"),
        (b"id,title\n1,x", "E_NOT_JSON", "not JSON"),
        (b"{\"a\":", "E_NOT_JSON", "cut off"),
        (b"{\"a\":1}}", "E_TRAILING", "follows"),
        (b"{'a':1}", "E_NOT_JSON", "not JSON"),
        (b"\"\xc3\x28\"", "E_ENCODING", "UTF-8"),
    ];
    for (bytes, expected, words) in cases {
        let refusal = read(bytes).unwrap_err();
        let shown = String::from_utf8_lossy(bytes);
        assert_eq!(refusal.code(), expected, "{shown}");
        assert!(refusal.title().contains(words), "{shown}: {refusal}");
    }
    assert_eq!(read(questionnaire.as_bytes()), Err(Refusal::Questionnaire));
}

#[test]
fn encodings_are_named() {
    let with_mark = [b"\xef\xbb\xbf", FULL.as_bytes()].concat();
    assert_eq!(read(&with_mark).unwrap(), read(FULL.as_bytes()).unwrap());
    let units = || FULL.encode_utf16();
    let little: Vec<u8> = units().flat_map(u16::to_le_bytes).collect();
    let big: Vec<u8> = units().flat_map(u16::to_be_bytes).collect();
    for bytes in [
        little.clone(),
        big.clone(),
        [b"\xff\xfe", little.as_slice()].concat(),
        [b"\xfe\xff", big.as_slice()].concat(),
    ] {
        assert_eq!(read(&bytes), Err(Refusal::Encoding(Encoding::Utf16)));
    }
    let latin: Vec<u8> = FULL
        .replace('ü', "\u{1}")
        .bytes()
        .map(|b| if b == 1 { 0xfc } else { b })
        .collect();
    let at = FULL.find('ü').unwrap();
    assert_eq!(
        read(&latin),
        Err(Refusal::Encoding(Encoding::Unknown { at }))
    );
    assert_eq!(read(b"<x"), Err(Refusal::Foreign(Foreign::Markup)));
}

#[test]
fn a_cut_file_is_never_taken() {
    let end = FULL.trim_end().len();
    for cut in 0..end {
        assert!(read(&FULL.as_bytes()[..cut]).is_err(), "cut at {cut}");
    }
    assert!(read(&FULL.as_bytes()[..end]).is_ok());
}

#[test]
fn two_files_in_one_are_not_one() {
    for text in [FULL, MINIMAL] {
        assert_eq!(code(format!("{text}{text}").as_bytes()), "E_TRAILING");
        assert_eq!(code(format!("{text},").as_bytes()), "E_TRAILING");
        assert_eq!(code(format!("[{text},{text}]").as_bytes()), "E_SHAPE");
    }
}

#[test]
fn a_flipped_bit_is_refused_or_read_and_written_without_loss() {
    for at in 0..FULL.len() {
        for bit in 0..8 {
            let mut bytes = FULL.as_bytes().to_vec();
            bytes[at] ^= 1 << bit;
            if let Ok(opened) = read(&bytes) {
                let text = write(&opened.assessment);
                assert_eq!(read(text.as_bytes()).unwrap().assessment, opened.assessment);
            }
        }
    }
}

#[test]
fn a_flipped_bit_of_a_file_with_a_checksum_is_always_noticed_where_it_matters() {
    let original = read(SEALED.as_bytes()).unwrap();
    for at in 0..SEALED.len() {
        for bit in 0..8 {
            let mut bytes = SEALED.as_bytes().to_vec();
            bytes[at] ^= 1 << bit;
            if let Ok(opened) = read(&bytes) {
                // When and by which release it was written is not covered.
                let is_noticed = opened.integrity != Integrity::Undamaged;
                assert!(is_noticed || opened == original, "bit {bit} of byte {at}");
            }
        }
    }
}

/// Every place in a tree where an object stands, as JSON pointers.
fn objects(tree: &Value, at: String, found: &mut Vec<String>) {
    if let Value::Object(map) = tree {
        for (key, value) in map {
            objects(value, format!("{at}/{}", key.replace('/', "~1")), found);
        }
        found.push(at);
    }
}

#[test]
fn a_key_that_is_there_twice_is_refused_at_every_level() {
    let tree: Value = serde_json::from_str(FULL).unwrap();
    let mut places = Vec::new();
    objects(&tree, String::new(), &mut places);
    assert!(places.len() > 20);
    for place in places {
        let mut tree = tree.clone();
        let map = tree.pointer_mut(&place).unwrap().as_object_mut().unwrap();
        let first = map.keys().next().unwrap().clone();
        map.insert("the mark".to_owned(), Value::Null);
        let text = tree
            .to_string()
            .replace("\"the mark\"", &format!("\"{first}\""));
        match read(text.as_bytes()) {
            Err(Refusal::DuplicateKey { path }) => assert!(path.contains(&first), "{path}"),
            other => panic!("{place}: {other:?}"),
        }
    }
    // An escape does not hide it.
    assert_eq!(code(br#"{"format":1,"f\u006frmat":2}"#), "E_DUPLICATE_KEY");
}

#[test]
fn a_list_or_a_scalar_is_refused_in_place_of_every_object() {
    let tree: Value = serde_json::from_str(FULL).unwrap();
    let mut places = Vec::new();
    objects(&tree, String::new(), &mut places);
    for place in places {
        for wrong in [json!([]), json!([7]), json!(7), json!("x"), json!(true)] {
            let mut tree = tree.clone();
            *tree.pointer_mut(&place).unwrap() = wrong;
            let reason = code(tree.to_string().as_bytes());
            let expected = if place.is_empty() {
                "E_SHAPE"
            } else {
                "E_VALUE"
            };
            assert_eq!(reason, expected, "{place}");
        }
    }
}

#[test]
fn a_value_that_is_not_json_does_not_become_a_level() {
    for raw in [
        "+1", "0x10", "1e400", "-1e400", "NaN", "Infinity", ".5", "1.", "01", "1_0", "١",
    ] {
        let text = FULL.replace("\"level\": 3", &format!("\"level\": {raw}"));
        assert_ne!(text, FULL);
        assert_eq!(code(text.as_bytes()), "E_NOT_JSON", "{raw}");
    }
}

#[test]
fn nesting_stops_at_its_limit() {
    let nested = |depth: usize| ["[".repeat(depth), "]".repeat(depth)].concat();
    for depth in [1, 31, MAX_DEPTH] {
        assert_eq!(code(nested(depth).as_bytes()), "E_SHAPE", "{depth}");
    }
    for depth in [MAX_DEPTH + 1, 126, 127, 128, 10_000] {
        assert_eq!(code(nested(depth).as_bytes()), "E_DEPTH", "{depth}");
    }
    assert_eq!(code("[".repeat(10_000).as_bytes()), "E_DEPTH");
    let objects = format!("{{\"x\":{}1", "{\"a\":".repeat(50_000));
    assert_eq!(code(objects.as_bytes()), "E_DEPTH");
    // The root is the first level, so that this many more fit into a field of it.
    let field = |depth: usize| MINIMAL.replacen('{', &format!("{{\"x\": {},", nested(depth)), 1);
    assert!(read(field(MAX_DEPTH - 1).as_bytes()).is_ok());
    assert_eq!(code(field(MAX_DEPTH).as_bytes()), "E_DEPTH");
}

#[test]
fn sizes_stop_at_their_limits_and_soon() {
    let started = Instant::now();
    let size = 20 * 1024 * 1024;
    assert_eq!(code(&vec![b' '; size + 1]), "E_TOO_LARGE");
    assert_eq!(code(&vec![b'x'; 21 * 1024 * 1024]), "E_TOO_LARGE");
    assert_eq!(code(&vec![b' '; size]), "E_EMPTY");
    let answers = |count: usize| {
        let records: Vec<String> = (0..count)
            .map(|n| format!("\"9-q{n}\": {{\"level\": 1}}"))
            .collect();
        MINIMAL.replace(
            "\"answers\": {}",
            &format!("\"answers\": {{{}}}", records.join(",")),
        )
    };
    assert_eq!(
        read(answers(5_000).as_bytes()).unwrap().orphans.len(),
        5_000
    );
    match read(answers(5_001).as_bytes()) {
        Err(Refusal::TooMany { path }) => assert_eq!(path, "$.assessment.answers"),
        other => panic!("{other:?}"),
    }
    let keys: Vec<String> = (0..200_000).map(|n| format!("\"k{n}\":0")).collect();
    let flood = MINIMAL.replacen('{', &format!("{{\"x\": {{{}}},", keys.join(",")), 1);
    assert_eq!(code(flood.as_bytes()), "E_TOO_MANY");
    // Many small lists instead of a large one.
    let list = format!("[{}0]", "0,".repeat(4_000));
    let lists = format!("[{}{list}]", format!("{list},").repeat(200));
    assert_eq!(code(lists.as_bytes()), "E_TOO_MANY");
    assert!(
        started.elapsed() < Duration::from_secs(20),
        "{:?}",
        started.elapsed()
    );
}

/// The full file with something else as the note of an answer.
fn with_note(text: &str) -> String {
    FULL.replace("\"Seen on 3 May.\"", &Value::from(text).to_string())
}

#[test]
fn texts_are_kept_character_for_character() {
    for text in [
        "<script>window.__pwned=1</script>",
        "<svg onload=window.__pwned=1>",
        "\" autofocus onfocus=window.__pwned=1 x=\"",
        "{{constructor.constructor('window.__pwned=1')()}} ${1} <%= 1 %>",
        "[details](javascript:window.__pwned=1) ![](https://evil.example/t.png)",
        "=cmd|' /C calc'!A0",
        "\u{0}\u{1}\u{7f}\u{85}\u{2028}\u{2029}\u{feff}",
        "\u{202e}gnp.exe\u{2066}x\u{2069}\u{200b}\u{200d}",
        "e\u{301} é ﬁ ｆｕｌｌ 🧑‍🧑‍🧒‍🧒 \u{10ffff}\u{fffd}",
        "a\r\nb\rc\nd\te",
        "\\u0000 \\\" \\\\",
        &"W".repeat(19_999),
    ] {
        let opened = read(with_note(text).as_bytes()).unwrap();
        assert_eq!(opened.assessment.answers.get("4.1-q1").unwrap().note, text);
        let again = write(&opened.assessment);
        let again = read(again.as_bytes()).unwrap();
        assert_eq!(again.assessment, opened.assessment);
    }
    for half in ["\\ud800", "\\udc00", "\\ud800\\u0041", "\\udc00\\ud800"] {
        let text = FULL.replace("Seen on", half);
        assert_eq!(code(text.as_bytes()), "E_NOT_JSON", "{half}");
    }
    let pair = FULL.replace("Seen on", "\\ud83d\\ude42");
    assert!(
        read(pair.as_bytes())
            .unwrap()
            .assessment
            .answers
            .get("4.1-q1")
            .unwrap()
            .note
            .starts_with('🙂')
    );
}

#[test]
fn names_that_scripts_know_are_plain_names() {
    let mut assessment = full();
    let answer = assessment.answers.get("4.1-q1").unwrap().clone();
    for id in [
        "8.10-__proto__",
        "8.10-constructor",
        "toString",
        "hasOwnProperty",
        "__proto__",
    ] {
        assessment
            .answers
            .insert(id.parse().unwrap(), answer.clone());
    }
    let opened = read(write(&assessment).as_bytes()).unwrap();
    assert_eq!(opened.assessment, assessment);
    assert_eq!(opened.orphans.len(), 3, "the questionnaire has two of them");
    let extra = MINIMAL.replacen('{', "{\"__proto__\": {\"polluted\": true},", 1);
    let opened = read(extra.as_bytes()).unwrap();
    assert!(write(&opened.assessment).contains("\"polluted\": true"));
}

#[test]
fn ids_that_only_look_alike_are_refused() {
    for id in [
        "4.1-q\u{0661}",
        "4.1\u{2010}q1",
        "\u{ff14}.1-q1",
        "4.1-q1\u{200b}",
        "4.1-q1 ",
        "",
        "4.1/q1",
    ] {
        let text = FULL.replace("\"4.1-q1\"", &Value::from(id).to_string());
        let refusal = read(text.as_bytes()).unwrap_err();
        assert!(
            refusal.problems()[0].message.contains("its name must be"),
            "{id}"
        );
    }
}

#[test]
fn a_file_that_everything_is_set_aside_in_is_taken() {
    let mut assessment = full();
    assessment.answers.retain(|id, _| id.as_str() == "8.9-q1");
    let opened = read(write(&assessment).as_bytes()).unwrap();
    assert!(
        opened
            .assessment
            .answers
            .values()
            .all(|answer| answer.is_not_applicable())
    );
}

#[test]
fn file_names_survive_hostile_titles() {
    let mut assessment = full();
    let day = "2026-11-22".parse().unwrap();
    for (title, name) in [
        (
            "a/b\\c:d*e?f\"g<h>i|j",
            "clausewise-a-b-c-d-e-f-g-h-i-j-2026-11-22.json",
        ),
        ("CON", "clausewise-con-2026-11-22.json"),
        ("name.", "clausewise-name-2026-11-22.json"),
        ("a\u{202e}b", "clausewise-a-b-2026-11-22.json"),
        ("   ", "clausewise-2026-11-22.json"),
        ("日本", "clausewise-2026-11-22.json"),
        ("../../etc/passwd", "clausewise-etc-passwd-2026-11-22.json"),
    ] {
        assessment.title = title.to_owned();
        assert_eq!(file_name(&assessment, day, "json"), name);
    }
    assessment.title = "x".repeat(300);
    let name = ["clausewise-", &"x".repeat(60), "-2026-11-22.json"].concat();
    assert_eq!(file_name(&assessment, day, "json"), name);
}

#[test]
fn file_names_end_with_a_whole_word_of_the_title() {
    let mut assessment = full();
    let day = "2026-11-22".parse().unwrap();
    let title = "Service management of the northern data centre, gap analysis before stage 1";
    for behind in ["", "!", " and what comes of it"] {
        assessment.title = [title, behind].concat();
        assert_eq!(
            file_name(&assessment, day, "csv"),
            "clausewise-service-management-of-the-northern-data-centre-gap-analysis-2026-11-22.csv"
        );
    }
}

#[test]
fn a_title_never_becomes_too_long_to_be_taken_in_again() {
    assert_eq!(longer_title("Copy of ", "a", ""), "Copy of a");
    let mut assessment = full();
    for letters in [19_989, 19_990, 20_000] {
        let title = "ü".repeat(letters);
        assessment.title = longer_title("", &title, " (imported)");
        assert_eq!(assessment.title == title, letters > 19_989, "{letters}");
        assert!(read(write(&assessment).as_bytes()).is_ok());
    }
}

#[test]
fn opening_the_same_file_again_changes_nothing() {
    let (here, file) = (full(), read(write(&full()).as_bytes()).unwrap().assessment);
    assert!(here.edits_towards(&file).is_empty());
    let preview = clausewise::exchange::preview(Some(&here), &file, questionnaire());
    assert!(preview.differences.is_empty() && preview.same > 0);
}
