//! The way to the certificate and through its three years: what is next, the steps, audits and
//! reviews, findings, the certification body, other parties, and every date.

mod agenda;
mod applies;
mod audits;
mod body;
mod dates;
mod entries;
mod findings;
mod parties;
mod planned;
mod prepared;
mod stages;
mod steps;

use std::sync::Arc;

use crate::date::Date;
use crate::platform::clock;
use crate::questionnaire::Questionnaire;
use crate::report::journey::what_next;
use crate::report::words::{capitalised, count, verdict as verdict_name};
use crate::roadmap::{Journey, Roadmap, StepProgress, journey, roadmap};
use crate::route::{Page, Route};
use crate::scoring::{Verdict, VerdictReport, verdicts};
use crate::ui::components::parts;
use crate::ui::dom::{El, el};
use crate::ui::memo::{Memo, memo};
use crate::ui::work::{Here, Work};

/// What the page is about at one moment.
#[derive(Clone, PartialEq)]
struct Now {
    journey: Arc<Journey>,
    plan: Arc<Roadmap>,
    next: String,
    verdicts: Arc<Vec<VerdictReport>>,
    open_majors: usize,
}

impl Now {
    fn of(questionnaire: &Questionnaire, work: &Work, today: Date) -> Self {
        let (assessment, scores) = (&work.assessment, &work.scores);
        let plan = roadmap(questionnaire, assessment, scores, today);
        let journey = journey(questionnaire, assessment, scores, &plan, today);
        let verdicts = verdicts(questionnaire, assessment, scores, today);
        Self {
            next: what_next(questionnaire, assessment, &journey),
            verdicts: Arc::new(verdicts),
            open_majors: assessment.open_majors().count(),
            journey: Arc::new(journey),
            plan: Arc::new(plan),
        }
    }
}

/// The page.
pub(crate) fn certification(here: Here) -> El {
    let questionnaire = here.questionnaire();
    let today = clock::today();
    let head = || el("main").attr("id", "main").class("page");
    if questionnaire.steps.is_empty() {
        return head().child((
            el("h1")
                .attr("tabindex", "-1")
                .child("No certificate to get"),
            el("p")
                .class("lead")
                .child("This questionnaire leads to no certificate."),
        ));
    }
    let now: Memo<Option<Now>> = {
        let questionnaire = questionnaire.clone();
        here.memo(move |work| Some(Now::of(&questionnaire, work, today)))
    };
    let journey = memo(move || now.get().map(|now| now.journey));
    let plan = memo(move || now.get().map(|now| now.plan));
    let over = move || {
        let journey = journey.get();
        let steps = journey.map(|journey| journey.steps.clone());
        let steps = steps.unwrap_or_default();
        let done = steps
            .iter()
            .filter(|one| one.progress == StepProgress::Done);
        let done = done.count().to_string();
        [&done, " of ", &count(steps.len(), "step", "steps"), " done"].concat()
    };
    let title = move || now.get().map_or_else(String::new, |now| now.next);
    let go = move || {
        let journey = journey.get()?;
        steps::next_link(here, &journey)
    };
    let mut list = vec![("Steps", steps::steps(here, journey))];
    if questionnaire.leads_to_certificate() {
        list.push(("Certification body’s audits", stages::stages(here, now)));
    }
    list.push(("Nonconformities", findings::findings(here, today)));
    if questionnaire.leads_to_certificate() {
        list.extend([
            ("Audits", audits::audits(here, today)),
            ("Management reviews", audits::reviews(here, today)),
            ("Certification bodies", body::bodies(here)),
            ("Decision", body::decision(here)),
            ("Applicability and parties", parties::parties(here)),
        ]);
    }
    list.extend([
        ("Planned and actual", planned::planned(here, journey)),
        ("Calendar", dates::dates(here, plan, today)),
    ]);
    head().child((
        el("p").class("kicker").text_by(over),
        el("h1").attr("tabindex", "-1").text_by(title),
        el("div").class("go").within(go),
        el("div").within(move || now.get().map(|now| readiness(here, &now))),
        parts(list),
    ))
}

/// A verdict in words, and how many of its rules fail.
fn readiness_of(report: &VerdictReport) -> String {
    let mut text = ["self-assessed, ", verdict_name(report.verdict)].concat();
    let failed = report.failed().count();
    if failed > 0 {
        text.push_str("; ");
        text.push_str(&count(failed, "rule fails", "rules fail"));
    }
    text
}

/// What the verdicts say, and that an open major stands beside them.
fn readiness(here: Here, now: &Now) -> El {
    let results = Route::In(here.id(), Page::Results(None)).to_string();
    let lines = now.verdicts.iter().map(|report| {
        let text = [&capitalised(&report.name), ": ", &readiness_of(report)].concat();
        let is_ready = report.verdict == Verdict::Ready;
        el("li")
            .attr("data-passed", is_ready.to_string())
            .child(el("span").child(el("a").attr("href", &results).child(text)))
    });
    let majors = (now.open_majors > 0).then(|| {
        let text = [
            &count(
                now.open_majors,
                "major nonconformity is",
                "major nonconformities are",
            ),
            " open: no certificate is issued before that is closed, whatever the answers say.",
        ];
        el("li")
            .attr("data-passed", "false")
            .attr("data-rule", "open_majors")
            .child(el("span").child(text.concat()))
    });
    el("ul")
        .class("rules readiness")
        .child((lines.collect::<Vec<_>>(), majors))
}
