//! Every date on the way, and the same for a calendar.

use std::sync::Arc;

use crate::assessment::Assessment;
use crate::date::Date;
use crate::exchange::{CalendarEntry, calendar};
use crate::platform::{clock, files};
use crate::report::journey::{Dated, dates as list};
use crate::roadmap::Roadmap;
use crate::ui::components::{button, panel};
use crate::ui::dom::{El, el};
use crate::ui::memo::Memo;
use crate::ui::work::Here;

/// The panel.
pub(super) fn dates(here: Here, plan: Memo<Option<Arc<Roadmap>>>, today: Date) -> El {
    let rows = move || {
        let questionnaire = here.questionnaire();
        let plan = plan.get()?;
        let all = here.with(|work| list(&questionnaire, &work.assessment, &plan))?;
        // Packages have their own page; here they would bury what is fixed with others.
        let shown = all
            .into_iter()
            .filter(|one| !one.id.starts_with("package-"));
        Some(shown.map(|one| row(&one, today)).collect::<Vec<_>>())
    };
    let save = move || {
        let questionnaire = here.questionnaire();
        let Some(plan) = plan.get_untracked() else {
            return;
        };
        let text = here.peek(|work| {
            let all = list(&questionnaire, &work.assessment, &plan);
            as_calendar(&work.assessment, &all)
        });
        let done = text.flatten().is_some_and(|text| {
            let name = "clausewise.ics";
            files::download(name, "text/calendar;charset=utf-8", &text)
        });
        here.app.say(if done {
            "The calendar is saved"
        } else {
            "The browser does not save the calendar"
        });
    };
    panel("Calendar").attr("data-list", "dates").child((
        el("p").class("row no-print").child((
            button("btn", "Save all dates for my calendar (.ics)", save),
            el("span")
                .class("small")
                .child("With the packages of the roadmap. A newer file moves what has moved."),
        )),
        el("ol").class("dates").within(rows),
    ))
}

fn row(one: &Dated, today: Date) -> El {
    let state = if one.is_done {
        Some(("done", "done"))
    } else if one.date < today {
        Some(("late", "past"))
    } else {
        None
    };
    let tag = state.map(|(key, word)| el("span").class("tag").attr("data-state", key).child(word));
    let note = (!one.note.is_empty()).then(|| el("span").class("small").child(one.note.as_str()));
    el("li")
        .attr("data-date", &one.id)
        .attr("data-value", one.date.to_string())
        .child((
            el("span").class("when").child(one.date.short()),
            el("span").child((el("bdi").child(one.title.as_str()), " ", tag, " ", note)),
        ))
}

fn as_calendar(assessment: &Assessment, all: &[Dated]) -> Option<String> {
    let entries: Vec<CalendarEntry> = all
        .iter()
        .map(|one| CalendarEntry {
            uid: [assessment.id.as_str(), "-", &one.id, "@clausewise"].concat(),
            date: one.date,
            until: one.until,
            title: one.title.clone(),
            note: one.note.clone(),
            is_planned: !one.is_done,
        })
        .collect();
    Some(calendar(&assessment.title, &entries, &clock::now()?))
}
