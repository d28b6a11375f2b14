//! What several tests and benchmarks need: the questionnaires, ready answers, and questionnaires
//! of any size.
#![allow(
    dead_code,
    unreachable_pub,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    missing_docs,
    reason = "no test uses all of it"
)]

pub mod example;
pub mod naive;
pub mod naive_scores;
pub mod random;
pub mod synthetic;

use std::path::Path;

use clausewise::assessment::{
    Answer, Assessment, Confidence, Evidence, EvidenceState, QuestionnaireRef, Rating, Response,
};
use clausewise::date::Date;
use clausewise::exchange::open;
use clausewise::questionnaire::file::QuestionnaireFile;
use clausewise::questionnaire::{Questionnaire, compile};

const ISO: &str = include_str!("../../questionnaires/iso-iec-20000-1-2018.json");
const SERVICE_DESK: &str = include_str!("../../questionnaires/service-desk-basics.json");

pub fn iso_file() -> QuestionnaireFile {
    serde_json::from_str(ISO).unwrap()
}

pub fn iso() -> Questionnaire {
    compile(iso_file()).unwrap()
}

pub fn service_desk() -> Questionnaire {
    compile(serde_json::from_str(SERVICE_DESK).unwrap()).unwrap()
}

pub fn day(text: &str) -> Date {
    text.parse().unwrap()
}

/// One of the examples that the start page offers, such as `xyz-before`.
pub fn offered(questionnaire: &Questionnaire, name: &str) -> Assessment {
    // Other packages of the workspace use these helpers, too, from a folder below.
    let folders = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors();
    let mut paths = folders.map(|one| one.join(format!("public/examples/{name}.json")));
    let bytes = std::fs::read(paths.find(|path| path.exists()).unwrap()).unwrap();
    open(&bytes, &|_| Some(questionnaire)).unwrap().assessment
}

pub fn blank(questionnaire: &Questionnaire) -> Assessment {
    Assessment::new(
        "test".parse().unwrap(),
        "Test".to_owned(),
        QuestionnaireRef::new(questionnaire.id.clone(), questionnaire.version.clone()),
        "2026-01-05T08:00:00Z".parse().unwrap(),
    )
}

pub fn rated(level: u8, state: EvidenceState, confidence: Confidence) -> Answer {
    Answer {
        response: Some(Response::Rated(Rating {
            level,
            evidence: Evidence {
                state,
                reference: String::new(),
            },
            confidence,
        })),
        ..Answer::default()
    }
}

pub fn not_applicable(reason: &str) -> Answer {
    Answer {
        response: Some(Response::NotApplicable(reason.to_owned())),
        ..Answer::default()
    }
}

/// The organisation that has nothing left to do.
pub fn perfect(q: &Questionnaire) -> Assessment {
    let mut a = blank(q);
    for leaf in &q.leaves {
        rate_leaf(q, &mut a, leaf.number.as_str(), q.top_level());
    }
    a
}

/// Where a text has a zero with a minus before it, with what stands around it.
pub fn minus_zeros(text: &str) -> Vec<&str> {
    text.match_indices("-0")
        .filter(|(place, _)| {
            let before = text[..*place].chars().next_back();
            let mut after = text[place + 2..].trim_start_matches(['.', '0']).chars();
            !before.is_some_and(|c| c.is_alphanumeric() || c == '-')
                && !after.next().is_some_and(|c| c.is_ascii_digit() || c == '-')
        })
        .map(|(place, _)| {
            let line = text[..place].rfind('\n').map_or(0, |end| end + 1);
            text[line..].lines().next().unwrap_or_default()
        })
        .collect()
}

/// Rates every question of a leaf.
pub fn rate_leaf(q: &Questionnaire, a: &mut Assessment, leaf: &str, level: u8) {
    let leaf = &q.leaves[q.leaf_index(leaf).unwrap()];
    for question in q.questions_of(leaf) {
        let answer = rated(level, EvidenceState::Checked, Confidence::High);
        a.answers.insert(question.id.clone(), answer);
    }
}
