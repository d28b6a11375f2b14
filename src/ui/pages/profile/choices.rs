//! Several of a list.

use crate::assessment::{FieldValue, Profile};
use crate::map::Set;
use crate::questionnaire::Key;
use crate::ui::dom::{El, el, is_checked};
use crate::ui::work::Here;

/// One of several lists of the profile.
pub(super) struct List {
    label: &'static str,
    read: fn(&Profile) -> &Set<Key>,
    value: fn(Set<Key>) -> FieldValue,
}

pub(super) const TYPES: List = List {
    label: "What kind of organisation is it?",
    read: |profile| &profile.organisation_types,
    value: FieldValue::Types,
};
pub(super) const DRIVERS: List = List {
    label: "Why do you want it?",
    read: |profile| &profile.drivers,
    value: FieldValue::Drivers,
};
pub(super) const CERTIFICATES: List = List {
    label: "Certificates you hold",
    read: |profile| &profile.certificates,
    value: FieldValue::Certificates,
};
pub(super) const SECTORS: List = List {
    label: "Sectors: your own or your customers’",
    read: |profile| &profile.sectors,
    value: FieldValue::Sectors,
};
pub(super) const REGIONS: List = List {
    label: "Regions where you deliver services",
    read: |profile| &profile.regions,
    value: FieldValue::Regions,
};

/// A box for each option; nothing where there is none.
pub(super) fn choices(here: Here, list: &'static List, options: Vec<(Key, String)>) -> Option<El> {
    let boxes: Vec<El> = options
        .into_iter()
        .map(|(id, name)| {
            let shown = id.clone();
            let is_chosen = move || {
                here.with(|work| (list.read)(&work.assessment.profile).contains(&shown))
                    .unwrap_or_default()
            };
            let toggle = move |wanted| {
                let known = here.peek(|work| (list.read)(&work.assessment.profile).clone());
                let chosen = toggled(known.unwrap_or_default(), &id, wanted);
                here.set((list.value)(chosen), false);
            };
            check(&name, is_chosen, toggle)
        })
        .collect();
    (!boxes.is_empty()).then(|| {
        el("fieldset").child((
            el("legend").class("label").child(list.label),
            el("div").class("checks").child(boxes),
        ))
    })
}

pub(super) fn toggled<T: Ord + Clone>(mut set: Set<T>, one: &T, wanted: bool) -> Set<T> {
    if wanted {
        set.insert(one.clone());
    } else {
        set.remove(one);
    }
    set
}

/// A box with its name.
pub(super) fn check(
    name: &str,
    is_chosen: impl Fn() -> bool + 'static,
    toggle: impl Fn(bool) + 'static,
) -> El {
    let input = el("input")
        .attr("type", "checkbox")
        .flag_by("checked", is_chosen)
        .on("change", move |event| toggle(is_checked(&event)));
    el("label")
        .class("check")
        .child((input, el("span").child(name)))
}
