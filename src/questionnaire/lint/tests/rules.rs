//! Profiles, verdicts and plans.

use serde_json::{Value, json};

use super::{QUESTIONS, says};

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
        "/plan/milestones/1/is",
        json!("internal_audit_start"),
        "$.plan.milestones[1].is: another milestone above is this one already",
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
