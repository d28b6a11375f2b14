//! What asks for a decision: native dialogs, which keep the focus and close on Escape.

use leptos::html;
use leptos::prelude::*;

use crate::exchange::{Kind, Preview, Refusal, preview};
use crate::questionnaire::Problem;
use crate::ui::actions;
use crate::ui::app::{App, Dialog, Import};

/// So many lines of a list are shown.
const LINES: usize = 60;

/// The dialog that is open, where there is one.
pub(crate) fn dialogs(app: App) -> AnyView {
    let shown = move || app.dialog.get().map(|dialog| open(app, dialog));
    view! { {shown} }.into_any()
}

fn open(app: App, dialog: Dialog) -> AnyView {
    let node = NodeRef::<html::Dialog>::new();
    Effect::new(move |_| {
        if let Some(dialog) = node.get() {
            // Fails only where it is open already.
            let _ = dialog.show_modal();
        }
    });
    let content = match dialog {
        Dialog::Keys => keys(app),
        Dialog::Import(import) => import_preview(app, *import),
        Dialog::Refused { name, refusal } => refused(app, &name, &refusal),
    };
    view! {
        <dialog node_ref=node aria-labelledby="dialog-title" on:close=move |_| app.dialog.set(None)>
            {content}
        </dialog>
    }
    .into_any()
}

fn close_button(app: App, text: &'static str) -> AnyView {
    view! {
        <button class="btn" type="button" on:click=move |_| app.dialog.set(None)>
            {text}
        </button>
    }
    .into_any()
}

const KEYS: [(&str, &str); 10] = [
    ("0 to 5", "Answer the question in use and move on"),
    ("↑ ↓", "Question before, question after"),
    ("← →", "Clause before, clause after"),
    ("E", "Evidence of the question in use"),
    ("N", "Note on the question in use"),
    ("U", "Next unanswered question"),
    ("?", "This list"),
    ("Ctrl + Z", "Undo"),
    ("Ctrl + Y", "Redo"),
    ("Ctrl + S", "Export"),
];

fn keys(app: App) -> AnyView {
    let rows = KEYS.map(|(key, what)| view! { <dt><kbd>{key}</kbd></dt> <dd>{what}</dd> });
    let toggle = move |event| {
        let on = event_target_checked(&event);
        app.set_settings(|settings| settings.keys = on);
    };
    view! {
        <h2 id="dialog-title">"Keyboard shortcuts"</h2>
        <dl class="keys">{rows}</dl>
        <p class="row-start">
            <label class="check">
                <input
                    type="checkbox"
                    prop:checked=move || app.settings.with(|settings| settings.keys)
                    on:change=toggle
                />
                <span>"Single keys answer and move. They never fire while you type in a field."</span>
            </label>
        </p>
        <div class="row">{close_button(app, "Close")}</div>
    }
    .into_any()
}

