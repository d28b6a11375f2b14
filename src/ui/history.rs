//! Earlier states of assessments: taken before much changes, and now and then while work goes on;
//! gone back to as one step. All of it is in the second part.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::app::{App, Toast};
use super::dom::follow;
use super::keeping::Keeping;
use super::lock::OwnShelf;
use super::work::{Here, Work};
use crate::assessment::Assessment;
use crate::date::Date;
use crate::map::Map;
use crate::platform::clock;
use crate::questionnaire::AssessmentId;
use crate::report::backup::moment;
use crate::store::shelf::{self, Kept, is_due};
use crate::store::{Snapshot, Stamp, StoreError, Why};

/// Who edits while a snapshot is taken gets another one, so often.
const ATTEMPTS: usize = 5;

fn now(app: App, id: &AssessmentId) -> Option<Assessment> {
    let work = |works: &Map<AssessmentId, Work>| Some(works.get(id)?.assessment.clone());
    app.works.with_untracked(work)
}

/// Puts the present state of an assessment into its history. It is there, in both slots, when this
/// returns.
pub(crate) async fn remember(app: App, id: &AssessmentId, why: Why) -> Result<(), StoreError> {
    let shelf = OwnShelf::open(app).await?;
    for _ in 0..ATTEMPTS {
        let present = now(app, id);
        let Some(assessment) = &present else {
            return Ok(());
        };
        take(app, &shelf, assessment, why).await?;
        if now(app, id) == present {
            return Ok(());
        }
    }
    let reason = "the assessment was changed meanwhile";
    Err(StoreError::Other(reason.to_owned()))
}

async fn take(
    app: App,
    shelf: &OwnShelf,
    assessment: &Assessment,
    why: Why,
) -> Result<(), StoreError> {
    let signed = app.tell(Keeping::sign);
    let (at, writer) = signed.ok_or(StoreError::Blocked)?;
    shelf::take(shelf, assessment, why, at, &writer).await
}

/// Everything in the history of an assessment.
pub(crate) async fn read(app: App, id: &AssessmentId) -> Result<Kept, StoreError> {
    let shelf = OwnShelf::open(app).await?;
    let Some(assessment) = now(app, id) else {
        return Ok(Kept::default());
    };
    shelf::history(&shelf, id, &assessment.questionnaire).await
}

/// When a snapshot was taken, as one says it where the person is.
pub(crate) fn when(at: Stamp) -> String {
    let local = clock::local(at.unix_ms());
    local.map_or_else(
        || "at an unknown time".to_owned(),
        |(day, time)| moment(day, &time, clock::today()),
    )
}

/// Makes an assessment what it was, as one step that can be undone; its present state goes into the
/// history first. Without that, nothing is changed.
pub(crate) fn go_back(app: App, snapshot: Snapshot, done: Callback<()>) {
    spawn_local(async move {
        let id = snapshot.assessment.id.clone();
        if let Err(why) = remember(app, &id, Why::Back).await {
            let text = "Nothing was changed: the present state could not be kept first. ";
            return app.toast([text, &why.text()].concat(), None);
        }
        let Some(here) = Here::new(app, &id) else {
            return;
        };
        let edits = here.peek(|work| work.assessment.edits_towards(&snapshot.assessment));
        here.edit_all(edits.unwrap_or_default(), false);
        let text = [
            "Back at the state of ",
            &when(snapshot.at),
            ". What was there before is in the history.",
        ];
        let undo = move |()| {
            here.undo();
            done.run(());
        };
        app.toast.set(Some(Toast {
            text: text.concat(),
            undo: Some(Callback::new(undo)),
            history: None,
        }));
        done.run(());
    });
}

/// What is known of an assessment since the page was opened.
struct Seen {
    /// As it was at first, or when it was last remembered while work went on.
    last: Assessment,
    changes: u32,
    since_ms: u64,
    /// The day whose first change has come.
    day: Option<Date>,
    /// How many edits of other tabs were taken in.
    heard: u32,
}

/// Takes snapshots while work goes on, and lets go of those of deleted assessments. Runs under an
/// owner that lives as long as the page.
pub(crate) fn watch(app: App) {
    spawn_local(async move {
        // What stays because of a failure goes the next time.
        let _ = forget_deleted(app).await;
    });
    let seen: StoredValue<Map<AssessmentId, Seen>, LocalStorage> =
        StoredValue::new_local(Map::new());
    follow(move || {
        let due: Vec<(Assessment, Why)> = app.works.with(|works| {
            let mut due = Vec::new();
            seen.update_value(|seen| {
                due.extend(works.iter().filter_map(|(id, work)| look(seen, id, work)));
            });
            due
        });
        for (assessment, why) in due {
            spawn_local(async move {
                // The page of the history tells where none can be kept.
                let _ = take_now_and_then(app, &assessment, why).await;
            });
        }
    });
}

/// The state of an assessment that should be remembered now, and why.
fn look(
    seen: &mut Map<AssessmentId, Seen>,
    id: &AssessmentId,
    work: &Work,
) -> Option<(Assessment, Why)> {
    let (today, now_ms) = (clock::today(), clock::now_ms());
    let Some(one) = seen.get_mut(id) else {
        let first = Seen {
            last: work.assessment.clone(),
            changes: 0,
            since_ms: now_ms,
            day: None,
            heard: work.heard,
        };
        seen.insert(id.clone(), first);
        return None;
    };
    if one.last == work.assessment {
        return None;
    }
    if one.heard != work.heard {
        // The tab in which that was done looks after it.
        one.heard = work.heard;
        return None;
    }
    one.changes = one.changes.saturating_add(1);
    if one.day != Some(today) {
        one.day = Some(today);
        // What it was before the step that was just made.
        let mut before = work.assessment.clone();
        work.history.clone().undo(&mut before);
        return (!before.answers.is_empty()).then_some((before, Why::Day));
    }
    if !is_due(one.changes, now_ms.saturating_sub(one.since_ms)) {
        return None;
    }
    (one.changes, one.since_ms) = (0, now_ms);
    one.last = work.assessment.clone();
    Some((work.assessment.clone(), Why::Work))
}

async fn take_now_and_then(app: App, assessment: &Assessment, why: Why) -> Result<(), StoreError> {
    let shelf = OwnShelf::open(app).await?;
    if why == Why::Day {
        let newest = shelf::newest(&shelf, &assessment.id).await?;
        let day = newest.and_then(|at| clock::local(at.unix_ms()));
        if day.is_some_and(|(day, _)| day == clock::today()) {
            return Ok(());
        }
    }
    take(app, &shelf, assessment, why).await
}

async fn forget_deleted(app: App) -> Result<(), StoreError> {
    let shelf = OwnShelf::open(app).await?;
    let is_gone = |id: &AssessmentId| {
        let is_deleted = app.kept(|keep| keep.is_deleted(id));
        now(app, id).is_none() && is_deleted == Some(true)
    };
    shelf::forget_deleted(&shelf, is_gone).await
}
