//! Further pictures: how the findings lie, and how the answers have come about.

use crate::report::Case;
use crate::report::picture::{PAGE, Picture, burn_up, severity};
use crate::ui::dom::{El, el};
use crate::ui::pages::picture::pictured;
use crate::ui::pages::report::with_case;
use crate::ui::work::Here;

use super::radar::width;

/// How each of them is drawn, so many units wide.
const DRAWN: [fn(&Case<'_>, u32) -> Picture; 2] = [severity, burn_up];

/// Each in a panel of its own.
pub(super) fn pictures(here: Here) -> El {
    el("div").class("two").within(move || {
        let width = width(here);
        let both = |case: &Case<'_>| DRAWN.map(|draw| (draw, draw(case, width)));
        let both = with_case(here, both).map(Vec::from).unwrap_or_default();
        let panels = both
            .into_iter()
            .map(|(draw, picture)| pictured(here, picture, move |case| draw(case, PAGE)));
        panels.collect::<Vec<_>>()
    })
}
