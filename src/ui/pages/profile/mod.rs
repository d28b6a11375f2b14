//! The organisation: what raises emphasis and targets, and the dates that the verdicts ask for.
//! It never changes a score or a requirement.

use crate::map::Set;

use crate::assessment::{Assessment, Event, Field, FieldValue, Profile};
use crate::date::Date;
use crate::questionnaire::Key;
use crate::ui::components::field;
use crate::ui::dom::{El, el, is_checked, value_of};
use crate::ui::work::Here;

/// The page.
pub(crate) fn profile(here: Here) -> El {
    let questionnaire = here.questionnaire();
    let model = &questionnaire.profile;
    let mut panels = vec![panel("Organisation").class("panel stack").child([
        text(here, "Name of this assessment", Field::Title),
        text(here, "Organisation", Field::Organisation),
        text(
            here,
            "What is in scope: services, sites, teams",
            Field::Scope,
        ),
        size(here),
    ])];
    if !questionnaire.verdicts.is_empty() {
        panels.push(dates(here));
    }
    let types = model
        .types
        .iter()
        .map(|one| (one.id.clone(), one.name.as_str()));
    let drivers = model
        .drivers
        .iter()
        .map(|one| (one.id.clone(), one.name.as_str()));
    let held = model
        .certificates
        .iter()
        .map(|one| (one.id.clone(), one.name.as_str()));
    let sectors = model
        .sectors
        .iter()
        .map(|one| (one.id.clone(), one.name.as_str()));
    let regions = model
        .regions
        .iter()
        .map(|one| (one.id.clone(), one.name.as_str()));
    let lists = [
        choices(here, &TYPES, types.collect()),
        choices(here, &DRIVERS, drivers.collect()),
        choices(here, &CERTIFICATES, held.collect()),
        regulations(here),
        choices(here, &SECTORS, sectors.collect()),
        choices(here, &REGIONS, regions.collect()),
    ];
    panels.extend(lists.into_iter().flatten());
    el("main").attr("id", "main").class("page").child((
        el("h1").attr("tabindex", "-1").child("Profile"),
        el("p").class("lead").child(
            "Who you are changes what is urgent, never what is asked: priorities, suggested targets and effort follow from it; scores and requirements do not.",
        ),
        el("div").class("two").child(panels),
    ))
}

fn panel(title: &str) -> El {
    el("section").class("panel").child(el("h2").child(title))
}

/// One of several lists of the profile.
struct List {
    label: &'static str,
    read: fn(&Profile) -> &Set<Key>,
    value: fn(Set<Key>) -> FieldValue,
}

const TYPES: List = List {
    label: "What kind of organisation is it?",
    read: |profile| &profile.organisation_types,
    value: FieldValue::Types,
};
const DRIVERS: List = List {
    label: "Why do you want it?",
    read: |profile| &profile.drivers,
    value: FieldValue::Drivers,
};
const CERTIFICATES: List = List {
    label: "Certificates you hold",
    read: |profile| &profile.certificates,
    value: FieldValue::Certificates,
};
const SECTORS: List = List {
    label: "Sectors: your own or your customers’",
    read: |profile| &profile.sectors,
    value: FieldValue::Sectors,
};
const REGIONS: List = List {
    label: "Regions where you deliver services",
    read: |profile| &profile.regions,
    value: FieldValue::Regions,
};

/// A date of the profile: how it is read, and the assessment's field with another day in it.
type DateField = (
    &'static str,
    fn(&Profile) -> Option<Date>,
    fn(&Assessment, Option<Date>) -> FieldValue,
);

const DATES: [DateField; 5] = [
    (
        "Processes have left records since",
        |profile| profile.records_since,
        |_, day| FieldValue::RecordsSince(day),
    ),
    (
        "Internal audit planned for",
        |profile| profile.internal_audit.planned,
        |known, day| FieldValue::InternalAudit(planned(&known.profile.internal_audit, day)),
    ),
    (
        "Internal audit completed on",
        |profile| profile.internal_audit.completed,
        |known, day| FieldValue::InternalAudit(completed(&known.profile.internal_audit, day)),
    ),
    (
        "Management review planned for",
        |profile| profile.management_review.planned,
        |known, day| FieldValue::ManagementReview(planned(&known.profile.management_review, day)),
    ),
    (
        "Management review completed on",
        |profile| profile.management_review.completed,
        |known, day| FieldValue::ManagementReview(completed(&known.profile.management_review, day)),
    ),
];

fn planned(event: &Event, day: Option<Date>) -> Event {
    Event {
        planned: day,
        ..event.clone()
    }
}

