//! Files that are wrong in one way each. `hostile/cases.json` says which file is changed, how, and
//! what must come of it; here is what the words in it mean.
//!
//! A case has `what` (in words), `file`, `change` (a list of steps) and `expect`. A refusal is named
//! by its code, the place by its path. What is taken comes out again unchanged, and everything that
//! is made of it stays a number and a text.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic
)]

mod assessments;

use assessments::{FULL, MINIMAL, SEALED, full, questionnaire, read, write};
use clausewise::assessment::{Assessment, Cell};
use clausewise::exchange::{Opened, Refusal, canonical, preview};
use clausewise::export::{Format, Options, files};
use clausewise::inert::visible;
use clausewise::questionnaire::{
    Problem, Questionnaire, compile, lint, read as read_questionnaire,
};
use clausewise::report::Case;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

const QUESTIONNAIRE: &str = include_str!("golden/formats/questionnaire.json");
/// What stands in a text until the text itself is as it should be written.
const MARK: &str = "\"the mark\"";

fn cases() -> Vec<Value> {
    serde_json::from_str(include_str!("hostile/cases.json")).unwrap()
}

fn text<'v>(value: &'v Value, name: &str) -> Option<&'v str> {
    value.get(name).and_then(Value::as_str)
}

/// The file of a case, changed as it says.
fn built(case: &Value) -> String {
    let original = match text(case, "file").unwrap() {
        "full" => FULL,
        "minimal" => MINIMAL,
        "sealed" => SEALED,
        "questionnaire" => QUESTIONNAIRE,
        other => panic!("{other}"),
    };
    let mut file = original.to_owned();
    for step in case["change"].as_array().unwrap() {
        let before = file.clone();
        file = changed(&file, step);
        assert_ne!(file, before, "{step} changes nothing: {}", case["what"]);
    }
    file
}

fn changed(file: &str, step: &Value) -> String {
    if let Some(pair) = step.get("replace") {
        return file.replacen(pair[0].as_str().unwrap(), pair[1].as_str().unwrap(), 1);
    }
    let mut tree: Value = serde_json::from_str(file).unwrap();
    if let Some(place) = text(step, "set") {
        let (value, raw) = value_of(step);
        put(&mut tree, place, value);
        return written(&tree).replacen(MARK, &raw, 1);
    }
    if let Some(place) = text(step, "remove") {
        let (around, name) = split(&mut tree, place);
        around.remove(&name).unwrap();
    } else if let Some(place) = text(step, "rename") {
        let (around, name) = split(&mut tree, place);
        let value = around.remove(&name).unwrap();
        around.insert(text(step, "to").unwrap().to_owned(), value);
    } else if let Some(said) = text(step, "every_text") {
        let mut count = 0;
        fill(&mut tree, &mut || {
            count += 1;
            // Names must differ in a questionnaire.
            let number = step.get("numbered").map(|_| count.to_string());
            [said, &number.unwrap_or_default()].concat()
        });
        assert!(count > 10, "{count}");
    } else {
        assert_eq!(step["reseal"], true);
        seal(&mut tree);
    }
    written(&tree)
}

fn written(tree: &Value) -> String {
    serde_json::to_string_pretty(tree).unwrap()
}

/// The value that a step sets, and the text that stands for the mark in it.
fn value_of(step: &Value) -> (Value, String) {
    let number = |name: &str| step.get(name).and_then(Value::as_u64);
    if let Some(raw) = text(step, "raw") {
        return (json!("the mark"), raw.to_owned());
    }
    let value = if let Some(parts) = step.get("repeat") {
        let part = |at: usize| parts[at].as_str().unwrap();
        let count = usize::try_from(parts[2].as_u64().unwrap()).unwrap();
        json!([part(0), &part(1).repeat(count), part(3)].concat())
    } else if let Some(depth) = number("nested") {
        (0..depth).fold(json!(1), |inner, _| json!([inner]))
    } else if let Some(count) = number("members") {
        (0..count).map(|n| (format!("k{n}"), json!(n))).collect()
    } else if let Some(count) = number("questions") {
        let one = |n: u64| json!({"id": format!("q{n}"), "kind": "process", "weight": 1, "text": "?", "hint": "h", "accepted": "a"});
        (0..count).map(one).collect()
    } else {
        step["to"].clone()
    };
    (value, MARK.to_owned())
}

