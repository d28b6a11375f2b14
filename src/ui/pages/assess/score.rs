//! The leaf's score, which reacts to every answer.

use leptos::prelude::*;

use crate::assessment::Edit;
use crate::questionnaire::LeafIx;
use crate::report::words;
use crate::scoring::LeafScore;
use crate::ui::components::{percent, range, score, status};
use crate::ui::dom::{El, el, follow, value_of};
use crate::ui::memo::memo;
use crate::ui::work::Here;

/// Declared, backed, possible range, status and target of a leaf.
pub(super) fn score_strip(here: Here, index: LeafIx) -> El {
    let leaf = here.memo(move |work| work.scores.leaf(index).cloned());
    let read = move |text: fn(&LeafScore) -> String| {
        move || leaf.with(|leaf| leaf.as_ref().map(text).unwrap_or_default())
    };
    let state = memo(move || leaf.with(|leaf| leaf.as_ref().map(|leaf| leaf.status)));
    let first = StoredValue::new(true);
    follow(move || {
        if let (Some(status), false) = (state.get(), first.get_value()) {
            here.app.say(words::status(status));
        }
        first.set_value(false);
    });
    let figure = |text: fn(&LeafScore) -> String, name: fn(&LeafScore) -> String| {
        let value = read(text);
        el("div").child((
            el("b")
                .text_by(value)
                .attr_by("data-value", move || Some(value())),
            el("small").text_by(read(name)),
        ))
    };
    let musts = |leaf: &LeafScore| {
        [
            &leaf.must_met.to_string(),
            " of ",
            &leaf.must_total.to_string(),
            " musts met",
        ]
        .concat()
    };
    el("div").class("score").child((
        figure(|leaf| score(leaf.declared), |_| "declared".to_owned()),
        figure(
            |leaf| score(leaf.backed),
            |_| "backed by evidence".to_owned(),
        ),
        figure(
            |leaf| range(leaf.low, leaf.high),
            |leaf| ["possible range, ", &percent(leaf.coverage), " covered"].concat(),
        ),
        el("div").child((
            el("div").within(move || state.get().map(status)),
            el("small").text_by(read(musts)),
        )),
        target(here, index),
    ))
}

/// The leaf's target: what the profile suggests, or an own one.
fn target(here: Here, index: LeafIx) -> Option<El> {
    let questionnaire = here.questionnaire();
    let number = here.leaf(index)?.number;
    let read = number.clone();
    let target = here.memo(move |work| {
        let target = work.scores.leaf(index).map_or(0, |leaf| leaf.target);
        (target, work.assessment.targets.contains_key(&read))
    });
    let levels = questionnaire.scale.acceptance..=questionnaire.top_level();
    let select = levels
        .fold(
            el("select").attr("aria-label", "Target"),
            |select, level| {
                let level = level.to_string();
                select.child(el("option").attr("value", &level).child(level))
            },
        )
        .value_by(move || target.get().0.to_string())
        .on("change", move |event| {
            let level = value_of(&event).parse().ok();
            here.edit(Edit::Target(number.clone(), level), false);
        });
    let name = move || {
        if target.get().1 {
            "own target"
        } else {
            "target"
        }
        .to_owned()
    };
    Some(el("div").child((select, el("small").text_by(name))))
}
