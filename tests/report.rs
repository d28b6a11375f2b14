//! The sentences: their facts and their English.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod support;

use clausewise::assessment::{
    Answer, Assessment, Confidence, DocumentRecord, DocumentState, EvidenceState, Response,
};
use clausewise::questionnaire::{Questionnaire, Status};
use clausewise::report::document::{Block, Part, document};
use clausewise::report::{self, explain, headline};
use clausewise::roadmap::{Roadmap, roadmap};
use clausewise::scoring::{RollUp, Scores, Verdict, VerdictReport, verdicts};
use support::example::{example, seven_packages};
use support::{blank, day, iso, rate_leaf, rated, service_desk};

/// Everything that follows from an assessment on one day.
struct Case {
    q: Questionnaire,
    a: Assessment,
    scores: Scores,
    plan: Roadmap,
    verdicts: Vec<VerdictReport>,
}

impl Case {
    fn of(q: Questionnaire, a: Assessment) -> Self {
        let today = day("2026-01-05");
        let scores = Scores::of(&q, &a);
        Self {
            plan: roadmap(&q, &a, &scores, today),
            verdicts: verdicts(&q, &a, &scores, today),
            scores,
            q,
            a,
        }
    }

    fn results(&self) -> headline::Headline {
        let today = day("2026-01-05");
        headline::results(&self.q, &self.scores, &self.verdicts, &self.plan, today)
    }

    fn roadmap(&self) -> headline::Headline {
        headline::roadmap(&self.q, &self.a, &self.plan, day("2026-01-05"))
    }

    fn rule(&self, verdict: &str, rule: &str) -> String {
        let report = self
            .verdicts
            .iter()
            .find(|one| one.id.as_str() == verdict)
            .unwrap();
        let rule = report
            .rules
            .iter()
            .find(|one| one.id.as_str() == rule)
            .unwrap();
        explain::why_rule(&self.q, report, rule)
    }
}

#[test]
fn from_no_answer_the_report_promises_nothing() {
    let q = iso();
    let mut a = blank(&q);
    let facts = |a: &Assessment| {
        let case = report::Case::of(&q, a, day("2026-01-05"));
        let document = document(&case, &[Part::Summary, Part::Roadmap]);
        let blocks = document.sections.into_iter().map(|one| one.blocks);
        let [summary, roadmap] = blocks.collect::<Vec<_>>().try_into().unwrap();
        let facts = summary.into_iter().filter_map(|block| match block {
            Block::Facts(facts) => Some(facts),
            _ => None,
        });
        let names: Vec<String> = facts.flatten().map(|fact| fact.name).collect();
        (names, format!("{roadmap:?}"))
    };
    let (names, roadmap) = facts(&a);
    assert_eq!(names, ["Stage 1", "Stage 2", "Maturity", "Must questions"]);
    let open = "182 questions are not rated yet. What is not known counts as work to do";
    assert!(roadmap.contains(open));
    // With an answer there is a plan of one's own, and with all of them nothing to remind of.
    rate_leaf(&q, &mut a, "4.1", 3);
    let (names, roadmap) = facts(&a);
    assert!(names.contains(&"Work".to_owned()) && names.contains(&"Dates".to_owned()));
    assert!(roadmap.contains("questions are not rated yet"));
    assert!(!facts(&all_good(&q)).1.contains("not rated yet"));
}

/// The worked example of the schedule.
fn seven() -> Case {
    let example = example("A3");
    let q = seven_packages(&example);
    let mut a = blank(&q);
    a.plan.lanes = Some(2);
    a.plan.person_days_per_week = Some(8.0);
    Case::of(q, a)
}

/// Every question of the real questionnaire at level 4, documents approved, dates set.
fn all_good(q: &Questionnaire) -> Assessment {
    let mut a = blank(q);
    for leaf in &q.leaves {
        rate_leaf(q, &mut a, leaf.number.as_str(), 4);
    }
    for document in &q.documents {
        let approved = DocumentRecord {
            state: DocumentState::Approved,
            ..DocumentRecord::default()
        };
        a.documents.insert(document.id.clone(), approved);
    }
    a.profile.internal_audit.planned = Some(day("2026-03-02"));
    a.profile.management_review.planned = Some(day("2026-04-02"));
    a.profile.records_since = Some(day("2025-09-01"));
    a
}

