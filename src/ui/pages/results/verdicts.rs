//! The verdicts, each with its rules; what fails a rule is a link to where one acts.

use leptos::prelude::*;

use crate::date::Date;
use crate::questionnaire::Questionnaire;
use crate::report::explain::why_rule;
use crate::report::words::{capitalised, verdict as verdict_name};
use crate::route::{Page, Route};
use crate::scoring::{RuleReport, VerdictReport};
use crate::ui::actions::place;
use crate::ui::work::Here;

/// So many links are shown at once; the rest opens.
const SHOWN: usize = 6;

/// A card for each verdict.
pub(super) fn verdicts(here: Here, today: Date) -> AnyView {
    let questionnaire = here.questionnaire();
    let cards = move || {
        let reports = here
            .with(|work| {
                crate::scoring::verdicts(&questionnaire, &work.assessment, &work.scores, today)
            })
            .unwrap_or_default();
        reports
            .into_iter()
            .map(|report| card(here, report))
            .collect_view()
    };
    view! { <div class="verdicts">{cards}</div> }.into_any()
}

fn card(here: Here, verdict: VerdictReport) -> AnyView {
    let questionnaire = here.questionnaire();
    let rules = verdict
        .rules
        .iter()
        .map(|rule| {
            let sentence = why_rule(&questionnaire, &verdict, rule);
            let passed = if rule.passed { "met: " } else { "not met: " };
            view! {
                <li data-passed=rule.passed.to_string() data-rule=rule.id.to_string()>
                    <span>
                        <span class="vh">{passed}</span>
                        {sentence}
                        {links(here, &questionnaire, rule)}
                    </span>
                </li>
            }
        })
        .collect_view();
    let key = verdict.verdict.key();
    view! {
        <section class="panel verdict" data-verdict=verdict.id.to_string() data-value=key>
            <h2>
                {capitalised(&verdict.name)}
                ": self-assessed, "
                <em>{verdict_name(verdict.verdict)}</em>
            </h2>
            <ul class="rules">{rules}</ul>
        </section>
    }
    .into_any()
}

/// Links to what fails the rule.
fn links(here: Here, questionnaire: &Questionnaire, rule: &RuleReport) -> Option<AnyView> {
    let all: Vec<(String, String)> = rule
        .failing
        .iter()
        .filter_map(|id| link(here, questionnaire, id))
        .collect();
    if all.is_empty() {
        return None;
    }
    let draw = |links: &[(String, String)]| {
        links
            .iter()
            .map(|(href, text)| view! { " " <a href=href.clone()>{text.clone()}</a> })
            .collect_view()
    };
    let (shown, rest) = all.split_at(all.len().min(SHOWN));
    let rest = (!rest.is_empty()).then(|| {
        let label = format!("and {} more", rest.len());
        view! {
            <details class="more-of">
                <summary>{label}</summary>
                {draw(rest)}
            </details>
        }
    });
    Some(view! { {draw(shown)} {rest} }.into_any())
}

/// Where one acts on what an id names.
fn link(here: Here, questionnaire: &Questionnaire, id: &str) -> Option<(String, String)> {
    let at =
        |page: Page, text: &str| Some((Route::In(here.id(), page).to_string(), text.to_owned()));
    if questionnaire.node(id).is_some() || questionnaire.question(id).is_some() {
        return at(Page::Assess(place(id)), id);
    }
    if questionnaire.document(id).is_some() {
        let needle = id;
        let leaf = questionnaire.leaves.iter().find(|leaf| {
            leaf.documents
                .iter()
                .any(|document| document.as_str() == needle)
        })?;
        return at(Page::Assess(place(leaf.number.as_str())), id);
    }
    match id {
        "internal_audit" => at(Page::Profile, "set the internal audit"),
        "management_review" => at(Page::Profile, "set the management review"),
        "records_since" => at(Page::Profile, "set the date"),
        _ => None,
    }
}
