//! The rules of verdicts, one by one: each fails for what it names, and for nothing else.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

mod support;

use clausewise::assessment::{
    Assessment, Confidence, DocumentRecord, DocumentState, EvidenceState,
};
use clausewise::questionnaire::Questionnaire;
use clausewise::report::explain::why_rule;
use clausewise::scoring::{Measure, Scores, Verdict, VerdictReport, holds, verdicts};

use support::random::answers;
use support::{blank, day, iso, not_applicable, rate_leaf, rated};

const TODAY: &str = "2026-11-22";

fn give(a: &mut Assessment, document: &str, state: DocumentState) {
    let record = DocumentRecord {
        state,
        ..DocumentRecord::default()
    };
    a.documents.insert(document.parse().unwrap(), record);
}

/// An assessment that is likely ready for both stages, and not by more than it must.
fn ready(q: &Questionnaire) -> Assessment {
    let mut a = blank(q);
    for leaf in &q.leaves {
        rate_leaf(q, &mut a, leaf.number.as_str(), 3);
    }
    for document in &q.documents {
        give(&mut a, document.id.as_str(), DocumentState::Approved);
    }
    a.profile.internal_audit.completed = Some(day("2026-10-01"));
    a.profile.management_review.planned = Some(day("2026-12-01"));
    // Ninety days before.
    a.profile.records_since = Some(day("2026-08-24"));
    a
}

fn judged(q: &Questionnaire, a: &Assessment) -> [VerdictReport; 2] {
    let reports = verdicts(q, a, &Scores::of(q, a), day(TODAY));
    reports.try_into().unwrap()
}

/// The verdict, and of each rule that fails its id and what fails it.
fn said(report: &VerdictReport) -> (Verdict, Vec<(&str, Vec<&str>)>) {
    let failed = report.failed().map(|rule| {
        let failing = rule.failing.iter().map(String::as_str).collect();
        (rule.id.as_str(), failing)
    });
    (report.verdict, failed.collect())
}

fn measure(report: &VerdictReport, rule: &str) -> Measure {
    report
        .rules
        .iter()
        .find(|one| one.id.as_str() == rule)
        .unwrap()
        .measure
}

/// So many there are and so many may be, of so many clauses, none of which is open.
fn at_most(have: usize, limit: usize, of: usize) -> Measure {
    let open = 0;
    Measure::AtMost {
        have,
        limit,
        open,
        of,
    }
}

/// Must questions of leaves that no rule looks at by name.
fn musts(q: &Questionnaire) -> Vec<&str> {
    let leaves = q.leaves.iter().filter(|leaf| {
        let number = leaf.number.as_str();
        !["9.2", "9.3", "10.1"].contains(&number)
    });
    let questions = leaves.flat_map(|leaf| q.questions_of(leaf));
    let musts = questions.filter(|question| question.must);
    musts.map(|question| question.id.as_str()).collect()
}

fn partly(a: &mut Assessment, question: &str) {
    let answer = rated(2, EvidenceState::Checked, Confidence::High);
    a.answers.insert(question.parse().unwrap(), answer);
}

#[test]
fn what_meets_every_rule_is_likely_ready() {
    let q = iso();
    let mut a = ready(&q);
    for report in judged(&q, &a) {
        assert_eq!(said(&report), (Verdict::Ready, vec![]));
    }
    // What does not apply is not asked for.
    let [_, before] = judged(&q, &a);
    for question in q.questions_of(&q.leaves[q.leaf_index("8.2.3").unwrap()]) {
        a.answers.insert(
            question.id.clone(),
            not_applicable("Nobody else takes part"),
        );
    }
    let [_, after] = judged(&q, &a);
    assert_eq!(said(&after), (Verdict::Ready, vec![]));
    let of = |report: &VerdictReport| match measure(report, "answered") {
        Measure::AtLeast { have, of, need } if have == of && need == of => of,
        other => panic!("{other:?}"),
    };
    let musts = q.questions_of(&q.leaves[q.leaf_index("8.2.3").unwrap()]);
    let musts = musts.iter().filter(|question| question.must).count();
    assert_eq!(of(&after) + musts, of(&before));
}

