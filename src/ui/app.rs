//! The state of the whole app: a few signals that belong to the root.

use crate::map::Map;

use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::backup::Watched;
use super::exchange::Delivery;
use super::keeping::{Batch, Keeping, Kept, Storage};
use super::later::{self, Act};
use super::library::Library;
use super::shell::Moved;
use super::work::{Here, Work};
use super::{soon, start};
use crate::assessment::{Edit, Timestamp};
use crate::platform::log::Log;
use crate::platform::{clock, page};
use crate::questionnaire::AssessmentId;
use crate::route::Route;
use crate::store::{SaveState, StoreError};

/// So many milliseconds lie between two attempts to open the log again, and so many of them fail
/// before it is said.
const PAUSE_MS: i32 = 400;
const ATTEMPTS: u32 = 8;
/// So many milliseconds after a failure the log is tried again.
const RETRY_MS: i32 = 2_000;

/// The assessments on the desk.
pub(crate) type Works = Map<AssessmentId, Work>;

/// The app's state. Cheap to copy into every closure.
#[derive(Clone, Copy)]
pub(crate) struct App {
    /// Where the person is.
    pub(crate) route: RwSignal<Route>,
    /// The assessments on the desk.
    pub(crate) works: RwSignal<Works>,
    /// The questionnaires.
    pub(crate) library: RwSignal<Library>,
    /// How the person likes to work.
    pub(crate) settings: RwSignal<Settings>,
    /// Where the newest edits are, and since when.
    pub(crate) save: RwSignal<Saving>,
    /// What was just done and can be taken back.
    pub(crate) toast: RwSignal<Option<Toast>>,
    /// The dialog that is open.
    pub(crate) dialog: RwSignal<Option<Dialog>>,
    /// What a screen reader should say now.
    pub(crate) announcement: RwSignal<String>,
    /// Records in storage that could not be read, by key and reason.
    pub(crate) damaged: RwSignal<Vec<(String, String)>>,
    /// When each assessment was last exported.
    pub(crate) exported: RwSignal<Map<AssessmentId, Timestamp>>,
    /// Whether the window is as narrow as a phone.
    pub(crate) narrow: RwSignal<bool>,
    /// What the second part watches over, once it is there.
    pub(crate) watched: StoredValue<Option<Watched>, LocalStorage>,
    /// What the last change of the address has brought.
    pub(crate) moved: StoredValue<Moved>,
    /// Storage, which only this thread may touch.
    pub(crate) keeper: StoredValue<Kept, LocalStorage>,
}

/// How long after the first edit the second Wasm is fetched, so that it is not in the way.
const AFTER_FIRST_EDIT: Duration = Duration::from_secs(1);

/// How the person likes to work. Kept between visits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Settings {
    /// Ask only the questions of the quick scan.
    pub(crate) quick: bool,
    /// Which questions to show.
    pub(crate) filter: Filter,
    /// Whether single keys answer and move.
    pub(crate) keys: bool,
    /// The theme, where it does not follow the system.
    pub(crate) theme: Theme,
    /// Whether lines and texts stand out more than usual.
    pub(crate) contrast: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            quick: false,
            filter: Filter::All,
            keys: true,
            theme: Theme::System,
            contrast: false,
        }
    }
}

/// Which questions to show.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Filter {
    /// All of them.
    #[default]
    All,
    /// Those without an answer when the page was opened.
    Unanswered,
    /// Those behind which a requirement stands.
    Must,
    /// Those whose absence alone is likely a major nonconformity.
    Cornerstone,
}

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Theme {
    /// As the system.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// Where the newest edits are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Saving {
    /// The state.
    pub(crate) state: SaveState,
    /// The same, while saving as it was before: what is said of it does not come and go.
    pub(crate) settled: SaveState,
    /// Local time of the newest change to it, such as `14:02`.
    pub(crate) at: String,
    /// Why something is not saved, as a sentence.
    pub(crate) why: String,
}

/// A message that passes, with a way back.
#[derive(Clone)]
pub(crate) struct Toast {
    /// What was done.
    pub(crate) text: String,
    /// Takes it back.
    pub(crate) undo: Option<Callback<()>>,
    /// The address of the history, where what was there before is in it.
    pub(crate) history: Option<String>,
}

/// The dialogs.
#[derive(Clone)]
pub(crate) enum Dialog {
    /// Keys and what they do.
    Keys,
    /// What has come in.
    Opened(Box<Delivery>),
    /// A field for the text of an export.
    Paste,
    /// A passphrase for an export.
    Lock(AssessmentId),
}

impl App {
    /// Keeps changed cells in storage and shows how that went.
    pub(crate) fn keep(self, id: &AssessmentId, edits: &[Edit]) {
        if self.tell(|keep| keep.save(id, edits)).is_none() {
            let (id, edits) = (id.clone(), edits.to_vec());
            self.order(move |keep| keep.save(&id, &edits));
        }
        self.show_save_state();
        // Whoever has begun will look at the results, perhaps where the network is gone.
        if self.keeper.try_update_value(Kept::begin) == Some(true) {
            set_timeout(move || later::begin(self), AFTER_FIRST_EDIT);
        }
    }

    /// Does what waits, and tries again what could not be written.
    pub(crate) fn flush(self) {
        soon::catch_up();
        self.tell(Keeping::flush);
        self.show_save_state();
    }

    /// Does something with storage, now or as soon as it is there.
    pub(crate) fn order(self, order: impl FnOnce(&mut Storage) + 'static) {
        self.keeper.update_value(|kept| kept.order(order));
    }

