//! The verdicts, each with its rules; what fails a rule is a link to where one acts.

use crate::questionnaire::Questionnaire;
use crate::report::explain::why_rule;
use crate::report::words::{capitalised, count, verdict as verdict_name};
use crate::route::{Page, Route};
use crate::scoring::{RuleReport, VerdictReport};
use crate::ui::actions::place;
use crate::ui::dom::{El, el};
use crate::ui::pages::documents::state_field;
use crate::ui::pages::profile::{INTERNAL_AUDIT, MANAGEMENT_REVIEW, RECORDS_SINCE, event_field};
use crate::ui::place::part_link;
use crate::ui::work::Here;

/// So many links are shown at once; the rest opens.
const SHOWN: usize = 6;

/// A card for each verdict.
pub(super) fn cards(here: Here, verdicts: &[VerdictReport]) -> Vec<El> {
    verdicts.iter().map(|verdict| card(here, verdict)).collect()
}

fn card(here: Here, verdict: &VerdictReport) -> El {
    let questionnaire = here.questionnaire();
    let majors = here.with(|work| work.assessment.open_majors().count());
    let majors = majors.unwrap_or_default();
    let mut rules: Vec<El> = verdict
        .rules
        .iter()
        .map(|rule| line(here, &questionnaire, verdict, rule))
        .collect();
    // Beside the rules, not one of them: the answers say what they say, but an open major
    // nonconformity keeps the certificate back.
    if majors > 0 {
        let open = count(
            majors,
            "major nonconformity is open",
            "major nonconformities are open",
        );
        let register = Route::In(here.id(), Page::Certification).to_string();
        let link = el("a").attr("href", register).child("to the register");
        let text = el("span").child((el("span").class("vh").child("not met: "), open, " ", link));
        rules.push(
            el("li")
                .attr("data-passed", "false")
                .attr("data-rule", "open_majors")
                .child(text),
        );
    }
    let held_back = (majors > 0).then_some(", held back by an open major nonconformity");
    let title = el("h2").child((
        capitalised(&verdict.name),
        ": self-assessed, ",
        el("em").child(verdict_name(verdict.verdict)),
        held_back,
    ));
    el("section")
        .class("panel verdict")
        .attr("data-verdict", verdict.id.as_str())
        .attr("data-value", verdict.verdict.key())
        .child((title, el("ul").class("rules").child(rules)))
}

/// The rules that fail, each with links to where one acts.
pub(in crate::ui::pages) fn failed(here: Here, verdict: &VerdictReport) -> El {
    let questionnaire = here.questionnaire();
    let rules = verdict.failed();
    let rules = rules.map(|rule| line(here, &questionnaire, verdict, rule));
    el("ul").class("rules").child(rules.collect::<Vec<_>>())
}

/// A rule: whether it holds, why, and links to what fails it.
fn line(
    here: Here,
    questionnaire: &Questionnaire,
    verdict: &VerdictReport,
    rule: &RuleReport,
) -> El {
    let blank = rule.is_blank();
    let passed = match (blank, rule.passed) {
        (true, _) => "nothing to judge: ",
        (false, true) => "met: ",
        (false, false) => "not met: ",
    };
    let text = el("span").child((
        el("span").class("vh").child(passed),
        why_rule(questionnaire, verdict, rule),
        links(here, questionnaire, rule),
    ));
    el("li")
        .attr("data-passed", rule.passed.to_string())
        .maybe("data-blank", blank.then_some(""))
        .attr("data-rule", rule.id.as_str())
        .child(text)
}

/// Links to what fails the rule; the first few, and the rest to open.
fn links(here: Here, questionnaire: &Questionnaire, rule: &RuleReport) -> Vec<El> {
    let mut links: Vec<El> = rule
        .failing
        .iter()
        .filter_map(|id| link(here, questionnaire, id))
        .map(|link| el("span").child((" ", link)))
        .collect();
    if links.len() > SHOWN + 1 {
        let rest = links.split_off(SHOWN);
        let text = ["and ", &rest.len().to_string(), " more"].concat();
        let more = el("details").class("more-of");
        links.push(more.child((el("summary").child(text), rest)));
    }
    links
}

/// Where one acts on what an id names.
fn link(here: Here, questionnaire: &Questionnaire, id: &str) -> Option<El> {
    let address = |page: Page| Route::In(here.id(), page).to_string();
    if questionnaire.node(id).is_some() || questionnaire.question(id).is_some() {
        return Some(
            el("a")
                .attr("href", address(Page::Assess(place(id))))
                .child(id),
        );
    }
    if let Some(document) = questionnaire.document(id) {
        let field = state_field(&document.id);
        return Some(part_link(&address(Page::Documents), &field, id));
    }
    let text = match id {
        INTERNAL_AUDIT => "set the internal audit",
        MANAGEMENT_REVIEW => "set the management review",
        RECORDS_SINCE => "set the date",
        _ => return None,
    };
    Some(part_link(&address(Page::Profile), &event_field(id), text))
}
