//! The report for Word and Excel, made beside the page; and workbooks of answers, read there.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::with_case;
use crate::chart::{Palette, Scene};
use crate::export::{Options, name, pictures};
use crate::platform::office::{Cancel, Job, Picture, Request, Stopped};
use crate::platform::{clock, files, net, page};
use crate::report::document::Part;
use crate::ui::components::{button, pixels};
use crate::ui::dom::{El, el};
use crate::ui::exchange::text_of;
use crate::ui::work::Here;

/// A picture for Word is so many pixels wide: enough for paper.
const WIDTH: u32 = 1600;
/// The forms: ending, media type, and what the button says.
const FORMS: [(&str, &str, &str); 2] = [
    (
        "docx",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "Word",
    ),
    (
        "xlsx",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "Excel",
    ),
];

/// What is going on, for as long as it does.
#[derive(Clone, Copy)]
struct Doing {
    /// In words; empty where nothing is.
    words: RwSignal<String>,
    /// What calls the worker off; none before there is one.
    worker: StoredValue<Option<Cancel>, LocalStorage>,
    /// Whether somebody has called it off before there was a worker.
    off: StoredValue<bool>,
}

/// The buttons, and what is going on.
pub(super) fn office(here: Here, chosen: RwSignal<Vec<Part>>) -> El {
    let doing = Doing {
        words: RwSignal::new(String::new()),
        worker: StoredValue::new_local(None),
        off: StoredValue::new(false),
    };
    let is_busy = move || doing.words.with(|words| !words.is_empty());
    // A page that is left wants no file any more.
    on_cleanup(move || doing.cancel());
    let buttons = FORMS.map(|(ending, mime, label)| {
        button("btn", label, move || {
            if !is_busy() {
                start(here, chosen, doing, (ending, mime));
            }
        })
        .attr("data-export", ending)
        .idle_by(is_busy)
    });
    let cancel = move || {
        is_busy().then(|| {
            button("btn quiet", "Cancel", move || {
                doing.cancel();
                page::focus(BUTTONS);
            })
            .attr("data-cancel", "")
        })
    };
    el("div").child((
        el("p").class("small").child(
            "For office programs; what makes them is fetched when you ask for the first one",
        ),
        el("div")
            .class("row")
            .attr("id", BUTTONS)
            .attr("tabindex", "-1")
            .child((
                Vec::from(buttons),
                el("span")
                    .class("small")
                    .attr("role", "status")
                    .attr("data-doing", "")
                    .text_by(move || doing.words.get()),
                el("span").within(cancel),
            )),
    ))
}

/// Where the focus goes when the button to cancel goes away.
const BUTTONS: &str = "office-forms";

impl Doing {
    fn say(self, words: &str) {
        // The page may be gone by now.
        let _ = self.words.try_set(words.to_owned());
    }

    fn cancel(self) {
        let _ = self.off.try_set_value(true);
        if let Some(Some(worker)) = self.worker.try_get_value() {
            worker.now();
        }
    }

    fn is_off(self) -> bool {
        self.off.try_get_value().unwrap_or(true)
    }
}

fn start(
    here: Here,
    chosen: RwSignal<Vec<Part>>,
    doing: Doing,
    (ending, mime): (&'static str, &'static str),
) {
    doing.off.set_value(false);
    doing.say("Beginning …");
    spawn_local(async move {
        let parts = chosen.get_untracked();
        let made = file(here, parts, doing, ending).await;
        let text = match made {
            Ok((name, bytes)) if files::download_bytes(&name, mime, &bytes) => {
                ["Saved ", &name, ". Look for it among your downloads."].concat()
            }
            Ok(_) => {
                "The browser did not take the file. Try again, or use another browser.".to_owned()
            }
            Err(stopped) => told(stopped, "The file could not be made"),
        };
        doing.say("");
        here.app.toast(text, None);
    });
}

/// Why there is no file, and what to do.
fn told(stopped: Stopped, what: &str) -> String {
    match stopped {
        Stopped::Cancelled => "Cancelled. Nothing was saved.".to_owned(),
        Stopped::Missing => [
            what,
            ": the part of Clausewise for office files did not arrive. Check the connection and try again.",
        ]
        .concat(),
        Stopped::Failed(reason) => [what, ": ", reason.trim_end_matches('.'), "."].concat(),
    }
}

async fn file(
    here: Here,
    parts: Vec<Part>,
    doing: Doing,
    kind: &'static str,
) -> Result<(String, Vec<u8>), Stopped> {
    let failed = |reason: &str| Stopped::Failed(reason.to_owned());
    let options = Options {
        parts,
        ..Options::default()
    };
    let id = here.questionnaire().id.to_string();
    let address = here
        .app
        .library
        .with_untracked(|library| library.address(&id))
        .ok_or_else(|| failed("its questionnaire is gone"))?;
    let gone = || failed("the assessment is gone");
    let assessment = here.peek(|work| text_of(&work.assessment));
    let (assessment, _) = assessment.flatten().ok_or_else(gone)?;
    let (name, scenes) = with_case(here, |case| {
        let shown = if kind == "docx" {
            pictures(case, &options)
        } else {
            Vec::new()
        };
        let scenes: Vec<Scene> = shown.into_iter().map(|picture| picture.scene).collect();
        (name(case, "", kind), scenes)
    })
    .ok_or_else(gone)?;
    let keys: Vec<&str> = options.parts.iter().map(|part| part.key()).collect();
    let request = Request {
        kind,
        assessment,
        questionnaire: net::fetch_text(&address)
            .await
            .map_err(|_| Stopped::Missing)?,
        today: clock::today().to_string(),
        parts: keys.join(" "),
        pictures: drawn(scenes, doing).await?,
        ..Request::default()
    };
    doing.say("Fetching what makes such files …");
    let job = Job::start(&request, move || doing.say("Writing the file …")).await?;
    if doing.is_off() {
        job.cancel().now();
    }
    doing.worker.set_value(Some(job.cancel()));
    let result = job.finish().await;
    let _ = doing.worker.try_set_value(None);
    Ok((name, files::bytes(&result?)))
}

/// The scenes as PNG, with their sizes.
async fn drawn(scenes: Vec<Scene>, doing: Doing) -> Result<Vec<Picture>, Stopped> {
    let count = scenes.len().to_string();
    let mut drawn = Vec::with_capacity(scenes.len());
    for (number, scene) in (1_usize..).zip(scenes) {
        if doing.is_off() {
            return Err(Stopped::Cancelled);
        }
        doing.say(
            &[
                "Drawing picture ",
                &number.to_string(),
                " of ",
                &count,
                " …",
            ]
            .concat(),
        );
        drawn.push(pixels(&scene, &Palette::PRINT, WIDTH).await?);
    }
    Ok(drawn)
}

/// The sheet's name and the rows of a workbook that somebody filled in; in words why not.
pub(super) async fn answers(file: Vec<u8>) -> Result<(String, Vec<Vec<String>>), String> {
    let request = Request {
        kind: "answers",
        file,
        ..Request::default()
    };
    let read = async {
        let job = Job::start(&request, || ()).await?;
        let json = job.finish().await?.as_string().unwrap_or_default();
        serde_json::from_str(&json).map_err(|error| Stopped::Failed(error.to_string()))
    };
    read.await
        .map_err(|stopped| told(stopped, "The workbook could not be read"))
}
