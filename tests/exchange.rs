//! Assessment files: what comes in is what went out, and what cannot be right is named.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic
)]

mod assessments;

use assessments::{FULL, MINIMAL, SEALED, assessments, full, questionnaire, read, write};
use clausewise::assessment::{Answer, Assessment, Cell, Response};
use clausewise::exchange::{
    Integrity, Kind, MAX_PROBLEMS, Notice, Refusal, decode, export, file_name, preview,
};
use proptest::prelude::*;
use serde_json::{Value, json};

proptest! {
    #![proptest_config(ProptestConfig { cases: 192, failure_persistence: None, ..Default::default() })]

    #[test]
    fn what_is_exported_is_opened_as_it_was(assessment in assessments()) {
        let text = write(&assessment);
        let opened = read(text.as_bytes()).unwrap();
        prop_assert_eq!(&opened.assessment, &assessment);
        prop_assert_eq!(write(&opened.assessment), text);
    }

    #[test]
    fn the_export_is_the_json_that_serde_would_write(assessment in assessments()) {
        let text = write(&assessment);
        let lines = |text: &str| {
            let mut lines: Vec<String> = text.lines().map(|l| l.trim_end_matches(',').to_owned()).collect();
            lines.sort();
            lines
        };
        // The same lines but for the order of fields: escapes, indents and empty lists agree.
        let tree: Value = serde_json::from_str(&text).unwrap();
        let pretty = serde_json::to_string_pretty(&tree).unwrap();
        let normal = |text: &str| lines(text).into_iter().map(|l| l.replace(".0", "")).collect::<Vec<_>>();
        prop_assert_eq!(normal(&text), normal(&pretty));
    }

    #[test]
    fn a_preview_counts_every_cell_once(here in assessments(), file in assessments()) {
        let file = Assessment { id: here.id.clone(), ..file };
        let all = preview(Some(&here), &file, questionnaire());
        let cells = here.edits_towards(&file).len();
        prop_assert_eq!(all.differences.len(), cells);
        let header = usize::from(here.header() != file.header());
        prop_assert_eq!(all.new + all.changed + all.removed, cells - header);
        let alone = preview(None, &file, questionnaire());
        prop_assert_eq!(alone.new, all.new + all.changed + all.same);
        prop_assert_eq!(alone.changed + alone.removed + alone.same, 0);
    }

    #[test]
    fn file_names_are_safe(title in any::<String>()) {
        let mut assessment = full();
        assessment.title = title;
        let name = file_name(&assessment, "2026-11-22".parse().unwrap(), "json");
        prop_assert!(name.starts_with("clausewise-") && name.ends_with("-2026-11-22.json"));
        prop_assert!(name.len() <= 100);
        let safe = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "-.".contains(c);
        prop_assert!(name.chars().all(safe) && !name.contains("--") && !name.contains(".."));
    }
}

/// The full file with one value replaced; `raw` is JSON text.
fn with(pointer: &str, raw: &str) -> String {
    let mut tree: Value = serde_json::from_str(FULL).unwrap();
    let (parent, name) = pointer.rsplit_once('/').unwrap();
    let mark = "the place";
    tree.pointer_mut(parent).unwrap()[name] = json!(mark);
    serde_json::to_string(&tree)
        .unwrap()
        .replace(&format!("\"{mark}\""), raw)
}

