//! What somebody reads before a file is taken in: every value in words, or why it cannot be, and
//! where.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod assessments;
mod support;

use assessments::{MINIMAL, full, questionnaire, read};
use clausewise::assessment::Cell;
use clausewise::exchange::{
    Integrity, Kind, MAX_FILE_BYTES, MAX_VALUES, Refusal, most_bytes, open, preview, read_json,
};
use clausewise::questionnaire::Problem;
use serde_json::{Value, json};
use support::iso;

/// Every cell of the example that has gone the whole way; what is said of answers is in
/// `exchange.rs`. `UPDATE=1 cargo test --test preview`
/// writes the file anew.
#[test]
fn every_value_of_a_file_is_said_in_words() {
    let questionnaire = iso();
    let text = include_str!("../public/examples/xyz-certificate.json");
    let text = text.replacen("\"plan\": {", PACKAGE, 1);
    let text = text.replacen("\"price\": \"EUR 26,900", BODY, 1);
    let file = open(text.as_bytes(), &|_| Some(&questionnaire))
        .unwrap()
        .assessment;
    let found = preview(None, &file, &questionnaire);
    let others = |cell: &Cell| !matches!(cell, Cell::Answer(_));
    let shown = found.differences.iter().filter(|one| others(&one.cell));
    let lines = shown.map(|one| {
        assert!(one.before.is_empty() && one.kind == Kind::New, "{one:?}");
        format!("{:?}\n  {}\n  {}\n", one.cell, one.about, one.after)
    });
    let now: String = lines.collect();
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden/preview.txt");
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(path, &now).unwrap();
    }
    let golden = std::fs::read_to_string(path).unwrap_or_default();
    assert!(
        golden == now,
        "{path} is no longer what is said; look, then UPDATE=1"
    );
}

/// Before what the plan has: a package with everything that can be said of one.
const PACKAGE: &str = r#""plan": { "packages": { "4.1": { "effort_days": 2.5, "owner": "Ann",
    "note": "By hand.", "status": "doing", "start": "2027-01-04", "put_off": true } },"#;
/// Before a price: what a certification body has answered.
const BODY: &str = r#""answers": { "auditors": "Two, both from the trade", "days": "Eight" },
    "price": "EUR 26,900"#;

#[test]
fn an_answer_of_the_same_moment_is_not_newer_here() {
    let (here, mut file) = (full(), full());
    file.answers.get_mut("4.1-q1").unwrap().note = "Another.".to_owned();
    let found = preview(Some(&here), &file, questionnaire());
    assert_eq!(found.differences.len(), 1);
    assert!(!found.differences[0].newer_here);
}

#[test]
fn what_a_checksum_says_is_said_in_words_and_in_a_word_for_programs() {
    let said = [Integrity::Undamaged, Integrity::Changed, Integrity::Absent];
    assert_eq!(said.map(Integrity::key), ["undamaged", "changed", "absent"]);
    let starts = [
        "Undamaged: ",
        "Changed since export: ",
        "The file carries no checksum",
    ];
    for (one, start) in said.into_iter().zip(starts) {
        assert!(one.text().starts_with(start), "{}", one.text());
    }
}

#[test]
fn a_refusal_is_a_sentence_with_its_title_and_counts_its_places() {
    let place = |at: &str| Problem {
        path: at.to_owned(),
        message: "must be a text".to_owned(),
    };
    let refusal = |number: usize, more| Refusal::Invalid {
        problems: vec![place("$.a"); number],
        more,
    };
    for (one, said) in [
        (refusal(1, 0), "Correct 1 place,"),
        (refusal(2, 0), "Correct 2 places,"),
        (refusal(1, 1), "Correct 2 places,"),
    ] {
        let whole = one.to_string();
        assert!(whole.contains(said), "{whole}");
        assert_eq!(whole, format!("{}. {}", one.title(), one.explanation()));
    }
}

