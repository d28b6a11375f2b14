//! What an assessment would be after some packages are done.

use crate::assessment::{
    Answer, Assessment, Confidence, DocumentState, Evidence, EvidenceState, Rating, Response,
};
use crate::questionnaire::{LeafIx, Questionnaire};
use crate::scoring::{Standing, standing, target_of};

/// A copy of the assessment in which the packages of these leaves are done: every applicable
/// question is at least at the leaf's target and at the acceptance line, with evidence, and every
/// document of the leaf is approved. For trying out; it is never kept.
#[must_use]
pub fn assume_done(
    questionnaire: &Questionnaire,
    assessment: &Assessment,
    leaves: &[LeafIx],
) -> Assessment {
    let mut assumed = assessment.clone();
    for &place in leaves {
        let Some(leaf) = questionnaire.leaves.get(place) else {
            continue;
        };
        let target = target_of(questionnaire, assessment, place);
        let wanted = target.max(questionnaire.scale.acceptance);
        for question in questionnaire.questions_of(leaf) {
            let confidence = match standing(questionnaire, assessment, question) {
                Standing::NotApplicable => continue,
                Standing::Rated(judged) if judged.effective >= wanted => continue,
                _ => assessment
                    .answers
                    .get(&question.id)
                    .and_then(Answer::rating)
                    .map_or(Confidence::Medium, |rating| rating.confidence),
            };
            let answer = assumed.answers.entry(question.id.clone()).or_default();
            let level = answer.rating().map_or(0, |rating| rating.level);
            answer.response = Some(Response::Rated(Rating {
                level: level.max(wanted),
                evidence: Evidence {
                    state: EvidenceState::Located,
                    reference: String::new(),
                },
                confidence,
            }));
        }
        for id in &leaf.documents {
            let document = assumed.documents.entry(id.clone()).or_default();
            document.state = DocumentState::Approved;
        }
    }
    assumed
}
