//! The leaf's score, which reacts to every answer.

use leptos::prelude::*;

use crate::assessment::Edit;
use crate::questionnaire::LeafIx;
use crate::report::words;
use crate::ui::components::{percent, range, score, status};
use crate::ui::work::Here;

/// Declared, backed, possible range, status and target of a leaf.
pub(super) fn score_strip(here: Here, index: LeafIx) -> AnyView {
    let leaf = here.memo(move |work| work.scores.leaf(index).cloned());
    let read = move |text: fn(&crate::scoring::LeafScore) -> String| {
        move || leaf.with(|leaf| leaf.as_ref().map(text).unwrap_or_default())
    };
    let state = move || leaf.with(|leaf| leaf.as_ref().map(|leaf| status(leaf.status)));
    let last = StoredValue::new(leaf.with_untracked(|leaf| leaf.as_ref().map(|leaf| leaf.status)));
    Effect::new(move |_| {
        let now = leaf.with(|leaf| leaf.as_ref().map(|leaf| leaf.status));
        if last.get_value() != now {
            last.set_value(now);
            if let Some(status) = now {
                here.app.say(words::status(status));
            }
        }
    });
    view! {
        <div class="score">
            <div>
                <b data-value=read(|leaf| score(leaf.declared))>{read(|leaf| score(leaf.declared))}</b>
                <small>"declared"</small>
            </div>
            <div>
                <b data-value=read(|leaf| score(leaf.backed))>{read(|leaf| score(leaf.backed))}</b>
                <small>"backed by evidence"</small>
            </div>
            <div>
                <b>{read(|leaf| range(leaf.low, leaf.high))}</b>
                <small>
                    "possible range, " {read(|leaf| percent(leaf.coverage))} " covered"
                </small>
            </div>
            <div>
                {state}
                <small>{read(|leaf| format!("{} of {} musts met", leaf.must_met, leaf.must_total))}</small>
            </div>
            {target(here, index)}
        </div>
    }
    .into_any()
}

/// The leaf's target: what the profile suggests, or an own one.
fn target(here: Here, index: LeafIx) -> AnyView {
    let questionnaire = here.questionnaire();
    let Some(number) = here.leaf(index).map(|leaf| leaf.number) else {
        return ().into_any();
    };
    let own_number = number.clone();
    let own = here.memo(move |work| work.assessment.targets.get(&own_number).copied());
    let target = here.memo(move |work| work.scores.leaf(index).map_or(0, |leaf| leaf.target));
    let lowest = questionnaire.scale.acceptance;
    let options = (lowest..=questionnaire.top_level())
        .map(|level| {
            view! { <option value=level prop:selected=move || target.get() == level>{level}</option> }
        })
        .collect_view();
    let choose = move |event| {
        let level = event_target_value(&event).parse().ok();
        here.edit(Edit::Target(number.clone(), level), false);
    };
    view! {
        <div>
            <select aria-label="Target" on:change=choose>{options}</select>
            <small>{move || if own.get().is_some() { "own target" } else { "target" }}</small>
        </div>
    }
    .into_any()
}
