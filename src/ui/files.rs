//! Files on the disk that follow an assessment: written some seconds after each change, and read
//! again. All of it is in the second part.

use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::app::App;
use super::backup::watched;
use super::dom::follow;
use super::exchange::{note_exported, text_of};
use super::work::Work;
use crate::assessment::Assessment;
use crate::exchange::file_name;
use crate::map::Map;
use crate::platform::clock;
use crate::platform::disk::{self, DiskFile};
use crate::questionnaire::AssessmentId;
use crate::store::Setting;

/// So long after a change the file is written, so that one file holds many edits.
const AFTER: Duration = Duration::from_secs(2);

/// A file that follows an assessment.
#[derive(Clone)]
pub(crate) struct Following {
    file: DiskFile,
    /// How it stands.
    pub(crate) state: State,
    /// What was written last in this visit.
    written: Option<Assessment>,
    /// Whether it is being written.
    is_busy: bool,
}

/// How a file stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum State {
    /// It has everything; since when, in local time.
    Written(String),
    /// It is about to be written.
    Waiting,
    /// The browser wants to ask the person again.
    Paused,
    /// It could not be written, and why.
    Failed(String),
}

impl Following {
    fn new(file: DiskFile, state: State) -> Self {
        Self {
            file,
            state,
            written: None,
            is_busy: false,
        }
    }

    /// What the file is called.
    pub(crate) fn name(&self) -> String {
        self.file.name()
    }
}

type Files = Map<AssessmentId, Following>;

/// Reads the files that are followed, once.
fn read<T>(app: App, read: impl FnOnce(&Files) -> T) -> Option<T> {
    Some(watched(app)?.files.with_untracked(read))
}

fn update(app: App, change: impl FnOnce(&mut Files)) {
    if let Some(watched) = watched(app) {
        watched.files.update(change);
    }
}

/// The file that follows an assessment; its changes are followed.
pub(crate) fn following(app: App, id: &AssessmentId) -> Option<Following> {
    watched(app)?.files.with(|files| files.get(id).cloned())
}

/// Lets the person choose a file, and begins to follow.
pub(crate) fn choose(app: App, id: &AssessmentId) {
    let name = app.works.with_untracked(|works| {
        Some(file_name(
            &works.get(id)?.assessment,
            clock::today(),
            "json",
        ))
    });
    // The day belongs to a copy of one day; this file goes on.
    let today = ["-", &clock::today().to_string(), "."].concat();
    let Some(name) = name.map(|name| name.replace(&today, ".")) else {
        return;
    };
    let id = id.clone();
    spawn_local(async move {
        let file = match disk::choose(&name).await {
            Ok(Some(file)) => file,
            Ok(None) => return,
            Err(reason) => return app.toast(reason, None),
        };
        // Where the browser does not keep it, it is followed until the page is left.
        let _ = file.keep(id.as_str()).await;
        note(app, &id, "on");
        begin(app, &id, Following::new(file, State::Waiting));
    });
}

/// Stops following; the file stays as it is.
pub(crate) fn stop(app: App, id: &AssessmentId) {
    update(app, |files| {
        files.remove(id);
    });
    note(app, id, "off");
    let id = id.clone();
    spawn_local(async move { DiskFile::forget(id.as_str()).await });
}

fn note(app: App, id: &AssessmentId, value: &'static str) {
    let setting = Setting::File(id.clone());
    app.order(move |keep| keep.set(&setting, value));
}

/// Goes on with what was followed at the last visit, and follows every change from now on. Runs
/// under an owner that lives as long as the page.
pub(crate) fn resume(app: App) {
    follow(move || {
        app.works.track();
        schedule(app);
    });
    let is_followed = |id: &AssessmentId| {
        let setting = Setting::File(id.clone());
        let value = app.kept(|keep| keep.setting(&setting)).flatten();
        value.as_deref() == Some("on")
    };
    let ids: Vec<AssessmentId> = app.works.with_untracked(|works| {
        let ids = works.iter().map(|(id, _)| id);
        ids.filter(|id| is_followed(id)).cloned().collect()
    });
    for id in ids {
        spawn_local(async move {
            let Some(file) = DiskFile::kept(id.as_str()).await else {
                return;
            };
            let state = match file.is_allowed(false).await {
                true => State::Waiting,
                false => State::Paused,
            };
            begin(app, &id, Following::new(file, state));
        });
    }
}

fn begin(app: App, id: &AssessmentId, following: Following) {
    update(app, |files| {
        files.insert(id.clone(), following);
    });
    write(app, id);
}

/// Asks the person again, where the browser wants that, and writes.
pub(crate) fn retry(app: App, id: &AssessmentId) {
    let file = read(app, |files| Some(files.get(id)?.file.clone())).flatten();
    let (Some(file), id) = (file, id.clone()) else {
        return;
    };
    spawn_local(async move {
        if file.is_allowed(true).await {
            set(app, &id, |following| following.state = State::Waiting);
            write(app, &id);
        }
    });
}

fn set(app: App, id: &AssessmentId, change: impl FnOnce(&mut Following)) {
    update(app, |files| {
        if let Some(following) = files.get_mut(id) {
            change(following);
        }
    });
}

/// Marks what is not in its file, and writes it after a while.
fn schedule(app: App) {
    let behind: Option<Vec<AssessmentId>> = read(app, |files| {
        // What has failed is tried again with the next change.
        let is_behind = |(id, following): &(&AssessmentId, &Following)| {
            matches!(following.state, State::Written(_) | State::Failed(_))
                && !has_all(app, id, following)
        };
        let behind = files.iter().filter(is_behind);
        behind.map(|(id, _)| id.clone()).collect()
    });
    for id in behind.unwrap_or_default() {
        set(app, &id, |following| following.state = State::Waiting);
        set_timeout(move || write(app, &id), AFTER);
    }
}

fn has_all(app: App, id: &AssessmentId, following: &Following) -> bool {
    app.works.with_untracked(|works| {
        let now = works.get(id).map(|work: &Work| &work.assessment);
        now == following.written.as_ref()
    })
}

/// Writes a file that waits. What changes meanwhile is written afterwards.
fn write(app: App, id: &AssessmentId) {
    let assessment = app
        .works
        .with_untracked(|works| Some(works.get(id)?.assessment.clone()));
    let following = read(app, |files| files.get(id).cloned()).flatten();
    let (Some(assessment), Some(following)) = (assessment, following) else {
        return;
    };
    if following.is_busy || following.state != State::Waiting {
        return;
    }
    let Some((text, now)) = text_of(&assessment) else {
        return;
    };
    set(app, id, |following| following.is_busy = true);
    let id = id.clone();
    spawn_local(async move {
        let outcome = following.file.write(&text).await;
        let is_allowed = outcome.is_ok() || following.file.is_allowed(false).await;
        let state = match outcome {
            Ok(()) => State::Written(clock::local_time()),
            Err(_) if !is_allowed => State::Paused,
            Err(reason) => State::Failed(reason),
        };
        if matches!(state, State::Written(_)) {
            note_exported(app, &id, &now);
        }
        set(app, &id, |following| {
            following.is_busy = false;
            following.state = state;
            following.written = Some(assessment);
        });
        schedule(app);
    });
}
