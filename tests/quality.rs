//! What gives reason to doubt answers: each check finds what it is for, says where and why, and finds
//! nothing where nothing is wrong.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod support;

use clausewise::assessment::{Answer, Assessment, Confidence, EvidenceState, Response};
use clausewise::questionnaire::Questionnaire;
use clausewise::report::Case;
use clausewise::report::document::{Block, Part, document};
use clausewise::report::quality::{Check, Quality, quality};
use clausewise::report::text::Run;
use support::{blank, day, iso, rated};

/// Every question answered as by somebody who took care: levels differ, each has evidence of its own.
fn careful(q: &Questionnaire) -> Assessment {
    let mut a = blank(q);
    for (number, question) in q.questions.iter().enumerate() {
        let level = if number % 2 == 0 { 2 } else { 3 };
        let mut answer = rated(level, EvidenceState::Located, Confidence::Medium);
        reference(&mut answer, &format!("Folder {number}"));
        answer.at = Some("2026-01-05T08:00:00Z".parse().unwrap());
        a.answers.insert(question.id.clone(), answer);
    }
    a
}

fn rating(answer: &mut Answer) -> &mut clausewise::assessment::Rating {
    match &mut answer.response {
        Some(Response::Rated(rating)) => rating,
        _ => unreachable!("every question is rated"),
    }
}

fn reference(answer: &mut Answer, text: &str) {
    text.clone_into(&mut rating(answer).evidence.reference);
}

fn found(q: &Questionnaire, a: &Assessment) -> Vec<Quality> {
    quality(&Case::of(q, a, day("2026-03-02")))
}

/// What is found once one answer is another one.
fn after(id: &str, change: impl FnOnce(&mut Answer)) -> Vec<(Check, Vec<String>, String)> {
    let q = iso();
    let mut a = careful(&q);
    change(a.answers.get_mut(id).unwrap());
    let found = found(&q, &a);
    found
        .iter()
        .flat_map(|one| one.doubts.iter().map(move |doubt| (one.check, doubt)))
        .map(|(check, doubt)| {
            let ids = doubt.questions.iter();
            let ids = ids.map(|place| q.questions[*place].id.to_string());
            (check, ids.collect(), doubt.what.clone())
        })
        .collect()
}

fn only(check: Check, id: &str, what: &str) -> Vec<(Check, Vec<String>, String)> {
    vec![(check, vec![id.to_owned()], what.to_owned())]
}

#[test]
fn careful_answers_give_no_reason_to_doubt() {
    let q = iso();
    assert_eq!(found(&q, &careful(&q)), []);
    assert_eq!(found(&q, &blank(&q)), []);
}

#[test]
fn a_level_that_an_auditor_accepts_needs_evidence() {
    let bare = |level| {
        move |answer: &mut Answer| {
            let rating = rating(answer);
            rating.level = level;
            rating.evidence.state = EvidenceState::None;
            rating.evidence.reference.clear();
        }
    };
    let expected = only(Check::Evidence, "4.1-q1", "level 3");
    assert_eq!(after("4.1-q1", bare(3)), expected);
    assert_eq!(after("4.1-q1", bare(2)), []);
}

#[test]
fn a_level_above_that_needs_something_that_measures() {
    let with = |level, note: &'static str, place: &'static str| {
        move |answer: &mut Answer| {
            rating(answer).level = level;
            note.clone_into(&mut answer.note);
            reference(answer, place);
        }
    };
    for level in [4, 5] {
        let what = format!("level {level}");
        let expected = only(Check::Measurement, "4.1-q1", &what);
        assert_eq!(after("4.1-q1", with(level, "", "Folder A")), expected);
        let days = "Agreed on 2026-01-05, document 12 of the set";
        assert_eq!(after("4.1-q1", with(level, days, "Folder A")), expected);
        for measured in [
            "Measured every month",
            "Reports to the board",
            "98 % on time",
            "42 of 44 tests passed",
        ] {
            assert_eq!(after("4.1-q1", with(level, measured, "Folder A")), []);
            assert_eq!(after("4.1-q1", with(level, "", measured)), []);
        }
    }
    assert_eq!(after("4.1-q1", with(3, "", "Folder A")), []);
}

#[test]
fn a_cornerstone_is_not_guessed() {
    let q = iso();
    let of = |cornerstone| {
        let mut all = q.questions.iter();
        all.find(|one| one.cornerstone == cornerstone).unwrap()
    };
    let guess = |answer: &mut Answer| rating(answer).confidence = Confidence::Low;
    let id = of(true).id.as_str();
    let level = after(id, guess);
    assert_eq!(level.len(), 1, "{level:?}");
    assert_eq!(
        (level[0].0, level[0].1.as_slice()),
        (Check::Cornerstone, &[id.to_owned()][..])
    );
    assert_eq!(after(of(false).id.as_str(), guess), []);
}

