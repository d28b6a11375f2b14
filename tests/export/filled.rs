//! Assessments in which every text field is filled, by whatever gives the texts.

use clausewise::assessment::{
    Action, Answer, Assessment, Audit, CertificationBody, Confidence, DocumentRecord,
    DocumentState, Entry, EntryKey, Evidence, EvidenceState, Nonconformity, PackagePlan,
    PackageStatus, Party, Rating, Response, Review, StepRecord,
};
use clausewise::questionnaire::Questionnaire;

use crate::support::{blank, iso};

/// The real questionnaire, and an assessment with all its text fields filled.
pub(crate) fn filled(mut text: impl FnMut() -> String) -> (Questionnaire, Assessment) {
    let questionnaire = iso();
    let mut assessment = blank(&questionnaire);
    assessment.title = text();
    let profile = &mut assessment.profile;
    profile.organisation = text();
    profile.scope_statement = text();
    profile.regulations.insert(text());
    for field in [
        &mut profile.organisation_part,
        &mut profile.services,
        &mut profile.sites,
        &mut profile.tool,
        &mut profile.target_reason,
        &mut profile.sponsor,
    ] {
        *field = text();
    }
    profile.size_band = Some("a-size-of-later".parse().unwrap());
    profile.drivers.insert("a-driver-of-later".parse().unwrap());
    for (number, question) in questionnaire.questions.iter().enumerate() {
        let answer = answer(number, question.not_applicable_if.is_some(), &mut text);
        assessment.answers.insert(question.id.clone(), answer);
    }
    for (number, id) in ["99.1-gone", "99.2-gone", "99.3-gone"]
        .into_iter()
        .enumerate()
    {
        let answer = answer(number, true, &mut text);
        assessment.answers.insert(id.parse().unwrap(), answer);
    }
    let documents = questionnaire.documents.iter().map(|one| one.id.as_str());
    for (number, id) in documents.chain(["D999"]).enumerate() {
        let record = DocumentRecord {
            state: [
                DocumentState::Approved,
                DocumentState::Draft,
                DocumentState::Missing,
            ][number % 3],
            reference: text(),
            owner: text(),
            ..DocumentRecord::default()
        };
        assessment.documents.insert(id.parse().unwrap(), record);
    }
    let leaves = questionnaire.leaves.iter().map(|leaf| leaf.number.as_str());
    for leaf in leaves.chain(["99.1"]) {
        let package = PackagePlan {
            effort_days: None,
            owner: text(),
            status: PackageStatus::Doing,
            note: text(),
            ..PackagePlan::default()
        };
        assessment
            .plan
            .packages
            .insert(leaf.parse().unwrap(), package);
    }
    assessment.certification.certificate = text();
    for entry in register(&mut text) {
        let key = EntryKey::new(entry.kind(), "understand".parse().unwrap());
        assessment.register.put(key, Some(entry));
    }
    (questionnaire, assessment)
}

/// An entry of each kind of the register, with every text that it can have.
fn register(text: &mut impl FnMut() -> String) -> Vec<Entry> {
    let day = Some("2026-02-02".parse().unwrap());
    let party = Party {
        name: text(),
        contributes: text(),
        control: text(),
        owner: text(),
        agreement: text(),
        ..Party::default()
    };
    let action = Action {
        text: text(),
        owner: text(),
        due: day,
        ..Action::default()
    };
    let audit = Audit {
        title: text(),
        planned: day,
        auditor: text(),
        independence: text(),
        result: text(),
        ..Audit::default()
    };
    let review = Review {
        attendees: text(),
        inputs: [("follow_up".parse().unwrap(), text())].into(),
        decisions: text(),
        ..Review::default()
    };
    let nonconformity = Nonconformity {
        statement: text(),
        evidence: text(),
        correction: text(),
        cause: text(),
        action: text(),
        owner: text(),
        effectiveness_note: text(),
        due: day,
        ..Nonconformity::default()
    };
    let body = CertificationBody {
        name: text(),
        accreditation: text(),
        price: text(),
        answers: [("sector".parse().unwrap(), text())].into(),
        note: text(),
        ..CertificationBody::default()
    };
    let step = StepRecord {
        owner: text(),
        note: text(),
        ..StepRecord::default()
    };
    vec![
        party.into(),
        action.into(),
        audit.into(),
        review.into(),
        nonconformity.into(),
        body.into(),
        step.into(),
    ]
}

/// Answers of every kind in turn, each with every text that it can have.
fn answer(number: usize, may_be_set_aside: bool, text: &mut impl FnMut() -> String) -> Answer {
    let response = match number % 7 {
        0 if may_be_set_aside => Some(Response::NotApplicable(text())),
        1 => Some(Response::Unknown),
        2 => None,
        _ => Some(Response::Rated(Rating {
            level: u8::try_from(number % 6).unwrap(),
            evidence: Evidence {
                state: [
                    EvidenceState::None,
                    EvidenceState::Located,
                    EvidenceState::Checked,
                ][number % 3],
                reference: text(),
            },
            confidence: [Confidence::High, Confidence::Medium, Confidence::Low][number % 3],
        })),
    };
    Answer {
        response,
        note: text(),
        owner: text(),
        at: Some("2026-01-05T08:00:00Z".parse().unwrap()),
        by: text(),
        ..Answer::default()
    }
}
