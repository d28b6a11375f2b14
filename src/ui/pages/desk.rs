//! Every assessment as a row: its shape, its verdict, when it was last changed and backed up.

use leptos::prelude::*;

use crate::assessment::Timestamp;
use crate::chart::{Scale, SparkSpec, Values, spark};
use crate::questionnaire::{AssessmentId, Questionnaire};
use crate::route::{Page, Route};
use crate::ui::actions;
use crate::ui::app::App;
use crate::ui::components::{chart, percent};
use crate::ui::work::Work;

/// The page.
pub(crate) fn desk(app: App) -> AnyView {
    let rows = move || {
        let mut works: Vec<_> = app.works.with(|works| {
            works
                .iter()
                .map(|(id, work)| (id.clone(), work.clone()))
                .collect()
        });
        works.sort_by(|(_, a), (_, b)| b.assessment.updated_at.cmp(&a.assessment.updated_at));
        if works.is_empty() {
            return view! {
                <p class="lead">
                    "Nothing here yet. Start an assessment, open a file that somebody sent you, or look at the example."
                </p>
            }
            .into_any();
        }
        let rows: Vec<AnyView> = works
            .into_iter()
            .map(|(id, work)| row(app, id, &work))
            .collect();
        view! { <ul class="rows">{rows}</ul> }.into_any()
    };
    view! {
        <main id="main" class="page">
            <h1 tabindex="-1">"Your assessments"</h1>
            <p class="lead">
                "They are kept in this browser and nowhere else. Export what you would miss."
            </p>
            <div class="row desk-tools">
                {new_buttons(app)}
                <button class="btn" type="button" on:click=move |_| actions::choose_file()>
                    "Open a file"
                </button>
                <a class="btn" href="#/example">"Add the example"</a>
            </div>
            {rows}
            {damaged(app)}
        </main>
    }
    .into_any()
}

/// A button for each questionnaire.
fn new_buttons(app: App) -> AnyView {
    let entries = app
        .library
        .with_untracked(|library| library.entries.clone());
    entries
        .into_iter()
        .map(|entry| {
            let class = if entry.default { "btn primary" } else { "btn" };
            let href = Route::New(Some(entry.id)).to_string();
            let about = format!("{} {} questions.", entry.summary, entry.questions);
            view! { <a class=class href=href title=about>{format!("New: {}", entry.title)}</a> }
        })
        .collect_view()
        .into_any()
}

fn row(app: App, id: AssessmentId, work: &Work) -> AnyView {
    let title = work.assessment.title.clone();
    let page = Route::In(id.clone(), Page::Assess(None)).to_string();
    let facts = work
        .questionnaire
        .as_ref()
        .map(|questionnaire| facts(questionnaire, work));
    let picture = work
        .questionnaire
        .as_ref()
        .map(|questionnaire| picture(questionnaire, work));
    let missing = work.questionnaire.is_none().then(|| {
        let name = work.assessment.questionnaire.id.to_string();
        view! {
            <span class="error">
                {format!("The questionnaire {name} could not be loaded. You can export the answers.")}
            </span>
        }
    });
    let changed = moment(work.assessment.updated_at.as_ref());
    let export_id = id.clone();
    let exported = move || match app
        .exported
        .with(|exported| exported.get(&export_id).cloned())
    {
        Some(at) => format!("exported {}", moment(Some(&at))),
        None => "never exported".to_owned(),
    };
    let (copy, export, delete) = (id.clone(), id.clone(), id);
    let named = |action: &str| format!("{action} {title}");
    view! {
        <li class="panel">
            <span>{picture}</span>
            <div>
                <h2><a href=page><bdi>{title.clone()}</bdi></a></h2>
                <p class="facts">
                    {facts}
                    {missing}
                    <span>"changed " {changed}</span>
                    <span>{exported}</span>
                </p>
            </div>
            <div class="row">
                <button
                    class="btn"
                    type="button"
                    aria-label=named("Duplicate")
                    on:click=move |_| actions::duplicate(app, &copy)
                >
                    "Duplicate"
                </button>
                <button
                    class="btn"
                    type="button"
                    aria-label=named("Export")
                    on:click=move |_| actions::export_by_id(app, &export)
                >
                    "Export"
                </button>
                <button
                    class="btn danger"
                    type="button"
                    aria-label=named("Delete")
                    on:click=move |_| actions::delete(app, &delete)
                >
                    "Delete"
                </button>
            </div>
        </li>
    }
    .into_any()
}

/// A moment as day and time in UTC.
fn moment(at: Option<&Timestamp>) -> String {
    let day = |at: &Timestamp| Some(format!("{} {}", at.date()?.short(), at.time()));
    at.and_then(day)
        .unwrap_or_else(|| "at an unknown time".to_owned())
}

fn facts(questionnaire: &Questionnaire, work: &Work) -> AnyView {
    let overall = work.scores.overall(questionnaire);
    let today = crate::platform::clock::today();
    let verdicts =
        crate::scoring::verdicts(questionnaire, &work.assessment, &work.scores, today)
            .into_iter()
            .map(|report| {
                let text = crate::report::words::verdict(report.verdict);
                view! { <span data-value=report.verdict.key()>{format!("{}: {text}", report.name)}</span> }
            })
            .collect_view();
    view! {
        <span>{questionnaire.title.clone()}</span>
        <span>{percent(overall.coverage)} " covered"</span>
        {verdicts}
    }
    .into_any()
}

fn picture(questionnaire: &Questionnaire, work: &Work) -> AnyView {
    let axes = questionnaire
        .main_clauses()
        .map(|node| {
            let roll_up = work.scores.of_node(questionnaire, node);
            Values {
                target: roll_up.target,
                declared: roll_up.declared,
                backed: roll_up.backed,
            }
        })
        .collect();
    let scale = Scale {
        max: questionnaire.top_level(),
        acceptance: Some(questionnaire.scale.acceptance),
    };
    let title = "Shape of the results".to_owned();
    chart(
        spark(&SparkSpec {
            title,
            size: 44,
            scale,
            axes,
        }),
        &[],
    )
}

/// What could not be read from storage. It is kept as it is.
fn damaged(app: App) -> AnyView {
    let list = move || {
        let damaged = app.damaged.get();
        (!damaged.is_empty()).then(|| {
            let rows = damaged
                .iter()
                .map(|(key, why)| view! { <li><code>{key.clone()}</code> ": " {why.clone()}</li> })
                .collect_view();
            let text = match damaged.len() {
                1 => "One stored record could not be read".to_owned(),
                n => format!("{n} stored records could not be read"),
            };
            view! {
                <section class="alert calm" role="alert">
                    <h2>{text}</h2>
                    <p>
                        "They are kept unchanged in this browser’s storage, and everything else works. Download them to have them looked at."
                    </p>
                    <ul>{rows}</ul>
                    <button class="btn" type="button" on:click=move |_| actions::download_damaged(app)>
                        "Download them"
                    </button>
                </section>
            }
        })
    };
    view! { {list} }.into_any()
}
