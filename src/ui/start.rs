//! Starts the app: loads what is asked and what has been kept, and shows the page.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::app::{App, Saving, Settings};
use super::keeping::{Keeping, Kept, Storage};
use super::later;
use super::library::{self, Library};
use super::listen::{is_narrow, listen};
use super::shell::{Moved, mount};
use super::work::Work;
use crate::assessment::Assessment;
use crate::map::{self, Map};
use crate::platform::page;
use crate::questionnaire::QuestionnaireId;
use crate::route::Route;
use crate::store::SaveState;

/// Loads what is kept and what is asked, and mounts the app. Called once, by the page.
pub fn start() {
    std::panic::set_hook(Box::new(|panic| page::tell_panic(&panic.to_string())));
    // Fails only where one is there already.
    let _ = any_spawner::Executor::init_wasm_bindgen();
    // What has been kept is wanted at once; where nothing has, it can wait.
    if !is_new() {
        later::prepare_stores();
    }
    spawn_local(async {
        match Library::open().await {
            Ok(library) => begin(library).await,
            // Without questions there is no app; the page says so and keeps what is stored.
            Err(reason) => page::tell_panic(&reason),
        }
    });
}

/// Everything that is on the desk needs its questionnaire; those are fetched side by side with
/// nothing else to do, then the page is shown. Who has nothing on the desk is not kept waiting for
/// the stores.
async fn begin(mut library: Library) {
    let Some(default) = library.default_reference() else {
        return page::tell_panic("The index names no questionnaire.");
    };
    // On its way while the stores are read. In safe mode nothing is loaded for what is on the desk,
    // so nothing is computed or drawn.
    let address = library.address(default.id.as_str());
    let first = address.filter(|_| !is_safe());
    let first = first.map(|address| library::load(&address));
    let kept = if is_new() {
        None
    } else {
        match later::stores(default).await {
            Ok(kept) => Some(kept),
            Err(why) => return page::tell_panic(why.text()),
        }
    };
    let mut failure = None;
    if let Some(loading) = first {
        match loading.await {
            Ok(questionnaire) => drop(library.add(questionnaire)),
            Err(reason) => failure = Some(reason),
        }
    }
    let app = App {
        route: RwSignal::new(Route::parse(&page::fragment())),
        works: RwSignal::new(Map::new()),
        library: RwSignal::new(library),
        settings: RwSignal::new(Settings::default()),
        save: RwSignal::new(Saving {
            state: SaveState::Saved,
            settled: SaveState::Saved,
            at: String::new(),
            why: String::new(),
        }),
        toast: RwSignal::new(None),
        dialog: RwSignal::new(None),
        announcement: RwSignal::new(String::new()),
        damaged: RwSignal::new(Vec::new()),
        exported: RwSignal::new(Map::new()),
        narrow: RwSignal::new(is_narrow()),
        watched: StoredValue::new_local(None),
        moved: StoredValue::new(Moved::Nowhere),
        keeper: StoredValue::new_local(Kept::default()),
    };
    if let Some(reason) = failure {
        app.toast(reason, None);
    }
    if let Some((keeping, assessments)) = kept {
        opened(app, keeping, assessments).await;
    }
    listen(app);
    mount(app);
    page::set_flag("data-ready", Some(""));
    app.show_save_state();
}

/// Puts what has been kept on the desk, and lets storage do what it has been ordered to meanwhile.
pub(super) async fn opened(app: App, keeping: Box<Storage>, assessments: Vec<Assessment>) {
    if !is_safe() {
        let ids = assessments.iter().map(|one| &one.questionnaire.id);
        let ids: map::Set<&QuestionnaireId> = ids.collect();
        let on_their_way: Vec<_> = app.library.with_untracked(|library| {
            let new = ids.iter().filter(|id| library.get(id.as_str()).is_none());
            let addresses = new.filter_map(|id| library.address(id.as_str()));
            addresses.map(|address| library::load(&address)).collect()
        });
        for loading in on_their_way {
            match loading.await {
                Ok(questionnaire) => app.library.update(|library| {
                    library.add(questionnaire);
                }),
                Err(reason) => app.toast(reason, None),
            }
        }
    }
    // What has been ordered meanwhile comes first: it is newer than what has been kept.
    let came = app.keeper.try_update_value(|kept| kept.came(keeping));
    if let Some(settings) = app.kept(Keeping::settings).filter(|_| !is_safe()) {
        app.settings.set(settings);
    }
    let damaged = app.kept(Keeping::damaged).unwrap_or_default();
    if !damaged.is_empty() {
        // The second part says above the pages what is missing in them.
        later::begin(app);
    }
    app.damaged.set(damaged);
    for one in &assessments {
        if let Some(at) = app.kept(|keeping| keeping.exported(&one.id)).flatten() {
            app.exported.update(|exported| {
                exported.insert(one.id.clone(), at);
            });
        }
    }
    app.settings.with_untracked(Settings::show);
    if !assessments.is_empty() {
        let library = app.library;
        app.works.update(|works| {
            for one in assessments {
                let id = one.questionnaire.id.as_str();
                let questionnaire = library.with_untracked(|library| library.get(id));
                works.insert(one.id.clone(), Work::new(one, questionnaire));
            }
        });
    }
    page::set_flag("data-stores", Some("read"));
    for waiting in came.into_iter().flatten() {
        waiting(true);
    }
}

/// Whether nothing of ours stood in local storage when the page came, and the first screen or a
/// new assessment is wanted; what the database may have all the same comes a moment later.
fn is_new() -> bool {
    let is_first = matches!(
        Route::parse(&page::fragment()),
        Route::Start | Route::New(_)
    );
    is_first && page::has_flag("data-new") && !is_safe()
}

/// Whether the page was asked to start with as little as it can.
pub(super) fn is_safe() -> bool {
    page::has_flag("data-safe")
}
