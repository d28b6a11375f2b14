//! The screens.

mod assess;
mod desk;
mod profile;
mod results;
mod roadmap;

pub(crate) use assess::assess;
pub(crate) use desk::desk;
pub(crate) use profile::profile;
pub(crate) use results::results;
pub(crate) use roadmap::roadmap;
