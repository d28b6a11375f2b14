//! The examples that the start page offers are clean files of the present format and tell the
//! story that they are there to tell: a company before and after eight months of work, and through
//! the audits to its certificate and the first surveillance.
//! `UPDATE=1 cargo test --test examples` writes them as the exporter does.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use std::collections::BTreeSet;
use std::path::Path;

use clausewise::assessment::{Assessment, AuditKind, Progress, Response, Source};
use clausewise::date::Date;
use clausewise::exchange::{export, open};
use clausewise::questionnaire::{Questionnaire, Status, compile, read};
use clausewise::report::Case;
use clausewise::report::dates::dates;
use clausewise::report::picture::{self, Picture};
use clausewise::roadmap::{Coming, Due, Next, StepProgress, journey, roadmap};
use clausewise::scoring::{Scores, Verdict, verdicts};

fn text(path: &str) -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

fn questionnaire() -> Questionnaire {
    let text = text("questionnaires/iso-iec-20000-1-2018.json");
    compile(read(&text).unwrap()).unwrap()
}

fn example(name: &str, questionnaire: &Questionnaire) -> Assessment {
    let text = text(&format!("public/examples/{name}.json"));
    let opened = open(text.as_bytes(), &|_| Some(questionnaire)).unwrap();
    assert_eq!(opened.notices, [], "{name}");
    assert_eq!(opened.orphans, [], "{name}");
    opened.assessment
}

/// Verdicts on the day on which the story is told.
fn judged(questionnaire: &Questionnaire, assessment: &Assessment) -> Vec<Verdict> {
    let today: Date = "2026-11-01".parse().unwrap();
    let scores = Scores::of(questionnaire, assessment);
    let reports = verdicts(questionnaire, assessment, &scores, today);
    reports.iter().map(|report| report.verdict).collect()
}

#[test]
fn they_are_written_as_the_exporter_writes() {
    let questionnaire = questionnaire();
    for (name, exported_at) in [
        ("xyz-before", "2026-01-15T16:40:00Z"),
        ("xyz-after", "2026-10-15T15:30:00Z"),
        ("xyz-certificate", "2028-02-04T11:00:00Z"),
    ] {
        let assessment = example(name, &questionnaire);
        assert_eq!(assessment.id.as_str(), format!("example-{name}"));
        let again = export(
            &assessment,
            &exported_at.parse().unwrap(),
            "clausewise 0.1.0",
        );
        let path = format!("public/examples/{name}.json");
        if std::env::var_os("UPDATE").is_some() {
            std::fs::write(Path::new(env!("CARGO_MANIFEST_DIR")).join(&path), &again).unwrap();
        }
        assert!(again == text(&path), "{name}");
    }
}

#[test]
fn the_first_shows_gaps_and_every_way_to_answer() {
    let questionnaire = questionnaire();
    let before = example("xyz-before", &questionnaire);
    assert_eq!(judged(&questionnaire, &before), [Verdict::NotReady; 2]);
    let scores = Scores::of(&questionnaire, &before);
    let status = |leaf: &str| scores.status(questionnaire.leaf_index(leaf).unwrap());
    for leaf in ["7.5.4", "8.6.1", "8.6.3", "9.2", "9.3"] {
        assert_eq!(status(leaf), Status::LikelyMajor, "{leaf}");
    }
    assert_eq!(status("8.3.4.2"), Status::NotApplicable);
    assert_eq!(status("8.7.3.1"), Status::Conforms);
    let answers = || before.answers.values();
    let count = |is: fn(&Response) -> bool| {
        answers()
            .filter_map(|a| a.response.as_ref())
            .filter(|r| is(r))
            .count()
    };
    assert_eq!(count(|response| *response == Response::Unknown), 4);
    assert_eq!(
        count(|response| matches!(response, Response::NotApplicable(_))),
        2
    );
    assert_eq!(answers().filter(|answer| answer.event_pending).count(), 1);
    let unanswered = questionnaire.questions.iter().filter(|question| {
        let answer = before.answers.get(question.id.as_str());
        answer.is_none_or(|answer| answer.response.is_none())
    });
    assert_eq!(unanswered.count(), 4);
    // What people wrote is worth reading: nothing is said twice.
    let texts: Vec<&str> = answers()
        .flat_map(|answer| {
            let evidence = answer
                .rating()
                .map(|rating| rating.evidence.reference.as_str());
            [Some(answer.note.as_str()), evidence].into_iter().flatten()
        })
        .filter(|text| !text.is_empty())
        .collect();
    let distinct: BTreeSet<&str> = texts.iter().copied().collect();
    assert!(texts.len() >= 200 && distinct.len() == texts.len());
}