#[test]
fn packages_say_why_they_stand_where_they_do() {
    let case = seven();
    let here: Vec<(&str, String)> = case
        .plan
        .packages
        .iter()
        .map(|one| {
            (
                one.clause.as_str(),
                explain::why_here(&case.q, &case.plan, one),
            )
        })
        .collect();
    let expected = [
        ("6.3", "Most urgent"),
        ("8.4.2", "Its records need 60 days"),
        ("8.1", "Unblocks 4 packages"),
        ("8.6.1", "Its records need 90 days"),
        ("8.5.1.1", "Quick win: 2 person-days"),
        ("8.5.1.2", "Follows 8.5.1.1"),
        ("8.6.3", "Follows 8.6.1"),
    ];
    let expected = expected.map(|(clause, text)| (clause, text.to_owned()));
    assert_eq!(here, expected);
}

#[test]
fn packages_say_why_they_start_when_they_do() {
    let mut case = seven();
    let then = |case: &Case, clause: &str| {
        let leaf = case.q.leaf_index(clause).unwrap();
        explain::why_then(&case.q, case.plan.package(leaf).unwrap())
    };
    assert_eq!(then(&case, "6.3"), "It can start on the plan's first day.");
    assert_eq!(
        then(&case, "8.6.3"),
        "It needs 8.6.1, which is finished then."
    );
    case.a.plan.lanes = Some(1);
    let case = Case::of(case.q, case.a);
    assert_eq!(then(&case, "8.5.1.1"), "Lane 1 is free then, after 8.6.3.");
}

#[test]
fn milestones_say_what_fixes_them() {
    let case = seven();
    let why = |id: &str| {
        let milestone = case.plan.milestone(id).unwrap();
        explain::why_milestone(&case.q, &case.plan, milestone)
    };
    assert_eq!(
        why("internal_audit_start"),
        "8.6.3 is finished on 13 February 2026; 60 days of its records are wanted after that."
    );
    assert_eq!(
        why("stage2_start"),
        "Six weeks after “Stage 1 audit ends”, 2 June 2026."
    );
    assert_eq!(
        why("certification_body_chosen"),
        "Six weeks after the plan's first day."
    );
    assert_eq!(
        why("stage1_start"),
        "On the day of “Management review done”, 26 May 2026."
    );
    assert_eq!(
        why("certificate_expires"),
        "36 months after “Certification decision”, 29 September 2026, less one day."
    );
    assert_eq!(
        why("recertification_audit_planned"),
        "Three months before “Certificate expires”, 28 September 2029."
    );
}

#[test]
fn the_roadmap_is_headed_by_its_dates_and_by_what_fixes_them() {
    let head = seven().roadmap();
    assert_eq!(
        head.over,
        "7 packages, 2 at a time · 26.5 person-days, 8 a week · from 5 January 2026"
    );
    assert_eq!(
        head.title,
        "Stage 2 on 14 July 2026, certificate by end of September"
    );
    assert_eq!(
        head.lead,
        "Evidence needs time: 60 days of records for 8.6.3 Clause 8.6.3, not effort, fix the date. \
         The internal audit cannot start before 14 April."
    );

    let q = iso();
    let mut a = all_good(&q);
    let head = Case::of(iso(), a.clone()).roadmap();
    assert_eq!(
        head.lead,
        "A day that is set fixes the date: \"Internal audit starts\", 2 March 2026."
    );
    a.profile.internal_audit.planned = None;
    a.profile.management_review.planned = None;
    let head = Case::of(q, a).roadmap();
    assert_eq!(
        head.lead,
        "Nothing that must be fixed is left; only the audits take their time."
    );
    let desk = service_desk();
    let a = blank(&desk);
    let head = Case::of(desk, a).roadmap();
    assert!(
        head.title.starts_with("All work done by "),
        "{}",
        head.title
    );
}