    /// Does something with storage, where it is there.
    pub(crate) fn tell<T>(self, what: impl FnOnce(&mut Storage) -> T) -> Option<T> {
        let told = self.keeper.try_update_value(|kept| kept.get().map(what));
        told.flatten()
    }

    /// Reads something of storage; `None` where it is not there yet.
    pub(crate) fn kept<T>(self, read: impl FnOnce(&Storage) -> T) -> Option<T> {
        self.keeper.try_with_value(|kept| kept.read(read)).flatten()
    }

    /// Shows how saving stands after a change, and lets the log have what is owed to it. What is
    /// edited until it answers goes together into the next batch.
    pub(crate) fn show_save_state(self) {
        later::open(self);
        let next = self.tell(Keeping::next_batch).flatten();
        self.show_saving();
        if self.kept(Keeping::is_suspicious) == Some(true) {
            later::act(self, Act::Renew);
        }
        let Some(batch) = next else { return };
        spawn_local(async move {
            if self.commit(batch).await {
                self.show_save_state();
            } else {
                self.show_saving();
                later::retry(self);
            }
        });
    }

    /// Says that something is about to be saved. What then changes nothing shows the state as it is.
    pub(crate) fn expect_change(self) {
        self.save.update(|saving| saving.state = SaveState::Saving);
    }

    /// Writes everything anew where a store was cleared, and opens the log again. A browser that has
    /// just cleared it refuses at first.
    pub(crate) fn renew(self) {
        let mut next = self.tell(Keeping::renew).flatten();
        spawn_local(async move {
            let mut attempts = 0;
            while let Some(opening) = next.take() {
                let log = opening.done().await;
                if log.is_err() {
                    page::wait(PAUSE_MS).await;
                    next = Some(Log::open());
                    attempts += 1;
                }
                // Until then it is being saved; after that it is said.
                if log.is_ok() || attempts > ATTEMPTS {
                    self.tell(|keep| keep.renewed(log));
                    self.show_saving();
                }
            }
            self.show_save_state();
            self.retry();
        });
    }

    /// Tries again what the log has not taken, with a log that is opened anew, until it has it.
    pub(crate) fn retry(self) {
        if self.tell(Keeping::begin_retrying) != Some(true) {
            return;
        }
        spawn_local(async move {
            while self.kept(Keeping::is_log_failing) == Some(true) {
                page::wait(RETRY_MS).await;
                let log = Log::open().done().await;
                if let Err(why) = self.commit_all(log).await {
                    self.tell(|keep| keep.renewed(Err(why)));
                }
                self.show_saving();
            }
            self.tell(Keeping::end_retrying);
            self.show_save_state();
        });
    }

    /// Commits what is owed to a log that was opened anew.
    async fn commit_all(self, log: Result<Log, StoreError>) -> Result<(), StoreError> {
        let log = log?;
        self.tell(|keep| keep.renewed(Ok(log)));
        while let Some(batch) = self.tell(Keeping::next_batch).flatten() {
            if !self.commit(batch).await {
                break;
            }
        }
        Ok(())
    }

    /// Commits a batch and reports what became of it: whether the log has it.
    async fn commit(self, batch: Batch) -> bool {
        let outcome = batch.commit.await;
        let is_done = outcome.is_ok();
        self.tell(|keep| keep.report(batch.number, outcome));
        is_done
    }

    /// Brings the save indicator in step with the stores. The time moves on with every save, so it
    /// is only written where the minute changed.
    pub(super) fn show_saving(self) {
        let Some((state, why)) = self.keeper.try_with_value(Kept::state) else {
            return;
        };
        let at = clock::local_time();
        let mut saving = self.save.get_untracked();
        if state != SaveState::Saving {
            (saving.settled, saving.why) = (state, why);
        }
        (saving.state, saving.at) = (state, at);
        if self.save.with_untracked(|shown| *shown != saving) {
            self.save.set(saving);
        }
    }

    /// Says something to people who cannot see the page change.
    pub(crate) fn say(self, text: impl Into<String>) {
        self.announcement.set(text.into());
    }

    /// Shows a message that passes.
    pub(crate) fn toast(self, text: impl Into<String>, undo: Option<Callback<()>>) {
        self.toast.set(Some(Toast {
            text: text.into(),
            undo,
            history: None,
        }));
    }

    /// Goes to a place.
    pub(crate) fn go(self, route: &Route) {
        page::go(&route.to_string());
    }

    /// The assessment the person is in, where there is one.
    pub(crate) fn here(self) -> Option<Here> {
        match self.route.get_untracked() {
            Route::In(id, _) => Here::new(self, &id),
            _ => None,
        }
    }

    /// Changes how the person likes to work, and keeps it.
    pub(crate) fn set_settings(self, change: impl FnOnce(&mut Settings)) {
        self.settings.update(change);
        let settings = self.settings.get_untracked();
        settings.show();
        // Safe mode changes nothing that is kept, but by the person's own work.
        if start::is_safe() {
            return;
        }
        self.order(move |keep| keep.put_settings(&settings));
    }
}

impl Settings {
    /// Puts the look on the page.
    pub(crate) fn show(&self) {
        let theme = self.theme;
        page::set_flag(
            "data-theme",
            (theme != Theme::System).then_some(theme.name()),
        );
        page::set_flag("data-contrast", self.contrast.then_some("more"));
    }
}

impl Theme {
    /// Its name in storage and on the page.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// The theme of that name; the system's for any other.
    pub(crate) fn of(name: &str) -> Self {
        match name {
            "light" => Self::Light,
            "dark" => Self::Dark,
            _ => Self::System,
        }
    }
}
