//! Who else takes part in the services: scope and control depend on it. They are named where the
//! way to the certificate is, and counted here.

use crate::report::words;
use crate::route::{Page, Route};
use crate::ui::dom::{El, el};
use crate::ui::work::Here;

/// Their names, whose control is not described, and the way to change that.
pub(super) fn parties(here: Here) -> El {
    let said = here.memo(|work| {
        let parties = work.assessment.register.parties().map(|(_, party)| party);
        let (mut names, mut open) = (Vec::new(), 0_usize);
        for party in parties {
            names.push(party.name.clone());
            if party.control.trim().is_empty() {
                open = open.saturating_add(1);
            }
        }
        if names.is_empty() {
            return "Nobody is named yet. Think of suppliers, of internal teams, and of what customers do themselves.".to_owned();
        }
        let mut text = words::list(&names);
        if open > 0 {
            text.push_str(". How you control them is open for ");
            text.push_str(&open.to_string());
        }
        text.push('.');
        text
    });
    let address = Route::In(here.id(), Page::Certification).to_string();
    el("div").child((
        el("p")
            .class("label")
            .child("Who else provides or operates part of these services?"),
        el("p").class("small").text_by(move || said.get()),
        el("p").class("small").child(
            el("a")
                .attr("href", address)
                .child("Name other parties, and how you control them"),
        ),
    ))
}
