//! What an organisation tells of itself, and what follows from it: emphasis, targets, effort and
//! hints, never a score or a requirement.

#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic
)]

use std::path::Path;

use clausewise::assessment::{
    Answer, Assessment, Edit, Evidence, EvidenceState, Party, QuestionnaireRef, Rating, Response,
};
use clausewise::companion::{Certification, read_certification};
use clausewise::organisation::{Changes, Outcome, changes, draft, scope_checks, suggestions};
use clausewise::questionnaire::{Questionnaire, compile, read};
use clausewise::scoring::{Scores, verdicts};

fn folder() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("questionnaires")
}

fn iso() -> Questionnaire {
    let text = std::fs::read_to_string(folder().join("iso-iec-20000-1-2018.json")).unwrap();
    compile(read(&text).unwrap()).unwrap()
}

fn certification() -> Certification {
    let name = "companions/iso-iec-20000-1-2018.certification.json";
    read_certification(&std::fs::read_to_string(folder().join(name)).unwrap()).unwrap()
}

fn assessment(iso: &Questionnaire) -> Assessment {
    let reference = QuestionnaireRef::new(iso.id.clone(), iso.version.clone());
    let now = "2026-03-02T10:00:00Z".parse().unwrap();
    Assessment::new("a1".parse().unwrap(), "A".to_owned(), reference, now)
}

fn with(iso: &Questionnaire, change: impl FnOnce(&mut Assessment)) -> Assessment {
    let mut assessment = assessment(iso);
    change(&mut assessment);
    assessment
}

fn keys<T: std::str::FromStr<Err: std::fmt::Debug> + Ord, C: FromIterator<T>>(texts: &[&str]) -> C {
    texts.iter().map(|text| text.parse().unwrap()).collect()
}

fn number(iso: &Questionnaire, leaf: usize) -> &str {
    iso.leaves[leaf].number.as_str()
}

#[test]
fn an_empty_profile_changes_nothing_and_says_what_is_assumed() {
    let iso = iso();
    let found = changes(&iso, &assessment(&iso));
    let capacity = found.capacity.clone().unwrap();
    assert!(!capacity.is_chosen);
    assert_eq!((capacity.lanes, capacity.person_days), (3, 8.0));
    let rest = Changes {
        capacity: None,
        ..found
    };
    assert_eq!(rest, Changes::default());
}

#[test]
fn every_change_says_why() {
    let iso = iso();
    let bank = with(&iso, |assessment| {
        let profile = &mut assessment.profile;
        profile.organisation_types = keys(&["financial"]);
        profile.drivers = keys(&["risk_management"]);
        profile.certificates = keys(&["iso27001"]);
        profile.regulations = ["DORA".to_owned()].into_iter().collect();
        profile.size_band = Some("micro".parse().unwrap());
        assessment.targets.insert("8.6.1".parse().unwrap(), 5);
    });
    let found = changes(&iso, &bank);
    // The assessment's own target of 8.6.1 is nobody else's doing.
    let targets: Vec<(&str, u8, u8)> = found
        .targets
        .iter()
        .map(|one| (number(&iso, one.leaf), one.from, one.to))
        .collect();
    assert_eq!(targets, [("8.3.4.1", 3, 4), ("8.7.2", 3, 4)]);
    assert!(
        found
            .targets
            .iter()
            .all(|one| one.because == "Financial institution")
    );
    // The highest counts, never a sum; the first choice that gives it is the reason.
    assert!(
        found
            .emphasis
            .windows(2)
            .all(|two| two[0].value >= two[1].value)
    );
    let of = |clause: &str| {
        let found = found
            .emphasis
            .iter()
            .find(|one| number(&iso, one.leaf) == clause);
        found.map(|one| (one.value, one.points, one.because.as_str()))
    };
    assert_eq!(of("8.7.2"), Some((1.5, 10.0, "Financial institution")));
    assert_eq!(of("6.1"), Some((1.5, 10.0, "Risk management")));
    assert_eq!(of("8.7.3.3"), Some((1.25, 5.0, "DORA")));
    assert_eq!(of("4.1"), None);
    let savings: Vec<(f64, usize)> = found
        .savings
        .iter()
        .map(|one| (one.factor, one.leaves.len()))
        .collect();
    assert_eq!(savings, [(0.6, 23), (0.3, 3)]);
    assert!(found.capacity.unwrap().is_chosen);
    let hints: Vec<&str> = found
        .hints
        .iter()
        .map(|hint| hint.because.as_str())
        .collect();
    assert_eq!(hints, ["Financial institution", "Risk management", "DORA"]);
    assert!(found.hints[2].text.contains("Mandatory contract terms"));
}