#[test]
fn the_second_is_likely_ready_with_a_few_findings_left() {
    let questionnaire = questionnaire();
    let after = example("xyz-after", &questionnaire);
    assert_eq!(judged(&questionnaire, &after), [Verdict::Ready; 2]);
    let scores = Scores::of(&questionnaire, &after);
    let counts = scores.overall(&questionnaire).counts;
    assert_eq!(counts.of(Status::LikelyMajor), 0);
    assert_eq!(counts.of(Status::LikelyMinor), 5);
    assert!(counts.of(Status::Ofi) >= 2);
    assert!(counts.of(Status::Conforms) >= 45);
}

#[test]
fn the_plan_of_january_led_to_the_review_of_september() {
    let questionnaire = questionnaire();
    let before = example("xyz-before", &questionnaire);
    let scores = Scores::of(&questionnaire, &before);
    let plan = roadmap(
        &questionnaire,
        &before,
        &scores,
        "2026-01-15".parse().unwrap(),
    );
    assert_eq!(plan.start, "2026-02-02".parse().unwrap());
    let review = plan.milestone("management_review_done").unwrap().date;
    assert!(plan.finish < review);
    let after = example("xyz-after", &questionnaire);
    assert_eq!(after.profile.management_review.planned, Some(review));
}

#[test]
fn the_third_went_the_whole_way() {
    let questionnaire = questionnaire();
    let third = example("xyz-certificate", &questionnaire);
    let today: Date = "2028-02-04".parse().unwrap();
    let scores = Scores::of(&questionnaire, &third);
    let plan = roadmap(&questionnaire, &third, &scores, today);
    let way = journey(&questionnaire, &third, &scores, &plan, today);
    let (before, after) = way.steps.split_at(13);
    for step in before {
        assert_eq!(step.progress, StepProgress::Done, "{}", step.id);
    }
    let progress: Vec<StepProgress> = after.iter().map(|step| step.progress).collect();
    assert_eq!(progress, [StepProgress::Doing, StepProgress::Todo]);
    let due = Due {
        what: Coming::Finding("sv1-1".parse().unwrap()),
        day: "2028-04-24".parse().unwrap(),
        is_overdue: false,
    };
    assert_eq!(way.next, Some(Next::Due(due)));
    // Every finding but the newest is closed, and each belongs to an audit that is there.
    let register = &third.register;
    let open: Vec<&str> = register
        .nonconformities()
        .filter(|(_, one)| one.progress() != Progress::Closed)
        .map(|(id, _)| id.as_str())
        .collect();
    assert_eq!(open, ["sv1-1"]);
    for (id, finding) in register.nonconformities() {
        let audit = register
            .audits()
            .find(|(one, _)| Some(*one) == finding.audit.as_ref());
        let (_, audit) = audit.unwrap_or_else(|| panic!("{id}"));
        let kinds = [
            (Source::InternalAudit, AuditKind::Internal),
            (Source::Stage1, AuditKind::Stage1),
            (Source::Stage2, AuditKind::Stage2),
            (Source::Surveillance, AuditKind::Surveillance),
        ];
        assert!(kinds.contains(&(finding.source, audit.kind)), "{id}");
        assert!(
            finding.raised >= audit.started && finding.raised <= audit.ended,
            "{id}"
        );
        for question in &finding.questions {
            assert!(
                questionnaire.question(question.as_str()).is_some(),
                "{question}"
            );
        }
    }
    // The profile's dates are those of the register, and the certificate runs for three years.
    assert_eq!(
        register.internal_audit(),
        Some(third.profile.internal_audit.clone())
    );
    assert_eq!(
        register.management_review(),
        Some(third.profile.management_review.clone())
    );
    assert_eq!(third.certification.expiry(), "2030-03-11".parse().ok());
    let list = dates(&questionnaire, &third, &plan);
    assert!(
        list.iter()
            .any(|one| one.id == "surveillance-1" && one.is_done)
    );
    assert!(
        list.iter()
            .any(|one| one.id == "surveillance-2" && !one.is_done)
    );
}