/// The object around a place, and the place's name in it.
fn split<'t>(tree: &'t mut Value, place: &str) -> (&'t mut serde_json::Map<String, Value>, String) {
    let (around, name) = place.rsplit_once('/').unwrap();
    let around = tree.pointer_mut(around).expect(place);
    (around.as_object_mut().expect(place), name.to_owned())
}

fn put(tree: &mut Value, place: &str, value: Value) {
    if let Some(there) = tree.pointer_mut(place) {
        *there = value;
    } else {
        let (around, name) = split(tree, place);
        around.insert(name, value);
    }
}

/// Fields that hold free text.
const TEXTS: [&str; 26] = [
    "title",
    "organisation",
    "scope_statement",
    "note",
    "owner",
    "by",
    "reference",
    "not_applicable",
    "summary",
    "notice",
    "name",
    "meaning",
    "text",
    "hint",
    "accepted",
    "who",
    "services",
    "sites",
    "sponsor",
    "tool",
    "intent",
    "remark",
    "licence",
    "beyond",
    "conditions",
    "levels",
];

/// Puts texts into every field that holds free text.
fn fill(tree: &mut Value, said: &mut dyn FnMut() -> String) {
    match tree {
        Value::Object(map) => {
            for (name, value) in map {
                let is_text = TEXTS.contains(&name.as_str());
                match value {
                    Value::String(text) if is_text => *text = said(),
                    Value::Array(list) if is_text => {
                        for one in list {
                            match one {
                                Value::String(text) => *text = said(),
                                other => fill(other, said),
                            }
                        }
                    }
                    other => fill(other, said),
                }
            }
        }
        Value::Array(list) => list.iter_mut().for_each(|one| fill(one, said)),
        _ => {}
    }
}

/// Works the checksum out anew, as anybody can who changes a file.
fn seal(tree: &mut Value) {
    let mut covered = tree.clone();
    for name in ["sha256", "exported_at", "generator"] {
        covered.as_object_mut().unwrap().remove(name);
    }
    let sum = Sha256::digest(canonical(&covered).as_bytes());
    let sum: String = sum.iter().map(|byte| format!("{byte:02x}")).collect();
    tree["sha256"] = json!(sum);
}

/// What is wrong, and where: the reason's code, its paths, and all its words.
fn refused(what: &str, refusal: &Refusal) -> (String, Vec<String>, String) {
    let explanation = refusal.explanation();
    assert!(explanation.ends_with('.'), "{what}: {explanation}");
    let mut words = format!("{refusal}");
    for problem in refusal.problems() {
        words.push_str(&format!("\n{problem}"));
    }
    let mut paths: Vec<String> = refusal
        .problems()
        .iter()
        .map(|one| one.path.clone())
        .collect();
    if let Refusal::DuplicateKey { path } | Refusal::TooDeep { path } | Refusal::TooMany { path } =
        refusal
    {
        paths.push(path.clone());
    }
    assert_eq!(
        visible(&words),
        words,
        "{what}: a refusal repeats what acts"
    );
    (refusal.code().to_owned(), paths, words)
}

fn judge(case: &Value) {
    let what = text(case, "what").unwrap();
    let (file, expect) = (built(case), &case["expect"]);
    if case["file"] == "questionnaire" {
        return judge_questionnaire(what, &file, expect);
    }
    match (read(file.as_bytes()), text(expect, "refused")) {
        (Err(refusal), Some(code)) => {
            let (found, paths, words) = refused(what, &refusal);
            assert_eq!(found, code, "{what}: {words}");
            if let Some(at) = text(expect, "at") {
                assert!(
                    paths.iter().any(|path| path.starts_with(at)),
                    "{what}: {paths:?}"
                );
            }
            let says = text(expect, "says").unwrap_or_default();
            assert!(words.contains(says), "{what}: {words}");
        }
        (Ok(opened), None) => taken(what, &opened, expect),
        (Ok(_), Some(_)) => panic!("{what}: it was taken"),
        (Err(refusal), None) => panic!("{what}: {refusal}\n{:?}", refusal.problems()),
    }
}

