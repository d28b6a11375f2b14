//! The thin parts that only exist in a browser: storage, clock and address. Everything else is
//! tested natively, and the journeys in `tests/e2e` go through the whole.

#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may stop")]

use clausewise::platform::log::Log;
use clausewise::platform::shelf::BrowserShelf;
use clausewise::platform::storage::BrowserStore;
use clausewise::platform::{clock, page};
use clausewise::route::Route;
use clausewise::store::shelf::{Shelf, Slot};
use clausewise::store::{LogEntry, RecordStore, StoreError};
use js_sys::{Function, Reflect};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

/// Runs a script, such as one that breaks what the browser offers.
fn script(text: &str) -> JsValue {
    Function::new_no_args(text).call0(&JsValue::NULL).unwrap()
}

/// Puts a getter in the place of one of the window's properties, and its own one back again.
fn with_window<T>(name: &str, getter: &str, run: impl FnOnce() -> T) -> T {
    script(&format!(
        "window.own = Object.getOwnPropertyDescriptor(window, '{name}');
         Object.defineProperty(window, '{name}', {{ configurable: true, get() {{ {getter} }} }})"
    ));
    let result = run();
    script(&format!(
        "Object.defineProperty(window, '{name}', window.own); delete window.own"
    ));
    result
}

#[wasm_bindgen_test]
fn what_is_put_is_got_listed_and_removed() {
    let mut store = BrowserStore::probe().unwrap();
    let key = "clausewise:1:a:browser-test:8.6.1-q1";
    let text = "{\"note\":\"Zeile 1\\n“ü”, 日本, \u{1f600}\"}";
    assert_eq!(store.get(key), Ok(None));
    store.put(key, text).unwrap();
    assert_eq!(store.get(key), Ok(Some(text.to_owned())));
    assert!(store.keys().unwrap().contains(&key.to_owned()));
    store.put(key, "").unwrap();
    assert_eq!(
        store.get(key),
        Ok(Some(String::new())),
        "an empty text is not absence"
    );
    store.remove(key).unwrap();
    assert_eq!(store.get(key), Ok(None));
    assert!(!store.keys().unwrap().contains(&key.to_owned()));
    store.remove(key).unwrap();
}

#[wasm_bindgen_test]
fn the_probe_leaves_nothing_behind() {
    let before = BrowserStore::probe().unwrap().keys().unwrap();
    let after = BrowserStore::probe().unwrap().keys().unwrap();
    assert_eq!(before, after);
    assert!(after.iter().all(|key| !key.contains("probe")));
}

#[wasm_bindgen_test]
fn storage_that_must_not_be_touched_is_blocked() {
    let getter = "throw new DOMException('The operation is insecure.', 'SecurityError')";
    let refused = with_window("localStorage", getter, || BrowserStore::probe().err());
    assert_eq!(refused, Some(StoreError::Blocked));
}

#[wasm_bindgen_test]
fn storage_that_is_not_there_is_blocked() {
    let refused = with_window("localStorage", "return null", || {
        BrowserStore::probe().err()
    });
    assert_eq!(refused, Some(StoreError::Blocked));
}

#[wasm_bindgen_test]
fn a_full_store_is_read_and_says_that_it_is_full() {
    let mut store = BrowserStore::probe().unwrap();
    store.put("kept", "before").unwrap();
    script(
        "window.full = Storage.prototype.setItem;
         Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError') }",
    );
    let (probed, written) = (BrowserStore::probe(), store.put("kept", "after"));
    script("Storage.prototype.setItem = window.full; delete window.full");
    assert!(probed.is_ok(), "what is full can be read");
    assert_eq!(written, Err(StoreError::Full));
    assert_eq!(store.get("kept"), Ok(Some("before".to_owned())));
    store.remove("kept").unwrap();
}

#[wasm_bindgen_test]
fn other_failures_keep_the_browsers_words() {
    let mut store = BrowserStore::probe().unwrap();
    script(
        "window.own = Storage.prototype.setItem;
         Storage.prototype.setItem = () => { throw new Error('the disk is gone') }",
    );
    let written = store.put("x", "y");
    script("Storage.prototype.setItem = window.own; delete window.own");
    assert!(matches!(written, Err(StoreError::Other(why)) if why.contains("the disk is gone")));
}

fn entry(name: &str, text: &str) -> LogEntry {
    LogEntry {
        name: name.to_owned(),
        text: text.to_owned(),
    }
}

/// What stands in the log under names that begin so.
async fn logged(log: &Log, prefix: &str) -> Vec<LogEntry> {
    let mut entries = log.read().await.unwrap();
    entries.retain(|entry| entry.name.starts_with(prefix));
    entries
}

#[wasm_bindgen_test]
async fn a_batch_is_in_the_log_and_read_back_by_whoever_opens_it_next() {
    let batch = [
        entry("batch:1 tab", "one"),
        entry("batch:2 tab", "zwei\u{1f600}"),
    ];
    let log = Log::open().done().await.unwrap();
    log.commit(&batch).await.unwrap();
    log.commit(&[entry("batch:1 tab", "instead")])
        .await
        .unwrap();
    drop(log);
    let log = Log::open().done().await.unwrap();
    let wanted = [entry("batch:1 tab", "instead"), batch[1].clone()];
    assert_eq!(logged(&log, "batch:").await, wanted);
    log.tidy_up(|entries| entries.iter().map(|entry| entry.name.clone()).collect());
    for _ in 0..1_000 {
        if logged(&log, "batch:").await.is_empty() {
            return;
        }
    }
    panic!("the entries do not go");
}

