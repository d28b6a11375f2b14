//! What people do everywhere: start, copy, delete, take back. Each is one function that serves button,
//! key and address. Files come and go through `exchange`.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::app::App;
use super::backup;
use super::exchange::offer;
use super::keeping::Keeping;
use super::library;
use super::work::{Here, Work};
use crate::assessment::{Assessment, QuestionnaireRef};
use crate::exchange::{Refusal, decode, longer_title};
use crate::platform::{clock, net, page};
use crate::questionnaire::{AssessmentId, Key, Questionnaire, QuestionnaireId};
use crate::route::{Page, Route};

/// The id of the page's file chooser.
pub(crate) const CHOOSER: &str = "file-chooser";
/// The example's files, beside the page.
const EXAMPLE: [&str; 3] = [
    "examples/xyz-certificate.json",
    "examples/xyz-after.json",
    "examples/xyz-before.json",
];

/// A place within a page, where its name may be one.
pub(crate) fn place(name: &str) -> Option<Key> {
    name.parse().ok()
}

/// Opens the browser's file chooser.
pub(crate) fn choose_file() {
    if let Some(chooser) = page::element(CHOOSER) {
        chooser.click();
    }
}

/// Takes the newest step back and says so.
pub(crate) fn undo(here: Here) {
    here.app.say(if here.undo() {
        "Undone"
    } else {
        "Nothing to undo"
    });
}

/// Does the step again that was taken back last, and says so.
pub(crate) fn redo(here: Here) {
    here.app.say(if here.redo() {
        "Done again"
    } else {
        "Nothing to redo"
    });
}

/// Puts an assessment on the desk and keeps all of it.
pub(crate) fn put(app: App, assessment: Assessment, questionnaire: Option<Arc<Questionnaire>>) {
    let id = assessment.id.clone();
    if app.tell(|keep| keep.create(&assessment)).is_none() {
        let kept = assessment.clone();
        app.order(move |keep| keep.create(&kept));
    }
    app.show_save_state();
    app.works.update(|works| {
        works.insert(id, Work::new(assessment, questionnaire));
    });
}

/// The questionnaire of that id, fetched where it has not been yet.
pub(crate) async fn questionnaire(
    app: App,
    id: &str,
) -> Result<Option<Arc<Questionnaire>>, String> {
    if let Some(known) = app.library.with_untracked(|library| library.get(id)) {
        return Ok(Some(known));
    }
    let Some(address) = app.library.with_untracked(|library| library.address(id)) else {
        return Ok(None);
    };
    let loaded = library::load(&address).await?;
    Ok(app.library.try_update(|library| library.add(loaded)))
}

/// Makes an empty assessment and goes to its first question.
pub(crate) fn start(app: App, id: Option<QuestionnaireId>) {
    spawn_local(async move {
        let id = id.or_else(|| app.library.with_untracked(library::Library::default_id));
        let Some(id) = id else { return };
        match questionnaire(app, id.as_str()).await {
            Ok(Some(questionnaire)) => start_with(app, questionnaire),
            Ok(None) => fail(
                app,
                ["There is no questionnaire ", id.as_str(), " here."].concat(),
            ),
            Err(reason) => fail(app, reason),
        }
    });
}

fn start_with(app: App, questionnaire: Arc<Questionnaire>) {
    let (Some(now), Some(id)) = (clock::now(), new_id()) else {
        return;
    };
    let title = [&questionnaire.title, ", ", &clock::today().short()].concat();
    let reference = QuestionnaireRef::new(questionnaire.id.clone(), questionnaire.version.clone());
    let first = questionnaire
        .leaves
        .first()
        .and_then(|leaf| place(leaf.number.as_str()));
    put(
        app,
        Assessment::new(id.clone(), title, reference, now),
        Some(questionnaire),
    );
    show(app, &Route::In(id, Page::Assess(first)));
}

/// A name for an assessment that no other has.
pub(crate) fn new_id() -> Option<AssessmentId> {
    clock::new_name().parse().ok()
}

/// Shows a place instead of the address that asked for something to be made, so that the back
/// button does not make it again.
fn show(app: App, route: &Route) {
    page::replace_fragment(&route.to_string());
    app.route.set(route.clone());
}

