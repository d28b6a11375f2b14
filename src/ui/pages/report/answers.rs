//! A table of answers that somebody filled in, taken in with a preview like any other file.

use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use web_sys::{Event, File, HtmlInputElement};

use super::office;
use crate::exchange::answers::{read_answers, read_rows};
use crate::exchange::{MAX_FILE_BYTES, Opened, Refusal};
use crate::platform::{clock, files};
use crate::ui::app::Dialog;
use crate::ui::dom::{El, el};
use crate::ui::exchange::{Delivery, Found, Import, Item};
use crate::ui::work::{Here, Work};

/// How workbooks begin: they are ZIP archives.
const ZIP: &[u8] = b"PK\x03\x04";

/// The field that takes the file.
pub(super) fn reader(here: Here) -> El {
    let input = el("input")
        .attr("type", "file")
        .attr("accept", ".csv,.xlsx,text/csv")
        .attr("data-read", "answers")
        .on("change", move |event| chosen(here, &event));
    el("label").class("field").child((
        el("span").child("Read answers that were filled in"),
        input,
        el("span").class("help").child(
            "Give the Excel workbook or the answers table (CSV) to whoever knows, let them fill it in, and choose it here. You see every change before it is made.",
        ),
    ))
}

fn chosen(here: Here, event: &Event) {
    let input = event.target();
    let input = input.and_then(|one| one.dyn_into::<HtmlInputElement>().ok());
    let Some(input) = input else { return };
    if let Some(file) = input.files().and_then(|files| files.get(0)) {
        open(here, file);
    }
    // The same file can be chosen again.
    input.set_value("");
}

fn open(here: Here, file: File) {
    spawn_local(async move {
        let found = match read(here, &file).await {
            Ok(opened) => Found::Ready(Box::new(Import {
                opened,
                is_rescued: false,
            })),
            Err(found) => found,
        };
        let delivery = Delivery::of(vec![Item::new(&file.name(), found)]);
        here.app
            .dialog
            .set(Some(Dialog::Opened(Box::new(delivery))));
    });
}

/// What is in the file; else why not.
async fn read(here: Here, file: &File) -> Result<Opened, Found> {
    // The size is looked at before a byte is read.
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "sizes are whole"
    )]
    let bytes = file.size() as usize;
    if bytes > MAX_FILE_BYTES {
        return Err(Found::Refused(Refusal::TooLarge { bytes }));
    }
    let bytes = files::read(file).await.map_err(Found::Unread)?;
    let now = clock::now().ok_or_else(|| Found::Unread("the clock is not set".to_owned()))?;
    let questionnaire = here.questionnaire();
    let sheet = if bytes.starts_with(ZIP) {
        Some(
            office::answers(bytes.clone())
                .await
                .map_err(Found::Unread)?,
        )
    } else {
        None
    };
    let read = |work: &Work| match sheet {
        Some((sheet, rows)) => read_rows(&sheet, rows, &questionnaire, &work.assessment, &now),
        None => read_answers(&bytes, &questionnaire, &work.assessment, &now),
    };
    here.peek(read)
        .ok_or_else(|| Found::Unread("the assessment is gone".to_owned()))?
        .map_err(Found::Refused)
}
