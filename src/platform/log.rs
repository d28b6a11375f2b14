//! The browser's database as the log: what it has confirmed survives even a browser that is killed.
//!
//! By hand over `web-sys`: what is needed is to open, read all, and put a batch with strict
//! durability. `web-sys` itself only has that option, and Web Locks, behind a compiler flag, so they
//! are called by name.

use std::future::Future;
use std::rc::Rc;

use js_sys::{Array, Function, JsString, Object, Promise, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, future_to_promise, spawn_local};
use web_sys::{IdbDatabase, IdbObjectStore, IdbOpenDbRequest, IdbRequest, IdbTransaction};

use super::page;
use super::storage::classify;
use crate::store::{LogEntry, StoreError};

const DATABASE: &str = "clausewise";
const STORE: &str = "log";
/// The lock under which the log is tidied up.
const LOCK: &str = "clausewise:log";
/// After so many milliseconds without an answer a database counts as one that does not work.
const PATIENCE_MS: i32 = 10_000;
/// The same for opening, for which the first screen waits.
const PATIENCE_AT_START_MS: i32 = 3_000;

/// The log of a browser. Cheap to copy.
#[derive(Clone, Debug)]
pub struct Log(Rc<IdbDatabase>);

/// A log that is being opened.
pub struct Opening(Result<(IdbOpenDbRequest, JsFuture), StoreError>);

impl Log {
    /// Begins to open the log, and makes it where there is none.
    #[must_use]
    pub fn open() -> Opening {
        Opening(request().map(|request| {
            let opened = within(PATIENCE_AT_START_MS, &answered(&request));
            (request, JsFuture::from(opened))
        }))
    }

    /// All entries.
    ///
    /// # Errors
    /// Where the database cannot be read.
    pub async fn read(&self) -> Result<Vec<LogEntry>, StoreError> {
        let transaction = self.0.transaction_with_str(STORE).map_err(classify)?;
        entries(&transaction.object_store(STORE).map_err(classify)?).await
    }

    /// Puts entries into the log, all or none, each in place of one with the same name. Returns
    /// once the database says that they are on the disk.
    ///
    /// # Errors
    /// Where the database does not take them, or does not answer.
    pub async fn commit(&self, entries: &[LogEntry]) -> Result<(), StoreError> {
        let (transaction, store) = self.write()?;
        for entry in entries {
            let (name, text) = (entry.name.as_str().into(), entry.text.as_str().into());
            store.put_with_key(&text, &name).map_err(classify)?;
        }
        finished(&transaction).await
    }

    /// Removes entries that are not needed, unless another tab is at it. `choose` gets all entries
    /// and names them; nothing is written to the log between that and the removal.
    pub fn tidy_up(&self, choose: fn(&[LogEntry]) -> Vec<String>) {
        let log = self.clone();
        alone(async move {
            // What could not be removed now is next time.
            let _ = log.remove(choose).await;
        });
    }

    async fn remove(&self, choose: fn(&[LogEntry]) -> Vec<String>) -> Result<(), StoreError> {
        let (transaction, store) = self.write()?;
        for name in choose(&entries(&store).await?) {
            store.delete(&name.into()).map_err(classify)?;
        }
        finished(&transaction).await
    }

    /// A transaction that is on the disk when it is complete.
    fn write(&self) -> Result<(IdbTransaction, IdbObjectStore), StoreError> {
        let options = Object::new();
        let strict = Reflect::set(&options, &"durability".into(), &"strict".into());
        strict.map_err(classify)?;
        let begin = function(&self.0, "transaction").map_err(classify)?;
        let transaction: IdbTransaction = begin
            .call3(&self.0, &STORE.into(), &"readwrite".into(), &options)
            .map_err(classify)?
            .unchecked_into();
        let store = transaction.object_store(STORE).map_err(classify)?;
        Ok((transaction, store))
    }
}

impl Opening {
    /// The log, once it is open.
    ///
    /// # Errors
    /// Where the browser has no database, forbids it, or does not answer.
    pub async fn done(self) -> Result<Log, StoreError> {
        let (request, opened) = self.0?;
        opened.await.map_err(|_| request_error(&request))?;
        let database: IdbDatabase = request.result().map_err(classify)?.unchecked_into();
        // Whoever deletes it, or a later release that changes it, must not wait for this tab.
        let closing = database.clone();
        let close = Closure::once_into_js(move || closing.close());
        database.set_onversionchange(Some(close.unchecked_ref()));
        Ok(Log(Rc::new(database)))
    }
}

