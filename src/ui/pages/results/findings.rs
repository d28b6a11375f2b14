//! All leaves at a glance, and what an auditor would likely find.

use crate::questionnaire::{Leaf, LeafIx, Status};
use crate::report::explain::why_status;
use crate::report::{Case, headline, picture, words};
use crate::route::{Page, Route};
use crate::ui::actions::place;
use crate::ui::components::{figure, panel, percent, range, score, status, table};
use crate::ui::dom::{El, el};
use crate::ui::pages::picture::pictured_as;
use crate::ui::pages::report::with_case;
use crate::ui::work::{Here, Work};

use super::doubts::link;
use super::radar::width;

fn address(here: Here, leaf: &Leaf) -> String {
    Route::In(here.id(), Page::Assess(place(leaf.number.as_str()))).to_string()
}

/// Every leaf with the colour and the sign of its status, by main clause; each leads to its questions.
pub(super) fn heat(here: Here) -> El {
    let questionnaire = here.questionnaire();
    let title = ["All ", &questionnaire.leaves.len().to_string(), " clauses"].concat();
    let map = move || {
        let width = width(here);
        let picture = with_case(here, |case| picture::heat(case, width));
        let on_page = |case: &Case<'_>| picture::heat(case, picture::PAGE);
        picture.map(|picture| pictured_as(here, &title, picture, on_page).child(systemic(here)))
    };
    el("div").class("heat").within(map)
}

/// A warning where many minor findings of one group could become a major one.
fn systemic(here: Here) -> Option<El> {
    let questionnaire = here.questionnaire();
    let groups: Vec<String> = here.with(|work| {
        questionnaire
            .nodes
            .iter()
            .filter(|node| node.leaf.is_none())
            .filter(|node| work.scores.of_node(&questionnaire, node).systemic)
            .map(|node| [node.number.as_str(), " ", &node.short].concat())
            .collect()
    })?;
    (!groups.is_empty()).then(|| {
        let text = ": at least half of the clauses here are likely minor. An auditor may combine them into a major.";
        let names = words::list(&groups);
        el("p").class("note").attr("data-warn", "").child([names.as_str(), text].concat())
    })
}

/// So many of the questions that brought a finding about are named.
const NAMED: usize = 6;

/// What is shown at once, and what opens.
const URGENT: [Status; 2] = [Status::LikelyMajor, Status::LikelyMinor];
const LATER: [Status; 3] = [Status::Incomplete, Status::Ofi, Status::NotAssessed];

/// Findings, the most severe first.
pub(super) fn findings(here: Here) -> El {
    let content = move || {
        let questionnaire = here.questionnaire();
        here.with(|work| {
            let counts = headline::findings(&work.scores.overall(&questionnaire).counts);
            let urgent = rows(here, work, &URGENT).unwrap_or_else(|| {
                let rated = work.scores.overall(&questionnaire).declared;
                el("p").class("note").child(if rated.is_some() {
                    "No likely major and no likely minor nonconformity among what is rated."
                } else {
                    "Nothing is rated yet, so nothing is found."
                })
            });
            let later = rows(here, work, &LATER).map(|table| {
                let title = "Incomplete, improvements and not assessed";
                let summary = el("summary").child(title);
                el("details").class("more-of").child((summary, table))
            });
            (el("p").class("small").child(counts), urgent, later)
        })
    };
    panel("Findings")
        .attr("data-panel", "findings")
        .child(el("div").within(content))
}

/// The leaves of these statuses as a table; absent where there are none.
fn rows(here: Here, work: &Work, statuses: &[Status]) -> Option<El> {
    let questionnaire = here.questionnaire();
    let mut found: Vec<(usize, LeafIx)> = (0..questionnaire.leaves.len())
        .filter_map(|leaf| {
            let status = work.scores.status(leaf);
            Some((statuses.iter().position(|one| *one == status)?, leaf))
        })
        .collect();
    found.sort_unstable();
    let rows: Vec<El> = found
        .into_iter()
        .filter_map(|(_, index)| {
            let leaf = questionnaire.leaves.get(index)?;
            let scores = work.scores.leaf(index)?;
            let why = why_status(&questionnaire, &work.assessment, index, scores);
            let questions = why.questions.iter().take(NAMED);
            let questions: Vec<El> = questions
                .filter_map(|question| link(here, &questionnaire, *question))
                .collect();
            let hidden = why.questions.len().saturating_sub(NAMED);
            let more = (hidden > 0).then(|| ["and ", &hidden.to_string(), " more"].concat());
            let name = (
                el("b").child(leaf.number.as_str()),
                " ",
                leaf.short.as_str(),
            );
            let parts = el("div").class("finding").child((
                el("a").attr("href", address(here, leaf)).child(name),
                status(scores.status),
                el("span")
                    .class("small")
                    .child((why.sentence, " ", questions, more)),
            ));
            let number = |head: &str, text: String| figure(text).attr("data-head", head);
            Some(el("tr").child((
                el("th").attr("scope", "row").child(parts),
                number("Declared", score(scores.declared)),
                number("Backed", score(scores.backed)),
                number("Range", range(scores.low, scores.high)),
                number("Covered", percent(scores.coverage)),
            )))
        })
        .collect();
    let heads = [
        "Clause and why",
        "#Declared",
        "#Backed",
        "#Range",
        "#Covered",
    ];
    (!rows.is_empty())
        .then(|| table("Findings", &heads, el("tbody").child(rows)).class("scroll-x cards tight"))
}
