//! The clause tree with progress, and the ways to narrow it.

use leptos::prelude::*;

use super::card::element_id;
use super::scope::{is_answered, is_asked};
use crate::assessment::Assessment;
use crate::platform::{page, text};
use crate::questionnaire::{LeafIx, Node, Questionnaire};
use crate::report::words::{self, percent};
use crate::route::{Page, Route};
use crate::ui::actions::place;
use crate::ui::app::{App, Filter, Settings};
use crate::ui::components::{field, segmented};
use crate::ui::dom::{El, el, follow, value_of};
use crate::ui::memo::{Memo, memo};
use crate::ui::work::Here;

/// Progress, the tools, and the tree or what the search found.
pub(super) fn tree(here: Here, leaf: Memo<LeafIx>) -> Vec<El> {
    let search = RwSignal::new(String::new());
    let list = el("div").within(move || {
        let words = search.get();
        if words.trim().chars().count() < 2 {
            vec![clauses(here, leaf)]
        } else {
            hits(here, &words)
        }
    });
    vec![progress(here), tools(here, search), list]
}

/// Shows every question again.
pub(super) fn show_all(app: App) {
    app.set_settings(|settings| {
        settings.filter = Filter::All;
        settings.quick = false;
    });
    // What asked for it is gone with what was hidden.
    request_animation_frame(page::focus_heading);
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

fn progress(here: Here) -> El {
    let questionnaire = here.questionnaire();
    let settings = here.app.settings;
    let count = memo(move || {
        let quick = settings.with(|settings| settings.quick);
        let leaves = 0..questionnaire.leaves.len();
        here.with(|work| answered(&questionnaire, &work.assessment, quick, leaves))
            .unwrap_or_default()
    });
    let share = move || {
        let (done, all) = count.get();
        percent(Some(done as f64 / all.max(1) as f64))
    };
    let text = move || {
        let (done, all) = count.get();
        [&done.to_string(), " of ", &all.to_string(), " answered"].concat()
    };
    let figures = el("p")
        .class("progress")
        .child((el("span").text_by(text), el("span").text_by(share)));
    let bar = el("progress")
        .class("bar")
        .attr("max", "100")
        .attr("aria-label", "Questions answered")
        .attr_by("value", move || {
            // The figure alone, without its sign and the space before it.
            let mut figure = share();
            figure.pop();
            figure.pop();
            Some(figure)
        });
    el("div").child((figures, bar))
}

const FILTERS: [(Filter, &str, &str); 4] = [
    (Filter::All, "all", "All questions"),
    (Filter::Unanswered, "unanswered", "Unanswered"),
    (Filter::Must, "must", "Must (a requirement)"),
    (Filter::Cornerstone, "cornerstone", "Cornerstones"),
];

fn tools(here: Here, search: RwSignal<String>) -> El {
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
                ("quick", ["Quick scan ", &quick.to_string()].concat()),
                ("full", ["Full ", &all.to_string()].concat()),
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
    let filter = FILTERS
        .iter()
        .fold(el("select"), |select, (_, value, name)| {
            select.child(el("option").attr("value", value).child(*name))
        })
        .value_by(move || {
            let filter = app.settings.with(|settings| settings.filter);
            let found = FILTERS.iter().find(|(one, ..)| *one == filter);
            found.map_or("", |(_, value, _)| value).to_owned()
        })
        .on("change", move |event| {
            let value = value_of(&event);
            let chosen = FILTERS.iter().find(|(_, name, _)| *name == value);
            app.set_settings(|settings| {
                settings.filter = chosen.map_or(Filter::All, |(filter, ..)| *filter);
            });
        });
    let words = el("input")
        .attr("type", "search")
        .attr("placeholder", "Clause or words")
        .on("input", move |event| search.set(value_of(&event)));
    el("div")
        .class("tools")
        .child((mode, field("Show", filter), field("Search", words)))
}

/// The main clauses; the one with the present leaf is open.
fn clauses(here: Here, leaf: Memo<LeafIx>) -> El {
    let questionnaire = here.questionnaire();
    let groups: Vec<El> = questionnaire
        .main_clauses()
        .map(|node| group(here, node, leaf))
        .collect();
    el("ul").class("tree").child(groups)
}

fn group(here: Here, node: &Node, leaf: Memo<LeafIx>) -> El {
    let leaves = node.leaves.clone();
    let is_current = memo(move || leaves.contains(&leaf.get()));
    let opened = RwSignal::new(false);
    follow(move || {
        // Setting it again would draw the rows anew, the link that was just followed among them.
        if is_current.get() && !opened.get_untracked() {
            opened.set(true);
        }
    });
    let leaves = node.leaves.clone();
    let settings = here.app.settings;
    let count = memo(move || {
        let questionnaire = here.questionnaire();
        let quick = settings.with(|settings| settings.quick);
        here.with(|work| answered(&questionnaire, &work.assessment, quick, leaves.clone()))
            .unwrap_or_default()
    });
    let summary = el("summary")
        .on("click", move |event| {
            event.prevent_default();
            opened.update(|opened| *opened = !*opened);
        })
        .child((
            el("span").class("num").child(node.number.as_str()),
            el("span").child(node.short.as_str()),
            el("span")
                .class("count")
                .text_by(move || fraction(count.get())),
        ));
    // Closed groups have no rows, which keeps pages of thousands of questions light.
    let leaves = node.leaves.clone();
    let rows = el("ul").within(move || {
        let shown = if opened.get() { leaves.clone() } else { 0..0 };
        shown
            .filter_map(|index| row(here, index, leaf))
            .collect::<Vec<_>>()
    });
    let group = el("details")
        .flag_by("open", move || opened.get())
        .child((summary, rows));
    el("li").child(group)
}

fn fraction((done, all): (usize, usize)) -> String {
    [&done.to_string(), "/", &all.to_string()].concat()
}

/// A leaf: how many questions are answered, or its status once all are. Absent where no question
/// of it is asked.
fn row(here: Here, index: LeafIx, leaf: Memo<LeafIx>) -> Option<El> {
    let questionnaire = here.questionnaire();
    let shown = questionnaire.leaves.get(index)?;
    let settings = here.app.settings.get();
    let (asked, all) = here.peek(|work| count_asked(here, &work.assessment, &settings, index))?;
    if asked == 0 && index != leaf.get_untracked() {
        return None;
    }
    let quick = settings.quick;
    let state = here.memo(move |work| {
        let questionnaire = here.questionnaire();
        let counts = answered(&questionnaire, &work.assessment, quick, index..index + 1);
        let status = (counts.0 >= all).then(|| work.scores.status(index));
        (counts, status)
    });
    let mark = el("span").class("slot").within(move || match state.get() {
        (_, Some(status)) => el("span")
            .class("mark")
            .attr("data-status", status.key())
            .child(el("span").class("vh").child(words::status(status))),
        (counts, None) => el("span").class("count").child(fraction(counts)),
    });
    let route = Route::In(here.id(), Page::Assess(place(shown.number.as_str())));
    let link = el("a")
        .attr("href", route.to_string())
        .attr_by("aria-current", move || {
            (leaf.get() == index).then(|| "page".to_owned())
        })
        .child((
            el("span").class("num").child(shown.number.as_str()),
            el("span").child(shown.short.as_str()),
            mark,
        ));
    Some(el("li").child(link))
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
fn hits(here: Here, words: &str) -> Vec<El> {
    const LIMIT: usize = 40;
    let words = text::lower(words.trim());
    let questionnaire = here.questionnaire();
    let has = |text: &str| text::has(text, &words);
    let mut found: Vec<(&str, &str, &str)> = Vec::new();
    for leaf in &questionnaire.leaves {
        let number = leaf.number.as_str();
        if number.starts_with(&words) || has(&leaf.title) {
            found.push((number, number, &leaf.title));
        }
    }
    for question in &questionnaire.questions {
        if has(&question.text) || question.id.as_str() == words {
            found.push((question.id.as_str(), &question.reference, &question.text));
        }
    }
    let summary = match found.len() {
        0 => "Nothing found. Try another word or a clause number.".to_owned(),
        n if n > LIMIT => "The first 40 places; add a word to narrow it".to_owned(),
        n => [&words::count(n, "place", "places"), " found"].concat(),
    };
    let rows: Vec<El> = found
        .into_iter()
        .take(LIMIT)
        .map(|(target, number, text)| {
            let route = Route::In(here.id(), Page::Assess(place(target)));
            // The address may be the present one, which changes nothing: focus all the same.
            let id = element_id(target);
            let link = el("a")
                .attr("href", route.to_string())
                .on("click", move |_| crate::platform::page::focus(&id))
                .child((el("b").child(number), " ", text));
            el("li").child(link)
        })
        .collect();
    vec![
        el("p").class("small").attr("role", "status").child(summary),
        el("ul").class("hits").child(rows),
    ]
}
