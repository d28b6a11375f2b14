//! Files: taken from the person and given to them.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Blob, BlobPropertyBag, File, FileList, HtmlAnchorElement, Url};

use super::page;

/// So many milliseconds a browser has to take what it is offered.
const HOLD: i32 = 40_000;

/// Offers a text as a file to save. False where the browser refuses.
#[must_use]
pub fn download(name: &str, mime: &str, text: &str) -> bool {
    let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&text.into()), &of(mime));
    offer(name, blob.ok()).is_some()
}

/// Offers bytes as a file to save. False where the browser refuses.
#[must_use]
pub fn download_bytes(name: &str, mime: &str, bytes: &[u8]) -> bool {
    let parts = Array::of1(&Uint8Array::from(bytes));
    let blob = Blob::new_with_u8_array_sequence_and_options(&parts, &of(mime));
    offer(name, blob.ok()).is_some()
}

fn of(mime: &str) -> BlobPropertyBag {
    let options = BlobPropertyBag::new();
    options.set_type(mime);
    options
}

fn offer(name: &str, blob: Option<Blob>) -> Option<()> {
    let blob = blob?;
    let url = Url::create_object_url_with_blob(&blob).ok()?;
    let document = web_sys::window()?.document()?;
    let link: HtmlAnchorElement = document.create_element("a").ok()?.dyn_into().ok()?;
    link.set_href(&url);
    link.set_download(name);
    link.click();
    // Some browsers, and busy ones, read the data only after the click has returned.
    spawn_local(async move {
        page::wait(HOLD).await;
        // What is revoked twice or not at all does no harm.
        let _ = Url::revoke_object_url(&url);
    });
    Some(())
}

/// The bytes of an array or a buffer that the browser has.
#[must_use]
pub fn bytes(array: &JsValue) -> Vec<u8> {
    Uint8Array::new(array).to_vec()
}

/// The files of a browser's list.
#[must_use]
pub fn list(files: FileList) -> Vec<File> {
    (0..files.length())
        .filter_map(|place| files.get(place))
        .collect()
}

/// The bytes of a file; the browser's words where it cannot be read.
///
/// # Errors
/// Where the file was moved, deleted or locked since it was chosen.
pub async fn read(file: &File) -> Result<Vec<u8>, String> {
    match JsFuture::from(file.array_buffer()).await {
        Ok(buffer) => Ok(bytes(&buffer)),
        Err(error) => Err(super::page::describe(&error)),
    }
}
