//! The page's own files, fetched from where the page came from.

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

use super::files;

/// The text of a file beside the page. It is on its way from now on, also before anybody awaits it.
///
/// # Errors
/// What happened, in words for a person, where it is not there or the network is down.
pub fn fetch_text(path: &str) -> impl Future<Output = Result<String, String>> + use<> {
    let response = web_sys::window().map(|window| JsFuture::from(window.fetch_with_str(path)));
    text_of(path.to_owned(), response)
}

async fn text_of(path: String, response: Option<JsFuture>) -> Result<String, String> {
    let response = response.ok_or("there is no window")?;
    let unreachable = |_| format!("{path} could not be loaded: the network or the server is away");
    let response = response.await.map_err(unreachable)?;
    let response: Response = response.dyn_into().map_err(unreachable)?;
    if !response.ok() {
        return Err(format!(
            "{path} could not be loaded: the server answers {}",
            response.status()
        ));
    }
    // As bytes: text would be put into the browser's own form and back, which costs a long file a frame.
    let bytes = JsFuture::from(response.array_buffer().map_err(unreachable)?)
        .await
        .map_err(unreachable)?;
    String::from_utf8(files::bytes(&bytes)).map_err(|_| format!("{path} is not text in UTF-8"))
}