/// Asks for the database, as it is; a new one gets its store.
fn request() -> Result<IdbOpenDbRequest, StoreError> {
    let factory = page::window()
        .and_then(|window| window.indexed_db().ok().flatten())
        .ok_or(StoreError::Blocked)?;
    let request = factory.open(DATABASE).map_err(classify)?;
    let made = request.clone();
    let make = Closure::once_into_js(move || {
        if let Ok(database) = made.result() {
            // Where that fails, so does every transaction, and that is told.
            let _ = database
                .unchecked_into::<IdbDatabase>()
                .create_object_store(STORE);
        }
    });
    request.set_onupgradeneeded(Some(make.unchecked_ref()));
    Ok(request)
}

async fn entries(store: &IdbObjectStore) -> Result<Vec<LogEntry>, StoreError> {
    let names = store.get_all_keys().map_err(classify)?;
    let texts = store.get_all().map_err(classify)?;
    // Requests are answered in order.
    let both = within(PATIENCE_MS, &answered(&texts));
    JsFuture::from(both)
        .await
        .map_err(|_| request_error(&texts))?;
    let list = |request: &IdbRequest| request.result().map(|list| list.unchecked_into::<Array>());
    let names = list(&names).map_err(classify)?;
    let texts = list(&texts).map_err(classify)?;
    let entry = |(name, text): (JsValue, JsValue)| {
        let (name, text) = (name.as_string()?, text.as_string()?);
        Some(LogEntry { name, text })
    };
    Ok(names.iter().zip(texts.iter()).filter_map(entry).collect())
}

/// Settles when a request does.
fn answered(request: &IdbRequest) -> Promise {
    Promise::new(&mut |resolve, reject| {
        request.set_onsuccess(Some(&resolve));
        request.set_onerror(Some(&reject));
    })
}

/// Waits until a transaction is on the disk.
async fn finished(transaction: &IdbTransaction) -> Result<(), StoreError> {
    let finished = Promise::new(&mut |resolve, reject| {
        transaction.set_oncomplete(Some(&resolve));
        transaction.set_onabort(Some(&reject));
    });
    let outcome = JsFuture::from(within(PATIENCE_MS, &finished)).await;
    outcome.map_err(|_| transaction.error().map_or_else(no_answer, classify))?;
    Ok(())
}

fn request_error(request: &IdbRequest) -> StoreError {
    let error = request.error().ok().flatten();
    error.map_or_else(no_answer, classify)
}

fn no_answer() -> StoreError {
    StoreError::Other("the browser's database does not answer".to_owned())
}

/// The promise, or a refusal after so many milliseconds.
fn within(ms: i32, promise: &Promise) -> Promise {
    let timer = Promise::new(&mut |_, reject| {
        if let Some(window) = page::window() {
            // A page can always set a timer.
            let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(&reject, ms);
        }
    });
    Promise::race(&Array::of2(promise, &timer))
}

fn function(object: &JsValue, name: &str) -> Result<Function, JsValue> {
    Reflect::get(object, &JsString::from(name))?.dyn_into()
}

/// Runs a task unless another tab runs one; also where the browser has no locks.
fn alone(task: impl Future<Output = ()> + 'static) {
    let locks = page::window()
        .and_then(|window| Reflect::get(&window.navigator(), &"locks".into()).ok())
        .filter(|locks| !locks.is_undefined());
    let Some(locks) = locks else {
        return spawn_local(task);
    };
    let run = Closure::once_into_js(move |lock: JsValue| -> JsValue {
        if lock.is_null() {
            return JsValue::NULL;
        }
        let done = async move {
            task.await;
            Ok(JsValue::UNDEFINED)
        };
        future_to_promise(done).into()
    });
    let options = Object::new();
    let is_set = Reflect::set(&options, &"ifAvailable".into(), &true.into()).is_ok();
    if let (true, Ok(request)) = (is_set, function(&locks, "request")) {
        // Refused where the page is about to go; the next one tidies up.
        let _ = request.call3(&locks, &LOCK.into(), &options, &run);
    }
}
