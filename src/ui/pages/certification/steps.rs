//! The steps, each with its exit criteria.

use std::sync::Arc;

use crate::assessment::StepRecord;
use crate::questionnaire::file::{Fact, Step};
use crate::report::journey::{departure, progress as progress_name};
use crate::roadmap::{Coming, CriterionState, Journey, Next, StepProgress, StepState};
use crate::route::{Page, Route};
use crate::ui::actions::place;
use crate::ui::components::{Record, button, panel};
use crate::ui::dom::{El, el, is_checked};
use crate::ui::memo::{Memo, memo};
use crate::ui::work::Here;

use super::entries::{go_to, open_at};

/// So many links to what is open are shown.
const SHOWN: usize = 5;

/// The panel.
pub(super) fn steps(here: Here, journey: Memo<Option<Arc<Journey>>>) -> El {
    let questionnaire = here.questionnaire();
    let steps = questionnaire.steps.iter().enumerate();
    let items = steps.map(|(at, model)| step(here, journey, at, model));
    let list = el("ol").class("steps").child(items.collect::<Vec<_>>());
    panel("The steps").child(list)
}

/// The way to where one acts on what is next.
pub(super) fn next_link(here: Here, journey: &Journey) -> Option<El> {
    let (step, criterion) = match journey.next.as_ref()? {
        Next::Overdue(id) => {
            let id = id.clone();
            let go = move || go_to(&id);
            return Some(button("btn primary", "Go to the finding", go));
        }
        Next::Due(due) => {
            return Some(match &due.what {
                Coming::Finding(id) => {
                    let id = id.clone();
                    button("btn primary", "Go to the finding", move || go_to(&id))
                }
                Coming::Audit(id) => {
                    let id = id.clone();
                    button("btn primary", "Go to the audit", move || go_to(&id))
                }
                Coming::Review(id) => {
                    let id = id.clone();
                    button("btn primary", "Go to the review", move || go_to(&id))
                }
                Coming::Surveillance(_) => to_step(journey, Fact::Surveyed)?,
                Coming::Renewal => to_step(journey, Fact::Renewed)?,
            });
        }
        Next::Step(step) => return Some(go_to_step(*step, journey.steps.get(*step)?)),
        Next::Criterion(step, criterion) => (*step, *criterion),
    };
    let state = journey.steps.get(step)?;
    Some(match where_to(here, state.criteria.get(criterion)?) {
        Some((page, text)) => {
            let route = Route::In(here.id(), page).to_string();
            el("a").class("btn primary").attr("href", route).child(text)
        }
        None => go_to_step(step, state),
    })
}

fn go_to_step(place: usize, state: &StepState) -> El {
    let id = summary_id(state.id.as_str());
    let text = ["Go to step ", &place.saturating_add(1).to_string()].concat();
    button("btn primary", &text, move || open_at(id.clone()))
}

/// The way to the step that is done once this has happened.
fn to_step(journey: &Journey, fact: Fact) -> Option<El> {
    let mut steps = journey.steps.iter().enumerate();
    let is_it = |state: &StepState| state.criteria.iter().any(|one| one.fact == Some(fact));
    let (place, state) = steps.find(|(_, state)| is_it(state))?;
    Some(go_to_step(place, state))
}

/// The id of the line that opens a step.
fn summary_id(step: &str) -> String {
    ["step-", step].concat()
}

/// The page where a criterion can be made to hold, and what is there; nothing where that is this
/// page.
fn where_to(here: Here, state: &CriterionState) -> Option<(Page, String)> {
    if let Some(first) = state.failing.first() {
        let questionnaire = here.questionnaire();
        if questionnaire.document(first).is_some() {
            return Some((Page::Documents, ["Go to document ", first].concat()));
        }
        if questionnaire.node(first).is_some() || questionnaire.question(first).is_some() {
            return Some((Page::Assess(place(first)), ["Go to ", first].concat()));
        }
        if first == "records_since" {
            return Some((Page::Profile, "Go to the profile".to_owned()));
        }
    }
    match state.fact {
        Some(Fact::TargetSet) => Some((Page::Roadmap, "Go to the roadmap".to_owned())),
        Some(Fact::EvidenceLocated) => Some((Page::Assess(None), "Go on answering".to_owned())),
        _ => None,
    }
}

