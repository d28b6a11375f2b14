//! The browser's databases, as far as they are needed here: opening one, reading and writing it.
//!
//! By hand over `web-sys`: what is needed is to open, read, and put with strict durability. `web-sys`
//! itself only has that option behind a compiler flag, so it is called by name.

use std::rc::Rc;

use js_sys::{Array, Function, JsString, Object, Promise, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{IdbDatabase, IdbObjectStore, IdbOpenDbRequest, IdbRequest, IdbTransaction};

use super::page;
use super::storage::classify;
use crate::store::StoreError;

/// After so many milliseconds without an answer a database counts as one that does not work.
const PATIENCE_MS: i32 = 10_000;
/// The same for opening, for which somebody waits.
const PATIENCE_AT_OPENING_MS: i32 = 3_000;
/// What the window is told when a browser has closed a database by itself.
pub const LOST: &str = "clausewise:lost";

/// A database that is open.
#[derive(Clone, Debug)]
pub(super) struct Database(Rc<IdbDatabase>);

/// A database that is being opened.
pub struct Opening(Result<(IdbOpenDbRequest, JsFuture), StoreError>);

/// Begins to open a database as it is; a new one gets these stores.
pub(super) fn open(name: &str, stores: &'static [&'static str]) -> Opening {
    Opening(request(name, stores).map(|request| {
        let opened = within(PATIENCE_AT_OPENING_MS, &answered(&request));
        (request, JsFuture::from(opened))
    }))
}

impl Opening {
    /// The database, once it is open.
    pub(super) async fn database(self) -> Result<Database, StoreError> {
        let (request, opened) = self.0?;
        opened.await.map_err(|_| request_error(&request))?;
        let database: IdbDatabase = request.result().map_err(classify)?.unchecked_into();
        // Whoever deletes it, or a later release that changes it, must not wait for this tab; and a
        // browser that clears the site's data closes it without asking.
        let closing = database.clone();
        let close = Closure::once_into_js(move || {
            closing.close();
            page::tell(LOST, "");
        });
        database.set_onversionchange(Some(close.unchecked_ref()));
        database.set_onclose(Some(close.unchecked_ref()));
        Ok(Database(Rc::new(database)))
    }
}

impl Database {
    /// Lets it go.
    pub(super) fn close(&self) {
        self.0.close();
    }

    /// A store to read from.
    pub(super) fn read(&self, store: &str) -> Result<IdbObjectStore, StoreError> {
        let transaction = self.0.transaction_with_str(store).map_err(classify)?;
        transaction.object_store(store).map_err(classify)
    }

    /// A store to write to; what is written is on the disk when its transaction is complete.
    pub(super) fn write(
        &self,
        store: &str,
    ) -> Result<(IdbTransaction, IdbObjectStore), StoreError> {
        let options = Object::new();
        let strict = Reflect::set(&options, &"durability".into(), &"strict".into());
        strict.map_err(classify)?;
        let begin = function(&self.0, "transaction").map_err(classify)?;
        let transaction: IdbTransaction = begin
            .call3(&self.0, &store.into(), &"readwrite".into(), &options)
            .map_err(classify)?
            .unchecked_into();
        let store = transaction.object_store(store).map_err(classify)?;
        Ok((transaction, store))
    }
}

fn request(name: &str, stores: &'static [&'static str]) -> Result<IdbOpenDbRequest, StoreError> {
    let factory = page::window()
        .and_then(|window| window.indexed_db().ok().flatten())
        .ok_or(StoreError::Blocked)?;
    let request = factory.open(name).map_err(classify)?;
    let made = request.clone();
    let make = Closure::once_into_js(move || {
        if let Ok(database) = made.result() {
            let database: IdbDatabase = database.unchecked_into();
            for store in stores {
                // Where that fails, so does every transaction, and that is told.
                let _ = database.create_object_store(store);
            }
        }
    });
    request.set_onupgradeneeded(Some(make.unchecked_ref()));
    Ok(request)
}

/// What a request ends with.
pub(super) async fn result(request: &IdbRequest) -> Result<JsValue, StoreError> {
    let answer = within(PATIENCE_MS, &answered(request));
    let answer = JsFuture::from(answer).await;
    answer.map_err(|_| request_error(request))?;
    request.result().map_err(classify)
}

/// Settles when a request does.
fn answered(request: &IdbRequest) -> Promise {
    Promise::new(&mut |resolve, reject| {
        request.set_onsuccess(Some(&resolve));
        request.set_onerror(Some(&reject));
    })
}

/// Waits until a transaction is on the disk.
pub(super) async fn finished(transaction: &IdbTransaction) -> Result<(), StoreError> {
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

pub(super) fn function(object: &JsValue, name: &str) -> Result<Function, JsValue> {
    Reflect::get(object, &JsString::from(name))?.dyn_into()
}