fn completed(event: &Event, day: Option<Date>) -> Event {
    Event {
        completed: day,
        ..event.clone()
    }
}

fn dates(here: Here) -> El {
    let fields = DATES.map(|(label, read, value)| {
        let shown = move || {
            let day = here.with(|work| read(&work.assessment.profile)).flatten();
            day.map_or_else(String::new, |day| day.to_string())
        };
        let input = el("input")
            .attr("type", "date")
            .value_by(shown)
            .on("change", move |event| {
                let day = value_of(&event).parse().ok();
                if let Some(value) = here.peek(|work| value(&work.assessment, day)) {
                    here.set(value, false);
                }
            });
        field(label, input)
    });
    panel("Dates the verdicts ask for")
        .class("panel stack")
        .child(fields)
}

/// A text field. A blank title is not taken: the assessment would have no name.
fn text(here: Here, label: &str, name: Field) -> El {
    let value = move || match here.field(name) {
        Some(
            FieldValue::Title(text) | FieldValue::Organisation(text) | FieldValue::Scope(text),
        ) => text,
        _ => String::new(),
    };
    let input = match name {
        Field::Scope => el("textarea"),
        _ => el("input").attr("type", "text"),
    };
    let input = input
        .attr("maxlength", "20000")
        .value_by(value)
        .on("input", move |event| {
            let text = value_of(&event);
            let value = match name {
                Field::Title if text.trim().is_empty() => return,
                Field::Title => FieldValue::Title(text),
                Field::Organisation => FieldValue::Organisation(text),
                _ => FieldValue::Scope(text),
            };
            here.set(value, true);
        });
    field(label, input)
}

fn size(here: Here) -> El {
    let questionnaire = here.questionnaire();
    let assumed = questionnaire.sizes.get(questionnaire.default_size);
    let assumed = assumed.map_or_else(String::new, |size| {
        ["Not chosen: ", &size.name, " assumed"].concat()
    });
    let option = |value: &str, name: &str| el("option").attr("value", value).child(name);
    let select = questionnaire
        .sizes
        .iter()
        .fold(el("select").child(option("", &assumed)), |select, size| {
            select.child(option(size.id.as_str(), &size.name))
        })
        .value_by(move || {
            let chosen = here
                .with(|work| work.assessment.profile.size_band.clone())
                .flatten();
            chosen.map_or_else(String::new, |size| size.to_string())
        })
        .on("change", move |event| {
            here.set(FieldValue::Size(value_of(&event).parse().ok()), false);
        });
    field("Persons working in scope", select)
}

/// Several of a list.
fn choices(here: Here, list: &'static List, options: Vec<(Key, &str)>) -> Option<El> {
    let boxes = options
        .into_iter()
        .map(|(id, name)| {
            let shown = id.clone();
            let is_chosen =
                move || here.with(|work| (list.read)(&work.assessment.profile).contains(&shown));
            let toggle = move |wanted| {
                let known = here.peek(|work| (list.read)(&work.assessment.profile).clone());
                let chosen = toggled(known.unwrap_or_default(), &id, wanted);
                here.set((list.value)(chosen), false);
            };
            check(name, move || is_chosen().unwrap_or_default(), toggle)
        })
        .collect();
    group(list.label, boxes)
}

/// Regulations that overlap; a tick raises emphasis and nothing else.
fn regulations(here: Here) -> Option<El> {
    let questionnaire = here.questionnaire();
    let boxes = questionnaire
        .profile
        .regulations
        .iter()
        .map(|regulation| {
            let (id, shown) = (regulation.id.clone(), regulation.id.clone());
            let is_chosen =
                move || here.with(|work| work.assessment.profile.regulations.contains(&shown));
            let toggle = move |wanted| {
                let known = here.peek(|work| work.assessment.profile.regulations.clone());
                let chosen = toggled(known.unwrap_or_default(), &id, wanted);
                here.set(FieldValue::Regulations(chosen), false);
            };
            check(
                &regulation.name,
                move || is_chosen().unwrap_or_default(),
                toggle,
            )
        })
        .collect();
    group(
        "Regulations that already apply (they overlap, no more)",
        boxes,
    )
}

fn toggled<T: Ord + Clone>(mut set: Set<T>, one: &T, wanted: bool) -> Set<T> {
    if wanted {
        set.insert(one.clone());
    } else {
        set.remove(one);
    }
    set
}

fn check(
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

fn group(label: &str, boxes: Vec<El>) -> Option<El> {
    (!boxes.is_empty()).then(|| {
        el("fieldset").class("panel").child((
            el("legend").class("vh").child(label),
            el("h2").attr("aria-hidden", "true").child(label),
            boxes,
        ))
    })
}
