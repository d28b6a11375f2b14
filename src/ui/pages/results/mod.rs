//! First the verdict in words, then the picture, then every finding.

mod findings;
mod radar;
mod selection;
mod verdicts;

use leptos::prelude::*;

use crate::platform::clock;
use crate::questionnaire::Key;
use crate::report::headline::{self, Headline};
use crate::roadmap::roadmap;
use crate::ui::components::{percent, range, score};
use crate::ui::work::Here;

/// The page; `view` names what the radar shows, where it is not the main clauses.
pub(crate) fn results(here: Here, view: Memo<Option<Key>>) -> AnyView {
    let questionnaire = here.questionnaire();
    let today = clock::today();
    let head = Memo::new(move |_| {
        here.with(|work| {
            let (assessment, scores) = (&work.assessment, &work.scores);
            let verdicts = crate::scoring::verdicts(&questionnaire, assessment, scores, today);
            let plan = roadmap(&questionnaire, assessment, scores, today);
            headline::results(&questionnaire, scores, &verdicts, &plan, today)
        })
    });
    let read = move |text: fn(&Headline) -> &String| {
        move || head.with(|head| head.as_ref().map(|head| text(head).clone()))
    };
    view! {
        <main id="main" class="page">
            <p class="kicker">{read(|head| &head.over)}</p>
            <h1 tabindex="-1">{read(|head| &head.title)}</h1>
            <p class="lead">{read(|head| &head.lead)}</p>
            {figures(here)}
            {verdicts::verdicts(here, today)}
            <div class="two">
                <div class="stack">
                    {move || radar::radar(here, view.get())}
                    {radar::ranges(here)}
                </div>
                <div class="stack">
                    {findings::heat(here)}
                    {findings::findings(here)}
                </div>
            </div>
        </main>
    }
    .into_any()
}

/// The overall figures.
fn figures(here: Here) -> AnyView {
    let questionnaire = here.questionnaire();
    let overall = Memo::new(move |_| {
        here.with(|work| work.scores.overall(&questionnaire))
            .unwrap_or_default()
    });
    let read = move |text: fn(&crate::scoring::RollUp) -> String| move || overall.with(text);
    view! {
        <div class="figures">
            <div>
                <b data-value=read(|all| score(all.declared))>{read(|all| score(all.declared))}</b>
                <small>"declared maturity"</small>
            </div>
            <div>
                <b data-value=read(|all| score(all.backed))>{read(|all| score(all.backed))}</b>
                <small>"backed by evidence"</small>
            </div>
            <div>
                <b>{read(|all| range(all.low, all.high))}</b>
                <small>"possible range"</small>
            </div>
            <div>
                <b data-value=read(|all| percent(all.coverage))>{read(|all| percent(all.coverage))}</b>
                <small>"covered by answers"</small>
            </div>
            <div>
                <b>{read(|all| format!("{} of {}", all.must_met, all.must_total))}</b>
                <small>"must questions met"</small>
            </div>
        </div>
    }
    .into_any()
}