#[test]
fn the_results_are_headed_by_the_verdicts() {
    let q = iso();
    let empty = Case::of(q.clone(), blank(&q)).results();
    assert_eq!(empty.title, "Nothing is rated yet.");
    assert_eq!(
        empty.over,
        "ISO/IEC 20000-1:2018 · self-assessed 5 January 2026 · 0 of 182 rated"
    );

    let mut few = blank(&q);
    rate_leaf(&q, &mut few, "8.6.1", 3);
    let few = Case::of(q.clone(), few).results();
    assert_eq!(few.title, "Not enough answers for a verdict yet.");
    assert_eq!(
        few.lead,
        "5 of 170 must questions are rated. A verdict needs 80\u{a0}% of them."
    );

    let good = all_good(&q);
    let ready = Case::of(q.clone(), good.clone()).results();
    assert_eq!(ready.title, "Self-assessed: likely ready for stage 2.");
    assert_eq!(ready.lead, "Declared 4.0, backed by evidence 4.0.");

    let mut gaps = good.clone();
    rate_leaf(&q, &mut gaps, "9.2", 0);
    let gaps = Case::of(q.clone(), gaps).results();
    assert_eq!(
        gaps.title,
        "Self-assessed: likely ready for stage 1, not yet ready for stage 2. By the plan, the work \
         is done by 26 January 2026."
    );
    assert_eq!(
        gaps.lead,
        "Declared 3.9, backed by evidence 3.9. 1 likely major."
    );

    let mut undated = good;
    undated.profile.internal_audit.planned = None;
    let undated = Case::of(q, undated).results();
    assert_eq!(
        undated.title,
        "Not yet ready for stage 1. No package of work stands between, only documents, dates or \
         records."
    );

    let desk = service_desk();
    let mut a = blank(&desk);
    for leaf in &desk.leaves {
        rate_leaf(&desk, &mut a, leaf.number.as_str(), 2);
    }
    let title = Case::of(desk, a).results().title;
    assert_eq!(title, "Self-assessed: level 2.0 of 3, backed by evidence.");
}

#[test]
fn rules_say_how_far_they_are() {
    let q = iso();
    let mut a = all_good(&q);
    let good = Case::of(q.clone(), a.clone());
    assert!(
        good.verdicts
            .iter()
            .all(|report| report.verdict == Verdict::Ready)
    );
    for (verdict, rule, text) in [
        (
            "stage1",
            "answered",
            "All 57 questions for the first audit stage rated",
        ),
        (
            "stage1",
            "no_major",
            "No likely major in clauses 4, 5, 6 and 7.5.4",
        ),
        ("stage1", "core_approved", "All 3 key documents approved"),
        ("stage1", "core_share", "All 21 core documents exist"),
        (
            "stage1",
            "planned",
            "Internal audit and management review have a date",
        ),
        ("stage2", "stage1", "Stage 1: self-assessed, likely ready"),
        ("stage2", "no_major", "No likely major anywhere"),
        (
            "stage2",
            "checks_clean",
            "No likely nonconformity in 9.2, 9.3 and 10.1",
        ),
        (
            "stage2",
            "must_met",
            "100\u{a0}% of must questions met, 90\u{a0}% needed",
        ),
        ("stage2", "few_minor", "0 clauses likely minor, 5 allowed"),
        ("stage2", "records", "126 days of records"),
    ] {
        assert_eq!(good.rule(verdict, rule), text);
    }

    let core: Vec<_> = q.documents.iter().filter(|one| one.core).collect();
    for document in core.iter().rev().take(4) {
        a.documents.remove(&document.id);
    }
    rate_leaf(&q, &mut a, "9.2", 0);
    rate_leaf(&q, &mut a, "8.6.3", 2);
    a.profile.management_review.planned = None;
    a.profile.records_since = Some(day("2026-01-04"));
    let unknown = Answer {
        response: Some(Response::Unknown),
        ..Answer::default()
    };
    a.answers.insert("8.6.1-q1".parse().unwrap(), unknown);
    let case = Case::of(q.clone(), a.clone());
    for (verdict, rule, text) in [
        (
            "stage1",
            "core_share",
            "17 of 21 core documents exist, 19 needed",
        ),
        ("stage1", "planned", "No date yet for the management review"),
        ("stage2", "stage1", "Stage 1: self-assessed, not ready"),
        (
            "stage2",
            "answered",
            "169 of 170 must questions rated, all needed",
        ),
        ("stage2", "no_major", "1 clause likely major"),
        (
            "stage2",
            "checks_clean",
            "1 clause not clean or not assessed yet",
        ),
        ("stage2", "few_minor", "1 clause likely minor, 5 allowed"),
        ("stage2", "records", "1 day of records, 90 needed"),
    ] {
        assert_eq!(case.rule(verdict, rule), text);
    }
    let stage1 = &case.verdicts[0];
    let core_share = stage1
        .rules
        .iter()
        .find(|one| one.id.as_str() == "core_share")
        .unwrap();
    assert_eq!(core_share.failing.len(), 4);

    a.profile.management_review.planned = Some(day("2026-04-02"));
    a.profile.records_since = None;
    let case = Case::of(q, a);
    assert_eq!(case.verdicts[0].verdict, Verdict::NearlyReady);
    assert!(
        case.results()
            .title
            .starts_with("Nearly ready for stage 1. ")
    );
    assert_eq!(
        case.rule("stage2", "records"),
        "Not known since when records are kept, 90 days needed"
    );
}

