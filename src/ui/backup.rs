//! Exports as backups: how old the last one is, when to remind, and the browser's promise.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::app::App;
use super::components::{lost, reminder};
use super::dom::{El, Part, el, follow};
use super::exchange;
use super::files::{self, Following};
use super::history;
use super::live::{self, Told};
use super::lock;
use super::work::{Here, Work};
use crate::assessment::Timestamp;
use crate::map::Map;
use crate::platform::{clock, lasting, page};
use crate::questionnaire::AssessmentId;
use crate::report::backup::{self, Changes, last_export};
use crate::store::Setting;
use crate::ui::memo::memo;

/// What the second part watches over.
#[derive(Clone, Copy)]
pub(crate) struct Watched {
    /// Files on the disk that follow an assessment.
    pub(crate) files: RwSignal<Map<AssessmentId, Following>, LocalStorage>,
    /// What other tabs have written.
    pub(crate) told: Told,
}

/// What is watched over; `None` until that has begun.
pub(crate) fn watched(app: App) -> Option<Watched> {
    app.watched.with_value(|watched| *watched)
}

/// Where the reminder stands.
pub(crate) const REMINDER: &str = "reminder";

/// In the bar at the top: how old the last export is; it leads to where backups are made.
pub(crate) fn age(here: Here) -> El {
    let (app, id) = (here.app, here.id());
    let value = id.clone();
    let at = move |id: &AssessmentId| app.exported.with(|exported| exported.get(id).cloned());
    el("a")
        .class("age")
        .attr("href", "#/settings")
        .attr_by("data-last-export", move || {
            let day = at(&value).and_then(|at| at.date());
            Some(day.map_or_else(|| "never".to_owned(), |day| day.to_string()))
        })
        .text_by(move || last_export(at(&id).as_ref(), clock::today()))
}

/// Why an assessment should be exported now; `None` where it need not be.
pub(crate) fn due(app: App, id: &AssessmentId, work: &Work) -> Option<String> {
    let last = app
        .exported
        .with_untracked(|exported| exported.get(id).cloned());
    let put_off = put_off(app, id);
    let today = clock::today();
    let since = |moment: Option<&Timestamp>| Changes::since(moment, &work.assessment, today);
    // Without an export, what was put off counts from then; the sentence still counts all.
    let counted = last.as_ref().max(put_off.as_ref());
    since(counted)
        .are_due()
        .then(|| backup::reminder(&since(last.as_ref()), last.as_ref(), today))
}

fn put_off(app: App, id: &AssessmentId) -> Option<Timestamp> {
    let setting = Setting::PutOff(id.clone());
    app.kept(|keep| keep.setting(&setting))??.parse().ok()
}

/// Reminds of an assessment only of what changes from now on.
pub(crate) fn count_from_now(app: App, id: &AssessmentId) {
    let setting = Setting::PutOff(id.clone());
    if let Some(now) = clock::now() {
        app.order(move |keep| keep.set(&setting, now.as_str()));
    }
}

/// Shows the reminder when it is time, and asks the browser, once and after the first real work, not
/// to clear this site's data. Begins once, and goes on for as long as the page lives.
pub(crate) fn watch(app: App) {
    if watched(app).is_some() {
        return;
    }
    let owner = Owner::new();
    owner.with(|| {
        app.watched.set_value(Some(Watched {
            files: RwSignal::new_local(Map::new()),
            told: live::watch(app),
        }));
        if let Some(place) = page::element(REMINDER) {
            lost(app).add_to(&place);
            reminder(app).add_to(&place);
            exchange::watch(app).add_to(&place);
        }
        files::resume(app);
        history::watch(app);
        lock::watch(app);
        let has_begun = memo(move || {
            let is_own = |(_, work): (&AssessmentId, &Work)| work.history.can_undo();
            app.works.with(|works| works.iter().any(is_own))
        });
        follow(move || {
            if has_begun.get() {
                ask_to_persist(app);
            }
        });
    });
    std::mem::forget(owner);
}

fn ask_to_persist(app: App) {
    let asked = app.kept(|keep| keep.setting(&Setting::Persistent));
    if asked == Some(None) {
        // Said before the answer is there, so that it is asked once.
        note_persistence(app, "asked");
        persist(app, |_| ());
    }
}

/// Asks, keeps the answer, and goes on with it.
pub(crate) fn persist(app: App, then: impl FnOnce(Option<bool>) + 'static) {
    spawn_local(async move {
        let answer = lasting::persist().await;
        note_persistence(
            app,
            match answer {
                Some(true) => "yes",
                Some(false) => "no",
                None => "unknown",
            },
        );
        then(answer);
    });
}

fn note_persistence(app: App, answer: &'static str) {
    app.order(move |keep| keep.set(&Setting::Persistent, answer));
}
