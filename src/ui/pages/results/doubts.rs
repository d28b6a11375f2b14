//! What about the answers themselves gives reason to look again.

use crate::questionnaire::{QuestionIx, Questionnaire};
use crate::report::quality::{Doubt, Quality, quality};
use crate::report::words::count;
use crate::route::{Page, Route};
use crate::ui::actions::place;
use crate::ui::components::panel;
use crate::ui::dom::{El, el};
use crate::ui::pages::report::with_case;
use crate::ui::work::Here;

/// So many doubts of a kind are shown; the report has all of them.
const MOST: usize = 60;

/// Every check that has found something, closed until it is wanted.
pub(super) fn doubts(here: Here) -> El {
    let content = move || {
        let questionnaire = here.questionnaire();
        let found = with_case(here, quality).unwrap_or_default();
        if found.is_empty() {
            return vec![el("p").class("note").child(
                "No answer gives reason to doubt it: high levels have evidence, none is older than a year, and no clause has been answered alike throughout.",
            )];
        }
        let check = |one: &Quality| check(here, &questionnaire, one);
        found.iter().map(check).collect()
    };
    let panel = panel("How far can the answers be relied on?");
    panel.attr("data-panel", "doubts").child((
        el("p").class("small").child(
            "Each of these may be right. None changes a score; each is worth a second look before an auditor takes it.",
        ),
        el("div").class("stack tight").within(content),
    ))
}

fn check(here: Here, questionnaire: &Questionnaire, one: &Quality) -> El {
    let shown = one.doubts.iter().take(MOST);
    let items: Vec<El> = shown
        .map(|doubt| item(here, questionnaire, doubt))
        .collect();
    let hidden = one.doubts.len().saturating_sub(MOST);
    let rest = (hidden > 0).then(|| {
        let text = [&hidden.to_string(), " more in the report"].concat();
        let href = Route::In(here.id(), Page::Report).to_string();
        el("p").child(el("a").attr("href", href).child(text))
    });
    let found = count(one.doubts.len(), "finding", "findings");
    el("details")
        .class("more-of")
        .attr("data-check", one.check.key())
        .child((
            el("summary").child((el("b").child(one.check.title()), ": ", found)),
            el("p").class("small").child(one.check.reason()),
            el("ul").class("doubts").child(items),
            rest,
        ))
}

fn item(here: Here, questionnaire: &Questionnaire, doubt: &Doubt) -> El {
    let typed = (!doubt.typed.is_empty()).then(|| {
        let text = el("bdi").class("typed").child(doubt.typed.as_str());
        el("span").child((text, ", "))
    });
    let single = match doubt.questions.as_slice() {
        [only] => questionnaire.questions.get(*only),
        _ => None,
    };
    let links: Vec<El> = doubt
        .questions
        .iter()
        .filter_map(|one| link(here, questionnaire, *one))
        .collect();
    let text = single.map(|question| [" ", &question.text, " "].concat());
    let what = ["(", &doubt.what, ")"].concat();
    if single.is_some() {
        return el("li").child((links, text, el("span").class("small").child(what)));
    }
    el("li").child((typed, doubt.what.as_str(), ": ", links))
}

/// A link to a question, by its id.
pub(super) fn link(here: Here, questionnaire: &Questionnaire, place_of: QuestionIx) -> Option<El> {
    let question = questionnaire.questions.get(place_of)?;
    let href = Route::In(here.id(), Page::Assess(place(question.id.as_str()))).to_string();
    let link = el("a")
        .attr("href", href)
        .attr("title", &question.text)
        .child(question.id.as_str());
    Some(el("span").child((link, " ")))
}
