//! Each kind of problem once: a change to a small clean file, and what is then said.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use serde_json::{Value, json};

use super::{MAX_FILE_BYTES, MAX_QUESTIONS, MAX_TEXT_CHARS, lint, read};

const SMALL: &str = include_str!("small.json");
const QUESTIONS: &str = "/clauses/0/clauses/0/leaf/questions";

/// The small file with the value at a JSON pointer replaced, added, or removed where it is null.
fn changed(pointer: &str, value: Value) -> Value {
    let mut file: Value = serde_json::from_str(SMALL).unwrap();
    let (parent, key) = pointer.rsplit_once('/').expect("a pointer has a slash");
    match file.pointer_mut(parent).expect("the parent is there") {
        Value::Object(members) if value.is_null() => {
            members.remove(key).expect("what is removed is there");
        }
        Value::Object(members) => {
            members.insert(key.to_owned(), value);
        }
        Value::Array(entries) if key == "-" => entries.push(value),
        Value::Array(entries) => entries[key.parse::<usize>().unwrap()] = value,
        _ => unreachable!("a parent is an object or an array"),
    }
    file
}

/// Applies the change and compares every problem that is found, a line each.
#[track_caller]
fn says(pointer: &str, value: Value, expected: &str) {
    let text = changed(pointer, value).to_string();
    let problems: Vec<String> = match read(&text) {
        Ok(file) => lint(&file).iter().map(ToString::to_string).collect(),
        Err(problem) => vec![problem.to_string()],
    };
    assert_eq!(problems.join("\n"), expected, "after a change at {pointer}");
}

#[test]
fn the_small_file_is_clean() {
    assert_eq!(lint(&read(SMALL).unwrap()), []);
    assert_eq!(lint(&read(&format!("\u{feff}{SMALL}")).unwrap()), []);
}

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
        &format!("{{{header}, \"format_version\": 1, \"weeks\": {{\"a\": 1, \"a\": 2}}}}"),
        "$.weeks.a: \"a\" is there already",
    );
    says(
        &" ".repeat(MAX_FILE_BYTES + 1),
        "$: a questionnaire may be at most 4194304 bytes long",
    );
}

