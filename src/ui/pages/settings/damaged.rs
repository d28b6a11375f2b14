//! Records that could not be read: what was kept, and what can be done.

use crate::platform::page;
use crate::report::words::count;
use crate::ui::actions;
use crate::ui::app::App;
use crate::ui::components::{DAMAGED_LIST as LIST, button, damaged_rows, panel};
use crate::ui::dom::{El, el};

/// The panel.
pub(super) fn damaged(app: App) -> El {
    panel("Damaged records").class("panel stack").child(el("div").class("stack").attr("id", LIST).attr("tabindex", "-1").within(move || {
        let rows = damaged_rows(app);
        if rows.is_empty() {
            let text = "None. Every stored record carries a checksum, and all of them were right when the page was opened.";
            return el("p").child(text);
        }
        let (download, text) = if rows.len() == 1 {
            ("Download it", " could not be read. It is kept unchanged beside the good ones, and nothing overwrites it.")
        } else {
            ("Download them", " could not be read. They are kept unchanged beside the good ones, and nothing overwrites them.")
        };
        let number = count(rows.len(), "record", "records");
        el("div").class("stack").child((
            el("p").child([&number, text].concat()),
            el("ul").class("paths").child(rows),
            el("div").class("row").child([
                button("btn", download, move || actions::download_damaged(app)),
                button("btn", "Read everything again", page::reload),
            ]),
        ))
    }))
}
