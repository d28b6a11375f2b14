//! Office files, made and read by a worker with a Wasm of its own, and pictures in pixels. The
//! script that does so is fetched when it is first wanted: it is called by name, because whatever
//! is imported by type weighs in the first load.

use js_sys::{Array, Function, JsString, Promise, Reflect, Uint8Array};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// What a worker is asked for.
#[derive(Clone, Debug, Default)]
pub struct Request {
    /// `xlsx` or `docx` to be made; `answers` to be read.
    pub kind: &'static str,
    /// The assessment as its export.
    pub assessment: String,
    /// The questionnaire's file.
    pub questionnaire: String,
    /// The day, `YYYY-MM-DD`.
    pub today: String,
    /// Names of the report's parts with spaces between.
    pub parts: String,
    /// The report's pictures in its order.
    pub pictures: Vec<Picture>,
    /// A file to be read.
    pub file: Vec<u8>,
}

/// A picture in pixels.
#[derive(Clone, Debug)]
pub struct Picture {
    /// The PNG file.
    pub png: Uint8Array,
    /// Its width in pixels.
    pub width: u32,
    /// Its height in pixels.
    pub height: u32,
}

/// Why nothing came of a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stopped {
    /// Somebody has called it off.
    Cancelled,
    /// The worker or its Wasm did not arrive. The person checks the connection and tries again.
    Missing,
    /// The file cannot be made or read; in words.
    Failed(String),
}

impl From<JsValue> for Stopped {
    /// As `public/office/page.js` says it.
    fn from(reason: JsValue) -> Self {
        match reason.as_string() {
            Some(reason) => Self::Failed(reason),
            None if reason.is_null() => Self::Cancelled,
            None => Self::Missing,
        }
    }
}

/// The script's functions.
async fn script() -> Result<JsValue, Stopped> {
    let offers = field(&js_sys::global(), "clausewise")?;
    let loading = call(&offers, "office", &Array::new())?;
    let loading: Promise = loading.dyn_into().map_err(|_| Stopped::Missing)?;
    JsFuture::from(loading).await.map_err(|_| Stopped::Missing)
}

fn field(object: &JsValue, name: &str) -> Result<JsValue, Stopped> {
    Reflect::get(object, &JsString::from(name)).map_err(|_| Stopped::Missing)
}

fn call(object: &JsValue, name: &str, arguments: &Array) -> Result<JsValue, Stopped> {
    let function: Function = field(object, name)?
        .dyn_into()
        .map_err(|_| Stopped::Missing)?;
    let failed = |error: JsValue| Stopped::Failed(super::page::describe(&error));
    function.apply(object, arguments).map_err(failed)
}

/// An SVG as a picture of that size, drawn by the browser.
///
/// # Errors
/// Where the script did not arrive, or the browser cannot draw it.
pub async fn png(svg: &str, width: u32, height: u32) -> Result<Picture, Stopped> {
    let arguments = Array::of3(&svg.into(), &width.into(), &height.into());
    let drawing = call(&script().await?, "png", &arguments)?;
    let drawing: Promise = drawing.dyn_into().map_err(|_| Stopped::Missing)?;
    let failed = |_| Stopped::Failed("the browser could not draw a picture of it".to_owned());
    let png = JsFuture::from(drawing).await.map_err(failed)?;
    let png = png.dyn_into().map_err(failed)?;
    Ok(Picture { png, width, height })
}

/// A worker at its work.
pub struct Job {
    finished: Promise,
    cancel: Cancel,
    /// Called by the worker's messages for as long as it works.
    _started: Closure<dyn Fn()>,
}

impl Job {
    /// Sends a worker to work; `started` is called when its Wasm has arrived.
    ///
    /// # Errors
    /// Where the script did not arrive or the browser starts no worker.
    pub async fn start(request: &Request, started: impl Fn() + 'static) -> Result<Self, Stopped> {
        let started = Closure::<dyn Fn()>::new(started);
        let pictures = Array::new();
        for picture in &request.pictures {
            let (width, height) = (picture.width.into(), picture.height.into());
            pictures.push(&Array::of3(&picture.png, &width, &height));
        }
        let arguments = Array::new();
        arguments.push(started.as_ref());
        for text in [
            request.kind,
            &request.assessment,
            &request.questionnaire,
            &request.today,
            &request.parts,
        ] {
            arguments.push(&text.into());
        }
        arguments.push(&pictures);
        arguments.push(&Uint8Array::from(request.file.as_slice()));
        let job = call(&script().await?, "job", &arguments)?;
        let finished = field(&job, "finished")?;
        let cancel = field(&job, "cancel")?;
        Ok(Self {
            finished: finished.dyn_into().map_err(|_| Stopped::Missing)?,
            cancel: Cancel(cancel.dyn_into().map_err(|_| Stopped::Missing)?),
            _started: started,
        })
    }

    /// What calls the work off, for as long as it goes on.
    #[must_use]
    pub fn cancel(&self) -> Cancel {
        self.cancel.clone()
    }

    /// What the worker has made.
    ///
    /// # Errors
    /// Why it has made nothing.
    pub async fn finish(self) -> Result<JsValue, Stopped> {
        Ok(JsFuture::from(self.finished).await?)
    }
}

/// Calls a worker off.
#[derive(Clone, Debug, PartialEq)]
pub struct Cancel(Function);

impl Cancel {
    /// Ends the worker at once.
    pub fn now(&self) {
        // It only refuses a promise, which cannot fail.
        let _ = self.0.apply(&JsValue::UNDEFINED, &Array::new());
    }
}