#[test]
fn fields_of_the_wrong_shape_are_named() {
    let shape = |pointer: &str, value: Value, expected: &str| says(pointer, value, expected);
    shape(
        "/colour",
        json!("red"),
        "$.colour: unknown field `colour`, expected one of `format`, `format_version`, `id`, \
         `version`, `language`, `title`, `summary`, `licence`, `notice`, `based_on`, `scale`, \
         `scoring`, `kinds`, `conditions`, `clauses`, `documents`, `views`, `profile`, \
         `verdicts`, `plan` (line 1)",
    );
    shape(
        "/scale/acceptance",
        Value::Null,
        "$.scale: missing field `acceptance` (line 1)",
    );
    shape(
        &format!("{QUESTIONS}/1/weight"),
        json!("heavy"),
        "$.clauses[0].clauses[0].leaf.questions[1].weight: invalid type: string \"heavy\", \
         expected u8 (line 1)",
    );
    shape(
        "/profile/types/0/emphasis/clause one",
        json!(1.5),
        "$.profile.types[0].emphasis[\"clause one\"]: must be 1 to 64 letters, digits, dots, \
         hyphens or underscores (line 1)",
    );
    shape(
        "/clauses/0/clauses/0/leaf/documents/0",
        json!("D 1"),
        "$.clauses[0].clauses[0].leaf.documents[0]: must be 1 to 64 letters, digits, dots, \
         hyphens or underscores (line 1)",
    );
    shape(
        "/verdicts/0/rules/0/check",
        json!({"luck": {}}),
        "$.verdicts[0].rules[0].check.luck: unknown variant `luck`, expected one of `rated`, \
         `must_met`, `no_status`, `status_among`, `at_most`, `approved`, `core_documents`, \
         `dated`, `records_kept`, `ready` (line 1)",
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
fn scales_and_scores() {
    says(
        "/scale/levels/1/name",
        json!("No"),
        "$.scale.levels[1].name: \"No\" is there already",
    );
    says(
        "/scale/acceptance",
        json!(4),
        "$.scale.acceptance: must be one of the scale's levels, above the lowest\n\
         $.scoring.target: must be a level from 4 to 3\n\
         $.clauses[0].clauses[0].leaf.questions[0].levels: level 2 has no text: neither here nor in kind \"practice\"\n\
         $.clauses[0].clauses[0].leaf.questions[1].levels: level 2 has no text: neither here nor in kind \"practice\"\n\
         $.clauses[0].clauses[1].leaf.questions[0].levels: level 2 has no text: neither here nor in kind \"practice\"\n\
         $.profile.types[0].targets[\"1.2\"]: must be a level from 4 to 3",
    );
    says(
        "/scoring/target",
        json!(1),
        "$.scoring.target: must be a level from 2 to 3",
    );
    says(
        "/scoring/doubt/high",
        json!(-0.5),
        "$.scoring.doubt.high: must be 0 to 3",
    );
    says(
        "/scoring/doubt/high",
        json!(0.75),
        "$.scoring.doubt: must grow from high confidence over medium to low",
    );
    says(
        "/scoring/rating_ends",
        json!([0.5, 0.5, 0.85]),
        "$.scoring.rating_ends: must be three shares between 0 and 1, each above the one before",
    );
    says(
        "/scoring/major_share",
        json!(1.5),
        "$.scoring.major_share: must be 0 to 1",
    );
    says(
        "/scoring/major_weight",
        json!(4),
        "$.scoring.major_weight: must be 1 to 3",
    );
    says(
        "/scoring/systemic_share",
        json!(-1),
        "$.scoring.systemic_share: must be 0 to 1",
    );
    says(
        "/scoring/enough_answers",
        json!(80),
        "$.scoring.enough_answers: must be 0 to 1",
    );
}

#[test]
fn kinds_and_level_texts() {
    says(
        "/kinds/spare",
        json!({"name": "Spare", "levels": {}}),
        "$.kinds.spare: is not used by any question",
    );
    says(
        "/conditions/never",
        json!("Never."),
        "$.conditions.never: is not used by any question",
    );
    says(
        "/kinds/practice/levels/7",
        json!("Seventh heaven."),
        "$.kinds.practice.levels[\"7\"]: the scale has no level 7",
    );
    says(
        &format!("{QUESTIONS}/1/levels/0"),
        json!(""),
        "$.clauses[0].clauses[0].leaf.questions[1].levels[\"0\"]: must not be empty",
    );
    says(
        &format!("{QUESTIONS}/0/kind"),
        json!("magic"),
        "$.clauses[0].clauses[0].leaf.questions[0].kind: there is no kind \"magic\"",
    );
    says(
        "/clauses/0/clauses/0/leaf/improving",
        Value::Null,
        "$.clauses[0].clauses[0].leaf.questions[0].levels: level 3 has no text: neither here nor in kind \"practice\"",
    );
    says(
        &format!("{QUESTIONS}/0/accepted"),
        json!("You began."),
        "$.clauses[0].clauses[0].leaf.questions[0].accepted: must not end with a full stop: one is added",
    );
}

#[test]
fn clauses_and_questions() {
    let leaf = "$.clauses[0].clauses[0].leaf";
    let at = |field: &str| format!("/clauses/0/clauses/0/leaf/{field}");
    says(
        "/clauses/0/clauses/1/number",
        json!("1"),
        "$.clauses[0].clauses[1].number: clause 1 is there already\n\
         $.views[0].groups[0].clauses[0]: there is no leaf clause \"1.2\"\n\
         $.views[0]: these leaf clauses are in no group: 1\n\
         $.profile.types[0].targets[\"1.2\"]: there is no leaf clause \"1.2\"\n\
         $.profile.regulations[0].emphasis[\"1.2\"]: there is no leaf clause \"1.2\"\n\
         $.profile.certificates[1].clauses[0]: there is no leaf clause \"1.2\"",
    );
    says(
        "/clauses/-",
        json!({"number": "2", "title": "Nothing"}),
        "$.clauses[1]: has neither a leaf's content nor clauses below",
    );
    says(
        "/clauses/0/title",
        json!(""),
        "$.clauses[0].title: must not be empty",
    );
    says(
        &at("weight"),
        json!(4),
        &format!("{leaf}.weight: must be 1 to 3"),
    );
    says(
        &at("effort_days"),
        json!(0),
        &format!("{leaf}.effort_days: must be above 0 and at most 10000"),
    );
    says(
        &at("intent"),
        json!([]),
        &format!("{leaf}.intent: must have at least one entry"),
    );
    says(
        &at("evidence/0"),
        json!(" x"),
        &format!("{leaf}.evidence[0]: must not begin or end with a space"),
    );
    says(
        &at("needs"),
        json!(["9", "1"]),
        &format!(
            "{leaf}.needs[0]: there is no leaf clause 9\n{leaf}.needs[1]: there is no leaf clause 1"
        ),
    );
    says(
        &at("needs"),
        json!(["1.2"]),
        "$.clauses: these leaves wait for each other in a circle: 1.1, 1.2",
    );
    says(
        &at("helped_by"),
        json!(["1.2", "1.2"]),
        &format!("{leaf}.helped_by[1]: leaf clause 1.2 is listed twice"),
    );
    says(
        &at("documents"),
        json!(["D1", "D9", "D1"]),
        &format!(
            "{leaf}.documents[1]: there is no document \"D9\"\n\
             {leaf}.documents[2]: document \"D1\" is listed twice"
        ),
    );
    says(
        &at("questions/1/id"),
        json!("q1"),
        &format!("{leaf}.questions[1].id: question 1.1-q1 is there already"),
    );
    says(
        &at("questions/1/weight"),
        json!(0),
        &format!("{leaf}.questions[1].weight: must be 1 to 3"),
    );
    says(
        &at("questions/0/must"),
        json!(false),
        &format!("{leaf}.questions[0].cornerstone: a cornerstone must be a must question"),
    );
    says(
        &at("questions/1/not_applicable_if"),
        json!("bored"),
        &format!(
            "{leaf}.questions[1].not_applicable_if: there is no condition \"bored\"\n\
             $.conditions.alone: is not used by any question"
        ),
    );
    says(
        &at("questions/0/quick"),
        json!(false),
        "$.clauses: at least one question must be \"quick\"",
    );
    let question = &serde_json::from_str::<Value>(SMALL).unwrap()["clauses"][0]["clauses"][1]["leaf"]
        ["questions"][0];
    let many = (0..MAX_QUESTIONS - 1).map(|index| {
        let mut question = question.clone();
        question["id"] = json!(format!("q{index}"));
        question
    });
    says(
        "/clauses/0/clauses/1/leaf/questions",
        many.collect(),
        "$.clauses: must hold at most 5000 questions",
    );
}

#[test]
fn documents_and_views() {
    let spare = |id: &str| json!({"id": id, "name": "Spare", "clause": "1", "type": "plan", "basis": "implied"});
    says(
        "/documents/-",
        spare("D2"),
        "$.documents[1]: is not named by any clause or question",
    );
    says(
        "/documents/-",
        spare("D1"),
        "$.documents[1].id: \"D1\" is there already",
    );
    says(
        "/documents/0/type",
        json!("poem"),
        "$.documents[0].type: must be one of policy, plan, record, register, procedure, agreement, statement",
    );
    says(
        "/documents/0/basis",
        json!("rumour"),
        "$.documents[0].basis: must be one of explicit, implied, practical",
    );
    says(
        "/views/0/groups/0/clauses",
        json!(["1.1", "1.3"]),
        "$.views[0].groups[0].clauses[1]: there is no leaf clause \"1.3\"\n\
         $.views[0].groups[1].clauses[0]: leaf clause \"1.1\" is in this view already\n\
         $.views[0]: these leaf clauses are in no group: 1.2",
    );
    says(
        "/views/0/groups/0/short",
        json!(""),
        "$.views[0].groups[0].short: must not be empty",
    );
}

#[test]
fn profiles() {
    says(
        "/profile/types/0/emphasis",
        json!({"1.1": 2, "7": 1.25}),
        "$.profile.types[0].emphasis[\"1.1\"]: must be 1 to 1.5\n\
         $.profile.types[0].emphasis[\"7\"]: there is no leaf clause \"7\"",
    );
    says(
        "/profile/types/0/targets",
        json!({"1.1": 1, "1.2": 4}),
        "$.profile.types[0].targets[\"1.1\"]: must be a level from 2 to 3\n\
         $.profile.types[0].targets[\"1.2\"]: must be a level from 2 to 3",
    );
    says(
        "/profile/types/0/hints",
        json!([""]),
        "$.profile.types[0].hints[0]: must not be empty",
    );
    says(
        "/profile/drivers/-",
        json!({"id": "law", "name": "More law"}),
        "$.profile.drivers[1].id: \"law\" is there already",
    );
    let regulation = "$.profile.regulations[0]";
    says(
        "/profile/regulations/0/id",
        json!(""),
        &format!("{regulation}.id: must not be empty"),
    );
    says(
        "/profile/regulations/0/beyond",
        json!([]),
        &format!("{regulation}.beyond: must have at least one entry"),
    );
    says(
        "/profile/regulations/0/regions",
        json!(["there"]),
        &format!("{regulation}.regions[0]: there is no region \"there\""),
    );
    says(
        "/profile/regulations/0/sectors",
        json!(["trade", "trade"]),
        &format!("{regulation}.sectors[1]: sector \"trade\" is listed twice"),
    );
    let certificate = "$.profile.certificates[0]";
    says(
        "/profile/certificates/0/factor",
        json!(1.2),
        &format!("{certificate}.factor: must be above 0 and at most 1"),
    );
    says(
        "/profile/certificates/0/clauses",
        json!(["1"]),
        &format!("{certificate}.clauses[0]: there is no leaf clause \"1\""),
    );
    says(
        "/profile/certificates/0/counts_as",
        json!(["gold"]),
        &format!("{certificate}.counts_as[0]: there is no other certificate \"gold\""),
    );
}

#[test]
fn verdicts() {
    let check = |value: Value, expected: &str| {
        says(
            "/verdicts/1/rules/0/check",
            value,
            &format!("$.verdicts[1].rules[0].check.{expected}"),
        );
    };
    check(
        json!({"ready": {"verdict": "two"}}),
        "ready.verdict: there is no verdict \"two\" above this one",
    );
    check(
        json!({"must_met": {"share": 90}}),
        "must_met.share: must be 0 to 1",
    );
    check(
        json!({"no_status": {"status": "likely_major", "clauses": ["3"]}}),
        "no_status.clauses[0]: there is no clause \"3\"",
    );
    check(
        json!({"status_among": {"clauses": ["1"], "statuses": ["ofi"]}}),
        "status_among.clauses[0]: there is no leaf clause \"1\"",
    );
    check(
        json!({"status_among": {"clauses": ["1.1"], "statuses": []}}),
        "status_among.statuses: must have at least one entry",
    );
    check(
        json!({"approved": {"documents": ["D7"]}}),
        "approved.documents[0]: there is no document \"D7\"",
    );
    check(
        json!({"core_documents": {"share": -1}}),
        "core_documents.share: must be 0 to 1",
    );
    check(
        json!({"dated": {"events": []}}),
        "dated.events: must have at least one entry",
    );
    says(
        "/documents/0/core",
        Value::Null,
        "$.verdicts[0].rules[1].check.core_documents: no document is marked \"core\"\n\
         $.verdicts[0].nearly.checks[0].core_documents: no document is marked \"core\"",
    );
    says(
        &format!("{QUESTIONS}/0/stage1"),
        json!(false),
        "$.verdicts[0].rules[0].check.rated.questions: no question is marked \"stage1\"",
    );
    says(
        "/verdicts/0/nearly/may_fail",
        json!(["luck"]),
        "$.verdicts[0].nearly.may_fail[0]: there is no rule \"luck\"",
    );
    says(
        "/verdicts/0/rules/1/id",
        json!("answered"),
        "$.verdicts[0].rules[1].id: \"answered\" is there already\n\
         $.verdicts[0].nearly.may_fail[0]: there is no rule \"papers\"",
    );
    says(
        "/verdicts/1/rules",
        json!([]),
        "$.verdicts[1].rules: must have at least one rule",
    );
    says(
        "/verdicts/1/id",
        json!("one"),
        "$.verdicts[1].id: \"one\" is there already",
    );
}

#[test]
fn priorities_and_sizes() {
    let priority = |field: &str, value: Value| {
        let mut priority = json!({
            "severity": 40, "gap": 25, "weight": 15, "unblocks": 10, "emphasis": 10,
            "unblocks_full": 10, "severities": {"likely_major": 3}, "quick_win_days": 3,
            "quick_win_points": 30, "bands": [{"name": "High", "from": 50}, {"name": "Low", "from": 0}]
        });
        priority[field] = value;
        priority
    };
    let at = "/plan/priority";
    says(at, priority("gap", json!(25)), "");
    says(
        at,
        priority("gap", json!(-1)),
        "$.plan.priority.gap: must be 0 to 1000",
    );
    says(
        at,
        priority("unblocks_full", json!(0)),
        "$.plan.priority.unblocks_full: must be at least 1",
    );
    says(
        at,
        priority("severities", json!({"ofi": 4})),
        "$.plan.priority.severities: must be 0 to 3",
    );
    says(
        at,
        priority(
            "bands",
            json!([{"name": "Low", "from": 10}, {"name": "High", "from": 50}]),
        ),
        "$.plan.priority.bands[1].from: must be below the band before it\n\
         $.plan.priority.bands: the last band must start at 0",
    );
    let size = "$.plan.sizes[0]";
    says(
        "/plan/default_size",
        json!("xl"),
        "$.plan.default_size: there is no size \"xl\"",
    );
    says(
        "/plan/sizes/0/factor",
        json!(0),
        &format!("{size}.factor: must be above 0 and at most 100"),
    );
    says(
        "/plan/sizes/0/lanes",
        json!(0),
        &format!("{size}.lanes: must be 1 to 50"),
    );
    says(
        "/plan/sizes/0/person_days_per_week",
        json!(1001),
        &format!("{size}.person_days_per_week: must be above 0 and at most 1000"),
    );
    says(
        "/plan/sizes/0/weeks",
        json!("rare"),
        &format!("{size}.weeks: there is no table of weeks \"rare\""),
    );
    says(
        "/plan/sizes/0/weeks",
        Value::Null,
        &format!("{size}: must name a table of weeks, because milestones need one"),
    );
    says(
        "/plan/weeks/usual/check",
        json!(1000),
        "$.plan.weeks.usual.check: must be 0 to 520",
    );
}

#[test]
fn milestones_and_steps() {
    let milestone = "$.plan.milestones[1].latest_of";
    says(
        "/plan/milestones/1/latest_of/0/from",
        json!({"milestone": "end"}),
        &format!("{milestone}[0].from.milestone: there is no milestone \"end\" above this one"),
    );
    says(
        "/plan/milestones/1/latest_of/0/weeks",
        json!("party"),
        &format!("{milestone}[0].weeks: table of weeks \"usual\" has no \"party\""),
    );
    says(
        "/plan/milestones/1/latest_of",
        json!([{"from": "must_fix_evidence"}]),
        &format!("{milestone}: must have an anchor that is there without must-fix packages too"),
    );
    says(
        "/plan/milestones/1/id",
        json!("begin"),
        "$.plan.milestones[1].id: \"begin\" is there already\n\
         $.plan.steps[0].milestone: there is no milestone \"end\"",
    );
    says(
        "/plan/steps/0/clauses",
        json!(["1.1", "1"]),
        "$.plan.steps[0].clauses[1]: there is no leaf clause \"1\"",
    );
    says(
        "/plan/steps/0/done_when",
        json!(""),
        "$.plan.steps[0].done_when: must not be empty",
    );
}
