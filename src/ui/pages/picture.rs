//! A picture in a panel: drawn, with its sentence, its figures, and a way to keep it.

use super::report::figures_behind;
use crate::chart::Scene;
use crate::report::picture::Picture;
use crate::ui::components::{chart, panel, save_picture};
use crate::ui::dom::{El, el};
use crate::ui::work::Here;

/// A picture under its own title.
pub(super) fn pictured(here: Here, picture: Picture) -> El {
    let title = picture.title.clone();
    pictured_as(here, &title, picture, |scene| chart(scene, &[]))
}

/// A picture under another title, drawn so that parts of it lead somewhere.
pub(super) fn pictured_as(
    here: Here,
    title: &str,
    picture: Picture,
    draw: impl FnOnce(Scene) -> El,
) -> El {
    let save = save_picture(here, &picture);
    panel(title).child((
        el("figure").child((
            draw(picture.scene),
            el("figcaption").child(picture.sentence),
        )),
        figures_behind(picture.table).class("more-of no-print"),
        save,
    ))
}
