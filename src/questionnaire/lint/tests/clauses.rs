//! Scales, kinds, clauses, questions, documents and views.

use serde_json::{Value, json};

use super::super::MAX_QUESTIONS;
use super::{QUESTIONS, SMALL, says};

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
