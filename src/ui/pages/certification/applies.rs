//! The statement of applicability, to read and to save.

use std::sync::Arc;

use crate::assessment::{Answer, Response};
use crate::companion::Certification;
use crate::export::markdown_page;
use crate::organisation::{Contradiction, applicability, contradictions};
use crate::platform::files;
use crate::questionnaire::Questionnaire;
use crate::report::document::{Block, Fact};
use crate::report::text::Text;
use crate::report::words::count;
use crate::route::{Page, Route};
use crate::ui::actions::place;
use crate::ui::components::button;
use crate::ui::dom::{El, el};
use crate::ui::memo::memo;
use crate::ui::pages::report::{block, with_case};
use crate::ui::work::Here;

use super::entries::go_to;
use super::prepared::{fetched, fold};

/// In short what applies, and the whole statement to open and to save.
pub(super) fn applies(here: Here) -> El {
    let title = "The whole statement: every clause, and who takes part in it";
    let whole = fold(here, title, move |file| {
        let (shown, saved) = (file.clone(), file.clone());
        let blocks = memo(move || statement(here, &shown));
        let draw = move || {
            blocks.with(|blocks| {
                blocks
                    .iter()
                    .map(|one| block(here, one))
                    .collect::<Vec<_>>()
            })
        };
        el("div").class("prose").child((
            el("p").class("no-print").child(button(
                "btn primary",
                "Download the statement (Markdown)",
                move || download(here, &saved),
            )),
            el("div").attr("data-statement", "").within(draw),
        ))
    });
    el("div").class("applies").child((
        el("h3").child("Statement of applicability"),
        el("p").class("small").text_by(move || in_short(here)),
        doubts(here),
        whole,
    ))
}

/// Where parties and what is set aside contradict each other, with the way to both.
fn doubts(here: Here) -> El {
    // Where one of the two is missing, nothing need be fetched to know.
    let is_possible = here.memo(|work| {
        let mut answers = work.assessment.answers.iter();
        let is_aside =
            |answer: &Answer| matches!(answer.response, Some(Response::NotApplicable(_)));
        work.assessment.register.parties().next().is_some()
            && answers.any(|(_, answer)| is_aside(answer))
    });
    let list = move |file: &Arc<Certification>| {
        let file = file.clone();
        let questionnaire = here.questionnaire();
        let known = questionnaire.clone();
        let found = memo(move || {
            here.with(|work| contradictions(&known, &work.assessment, &file))
                .unwrap_or_default()
        });
        el("div").within(move || {
            found.with(|found| {
                let notes = found.iter().map(|one| doubt(here, &questionnaire, one));
                notes.collect::<Vec<_>>()
            })
        })
    };
    el("div")
        .attr("role", "status")
        .within(move || is_possible.get().then(|| fetched(here, list)))
}

fn doubt(here: Here, questionnaire: &Questionnaire, one: &Contradiction) -> El {
    let party = one.party.clone();
    let open = button("link", "Open the party", move || go_to(&party));
    let question = one.questions.first().map(|question| {
        let route = Route::In(here.id(), Page::Assess(place(question.as_str()))).to_string();
        let text = ["Go to ", question.as_str()].concat();
        el("a").attr("href", route).child(text)
    });
    el("p")
        .class("note")
        .attr("data-warn", "")
        .attr("data-contradiction", one.party.to_string())
        .child((one.sentence(questionnaire).bare(), " ", question, " ", open))
}

fn in_short(here: Here) -> String {
    let questionnaire = here.questionnaire();
    let aside = here.with(|work| {
        let answers = work.assessment.answers.iter();
        let aside = answers
            .filter(|(_, answer)| matches!(answer.response, Some(Response::NotApplicable(_))));
        aside.count()
    });
    let all = count(questionnaire.leaves.len(), "clause", "clauses");
    let aside = match aside.unwrap_or_default() {
        0 => " No question is set aside.".to_owned(),
        many => [
            " ",
            &count(many, "question is", "questions are"),
            " set aside because a condition does not hold.",
        ]
        .concat(),
    };
    ["All ", &all, " apply.", &aside].concat()
}

fn statement(here: Here, file: &Certification) -> Vec<Block> {
    let found = with_case(here, |case| {
        applicability(case.questionnaire, case.assessment, file)
    });
    found.unwrap_or_default()
}

fn download(here: Here, file: &Certification) {
    let text = with_case(here, |case| {
        let profile = &case.assessment.profile;
        let facts = [
            ("Organisation", profile.organisation.as_str()),
            ("Scope", profile.scope_statement.as_str()),
            ("Day", &case.today.long()),
        ]
        .map(|(name, value)| Fact {
            name: name.to_owned(),
            value: if value.trim().is_empty() {
                Text::plain("…")
            } else {
                Text::typed(value)
            },
        });
        let blocks = applicability(case.questionnaire, case.assessment, file);
        markdown_page(&file.applicability.title, &facts, &blocks)
    });
    let name = "statement-of-applicability.md";
    let done = text.is_some_and(|text| files::download(name, "text/markdown", &text));
    here.app.say(if done {
        "The statement is saved"
    } else {
        "The browser does not save the statement"
    });
}
