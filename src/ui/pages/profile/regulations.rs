//! Regulations that overlap: those that region and sector suggest, and all others. Nothing is
//! ticked but by the person, and a tick raises emphasis and nothing else.

use super::choices::{check, toggled};

use crate::assessment::FieldValue;
use crate::organisation::{Suggestion, suggestions};
use crate::questionnaire::file::Regulation;
use crate::report::words;
use crate::ui::dom::{El, el};
use crate::ui::work::Here;

/// Why each is suggested, by its id; in step with regions and sectors alone, so that a tick moves
/// nothing.
type Reasons = Vec<(String, String)>;

pub(super) fn regulations(here: Here) -> Option<El> {
    let questionnaire = here.questionnaire();
    if questionnaire.profile.regulations.is_empty() {
        return None;
    }
    let remark = questionnaire.profile.remark.clone();
    let found = questionnaire.clone();
    let reasons = here.memo(move |work| {
        let suggested = suggestions(&found, &work.assessment.profile);
        suggested
            .iter()
            .map(|one| (one.regulation.id.clone(), why(one)))
            .collect::<Reasons>()
    });
    let suggested = questionnaire.clone();
    let suggestions = el("div").class("stack").within(move || {
        reasons.with(|reasons| {
            if reasons.is_empty() {
                let text = "Nothing is suggested yet: choose regions and sectors. Rules are suggested only where both match.";
                return vec![el("p").class("note").child(text)];
            }
            reasons
                .iter()
                .filter_map(|(id, why)| {
                    let found = suggested.profile.regulations.iter().find(|one| one.id == *id)?;
                    Some(row(here, found, Some(why)))
                })
                .collect()
        })
    });
    let ticked = here
        .peek(|work| !work.assessment.profile.regulations.is_empty())
        .unwrap_or_default();
    let others = el("div").class("stack").within(move || {
        reasons.with(|reasons| {
            let others = questionnaire.profile.regulations.iter();
            others
                .filter(|one| !reasons.iter().any(|(id, _)| *id == one.id))
                .map(|one| row(here, one, None))
                .collect::<Vec<_>>()
        })
    });
    Some(
        el("fieldset").class("stack").child((
            el("legend")
                .class("label")
                .child("Regulations that already apply to you"),
            remark.map(|remark| el("p").class("small").child(remark)),
            suggestions,
            el("details")
                .class("more-of")
                .maybe("open", ticked.then_some(""))
                .child((el("summary").child("Other regulations"), others)),
        )),
    )
}

/// Why a regulation is suggested, as a sentence.
fn why(suggestion: &Suggestion<'_>) -> String {
    let mut text = [
        "Suggested because you deliver in: ",
        &words::list(&suggestion.regions),
    ]
    .concat();
    if !suggestion.sectors.is_empty() {
        text.push_str("; sector: ");
        text.push_str(&words::list(&suggestion.sectors));
    }
    text.push('.');
    if let Some(ask) = &suggestion.regulation.ask {
        text.push(' ');
        text.push_str(ask);
    }
    text
}

fn row(here: Here, regulation: &Regulation, why: Option<&String>) -> El {
    let (id, shown) = (regulation.id.clone(), regulation.id.clone());
    let is_chosen = move || {
        here.with(|work| work.assessment.profile.regulations.contains(&shown))
            .unwrap_or_default()
    };
    let toggle = move |wanted| {
        let known = here.peek(|work| work.assessment.profile.regulations.clone());
        let chosen = toggled(known.unwrap_or_default(), &id, wanted);
        here.set(FieldValue::Regulations(chosen), false);
    };
    let clauses: Vec<&str> = regulation.emphasis.keys().map(|one| one.as_str()).collect();
    let since = regulation
        .since
        .as_ref()
        .map(|since| [" Applies since ", since, "."].concat());
    let overlap = [
        "For: ",
        &regulation.who,
        ".",
        since.as_deref().unwrap_or(""),
        " Overlaps with ",
        &words::list(&clauses),
        ". It asks for more than this standard: ",
        &regulation.beyond.join("; "),
        ".",
    ];
    let certainty = regulation.certainty.as_ref();
    el("div").class("regulation").child((
        check(&regulation.name, is_chosen, toggle),
        why.map(|why| el("p").class("small").child(el("b").child(why.as_str()))),
        el("p").class("small").child(overlap.concat()),
        certainty.map(|text| el("p").class("small").child(text.as_str())),
    ))
}
