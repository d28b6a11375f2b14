//! Assessments in which every text field is filled, by whatever gives the texts.

use clausewise::assessment::{
    Answer, Assessment, Confidence, DocumentRecord, DocumentState, Evidence, EvidenceState,
    PackagePlan, PackageStatus, Rating, Response,
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
    (questionnaire, assessment)
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
