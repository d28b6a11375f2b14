//! The way out: an assessment as a file to save.

use leptos::prelude::*;

use crate::assessment::Timestamp;
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
    let at = clock::now()?;
    app.works.with_untracked(|works| {
        let assessment = &works.get(id)?.assessment;
        Some(Export {
            id: id.clone(),
            name: file_name(assessment, clock::today(), extension),
            text: write(assessment, &at, GENERATOR),
            at,
        })
    })
}

/// Offers a text under the export's name, and remembers that it was exported. False where the
/// browser does not take it.
pub(super) fn save(app: App, export: &Export, text: &str) -> bool {
    let is_taken = files::download(&export.name, "application/json", text);
    if is_taken {
        let text = [
            "Exported ",
            &export.name,
            ". Look for it among your downloads.",
        ];
        app.toast(text.concat(), None);
        app.exported.update(|exported| {
            exported.insert(export.id.clone(), export.at.clone());
        });
        app.keeper
            .update_value(|keep| keep.put_exported(&export.id, &export.at));
    } else {
        app.toast(
            "The browser did not take the file. Try again, or use another browser.",
            None,
        );
    }
    is_taken
}
