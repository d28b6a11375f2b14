//! Beside the profile: exactly what it has changed, and why.

use crate::organisation::{Changes, changes};
use crate::questionnaire::{LeafIx, Questionnaire};
use crate::report::words;
use crate::ui::dom::{El, el};
use crate::ui::place::clause_address;
use crate::ui::work::Here;

/// How many clauses are listed before the rest is folded away.
const FIRST: usize = 6;

pub(super) fn changed(here: Here) -> El {
    let questionnaire = here.questionnaire();
    let known = questionnaire.clone();
    let found = here.memo(move |work| changes(&known, &work.assessment));
    let summary = move || {
        found.with(|found| {
            let (raised, urgent) = (found.targets.len(), found.emphasis.len());
            let counts = [
                (raised, "target raised", "targets raised"),
                (urgent, "clause more urgent", "clauses more urgent"),
                (
                    found.savings.len(),
                    "certificate saves effort",
                    "savings of effort",
                ),
                (found.hints.len(), "hint", "hints"),
            ];
            let some = counts.into_iter().filter(|(number, ..)| *number > 0);
            let some = some.map(|(number, one, many)| words::count(number, one, many));
            let some: Vec<String> = some.collect();
            if some.is_empty() {
                "Nothing yet".to_owned()
            } else {
                some.join(", ")
            }
        })
    };
    el("aside")
        .class("panel changed")
        .attr("aria-label", "What this profile changed")
        .child((
            el("h2").child("What this profile changed"),
            el("p")
                .class("small")
                .attr("role", "status")
                .text_by(summary),
            el("p")
                .class("note")
                .child("Scores, findings and requirements are the same for everybody."),
            el("div").within(move || found.with(|found| parts(here, &questionnaire, found))),
        ))
}

fn parts(here: Here, questionnaire: &Questionnaire, found: &Changes) -> Vec<El> {
    let mut parts = Vec::new();
    let leaf = |leaf: LeafIx| clause(here, questionnaire, leaf);
    if !found.targets.is_empty() {
        let rows = found.targets.iter().map(|one| {
            let text = [
                ": target ",
                &one.to.to_string(),
                " instead of ",
                &one.from.to_string(),
                ". Because: ",
                &one.because,
                ".",
            ];
            el("li").child((leaf(one.leaf), text.concat()))
        });
        parts.push(list("Targets", rows.collect()));
    }
    if !found.emphasis.is_empty() {
        let rows = found.emphasis.iter().map(|one| {
            let text = [
                ": ",
                &one.points.round().to_string(),
                " points more. Because: ",
                &one.because,
                ".",
            ];
            el("li").child((leaf(one.leaf), text.concat()))
        });
        parts.push(list("Priorities", rows.collect()));
    }
    parts.push(list("Effort and capacity", effort(questionnaire, found)));
    if !found.hints.is_empty() {
        let rows = found.hints.iter().map(|hint| {
            el("li").child((
                el("b").child([&hint.because, ": "].concat()),
                hint.text.as_str(),
            ))
        });
        parts.push(list("To bear in mind", rows.collect()));
    }
    parts
}

fn effort(questionnaire: &Questionnaire, found: &Changes) -> Vec<El> {
    let mut rows = Vec::new();
    if let Some(capacity) = &found.capacity {
        let text = [
            capacity.size.as_str(),
            if capacity.is_chosen { "" } else { " (assumed)" },
            ": effort times ",
            &capacity.factor.to_string(),
            ", ",
            &words::count(usize::from(capacity.lanes), "package", "packages"),
            " in parallel, ",
            &capacity.person_days.to_string(),
            " person-days a week, unless the plan says otherwise.",
        ];
        rows.push(el("li").child(text.concat()));
    }
    for saving in &found.savings {
        let numbers: Vec<&str> = saving
            .leaves
            .iter()
            .filter_map(|leaf| questionnaire.leaves.get(*leaf))
            .map(|leaf| leaf.number.as_str())
            .collect();
        let percent = (saving.factor * 100.0).round().to_string();
        let text = [
            &saving.because,
            ": ",
            &words::short_list(&numbers, 6),
            " take ",
            &percent,
            "\u{a0}% of the effort.",
        ];
        rows.push(el("li").child(text.concat()));
    }
    rows
}

/// The first rows, and the rest folded away.
fn list(title: &str, mut rows: Vec<El>) -> El {
    let rest = rows.split_off(rows.len().min(FIRST));
    let more = (!rest.is_empty()).then(|| {
        let count = ["And ", &rest.len().to_string(), " more"].concat();
        el("details")
            .class("more-of")
            .child((el("summary").child(count), el("ul").child(rest)))
    });
    el("section").child((el("h3").child(title), el("ul").child(rows), more))
}

/// A clause as a link to its questions.
fn clause(here: Here, questionnaire: &Questionnaire, leaf: LeafIx) -> Option<El> {
    let leaf = questionnaire.leaves.get(leaf)?;
    let text = [leaf.number.as_str(), " ", &leaf.short].concat();
    let address = clause_address(&here.id(), &leaf.number);
    Some(el("a").attr("href", address).child(text))
}
