//! How long the browser keeps what is stored, how much there is, and what `boot.js` knows of it.

use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{StorageEstimate, StorageManager};

use super::page;

/// How much room there is, in bytes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Room {
    /// What this site uses.
    pub used: f64,
    /// What it may use.
    pub quota: f64,
}

fn manager() -> Option<StorageManager> {
    Some(page::window()?.navigator().storage())
}

async fn answered(promise: Result<Promise, JsValue>) -> Option<JsValue> {
    // Browsers without it throw where it is called.
    JsFuture::from(promise.ok()?).await.ok()
}

/// How much room there is, where the browser says so.
pub async fn room() -> Option<Room> {
    let estimate = answered(manager()?.estimate()).await?;
    let estimate: StorageEstimate = estimate.unchecked_into();
    Some(Room {
        used: estimate.get_usage()?,
        quota: estimate.get_quota()?,
    })
}

/// Whether the browser has promised not to clear this site's data by itself.
pub async fn is_persistent() -> Option<bool> {
    answered(manager()?.persisted()).await?.as_bool()
}

/// Asks the browser not to clear this site's data by itself. Some ask the person, some decide.
pub async fn persist() -> Option<bool> {
    answered(manager()?.persist()).await?.as_bool()
}

/// What `boot.js` offers under a name.
fn boot(name: &str) -> Option<JsValue> {
    let offers = Reflect::get(&js_sys::global(), &"clausewise".into()).ok()?;
    let act: Function = Reflect::get(&offers, &name.into()).ok()?.dyn_into().ok()?;
    act.call0(&offers).ok()
}

/// What stands in each store, a line each, counted in the stores themselves.
pub async fn amounts() -> Vec<String> {
    let lines = async { answered(boot("amounts")?.dyn_into()).await };
    let lines: Option<Array> = lines.await.and_then(|lines| lines.dyn_into().ok());
    let lines = lines.unwrap_or_default();
    lines.iter().filter_map(|line| line.as_string()).collect()
}

/// In how many other tabs the app is open; `None` where the browser does not say.
pub async fn other_tabs() -> Option<u32> {
    let tabs = async { answered(boot("tabs")?.dyn_into()).await };
    let tabs = tabs.await?.as_f64()?;
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "tabs are counted"
    )]
    Some((tabs as u32).saturating_sub(1))
}

/// Offers everything that is stored as a file, as it is; `false` where that comes to nothing.
pub async fn download_everything() -> bool {
    let offering = async { answered(boot("download")?.dyn_into()).await };
    offering.await.is_some()
}

/// Leaves the app and deletes everything that is stored, without a way back.
pub fn erase() {
    boot("erase");
}
