//! The reminder that it is time for an export.

use leptos::prelude::*;

use super::button;
use crate::platform::page;
use crate::route::Route;
use crate::ui::app::App;
use crate::ui::backup;
use crate::ui::dom::{El, el, follow};
use crate::ui::later::{self, Act};
use crate::ui::memo::memo;

/// Says that it is time for an export. It comes only when one goes to another page or clause, so
/// that nothing moves while somebody answers, and goes when one exports or puts it off. It is not
/// announced: whoever reads the page comes past it.
pub(crate) fn reminder(app: App) -> El {
    let put_off = RwSignal::new(());
    let due = memo(move || {
        put_off.track();
        app.exported.track();
        let Route::In(id, _) = app.route.get() else {
            return None;
        };
        let text = app
            .works
            .with_untracked(|works| backup::due(app, &id, works.get(&id)?))?;
        Some((id, text))
    });
    // Whoever was in it when it goes reads on from the beginning.
    let was_due = StoredValue::new(false);
    follow(move || {
        let is_due = due.with(Option::is_some);
        if was_due.get_value() && !is_due {
            request_animation_frame(page::focus_heading_where_lost);
        }
        was_due.set_value(is_due);
    });
    el("div").class("slot").within(move || {
        let (id, text) = due.get()?;
        let (exported, later) = (id.clone(), id);
        Some(
            el("aside")
                .class("remind no-print")
                .attr("aria-label", "Backup")
                .attr("data-reminder", "export")
                .child((
                    el("span").child(text),
                    button("btn", "Export now", move || {
                        later::act(app, Act::Export(exported.clone()))
                    }),
                    button("link", "Later", move || {
                        backup::count_from_now(app, &later);
                        put_off.set(());
                    }),
                )),
        )
    })
}
