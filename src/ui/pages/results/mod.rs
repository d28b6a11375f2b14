//! First the verdict in words, then the picture, then every finding.

mod doubts;
mod findings;
mod pictures;
mod radar;
mod verdicts;

use leptos::prelude::RwSignal;

use crate::platform::clock;
use crate::questionnaire::Key;
use crate::report::headline::{self, Headline};
use crate::roadmap::{behind, roadmap};
use crate::route::{Page, Route};
use crate::scoring::{RollUp, VerdictReport};
use crate::ui::components::{parts, percent, range, score};
use crate::ui::dom::{El, el};
use crate::ui::memo::{Memo, memo};
use crate::ui::work::Here;

pub(crate) use radar::VIEW_TITLE;
pub(super) use verdicts::failed as failed_rules;

/// What the page says at its head; worked out once for all its pieces.
#[derive(Clone, PartialEq)]
struct Findings {
    head: Headline,
    verdicts: Vec<VerdictReport>,
    overall: RollUp,
    /// How many packages should be finished by now, and what that means for the days of the plan.
    behind: usize,
    overtaken: Option<String>,
}

/// The page; `view` names what the radar shows, where it is not the main clauses.
pub(crate) fn results(here: Here, view: Memo<Option<Key>>) -> El {
    let questionnaire = here.questionnaire();
    let today = clock::today();
    let findings = memo(move || {
        here.with(|work| {
            let (assessment, scores) = (&work.assessment, &work.scores);
            let verdicts = crate::scoring::verdicts(&questionnaire, assessment, scores, today);
            let plan = roadmap(&questionnaire, assessment, scores, today);
            let head = headline::results(&questionnaire, scores, &verdicts, &plan, today)
                .held_back(assessment.open_majors().count());
            let behind = behind(assessment, &plan, today).len();
            Findings {
                head,
                behind,
                overtaken: headline::overtaken(&verdicts, &plan, behind),
                verdicts,
                overall: scores.overall(&questionnaire),
            }
        })
    });
    let read = move |text: fn(&Headline) -> &String| {
        move || {
            findings
                .with(|found| found.as_ref().map(|found| text(&found.head).clone()))
                .unwrap_or_default()
        }
    };
    let glance = el("div")
        .class("stack")
        .child((findings::heat(here), radar::ranges(here)));
    let compared = RwSignal::new(None);
    let radar = el("div").within(move || radar::radar(here, view.get(), compared));
    el("main").attr("id", "main").class("page").child((
        el("p").class("kicker").text_by(read(|head| &head.over)),
        el("h1")
            .attr("tabindex", "-1")
            .text_by(read(|head| &head.title)),
        el("p").class("lead").text_by(read(|head| &head.lead)),
        el("div").within(move || findings.with(|found| overtaken(here, found.as_ref()?))),
        el("p")
            .class("go")
            .within(move || findings.with(|found| answer(here, &found.as_ref()?.overall))),
        el("div").class("figures").within(move || {
            findings.with(|found| found.as_ref().map(|found| figures(&found.overall)))
        }),
        el("div").class("verdicts").within(move || {
            findings.with(|found| {
                found
                    .as_ref()
                    .map(|found| verdicts::cards(here, &found.verdicts))
            })
        }),
        parts(vec![
            (
                "Radar and clauses",
                el("div").class("two").child((radar, glance)),
            ),
            ("Findings", findings::findings(here)),
            ("Findings and answers in pictures", pictures::pictures(here)),
            ("How reliable it is", doubts::doubts(here)),
        ]),
    ))
}

/// That time has overtaken the plan, with the way to where one plans on.
fn overtaken(here: Here, found: &Findings) -> Option<El> {
    let text = found.overtaken.as_deref()?;
    let route = Route::In(here.id(), Page::Roadmap).to_string();
    let link = el("a").attr("href", route).child("To the roadmap");
    let note = el("p")
        .class("note")
        .attr("data-behind", found.behind.to_string());
    Some(note.child((text, " ", link)))
}

/// The way to the questions, where some are not rated yet.
fn answer(here: Here, overall: &RollUp) -> Option<El> {
    let route = Route::In(here.id(), Page::Assess(None)).to_string();
    let link = el("a").attr("href", route);
    if overall.declared.is_none() {
        Some(link.class("btn primary").child("Answer the first question"))
    } else {
        let is_open = overall.rated < overall.applicable;
        is_open.then(|| link.class("btn").child("Go on answering"))
    }
}

/// The overall figures.
fn figures(overall: &RollUp) -> Vec<El> {
    let musts = [
        &overall.must_met.to_string(),
        " of ",
        &overall.must_total.to_string(),
    ]
    .concat();
    [
        (score(overall.declared), "declared maturity"),
        (score(overall.backed), "backed by evidence"),
        (range(overall.low, overall.high), "possible range"),
        (percent(overall.coverage), "covered, by weight"),
        (musts, "must questions met"),
    ]
    .into_iter()
    .map(|(figure, name)| {
        let value = el("b").attr("data-value", &figure).child(figure);
        el("div").child((value, el("small").child(name)))
    })
    .collect()
}