fn problems(text: &str) -> Vec<String> {
    match read(text.as_bytes()) {
        Err(refusal @ Refusal::Invalid { .. }) => {
            refusal.problems().iter().map(ToString::to_string).collect()
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn every_problem_names_its_place_and_what_would_be_right() {
    let q1 = "/assessment/answers/4.1-q1";
    let at = "$.assessment.answers[\"4.1-q1\"]";
    let level = |raw: &str, shown: &str| {
        let found = problems(&with(&format!("{q1}/level"), raw));
        let message = format!("{at}.level: must be a whole number from 0 to 5, not {shown}");
        assert_eq!(found, [message], "{raw}");
    };
    for raw in [
        "99",
        "6",
        "-1",
        "true",
        "3.5",
        "\"3\"",
        "256",
        "18446744073709551616",
    ] {
        let shown = if raw.len() > 10 {
            "1.8446744073709552e+19"
        } else {
            raw
        };
        level(raw, shown);
    }
    level("3.0", "3.0");
    level("1e0", "1.0");
    level("-0", "-0.0");
    level("[3]", "a list");
    level("{\"level\":3}", "an object");
    let cases: [(&str, &str, &str); 34] = [
        (
            "/assessment",
            "[]",
            "$.assessment: must be an object, not a list",
        ),
        (
            "/assessment/id",
            "\"a b\"",
            "$.assessment.id: must be 1 to 64 letters, digits, dots, hyphens or underscores",
        ),
        ("/assessment/id", "null", "$.assessment.id: is missing"),
        (
            "/assessment/title",
            "\" \\n\"",
            "$.assessment.title: must not be blank",
        ),
        (
            "/assessment/title",
            "7",
            "$.assessment.title: must be a text, not 7",
        ),
        (
            "/assessment/created_at",
            "\"yesterday\"",
            "$.assessment.created_at: must be a time in UTC, such as 2026-11-22T10:00:00Z",
        ),
        (
            "/assessment/questionnaire",
            "[\"small\", \"1\"]",
            "$.assessment.questionnaire: must be an object, not a list",
        ),
        (
            "/assessment/questionnaire/id",
            "null",
            "$.assessment.questionnaire.id: is missing",
        ),
        (
            "/assessment/questionnaire/version",
            "\"\"",
            "$.assessment.questionnaire.version: must not be blank",
        ),
        (
            "/assessment/profile",
            "[]",
            "$.assessment.profile: must be an object, not a list",
        ),
        (
            "/assessment/profile/drivers",
            "{}",
            "$.assessment.profile.drivers: must be a list, not an object",
        ),
        (
            "/assessment/profile/drivers",
            "[\"a\",\"b\",\"a\"]",
            "$.assessment.profile.drivers[2]: is in the list already",
        ),
        (
            "/assessment/profile/drivers",
            "[null]",
            "$.assessment.profile.drivers[0]: must be a text, not null",
        ),
        (
            "/assessment/profile/records_since",
            "\"2026-02-30\"",
            "$.assessment.profile.records_since: must be a day of the calendar, written YYYY-MM-DD",
        ),
        (
            "/assessment/profile/internal_audit",
            "\"2026-05-01\"",
            "$.assessment.profile.internal_audit: must be an object, not \"2026-05-01\"",
        ),
        (
            "/assessment/targets",
            "[]",
            "$.assessment.targets: must be an object, not a list",
        ),
        (
            "/assessment/targets/4.1",
            "0",
            "$.assessment.targets[\"4.1\"]: must be a whole number from 1 to 5, not 0",
        ),
        (
            "/assessment/targets/4\u{451}1",
            "3",
            "$.assessment.targets[\"4\u{451}1\"]: its name must be 1 to 64 letters, digits, dots, hyphens or underscores",
        ),
        (
            "/assessment/answers",
            "null",
            "$.assessment.answers: is missing",
        ),
        (
            "/assessment/answers",
            "[]",
            "$.assessment.answers: must be an object, not a list",
        ),
        (
            "/assessment/answers/4.1-q1",
            "3",
            "$.assessment.answers[\"4.1-q1\"]: must be an object, not 3",
        ),
        (
            "/assessment/answers/4.1-q1/unknown",
            "true",
            "$.assessment.answers[\"4.1-q1\"]: can have only one of level, unknown and not_applicable",
        ),
        (
            "/assessment/answers/4.1-q1/evidence",
            "\"none\"",
            "$.assessment.answers[\"4.1-q1\"].evidence: must be an object, not \"none\"",
        ),
        (
            "/assessment/answers/4.1-q1/evidence/state",
            "\"Located\"",
            "$.assessment.answers[\"4.1-q1\"].evidence.state: must be one of \"none\", \"located\", \"checked\", not \"Located\"",
        ),
        (
            "/assessment/answers/4.1-q1/confidence",
            "1",
            "$.assessment.answers[\"4.1-q1\"].confidence: must be one of \"high\", \"medium\", \"low\", not 1",
        ),
        (
            "/assessment/answers/4.1-q1/event_pending",
            "true",
            "$.assessment.answers[\"4.1-q1\"].event_pending: must be absent: the question does not depend on an event",
        ),
        (
            "/assessment/answers/4.1-q2/level",
            "4",
            "$.assessment.answers[\"4.1-q2\"].level: must be at most 3 while the event has not happened yet, not 4",
        ),
        (
            "/assessment/answers/8.9-q1/not_applicable",
            "\" \"",
            "$.assessment.answers[\"8.9-q1\"].not_applicable: must not be blank",
        ),
        (
            "/assessment/answers/8.9-q1/not_applicable",
            "true",
            "$.assessment.answers[\"8.9-q1\"].not_applicable: must be a text, not true",
        ),
        (
            "/assessment/answers/8.10-q1",
            "{\"not_applicable\":\"no\"}",
            "$.assessment.answers[\"8.10-q1\"].not_applicable: must be absent: the question applies to everyone",
        ),
        (
            "/assessment/documents/D01/state",
            "\"done\"",
            "$.assessment.documents.D01.state: must be one of \"missing\", \"draft\", \"approved\", not \"done\"",
        ),
        (
            "/assessment/plan/lanes",
            "0",
            "$.assessment.plan.lanes: must be a whole number from 1 to 50, not 0",
        ),
        (
            "/assessment/plan/person_days_per_week",
            "0",
            "$.assessment.plan.person_days_per_week: must be a number above 0, up to 1000, not 0",
        ),
        (
            "/assessment/plan/packages/4.1/effort_days",
            "-0.0",
            "$.assessment.plan.packages[\"4.1\"].effort_days: must be a number from 0 to 10000, not -0.0",
        ),
    ];
    for (pointer, raw, message) in cases {
        assert_eq!(problems(&with(pointer, raw)), [message], "{pointer} {raw}");
    }
}

#[test]
fn all_problems_are_listed_up_to_a_hundred_and_the_rest_counted() {
    let answers: serde_json::Map<String, Value> = (0..150)
        .map(|n| (format!("9-q{n}"), json!({"level": "x"})))
        .collect();
    let text = with("/assessment/answers", &Value::Object(answers).to_string());
    let Err(Refusal::Invalid { problems, more }) = read(text.as_bytes()) else {
        panic!("not refused");
    };
    assert_eq!((problems.len(), more), (MAX_PROBLEMS, 50));
    let text = with("/assessment/title", "\"\"").replace("\"todo\"", "\"never\"");
    assert_eq!(read(text.as_bytes()).unwrap_err().problems().len(), 2);
}

#[test]
fn null_is_the_same_as_absent() {
    let opened = read(with("/assessment/answers/4.1-q1/level", "null").as_bytes()).unwrap();
    let answer = opened.assessment.answers.get("4.1-q1").unwrap();
    assert_eq!(answer.response, None);
    assert_eq!(answer.note, "Seen on 3 May.");
    let again = write(&opened.assessment);
    assert!(
        again.contains("Wiki:"),
        "evidence that was there before the level is kept"
    );
    let back = read(again.as_bytes()).unwrap();
    assert_eq!(back.assessment, opened.assessment);
    for pointer in [
        "/assessment/answers/4.1-q1",
        "/assessment/profile",
        "/assessment/plan/start",
    ] {
        read(with(pointer, "null").as_bytes()).unwrap();
    }
}

#[test]
fn an_answer_without_content_is_unanswered() {
    let opened = read(with("/assessment/answers", "{\"4.1-q1\":{}}").as_bytes()).unwrap();
    assert!(opened.assessment.answers.is_empty());
}

#[test]
fn versions_are_told_apart() {
    let version = |raw: &str| read(with("/version", raw).as_bytes()).unwrap_err();
    assert_eq!(version("2"), Refusal::Newer { version: 2 });
    assert_eq!(version("999").code(), "E_NEWER");
    for raw in [
        "0",
        "-1",
        "1.0",
        "\"1\"",
        "null",
        "[1]",
        "18446744073709551616",
    ] {
        assert_eq!(version(raw).code(), "E_VALUE", "{raw}");
    }
    assert!(version("2").explanation().contains("newer version (2)"));
}

/// Every place in a tree that holds neither an object nor a list, as JSON pointers.
fn leaves(tree: &Value, at: String, found: &mut Vec<String>) {
    match tree {
        Value::Object(map) => {
            for (key, value) in map {
                leaves(value, format!("{at}/{key}"), found);
            }
        }
        Value::Array(list) => {
            for (index, value) in list.iter().enumerate() {
                leaves(value, format!("{at}/{index}"), found);
            }
        }
        _ => found.push(at),
    }
}

#[test]
fn a_change_of_any_value_is_noticed_and_another_spelling_is_none() {
    let sealed: Value = serde_json::from_str(SEALED).unwrap();
    let opened = read(SEALED.as_bytes()).unwrap();
    assert_eq!(opened.integrity, Integrity::Undamaged);
    let compact = sealed.to_string().replace("\"note\"", "\"n\\u006fte\"");
    assert_eq!(read(compact.as_bytes()).unwrap(), opened);
    let mut places = Vec::new();
    leaves(&sealed, String::new(), &mut places);
    let mut noticed = 0;
    for place in places {
        let mut changed = sealed.clone();
        let value = changed.pointer_mut(&place).unwrap();
        *value = match &*value {
            Value::String(text) => json!(format!("{text}0")),
            Value::Number(number) => json!(number.as_f64().unwrap() - 1.0),
            Value::Bool(flag) => json!(!flag),
            other => panic!("{other}"),
        };
        // A whole number stays one.
        let text = changed.to_string().replace(".0,", ",").replace(".0}", "}");
        let Ok(found) = read(text.as_bytes()) else {
            continue;
        };
        let is_covered = !["/exported_at", "/generator"].contains(&place.as_str());
        let expected = [Integrity::Undamaged, Integrity::Changed][usize::from(is_covered)];
        assert_eq!(found.integrity, expected, "{place}");
        noticed += usize::from(is_covered);
    }
    assert!(noticed > 30, "{noticed}");
    let mut wrong = sealed;
    wrong["sha256"] = json!(7);
    assert_eq!(
        problems(&wrong.to_string()),
        ["$.sha256: must be a text, not 7"]
    );
    wrong["sha256"] = Value::Null;
    assert_eq!(
        read(wrong.to_string().as_bytes()).unwrap().integrity,
        Integrity::Absent
    );
}

#[test]
fn the_same_assessment_has_the_same_checksum_whenever_and_by_whom_it_is_exported() {
    let sum = |at: &str, by: &str| {
        let text = export(&full(), &at.parse().unwrap(), by);
        let tree: Value = serde_json::from_str(&text).unwrap();
        tree["sha256"].as_str().unwrap().to_owned()
    };
    let now = sum("2026-11-22T10:00:00Z", "clausewise 0.1.0");
    assert_eq!(now.len(), 64);
    assert_eq!(now, sum("2027-01-01T00:00:00.5Z", "clausewise 9.9.9"));
}

#[test]
fn a_checksum_that_an_earlier_release_has_carried_along_is_not_written_twice() {
    let mut assessment = full();
    let carried = [("sha256".to_owned(), json!("of another time"))];
    assessment.file_extra = serde_json::Map::from_iter(carried).into();
    let text = write(&assessment);
    assert!(!text.contains("of another time"));
    assert_eq!(
        read(text.as_bytes()).unwrap().integrity,
        Integrity::Undamaged
    );
}

#[test]
fn the_questionnaire_is_named_before_it_is_needed() {
    let decoded = decode(FULL.as_bytes()).unwrap();
    assert_eq!(decoded.questionnaire().id.as_str(), "small");
    let other = with("/assessment/questionnaire/id", "\"other\"");
    let refusal = read(other.as_bytes()).unwrap_err();
    assert_eq!(refusal.code(), "E_QUESTIONNAIRE");
    assert!(refusal.explanation().contains("\"other\""));
    assert!(
        refusal
            .explanation()
            .contains("Open the file where it was made")
    );
    let decoded = decode(other.as_bytes()).unwrap();
    assert_eq!(decoded.validate(questionnaire()), Err(refusal));
}

#[test]
fn another_version_of_the_questionnaire_is_said_and_nothing_is_lost() {
    let mut old = full();
    old.questionnaire.version = "0.9.0".to_owned();
    let gone = Answer {
        response: Some(Response::NotApplicable("Gone.".to_owned())),
        ..Answer::default()
    };
    old.answers
        .insert("REMOVED-q1".parse().unwrap(), gone.clone());
    old.answers.insert("8.10-q1".parse().unwrap(), gone);
    old.targets.insert("99.9".parse().unwrap(), 5);
    old.documents
        .insert("D99".parse().unwrap(), Default::default());
    old.plan
        .packages
        .insert("99.9".parse().unwrap(), Default::default());
    old.profile.size_band = Some("huge".parse().unwrap());
    let opened = read(write(&old).as_bytes()).unwrap();
    assert_eq!(opened.assessment, old);
    assert_eq!(
        opened.orphans,
        [
            Cell::Target("99.9".parse().unwrap()),
            Cell::Answer("REMOVED-q1".parse().unwrap()),
            Cell::Document("D99".parse().unwrap()),
            Cell::Package("99.9".parse().unwrap()),
        ]
    );
    let expected = [
        Notice::OtherVersion {
            file: "0.9.0".to_owned(),
            here: "1.0.0".to_owned(),
        },
        Notice::NoLongerAllowed {
            question: "8.10-q1".parse().unwrap(),
        },
        Notice::UnknownChoice {
            path: "$.assessment.profile.size_band".to_owned(),
            choice: "huge".to_owned(),
        },
    ];
    assert_eq!(opened.notices, expected);
}

#[test]
fn a_preview_says_what_changes_and_which_answer_is_newer() {
    let (here, mut file) = (full(), full());
    let same = preview(Some(&here), &file, questionnaire());
    assert_eq!((same.new, same.changed, same.removed), (0, 0, 0));
    assert!(same.differences.is_empty());
    let answer = file.answers.get_mut("4.1-q1").unwrap();
    answer.at = Some("2026-05-03T11:59:59.9Z".parse().unwrap());
    answer.note = "Older.".to_owned();
    file.answers.remove("8.9-q1");
    file.documents
        .insert("D03".parse().unwrap(), Default::default());
    let preview = preview(Some(&here), &file, questionnaire());
    assert_eq!((preview.new, preview.changed, preview.removed), (1, 1, 1));
    assert_eq!(preview.same, same.same - 2);
    let [changed, removed, new] = preview.differences.as_slice() else {
        panic!("{preview:?}");
    };
    assert!(changed.newer_here && !removed.newer_here && !new.newer_here);
    assert_eq!(
        (changed.kind, removed.kind, new.kind),
        (Kind::Changed, Kind::Removed, Kind::New)
    );
    assert_eq!(
        changed.after,
        "3 In place; evidence located; found at: Wiki: \\\\server\\share; high confidence; note: \
         Older.; owner: Ada"
    );
    assert_eq!(
        removed.before,
        "not applicable: No supplier takes part.; note: Asked twice."
    );
    assert_eq!((new.before.as_str(), new.after.as_str()), ("", "missing"));
}

#[test]
fn entries_are_written_in_the_order_in_which_people_read() {
    let mut assessment = read(MINIMAL.as_bytes()).unwrap().assessment;
    for leaf in ["10.1", "1a", "8.10", "8.9", "2", "10", "8.9.1", "b"] {
        assessment.targets.insert(leaf.parse().unwrap(), 3);
    }
    let text = write(&assessment);
    let places: Vec<usize> = ["2", "8.9", "8.9.1", "8.10", "10", "10.1", "1a", "b"]
        .map(|leaf| text.find(&format!("\"{leaf}\": 3")).unwrap())
        .into();
    assert!(places.is_sorted(), "{text}");
}

#[test]
fn whole_numbers_are_written_without_a_point() {
    let text = with("/assessment/plan/person_days_per_week", "8.0");
    let assessment = read(text.as_bytes()).unwrap().assessment;
    assert!(write(&assessment).contains("\"person_days_per_week\": 8,"));
}

#[test]
fn text_limits_hold_in_every_field_also_of_a_later_version() {
    let long = |count: usize| format!("\"{}\"", "é".repeat(count));
    for pointer in [
        "/assessment/title",
        "/assessment/profile/scope_statement",
        "/assessment/answers/4.1-q1/note",
        "/assessment/answers/4.1-q1/evidence/reference",
        "/assessment/plan/packages/4.1/note",
        "/assessment/answers/4.1-q1/later",
        "/later",
    ] {
        let opened = read(with(pointer, &long(20_000)).as_bytes()).unwrap();
        let again = read(write(&opened.assessment).as_bytes()).unwrap();
        assert_eq!(again.assessment, opened.assessment);
        let found = problems(&with(pointer, &long(20_001)));
        assert_eq!(found.len(), 1, "{pointer}");
        assert!(
            found[0].ends_with("must be at most 20000 characters long"),
            "{found:?}"
        );
    }
}

#[test]
fn numbers_that_are_not_understood_are_kept_exactly_or_refused() {
    for raw in [
        "18446744073709551615",
        "-9223372036854775808",
        "0.1",
        "1e-7",
        "4.0",
        "-0.0",
    ] {
        let opened = read(with("/later", raw).as_bytes()).unwrap();
        let again = write(&opened.assessment);
        let tree: Value = serde_json::from_str(&again).unwrap();
        assert_eq!(
            tree["later"],
            serde_json::from_str::<Value>(raw).unwrap(),
            "{raw}"
        );
    }
    for raw in ["18446744073709551616", "-9223372036854775809", "1e300"] {
        let found = problems(&with("/later", raw));
        assert_eq!(
            found,
            ["$.later: is too large a number to be kept exactly"],
            "{raw}"
        );
    }
}

#[test]
fn a_table_is_sent_to_where_tables_go() {
    let refusal = read(b"Clause,Question\n4.1,4.1-q1\n").unwrap_err();
    assert_eq!(refusal.title(), "The file is not JSON");
    for name in ["answers.csv", "ANSWERS.CSV", "answers.tsv"] {
        let of_file = refusal.clone().of_file(name);
        assert_eq!(of_file.title(), "This is a table, not an assessment");
        assert!(of_file.explanation().contains("under Report"));
        assert_eq!(of_file.code(), refusal.code());
    }
    assert_eq!(refusal.clone().of_file("answers.json"), refusal);
    assert_eq!(Refusal::Empty.of_file("answers.csv"), Refusal::Empty);
}