fn taken(what: &str, opened: &Opened, expect: &Value) {
    let assessment = &opened.assessment;
    let again = write(assessment);
    let read_again = read(again.as_bytes()).unwrap();
    assert_eq!(&read_again.assessment, assessment, "{what}");
    let tree: Value = serde_json::from_str(&again).unwrap();
    for place in expect["kept"].as_array().into_iter().flatten() {
        assert!(
            tree.pointer(place.as_str().unwrap()).is_some(),
            "{what}: {place}"
        );
    }
    let orphans: Vec<String> = opened.orphans.iter().map(Cell::to_string).collect();
    for orphan in expect["orphans"].as_array().into_iter().flatten() {
        assert!(
            orphans.contains(&orphan.as_str().unwrap().to_owned()),
            "{what}: {orphans:?}"
        );
    }
    let notices: String = opened.notices.iter().map(|one| one.text()).collect();
    assert!(
        notices.contains(text(expect, "notice").unwrap_or_default()),
        "{what}: {notices}"
    );
    if let Some(integrity) = text(expect, "integrity") {
        assert_eq!(opened.integrity.key(), integrity, "{what}");
    }
    if let Some(question) = text(expect, "unanswered") {
        let answer = assessment.answers.get(question);
        assert!(
            answer.is_none_or(|answer| answer.response.is_none()),
            "{what}"
        );
    }
    let _ = preview(Some(&full()), assessment, questionnaire());
    report(what, questionnaire(), assessment, text(expect, "inert"));
}

/// The whole report holds numbers and texts, and nothing that comes to life.
fn report(what: &str, questionnaire: &Questionnaire, assessment: &Assessment, inert: Option<&str>) {
    let case = Case::of(questionnaire, assessment, "2026-11-22".parse().unwrap());
    let html = files(&case, Format::Html, &Options::default())
        .remove(0)
        .text;
    for wrong in ["NaN", "Infinity", "undefined"] {
        assert!(!html.contains(wrong), "{what}: {wrong}");
    }
    if let Some(inert) = inert {
        let options = roxmltree::ParsingOptions {
            allow_dtd: true,
            ..Default::default()
        };
        let document = roxmltree::Document::parse_with_options(&html, options)
            .unwrap_or_else(|error| panic!("{what}: {error}"));
        for node in document.descendants().filter(roxmltree::Node::is_element) {
            let tag = node.tag_name().name();
            let active = [
                "script", "img", "iframe", "object", "embed", "link", "form", "set",
            ];
            assert!(!active.contains(&tag), "{what}: {tag}");
            for attribute in node.attributes() {
                assert!(!attribute.name().starts_with("on"), "{what}");
                assert!(
                    !attribute.value().trim_start().starts_with("javascript:"),
                    "{what}"
                );
            }
        }
        let all: String = document
            .descendants()
            .filter_map(|node| node.text())
            .collect();
        let shown = visible(inert).replace('\r', "");
        assert!(
            all.contains(shown.as_str()),
            "{what}: {shown:?} is not in the report"
        );
    }
}

/// What is wrong with a questionnaire is found before it is published; one that is used all the same
/// still makes no nonsense.
fn judge_questionnaire(what: &str, file: &str, expect: &Value) {
    let (problems, compiled) = match read_questionnaire(file) {
        Err(problem) => (vec![problem], None),
        Ok(file) => (lint(&file), compile(file).ok()),
    };
    // Thousands of questions take long to report, and show nothing that a few do not.
    if let Some(questionnaire) = compiled.filter(|one| one.questions.len() < 100) {
        report(what, &questionnaire, &full(), text(expect, "inert"));
    }
    // The small questionnaire leaves out what only a published one needs.
    let known = lint(&read_questionnaire(QUESTIONNAIRE).unwrap());
    let problems: Vec<&Problem> = problems.iter().filter(|one| !known.contains(one)).collect();
    match text(expect, "at") {
        None => assert!(problems.is_empty(), "{what}: {problems:?}"),
        Some(at) => {
            let says = text(expect, "says").unwrap_or_default();
            let mut all = problems.iter();
            let found = all.any(|one| one.path.starts_with(at) && one.message.contains(says));
            assert!(found, "{what}: {problems:?}");
        }
    }
}

#[test]
fn every_case_ends_as_it_must() {
    let cases = cases();
    assert!(cases.len() > 150, "{}", cases.len());
    let failed: Vec<String> = cases
        .iter()
        .filter(|case| std::panic::catch_unwind(|| judge(case)).is_err())
        .map(|case| case["what"].to_string())
        .collect();
    assert!(failed.is_empty(), "{failed:#?}");
}
