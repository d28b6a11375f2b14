//! A picture in a panel: drawn, with its sentence, its figures, and a way to keep it.

use std::rc::Rc;

use super::report::figures_behind;
use crate::report::picture::Picture;
use crate::ui::components::{explored, panel, save_picture};
use crate::ui::dom::{El, el};
use crate::ui::work::Here;

/// A picture under its own title.
pub(super) fn pictured(here: Here, picture: Picture) -> El {
    let title = picture.title.clone();
    pictured_as(here, &title, picture)
}

/// A picture under another title.
pub(super) fn pictured_as(here: Here, title: &str, picture: Picture) -> El {
    let picture = Rc::new(picture);
    let figure = el("figure").child((
        explored(here, &picture),
        el("figcaption").child(picture.sentence.as_str()),
    ));
    let figures = figures_behind(&picture).class("more-of no-print");
    panel(title).child((figure, figures, saved(here, picture)))
}

/// What saves a picture as it is shown.
pub(super) fn saved(here: Here, picture: Rc<Picture>) -> El {
    let name = picture.name.clone();
    save_picture(here, &name, move || Some(picture.alone()))
}
