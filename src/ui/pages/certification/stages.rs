//! The certification body's audits one by one: how ready one is for each, which rules fail, what it
//! looks at and what to have ready.

use crate::assessment::AuditKind;
use crate::date::Date;
use crate::report::journey::{audit as kind_name, not_met, visit_readiness};
use crate::roadmap::{StepProgress, StepState};
use crate::scoring::{Verdict, VerdictReport};
use crate::ui::components::panel;
use crate::ui::dom::{El, el};
use crate::ui::memo::{Memo, memo};
use crate::ui::pages::results::failed_rules;
use crate::ui::work::Here;

use super::prepared::contents;
use super::{Now, readiness_of};

/// The audits, each with its name in the questionnaire's steps, verdicts and companion.
const STAGES: [(AuditKind, &str); 4] = [
    (AuditKind::Stage1, "stage1"),
    (AuditKind::Stage2, "stage2"),
    (AuditKind::Surveillance, "surveillance"),
    (AuditKind::Recertification, "recertification"),
];

/// What is known of one of them.
#[derive(Clone, PartialEq)]
struct Stage {
    report: Option<VerdictReport>,
    state: Option<StepState>,
    place: Option<usize>,
    is_certified: bool,
}

/// The panel.
pub(super) fn stages(here: Here, now: Memo<Option<Now>>) -> El {
    let stages = STAGES.map(|(kind, id)| stage(here, now, kind, id));
    panel("The certification body’s audits")
        .attr("data-panel", "stages")
        .child(el("div").class("entries").child(stages))
}

fn stage(here: Here, now: Memo<Option<Now>>, kind: AuditKind, id: &'static str) -> El {
    let stage: Memo<Option<Stage>> = memo(move || {
        let now = now.get()?;
        let mut reports = now.verdicts.iter();
        let mut steps = now.journey.steps.iter();
        let place = steps.position(|state| state.id.as_str() == id);
        Some(Stage {
            place,
            is_certified: now.journey.is_certified,
            report: reports.find(|report| report.id.as_str() == id).cloned(),
            state: place.and_then(|place| now.journey.steps.get(place).cloned()),
        })
    });
    let head = move || stage.get().map(|stage| readiness(&stage));
    let key = move || head().map(|(key, _)| key.to_owned());
    let text = move || head().map_or_else(String::new, |(_, text)| text);
    let when = move || stage.get().map_or_else(String::new, |stage| days(&stage));
    let summary = el("summary").child((
        el("b").child(kind_name(kind)),
        el("span")
            .class("tag")
            .attr_by("data-state", key)
            .text_by(text),
        el("span").class("small when").text_by(when),
    ));
    let back = move || {
        let stage = stage.get()?;
        let Some(report) = stage.report else {
            return rules(here, stage.place?, stage.state.as_ref()?);
        };
        if report.verdict == Verdict::Ready {
            return Some(el("p").child("Every rule of this verdict holds."));
        }
        let title = el("h3").child("What keeps you back");
        Some(el("div").child((title, failed_rules(here, &report))))
    };
    let back = el("div").class("back").within(back);
    el("details")
        .class("entry")
        .attr("data-stage", id)
        .attr_by("data-value", move || {
            let report = stage.get()?.report?;
            Some(report.verdict.key().to_owned())
        })
        .child((
            summary,
            el("div").class("about").child((back, contents(here, id))),
        ))
}

/// How ready one is, as a state and in words.
fn readiness(stage: &Stage) -> (&'static str, String) {
    let is_done = |state: &StepState| state.progress == StepProgress::Done;
    match (&stage.state, &stage.report) {
        (Some(state), _) if is_done(state) => ("done", "done".to_owned()),
        (_, Some(report)) if report.verdict == Verdict::Ready => ("doing", readiness_of(report)),
        (_, Some(report)) if report.verdict == Verdict::NotEnoughAnswers => {
            ("todo", readiness_of(report))
        }
        (_, Some(report)) => ("late", readiness_of(report)),
        (Some(state), None) if state.progress == StepProgress::Late => ("late", "late".to_owned()),
        (Some(state), None) if stage.is_certified && !state.ready.is_empty() => (
            if unready(state) == 0 { "doing" } else { "todo" },
            visit_readiness(unready(state)),
        ),
        _ => ("todo", "to come".to_owned()),
    }
}

/// How many of the rules for a visit of the certification body fail.
fn unready(state: &StepState) -> usize {
    state.ready.iter().filter(|rule| !rule.holds).count()
}

/// The rules for a visit of the certification body, those that fail first.
fn rules(here: Here, at: usize, state: &StepState) -> Option<El> {
    let questionnaire = here.questionnaire();
    let model = questionnaire.steps.get(at)?;
    if state.ready.is_empty() {
        return None;
    }
    if unready(state) == 0 {
        return Some(el("p").child("Every rule for this audit holds."));
    }
    let failed = state.ready.iter().zip(&model.ready);
    let failed = failed.filter(|(rule, _)| !rule.holds).map(|(rule, model)| {
        el("li")
            .attr("data-passed", "false")
            .attr("data-rule", rule.id.as_str())
            .child(el("span").child((
                el("span").class("vh").child("not met: "),
                [&model.text, ": ", &not_met(&rule.failing)].concat(),
            )))
    });
    let list = el("ul").class("rules").child(failed.collect::<Vec<_>>());
    let title = el("h3").child("What keeps you back");
    Some(el("div").child((title, list)))
}

fn days(stage: &Stage) -> String {
    let Some(state) = &stage.state else {
        return String::new();
    };
    match (state.done, state.planned) {
        (Some(done), _) => ["on ", &done.short()].concat(),
        (None, Some(planned)) => ["by ", &Date::short(planned)].concat(),
        (None, None) => String::new(),
    }
}
