//! The worked examples of the domain: a fixture in, its figures out.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

mod support;

use clausewise::assessment::{Answer, Assessment, Confidence, EvidenceState};
use clausewise::questionnaire::Status;
use clausewise::roadmap::{Job, roadmap, schedule};
use clausewise::scoring::{Scores, Verdict, verdicts};
use serde_json::{Map, Value};

use support::example::{example, seven_packages};
use support::{blank, day, iso, not_applicable, rate_leaf, rated};

fn answer(record: &Value) -> Answer {
    if record["na"] == true {
        return not_applicable(record["why"].as_str().unwrap());
    }
    let state = match record["evidence"].as_str().unwrap() {
        "none" => EvidenceState::None,
        "located" => EvidenceState::Located,
        "checked" => EvidenceState::Checked,
        other => panic!("{other}"),
    };
    let confidence = match record["confidence"].as_str().unwrap() {
        "high" => Confidence::High,
        "medium" => Confidence::Medium,
        "low" => Confidence::Low,
        other => panic!("{other}"),
    };
    rated(record["level"].as_u64().unwrap() as u8, state, confidence)
}

fn give(assessment: &mut Assessment, answers: &Map<String, Value>) {
    for (id, record) in answers {
        assessment
            .answers
            .insert(id.parse().unwrap(), answer(record));
    }
}

fn status(text: &str) -> Status {
    serde_json::from_value(text.into()).unwrap()
}

/// The figure rounds to the expected one at the decimals that are given.
fn shown(actual: f64, expected: &Value, decimals: usize) {
    let expected = expected.as_f64().unwrap();
    assert_eq!(
        format!("{actual:.decimals$}"),
        format!("{expected:.decimals$}")
    );
}

#[test]
fn a1_scores_one_leaf() {
    let (q, example) = (iso(), example("A1"));
    let mut a = blank(&q);
    give(&mut a, example["answers"].as_object().unwrap());
    let leaf = q.leaf_index(example["clause"].as_str().unwrap()).unwrap();
    let score = Scores::of(&q, &a).leaves[leaf].clone();
    let expected = &example["expected"];
    assert_eq!(score.status, status(expected["status"].as_str().unwrap()));
    shown(score.declared.unwrap(), &expected["declared"], 2);
    shown(score.backed.unwrap(), &expected["backed"], 2);
    shown(score.low.unwrap(), &expected["low"], 2);
    shown(score.high.unwrap(), &expected["high"], 2);
    shown(score.coverage.unwrap(), &expected["coverage"], 3);
    shown(score.gap, &expected["gap"], 3);
    assert_eq!(score.letters(), expected["ratings"].as_str().unwrap());
    assert_eq!(u64::from(score.capability), expected["capability_level"]);
    assert_eq!(score.must_met as u64, expected["must_met"]);
    assert_eq!(score.must_total as u64, expected["must_total"]);
    assert_eq!(u64::from(score.target), example["target"]);

    // The example's text adds two variations.
    let mut located = a.clone();
    let q2 = rated(3, EvidenceState::Located, Confidence::Medium);
    located.answers.insert("8.6.1-q2".parse().unwrap(), q2);
    let score = Scores::of(&q, &located).leaves[leaf].clone();
    assert_eq!((score.backed, score.must_met), (Some(3.0), 3));
    let mut fallen = a;
    let q1 = rated(1, EvidenceState::Located, Confidence::High);
    fallen.answers.insert("8.6.1-q1".parse().unwrap(), q1);
    assert_eq!(Scores::of(&q, &fallen).status(leaf), Status::LikelyMajor);
}

#[test]
fn a2_gives_priority_points() {
    let (q, example) = (iso(), example("A2"));
    let mut a = blank(&q);
    let open = example["answers"].as_object().unwrap();
    for leaf in &q.leaves {
        rate_leaf(&q, &mut a, leaf.number.as_str(), 4);
    }
    for answers in open.values() {
        give(&mut a, answers.as_object().unwrap());
    }
    // A financial institution raises 8.7.2 in emphasis; its target stays at 3 in the example.
    a.profile.organisation_types = ["financial".parse().unwrap()].into();
    a.targets = [("8.7.2".parse().unwrap(), 3)].into();
    for (clause, target) in example["targets"].as_object().unwrap() {
        let target = target.as_u64().unwrap() as u8;
        a.targets.insert(clause.parse().unwrap(), target);
    }
    let plan = roadmap(&q, &a, &Scores::of(&q, &a), day("2026-01-05"));

    let mut packages: Vec<_> = plan.packages.iter().collect();
    packages.sort_by(|x, y| y.points.total.total_cmp(&x.points.total));
    let order: Vec<&str> = packages.iter().map(|one| one.clause.as_str()).collect();
    assert_eq!(serde_json::json!(order), example["expected_order"]);
    for (package, expected) in packages.iter().zip(example["expected"].as_array().unwrap()) {
        let points = &expected["points"];
        assert_eq!(package.clause.as_str(), expected["clause"]);
        assert_eq!(package.status, status(expected["status"].as_str().unwrap()));
        shown(package.effort.gap, &expected["gap"], 4);
        assert_eq!(package.unblocks as u64, expected["open_dependents"]);
        assert_eq!(package.emphasis.value, expected["emphasis"]);
        assert_eq!(package.points.severity, points["severity"]);
        assert_eq!(package.points.gap, points["gap"]);
        assert_eq!(package.points.weight, points["weight"]);
        assert_eq!(package.points.unblocks, points["unblocks"]);
        assert_eq!(package.points.emphasis, points["emphasis"]);
        assert_eq!(package.points.total, points["total"]);
        assert_eq!(package.points.band, points["band"].as_str().unwrap());
    }
}