#[wasm_bindgen_test]
async fn a_batch_that_fails_in_the_middle_leaves_nothing() {
    let log = Log::open().done().await.unwrap();
    script(
        "window.put = IDBObjectStore.prototype.put;
         IDBObjectStore.prototype.put = function (text, name) {
           if (text === 'bad') throw new DOMException('', 'QuotaExceededError');
           return window.put.call(this, text, name);
         }",
    );
    let batch = [entry("half:1 tab", "good"), entry("half:2 tab", "bad")];
    let outcome = log.commit(&batch).await;
    script("IDBObjectStore.prototype.put = window.put; delete window.put");
    assert_eq!(outcome, Err(StoreError::Full));
    assert_eq!(logged(&log, "half:").await, []);
    log.commit(&[entry("half:3 tab", "later")]).await.unwrap();
    assert_eq!(logged(&log, "half:").await.len(), 1);
}

#[wasm_bindgen_test]
async fn a_log_that_somebody_deletes_lets_go_and_is_there_again_when_opened() {
    let log = Log::open().done().await.unwrap();
    log.commit(&[entry("gone:1 tab", "text")]).await.unwrap();
    let told = script(
        "return new Promise((resolve, reject) => {
           let told = false;
           addEventListener('clausewise:lost', () => { told = true; }, { once: true });
           const request = indexedDB.deleteDatabase('clausewise');
           request.onsuccess = () => resolve(told);
           request.onerror = reject;
         })",
    );
    let told = wasm_bindgen_futures::JsFuture::from(js_sys::Promise::from(told));
    assert_eq!(told.await.unwrap(), true);
    assert!(log.commit(&[entry("gone:2 tab", "text")]).await.is_err());
    let log = Log::open().done().await.unwrap();
    assert_eq!(logged(&log, "gone:").await, []);
}

#[wasm_bindgen_test]
async fn the_slots_of_the_shelf_are_apart() {
    let shelf = BrowserShelf::open().await.unwrap();
    shelf.put(Slot::First, "n:a:1", "text").await.unwrap();
    shelf.put(Slot::First, "n:b:1", "other").await.unwrap();
    assert_eq!(shelf.names(Slot::First, "n:a:").await.unwrap(), ["n:a:1"]);
    assert_eq!(shelf.names(Slot::First, "").await.unwrap().len(), 2);
    assert_eq!(shelf.names(Slot::Second, "").await, Ok(vec![]));
    assert_eq!(shelf.get(Slot::Second, "n:a:1").await, Ok(None));
    drop(shelf);
    let shelf = BrowserShelf::open().await.unwrap();
    assert_eq!(
        shelf.get(Slot::First, "n:a:1").await,
        Ok(Some("text".to_owned()))
    );
    for name in ["n:a:1", "n:b:1", "n:never"] {
        shelf.remove(Slot::First, name).await.unwrap();
    }
    assert_eq!(shelf.names(Slot::First, "").await, Ok(vec![]));
}

#[wasm_bindgen_test]
fn now_is_a_timestamp_to_the_second_in_utc() {
    let text = clock::now().unwrap().as_str().to_owned();
    assert_eq!(text.len(), "2026-11-22T10:00:00Z".len());
    assert!(text.ends_with('Z'));
    let expected = script("return new Date().toISOString().slice(0, 13)");
    assert!(text.starts_with(&expected.as_string().unwrap()), "{text}");
    assert!(clock::now_ms() > 1_700_000_000_000);
}

#[wasm_bindgen_test]
fn today_and_the_time_are_those_where_the_person_is() {
    let day = script(
        "const now = new Date(); const two = (n) => String(n).padStart(2, '0');
         return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`",
    );
    assert_eq!(clock::today().to_string(), day.as_string().unwrap());
    let time = clock::local_time();
    let (hours, minutes) = time.split_once(':').unwrap();
    assert!(
        hours.len() == 2 && hours.parse::<u8>().unwrap() < 24,
        "{time}"
    );
    assert!(
        minutes.len() == 2 && minutes.parse::<u8>().unwrap() < 60,
        "{time}"
    );
}

#[wasm_bindgen_test]
fn new_names_are_ids_and_differ_with_or_without_the_source_of_chance() {
    let mut names: Vec<String> = (0..100).map(|_| clock::new_name()).collect();
    let without = || (0..100).map(|_| clock::new_name()).collect::<Vec<_>>();
    names.extend(with_window("crypto", "throw new Error()", without));
    for name in &names {
        assert!(
            name.len() == 16 && name.bytes().all(|byte| byte.is_ascii_alphanumeric()),
            "{name}"
        );
    }
    names.sort();
    names.dedup();
    assert_eq!(names.len(), 200);
}

#[wasm_bindgen_test]
fn the_address_keeps_every_place() {
    for address in [
        "#/desk",
        "#/a/x1/assess/8.6.1-q1",
        "#/a/x1/results/classic",
        "#/",
    ] {
        page::go(address);
        assert_eq!(page::fragment(), address);
        assert_eq!(Route::parse(&page::fragment()).to_string(), address);
    }
    let steps = || Reflect::get(&script("return history"), &"length".into()).unwrap();
    let before = steps();
    page::replace_fragment("#/desk");
    assert_eq!(page::fragment(), "#/desk");
    assert_eq!(steps(), before, "replacing is no step");
    page::replace_fragment("#");
}
