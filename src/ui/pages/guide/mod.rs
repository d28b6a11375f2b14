//! The guide: the standard in plain words. Each page leads to the place where one acts on it.

mod article;
mod contents;

use std::sync::Arc;

use leptos::prelude::*;

use crate::companion::guide::Page;
use crate::companion::{Guide, Place, read_guide};
use crate::platform::page;
use crate::questionnaire::{AssessmentId, Key, Questionnaire};
use crate::ui::app::App;
use crate::ui::companions::{Fetched, companion};
use crate::ui::dom::{El, el, follow};
use crate::ui::memo::{Memo, memo};
use crate::ui::place::address;
use crate::ui::work::Here;

/// What the parts of the page share.
#[derive(Clone, Copy)]
struct Reading {
    /// The app.
    app: App,
    /// The questionnaire that it explains.
    questionnaire: StoredValue<Arc<Questionnaire>>,
    /// The guide as far as it is there.
    guide: RwSignal<Fetched<Guide>>,
    /// The page, section or entry that the address names.
    place: Memo<Option<Key>>,
    /// Whether the address is within an assessment.
    is_within: bool,
    /// The assessment that links lead to.
    assessment: StoredValue<Option<AssessmentId>>,
}

/// The page; `here` is the assessment within which it was opened, where there is one.
pub(crate) fn guide(app: App, here: Option<Here>, place: Memo<Option<Key>>) -> El {
    let questionnaire = here.map(Here::questionnaire).or_else(|| {
        app.library
            .with_untracked(|library| library.get(library.default_id()?.as_str()))
    });
    let Some(questionnaire) = questionnaire else {
        return el("main")
            .attr("id", "main")
            .class("page")
            .child(heading("Guide"));
    };
    let assessment = here.map(Here::id).or_else(|| latest(app, &questionnaire));
    let id = questionnaire.id.clone();
    let shared = StoredValue::new(questionnaire.clone());
    let read = move |text: &str| read_guide(text).map(|file| Guide::new(file, &questionnaire));
    let reading = Reading {
        app,
        questionnaire: shared,
        guide: companion(app, &id, "guide", read),
        place,
        is_within: here.is_some(),
        assessment: StoredValue::new(assessment),
    };
    follow_place(reading);
    let page = memo(move || reading.page());
    el("div").class("assess guide").child((
        contents::contents(reading),
        article::article(reading),
        el("aside")
            .class("beside")
            .attr("aria-label", "On this page")
            .within(move || page.with(|page| contents::on_this_page(reading, page.as_ref()))),
    ))
}

fn heading(title: &str) -> El {
    el("h1").attr("tabindex", "-1").child(title)
}

/// The assessment to that questionnaire which was changed last.
fn latest(app: App, questionnaire: &Arc<Questionnaire>) -> Option<AssessmentId> {
    app.works.with_untracked(|works| {
        let of_it = works
            .iter()
            .filter(|(_, work)| work.assessment.questionnaire.id == questionnaire.id);
        let latest = of_it.max_by_key(|(_, work)| work.changed())?;
        Some(latest.0.clone())
    })
}

impl Reading {
    /// The page that is read: the one that the address names, else the first.
    fn page(self) -> Option<Page> {
        let place = self.place.get();
        self.guide.with(|guide| {
            let guide = guide.here()?;
            let named = place.as_ref().and_then(|place| guide.page(place.as_str()));
            named.or_else(|| guide.pages.first()).cloned()
        })
    }

    /// The address of a place, where one can go there from here.
    fn address(self, to: &Place) -> Option<String> {
        self.assessment.with_value(|assessment| {
            // The guide stays where it was opened, so that the bar at the top does too.
            let is_elsewhere = matches!(to, Place::Guide(_)) && !self.is_within;
            address(to, assessment.as_ref().filter(|_| !is_elsewhere))
        })
    }

    /// The address of a part of the guide.
    fn part(self, place: &str) -> String {
        let place = place.parse().map(Place::Guide);
        let address = place.ok().and_then(|place| self.address(&place));
        address.unwrap_or_default()
    }
}

/// The element of a section or an entry.
fn element_id(place: &str) -> String {
    ["guide-", place].concat()
}

/// Names the page in the tab, and brings the section that the address names into view.
fn follow_place(reading: Reading) {
    let title = memo(move || reading.page().map(|page| page.title));
    follow(move || {
        if let Some(title) = title.get() {
            page::set_title(&[&title, " – Clausewise"].concat());
        }
    });
    let is_here = memo(move || title.with(Option::is_some));
    follow(move || {
        let place = reading.place.get();
        if let Some(place) = place.filter(|place| is_here.get() && place.as_str().contains('.')) {
            // The heading gets the focus in the first frame; this comes after it.
            request_animation_frame(move || {
                request_animation_frame(move || page::show_part(&element_id(place.as_str())));
            });
        }
    });
}
