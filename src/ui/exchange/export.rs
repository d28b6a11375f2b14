//! The way out: an assessment as a file to save.

use leptos::prelude::*;

use super::content;
use crate::assessment::{Assessment, Timestamp};
use crate::exchange::{export as write, file_name};
use crate::platform::{clock, files};
use crate::questionnaire::AssessmentId;
use crate::ui::app::App;

/// What writes the files.
const GENERATOR: &str = concat!("clausewise ", env!("CARGO_PKG_VERSION"));

/// An assessment as the text of a file.
pub(super) struct Export {
    pub(super) id: AssessmentId,
    /// The file's name.
    pub(super) name: String,
    /// When it was made.
    pub(super) at: Timestamp,
    /// The file itself.
    pub(super) text: String,
}

/// Offers an assessment as a file to save; also one whose questionnaire is not there.
pub(crate) fn export(app: App, id: &AssessmentId) {
    if let Some(export) = written(app, id, "json") {
        save(app, &export, &export.text);
    }
}

/// The assessment as a file whose name ends so.
pub(super) fn written(app: App, id: &AssessmentId, extension: &str) -> Option<Export> {
    content::note(app, id);
    app.works.with_untracked(|works| {
        let assessment = &works.get(id)?.assessment;
        let (text, at) = text_of(assessment)?;
        Some(Export {
            id: id.clone(),
            name: file_name(assessment, clock::today(), extension),
            text,
            at,
        })
    })
}

/// An assessment as the text of a file of this moment.
pub(crate) fn text_of(assessment: &Assessment) -> Option<(String, Timestamp)> {
    let now = clock::now()?;
    Some((write(assessment, &now, GENERATOR), now))
}

/// Remembers that an assessment is in a file as it was at a moment.
pub(crate) fn note_exported(app: App, id: &AssessmentId, at: &Timestamp) {
    app.exported.update(|exported| {
        exported.insert(id.clone(), at.clone());
    });
    let (id, at) = (id.clone(), at.clone());
    app.order(move |keep| keep.put_exported(&id, &at));
}

/// Offers a text under the export's name, and remembers that it was exported. False where the
/// browser does not take it.
pub(super) fn save(app: App, export: &Export, text: &str) -> bool {
    let is_taken = offer(app, &export.name, "application/json", text);
    if is_taken {
        let text = [
            "Exported ",
            &export.name,
            ". Look for it among your downloads.",
        ];
        app.toast(text.concat(), None);
        note_exported(app, &export.id, &export.at);
    }
    is_taken
}

/// Offers a text as a file to save, and says where the browser does not take it.
pub(crate) fn offer(app: App, name: &str, kind: &str, text: &str) -> bool {
    let is_taken = files::download(name, kind, text);
    if !is_taken {
        let text = "The browser did not take the file. Try again, or use another browser.";
        app.toast(text, None);
    }
    is_taken
}
