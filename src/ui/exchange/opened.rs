//! The dialog that shows what came in: one thing at full length, several as a list in which each has
//! its own outcome.

use leptos::prelude::*;

use super::add::{add, replace, say_added, show, take_newer};
use super::item::{Delivery, Found, Import, Item};
use super::single::{Compared, Standing, compared, contents, refused};
use super::unlock::unlock;
use crate::exchange::Opened;
use crate::questionnaire::AssessmentId;
use crate::report::words::count;
use crate::route::{Page, Route};
use crate::ui::app::{App, Dialog};
use crate::ui::components::{button, close_button, dialog_title};
use crate::ui::dom::{El, el};

/// What came in, within the dialog that is given.
pub(crate) fn opened_dialog(app: App, delivery: Delivery, dialog: El) -> El {
    let remarks: Vec<El> = delivery
        .remarks
        .iter()
        .map(|remark| el("p").class("error").child(remark.as_str()))
        .collect();
    let mut items = delivery.items;
    match (items.pop(), items.is_empty()) {
        (Some(only), true) => one(app, only, remarks, dialog),
        (last, _) => {
            items.extend(last);
            several(app, items, remarks, dialog)
        }
    }
}

/// One thing: its buttons end the dialog.
fn one(app: App, item: Item, remarks: Vec<El>, dialog: El) -> El {
    let name = item.name.clone();
    let file = || el("p").class("small").child(el("bdi").child(name.as_str()));
    let close = || el("div").class("row").child(close_button(app, "Close"));
    match item.found {
        Found::Ready(import) => {
            let Some(compared) = compared(app, &import.opened) else {
                return dialog;
            };
            let title = import.opened.assessment.title.clone();
            let heading = el("h2").attr("id", "dialog-title").child((
                "Open “",
                el("bdi").child(title.as_str()),
                "”?",
            ));
            let contents = contents(&import, &compared);
            let done = move |id: AssessmentId| show(app, id);
            // Where the file has nothing to give, leaving everything as it is loses nothing.
            let cancel = match compared.standing {
                Standing::Different(false) => close_button(app, "Keep mine").class("btn primary"),
                _ => close_button(app, "Cancel"),
            };
            let buttons = el("div").class("row").child((
                cancel,
                choices(app, &import, &compared, Callback::new(done)),
            ));
            dialog.child((heading, file(), remarks, contents, buttons))
        }
        Found::Locked(locked) => dialog.child((
            dialog_title("The file is encrypted"),
            file(),
            unlock(
                app,
                name.clone(),
                *locked,
                Callback::new(move |delivery| {
                    app.dialog.set(Some(Dialog::Opened(Box::new(delivery))));
                }),
            ),
            close(),
        )),
        Found::Refused(refusal) => dialog.child((
            refused(dialog_title(refusal.title()), &name, &refusal),
            remarks,
            close(),
        )),
        Found::Unread(reason) => dialog.child((
            dialog_title("The file could not be read"),
            file(),
            el("p").attr("role", "alert").child(reason),
            close(),
        )),
    }
}

/// The ways in which an assessment can be taken. The one that stands out loses nothing; what would
/// lose newer answers is marked.
fn choices(
    app: App,
    import: &Import,
    compared: &Compared,
    done: Callback<AssessmentId>,
) -> Vec<El> {
    let choice = |class: &str, text: &str, act: fn(App, &Opened, Callback<AssessmentId>)| {
        let opened = import.opened.clone();
        button(class, text, move || act(app, &opened, done))
    };
    let (is_new, text) = match compared.standing {
        Standing::New => (true, "Add to my desk"),
        Standing::Same | Standing::Different(_) => (false, "Add as a second one"),
    };
    let opened = import.opened.clone();
    let class = if is_new { "btn primary" } else { "btn" };
    let mut choices = vec![button(class, text, move || {
        if let Some(id) = add(app, &opened) {
            say_added(app, vec![id.clone()]);
            done.run(id);
        }
    })];
    if let Standing::Different(has_newer) = compared.standing {
        let class = if compared.loses_newer() {
            "btn danger"
        } else {
            "btn"
        };
        choices.push(choice(class, "Replace mine", replace));
        if has_newer {
            choices.push(choice(
                "btn primary",
                "Take what is new or newer",
                take_newer,
            ));
        }
    }
    choices
}

/// What a row of the list is about now.
#[derive(Clone)]
enum Row {
    Open(Item),
    /// It was taken, into this assessment.
    Taken(String, AssessmentId),
}

