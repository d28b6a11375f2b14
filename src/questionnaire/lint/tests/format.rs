//! What is not the format, and texts.

use serde_json::{Value, json};

use super::super::{MAX_FILE_BYTES, MAX_TEXT_CHARS, read};
use super::{QUESTIONS, SMALL, says};

#[test]
fn what_is_not_the_format_is_named() {
    let says = |text: &str, expected: &str| {
        assert_eq!(read(text).unwrap_err().to_string(), expected);
    };
    says("", "$: EOF while parsing a value (line 1)");
    says(
        "{\n\"format\": tru",
        "$.format: EOF while parsing a value (line 2)",
    );
    says(
        "{}",
        "$.format: must be \"clausewise-questionnaire\": this is no questionnaire file",
    );
    says(
        r#"{"format": "clausewise-assessment", "version": 1}"#,
        "$.format: is \"clausewise-assessment\", not \"clausewise-questionnaire\"",
    );
    let header = r#""format": "clausewise-questionnaire""#;
    says(&format!("{{{header}}}"), "$.format_version: must be 1");
    says(
        &format!("{{{header}, \"format_version\": 2, \"new\": []}}"),
        "$.format_version: version 2 is newer than this program, which reads version 1: \
         update the program",
    );
    says(
        &" ".repeat(MAX_FILE_BYTES + 1),
        "$: a questionnaire may be at most 4194304 bytes long",
    );
}

#[test]
fn a_key_that_is_there_twice_is_named() {
    for (before, twice, path) in [
        (
            "\"acceptance\":",
            "\"acceptance\": 1,",
            "$.scale.acceptance",
        ),
        // However it is written.
        (
            "\"acceptance\":",
            "\"\\u0061cceptance\": 1,",
            "$.scale.acceptance",
        ),
        ("\"alone\":", "\"alone\": \"Twice.\",", "$.conditions.alone"),
    ] {
        let text = SMALL.replacen(before, &format!("{twice} {before}"), 1);
        let problem = read(&text).unwrap_err().to_string();
        assert_eq!(problem, format!("{path}: is there already"));
    }
}

#[test]
fn fields_of_the_wrong_shape_are_named() {
    let shape = |pointer: &str, value: Value, expected: &str| says(pointer, value, expected);
    shape(
        "/scale/colour",
        json!("red"),
        "$.scale.colour: there is no such field",
    );
    shape(
        "/scale/acceptance",
        Value::Null,
        "$.scale: the field `acceptance` is missing",
    );
    shape(
        &format!("{QUESTIONS}/1/weight"),
        json!("heavy"),
        "$.clauses[0].clauses[0].leaf.questions[1].weight: must be a whole number \
         from 0 to 255",
    );
    shape(
        "/profile/types/0/emphasis/clause one",
        json!(1.5),
        "$.profile.types[0].emphasis[\"clause one\"]: must be 1 to 64 letters, digits, dots, \
         hyphens or underscores",
    );
    shape(
        "/clauses/0/clauses/0/leaf/documents/0",
        json!("D 1"),
        "$.clauses[0].clauses[0].leaf.documents[0]: must be 1 to 64 letters, digits, dots, \
         hyphens or underscores",
    );
    shape(
        "/verdicts/0/rules/0/check",
        json!({"luck": {}}),
        "$.verdicts[0].rules[0].check.luck: there is no such check",
    );
}

#[test]
fn texts_are_there_trimmed_and_not_endless() {
    says("/title", json!(" "), "$.title: must not be empty");
    says(
        "/notice",
        json!("Own. "),
        "$.notice: must not begin or end with a space",
    );
    says(
        "/based_on",
        json!(["A", ""]),
        "$.based_on[1]: must not be empty",
    );
    says("/summary", json!("é".repeat(MAX_TEXT_CHARS)), "");
    says(
        "/summary",
        json!("é".repeat(MAX_TEXT_CHARS + 1)),
        "$.summary: must have at most 20000 characters",
    );
    says(
        "/version",
        json!("1.0"),
        "$.version: must be three numbers, such as 1.0.0",
    );
    says(
        "/language",
        json!("en_GB"),
        "$.language: must be a language tag, such as en or pt-BR",
    );
}

#[test]
fn a_cut_file_is_refused_wherever_it_is_cut() {
    let whole = SMALL.trim_end();
    for end in (0..whole.len()).filter(|&end| whole.is_char_boundary(end)) {
        let problem = read(&whole[..end]).unwrap_err();
        assert!(problem.path.starts_with('$'), "{problem}");
    }
}