#[test]
fn one_level_for_a_whole_clause_is_told_once_and_only_when_all_of_it_is_answered() {
    let q = iso();
    let alike = |a: &mut Assessment, clause: &str| {
        for question in q
            .questions
            .iter()
            .filter(|one| one.id.as_str().starts_with(clause))
        {
            rating(a.answers.get_mut(&question.id).unwrap()).level = 2;
        }
    };
    let mut a = careful(&q);
    alike(&mut a, "8.7.2-");
    let told = found(&q, &a);
    assert_eq!(told.len(), 1);
    assert_eq!(told[0].check, Check::Uniform);
    let what: Vec<&str> = told[0].doubts.iter().map(|one| one.what.as_str()).collect();
    assert_eq!(what, ["8.7.2 Continuity: 5 answers at level 2"]);
    // A larger clause is told instead of what is below it.
    alike(&mut a, "8.7");
    let told = found(&q, &a);
    assert_eq!(told[0].doubts.len(), 1, "{told:?}");
    assert!(told[0].doubts[0].what.starts_with("8.7 "), "{told:?}");
    // Whoever has begun with five answers has not answered the clause.
    let mut begun = blank(&q);
    for question in q
        .questions
        .iter()
        .filter(|one| one.id.as_str().starts_with("8.7.2-"))
    {
        let answer = a.answers[&question.id].clone();
        begun.answers.insert(question.id.clone(), answer);
    }
    alike(&mut begun, "8.7.2-");
    let told = found(&q, &begun);
    let what: Vec<&str> = told[0].doubts.iter().map(|one| one.what.as_str()).collect();
    assert_eq!(what, ["8.7.2 Continuity: 5 answers at level 2"]);
}

#[test]
fn one_place_for_several_questions_is_told_with_all_of_them() {
    let expected = vec![(
        Check::Reused,
        vec!["4.1-q1".to_owned(), "4.1-q2".to_owned()],
        "2 questions".to_owned(),
    )];
    assert_eq!(
        after("4.1-q2", |answer| reference(answer, " folder 0 ")),
        expected
    );
}

#[test]
fn an_answer_is_old_after_a_year_and_not_before() {
    let at =
        |moment: &'static str| move |answer: &mut Answer| answer.at = Some(moment.parse().unwrap());
    let expected = only(Check::Stale, "4.1-q1", "last changed on 1 March 2025");
    assert_eq!(after("4.1-q1", at("2025-03-01T08:00:00Z")), expected);
    assert_eq!(after("4.1-q1", at("2025-03-02T08:00:00Z")), []);
}

#[test]
fn the_report_says_each_with_its_reason_and_leads_to_the_answers() {
    let q = iso();
    let mut a = careful(&q);
    for (number, question) in q.questions.iter().enumerate().take(40) {
        let answer = a.answers.get_mut(&question.id).unwrap();
        let rating = rating(answer);
        rating.confidence = Confidence::Low;
        rating.level = 4;
        if number % 2 == 0 {
            rating.evidence.state = EvidenceState::None;
        }
        "Folder".clone_into(&mut rating.evidence.reference);
        answer.at = Some("2024-01-05T08:00:00Z".parse().unwrap());
    }
    let checks = found(&q, &a);
    assert_eq!(
        checks.len(),
        Check::ALL.len(),
        "every check finds something"
    );
    let case = Case::of(&q, &a, day("2026-03-02"));
    let report = document(&case, &[Part::Quality, Part::Answers]);
    let blocks = &report.sections[0].blocks;
    for one in checks {
        let anchor = format!("quality-{}", one.check.key());
        let begin = blocks
            .iter()
            .position(|block| matches!(block, Block::Heading(heading) if heading.anchor == anchor));
        let mut below = blocks[begin.unwrap() + 1..].iter();
        let reason = below.next();
        assert!(
            matches!(reason, Some(Block::Paragraph(text)) if text.bare() == one.check.reason())
        );
        let below = below.take_while(|block| !matches!(block, Block::Heading(_)));
        let links: usize = below.map(links).sum();
        let wanted: usize = one.doubts.iter().map(|doubt| doubt.questions.len()).sum();
        assert_eq!(links, wanted, "{anchor}");
    }
}

fn links(block: &Block) -> usize {
    let texts: Vec<_> = match block {
        Block::List(items) => items.iter().collect(),
        Block::Entry(entry) => entry.facts.iter().map(|fact| &fact.value).collect(),
        _ => Vec::new(),
    };
    let runs = texts.iter().flat_map(|text| &text.0);
    runs.filter(|run| matches!(run, Run::Link { to, .. } if to.starts_with("question-")))
        .count()
}
