//! The plan as a picture: the report's, on the screen and on paper.

use std::sync::Arc;

use leptos::prelude::*;

use crate::report::Case;
use crate::report::picture::{self, Picture};
use crate::roadmap::Roadmap;
use crate::ui::components::{chart, panel};
use crate::ui::dom::{El, el};
use crate::ui::memo::{Memo, memo};
use crate::ui::pages::picture::pictured;
use crate::ui::pages::report::with_case;
use crate::ui::work::Here;

/// Widths in which its labels are legible: on a phone, and on everything else.
const NARROW: u32 = 320;
const WIDE: u32 = 1100;
/// Beside another one.
const HALF: u32 = 560;

/// Packages as bars with their lead times, and the milestones up to the decision.
pub(super) fn gantt(here: Here, planned: Memo<Option<Arc<Roadmap>>>) -> Option<El> {
    // The plan says when there is another picture; not every word that is typed beside it.
    planned.get().filter(|plan| !plan.packages.is_empty())?;
    let width = if here.app.narrow.get() { NARROW } else { WIDE };
    let picture = untrack(|| with_case(here, |case| picture::gantt(case, width)))?;
    let shown = pictured(here, picture, |case| {
        picture::gantt(case, picture::PLAN_PAGE)
    });
    Some(el("div").child((shown.class("panel no-print"), on_paper(here))))
}

/// The same in pictures that are legible on paper, drawn when the page is printed.
fn on_paper(here: Here) -> El {
    let place = el("div");
    let drawn = place.clone();
    let before = window_event_listener_untyped("beforeprint", move |_| {
        let pictures = untrack(|| with_case(here, picture::gantts)).unwrap_or_default();
        let panels = pictures.into_iter().map(|one| {
            let figure = (
                chart(&one.scene, &one.sentence),
                el("figcaption").child(one.sentence),
            );
            panel(&one.title).child(el("figure").child(figure))
        });
        drawn.element().set_text_content(None);
        let _ = drawn.clone().child(panels.collect::<Vec<_>>());
    });
    let drawn = place.clone();
    let after = window_event_listener_untyped("afterprint", move |_| {
        drawn.element().set_text_content(None);
    });
    on_cleanup(move || {
        before.remove();
        after.remove();
    });
    place.class("print-only stack")
}

/// Who is busy when, and what comes of it: the certification's three years.
pub(super) fn effort_and_cycle(here: Here) -> El {
    let shown = |draw: fn(&Case<'_>, u32) -> Picture| {
        let drawn = memo(move || {
            let width = if here.app.narrow.get() { NARROW } else { HALF };
            with_case(here, |case| draw(case, width))
        });
        // Only another picture is drawn anew, not every word that is typed beside it.
        el("div").within(move || {
            let picture = drawn.get().filter(|one| !one.table.rows.is_empty());
            let on_page = move |case: &Case<'_>| draw(case, picture::PLAN_PAGE);
            picture.map(|picture| pictured(here, picture, on_page))
        })
    };
    el("div")
        .class("two")
        .child([shown(picture::effort), shown(picture::cycle)])
}
