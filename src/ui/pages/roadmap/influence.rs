//! Which single answers matter most.

use leptos::prelude::*;

use crate::date::Date;
use crate::questionnaire::Questionnaire;
use crate::report::words::{capitalised, count, verdict as verdict_name};
use crate::roadmap::{Change, Influence, Sensitivity, sensitivity};
use crate::route::{Page, Route};
use crate::ui::actions::place;
use crate::ui::components::{button, panel};
use crate::ui::dom::{El, el, follow};
use crate::ui::soon::after_paint;
use crate::ui::work::Here;

/// So many answers are listed of each kind.
const SHOWN: usize = 6;

/// Up to so many questions it is worked out by itself, once the page is on the screen: that takes a
/// few hundredths of a second. With more, somebody asks for it.
const AT_ONCE: usize = 400;

/// The panel. Hundreds of cases are scored for it, so the page does not wait for that.
pub(super) fn influence(here: Here, today: Date) -> El {
    let found: RwSignal<Option<Sensitivity>> = RwSignal::new(None);
    let work_out = move || {
        let questionnaire = here.questionnaire();
        let worked_out =
            here.peek(|work| sensitivity(&questionnaire, &work.assessment, &work.scores, today));
        found.set(worked_out);
    };
    let is_small = here.questionnaire().questions.len() <= AT_ONCE;
    if is_small {
        // Of what changes on this page only answers, by undo and redo, change what matters most.
        let scores = here.memo(|work| work.scores.clone());
        follow(move || {
            scores.with(|_| ());
            after_paint(work_out);
        });
    }
    let ask = (!is_small).then(|| {
        el("p")
            .class("no-print")
            .child(button("btn", "Work it out", work_out))
    });
    let lists = move || {
        let questionnaire = here.questionnaire();
        found.with(|found| {
            let found = found.as_ref()?;
            Some([
                list(here, &questionnaire, &found.reached),
                list(here, &questionnaire, &found.found_out),
                list(here, &questionnaire, &found.refused),
            ])
        })
    };
    panel("Which single answers matter most")
        .attr("data-panel", "influence")
        .child((
            el("p").class("small").child(
                "What would change if one answer reached its target with evidence, if one that nobody knows were found out, or if an auditor found nothing that shows it.",
            ),
            ask,
            el("div").class("influence").within(lists),
        ))
}

fn list(here: Here, questionnaire: &Questionnaire, all: &[Influence]) -> Option<El> {
    let title = match all.first()?.change {
        Change::Reached => "Improve first",
        Change::FoundOut => "Find out first",
        Change::Refused => "Make sure of",
    };
    let items = all.iter().take(SHOWN).filter_map(|one| {
        let question = questionnaire.questions.get(one.question)?;
        let id = question.id.as_str();
        let route = Route::In(here.id(), Page::Assess(place(id))).to_string();
        let leaf = questionnaire.leaves.get(question.leaf);
        let name = leaf.map_or("", |leaf| leaf.short.as_str());
        Some(el("li").child((
            el("a").attr("href", route).child([id, " ", name].concat()),
            el("span").child(effect(questionnaire, one)),
            el("span").class("small").child(question.text.as_str()),
        )))
    });
    let items: Vec<El> = items.collect();
    Some(el("section").child((el("h3").child(title), el("ol").child(items))))
}

/// What it changes, in words.
fn effect(questionnaire: &Questionnaire, one: &Influence) -> String {
    let mut parts: Vec<String> = Vec::new();
    for (id, before, after) in &one.verdicts {
        let model = questionnaire.verdicts.iter().find(|model| model.id == *id);
        let name = model.map_or("", |model| model.name.as_str());
        let (before, after) = (verdict_name(*before), verdict_name(*after));
        parts.push([name, ": from ", before, " to ", after].concat());
    }
    let rules = usize::try_from(one.rules.unsigned_abs()).unwrap_or(0);
    if rules > 0 {
        let more = if one.rules > 0 {
            " more holds"
        } else {
            " fewer holds"
        };
        let many = if one.rules > 0 {
            " more hold"
        } else {
            " fewer hold"
        };
        let text = if rules == 1 { more } else { many };
        parts.push([&count(rules, "rule", "rules"), text].concat());
    }
    let hundredths = (one.backed.abs() * 100.0).round();
    if hundredths > 0.0 {
        let sign = if one.backed < 0.0 { "−" } else { "+" };
        parts.push(format!("backed maturity {sign}{:.2}", hundredths / 100.0));
    }
    capitalised(&parts.join("; "))
}
