//! Links to places that texts name.

use leptos::task::spawn_local;

use crate::companion::Place;
use crate::platform::page;
use crate::questionnaire::{AssessmentId, ClauseId};
use crate::route::{Page, Route};
use crate::ui::dom::{El, el};

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

/// So often, and after so many milliseconds each, it is looked whether a part has come.
const LOOKS: u32 = 60;
const PAUSE_MS: i32 = 50;

/// A link to a part of another page: whoever follows it has the focus there, or in the first field
/// within it. Opened in another tab, it
/// leads to the page.
pub(crate) fn part_link(page: &str, part: &str, text: &str) -> El {
    let part = part.to_owned();
    el("a")
        .attr("href", page)
        .on("click", move |_| {
            spawn_local(focus_once_there(part.clone()))
        })
        .child(text)
}

/// Moves the focus to a part as soon as its page has come and has given the focus to its heading.
async fn focus_once_there(part: String) {
    for _ in 0..LOOKS {
        page::wait(PAUSE_MS).await;
        if page::element(&part).is_some() {
            page::wait(PAUSE_MS).await;
            page::show_part(&part);
            return page::focus_field(&part);
        }
    }
}
