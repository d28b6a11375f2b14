//! Files of earlier releases, for every assessment there may be: what a file could not hold yet is
//! empty after reading, everything else is as it was, and from then on nothing changes.
//!
//! Golden files pin what single releases wrote; here any assessment is written, and what came later
//! is taken out of the file as if it had never been thought of.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod assessments;

use assessments::{assessments, read, write};
use clausewise::assessment::{
    Assessment, Certification, DocumentRecord, PackagePlan, Plan, Profile, Register,
};
use clausewise::exchange::Integrity;
use proptest::prelude::*;
use serde_json::{Map, Value};

/// What came with the way to the certificate: members of the assessment, and of its parts.
const REGISTER: [&str; 8] = [
    "parties",
    "actions",
    "audits",
    "reviews",
    "nonconformities",
    "certification_bodies",
    "steps",
    "certification",
];
const PROFILE: [&str; 6] = [
    "organisation_part",
    "services",
    "sites",
    "tool",
    "target_reason",
    "sponsor",
];
const PLAN: [&str; 3] = ["target", "weekends_off", "days_off"];
const PACKAGE: [&str; 2] = ["start", "put_off"];
const DOCUMENT: [&str; 3] = ["owner", "approved_on", "next_review"];

fn take(from: &mut Value, names: &[&str]) {
    if let Some(object) = from.as_object_mut() {
        for name in names {
            object.remove(*name);
        }
    }
}

fn each(object: &mut Value) -> impl Iterator<Item = &mut Value> {
    let members = object.as_object_mut().map(Map::values_mut);
    members.into_iter().flatten()
}

/// The file as the release before the way to the certificate would have written it.
fn earlier(text: &str) -> String {
    let mut file: Value = serde_json::from_str(text).unwrap();
    file.as_object_mut().unwrap().remove("sha256");
    let assessment = &mut file["assessment"];
    take(assessment, &REGISTER);
    take(&mut assessment["profile"], &PROFILE);
    take(&mut assessment["plan"], &PLAN);
    for package in each(&mut assessment["plan"]["packages"]) {
        take(package, &PACKAGE);
    }
    for document in each(&mut assessment["documents"]) {
        take(document, &DOCUMENT);
    }
    serde_json::to_string(&file).unwrap()
}

/// The assessment without what such a file cannot hold.
fn without(assessment: &Assessment) -> Assessment {
    let mut left = assessment.clone();
    left.register = Register::default();
    left.certification = Certification::default();
    left.profile = Profile {
        organisation_part: String::new(),
        services: String::new(),
        sites: String::new(),
        tool: String::new(),
        target_reason: String::new(),
        sponsor: String::new(),
        ..left.profile
    };
    left.plan = Plan {
        target: None,
        weekends_off: false,
        days_off: Default::default(),
        ..left.plan
    };
    let packages = assessment.plan.packages.iter().map(|(clause, package)| {
        let package = PackagePlan {
            start: None,
            put_off: false,
            ..package.clone()
        };
        (clause.clone(), package)
    });
    left.plan.packages = packages.collect();
    let documents = assessment.documents.iter().map(|(id, record)| {
        let record = DocumentRecord {
            owner: String::new(),
            approved_on: None,
            next_review: None,
            ..record.clone()
        };
        (id.clone(), record)
    });
    left.documents = documents.collect();
    left
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 192, failure_persistence: None, ..Default::default() })]

    #[test]
    fn an_earlier_file_gives_all_that_it_holds_and_nothing_else(assessment in assessments()) {
        let opened = read(earlier(&write(&assessment)).as_bytes()).unwrap();
        prop_assert_eq!(opened.integrity, Integrity::Absent);
        prop_assert_eq!(&opened.assessment, &without(&assessment));
    }

    #[test]
    fn a_migrated_file_stays_as_it_is(assessment in assessments()) {
        let once = write(&read(earlier(&write(&assessment)).as_bytes()).unwrap().assessment);
        let again = read(once.as_bytes()).unwrap();
        prop_assert_eq!(again.integrity, Integrity::Undamaged);
        prop_assert_eq!(&write(&again.assessment), &once);
        // What an earlier release could have written is untouched by having come later.
        let back = read(earlier(&once).as_bytes()).unwrap();
        prop_assert_eq!(back.assessment, again.assessment);
    }

    #[test]
    fn any_one_part_may_be_missing(assessment in assessments(), part in 0..REGISTER.len()) {
        let mut file: Value = serde_json::from_str(&write(&assessment)).unwrap();
        file.as_object_mut().unwrap().remove("sha256");
        take(&mut file["assessment"], &[REGISTER[part]]);
        let opened = read(file.to_string().as_bytes()).unwrap().assessment;
        let name = |one: &Assessment| {
            let entries = one.register.iter();
            entries.map(|(key, _)| key.kind.name()).collect::<Vec<_>>()
        };
        let mut wanted = name(&assessment);
        wanted.retain(|kind| *kind != REGISTER[part]);
        prop_assert_eq!(name(&opened), wanted);
        prop_assert_eq!(opened.answers, assessment.answers);
        prop_assert_eq!(opened.profile, assessment.profile);
    }
}
