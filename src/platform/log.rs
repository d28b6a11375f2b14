//! The browser's database as the log: what it has confirmed survives even a browser that is killed.
//! `web-sys` has Web Locks only behind a compiler flag, so they are called by name.

use std::future::Future;

use js_sys::{Array, Object, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{future_to_promise, spawn_local};
use web_sys::IdbObjectStore;

use super::database::{self, Database, finished, function, result};
pub use super::database::{LOST, Opening};
use super::page;
use super::storage::classify;
use crate::store::lock::{Choose, Entries};
use crate::store::{LogEntry, StoreError};

const DATABASE: &str = "clausewise";
const STORE: &str = "log";
/// The lock under which the log is tidied up.
const LOCK: &str = "clausewise:log";

/// The log of a browser. Cheap to copy.
#[derive(Clone, Debug)]
pub struct Log(Database);

impl Opening {
    /// The log, once it is open.
    ///
    /// # Errors
    /// Where the browser has no database, forbids it, or does not answer.
    pub async fn done(self) -> Result<Log, StoreError> {
        Ok(Log(self.database().await?))
    }
}

impl Log {
    /// Begins to open the log, and makes it where there is none.
    #[must_use]
    pub fn open() -> Opening {
        database::open(DATABASE, &[STORE])
    }

    /// Lets it go, once what is under way has come to its end.
    pub fn close(&self) {
        self.0.close();
    }

    /// All entries.
    ///
    /// # Errors
    /// Where the database cannot be read.
    pub async fn read(&self) -> Result<Vec<LogEntry>, StoreError> {
        entries(&self.0.read(STORE)?).await
    }

    /// Puts entries into the log, all or none, each in place of one with the same name. Returns
    /// once the database says that they are on the disk.
    ///
    /// # Errors
    /// Where the database does not take them, or does not answer.
    pub async fn commit(&self, entries: &[LogEntry]) -> Result<(), StoreError> {
        let (transaction, store) = self.0.write(STORE)?;
        for entry in entries {
            let (name, text) = (entry.name.as_str().into(), entry.text.as_str().into());
            if let Err(error) = store.put_with_key(&text, &name) {
                // Without this, those before it would be in the log alone.
                let _ = transaction.abort();
                return Err(classify(error));
            }
        }
        finished(&transaction).await
    }

    /// Removes entries that are not needed, unless another tab is at it. `choose` gets all entries
    /// and names them; nothing is written to the log between that and the removal.
    pub fn tidy_up(&self, choose: impl FnOnce(Vec<LogEntry>) -> Vec<String> + 'static) {
        let log = self.clone();
        alone(async move {
            // What could not be removed now is next time.
            let _ = log.remove(choose).await;
        });
    }

    async fn remove(
        &self,
        choose: impl FnOnce(Vec<LogEntry>) -> Vec<String>,
    ) -> Result<(), StoreError> {
        let (transaction, store) = self.0.write(STORE)?;
        for name in choose(entries(&store).await?) {
            store.delete(&name.into()).map_err(classify)?;
        }
        finished(&transaction).await
    }
}

impl Entries for Log {
    async fn entries(&self) -> Result<Vec<LogEntry>, StoreError> {
        self.read().await
    }

    async fn change(&self, choose: Choose) -> Result<(), StoreError> {
        let (transaction, store) = self.0.write(STORE)?;
        let changes = choose(&entries(&store).await?)?;
        for entry in &changes.put {
            let (name, text) = (entry.name.as_str().into(), entry.text.as_str().into());
            if let Err(error) = store.put_with_key(&text, &name) {
                let _ = transaction.abort();
                return Err(classify(error));
            }
        }
        for name in &changes.remove {
            store.delete(&name.as_str().into()).map_err(classify)?;
        }
        finished(&transaction).await
    }
}

async fn entries(store: &IdbObjectStore) -> Result<Vec<LogEntry>, StoreError> {
    let names = store.get_all_keys().map_err(classify)?;
    let texts = store.get_all().map_err(classify)?;
    // Requests are answered in order.
    let texts: Array = result(&texts).await?.unchecked_into();
    let names: Array = names.result().map_err(classify)?.unchecked_into();
    let entry = |(name, text): (JsValue, JsValue)| {
        let (name, text) = (name.as_string()?, text.as_string()?);
        Some(LogEntry { name, text })
    };
    Ok(names.iter().zip(texts.iter()).filter_map(entry).collect())
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
