//! What one can set of a package beside effort, owner and status: a fixed day, putting it off, a
//! note, and own actions.

use leptos::prelude::*;

use crate::assessment::{Action, Edit, PackagePlan};
use crate::platform::{clock, page};
use crate::questionnaire::{ClauseId, EntryId};
use crate::report::words;
use crate::ui::components::{Record, button, day_field, field, put};
use crate::ui::dom::{El, el, is_checked, value_of};
use crate::ui::keyed::keyed;
use crate::ui::memo::memo;
use crate::ui::work::Here;

/// How the row changes its package's settings.
#[derive(Clone, Copy)]
pub(super) struct Own {
    pub(super) here: Here,
    pub(super) clause: StoredValue<ClauseId>,
}

impl Own {
    /// The package's own settings.
    pub(super) fn get(self) -> PackagePlan {
        let clause = self.clause.get_value();
        let own = self
            .here
            .with(|work| work.assessment.plan.packages.get(&clause).cloned());
        own.flatten().unwrap_or_default()
    }

    /// Changes the package's settings; settings that say nothing are not kept.
    pub(super) fn change(self, typing: bool, set: impl FnOnce(&mut PackagePlan)) {
        let mut package = untrack(|| self.get());
        set(&mut package);
        let package = (package != PackagePlan::default()).then_some(package);
        self.here
            .edit(Edit::Package(self.clause.get_value(), package), typing);
    }
}

/// The part that opens.
pub(super) fn more(own: Own) -> El {
    let actions = memo(move || {
        let clause = own.clause.get_value();
        let found = own.here.with(|work| {
            let actions = work.assessment.register.actions_of(&clause);
            actions.map(|(id, _)| id.clone()).collect::<Vec<EntryId>>()
        });
        found.unwrap_or_default()
    });
    let open = memo(move || {
        let clause = own.clause.get_value();
        let found = own.here.with(|work| {
            let actions = work.assessment.register.actions_of(&clause);
            let (all, done) = actions.fold((0, 0), |(all, done), (_, action)| {
                (all + 1, done + usize::from(action.done.is_some()))
            });
            (all, done)
        });
        found.unwrap_or_default()
    });
    let count = move || {
        let (all, done): (usize, usize) = open.get();
        if all == 0 {
            return String::new();
        }
        let (all, done) = (all.to_string(), done.to_string());
        [" (", &done, " of ", &all, " done)"].concat()
    };
    // On a phone the fold has what stands in columns elsewhere, too.
    let summary = (
        el("span")
            .class("on-card")
            .child("Effort, owner, fixed day, note, own actions"),
        el("span")
            .class("in-table")
            .child("Fix a day, note, own actions"),
        el("span").text_by(count),
    );
    let add = move || {
        let Ok(id) = clock::new_name().parse::<EntryId>() else {
            return;
        };
        let action = Action {
            package: Some(own.clause.get_value()),
            ..Action::default()
        };
        let row = row_id(&id);
        put(own.here, Edit::entry(id, action), false);
        request_animation_frame(move || page::focus_field(&row));
    };
    let add_id = own
        .clause
        .with_value(|clause| ["add-action-", clause.as_str()].concat());
    let back = StoredValue::new(add_id.clone());
    let list = keyed(el("div"), actions, move |id| {
        let one = Record::<Action>::new(own.here, id.clone());
        let row = el("div").class("form").attr("id", row_id(id));
        row.attr("data-entry", one.id()).child((
            one.text("Own action", |action| &mut action.text),
            one.text("Owner", |action| &mut action.owner),
            one.day("Due on", |action| &mut action.due),
            one.day("Done on", |action| &mut action.done),
            button("btn danger", "Remove", move || {
                one.remove();
                // The button is gone with its action; the keyboard goes on where the list does.
                page::focus(&back.get_value());
            }),
        ))
    });
    el("details").class("more-settings no-print").child((
        el("summary").child(summary),
        el("div").class("opened").child((
            el("div")
                .class("form")
                .child([fixed(own), put_off(own), note(own)]),
            list,
            button("btn", "Add an own action", add).attr("id", add_id),
        )),
    ))
}

/// The id of the row of an own action.
fn row_id(action: &EntryId) -> String {
    ["action-", action.as_str()].concat()
}

fn fixed(own: Own) -> El {
    day_field(
        "Fixed first day",
        move || own.get().start,
        move |day| own.change(false, |package| package.start = day),
    )
}

fn put_off(own: Own) -> El {
    let input = el("input")
        .attr("type", "checkbox")
        .flag_by("checked", move || own.get().put_off)
        .on("change", move |event| {
            let off = is_checked(&event);
            own.change(false, |package| package.put_off = off);
        });
    let text = el("span").child(words::put_off(&own.here.questionnaire()));
    el("label").class("check").child((input, text))
}

fn note(own: Own) -> El {
    let area = el("textarea")
        .attr("maxlength", "20000")
        .value_by(move || own.get().note)
        .on("input", move |event| {
            let text = value_of(&event);
            own.change(true, |package| package.note = text);
        });
    field("Note", area).class("field wide")
}
