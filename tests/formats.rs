//! Golden files: what earlier releases have written must be read for ever, and written again to
//! the byte. The files in `golden/formats` are never edited; a new version adds new ones.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use std::path::Path;

use aes_gcm::aead::{Aead, KeyInit, Payload};
use aes_gcm::{Aes256Gcm, Nonce};
use clausewise::assessment::{Certification, Progress};
use clausewise::exchange::{Incoming, Integrity, Notice, Opened, export, identify, open};
use clausewise::questionnaire::{Questionnaire, compile};
use sha2::Sha256;

/// What an assessment holds in each of the files.
const NAMES: [&str; 5] = ["minimal", "full", "later-fields", "journey", "profile"];

fn questionnaire() -> Questionnaire {
    let text = include_str!("golden/formats/questionnaire.json");
    compile(serde_json::from_str(text).unwrap()).unwrap()
}

fn read(name: &str) -> (String, Opened) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/formats");
    let text = std::fs::read_to_string(path.join(name)).unwrap();
    let questionnaire = questionnaire();
    let opened = open(text.as_bytes(), &|_| Some(&questionnaire)).unwrap();
    (text, opened)
}

fn written_again(opened: &Opened) -> String {
    let at = "2026-11-22T10:00:00Z".parse().unwrap();
    export(&opened.assessment, &at, "clausewise 0.1.0")
}

#[test]
fn every_file_is_read_and_written_again_to_the_byte() {
    for name in NAMES {
        let (text, opened) = read(&format!("assessment-1-checksum-{name}.json"));
        assert_eq!(opened.integrity, Integrity::Undamaged, "{name}");
        assert_eq!(written_again(&opened), text, "{name}");
    }
}

#[test]
fn files_from_before_the_checksum_get_one_and_are_else_written_to_the_byte() {
    for name in NAMES {
        let (text, opened) = read(&format!("assessment-1-{name}.json"));
        assert_eq!(opened.integrity, Integrity::Absent, "{name}");
        let again = written_again(&opened);
        let lines = again.split_inclusive('\n');
        let (sums, rest): (Vec<_>, Vec<_>) =
            lines.partition(|line| line.starts_with("  \"sha256\": \""));
        assert_eq!(rest.concat(), text, "{name}");
        let (sealed, _) = read(&format!("assessment-1-checksum-{name}.json"));
        assert_eq!(again, sealed, "{name}");
        assert_eq!(sums.len(), 1, "{name}");
    }
}

#[test]
fn an_encrypted_file_is_read() {
    let text = include_str!("golden/formats/encrypted-1-full.json");
    let Incoming::Encrypted(envelope) = identify(text.as_bytes()).unwrap() else {
        panic!("not an envelope");
    };
    let lock = &envelope.lock;
    let mut key = [0; 32];
    let passphrase = "Größe ist nicht alles".as_bytes();
    pbkdf2::pbkdf2_hmac::<Sha256>(passphrase, &lock.salt, lock.iterations, &mut key);
    let locked = Payload {
        msg: &envelope.ciphertext,
        aad: envelope.header.as_bytes(),
    };
    let cipher = Aes256Gcm::new(&key.into());
    let inside = cipher.decrypt(&Nonce::from(lock.nonce), locked).unwrap();
    let plain = include_str!("golden/formats/assessment-1-checksum-full.json");
    assert_eq!(inside, plain.as_bytes());
    assert_eq!(lock.envelope(&envelope.ciphertext), text);
}

#[test]
fn a_full_file_holds_what_it_says() {
    let (_, opened) = read("assessment-1-full.json");
    assert_eq!(opened.notices, []);
    assert_eq!(opened.orphans, []);
    let assessment = opened.assessment;
    assert_eq!(assessment.answers.len(), 5);
    assert_eq!(
        assessment
            .answers
            .get("4.1-q1")
            .unwrap()
            .rating()
            .unwrap()
            .level,
        3
    );
    assert!(
        assessment
            .answers
            .get("8.9-q1")
            .unwrap()
            .is_not_applicable()
    );
    assert_eq!(assessment.plan.person_days_per_week, Some(7.5));
    assert_eq!(assessment.profile.drivers.len(), 2);
}

#[test]
fn what_an_organisation_tells_of_itself_is_read() {
    let (_, opened) = read("assessment-1-profile.json");
    assert_eq!(opened.notices, []);
    let profile = opened.assessment.profile;
    assert_eq!(profile.services.lines().count(), 2);
    assert_eq!(profile.sponsor, "Managing director");
    assert!(profile.extra.is_empty());
}

#[test]
fn fields_of_a_later_version_and_orphans_are_kept_and_said() {
    let (_, opened) = read("assessment-1-later-fields.json");
    let [Notice::LaterFields { count: 10 }] = opened.notices.as_slice() else {
        panic!("{:?}", opened.notices);
    };
    assert_eq!(opened.orphans.len(), 1);
}

#[test]
fn a_file_with_a_journey_holds_every_entry() {
    let (_, opened) = read("assessment-1-journey.json");
    assert_eq!(opened.notices, [Notice::LaterFields { count: 3 }]);
    let assessment = opened.assessment;
    assert_eq!(assessment.register.iter().count(), 12);
    let (_, major) = assessment.register.nonconformities().next().unwrap();
    assert_eq!(major.progress(), Progress::Closed);
    assert!(!major.blocks() && major.questions.len() == 2);
    let (_, review) = assessment.register.reviews().next().unwrap();
    assert_eq!(review.inputs.len(), 2);
    let step = assessment.register.step("scope").unwrap();
    assert_eq!(step.ticked.len(), 2);
    assert_eq!(
        assessment.certification.expiry().unwrap().to_string(),
        "2029-12-03"
    );
    assert!(assessment.plan.weekends_off);
    assert_eq!(assessment.plan.days_off.len(), 2);
    let clause = |number: &str| number.parse().unwrap();
    assert!(assessment.plan.packages[&clause("8.9")].put_off);
    assert_eq!(assessment.documents.values().next().unwrap().owner, "Ada");
}

#[test]
fn a_file_from_before_the_journey_has_an_empty_one() {
    let (_, opened) = read("assessment-1-full.json");
    assert!(opened.assessment.register.is_empty());
    assert_eq!(opened.assessment.certification, Certification::default());
}