#[test]
fn what_nothing_could_fail_yet_holds_and_is_no_achievement() {
    let q = iso();
    let blank_rules = |a: &Assessment| {
        let reports = judged(&q, a);
        let rules = reports.iter().flat_map(|report| {
            let rules = report.rules.iter().filter(|rule| rule.is_blank());
            rules.map(|rule| (rule.id.to_string(), why_rule(&q, report, rule)))
        });
        rules.collect::<Vec<_>>()
    };
    let mut a = blank(&q);
    let [first, second] = judged(&q, &a);
    for report in [&first, &second] {
        let no_major = report
            .rules
            .iter()
            .find(|one| one.id.as_str() == "no_major");
        assert!(no_major.unwrap().passed, "the rule itself is the engine's");
    }
    let said = [
        (
            "no_major",
            "Likely major in clauses 4, 5, 6 and 7.5.4: nothing rated yet",
        ),
        ("no_major", "Likely major: nothing rated yet"),
        ("few_minor", "Likely minor: nothing rated yet"),
    ]
    .map(|(id, why)| (id.to_owned(), why.to_owned()));
    assert_eq!(blank_rules(&a), said);
    // One clause is something: what is said then is of that one, and says what is open.
    rate_leaf(&q, &mut a, "4.1", 4);
    assert_eq!(blank_rules(&a), []);
    let why = |a: &Assessment, place: usize| {
        let report = &judged(&q, a)[place];
        let rule = report
            .rules
            .iter()
            .find(|one| one.id.as_str() == "no_major");
        why_rule(&q, report, rule.unwrap())
    };
    assert_eq!(
        why(&a, 0),
        "No likely major in clauses 4, 5, 6 and 7.5.4 so far, 12 clauses not assessed yet"
    );
    assert_eq!(
        why(&a, 1),
        "No likely major so far, 56 clauses not assessed yet"
    );
    let all = ready(&q);
    assert_eq!(blank_rules(&all), []);
    assert_eq!(why(&all, 1), "No likely major anywhere");
    // Nor is it one that nothing is asked for.
    let mut undocumented = iso();
    undocumented.documents.clear();
    let [first, _] = judged(&undocumented, &all);
    let rules = first.rules.iter().filter(|rule| rule.is_blank());
    let said: Vec<_> = rules
        .map(|rule| (rule.id.as_str(), why_rule(&undocumented, &first, rule)))
        .collect();
    assert_eq!(said, [("core_share", "Nothing here applies".to_owned())]);
}

#[test]
fn a_question_that_is_not_rated_is_named() {
    let q = iso();
    let mut a = ready(&q);
    a.answers.remove("4.1-q1");
    let [first, second] = judged(&q, &a);
    assert_eq!(
        said(&first),
        (Verdict::NotReady, vec![("answered", vec!["4.1-q1"])])
    );
    let expected = Measure::AtLeast {
        have: 56,
        of: 57,
        need: 57,
    };
    assert_eq!(measure(&first, "answered"), expected);
    let expected = vec![("stage1", vec!["stage1"]), ("answered", vec!["4.1-q1"])];
    assert_eq!(said(&second), (Verdict::NearlyReady, expected));
    assert_eq!(
        measure(&second, "stage1"),
        Measure::Verdict(Verdict::NotReady)
    );
}

#[test]
fn a_likely_major_fails_the_stage_that_looks_at_its_clause() {
    let q = iso();
    for (clause, is_stage_1) in [
        ("4.3", true),
        ("7.5.4", true),
        ("7.2", false),
        ("8.6.1", false),
    ] {
        let mut a = ready(&q);
        rate_leaf(&q, &mut a, clause, 1);
        let [first, second] = judged(&q, &a);
        let major = ("no_major", vec![clause]);
        if is_stage_1 {
            assert_eq!(said(&first), (Verdict::NotReady, vec![major.clone()]));
            assert_eq!(
                measure(&first, "no_major"),
                at_most(1, 0, if is_stage_1 { 13 } else { 57 })
            );
            let expected = vec![("stage1", vec!["stage1"]), major];
            assert_eq!(said(&second), (Verdict::NotReady, expected));
        } else {
            assert_eq!(said(&first), (Verdict::Ready, vec![]));
            assert_eq!(said(&second), (Verdict::NotReady, vec![major]));
        }
    }
}

#[test]
fn three_documents_must_be_approved_and_nine_in_ten_of_the_core_must_exist() {
    let q = iso();
    for document in ["D01", "D02", "D05"] {
        let mut a = ready(&q);
        give(&mut a, document, DocumentState::Draft);
        let expected = vec![("core_approved", vec![document])];
        assert_eq!(said(&judged(&q, &a)[0]), (Verdict::NotReady, expected));
    }
    let core = q.documents.iter().filter(|document| document.core);
    let core: Vec<&str> = core.map(|document| document.id.as_str()).collect();
    let others = core
        .iter()
        .filter(|id| !["D01", "D02", "D05"].contains(*id));
    let others: Vec<&str> = others.copied().collect();
    assert_eq!(core.len(), 21);
    for (missing, verdict) in [
        (2, Verdict::Ready),
        (3, Verdict::NearlyReady),
        (5, Verdict::NearlyReady),
        (6, Verdict::NotReady),
    ] {
        let mut a = ready(&q);
        for document in &others[..missing] {
            a.documents.remove(*document);
        }
        let [first, _] = judged(&q, &a);
        let fails = verdict != Verdict::Ready;
        let expected = fails.then(|| ("core_share", others[..missing].to_vec()));
        assert_eq!(said(&first), (verdict, expected.into_iter().collect()));
        let expected = Measure::AtLeast {
            have: 21 - missing,
            of: 21,
            need: 19,
        };
        assert_eq!(measure(&first, "core_share"), expected);
    }
}

