//! The plan as a picture: the report's, with links.

use std::sync::Arc;

use leptos::prelude::*;

use crate::report::picture;
use crate::roadmap::Roadmap;
use crate::route::{Page, Route};
use crate::ui::actions::place;
use crate::ui::components::{chart, panel};
use crate::ui::dom::{El, el};
use crate::ui::memo::Memo;
use crate::ui::pages::report::with_case;
use crate::ui::work::Here;

/// Widths in which its labels are legible: on a phone, and on everything else.
const WIDTHS: (u32, u32) = (320, 1100);

/// Packages as bars with their lead times, and the milestones up to the decision.
pub(super) fn gantt(here: Here, planned: Memo<Option<Arc<Roadmap>>>) -> Option<El> {
    // The plan says when there is another picture; not every word that is typed beside it.
    let plan = planned.get().filter(|plan| !plan.packages.is_empty())?;
    let (narrow, wide) = WIDTHS;
    let width = if here.app.narrow.get() { narrow } else { wide };
    let picture = untrack(|| with_case(here, |case| picture::gantt(case, width)))?;
    let labels = plan.packages.iter().map(|package| {
        let leaf = place(package.clause.as_str());
        Route::In(here.id(), Page::Assess(leaf)).to_string()
    });
    let labels = labels.collect::<Vec<_>>();
    Some(panel("The plan").child(el("figure").child((
        chart(picture.scene, &labels),
        el("figcaption").child(picture.sentence),
    ))))
}
