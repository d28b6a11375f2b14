//! Where time has overtaken the plan: says so, and plans on from today.

use std::sync::Arc;

use leptos::prelude::*;

use crate::assessment::FieldValue;
use crate::date::Date;
use crate::platform::page;
use crate::report::headline;
use crate::roadmap::{Roadmap, behind as behind_of};
use crate::ui::components::button;
use crate::ui::dom::{El, el};
use crate::ui::memo::{Memo, memo};
use crate::ui::work::Here;

/// The notice, with the button; empty where the plan holds.
pub(super) fn behind(here: Here, planned: Memo<Option<Arc<Roadmap>>>, today: Date) -> El {
    let many = memo(move || {
        let plan = planned.get();
        let late =
            plan.and_then(|plan| here.with(|work| behind_of(&work.assessment, &plan, today).len()));
        late.unwrap_or_default()
    });
    let go_on = move || {
        here.set(FieldValue::PlanStart(Some(today)), false);
        // The button goes with the notice; what follows from the new start stands in the heading.
        request_animation_frame(page::focus_heading);
        let undo = Callback::new(move |()| {
            here.undo();
        });
        here.app.toast("The plan starts today.", Some(undo));
    };
    let notice = move || {
        let text = headline::behind(many.get())?;
        let note = el("p")
            .class("note")
            .attr("data-behind", many.get().to_string());
        let button = button("btn no-print", "Plan on from today", go_on);
        Some(note.child((text, " ", button)))
    };
    el("div").within(notice)
}
