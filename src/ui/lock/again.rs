//! Locking again: on request, after a while without anybody, and where another tab did.

use std::time::Duration;

use js_sys::Reflect;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::platform::{clock, page};
use crate::store::{SaveState, Setting};
use crate::ui::app::App;
use crate::ui::keeping::Keeping;

/// What somebody does who is there.
const SIGNS: [&str; 4] = ["keydown", "pointerdown", "pointermove", "wheel"];
/// So often it is looked whether somebody has been there.
const LOOK: Duration = Duration::from_secs(2);
const MINUTE_MS: u64 = 60_000;
/// Between two looks whether everything is saved, in milliseconds, and how many of them.
const PAUSE_MS: i32 = 50;
const LOOKS: usize = 200;

/// After how many minutes without anybody it locks; none: never.
pub(crate) fn after(app: App) -> Option<u64> {
    let setting = app.kept(|keep| keep.setting(&Setting::LockAfter));
    setting
        .flatten()?
        .parse()
        .ok()
        .filter(|minutes| *minutes > 0)
}

/// Sets that; `0` for never.
pub(crate) fn set_after(app: App, minutes: &str) {
    app.tell(|keep| keep.set(&Setting::LockAfter, minutes));
}

/// Forgets the key, in every tab. What is not saved yet is waited for; where it cannot be saved, the
/// page stays and says so.
pub(crate) fn lock_now(app: App) {
    let now = clock::now_ms().to_string();
    app.tell(|keep| keep.set(&Setting::LockedAt, &now));
    leave(app);
}

fn leave(app: App) {
    spawn_local(async move {
        app.flush();
        for _ in 0..LOOKS {
            let is_saved = app.kept(Keeping::state) == Some(SaveState::Saved);
            if is_saved {
                return page::reload();
            }
            page::wait(PAUSE_MS).await;
        }
        app.toast(
            "It was not locked: your newest answers could not be saved, and locking would lose them.",
            None,
        );
    });
}

fn is_on(app: App) -> bool {
    app.kept(|keep| keep.seal().is_some()) == Some(true)
}

/// Looks after the lock for as long as the page lives.
pub(crate) fn watch(app: App) {
    let seen = StoredValue::new(clock::now_ms());
    for sign in SIGNS {
        window_event_listener_untyped(sign, move |_| seen.set_value(clock::now_ms()));
    }
    let look = move || {
        let idle = clock::now_ms().saturating_sub(seen.get_value());
        let is_due = after(app).is_some_and(|minutes| idle >= minutes.saturating_mul(MINUTE_MS));
        if is_due && is_on(app) {
            // Once, and again only after as long.
            seen.set_value(clock::now_ms());
            lock_now(app);
        }
    };
    // Fails only where there are no timers.
    let _ = set_interval_with_handle(look, LOOK);
    window_event_listener_untyped("storage", move |event| {
        let key = Reflect::get(&event, &"key".into()).ok();
        let key = key.and_then(|key| key.as_string());
        if key == Some(Setting::LockedAt.key()) && is_on(app) {
            leave(app);
        }
    });
}
