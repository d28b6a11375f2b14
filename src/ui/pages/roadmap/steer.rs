//! The wanted day and what would have to give for it; days off; what is critical.

use std::sync::Arc;

use leptos::prelude::*;
use web_sys::Event;

use crate::assessment::FieldValue;
use crate::date::Date;
use crate::platform::page;
use crate::report::headline;
use crate::report::words::{self, count, days, short_list};
use crate::roadmap::{Give, Roadmap, Slack, Target, target};
use crate::ui::components::{button, day_field, field, panel};
use crate::ui::dom::{El, el, is_checked, value_of};
use crate::ui::memo::{Memo, memo};
use crate::ui::work::Here;

/// The id of the field for a day off.
const DAY_OFF: &str = "day-off";

/// The fields: wanted day, weekends, single days off.
pub(super) fn fields(here: Here) -> [El; 3] {
    let wanted = day_field(
        words::wanted_by(&here.questionnaire()),
        move || here.with(|work| work.assessment.plan.target).flatten(),
        move |day| here.set(FieldValue::PlanTarget(day), false),
    );
    let weekends = el("input")
        .attr("type", "checkbox")
        .flag_by("checked", move || {
            let off = here.with(|work| work.assessment.plan.weekends_off);
            off.unwrap_or_default()
        })
        .on("change", move |event| {
            here.set(FieldValue::WeekendsOff(is_checked(&event)), false);
        });
    // While a day is typed, every digit of its year gives another one: only "Add" or Enter takes it.
    let typed = RwSignal::new(String::new());
    let off = el("input")
        .attr("type", "date")
        .attr("id", DAY_OFF)
        .value_by(move || typed.get())
        .on("input", move |event| typed.set(value_of(&event)));
    let add = move |event: Event| {
        event.prevent_default();
        if let Ok(day) = typed.get_untracked().parse::<Date>() {
            change_days(here, day, true);
            typed.set(String::new());
        }
        page::focus(DAY_OFF);
    };
    let listed = move || {
        let days = here.with(|work| work.assessment.plan.days_off.clone())?;
        let buttons = days.iter().map(|day| {
            let day = *day;
            let label = ["Work on ", &day.long()].concat();
            button("btn", &[&day.short(), " ×"].concat(), move || {
                change_days(here, day, false);
                // The button is gone with its day.
                page::focus(DAY_OFF);
            })
            .attr("aria-label", label)
        });
        Some(buttons.collect::<Vec<_>>())
    };
    let help = |text: &str| el("span").class("help").child(text);
    [
        wanted.child(help("Shows what would have to give.")),
        el("label")
            .class("check")
            .child((weekends, el("span").child("No work on weekends"))),
        el("form").class("offs").on("submit", add).child((
            field("Day off", off).child(help("Such as a public holiday.")),
            el("button")
                .class("btn")
                .attr("type", "submit")
                .attr("aria-label", "Add the day off")
                .child("Add"),
            el("div").class("daysoff").within(listed),
        )),
    ]
}

fn change_days(here: Here, day: Date, is_off: bool) {
    let known = here.peek(|work| work.assessment.plan.days_off.clone());
    let mut days = known.unwrap_or_default();
    if is_off {
        days.insert(day);
    } else {
        days.remove(&day);
    }
    here.set(FieldValue::DaysOff(days), false);
}

/// What is critical, and how the plan stands to the wanted day.
pub(super) fn steer(
    here: Here,
    planned: Memo<Option<Arc<Roadmap>>>,
    slack: Memo<Option<Arc<Slack>>>,
    today: Date,
) -> El {
    let questionnaire = here.questionnaire();
    let is_decided = here.memo(|work| work.assessment.decided().is_some());
    let critical = move || {
        let (plan, slack) = (planned.get()?, slack.get()?);
        let leaves = slack.critical(&plan);
        let names: Vec<String> = leaves
            .filter_map(|leaf| questionnaire.leaves.get(leaf))
            .map(|leaf| [leaf.number.as_str(), " ", &leaf.short].concat())
            .collect();
        Some(if is_decided.get() {
            "The certificate is there: no package holds it up.".to_owned()
        } else if names.is_empty() {
            "No package holds the end up: the audits and their waiting times fix it.".to_owned()
        } else {
            let list = short_list(&names, 12);
            let text = [
                "No slack, in this order: ",
                &list,
                ". A day lost there is a day lost at the end.",
            ];
            text.concat()
        })
    };
    let critical = el("p")
        .attr("data-critical", "")
        .text_by(move || critical().unwrap_or_default());
    let questionnaire = here.questionnaire();
    let found = memo(move || {
        let found = here.with(|work| target(&questionnaire, &work.assessment, &work.scores, today));
        found.flatten()
    });
    panel("Where the date comes from").child((
        critical,
        el("div").within(move || found.get().map(|one| wanted(&one))),
    ))
}

fn wanted(target: &Target) -> El {
    let late = target
        .decided
        .unwrap_or(target.reached)
        .days_since(target.wanted);
    let head = headline::wanted(target);
    let floor = (target.floor > target.wanted).then(|| {
        let text = [
            "No number of people makes it: audits and the days that records need take until ",
            &target.floor.long(),
            ".",
        ];
        el("p").class("note").child(text.concat())
    });
    let ways = target.ways.iter().map(|way| {
        let text = match way.give {
            Give::Capacity {
                person_days_per_week,
            } => ["with ", &days(person_days_per_week), " person-days a week"].concat(),
            Give::Lanes {
                lanes,
                person_days_per_week,
            } => [
                "with ",
                &count(usize::from(lanes), "package", "packages"),
                " in parallel and ",
                &days(person_days_per_week),
                " person-days a week",
            ]
            .concat(),
            Give::Start(start) => ["with a start on ", &start.long()].concat(),
            Give::Improvements(many) => {
                let many = count(many, "improvement", "improvements");
                ["with ", &many, " put off"].concat()
            }
            Give::FixedDays => "without the fixed days of packages".to_owned(),
            Give::DaysOff => "with work on days off too".to_owned(),
        };
        let enough = if way.enough {
            "enough: "
        } else {
            "not enough: "
        };
        let text = [enough, &text, ", ", &way.reached.long()].concat();
        el("li")
            .attr("data-enough", way.enough.to_string())
            .child(text)
    });
    let ways: Vec<El> = ways.collect();
    let list = (!ways.is_empty()).then(|| {
        (
            el("p").child("What would have to give, one thing at a time:"),
            el("ul").class("ways").child(ways),
        )
    });
    el("div")
        .class("whatif")
        .attr("data-target", late.to_string())
        .child((el("p").child(el("b").child(head)), floor, list))
}
