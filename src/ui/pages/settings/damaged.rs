//! Records that could not be read: what was kept, and what can be done.

use leptos::prelude::*;

use crate::platform::page;
use crate::report::words::count;
use crate::ui::actions;
use crate::ui::app::App;
use crate::ui::components::{button, panel};
use crate::ui::dom::{El, el};

/// The panel.
pub(super) fn damaged(app: App) -> El {
    panel("Damaged records").class("panel stack").child(el("div").class("stack").within(move || {
        let rows: Vec<El> = app.damaged.with(|damaged| {
            let row = |(key, why): &(String, String)| {
                el("li").child((el("code").child(key.as_str()), " ", why.as_str()))
            };
            damaged.iter().map(row).collect()
        });
        if rows.is_empty() {
            let text = "None. Every stored record carries a checksum, and all of them were right when the page was opened.";
            return el("p").child(text);
        }
        let number = count(rows.len(), "record", "records");
        let text = " could not be read. They are kept unchanged beside the good ones, and nothing overwrites them. Where another copy of an answer was good, that one is used.";
        el("div").class("stack").child((
            el("p").child([&number, text].concat()),
            el("ul").class("paths").child(rows),
            el("div").class("row").child([
                button("btn", "Download them", move || actions::download_damaged(app)),
                button("btn", "Read everything again", page::reload),
            ]),
        ))
    }))
}
