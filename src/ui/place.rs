//! Links to places that texts name.

use crate::companion::Place;
use crate::questionnaire::{AssessmentId, ClauseId};
use crate::route::{Page, Route};

/// The address of a place, where one can go there: some belong to an assessment, and a text may
/// name a page that this release does not have.
pub(crate) fn address(to: &Place, assessment: Option<&AssessmentId>) -> Option<String> {
    let address = to.address(assessment)?;
    (Route::parse(&address).to_string() == address).then_some(address)
}

/// The address of a clause's questions.
pub(crate) fn clause_address(assessment: &AssessmentId, clause: &ClauseId) -> String {
    let place = clause.as_str().parse().ok();
    Route::In(assessment.clone(), Page::Assess(place)).to_string()
}
