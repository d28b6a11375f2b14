//! Further pictures: how the findings lie, and how the answers have come about.

use crate::report::Case;
use crate::report::picture::{burn_up, severity};
use crate::ui::dom::{El, el};
use crate::ui::pages::picture::pictured;
use crate::ui::pages::report::with_case;
use crate::ui::work::Here;

use super::radar::width;

/// Each in a panel of its own.
pub(super) fn pictures(here: Here) -> El {
    el("div").class("two").within(move || {
        let width = width(here);
        let both = |case: &Case<'_>| [severity(case, width), burn_up(case, width)];
        let both = with_case(here, both).map(Vec::from).unwrap_or_default();
        let panels = both.into_iter().map(|picture| pictured(here, picture));
        panels.collect::<Vec<_>>()
    })
}
