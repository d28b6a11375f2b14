//! The organisation: what raises emphasis and targets, and the dates that the verdicts ask for.
//! It never changes a score or a requirement.

use std::collections::BTreeSet;

use leptos::prelude::*;

use crate::assessment::{Event, Field, FieldValue, Profile};
use crate::date::Date;
use crate::questionnaire::Key;
use crate::ui::work::Here;

/// The page.
pub(crate) fn profile(here: Here) -> AnyView {
    let questionnaire = here.questionnaire();
    let model = &questionnaire.profile;
    let names = |choices: Vec<(&Key, &String)>| -> Vec<(Key, String)> {
        choices
            .into_iter()
            .map(|(id, name)| (id.clone(), name.clone()))
            .collect()
    };
    let types = names(model.types.iter().map(|one| (&one.id, &one.name)).collect());
    let drivers = names(
        model
            .drivers
            .iter()
            .map(|one| (&one.id, &one.name))
            .collect(),
    );
    let sectors = names(
        model
            .sectors
            .iter()
            .map(|one| (&one.id, &one.name))
            .collect(),
    );
    let regions = names(
        model
            .regions
            .iter()
            .map(|one| (&one.id, &one.name))
            .collect(),
    );
    let certificates = names(
        model
            .certificates
            .iter()
            .map(|one| (&one.id, &one.name))
            .collect(),
    );
    let has_verdicts = !questionnaire.verdicts.is_empty();
    view! {
        <main id="main" class="page">
            <h1 tabindex="-1">"Profile"</h1>
            <p class="lead">
                "Who you are changes what is urgent, never what is asked: priorities, suggested targets and effort follow from it; scores and requirements do not."
            </p>
            <div class="two">
                <section class="panel stack">
                    <h2>"Organisation"</h2>
                    {text(here, "Name of this assessment", Field::Title, false)}
                    {text(here, "Organisation", Field::Organisation, false)}
                    {text(here, "What is in scope: services, sites, teams", Field::Scope, true)}
                    {size(here)}
                </section>
                <section class="panel stack" hidden=!has_verdicts>
                    <h2>"Dates the verdicts ask for"</h2>
                    {date(here, "Processes have left records since",
                        |profile| profile.records_since, FieldValue::RecordsSince)}
                    {date(here, "Internal audit planned for",
                        |profile| profile.internal_audit.planned,
                        move |day| FieldValue::InternalAudit(with_planned(here, |p| &p.internal_audit, day)))}
                    {date(here, "Internal audit completed on",
                        |profile| profile.internal_audit.completed,
                        move |day| FieldValue::InternalAudit(with_completed(here, |p| &p.internal_audit, day)))}
                    {date(here, "Management review planned for",
                        |profile| profile.management_review.planned,
                        move |day| FieldValue::ManagementReview(with_planned(here, |p| &p.management_review, day)))}
                    {date(here, "Management review completed on",
                        |profile| profile.management_review.completed,
                        move |day| FieldValue::ManagementReview(with_completed(here, |p| &p.management_review, day)))}
                </section>
                {choices(here, "What kind of organisation is it?", types,
                    |profile| &profile.organisation_types, FieldValue::Types)}
                {choices(here, "Why do you want it?", drivers,
                    |profile| &profile.drivers, FieldValue::Drivers)}
                {choices(here, "Certificates you hold", certificates,
                    |profile| &profile.certificates, FieldValue::Certificates)}
                {regulations(here)}
                {choices(here, "Sectors: your own or your customers’", sectors,
                    |profile| &profile.sectors, FieldValue::Sectors)}
                {choices(here, "Regions where you deliver services", regions,
                    |profile| &profile.regions, FieldValue::Regions)}
            </div>
        </main>
    }
    .into_any()
}

fn with_planned(here: Here, event: impl Fn(&Profile) -> &Event, day: Option<Date>) -> Event {
    let known = here
        .peek(|work| event(&work.assessment.profile).clone())
        .unwrap_or_default();
    Event {
        planned: day,
        ..known
    }
}

fn with_completed(here: Here, event: impl Fn(&Profile) -> &Event, day: Option<Date>) -> Event {
    let known = here
        .peek(|work| event(&work.assessment.profile).clone())
        .unwrap_or_default();
    Event {
        completed: day,
        ..known
    }
}

/// A text field. A blank title is not taken: the assessment would have no name.
fn text(here: Here, label: &'static str, field: Field, long: bool) -> AnyView {
    let value = move || match here.field(field) {
        Some(
            FieldValue::Title(text) | FieldValue::Organisation(text) | FieldValue::Scope(text),
        ) => text,
        _ => String::new(),
    };
    let write = move |event| {
        let text = event_target_value(&event);
        let value = match field {
            Field::Title if text.trim().is_empty() => return,
            Field::Title => FieldValue::Title(text),
            Field::Organisation => FieldValue::Organisation(text),
            _ => FieldValue::Scope(text),
        };
        here.set(value, true);
    };
    let input = if long {
        view! { <textarea maxlength="20000" prop:value=value on:input=write></textarea> }.into_any()
    } else {
        view! { <input type="text" maxlength="20000" prop:value=value on:input=write /> }.into_any()
    };
    view! { <label class="field"><span>{label}</span>{input}</label> }.into_any()
}