#[test]
fn scores_and_statuses_say_how_they_came_about() {
    let q = iso();
    let mut a = blank(&q);
    let leaf = q.leaf_index("8.6.1").unwrap();
    for (id, level, state) in [
        ("8.6.1-q1", 3, EvidenceState::Located),
        ("8.6.1-q2", 3, EvidenceState::None),
        ("8.6.1-q3", 2, EvidenceState::Located),
        ("8.6.1-q5", 4, EvidenceState::Checked),
    ] {
        let answer = rated(level, state, Confidence::High);
        a.answers.insert(id.parse().unwrap(), answer);
    }
    let case = Case::of(q, a);
    let score = &case.scores.leaves[leaf];
    let lines = explain::question_lines(&case.q, &case.a, leaf);
    let sentences: Vec<&str> = lines.iter().map(|line| line.sentence.as_str()).collect();
    assert_eq!(
        sentences,
        [
            "Level 3. Met.",
            "Level 3 without evidence counts as 2. Partly met.",
            "Level 2. Partly met.",
            "Unanswered: it widens the range, but is never counted as 0.",
            "Level 4. Met.",
        ]
    );
    assert_eq!(
        explain::why_score(score, &lines),
        "Declared 3.0: the weighted mean of 4 rated questions. Backed 2.8: one level lacks \
         evidence and counts less. The range, 2.1 to 3.6, allows for 1 open question and for how \
         sure the answers are."
    );
    assert_eq!(
        explain::why_target(&case.q, &case.a, leaf, score.target),
        "Target 3, as for every clause that nothing raises."
    );
    let reason = explain::why_status(&case.q, &case.a, leaf, score);
    assert_eq!(
        reason.sentence,
        "2 must questions are partly met or not met."
    );
    let ids: Vec<&str> = reason
        .questions
        .iter()
        .map(|one| case.q.questions[*one].id.as_str())
        .collect();
    assert_eq!(ids, ["8.6.1-q2", "8.6.1-q3"]);
}

#[test]
fn every_status_names_the_questions_that_trigger_it() {
    let q = iso();
    for seed in 0..40 {
        let a = support::random::answers(&q, (seed % 9) as u32, seed);
        let scores = Scores::of(&q, &a);
        for (leaf, score) in scores.leaves.iter().enumerate() {
            let reason = explain::why_status(&q, &a, leaf, score);
            let conforms = score.status == Status::Conforms;
            assert_eq!(reason.questions.is_empty(), conforms, "{}", reason.sentence);
        }
    }
}

