//! The clause tree with progress, and the ways to narrow it.

use leptos::prelude::*;

use super::card::element_id;
use super::scope::{is_answered, is_asked};
use crate::assessment::Assessment;
use crate::questionnaire::{LeafIx, Node, Questionnaire, Status};
use crate::report::words;
use crate::route::{Page, Route};
use crate::ui::actions::place;
use crate::ui::app::{App, Filter, Settings};
use crate::ui::components::segmented;
use crate::ui::work::Here;

/// Progress, the tools, and the tree or what the search found.
pub(super) fn tree(here: Here, leaf: Memo<LeafIx>) -> AnyView {
    let search = RwSignal::new(String::new());
    let list = move || {
        let words = search.get();
        if words.trim().chars().count() < 2 {
            clauses(here, leaf)
        } else {
            hits(here, &words)
        }
    };
    view! {
        {progress(here)}
        {tools(here, search)}
        {list}
    }
    .into_any()
}

/// Shows every question again.
pub(super) fn show_all(app: App) {
    app.set_settings(|settings| {
        settings.filter = Filter::All;
        settings.quick = false;
    });
}

/// Questions answered and asked, over some leaves.
fn answered(
    questionnaire: &Questionnaire,
    assessment: &Assessment,
    quick: bool,
    leaves: std::ops::Range<LeafIx>,
) -> (usize, usize) {
    let leaves = questionnaire.leaves.get(leaves).unwrap_or_default();
    let questions = leaves
        .iter()
        .flat_map(|leaf| questionnaire.questions_of(leaf));
    let asked = questions.filter(|question| !quick || question.quick);
    asked.fold((0, 0), |(done, all), question| {
        (
            done + usize::from(is_answered(assessment, question)),
            all + 1,
        )
    })
}

fn progress(here: Here) -> AnyView {
    let questionnaire = here.questionnaire();
    let quick = here.app.settings;
    let count = Memo::new(move |_| {
        let quick = quick.with(|settings| settings.quick);
        let leaves = 0..questionnaire.leaves.len();
        here.with(|work| answered(&questionnaire, &work.assessment, quick, leaves))
            .unwrap_or_default()
    });
    let share = move || {
        let (done, all) = count.get();
        if all == 0 { 0 } else { done * 100 / all }
    };
    view! {
        <p class="progress">
            <span>
                {move || count.get().0} " of " {move || count.get().1} " answered"
            </span>
            <span>{share} " %"</span>
        </p>
        <progress
            class="bar"
            max="100"
            prop:value=share
            aria-label="Questions answered"
        ></progress>
    }
    .into_any()
}

fn tools(here: Here, search: RwSignal<String>) -> AnyView {
    let app = here.app;
    let questionnaire = here.questionnaire();
    let quick = questionnaire
        .questions
        .iter()
        .filter(|question| question.quick)
        .count();
    let all = questionnaire.questions.len();
    let mode = (quick > 0).then(|| {
        segmented(
            "mode".to_owned(),
            "How many questions",
            vec![
                ("quick", format!("Quick scan {quick}")),
                ("full", format!("Full {all}")),
            ],
            move || {
                if app.settings.with(|settings| settings.quick) {
                    "quick"
                } else {
                    "full"
                }
            },
            move |value| app.set_settings(|settings| settings.quick = value == "quick"),
        )
    });
    let filters = [
        (Filter::All, "all", "All questions"),
        (Filter::Unanswered, "unanswered", "Unanswered"),
        (Filter::Must, "must", "Must (a requirement)"),
        (Filter::Cornerstone, "cornerstone", "Cornerstones"),
    ];
    let options = filters
        .into_iter()
        .map(|(filter, value, name)| {
            let chosen = move || app.settings.with(|settings| settings.filter) == filter;
            view! { <option value=value prop:selected=chosen>{name}</option> }
        })
        .collect_view();
    let choose = move |event| {
        let value = event_target_value(&event);
        let chosen = filters.iter().find(|(_, name, _)| *name == value);
        app.set_settings(|settings| {
            settings.filter = chosen.map_or(Filter::All, |(filter, ..)| *filter);
        });
    };
    view! {
        <div class="tools">
            {mode}
            <label class="field">
                <span>"Show"</span>
                <select on:change=choose>{options}</select>
            </label>
            <label class="field">
                <span>"Search"</span>
                <input
                    type="search"
                    placeholder="Clause or words"
                    prop:value=move || search.get()
                    on:input=move |event| search.set(event_target_value(&event))
                />
            </label>
        </div>
    }
    .into_any()
}

/// The main clauses; the one with the present leaf is open.
fn clauses(here: Here, leaf: Memo<LeafIx>) -> AnyView {
    let questionnaire = here.questionnaire();
    let groups = questionnaire
        .main_clauses()
        .cloned()
        .map(|node| group(here, node, leaf))
        .collect_view();
    view! { <ul class="tree">{groups}</ul> }.into_any()
}

