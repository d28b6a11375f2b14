//! What can be done with the report: its parts chosen, printed, saved in every form.

use leptos::prelude::*;

use super::{answers, office, with_case};
use crate::export::{Format, Options, files};
use crate::platform::{files as disk, page};
use crate::report::document::Part;
use crate::ui::components::button;
use crate::ui::dom::{El, el, is_checked};
use crate::ui::work::Here;

/// A button that saves a file.
#[derive(Clone, Copy)]
struct Form {
    format: Format,
    /// How the file's name ends, where the form makes several.
    file: &'static str,
    name: &'static str,
}

const fn form(format: Format, name: &'static str) -> Form {
    let file = "";
    Form { format, file, name }
}

const fn table(file: &'static str, name: &'static str) -> Form {
    let format = Format::Csv;
    Form { format, file, name }
}

/// The forms by what they are good for.
const FORMS: [(&str, &[Form]); 3] = [
    (
        "The report to send: one file that opens anywhere without a network, or text for wikis",
        &[
            form(Format::Html, "Web page"),
            form(Format::Markdown, "Markdown"),
        ],
    ),
    (
        "Tables for spreadsheets (CSV)",
        &[
            table("-answers.csv", "Answers"),
            table("-findings.csv", "Findings"),
            table("-roadmap.csv", "Roadmap"),
            table("-milestones.csv", "Milestones"),
            table("-documents.csv", "Documents"),
        ],
    ),
    (
        "The plan for other planners and for calendars",
        &[
            form(Format::Project, "Microsoft Project"),
            form(Format::Jira, "Jira"),
            form(Format::Calendar, "Calendar (.ics)"),
        ],
    ),
];

pub(super) fn tools(here: Here, chosen: RwSignal<Vec<Part>>) -> El {
    let print = button("btn primary", "Print or save as PDF", page::print);
    let forms: Vec<El> = FORMS
        .into_iter()
        .map(|(what, forms)| {
            let buttons: Vec<El> = forms
                .iter()
                .map(|form| saver(here, chosen, *form))
                .collect();
            el("div").child((
                el("p").class("small").child(what),
                el("div").class("row").child(buttons),
            ))
        })
        .collect();
    let boxes: Vec<El> = Part::ALL
        .into_iter()
        .map(|part| tick(chosen, part))
        .collect();
    let parts = el("fieldset").child((
        el("legend").class("label").child("Parts of the report"),
        el("div").class("report-parts").child(boxes),
    ));
    el("section")
        .class("panel report-tools")
        .attr("aria-label", "Print and save")
        .child((
            el("div").class("report-forms").child((
                el("h2").child("Print and save"),
                print,
                office::office(here, chosen),
                forms,
            )),
            el("div")
                .class("stack")
                .child((parts, answers::reader(here))),
        ))
}

fn tick(chosen: RwSignal<Vec<Part>>, part: Part) -> El {
    let field = el("input")
        .attr("type", "checkbox")
        .attr("value", part.key())
        .flag_by("checked", move || {
            chosen.with(|parts| parts.contains(&part))
        })
        .on("change", move |event| {
            chosen.update(|parts| {
                parts.retain(|one| *one != part);
                if is_checked(&event) {
                    parts.push(part);
                }
            });
        });
    el("label")
        .class("check")
        .child((field, el("span").child(part.title())))
}

fn saver(here: Here, chosen: RwSignal<Vec<Part>>, form: Form) -> El {
    let hook = [form.format.key(), form.file.trim_end_matches(".csv")].concat();
    button("btn", form.name, move || save(here, chosen, form)).attr("data-export", hook)
}

/// Offers the file of a form to be saved.
fn save(here: Here, chosen: RwSignal<Vec<Part>>, form: Form) {
    let options = Options {
        parts: chosen.get_untracked(),
        ..Options::default()
    };
    let made = with_case(here, |case| files(case, form.format, &options)).unwrap_or_default();
    let file = made.into_iter().find(|file| file.name.ends_with(form.file));
    let Some(file) = file else { return };
    let text = if disk::download(&file.name, file.mime, &file.text) {
        ["Saved ", &file.name, ". Look for it among your downloads."].concat()
    } else {
        "The browser did not take the file. Try again, or use another browser.".to_owned()
    };
    here.app.toast(text, None);
}