#[test]
fn a_place_names_keys_so_that_they_can_be_read() {
    let place = |key: &str| {
        let mut tree: Value = serde_json::from_str(MINIMAL).unwrap();
        tree["assessment"]["profile"] = json!({ "management_review": { key: 1 } });
        tree["assessment"]["plan"] = json!({ key: { "lanes": 1 }, "lanes": "x" });
        tree["assessment"]["targets"] = json!({ key: 99 });
        let refusal = read(tree.to_string().as_bytes()).unwrap_err();
        let paths: Vec<String> = refusal
            .problems()
            .iter()
            .map(|one| one.path.clone())
            .collect();
        paths.join(" ")
    };
    assert!(
        place("plain_1").contains("$.assessment.targets.plain_1"),
        "{}",
        place("plain_1")
    );
    for (key, shown) in [
        ("8.6.1", r#"targets["8.6.1"]"#),
        ("9a", r#"targets["9a"]"#),
        ("a-b", r#"targets["a-b"]"#),
        ("", r#"targets[""]"#),
        (r#"say "x""#, r#"targets["say \"x\""]"#),
        (r"a\b", r#"targets["a\\b"]"#),
        ("a\u{7}b", r#"targets["a\u{7}b"]"#),
        ("a\u{202e}b", r#"targets["a\u{202e}b"]"#),
    ] {
        assert!(place(key).contains(shown), "{key:?} in {}", place(key));
    }
}

#[test]
fn how_much_is_read_of_a_file_follows_from_its_name() {
    assert_eq!(most_bytes("clausewise-x.json"), MAX_FILE_BYTES);
    for name in ["clausewise-rescue.json", "Clausewise-RESCUE-2.json"] {
        assert!(most_bytes(name) > MAX_FILE_BYTES, "{name}");
    }
}

#[test]
fn texts_are_as_long_as_they_may_be_and_no_longer() {
    let with = |length: usize| {
        let mut tree: Value = serde_json::from_str(MINIMAL).unwrap();
        tree["assessment"]["scope"] = json!("ä".repeat(length));
        read(tree.to_string().as_bytes())
    };
    assert!(with(20_000).is_ok());
    let refusal = with(20_001).unwrap_err();
    let said = refusal.problems()[0].to_string();
    assert!(said.contains("at most 20000 characters"), "{said}");
}

#[test]
fn a_value_of_another_kind_is_named_as_it_is() {
    let said = |value: Value| {
        let mut tree: Value = serde_json::from_str(MINIMAL).unwrap();
        tree["assessment"]["plan"] = json!({ "lanes": value });
        read(tree.to_string().as_bytes()).unwrap_err().problems()[0].to_string()
    };
    for (value, shown) in [
        (json!("six"), r#"not "six""#.to_owned()),
        (json!("x".repeat(40)), format!("not \"{}\"", "x".repeat(40))),
        (json!("x".repeat(41)), "not a long text".to_owned()),
        (json!(true), "not true".to_owned()),
        (json!([1]), "not a list".to_owned()),
        (json!({}), "not an object".to_owned()),
        (json!("\u{8}\u{c}"), r#"not "\b\f""#.to_owned()),
    ] {
        let whole = said(value);
        assert!(whole.contains(&shown), "{whole} has no {shown}");
    }
}

#[test]
fn false_is_read_as_false() {
    let mut tree: Value = serde_json::from_str(MINIMAL).unwrap();
    tree["assessment"]["plan"] = json!({ "weekends_off": false });
    let opened = read(tree.to_string().as_bytes()).unwrap();
    assert!(!opened.assessment.plan.weekends_off);
}

#[test]
fn a_file_has_as_many_values_as_it_may_and_no_more() {
    // Each list counts, and so does each of its members.
    let lists = |last: usize| {
        let list = |members: usize| ["[", &vec!["1"; members].join(","), "]"].concat();
        let mut all = vec![list(4_999); 99];
        all.push(list(last));
        ["[", &all.join(","), "]"].concat()
    };
    let rest = MAX_VALUES - 99 * 5_000 - 1;
    assert!(read_json(lists(rest).as_bytes()).is_ok());
    let refusal = read_json(lists(rest + 1).as_bytes()).unwrap_err();
    assert!(matches!(refusal, Refusal::TooMany { .. }), "{refusal}");
}
