//! A list of entries of one kind: each opens to its fields; new ones are added at the top of it.

use leptos::prelude::*;

use crate::date::Date;
use crate::platform::{clock, page};
use crate::questionnaire::EntryId;
use crate::ui::components::{Held, Record, button, panel, put};
use crate::ui::dom::{El, el};
use crate::ui::keyed::keyed;
use crate::ui::memo::{Memo, memo};
use crate::ui::work::{Here, Work};

use crate::assessment::Edit;

/// What a list of entries needs to know of its kind.
pub(super) struct List<T> {
    /// The panel's heading.
    pub(super) title: &'static str,
    /// What to know before adding one.
    pub(super) hint: &'static str,
    /// The button that adds one.
    pub(super) add: &'static str,
    /// A new one.
    pub(super) new: fn(&Work, Date) -> T,
    /// By which day they are sorted.
    pub(super) by: fn(&T) -> Option<Date>,
    /// Heading and state of one: its name, and words for its state with the state's key.
    pub(super) head: fn(&T, Date) -> (String, &'static str, String),
    /// Its fields.
    pub(super) form: fn(Record<T>) -> Vec<El>,
}

/// The panel with the list.
pub(super) fn entries<T: Held>(here: Here, today: Date, list: &'static List<T>) -> El {
    let ids: Memo<Vec<EntryId>> = memo(move || {
        let found = here.with(|work| {
            let register = work.assessment.register.iter();
            let mut of_kind: Vec<(Option<Date>, EntryId)> = register
                .filter_map(|(key, entry)| Some(((list.by)(T::held(entry)?), key.id.clone())))
                .collect();
            of_kind.sort_by(|a, b| (a.0.is_none(), a).cmp(&(b.0.is_none(), b)));
            of_kind.into_iter().map(|(_, id)| id).collect()
        });
        found.unwrap_or_default()
    });
    let newest: RwSignal<Option<EntryId>> = RwSignal::new(None);
    let add = move || {
        let Ok(id) = clock::new_name().parse::<EntryId>() else {
            return;
        };
        let Some(entry) = here.peek(|work| (list.new)(work, today)) else {
            return;
        };
        newest.set(Some(id.clone()));
        put(here, Edit::entry(id.clone(), entry), false);
        request_animation_frame(move || page::focus(&summary_id(id.as_str())));
    };
    let rows = keyed(el("div").class("entries"), ids, move |id| {
        let is_new = newest.with_untracked(|newest| newest.as_ref() == Some(id));
        one(Record::<T>::new(here, id.clone()), today, list, is_new)
    });
    let empty = move || {
        ids.with(Vec::is_empty)
            .then(|| el("p").class("note").child(list.hint))
    };
    let section = panel(list.title).attr("data-list", T::KIND.name());
    section.child((
        el("div").within(empty),
        rows,
        el("p")
            .class("no-print")
            .child(button("btn", list.add, add).attr("id", add_id::<T>())),
    ))
}

fn one<T: Held>(record: Record<T>, today: Date, list: &'static List<T>, is_new: bool) -> El {
    let head = memo(move || record.read(|held| (list.head)(held, today)));
    let state = el("span")
        .class("tag")
        .attr_by("data-state", move || Some(head.get().1.to_owned()))
        .text_by(move || head.get().2);
    let summary = el("summary").attr("id", summary_id(&record.id())).child((
        el("b").child(el("bdi").text_by(move || head.get().0)),
        " ",
        state,
    ));
    let remove = button("btn danger", "Remove", move || {
        record.remove();
        // The button is gone with its entry; the keyboard goes on where the list does.
        page::focus(&add_id::<T>());
    });
    el("details")
        .class("entry")
        .attr("data-entry", record.id())
        .maybe("open", is_new.then_some(""))
        .child((
            summary,
            el("div").class("form").child((list.form)(record)),
            el("p").class("no-print").child(remove),
        ))
}

/// Opens an entry and goes there, once it is drawn.
pub(super) fn go_to(id: &EntryId) {
    open_at(summary_id(id.as_str()));
}

/// Opens what a line of that id folds away, and moves the focus to the line.
pub(super) fn open_at(id: String) {
    request_animation_frame(move || {
        let fold = page::element(&id).and_then(|summary| summary.parent_element());
        // An attribute can always be set.
        let _ = fold.map(|fold| fold.set_attribute("open", ""));
        page::focus(&id);
    });
}

/// The id of the button that adds an entry.
fn add_id<T: Held>() -> String {
    ["add-", T::KIND.name()].concat()
}

/// The id of the line that opens an entry.
fn summary_id(entry: &str) -> String {
    ["entry-", entry].concat()
}

/// Clause numbers as people write them in one line.
pub(super) fn numbers<T: std::fmt::Display>(names: &[T]) -> String {
    names
        .iter()
        .map(ToString::to_string)
        .collect::<Vec<_>>()
        .join(", ")
}

/// The names that stand in a line; what is none is left out.
pub(super) fn names<T: std::str::FromStr + Ord>(text: &str) -> crate::map::Set<T> {
    text.split([',', ';', ' '])
        .filter_map(|part| part.trim().parse().ok())
        .collect()
}