fn fail(app: App, reason: String) {
    app.toast(reason, None);
    if matches!(app.route.get_untracked(), Route::New(_) | Route::Example) {
        show(app, &Route::Desk);
    }
}

/// Adds the example, before and after its improvement, and shows the results before.
pub(crate) fn example(app: App) {
    spawn_local(async move {
        let mut shown = None;
        for path in EXAMPLE {
            match add_example(app, path).await {
                Ok(id) => shown = Some(id),
                Err(reason) => return fail(app, reason),
            }
        }
        if let Some(id) = shown {
            show(app, &Route::In(id, Page::Results(None)));
        }
    });
}

/// Adds one example, where it is not on the desk: what somebody changed in it stays.
async fn add_example(app: App, path: &str) -> Result<AssessmentId, String> {
    let text = net::fetch_text(path).await?;
    let broken = |refusal: Refusal| format!("{path}: {refusal}");
    let decoded = decode(text.as_bytes()).map_err(broken)?;
    let questionnaire = questionnaire(app, decoded.questionnaire().id.as_str()).await?;
    let Some(questionnaire) = questionnaire else {
        return Err(broken(decoded.without_questionnaire()));
    };
    let assessment = decoded.validate(&questionnaire).map_err(broken)?.assessment;
    let id = assessment.id.clone();
    if !app.works.with_untracked(|works| works.contains_key(&id)) {
        put(app, assessment, Some(questionnaire));
        backup::count_from_now(app, &id);
    }
    Ok(id)
}

/// Puts a copy on the desk.
pub(crate) fn duplicate(app: App, id: &AssessmentId) {
    let original = app.works.with_untracked(|works| works.get(id).cloned());
    let (Some(original), Some(new)) = (original, new_id()) else {
        return;
    };
    let mut copy = original.assessment;
    copy.id = new.clone();
    copy.title = longer_title("Copy of ", &copy.title, "");
    copy.updated_at = clock::now();
    let text = format!("Added “{}”.", copy.title);
    put(app, copy, original.questionnaire);
    focus_row(&new);
    let back = move |()| {
        remove(app, &new);
        focus_desk(app);
    };
    app.toast(text, Some(Callback::new(back)));
}

/// The id of the link in an assessment's row on the desk.
pub(crate) fn row_id(id: &AssessmentId) -> String {
    ["row-", id.as_str()].concat()
}

/// Moves the focus to an assessment's row as soon as the desk, where that is shown, has drawn it.
fn focus_row(id: &AssessmentId) {
    let row = row_id(id);
    request_animation_frame(move || page::focus(&row));
}

/// Moves the focus to the desk's heading, where that is shown: its rows are drawn anew.
fn focus_desk(app: App) {
    request_animation_frame(move || {
        if app.route.get_untracked() == Route::Desk {
            page::focus_heading();
        }
    });
}

/// Takes an assessment off the desk and out of storage; the message has the way back.
pub(crate) fn delete(app: App, id: &AssessmentId) {
    let Some(gone) = app.works.with_untracked(|works| works.get(id).cloned()) else {
        return;
    };
    remove(app, id);
    // The button is gone with its row.
    page::focus_heading();
    let text = format!("Deleted “{}”.", gone.assessment.title);
    let back = move |()| {
        put(app, gone.assessment.clone(), gone.questionnaire.clone());
        focus_row(&gone.assessment.id);
    };
    app.toast(text, Some(Callback::new(back)));
}

/// Takes an assessment off the desk and out of storage, without a word.
pub(crate) fn remove(app: App, id: &AssessmentId) {
    app.works.update(|works| {
        works.remove(id);
    });
    let gone = id.clone();
    app.order(move |keep| keep.delete(&gone));
    app.show_save_state();
    if matches!(app.route.get_untracked(), Route::In(shown, _) if shown == *id) {
        app.go(&Route::Desk);
    }
}

/// Offers what could not be read from storage, as it is.
pub(crate) fn download_damaged(app: App) {
    let text = app.kept(Keeping::damaged_as_json).unwrap_or_default();
    offer(
        app,
        "clausewise-damaged-records.json",
        "application/json",
        &text,
    );
}
