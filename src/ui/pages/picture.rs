//! A picture in a panel: drawn for the window, with its sentence, its figures, and a way to keep it
//! as the report has it.

use std::rc::Rc;

use super::report::{figures_behind, with_case};
use crate::report::Case;
use crate::report::picture::Picture;
use crate::ui::components::{explored, panel, save_picture};
use crate::ui::dom::{El, el};
use crate::ui::work::Here;

/// A picture under its own title, and how it is drawn when it is saved.
pub(super) fn pictured(
    here: Here,
    picture: Picture,
    on_page: impl Fn(&Case<'_>) -> Picture + 'static,
) -> El {
    let title = picture.title.clone();
    pictured_as(here, &title, picture, on_page)
}

/// A picture under another title.
pub(super) fn pictured_as(
    here: Here,
    title: &str,
    picture: Picture,
    on_page: impl Fn(&Case<'_>) -> Picture + 'static,
) -> El {
    let picture = Rc::new(picture);
    let figure = el("figure").child((
        explored(here, &picture),
        el("figcaption").child(picture.sentence.as_str()),
    ));
    let figures = figures_behind(&picture).class("more-of no-print");
    let save = save_picture(here, &picture.name, move || {
        with_case(here, |case| on_page(case).alone())
    });
    panel(title).child((figure, figures, save))
}

/// What saves a picture of the report, which is drawn for a page wherever it is shown.
pub(super) fn saved(here: Here, picture: Rc<Picture>) -> El {
    let name = picture.name.clone();
    save_picture(here, &name, move || Some(picture.alone()))
}
