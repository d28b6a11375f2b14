//! Texts, dates and the size.

use crate::assessment::{Assessment, Event, FieldValue};
use crate::date::Date;
use crate::report::words;
use crate::ui::components::{day_field, field, printed, weekly_days};
use crate::ui::dom::{El, el, value_of};
use crate::ui::work::Here;

/// What rules call the days that they ask for.
pub(in crate::ui::pages) const RECORDS_SINCE: &str = "records_since";
pub(in crate::ui::pages) const INTERNAL_AUDIT: &str = "internal_audit";
pub(in crate::ui::pages) const MANAGEMENT_REVIEW: &str = "management_review";

/// The id of the field for such a day.
pub(in crate::ui::pages) fn event_field(event: &str) -> String {
    ["day-of-", event].concat()
}

/// A text of the assessment: how it is read and set.
struct Text {
    label: &'static str,
    help: &'static str,
    /// Whether it has several lines.
    is_long: bool,
    read: fn(&Assessment) -> &String,
    value: fn(String) -> FieldValue,
}

const TITLE: Text = Text {
    label: "Name of this assessment",
    help: "",
    is_long: false,
    read: |known| &known.title,
    value: FieldValue::Title,
};
const ORGANISATION: Text = Text {
    label: "Organisation",
    help: "The legal name, as it should stand on a report or a certificate.",
    is_long: false,
    read: |known| &known.profile.organisation,
    value: FieldValue::Organisation,
};
const PART: Text = Text {
    label: "Part of it that is in scope",
    help: "A unit or a brand; empty for all of it.",
    is_long: false,
    read: |known| &known.profile.organisation_part,
    value: FieldValue::OrganisationPart,
};
const SERVICES: Text = Text {
    label: "Services in scope",
    help: "One per line, by the names in your catalogue.",
    is_long: true,
    read: |known| &known.profile.services,
    value: FieldValue::Services,
};
const SITES: Text = Text {
    label: "Sites",
    help: "One per line; add the time zone after a comma, such as Leeds, UTC.",
    is_long: true,
    read: |known| &known.profile.sites,
    value: FieldValue::Sites,
};
const REASON: Text = Text {
    label: "What happens if it comes later?",
    help: "A contract, a tender, a promise.",
    is_long: false,
    read: |known| &known.profile.target_reason,
    value: FieldValue::TargetReason,
};
const SPONSOR: Text = Text {
    label: "Sponsor",
    help: "The member of top management who stands behind it.",
    is_long: false,
    read: |known| &known.profile.sponsor,
    value: FieldValue::Sponsor,
};
const TOOL: Text = Text {
    label: "Tool in which the work is recorded",
    help: "And how far back its records go.",
    is_long: false,
    read: |known| &known.profile.tool,
    value: FieldValue::Tool,
};

/// Name, part, size.
pub(super) fn organisation(here: Here) -> El {
    el("div").class("fields").child([
        text(here, &TITLE),
        text(here, &ORGANISATION),
        text(here, &PART),
        size(here),
    ])
}

/// Services and sites.
pub(super) fn scope(here: Here) -> El {
    el("div")
        .class("fields")
        .child([text(here, &SERVICES), text(here, &SITES)])
}

/// When, who, and with how many.
pub(super) fn reasons(here: Here) -> El {
    let target = date(
        here,
        words::wanted_by(&here.questionnaire()),
        |known| known.plan.target,
        |_, day| FieldValue::PlanTarget(day),
    );
    el("div").class("fields").child([
        target,
        text(here, &REASON),
        text(here, &SPONSOR),
        person_days(here),
    ])
}

/// What there is to build on.
pub(super) fn present(here: Here) -> El {
    el("div").class("fields").child([
        text(here, &TOOL),
        date(
            here,
            "Processes have left records since",
            |known| known.profile.records_since,
            |_, day| FieldValue::RecordsSince(day),
        )
        .attr("id", event_field(RECORDS_SINCE)),
    ])
}

/// Dates of the internal audit and the management review.
pub(super) fn dates(here: Here) -> El {
    el("div").class("fields").child([
        date(
            here,
            "Internal audit planned for",
            |known| known.profile.internal_audit.planned,
            |known, day| FieldValue::InternalAudit(planned(&known.profile.internal_audit, day)),
        )
        .attr("id", event_field(INTERNAL_AUDIT)),
        date(
            here,
            "Internal audit completed on",
            |known| known.profile.internal_audit.completed,
            |known, day| FieldValue::InternalAudit(completed(&known.profile.internal_audit, day)),
        ),
        date(
            here,
            "Management review planned for",
            |known| known.profile.management_review.planned,
            |known, day| {
                FieldValue::ManagementReview(planned(&known.profile.management_review, day))
            },
        )
        .attr("id", event_field(MANAGEMENT_REVIEW)),
        date(
            here,
            "Management review completed on",
            |known| known.profile.management_review.completed,
            |known, day| {
                FieldValue::ManagementReview(completed(&known.profile.management_review, day))
            },
        ),
    ])
}

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

fn date(
    here: Here,
    label: &str,
    read: fn(&Assessment) -> Option<Date>,
    value: fn(&Assessment, Option<Date>) -> FieldValue,
) -> El {
    day_field(
        label,
        move || here.with(|work| read(&work.assessment)).flatten(),
        move |day| {
            if let Some(value) = here.peek(|work| value(&work.assessment, day)) {
                here.set(value, false);
            }
        },
    )
}

/// A text field with its help. A blank title is not taken: the assessment would have no name.
fn text(here: Here, text: &'static Text) -> El {
    let shown = move || {
        let found = here.with(|work| (text.read)(&work.assessment).clone());
        found.unwrap_or_default()
    };
    let input = if text.is_long {
        el("textarea").attr("rows", "3")
    } else {
        el("input").attr("type", "text")
    };
    let input = input
        .attr("maxlength", "20000")
        .value_by(shown)
        .on("input", move |event| {
            let typed = value_of(&event);
            let is_needed = text.label == TITLE.label;
            if !(is_needed && typed.trim().is_empty()) {
                here.set((text.value)(typed), true);
            }
        });
    printed(helped(text.label, text.help, input), shown)
}

/// A control with its label above and its help below.
pub(super) fn helped(label: &str, help: &str, control: El) -> El {
    if help.is_empty() {
        return field(label, control);
    }
    let id = ["profile-", &label.replace(' ', "-").to_lowercase()].concat();
    let help_id = [&id, "-help"].concat();
    el("div").class("field").child((
        el("label").class("label").attr("for", &id).child(label),
        control.attr("id", &id).attr("aria-describedby", &help_id),
        el("span").class("help").attr("id", &help_id).child(help),
    ))
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

/// What the plan reckons with; the same field as on the roadmap.
fn person_days(here: Here) -> El {
    let help = "For the whole project; empty: as usual for the size.";
    let read = move || {
        let days = here.with(|work| work.assessment.plan.person_days_per_week);
        days.flatten()
            .map_or_else(String::new, |days| days.to_string())
    };
    printed(helped("Person-days a week", help, weekly_days(here)), read)
}