fn import_preview(app: App, import: Import) -> AnyView {
    let assessment = &import.opened.assessment;
    let here = app
        .works
        .with_untracked(|works| works.get(&assessment.id).cloned());
    let known = assessment.questionnaire.id.clone();
    let questionnaire = app
        .library
        .with_untracked(|library| library.get(known.as_str()));
    let Some(questionnaire) = questionnaire else {
        return ().into_any();
    };
    let current = here.as_ref().map(|work| &work.assessment);
    let changes = preview(current, assessment, &questionnaire);
    let answers = assessment.answers.len();
    let facts = format!(
        "{answers} answers to {}, last changed {}.",
        questionnaire.title,
        assessment
            .updated_at
            .as_ref()
            .and_then(|at| at.date())
            .map_or_else(|| "at an unknown time".to_owned(), |day| day.long())
    );
    let notices = import
        .opened
        .notices
        .iter()
        .map(|notice| view! { <li>{notice.text()}</li> });
    let notices = notices.collect_view();
    let orphans = match import.opened.orphans.len() {
        0 => None,
        1 => Some("1 entry is for something that the questionnaire does not have. It is kept and exported again.".to_owned()),
        n => Some(format!("{n} entries are for things that the questionnaire does not have. They are kept and exported again.")),
    };
    let is_here = current.is_some();
    let is_same = is_here && changes.differences.is_empty();
    let explanation = match (is_here, is_same) {
        (false, _) => "It is added to your desk; nothing else changes.".to_owned(),
        (true, true) => "It is on your desk already, and both are the same.".to_owned(),
        (true, false) => "This assessment is on your desk already. Replace it by the file, which can be undone, or add the file as a second one.".to_owned(),
    };
    let (adds, replaces) = (import.clone(), import.clone());
    let replace = (is_here && !is_same).then(|| {
        let act = move |_| actions::replace(app, replaces.clone());
        view! { <button class="btn primary" type="button" on:click=act>"Replace mine"</button> }
    });
    let add_class = if is_here { "btn" } else { "btn primary" };
    let add_text = if is_here {
        "Add as a second one"
    } else {
        "Add to my desk"
    };
    view! {
        <h2 id="dialog-title">"Open “" <bdi>{assessment.title.clone()}</bdi> "”?"</h2>
        <p class="small"><bdi>{import.name.clone()}</bdi></p>
        <p>{facts}</p>
        <p>{explanation}</p>
        {(is_here && !is_same).then(|| differences(&changes))}
        <ul class="paths">{notices} {orphans.map(|text| view! { <li>{text}</li> })}</ul>
        <div class="row">
            {close_button(app, "Cancel")}
            <button class=add_class type="button" on:click=move |_| actions::add(app, adds.clone())>
                {add_text}
            </button>
            {replace}
        </div>
    }
    .into_any()
}

/// What replacing would change, cell by cell.
fn differences(changes: &Preview) -> AnyView {
    let newer = changes
        .differences
        .iter()
        .filter(|change| change.newer_here)
        .count();
    let newer = (newer > 0).then(|| {
        let text = match newer {
            1 => "1 answer here is newer than the one in the file.".to_owned(),
            n => format!("{n} answers here are newer than those in the file."),
        };
        view! { <p class="error">{text}</p> }
    });
    let summary = format!(
        "{} new, {} changed, {} removed, {} the same",
        changes.new, changes.changed, changes.removed, changes.same
    );
    let rows = changes.differences.iter().take(LINES).map(|change| {
        let sign = match change.kind {
            Kind::New => "new",
            Kind::Changed => "changed",
            Kind::Removed => "removed",
        };
        view! {
            <tr>
                <th scope="row">{change.cell.to_string()} " " <span class="tag">{sign}</span></th>
                <td><bdi>{change.before.clone()}</bdi></td>
                <td><bdi>{change.after.clone()}</bdi></td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    let rest = changes.differences.len().saturating_sub(LINES);
    let rest = (rest > 0).then(|| view! { <p class="small">{format!("and {rest} more")}</p> });
    view! {
        <p>{summary}</p>
        {newer}
        <div class="paths" tabindex="0" role="region" aria-label="What would change">
            <table>
                <thead>
                    <tr>
                        <th scope="col">"What"</th>
                        <th scope="col">"Here"</th>
                        <th scope="col">"In the file"</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
            {rest}
        </div>
    }
    .into_any()
}

fn refused(app: App, name: &str, refusal: &Refusal) -> AnyView {
    let problems: &[Problem] = refusal.problems();
    let rows = problems.iter().take(LINES).map(|problem| {
        view! { <li><code>{problem.path.clone()}</code> " " {problem.message.clone()}</li> }
    });
    let rows = rows.collect_view();
    view! {
        <div role="alert" data-refusal=refusal.code()>
            <h2 id="dialog-title">{refusal.title()}</h2>
            <p class="small"><bdi>{name.to_owned()}</bdi></p>
            <p>{refusal.explanation()}</p>
            <ul class="paths">{rows}</ul>
            <p>"Nothing was changed."</p>
        </div>
        <div class="row">{close_button(app, "Close")}</div>
    }
    .into_any()
}
