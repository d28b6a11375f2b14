//! The lock of the workspace: on, off, now, and after a while without anybody.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::backups::export_all;
use crate::exchange::passphrase;
use crate::ui::app::App;
use crate::ui::components::{button, field, panel, segmented};
use crate::ui::dom::{El, el, is_checked, value_of};
use crate::ui::exchange::{submit, suggest};
use crate::ui::lock;

/// After so many minutes without anybody it may lock by itself; nothing: never.
const AFTER: [(&str, &str); 4] = [
    ("0", "Never"),
    ("5", "5 min"),
    ("15", "15 min"),
    ("60", "1 hour"),
];

/// What goes on, as the panel shows it.
#[derive(Clone, Copy)]
struct State {
    app: App,
    is_on: RwSignal<bool>,
    working: RwSignal<bool>,
    said: RwSignal<String>,
    trouble: RwSignal<String>,
}

/// The panel.
pub(super) fn lock(app: App) -> El {
    let state = State {
        app,
        is_on: RwSignal::new(is_on(app)),
        working: RwSignal::new(false),
        said: RwSignal::new(String::new()),
        trouble: RwSignal::new(String::new()),
    };
    panel("Lock with a passphrase")
        .class("panel stack")
        .attr_by("data-lock", move || {
            Some(if state.is_on.get() { "on" } else { "off" }.to_owned())
        })
        .child((
            el("div").class("stack").within(move || {
                if state.is_on.get() {
                    on(state)
                } else {
                    off(state)
                }
            }),
            el("p")
                .attr("role", "status")
                .text_by(move || state.said.get()),
            el("p")
                .attr("role", "alert")
                .class("error")
                .text_by(move || state.trouble.get()),
        ))
}

fn is_on(app: App) -> bool {
    app.kept(|keep| keep.seal().is_some()) == Some(true)
}

/// How to switch it on.
fn off(state: State) -> El {
    let typed = RwSignal::new(String::new());
    let known = RwSignal::new(false);
    let input = el("input")
        .attr("type", "text")
        .attr("autocomplete", "off")
        .attr("autocapitalize", "off")
        .attr("spellcheck", "false")
        .attr("data-passphrase", "")
        .value_by(move || typed.get())
        .on("input", move |event| typed.set(value_of(&event)));
    let offer = button("btn", "Suggest six words", move || {
        suggest(typed, state.trouble);
    });
    let tick = el("input")
        .attr("type", "checkbox")
        .on("change", move |event| known.set(is_checked(&event)));
    let form = el("form")
        .class("passphrase stack")
        .on("submit", move |event| {
            event.prevent_default();
            let words = typed.get_untracked();
            let objection = passphrase::objection(&words).or_else(|| {
                (!known.get_untracked())
                    .then_some("Say that you know what a forgotten passphrase costs.")
            });
            match objection {
                Some(objection) => state.trouble.set(objection.to_owned()),
                None => state.switch(Some(words)),
            }
        })
        .child((
            field("Passphrase", input),
            el("p").child(offer),
            el("label").class("check").child((
                tick,
                el("span").child(
                    "I have written it down. Without it my answers in this browser are lost.",
                ),
            )),
            el("div")
                .class("row")
                .child(submit(state.working, "Lock everything")),
        ));
    el("div").class("stack").child((
        el("p").child(
            "Encrypts all that this browser keeps of your work: answers, earlier states and records kept aside. Whoever opens this page then needs the passphrase. Exports, and files that follow an assessment, stay as they are.",
        ),
        el("p").child(el("b").child(
            "Nobody can bring a forgotten passphrase back. Export first, and write the passphrase down.",
        )),
        el("div").class("row").child(button("btn", "Export everything first", move || {
            export_all(state.app);
        })),
        form,
    ))
}

/// What one does while it is on.
fn on(state: State) -> El {
    let app = state.app;
    let minutes = RwSignal::new(lock::after(app).unwrap_or_default());
    let shown = move || {
        let minutes = minutes.get().to_string();
        let known = AFTER.iter().find(|(value, _)| *value == minutes);
        known.map_or("", |(value, _)| *value)
    };
    let choice = segmented(
        "lock-after".to_owned(),
        "Lock by itself after",
        AFTER.map(|(value, text)| (value, text.to_owned())).into(),
        shown,
        move |value| {
            lock::set_after(app, value);
            minutes.set(value.parse().unwrap_or_default());
        },
    );
    let off = button("btn", "Switch the lock off", move || state.switch(None));
    let now = button("btn primary", "Lock now", move || lock::lock_now(app));
    el("div").class("stack").child((
        el("p").child(
            "On. What this browser keeps of your work is encrypted; this page can read it until you lock it, close it or load it again.",
        ),
        el("div").class("field").child((
            el("span").child("Lock by itself when nobody has been at it for"),
            choice,
        )),
        el("div").class("row").child((
            now,
            off.flag_by("disabled", move || state.working.get()),
        )),
        el("p").class("small").child(
            "To change the passphrase, switch the lock off and on again.",
        ),
    ))
}

impl State {
    /// Switches it on with a passphrase, or off.
    fn switch(self, words: Option<String>) {
        if self.working.get_untracked() {
            return;
        }
        self.working.set(true);
        self.said.set(String::new());
        self.trouble.set(String::new());
        spawn_local(async move {
            let outcome = match words {
                Some(words) => lock::switch_on(self.app, &words).await,
                None => lock::switch_off(self.app).await,
            };
            // Somebody may have left the page meanwhile.
            let _ = match outcome {
                Ok(said) => self.said.try_set(said),
                Err(trouble) => self.trouble.try_set(trouble),
            };
            let _ = self.is_on.try_set(is_on(self.app));
            let _ = self.working.try_set(false);
        });
    }
}
