//! Every date on the way, and the same for a calendar.

use std::sync::Arc;

use crate::date::Date;
use crate::export::{self, Format, Options};
use crate::platform::files;
use crate::report::dates::{Dated, dates as list};
use crate::roadmap::Roadmap;
use crate::ui::components::{button, panel};
use crate::ui::dom::{El, el};
use crate::ui::memo::Memo;
use crate::ui::pages::report::with_case;
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
        let made = with_case(here, |case| {
            export::files(case, Format::Calendar, &Options::default())
        });
        let file = made.and_then(|mut files| files.pop());
        let done = file.is_some_and(|file| files::download(&file.name, file.mime, &file.text));
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