fn group(here: Here, node: Node, leaf: Memo<LeafIx>) -> AnyView {
    let leaves = node.leaves.clone();
    let is_current = Memo::new(move |_| leaves.contains(&leaf.get()));
    let opened = RwSignal::new(is_current.get_untracked());
    Effect::new(move |_| {
        if is_current.get() {
            opened.set(true);
        }
    });
    let leaves = node.leaves.clone();
    let settings = here.app.settings;
    let count = Memo::new(move |_| {
        let questionnaire = here.questionnaire();
        let quick = settings.with(|settings| settings.quick);
        here.with(|work| answered(&questionnaire, &work.assessment, quick, leaves.clone()))
            .unwrap_or_default()
    });
    // Closed groups have no rows, which keeps pages of thousands of questions light.
    let leaves = node.leaves.clone();
    let rows = move || {
        opened.get().then(|| {
            leaves
                .clone()
                .map(|index| row(here, index, leaf))
                .collect_view()
        })
    };
    view! {
        <li>
            <details prop:open=move || opened.get()>
                <summary on:click=move |event| {
                    event.prevent_default();
                    opened.update(|opened| *opened = !*opened);
                }>
                    <span class="num">{node.number.to_string()}</span>
                    <span>{node.short}</span>
                    <span class="count">
                        {move || format!("{}/{}", count.get().0, count.get().1)}
                    </span>
                </summary>
                <ul>{rows}</ul>
            </details>
        </li>
    }
    .into_any()
}

/// A leaf: how many questions are answered, or its status once all are. Absent where no question
/// of it is asked.
fn row(here: Here, index: LeafIx, leaf: Memo<LeafIx>) -> Option<AnyView> {
    let shown = here.leaf(index)?;
    let settings = here.app.settings.get();
    let (asked, all) = here.peek(|work| count_asked(here, &work.assessment, &settings, index))?;
    if asked == 0 && index != leaf.get_untracked() {
        return None;
    }
    let quick = settings.quick;
    let state = here.memo(move |work| {
        let questionnaire = here.questionnaire();
        let (done, asked) = answered(&questionnaire, &work.assessment, quick, index..index + 1);
        let status = (done >= asked && done == all).then(|| work.scores.status(index));
        (done, asked, status)
    });
    let mark = move || match state.get() {
        (_, _, Some(status)) => mark(status),
        (done, asked, None) => {
            view! { <span class="count">{format!("{done}/{asked}")}</span> }.into_any()
        }
    };
    let href = Route::In(here.id(), Page::Assess(place(shown.number.as_str()))).to_string();
    let current = move || (leaf.get() == index).then_some("page");
    Some(
        view! {
            <li>
                <a href=href aria-current=current>
                    <span class="num">{shown.number.to_string()}</span>
                    <span>{shown.short}</span>
                    {mark}
                </a>
            </li>
        }
        .into_any(),
    )
}

fn mark(status: Status) -> AnyView {
    view! {
        <span class="mark" data-status=status.key()>
            <span class="vh">{words::status(status)}</span>
        </span>
    }
    .into_any()
}

fn count_asked(
    here: Here,
    assessment: &Assessment,
    settings: &Settings,
    index: LeafIx,
) -> (usize, usize) {
    let questionnaire = here.questionnaire();
    let Some(leaf) = questionnaire.leaves.get(index) else {
        return (0, 0);
    };
    let questions = questionnaire.questions_of(leaf);
    let asked = questions
        .iter()
        .filter(|question| is_asked(question, assessment, settings));
    (asked.count(), questions.len())
}

/// What the search found: clauses by number or title, then questions by their words.
fn hits(here: Here, words: &str) -> AnyView {
    const LIMIT: usize = 40;
    let words = words.trim().to_lowercase();
    let questionnaire = here.questionnaire();
    let has = |text: &str| text.to_lowercase().contains(&words);
    let clauses = questionnaire
        .leaves
        .iter()
        .filter(|leaf| leaf.number.as_str().starts_with(&words) || has(&leaf.title))
        .map(|leaf| {
            (
                leaf.number.to_string(),
                leaf.number.to_string(),
                leaf.title.clone(),
            )
        });
    let questions = questionnaire
        .questions
        .iter()
        .filter(|question| has(&question.text) || question.id.as_str() == words)
        .map(|question| {
            (
                question.id.to_string(),
                question.reference.clone(),
                question.text.clone(),
            )
        });
    let mut found: Vec<_> = clauses.chain(questions).take(LIMIT + 1).collect();
    let more = found.len() > LIMIT;
    found.truncate(LIMIT);
    let summary = match (found.len(), more) {
        (0, _) => "Nothing found. Try another word or a clause number.".to_owned(),
        (1, _) => "1 place found".to_owned(),
        (n, false) => format!("{n} places found"),
        (n, true) => format!("The first {n} places; add a word to narrow it"),
    };
    let rows = found
        .into_iter()
        .map(|(target, number, text)| {
            let href = Route::In(here.id(), Page::Assess(place(&target))).to_string();
            // The address may be the present one, which changes nothing: focus all the same.
            let again = move |_| crate::platform::page::focus(&element_id(&target));
            view! {
                <li>
                    <a href=href on:click=again><b>{number}</b> " " {text}</a>
                </li>
            }
        })
        .collect_view();
    view! {
        <p class="small" role="status">{summary}</p>
        <ul class="hits">{rows}</ul>
    }
    .into_any()
}