#[test]
fn points_add_up_from_five_sentences() {
    let q = iso();
    let mut a = all_good(&q);
    rate_leaf(&q, &mut a, "8.7.2", 1);
    a.profile.organisation_types = ["financial".parse().unwrap()].into();
    a.profile.certificates = ["iso22301".parse().unwrap()].into();
    a.profile.size_band = Some("small".parse().unwrap());
    let case = Case::of(q, a);
    let package = &case.plan.packages[0];
    let parts = explain::points(&case.q, package);
    let sum: f64 = parts.iter().map(|part| part.points).sum();
    assert!((sum - package.points.total).abs() < 1e-9);
    let sentences = parts.map(|part| part.sentence);
    assert_eq!(
        sentences,
        [
            "Its status is “Likely major”.",
            "75\u{a0}% of the way to its target is missing.",
            "The clause has weight 3 of 3.",
            "No other package waits for it.",
            "Raised for “Financial institution” in the profile.",
        ]
    );
    assert_eq!(
        explain::why_effort(package),
        "10 person-days from nothing to the acceptance line × 0.55 for the size of the \
         organisation × 75\u{a0}% still missing × 0.4 thanks to ISO 22301 (business continuity), \
         rounded up to half days: 2."
    );
    assert_eq!(
        explain::why_target(&case.q, &case.a, package.leaf, 4),
        "Target 4, suggested for “Financial institution”."
    );
}

#[test]
fn the_radar_says_where_to_look_first() {
    let q = iso();
    let mut a = all_good(&q);
    let axes = |a: &Assessment| -> Vec<(String, RollUp)> {
        let scores = Scores::of(&q, a);
        let axis = |node| {
            (
                format!("Clause {}", q.node(node).unwrap().number),
                scores.of_node(&q, q.node(node).unwrap()),
            )
        };
        ["4", "8", "9"].map(axis).into()
    };
    assert_eq!(
        headline::radar(&axes(&blank(&q))),
        "Nothing is rated yet: the chart fills as you answer."
    );
    assert_eq!(
        headline::radar(&axes(&a)),
        "Everything rated is at its target and can be shown."
    );
    // A mean hides a clause whose own target is missed: neither 0.1 nor "everything".
    let set = |a: &mut Assessment, leaf: &str, target: u8| {
        a.targets.insert(leaf.parse().unwrap(), target);
    };
    for leaf in q.leaves.iter().map(|leaf| leaf.number.as_str()) {
        if leaf.starts_with("8.") {
            rate_leaf(&q, &mut a, leaf, 3);
        }
    }
    set(&mut a, "8.3.2", 4);
    let shown = axes(&a);
    let eight = &shown[1].1;
    let gap = eight.target.unwrap() - eight.backed.unwrap();
    assert!(gap > 0.0 && gap < 0.1, "{gap}");
    assert_eq!(
        headline::radar(&shown),
        "Clause 8 is less than a tenth of a level below target, everything else rated is at it; \
         there are single findings in Clause 8."
    );
    rate_leaf(&q, &mut a, "8.3.3", 5);
    assert_eq!(
        headline::radar(&axes(&a)),
        "On average, everything rated is at its target; there are single findings in Clause 8."
    );
    set(&mut a, "8.3.2", 3);
    rate_leaf(&q, &mut a, "9.2", 0);
    rate_leaf(&q, &mut a, "9.1", 1);
    assert_eq!(
        headline::radar(&axes(&a)),
        "Clause 9 is furthest from its target: 2.2 of 3.0."
    );
    for question in q.questions_of(&q.leaves[0]) {
        let claimed = rated(4, EvidenceState::None, Confidence::High);
        a.answers.insert(question.id.clone(), claimed);
    }
    assert_eq!(
        headline::radar(&axes(&a)),
        "Clause 9 is furthest from its target: 2.2 of 3.0.",
        "little is claimed without evidence, and more is missing elsewhere"
    );
    for leaf in q
        .leaves
        .iter()
        .filter(|leaf| leaf.number.as_str().starts_with("4."))
    {
        for question in q.questions_of(leaf) {
            let claimed = rated(4, EvidenceState::None, Confidence::High);
            a.answers.insert(question.id.clone(), claimed);
        }
    }
    assert_eq!(
        headline::radar(&axes(&a)),
        "Clause 4 claims 4.0 but can show 2.0: locate evidence there first."
    );
}