#[test]
fn a3_schedules_jobs_on_lanes() {
    let example = example("A3");
    let packages = example["packages"].as_array().unwrap();
    // Jobs go in order of their clause numbers.
    let mut ids: Vec<&str> = packages
        .iter()
        .map(|one| one["id"].as_str().unwrap())
        .collect();
    ids.sort_by(|x, y| clausewise::questionnaire::natural_order(x, y));
    let place = |id: &str| ids.iter().position(|other| *other == id).unwrap();
    let of_id = |id: &str| packages.iter().find(|one| one["id"] == id).unwrap();
    let jobs: Vec<Job> = ids
        .iter()
        .map(|id| {
            let one = of_id(id);
            let needs = one["deps"].as_array().unwrap();
            Job {
                days: (one["effort"].as_f64().unwrap() / 4.0 * 7.0).ceil() as i64,
                lead: one["lead"].as_i64().unwrap(),
                needs: needs
                    .iter()
                    .map(|need| place(need.as_str().unwrap()))
                    .collect(),
                must_fix: one["mustfix"].as_bool().unwrap(),
                points: one["priority"].as_f64().unwrap(),
                not_before: None,
            }
        })
        .collect();
    let plan = schedule(&jobs, 2);
    let start = day(example["start"].as_str().unwrap());
    let expected = example["expected_schedule"].as_array().unwrap();
    assert_eq!(plan.slots.len(), expected.len());
    for expected in expected {
        let job = place(expected["id"].as_str().unwrap());
        let slot = plan.slots.iter().find(|slot| slot.job == job).unwrap();
        let date = |offset: i64| start.plus_days(offset).to_string();
        assert_eq!(u64::from(slot.lane), expected["lane"]);
        assert_eq!(date(slot.start), expected["start"].as_str().unwrap());
        assert_eq!(date(slot.finish), expected["finish"].as_str().unwrap());
        let evidence = date(slot.finish + jobs[job].lead);
        assert_eq!(evidence, expected["evidence"].as_str().unwrap());
        assert_eq!(plan.tails[job], expected["tail"]);
    }
}

#[test]
fn a3_dates_packages_and_milestones() {
    let example = example("A3");
    let q = seven_packages(&example);
    let mut a = blank(&q);
    a.profile.size_band = Some("medium".parse().unwrap());
    a.plan.start = Some(day(example["start"].as_str().unwrap()));
    a.plan.lanes = Some(2);
    a.plan.person_days_per_week = example["person_days_per_week"].as_f64();
    let plan = roadmap(&q, &a, &Scores::of(&q, &a), day("2020-01-01"));

    let expected = example["expected_schedule"].as_array().unwrap();
    assert_eq!(plan.packages.len(), expected.len());
    for (package, expected) in plan.packages.iter().zip(expected) {
        assert_eq!(package.clause.as_str(), expected["id"]);
        assert_eq!(u64::from(package.lane), expected["lane"]);
        assert_eq!(
            package.start.to_string(),
            expected["start"].as_str().unwrap()
        );
        assert_eq!(
            package.finish.to_string(),
            expected["finish"].as_str().unwrap()
        );
        let evidence = package.evidence_ready.to_string();
        assert_eq!(evidence, expected["evidence"].as_str().unwrap());
        assert_eq!(package.tail_days, expected["tail"]);
    }
    for (id, date) in example["expected_milestones"].as_object().unwrap() {
        let milestone = plan.milestone(id).unwrap();
        assert_eq!(milestone.date.to_string(), date.as_str().unwrap(), "{id}");
    }
}

#[test]
fn a4_tells_not_applicable_from_not_assessed() {
    let (q, example) = (iso(), example("A4"));
    let mut a = blank(&q);
    let cases = example["cases"].as_array().unwrap();
    for case in cases {
        give(&mut a, case["answers"].as_object().unwrap());
    }
    let scores = Scores::of(&q, &a);
    for case in cases {
        let leaf = q.leaf_index(case["clause"].as_str().unwrap()).unwrap();
        let expected = &case["expected"];
        assert_eq!(
            scores.status(leaf),
            status(expected["status"].as_str().unwrap())
        );
        if let Some(coverage) = expected["coverage"].as_f64() {
            assert_eq!(scores.leaves[leaf].coverage, Some(coverage));
        }
    }
    // The clause that is set aside leaves every average; the untouched ones block both verdicts.
    let overall = scores.overall(&q);
    assert_eq!((overall.declared, overall.coverage), (None, Some(0.0)));
    let reports = verdicts(&q, &a, &scores, day("2026-01-05"));
    let verdicts: Vec<Verdict> = reports.iter().map(|report| report.verdict).collect();
    assert_eq!(verdicts, [Verdict::NotEnoughAnswers; 2]);
}
