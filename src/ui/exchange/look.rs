//! Finds out what came in. Nothing is changed by that.

use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::File;

use super::content::compared;
use super::item::{Delivery, Found, Import, Item, Locked};
use crate::assessment::Assessment;
use crate::exchange::{Decoded, Envelope, Incoming, Opened, Refusal, Rescue, identify, most_bytes};
use crate::platform::files;
use crate::report::words::count;
use crate::store::{markers_in, recover};
use crate::ui::actions::questionnaire;
use crate::ui::app::{App, Dialog};
use crate::ui::library::Library;
use crate::ui::lock;

/// So many files are looked at together.
const MOST_FILES: usize = 50;

/// Reads files and shows what is in them, or why they are not taken.
pub(crate) fn open_files(app: App, files: Vec<File>) {
    spawn_local(async move {
        let mut delivery = Delivery::of(Vec::new());
        if files.len() > MOST_FILES {
            let text = [
                "Only the first ",
                &MOST_FILES.to_string(),
                " of ",
                &files.len().to_string(),
                " files were looked at. Open the others afterwards.",
            ];
            delivery.remarks.push(text.concat());
        }
        for file in files.iter().take(MOST_FILES) {
            look_at(app, file, &mut delivery).await;
        }
        show(app, delivery);
    });
}

/// Looks at a text that was pasted or dropped anywhere. Whoever did that by mistake wants no lesson
/// about JSON.
pub(crate) fn open_pasted(app: App, text: String) {
    if !text.trim_start().starts_with(['{', '\u{feff}']) {
        app.toast(
            "That text is not an assessment. Copy the whole text of an export, from the first brace to the last.",
            None,
        );
    } else {
        open_text(app, text);
    }
}

/// Looks at a text as if it were a file.
pub(super) fn open_text(app: App, text: String) {
    spawn_local(async move {
        let mut delivery = Delivery::of(Vec::new());
        look(app, "Pasted text", text.as_bytes(), &mut delivery).await;
        show(app, delivery);
    });
}

fn show(app: App, delivery: Delivery) {
    if !delivery.items.is_empty() {
        app.dialog.set(Some(Dialog::Opened(Box::new(delivery))));
    }
}

#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "sizes are whole"
)]
async fn look_at(app: App, file: &File, delivery: &mut Delivery) {
    let name = file.name();
    // The size is looked at before a byte is read.
    let bytes = file.size() as usize;
    if bytes > most_bytes(&name) {
        let refusal = Refusal::TooLarge { bytes };
        delivery
            .items
            .push(Item::new(&name, Found::Refused(refusal)));
        return;
    }
    match files::read(file).await {
        Ok(bytes) => look(app, &name, &bytes, delivery).await,
        Err(reason) => {
            let text = [
                "The browser could not read it (",
                &reason,
                "). A folder cannot be opened: drop the files in it instead.",
            ];
            let found = Found::Unread(text.concat());
            delivery.items.push(Item::new(&name, found));
        }
    }
}

/// Adds what is in these bytes to the delivery.
pub(super) async fn look(app: App, name: &str, bytes: &[u8], delivery: &mut Delivery) {
    let found = match identify(bytes) {
        Ok(Incoming::Assessment(decoded)) => assessment(app, decoded).await,
        Ok(Incoming::Encrypted(envelope)) => Found::Locked(Box::new(Locked {
            envelope,
            rescue: None,
        })),
        Ok(Incoming::Rescue(rescue)) => match locked(&rescue) {
            Some((envelope, marker)) => Found::Locked(Box::new(Locked {
                envelope,
                rescue: Some((rescue, marker)),
            })),
            None => return rescued(app, name, &rescue, delivery).await,
        },
        Err(refusal) => Found::Refused(refusal.of_file(name)),
    };
    delivery.items.push(Item::new(name, found));
}

/// What opens the raw file of a locked workspace.
fn locked(rescue: &Rescue) -> Option<(Envelope, String)> {
    let mut found = markers_in(rescue).into_iter();
    found.find_map(|marker| Some((lock::envelope(&marker)?, marker)))
}

async fn assessment(app: App, decoded: Decoded) -> Found {
    match questionnaire(app, decoded.questionnaire().id.as_str()).await {
        Err(reason) => Found::Unread(reason),
        Ok(None) => Found::Refused(decoded.without_questionnaire()),
        Ok(Some(questionnaire)) => {
            let opened = decoded.validate(&questionnaire);
            found(
                opened.map(|opened| compared(app, opened, &questionnaire)),
                false,
            )
        }
    }
}

fn found(opened: Result<Opened, Refusal>, is_rescued: bool) -> Found {
    match opened {
        Ok(opened) => Found::Ready(Box::new(Import { opened, is_rescued })),
        Err(refusal) => Found::Refused(refusal),
    }
}

/// The assessments in a rescue file, one item each.
pub(super) async fn rescued(app: App, name: &str, rescue: &Rescue, delivery: &mut Delivery) {
    let default = app.library.with_untracked(Library::default_reference);
    let loaded = default.and_then(|default| recover(rescue, &default).ok());
    let loaded = loaded.unwrap_or_default();
    let mut remark = |number: usize, one: &str, many: &str, text: &str| {
        if number > 0 {
            let text = [&count(number, one, many), text].concat();
            delivery.remarks.push(text);
        }
    };
    remark(
        loaded.quarantine.len(),
        "record is damaged and was",
        "records are damaged and were",
        " left out. Keep the rescue file: it still has everything.",
    );
    remark(
        loaded.read_only.len(),
        "assessment has",
        "assessments have",
        " records of a newer release, which were left out. Reload this page to update, then open the file again.",
    );
    remark(
        loaded.recovered.len(),
        "assessment does",
        "assessments do",
        " not say which questionnaire was answered; the usual one is assumed.",
    );
    for error in &rescue.unread {
        let text = ["When the file was made, a part could not be read: ", error];
        delivery.remarks.push(text.concat());
    }
    if loaded.assessments.is_empty() {
        let found = Found::Refused(Refusal::NothingKept);
        delivery.items.push(Item::new(name, found));
    }
    for assessment in loaded.assessments {
        let found = recovered(app, assessment).await;
        delivery.items.push(Item::new(name, found));
    }
}

async fn recovered(app: App, assessment: Assessment) -> Found {
    let id = assessment.questionnaire.id.clone();
    match questionnaire(app, id.as_str()).await {
        Err(reason) => Found::Unread(reason),
        Ok(None) => Found::Refused(Refusal::UnknownQuestionnaire { id }),
        Ok(Some(questionnaire)) => {
            let opened = Opened::recovered(assessment, &questionnaire);
            found(
                opened.map(|opened| compared(app, opened, &questionnaire)),
                true,
            )
        }
    }
}