fn size(here: Here) -> AnyView {
    let questionnaire = here.questionnaire();
    let chosen = here.memo(|work| work.assessment.profile.size_band.clone());
    let assumed = questionnaire.sizes.get(questionnaire.default_size);
    let assumed = assumed.map_or_else(String::new, |size| {
        format!("Not chosen: {} assumed", size.name)
    });
    let options = questionnaire
        .sizes
        .iter()
        .map(|size| {
            let id = size.id.clone();
            let value = size.id.to_string();
            let is_chosen = move || chosen.with(|chosen| chosen.as_ref() == Some(&id));
            view! { <option value=value prop:selected=is_chosen>{size.name.clone()}</option> }
        })
        .collect_view();
    let choose = move |event| {
        here.set(
            FieldValue::Size(event_target_value(&event).parse().ok()),
            false,
        );
    };
    view! {
        <label class="field">
            <span>"Persons working in scope"</span>
            <select on:change=choose>
                <option value="" prop:selected=move || chosen.with(Option::is_none)>{assumed}</option>
                {options}
            </select>
        </label>
    }
    .into_any()
}

fn date(
    here: Here,
    label: &'static str,
    read: impl Fn(&Profile) -> Option<Date> + Copy + Send + Sync + 'static,
    value: impl Fn(Option<Date>) -> FieldValue + 'static,
) -> AnyView {
    let shown = move || {
        here.with(|work| read(&work.assessment.profile))
            .flatten()
            .map_or_else(String::new, |day| day.to_string())
    };
    let write = move |event| here.set(value(event_target_value(&event).parse().ok()), false);
    view! {
        <label class="field">
            <span>{label}</span>
            <input type="date" prop:value=shown on:change=write />
        </label>
    }
    .into_any()
}

/// Several of a list.
fn choices(
    here: Here,
    label: &'static str,
    options: Vec<(Key, String)>,
    read: fn(&Profile) -> &BTreeSet<Key>,
    value: fn(BTreeSet<Key>) -> FieldValue,
) -> Option<AnyView> {
    let boxes: Vec<AnyView> = options
        .into_iter()
        .map(|(id, name)| {
            let shown = id.clone();
            let is_chosen = here.memo(move |work| read(&work.assessment.profile).contains(&shown));
            let toggle = move |event| {
                let known = here.peek(|work| read(&work.assessment.profile).clone());
                let chosen = toggled(known.unwrap_or_default(), &id, event_target_checked(&event));
                here.set(value(chosen), false);
            };
            check(name, is_chosen, toggle)
        })
        .collect();
    (!boxes.is_empty()).then(|| group(label, boxes))
}

/// Regulations that overlap; a tick raises emphasis and nothing else.
fn regulations(here: Here) -> Option<AnyView> {
    let questionnaire = here.questionnaire();
    let boxes: Vec<AnyView> = questionnaire
        .profile
        .regulations
        .iter()
        .map(|regulation| {
            let (id, shown) = (regulation.id.clone(), regulation.id.clone());
            let read = |profile: &Profile| profile.regulations.clone();
            let is_chosen =
                here.memo(move |work| work.assessment.profile.regulations.contains(&shown));
            let toggle = move |event| {
                let known = here
                    .peek(|work| read(&work.assessment.profile))
                    .unwrap_or_default();
                let chosen = toggled(known, &id, event_target_checked(&event));
                here.set(FieldValue::Regulations(chosen), false);
            };
            check(regulation.name.clone(), is_chosen, toggle)
        })
        .collect();
    (!boxes.is_empty()).then(|| {
        group(
            "Regulations that already apply (they overlap, no more)",
            boxes,
        )
    })
}

fn toggled<T: Ord + Clone>(mut set: BTreeSet<T>, one: &T, wanted: bool) -> BTreeSet<T> {
    if wanted {
        set.insert(one.clone());
    } else {
        set.remove(one);
    }
    set
}

fn check(
    name: String,
    is_chosen: Memo<bool>,
    toggle: impl FnMut(leptos::ev::Event) + 'static,
) -> AnyView {
    view! {
        <label class="check">
            <input type="checkbox" prop:checked=is_chosen on:change=toggle />
            <span>{name}</span>
        </label>
    }
    .into_any()
}

fn group(label: &'static str, boxes: Vec<AnyView>) -> AnyView {
    view! {
        <fieldset class="panel">
            <legend class="vh">{label}</legend>
            <h2 aria-hidden="true">{label}</h2>
            {boxes}
        </fieldset>
    }
    .into_any()
}
