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

use crate::questionnaire::Key;
use crate::ui::dom::El;
use crate::ui::memo::Memo;
use crate::ui::work::Here;

/// A page of an assessment that comes with the second Wasm; `place` is where on it one is.
pub(crate) fn page(here: Here, name: &str, place: Memo<Option<Key>>) -> El {
    match name {
        "guide" => guide::guide(here.app, Some(here), place),
        "roadmap" => roadmap::roadmap(here),
        "documents" => documents::documents(here),
        "certification" => certification::certification(here),
        "profile" => profile::profile(here),
        "report" => report::report(here),
        "history" => history::history(here),
        _ => results::results(here, place),
    }
}
