//! The screens.

mod assess;
mod certification;
mod desk;
mod documents;
mod guide;
mod history;
mod picture;
mod profile;
mod report;
mod results;
mod roadmap;
mod settings;

pub(crate) use assess::{assess, has_question_in_use};
pub(crate) use desk::desk;
pub(crate) use guide::guide;
pub(crate) use results::VIEW_TITLE;
pub(crate) use settings::{erase_form, settings};

use crate::export::css_string;
use crate::platform::page::set_property;
use crate::questionnaire::Key;
use crate::report::document::running_title;
use crate::ui::dom::{El, follow};
use crate::ui::memo::Memo;
use crate::ui::work::Here;

/// A page of an assessment that comes with the second Wasm; `place` is where on it one is.
pub(crate) fn page(here: Here, name: &str, place: Memo<Option<Key>>) -> El {
    if name == "guide" {
        return guide::guide(here.app, Some(here), place);
    }
    // The head of each printed page takes it from there.
    follow(move || {
        let title = here.with(|work| running_title(&work.assessment.title));
        set_property("--report-title", &css_string(&title.unwrap_or_default()));
    });
    let page = match name {
        "roadmap" => roadmap::roadmap(here),
        "documents" => documents::documents(here),
        "certification" => certification::certification(here),
        "profile" => profile::profile(here),
        "report" => report::report(here),
        "history" => history::history(here),
        _ => results::results(here, place),
    };
    page.attr("data-titled", "")
}
