//! Real files that the page may write, where the browser has them (the File System Access API).
//!
//! `web-sys` has it only behind a compiler flag, so it is called by name. The browser's handles to
//! the files are kept in a database of their own: nothing else can keep them.

use js_sys::{Function, JsString, Object, Promise, Reflect};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::page;

const DATABASE: &str = "clausewise-files";
const STORE: &str = "handles";
const PICKER: &str = "showSaveFilePicker";

/// A file that the person has chosen.
#[derive(Clone, Debug, PartialEq)]
pub struct DiskFile(JsValue);

/// Whether the browser lets pages write to files.
#[must_use]
pub fn is_available() -> bool {
    page::window().is_some_and(|window| Reflect::has(&window, &PICKER.into()).unwrap_or(false))
}

/// A property, where it is there.
fn get(of: &JsValue, name: &str) -> Result<JsValue, JsValue> {
    Reflect::get(of, &name.into())
}

/// What a method gives.
fn call(of: &JsValue, name: &str, arguments: &[&JsValue]) -> Result<JsValue, JsValue> {
    let method: Function = get(of, name)?.dyn_into()?;
    Reflect::apply(&method, of, &arguments.iter().copied().collect())
}

/// What a method gives once it is done.
async fn done(of: &JsValue, name: &str, arguments: &[&JsValue]) -> Result<JsValue, JsValue> {
    JsFuture::from(Promise::resolve(&call(of, name, arguments)?)).await
}

fn object(fields: &[(&str, JsValue)]) -> JsValue {
    let object = Object::new();
    for (name, value) in fields {
        // An own object takes every field.
        let _ = Reflect::set(&object, &(*name).into(), value);
    }
    object.into()
}

/// Lets the person choose a file to write to; `None` where they change their mind.
///
/// # Errors
/// The browser's words where it does not let the page ask.
pub async fn choose(name: &str) -> Result<Option<DiskFile>, String> {
    let window = page::window().ok_or("there is no window")?;
    let options = object(&[("suggestedName", name.into()), ("id", "clausewise".into())]);
    match done(&window, PICKER, &[&options]).await {
        Ok(handle) => Ok(Some(DiskFile(handle))),
        Err(error) if get(&error, "name").is_ok_and(|name| name == "AbortError") => Ok(None),
        Err(error) => Err(page::describe(&error)),
    }
}

impl DiskFile {
    /// What the file is called.
    #[must_use]
    pub fn name(&self) -> String {
        let name = get(&self.0, "name").ok();
        name.and_then(|name| name.as_string()).unwrap_or_default()
    }

    /// Whether the page may write it now. `ask` may show the browser's question, which needs that
    /// the person has just pressed something.
    pub async fn is_allowed(&self, ask: bool) -> bool {
        let method = if ask {
            "requestPermission"
        } else {
            "queryPermission"
        };
        let mode = object(&[("mode", "readwrite".into())]);
        let answer = done(&self.0, method, &[&mode]).await;
        answer.is_ok_and(|answer| answer == "granted")
    }

    /// Writes the whole file and reads it again. The browser puts the new content in place of the
    /// old only once all of it is there.
    ///
    /// # Errors
    /// Why it is not there, in words.
    pub async fn write(&self, text: &str) -> Result<(), String> {
        let there = self
            .put(text)
            .await
            .map_err(|error| page::describe(&error))?;
        if there == text {
            Ok(())
        } else {
            Err("what was written could not be read back".to_owned())
        }
    }

    async fn put(&self, text: &str) -> Result<JsString, JsValue> {
        let stream = done(&self.0, "createWritable", &[]).await?;
        done(&stream, "write", &[&text.into()]).await?;
        done(&stream, "close", &[]).await?;
        let file = done(&self.0, "getFile", &[]).await?;
        done(&file, "text", &[]).await?.dyn_into()
    }

    /// Keeps the handle for later visits, under a name.
    ///
    /// # Errors
    /// The browser's words where it does not.
    pub async fn keep(&self, name: &str) -> Result<(), String> {
        let kept = in_store("readwrite", "put", &[&self.0, &name.into()]).await;
        kept.map(drop).map_err(|error| page::describe(&error))
    }

    /// The handle that was kept under a name.
    pub async fn kept(name: &str) -> Option<Self> {
        let handle = in_store("readonly", "get", &[&name.into()]).await.ok()?;
        (handle.is_object()).then_some(Self(handle))
    }

    /// Forgets the handle that was kept under a name; the file stays.
    pub async fn forget(name: &str) {
        // One that stays is never asked for again.
        let _ = in_store("readwrite", "delete", &[&name.into()]).await;
    }
}

/// One request to the store of handles.
async fn in_store(mode: &str, method: &str, arguments: &[&JsValue]) -> Result<JsValue, JsValue> {
    let databases = get(&js_sys::global(), "indexedDB")?;
    let opening = call(&databases, "open", &[&DATABASE.into(), &1.into()])?;
    let request = opening.clone();
    let made = Closure::once_into_js(move || {
        if let Ok(database) = get(&request, "result") {
            // Without its store, the request below fails and says so.
            let _ = call(&database, "createObjectStore", &[&STORE.into()]);
        }
    });
    Reflect::set(&opening, &"onupgradeneeded".into(), &made)?;
    let database = answer(&opening).await?;
    let transaction = call(&database, "transaction", &[&STORE.into(), &mode.into()])?;
    let store = call(&transaction, "objectStore", &[&STORE.into()])?;
    let found = answer(&call(&store, method, arguments)?).await;
    call(&database, "close", &[])?;
    found
}

/// What a request ends with.
async fn answer(request: &JsValue) -> Result<JsValue, JsValue> {
    let promise = Promise::new(&mut |resolve, reject| {
        // A request takes both.
        let _ = Reflect::set(request, &"onsuccess".into(), &resolve);
        let _ = Reflect::set(request, &"onerror".into(), &reject);
    });
    if JsFuture::from(promise).await.is_ok() {
        get(request, "result")
    } else {
        Err(get(request, "error")?)
    }
}