#[test]
fn a_profile_changes_no_score_and_no_verdict() {
    let iso = iso();
    let today = "2026-03-02".parse().unwrap();
    let answered = |assessment: &mut Assessment| {
        for question in &iso.questions {
            let rating = Rating {
                level: 3,
                evidence: Evidence {
                    state: EvidenceState::Located,
                    reference: "Wiki".to_owned(),
                },
                confidence: Default::default(),
            };
            let answer = Answer {
                response: Some(Response::Rated(rating)),
                ..Answer::default()
            };
            assessment.answers.insert(question.id.clone(), answer);
        }
    };
    let plain = with(&iso, answered);
    let told = with(&iso, |assessment| {
        answered(assessment);
        let profile = &mut assessment.profile;
        profile.organisation_types = iso.profile.types.iter().map(|one| one.id.clone()).collect();
        profile.drivers = iso
            .profile
            .drivers
            .iter()
            .map(|one| one.id.clone())
            .collect();
        profile.sectors = iso
            .profile
            .sectors
            .iter()
            .map(|one| one.id.clone())
            .collect();
        profile.regions = iso
            .profile
            .regions
            .iter()
            .map(|one| one.id.clone())
            .collect();
        profile.certificates = keys(&["iso27001", "iso22301"]);
        let regulations = iso.profile.regulations.iter();
        profile.regulations = regulations.map(|one| one.id.clone()).collect();
        profile.size_band = Some("micro".parse().unwrap());
        profile.services = "A\nB".to_owned();
        profile.sponsor = "C".to_owned();
    });
    let (before, after) = (Scores::of(&iso, &plain), Scores::of(&iso, &told));
    for leaf in 0..iso.leaves.len() {
        let (one, other) = (before.leaf(leaf).unwrap(), after.leaf(leaf).unwrap());
        assert_eq!(one.declared, other.declared);
        assert_eq!(one.backed, other.backed);
        assert_eq!(
            (one.must_met, one.must_total),
            (other.must_met, other.must_total)
        );
    }
    assert_eq!(
        verdicts(&iso, &plain, &before, today),
        verdicts(&iso, &told, &after, today)
    );
}

#[test]
fn a_regulation_is_suggested_where_region_and_sector_match_and_never_ticked() {
    let iso = iso();
    let suggested = |regions: &[&str], sectors: &[&str]| -> Vec<String> {
        let told = with(&iso, |assessment| {
            assessment.profile.regions = keys(regions);
            assessment.profile.sectors = keys(sectors);
        });
        assert!(told.profile.regulations.is_empty());
        let found = suggestions(&iso, &told.profile);
        found.iter().map(|one| one.regulation.id.clone()).collect()
    };
    assert!(suggested(&[], &[]).is_empty());
    assert!(
        suggested(&[], &["finance"]).is_empty(),
        "a sector alone is not enough"
    );
    assert_eq!(
        suggested(&["eu"], &["finance"]),
        ["DORA", "NIS2", "PCI DSS"]
    );
    assert_eq!(
        suggested(&["eu"], &["education"]),
        ["PCI DSS"],
        "for which a question is asked"
    );
    assert_eq!(suggested(&["us"], &["healthcare"]), ["HIPAA", "PCI DSS"]);
    assert_eq!(suggested(&["apac"], &["finance"]), ["PCI DSS", "MAS TRM"]);
    let bank = with(&iso, |assessment| {
        assessment.profile.regions = keys(&["eu", "us"]);
        assessment.profile.sectors = keys(&["finance"]);
    });
    let found = suggestions(&iso, &bank.profile);
    assert_eq!(found[0].regions, ["European Union"]);
    assert_eq!(found[0].sectors, ["Finance and insurance"]);
    assert!(
        found
            .iter()
            .any(|one| one.regulation.ask.is_some() && one.sectors.is_empty())
    );
}