#[test]
fn both_reviews_need_a_date_and_records_must_go_back_ninety_days() {
    let q = iso();
    let mut a = ready(&q);
    a.profile.management_review.planned = None;
    let expected = vec![("planned", vec!["management_review"])];
    assert_eq!(said(&judged(&q, &a)[0]), (Verdict::NotReady, expected));
    a.profile.internal_audit.completed = None;
    let expected = vec![("planned", vec!["internal_audit", "management_review"])];
    assert_eq!(said(&judged(&q, &a)[0]), (Verdict::NotReady, expected));
    let mut a = ready(&q);
    for (since, have) in [(Some(day("2026-08-25")), Some(89)), (None, None)] {
        a.profile.records_since = since;
        let [_, second] = judged(&q, &a);
        let expected = vec![("records", vec!["records_since"])];
        assert_eq!(said(&second), (Verdict::NearlyReady, expected));
        assert_eq!(
            measure(&second, "records"),
            Measure::Days { have, need: 90 }
        );
    }
}

#[test]
fn audit_review_and_correction_must_be_clean() {
    let q = iso();
    for clause in ["9.2", "9.3", "10.1"] {
        let mut a = ready(&q);
        a.targets = [(clause.parse().unwrap(), 4)].into();
        assert_eq!(
            said(&judged(&q, &a)[1]),
            (Verdict::Ready, vec![]),
            "below its target"
        );
        let leaf = &q.leaves[q.leaf_index(clause).unwrap()];
        let must = q.questions_of(leaf).iter().find(|question| question.must);
        partly(&mut a, must.unwrap().id.as_str());
        let expected = vec![("checks_clean", vec![clause])];
        assert_eq!(said(&judged(&q, &a)[1]), (Verdict::NotReady, expected));
    }
}

#[test]
fn five_clauses_may_be_likely_minor_and_one_in_ten_must_questions_not_met() {
    let q = iso();
    let clauses = ["4.1", "4.2", "5.3", "7.3", "8.4.1", "8.7.1"];
    let mut a = ready(&q);
    for (place, clause) in clauses.iter().enumerate() {
        assert_eq!(
            said(&judged(&q, &a)[1]),
            (Verdict::Ready, vec![]),
            "{place}"
        );
        partly(&mut a, &format!("{clause}-q1"));
    }
    let [_, second] = judged(&q, &a);
    let expected = vec![("few_minor", clauses.to_vec())];
    assert_eq!(said(&second), (Verdict::NearlyReady, expected));
    assert_eq!(measure(&second, "few_minor"), at_most(6, 5, 57));

    let total = q.questions.iter().filter(|question| question.must).count();
    let musts = musts(&q);
    // More than five clauses, so that one rule fails in any case.
    for partly_met in total / 10 - 1..total / 4 {
        let mut a = ready(&q);
        musts[..partly_met]
            .iter()
            .for_each(|question| partly(&mut a, question));
        let [_, second] = judged(&q, &a);
        let rule = second
            .rules
            .iter()
            .find(|rule| rule.id.as_str() == "must_met")
            .unwrap();
        assert_eq!(
            rule.passed,
            partly_met * 10 <= total,
            "{partly_met} of {total}"
        );
        assert_eq!(
            rule.failing,
            if rule.passed {
                &[]
            } else {
                &musts[..partly_met]
            }
        );
        let is_nearly = partly_met * 5 <= total;
        assert_eq!(
            second.verdict == Verdict::NearlyReady,
            is_nearly,
            "{partly_met}"
        );
        assert_eq!(second.verdict == Verdict::NotReady, !is_nearly);
    }
}

#[test]
fn nothing_is_said_before_four_in_five_must_questions_are_rated() {
    let q = iso();
    let musts: Vec<_> = q
        .questions
        .iter()
        .filter(|question| question.must)
        .collect();
    for open in musts.len() / 6..musts.len() / 4 {
        let mut a = ready(&q);
        for question in &musts[..open] {
            a.answers.remove(&question.id);
        }
        let is_enough = open * 5 <= musts.len();
        for report in judged(&q, &a) {
            assert_eq!(
                report.verdict == Verdict::NotEnoughAnswers,
                !is_enough,
                "{open}"
            );
        }
    }
}

#[test]
fn verdicts_have_the_names_that_files_and_the_page_use() {
    let names = [
        (Verdict::NotEnoughAnswers, "not_enough_answers"),
        (Verdict::NotReady, "not_ready"),
        (Verdict::NearlyReady, "nearly_ready"),
        (Verdict::Ready, "ready"),
    ];
    for (verdict, name) in names {
        assert_eq!(verdict.key(), name);
    }
}

#[test]
fn a_single_check_says_what_its_rule_says() {
    let q = iso();
    for seed in 0..32 {
        let a = answers(&q, (seed % 9) as u32, seed);
        let scores = Scores::of(&q, &a);
        let reports = verdicts(&q, &a, &scores, day(TODAY));
        for (report, model) in reports.iter().zip(&q.verdicts) {
            for (rule, model) in report.rules.iter().zip(&model.rules) {
                let (passed, failing) = holds(&q, &a, &scores, &reports, day(TODAY), &model.check);
                assert_eq!(passed, rule.passed);
                assert!(passed || failing == rule.failing);
            }
        }
    }
}