fn step(here: Here, journey: Memo<Option<Arc<Journey>>>, at: usize, model: &Step) -> El {
    let state: Memo<Option<StepState>> = memo(move || {
        journey
            .get()
            .and_then(|journey| journey.steps.get(at).cloned())
    });
    let facts = model.criteria.iter().filter_map(|one| one.fact);
    let facts = facts.collect::<Vec<_>>();
    let is_next = memo(move || {
        let journey = journey.get();
        let next = journey.and_then(|journey| journey.next.clone());
        match next {
            Some(Next::Criterion(step, _) | Next::Step(step)) => step == at,
            Some(Next::Due(due)) => {
                let fact = match due.what {
                    Coming::Surveillance(_) => Fact::Surveyed,
                    Coming::Renewal => Fact::Renewed,
                    _ => return false,
                };
                let mut facts = facts.iter();
                facts.any(|one| *one == fact)
            }
            _ => false,
        }
    });
    let progress = move || {
        state
            .get()
            .map_or(StepProgress::Todo, |state| state.progress)
    };
    let key = move || match progress() {
        StepProgress::Todo => "todo",
        StepProgress::Doing => "doing",
        StepProgress::Late => "late",
        StepProgress::Done => "done",
    };
    let dates = move || {
        let Some(state) = state.get() else {
            return String::new();
        };
        match (state.done, state.planned) {
            (Some(done), _) => ["on ", &done.short()].concat(),
            (None, Some(planned)) if state.progress != StepProgress::Done => {
                ["by ", &planned.short()].concat()
            }
            _ => String::new(),
        }
    };
    let departures = move || {
        let departures = state.get().map(|state| state.departures);
        let departures = departures.unwrap_or_default();
        let words = departures.into_iter().map(departure);
        words.collect::<Vec<_>>().join("; ")
    };
    let number = at.saturating_add(1).to_string();
    // A body is asked while the system is built; nothing waits for it but the first stage.
    let alongside = model
        .criteria
        .iter()
        .any(|one| one.fact == Some(Fact::BodyContracted));
    let alongside = alongside.then(|| {
        el("span")
            .class("small")
            .child("alongside the others, from the start")
    });
    let line = el("summary").attr("id", summary_id(model.id.as_str()));
    let summary = line.child((
        el("span").class("n").child(number),
        el("b").child(model.name.as_str()),
        el("span")
            .class("tag")
            .attr_by("data-state", move || Some(key().to_owned()))
            .text_by(move || progress_name(progress()).to_owned()),
        alongside,
        el("span").class("departure").text_by(departures),
        el("span").class("small when").text_by(dates),
    ));
    let record = match model.id.as_str().parse() {
        Ok(id) => Record::<StepRecord>::new(here, id),
        Err(_) => return el("li"),
    };
    let criteria = model.criteria.iter().enumerate().map(|(place, model)| {
        let found = move || {
            let state = state.get()?;
            state.criteria.get(place).cloned()
        };
        let by_hand = model.check.is_none() && model.fact.is_none();
        let id = model.id.clone();
        let input = el("input")
            .attr("type", "checkbox")
            .flag_by("checked", move || found().is_some_and(|found| found.holds))
            .on("change", move |event| {
                let ticked = is_checked(&event);
                record.change(false, |record| {
                    if ticked {
                        record.ticked.insert(id.clone());
                    } else {
                        record.ticked.remove(&id);
                    }
                });
            });
        input.set_is("disabled", !by_hand);
        let label = el("label")
            .class("check")
            .child((input, el("span").child(model.text.as_str())));
        let open = move || found().map(|found| open_links(here, &found));
        el("li")
            .attr("data-criterion", model.id.as_str())
            .child((label, el("span").class("small").within(open)))
    });
    let usual = ["usually: ", &model.owner].concat();
    let fields = el("div").class("form no-print").child([
        record.text(&["Owner (", &usual, ")"].concat(), |one| &mut one.owner),
        record.day("Your own planned day", |one| &mut one.planned),
        record.day("Declared done on", |one| &mut one.done),
        record.text("Note", |one| &mut one.note),
    ]);
    // Where nothing can be checked or ticked, this says when to declare it done.
    let done_when = model.criteria.is_empty().then(|| {
        let text = ["Done when: ", &model.done_when].concat();
        el("p").class("done-when").child(text)
    });
    let details = el("details").attr("open", "").child((
        summary,
        done_when,
        el("ul")
            .class("criteria")
            .child(criteria.collect::<Vec<_>>()),
        fields,
    ));
    // What is next is open at first; after that it is as the person leaves it.
    if !is_next.get_untracked() {
        let _ = details.element().remove_attribute("open");
    }
    el("li")
        .attr("data-step", model.id.as_str())
        .attr_by("data-value", move || Some(key().to_owned()))
        .attr_by("aria-current", move || {
            is_next.get().then(|| "step".to_owned())
        })
        .child(details)
}

/// Links to what keeps a criterion from holding.
fn open_links(here: Here, state: &CriterionState) -> Vec<El> {
    let questionnaire = here.questionnaire();
    let link = |id: &String| {
        let page = if questionnaire.document(id).is_some() {
            Page::Documents
        } else if questionnaire.node(id).is_some() || questionnaire.question(id).is_some() {
            Page::Assess(place(id))
        } else if id == "records_since" {
            Page::Profile
        } else {
            return None;
        };
        let text = if id == "records_since" {
            "set the date"
        } else {
            id
        };
        let route = Route::In(here.id(), page).to_string();
        Some(el("span").child((" ", el("a").attr("href", route).child(text))))
    };
    let mut links: Vec<El> = state.failing.iter().take(SHOWN).filter_map(link).collect();
    let rest = state.failing.len().saturating_sub(SHOWN);
    if rest > 0 && !links.is_empty() {
        let text = [" and ", &rest.to_string(), " more"].concat();
        links.push(el("span").child(text));
    }
    links
}