fn several(app: App, items: Vec<Item>, remarks: Vec<El>, dialog: El) -> El {
    let rows: Vec<RwSignal<Row>> = items
        .into_iter()
        .map(|item| RwSignal::new(Row::Open(item)))
        .collect();
    let heading = [
        &count(rows.len(), "assessment or file", "assessments or files"),
        " to look at",
    ];
    let list = rows
        .iter()
        .fold(el("ul").class("rows received"), |list, row| {
            let row = *row;
            list.child(el("li").class("panel").within(move || shown(app, row)))
        });
    let all = el("span").within(move || add_all(app, &rows));
    dialog.class("wide").child((
        dialog_title(&heading.concat()),
        remarks,
        list,
        el("div")
            .class("row")
            .child((close_button(app, "Close"), all)),
    ))
}

/// A row: what it is in a line, the rest on demand.
fn shown(app: App, row: RwSignal<Row>) -> El {
    let item = match row.get() {
        Row::Taken(title, id) => return taken(app, &title, id),
        Row::Open(item) => item,
    };
    let name = item.name.clone();
    let line = |title: &str, state: &str| {
        let title = el("b").child(el("bdi").child(title));
        el("summary").child((title, " ", el("span").class("tag").child(state)))
    };
    let file = || el("p").class("small").child(el("bdi").child(name.as_str()));
    match item.found {
        Found::Ready(import) => {
            let Some(compared) = compared(app, &import.opened) else {
                return el("p");
            };
            let state = match compared.standing {
                Standing::New => "new",
                Standing::Same => "here already, the same",
                Standing::Different(_) => "here already, different",
            };
            let title = import.opened.assessment.title.clone();
            let summary = line(&title, state);
            let contents = contents(&import, &compared);
            let done = move |id: AssessmentId| row.set(Row::Taken(title.clone(), id));
            let buttons = choices(app, &import, &compared, Callback::new(done));
            el("div").attr("data-received", "ready").child((
                el("details").child((summary, file(), contents)),
                el("div").class("row").child(buttons),
            ))
        }
        // It may hold more than fits into one row.
        Found::Locked(locked) if locked.rescue.is_some() => el("details")
            .attr("data-received", "encrypted")
            .child((
                line(&name, "encrypted"),
                el("p").child("It holds all that a browser kept while Clausewise was locked there. Open this file by itself; then you are asked for the passphrase."),
            )),
        Found::Locked(locked) => {
            let opened = move |delivery: Delivery| {
                if let Some(item) = delivery.items.into_iter().next() {
                    row.set(Row::Open(item));
                }
            };
            let form = unlock(app, name.clone(), *locked, Callback::new(opened));
            el("details")
                .attr("data-received", "encrypted")
                .child((line(&name, "encrypted"), form))
        }
        Found::Refused(refusal) => {
            let heading = el("h3").child(refusal.title());
            el("details")
                .attr("data-received", "refused")
                .child((line(&name, "not taken"), refused(heading, &name, &refusal)))
        }
        Found::Unread(reason) => el("details")
            .attr("data-received", "unread")
            .child((line(&name, "could not be read"), el("p").child(reason))),
    }
}

fn taken(app: App, title: &str, id: AssessmentId) -> El {
    let to = Route::In(id, Page::Results(None)).to_string();
    let link = el("a")
        .attr("href", to)
        .on("click", move |_| app.dialog.set(None))
        .child(el("bdi").child(title));
    el("p").attr("data-received", "taken").child((
        link,
        " ",
        el("span").class("tag").child("on your desk"),
    ))
}

/// One button for all that can be added without a question.
fn add_all(app: App, rows: &[RwSignal<Row>]) -> Option<El> {
    let new: Vec<(RwSignal<Row>, Box<Import>)> = rows
        .iter()
        .filter_map(|row| match row.get() {
            Row::Open(Item {
                found: Found::Ready(import),
                ..
            }) if is_new(app, &import) && !import.opened.has_other_content() => {
                Some((*row, import))
            }
            _ => None,
        })
        .collect();
    let number = new.len();
    (number > 1).then(|| {
        let text = ["Add all ", &number.to_string(), " new ones"].concat();
        button("btn primary", &text, move || {
            let mut added = Vec::new();
            for (row, import) in &new {
                if let Some(id) = add(app, &import.opened) {
                    added.push(id.clone());
                    row.set(Row::Taken(import.opened.assessment.title.clone(), id));
                }
            }
            say_added(app, added);
        })
    })
}

fn is_new(app: App, import: &Import) -> bool {
    let id = &import.opened.assessment.id;
    app.works.with_untracked(|works| !works.contains_key(id))
}