/// XYZ with two services, a site and a supplier.
fn xyz(iso: &Questionnaire, control: &str) -> Assessment {
    with(iso, |assessment| {
        let profile = &mut assessment.profile;
        profile.organisation = "XYZ IT Solutions Ltd".to_owned();
        profile.organisation_part = "Managed Services".to_owned();
        profile.services = "managed network\n\n  cloud hosting \nsupport".to_owned();
        profile.sites = "Leeds, UTC\nPune (UTC+5:30)".to_owned();
        let party = Party {
            name: "Telco".to_owned(),
            control: control.to_owned(),
            ..Party::default()
        };
        assessment.apply(Edit::entry("p1".parse().unwrap(), party));
    })
}

#[test]
fn a_scope_statement_is_drafted_from_what_is_known() {
    let iso = iso();
    assert_eq!(draft(&assessment(&iso)), None, "nothing is made up");
    assert_eq!(
        draft(&xyz(&iso, "")).unwrap(),
        "The service management system of XYZ IT Solutions Ltd, Managed Services, for the planning, \
         delivery and support of managed network, cloud hosting and support, from Leeds and Pune. \
         Other parties take part in these services under the control of XYZ IT Solutions Ltd."
    );
    let small = with(&iso, |assessment| {
        assessment.profile.organisation = "A Ltd".to_owned();
        assessment.profile.services = "mail".to_owned();
    });
    assert_eq!(
        draft(&small).unwrap(),
        "The service management system of A Ltd for the planning, delivery and support of mail."
    );
}

/// What came of each check, by its id.
fn looked(iso: &Questionnaire, assessment: &Assessment) -> Vec<(String, Outcome)> {
    let scores = Scores::of(iso, assessment);
    let checks = certification().scope_checks;
    let found = scope_checks(iso, assessment, &scores, &checks);
    assert_eq!(
        found.len(),
        checks.len(),
        "every check of the file is known"
    );
    found
        .into_iter()
        .map(|one| (one.check.id.to_string(), one.outcome))
        .collect()
}

fn outcome(found: &[(String, Outcome)], id: &str) -> Outcome {
    found.iter().find(|(one, _)| one == id).unwrap().1.clone()
}

#[test]
fn a_draft_passes_the_checks_of_its_words() {
    let iso = iso();
    let mut told = xyz(&iso, "Monthly scorecard");
    told.profile.scope_statement = draft(&told).unwrap();
    let found = looked(&iso, &told);
    for id in [
        "organisation",
        "services",
        "sites",
        "parties",
        "requirements",
        "length",
    ] {
        assert_eq!(outcome(&found, id), Outcome::Passed, "{id}");
    }
    let Outcome::Unknown(why) = outcome(&found, "control") else {
        panic!("nothing has been answered");
    };
    assert_eq!(why, "Answer the questions of 8.2.3 first.");
}

#[test]
fn an_auditors_doubts_are_named() {
    let iso = iso();
    let mut told = xyz(&iso, " ");
    told.profile.scope_statement =
        "Cloud Hosting by XYZ; clause 8.4 does not apply".to_owned() + &" x".repeat(300);
    let found = looked(&iso, &told);
    let says = |id: &str, part: &str| match outcome(&found, id) {
        Outcome::Failed(why) => assert!(why.contains(part), "{id}: {why}"),
        other => panic!("{id}: {other:?}"),
    };
    says("organisation", "XYZ IT Solutions Ltd");
    says("services", "managed network and support");
    says("sites", "Leeds and Pune");
    says("parties", "Telco");
    says("requirements", "requirements cannot");
    says("length", "647 characters");
    let empty = looked(&iso, &assessment(&iso));
    assert!(
        empty
            .iter()
            .all(|(_, outcome)| matches!(outcome, Outcome::Unknown(_)))
    );
}
