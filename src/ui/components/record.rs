//! Fields of one entry of the register. Every change is one edit of the entry, with what follows
//! from it.

use std::marker::PhantomData;

use leptos::prelude::*;

use crate::assessment::{Edit, Entry, EntryKey, EntryKind, MOST_EFFORT_DAYS};
use crate::date::Date;
use crate::questionnaire::EntryId;
use crate::ui::components::{Bounds, day_field, field, number, printed};
use crate::ui::dom::{El, el, value_of};
use crate::ui::work::Here;

/// An entry that a page shows and changes.
pub(crate) struct Record<T> {
    here: Here,
    key: StoredValue<EntryKey>,
    of: PhantomData<fn() -> T>,
}

impl<T> Clone for Record<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Record<T> {}

/// What an entry of the register holds.
pub(crate) trait Held: Clone + Default + Into<Entry> + 'static {
    /// The kind of entry.
    const KIND: EntryKind;
    /// The entry, where it is of this kind.
    fn held(entry: &Entry) -> Option<&Self>;
}

macro_rules! held {
    ($($type:ident: $kind:ident),+) => {$(
        impl Held for crate::assessment::$type {
            const KIND: EntryKind = EntryKind::$kind;
            fn held(entry: &Entry) -> Option<&Self> {
                match entry {
                    Entry::$kind(held) => Some(held),
                    _ => None,
                }
            }
        }
    )+};
}

held!(
    Party: Party, Action: Action, Audit: Audit, Review: Review, Nonconformity: Nonconformity,
    CertificationBody: Body, StepRecord: Step
);

/// Words for the cases of a choice: the value in the page, the name, and the case.
pub(crate) type Cases<C> = &'static [(&'static str, &'static str, C)];

impl<T: Held> Record<T> {
    /// The entry of that id.
    pub(crate) fn new(here: Here, id: EntryId) -> Self {
        Self {
            here,
            key: StoredValue::new(EntryKey::new(T::KIND, id)),
            of: PhantomData,
        }
    }

    /// The page's handle.
    pub(crate) const fn here(self) -> Here {
        self.here
    }

    /// The entry's id.
    pub(crate) fn id(self) -> String {
        self.key.with_value(|key| key.id.to_string())
    }

    /// Something of the entry; of an empty one where there is none yet.
    pub(crate) fn read<R>(self, read: impl FnOnce(&T) -> R) -> R {
        let held = self.here.with(|work| {
            self.key
                .with_value(|key| work.assessment.register.get(key).and_then(T::held).cloned())
        });
        read(&held.flatten().unwrap_or_default())
    }

    /// Changes the entry.
    pub(crate) fn change(self, typing: bool, change: impl FnOnce(&mut T)) {
        let mut held = untrack(|| self.read(T::clone));
        change(&mut held);
        let id = self.key.with_value(|key| key.id.clone());
        put(self.here, Edit::entry(id, held), typing);
    }

    /// Takes the entry away, with a way back.
    pub(crate) fn remove(self) {
        let here = self.here;
        put(here, Edit::no_entry(self.key.get_value()), false);
        let undo = Callback::new(move |()| {
            here.undo();
        });
        let text = ["The ", T::KIND.one(), " is removed."].concat();
        here.app.toast(text, Some(undo));
    }

    /// One line of text.
    pub(crate) fn text(self, label: &str, at: fn(&mut T) -> &mut String) -> El {
        self.words(label, el("input").attr("type", "text"), at)
    }

    /// Several lines of text.
    pub(crate) fn area(self, label: &str, at: fn(&mut T) -> &mut String) -> El {
        self.words(label, el("textarea"), at).class("field wide")
    }

    fn words(self, label: &str, input: El, at: fn(&mut T) -> &mut String) -> El {
        let value = move || self.read(|held| std::mem::take(at(&mut held.clone())));
        let input = input
            .attr("maxlength", "20000")
            .value_by(value)
            .on("input", move |event| {
                let text = value_of(&event);
                self.change(true, |held| *at(held) = text);
            });
        printed(field(label, input), value)
    }

    /// A day.
    pub(crate) fn day(self, label: &str, at: fn(&mut T) -> &mut Option<Date>) -> El {
        day_field(
            label,
            move || self.read(|held| *at(&mut held.clone())),
            move |day| self.change(false, |held| *at(held) = day),
        )
    }

    /// A number of days of work.
    pub(crate) fn days(self, label: &str, at: fn(&mut T) -> &mut Option<f64>) -> El {
        let bounds = Bounds {
            least: 0.0,
            most: MOST_EFFORT_DAYS,
            step: "0.5",
        };
        let read = move || self.read(|held| *at(&mut held.clone()));
        let input = number(self.here.app, bounds, read, move |days| {
            self.change(false, |held| *at(held) = days);
        });
        let shown = move || read().map_or_else(String::new, |days| days.to_string());
        printed(field(label, input), shown)
    }

    /// One of a few words.
    pub(crate) fn choice<C: Copy + PartialEq + 'static>(
        self,
        label: &str,
        cases: Cases<C>,
        at: fn(&mut T) -> &mut C,
    ) -> El {
        let options = cases
            .iter()
            .map(|(value, name, _)| el("option").attr("value", value).child(*name));
        let chosen = move || {
            let case = self.read(|held| *at(&mut held.clone()));
            cases.iter().find(|(.., one)| *one == case)
        };
        let select = el("select")
            .child(options.collect::<Vec<_>>())
            .value_by(move || chosen().map_or("", |(value, ..)| value).to_owned())
            .on("change", move |event| {
                let value = value_of(&event);
                if let Some((.., case)) = cases.iter().find(|(one, ..)| *one == value) {
                    self.change(false, |held| *at(held) = *case);
                }
            });
        let shown = move || chosen().map_or("", |(_, name, _)| name).to_owned();
        printed(field(label, select), shown)
    }

    /// What is written as a list of names, such as clauses, in one line. What is no name is not
    /// taken.
    pub(crate) fn names(
        self,
        label: &str,
        placeholder: &str,
        read: fn(&T) -> String,
        write: fn(&mut T, &str),
    ) -> El {
        let input = el("input")
            .attr("type", "text")
            .attr("placeholder", placeholder)
            .value_by(move || self.read(read))
            .on("change", move |event| {
                let text = value_of(&event);
                self.change(false, |held| write(held, &text));
            });
        printed(field(label, input), move || self.read(read))
    }
}

/// Does the edit of an entry with what follows from it, as one step.
pub(crate) fn put(here: Here, edit: Edit, typing: bool) {
    let edits = here.peek(|work| work.assessment.with_what_follows(edit.clone()));
    here.edit_all(edits.unwrap_or_else(|| vec![edit]), typing);
}
