//! A picture as a file to keep: as SVG or as PNG, at a chosen size.

use std::rc::Rc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::button;
use crate::chart::{Palette, Scene};
use crate::exchange::file_name;
use crate::platform::office::{Picture as PixelPicture, Stopped, png};
use crate::platform::{clock, files, page};
use crate::ui::app::Theme;
use crate::ui::dom::{El, el, value_of};
use crate::ui::work::Here;

/// Widths of saved pictures, in pixels: for a message, a slide, and paper.
const WIDTHS: [(&str, &str); 4] = [
    ("800", "800 pixels wide"),
    ("1600", "1600 pixels wide"),
    ("2400", "2400 pixels wide"),
    ("4000", "4000 pixels wide"),
];
const USUAL: &str = "1600";

/// What saves a picture of that name; closed until it is wanted. It is drawn, with its title and its
/// sentence, when it is saved, for a page and not for the window that it is shown in.
pub(crate) fn save_picture(
    here: Here,
    name: &str,
    draw: impl Fn() -> Option<Scene> + 'static,
) -> El {
    let draw: Rc<dyn Fn() -> Option<Scene>> = Rc::new(draw);
    let width = RwSignal::new(USUAL.to_owned());
    let options = WIDTHS.map(|(value, words)| {
        el("option")
            .attr("value", value)
            .maybe("selected", (value == USUAL).then_some(""))
            .child(words)
    });
    let size = move || width.get_untracked().parse().unwrap_or(1600);
    let select = el("select")
        .attr("data-picture-width", "")
        .on("change", move |event| width.set(value_of(&event)))
        .child(Vec::from(options));
    let name = StoredValue::new(name.to_owned());
    let drawing = Rc::clone(&draw);
    let svg = button("btn", "SVG", move || {
        let Some(scene) = drawing() else { return };
        let text = scene.to_svg_at(&palette(here), size());
        let file = file(here, &name.get_value(), "svg");
        told(here, &file, files::download(&file, "image/svg+xml", &text));
    });
    let png = button("btn", "PNG", move || {
        let Some(scene) = draw() else { return };
        let width = size();
        let file = file(here, &name.get_value(), "png");
        spawn_local(async move {
            match pixels(&scene, &palette(here), width).await {
                Ok(picture) => {
                    let bytes = picture.png.to_vec();
                    let done = files::download_bytes(&file, "image/png", &bytes);
                    told(here, &file, done);
                }
                Err(stopped) => {
                    let reason = match stopped {
                        Stopped::Failed(reason) => reason,
                        Stopped::Missing | Stopped::Cancelled => {
                            "a part of Clausewise did not arrive; check the connection and try again".to_owned()
                        }
                    };
                    let text = ["The picture could not be made: ", &reason, "."].concat();
                    here.app.toast(text, None);
                }
            }
        });
    });
    el("details").class("save-picture no-print").child((
        el("summary").child("Save this picture"),
        el("div").class("row").child((
            svg.attr("data-picture", "svg"),
            png.attr("data-picture", "png"),
            el("label")
                .class("field")
                .child((el("span").class("vh").child("Size of the picture"), select)),
        )),
    ))
}

/// The scene in pixels, so many of them wide.
pub(crate) async fn pixels(
    scene: &Scene,
    palette: &Palette,
    width: u32,
) -> Result<PixelPicture, Stopped> {
    png(&scene.to_svg(palette), width, scene.height_at(width)).await
}

/// The colours that somebody looks at.
fn palette(here: Here) -> Palette {
    here.app.settings.with_untracked(|settings| {
        let is_dark = match settings.theme {
            Theme::Dark => true,
            Theme::System => page::prefers_dark(),
            Theme::Light => false,
        };
        match (is_dark, settings.contrast) {
            (true, true) => Palette::CONTRAST_DARK,
            (true, false) => Palette::DARK,
            (false, true) => Palette::CONTRAST,
            (false, false) => Palette::LIGHT,
        }
    })
}

/// The file's name, as the command line gives it.
fn file(here: Here, name: &str, ending: &str) -> String {
    let whole = here.peek(|work| file_name(&work.assessment, clock::today(), ending));
    let whole = whole.unwrap_or_default();
    match whole.rsplit_once('.') {
        Some((stem, ending)) => [stem, "-", name, ".", ending].concat(),
        None => [name, ".", ending].concat(),
    }
}

fn told(here: Here, file: &str, done: bool) {
    let text = if done {
        ["Saved ", file, ". Look for it among your downloads."].concat()
    } else {
        "The browser did not take the file. Try again, or use another browser.".to_owned()
    };
    here.app.toast(text, None);
}
