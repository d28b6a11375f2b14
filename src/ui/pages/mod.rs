//! The screens.

mod assess;
mod desk;
mod profile;
mod results;
mod roadmap;

pub(crate) use assess::{assess, has_question_in_use};
pub(crate) use desk::desk;
pub(crate) use profile::profile;
pub(crate) use results::{VIEW_TITLE, results};
pub(crate) use roadmap::roadmap;