#[test]
fn every_place_of_a_picture_says_its_name_and_its_values() {
    let questionnaire = questionnaire();
    for name in ["xyz-before", "xyz-after", "xyz-certificate"] {
        let assessment = example(name, &questionnaire);
        let case = Case::of(&questionnaire, &assessment, "2026-03-02".parse().unwrap());
        for width in [320, 560, 1100] {
            let mut pictures = vec![
                picture::heat(&case, width),
                picture::severity(&case, width),
                picture::burn_up(&case, width),
                picture::ranges(&questionnaire, &case.scores, width),
                picture::gantt(&case, width),
                picture::effort(&case, width),
                picture::cycle(&case, width),
            ];
            pictures.extend(
                ["", "8", "10", "8.5", "classic"].map(|view| picture::radar(&case, view, width)),
            );
            for Picture {
                title,
                scene,
                points,
                table,
                ..
            } in &pictures
            {
                let whole = format!("{title} of {name} at {width}");
                assert_eq!(points.len(), scene.spots.len(), "{whole}");
                // Whatever has figures has places.
                assert_eq!(points.is_empty(), table.rows.is_empty(), "{whole}");
                let said: BTreeSet<&str> = points.iter().map(|point| point.said.as_str()).collect();
                assert_eq!(said.len(), points.len(), "{whole} says one thing twice");
                for said in said {
                    let (name, what) = said.split_once(": ").unwrap();
                    assert!(
                        !name.is_empty() && what.len() > 3 && what.ends_with('.'),
                        "{whole}: {said}"
                    );
                    assert!(
                        !said.contains("None") && !said.contains("  ") && !said.contains(".."),
                        "{whole}: {said}"
                    );
                }
            }
        }
    }
}

#[test]
fn effort_is_shown_owner_by_owner() {
    let questionnaire = questionnaire();
    let assessment = example("xyz-before", &questionnaire);
    let case = Case::of(&questionnaire, &assessment, "2026-03-02".parse().unwrap());
    let owners: BTreeSet<String> = case
        .plan
        .packages
        .iter()
        .map(|one| {
            let named = assessment
                .plan
                .packages
                .get(&one.clause)
                .map(|own| own.owner.clone());
            let usual = questionnaire.leaves[one.leaf].owner.clone();
            named.filter(|name| !name.is_empty()).or(usual).unwrap()
        })
        .collect();
    let shown = picture::effort(&case, 560).points;
    let names: BTreeSet<String> = shown
        .iter()
        .map(|point| point.said.split_once(": ").unwrap().0.to_owned())
        .collect();
    assert!(owners.len() > 8);
    assert_eq!(names, owners, "nobody is one of the others");
}

#[test]
fn pictures_speak_plain_english() {
    let questionnaire = questionnaire();
    let before = example("xyz-before", &questionnaire);
    let case = Case::of(&questionnaire, &before, "2026-03-02".parse().unwrap());
    assert_eq!(
        picture::heat(&case, 560).sentence,
        "57 clauses: 17 likely major, 36 likely minor, 2 improvements, 1 likely conforming, 1 not applicable."
    );
    assert_eq!(
        picture::severity(&case, 560).sentence,
        "8 Operation weighs most: 8 major nonconformities and 18 minor nonconformities are likely there."
    );
    let after = example("xyz-after", &questionnaire);
    let case = Case::of(&questionnaire, &after, "2026-11-01".parse().unwrap());
    let sentence = picture::severity(&case, 560).sentence;
    assert!(!sentence.contains(" 0 "), "{sentence}");
}
