//! The organisation: who it is, what is in scope, why and by when. What follows from that is shown
//! beside it, piece by piece; a score or a requirement is never among it.

mod changed;
mod choices;
mod fields;
mod parties;
mod regulations;
mod scope;

use crate::questionnaire::Key;
use crate::ui::dom::{El, el};
use crate::ui::work::Here;
use choices::{CERTIFICATES, DRIVERS, REGIONS, SECTORS, TYPES, choices};
pub(in crate::ui::pages) use fields::{
    INTERNAL_AUDIT, MANAGEMENT_REVIEW, RECORDS_SINCE, event_field,
};

/// The page.
pub(crate) fn profile(here: Here) -> El {
    let questionnaire = here.questionnaire();
    let model = &questionnaire.profile;
    let named = |list: &[crate::questionnaire::file::Named]| -> Vec<(Key, String)> {
        list.iter()
            .map(|one| (one.id.clone(), one.name.clone()))
            .collect()
    };
    let choice = |list: &[crate::questionnaire::file::ProfileChoice]| -> Vec<(Key, String)> {
        list.iter()
            .map(|one| (one.id.clone(), one.name.clone()))
            .collect()
    };
    let held = model
        .certificates
        .iter()
        .map(|one| (one.id.clone(), one.name.clone()));
    let has_verdicts = !questionnaire.verdicts.is_empty();
    let organisation = panel("The organisation").child((
        fields::organisation(here),
        choices(here, &TYPES, choice(&model.types)),
    ));
    let scope = panel("What is in scope").child((
        fields::scope(here),
        parties::parties(here),
        scope::statement(here),
    ));
    let reasons = panel("Why, and by when").child((
        choices(here, &DRIVERS, choice(&model.drivers)),
        fields::reasons(here),
    ));
    let places = (!model.regions.is_empty()).then(|| {
        panel("Where, and which rules apply there").child((
            choices(here, &REGIONS, named(&model.regions)),
            choices(here, &SECTORS, named(&model.sectors)),
            regulations::regulations(here),
        ))
    });
    let present = panel("What is there already").child((
        choices(here, &CERTIFICATES, held.collect()),
        fields::present(here),
        has_verdicts.then(|| fields::dates(here)),
    ));
    let form = el("div")
        .class("stack")
        .child((organisation, scope, reasons, places, present));
    el("main").attr("id", "main").class("page").child((
        el("h1").attr("tabindex", "-1").child("Profile"),
        el("p").class("lead").child(
            "Who you are changes what is urgent, never what is asked: priorities, suggested targets and effort follow from it; scores and requirements do not. Answer what you can; most of it can wait.",
        ),
        el("div").class("profile").child((form, changed::changed(here))),
    ))
}

fn panel(title: &str) -> El {
    el("section")
        .class("panel stack")
        .child(el("h2").child(title))
}
