//! Further pictures: how the findings lie, and how the answers have come about.

use crate::report::Case;
use crate::report::picture::{Picture, burn_up, severity};
use crate::ui::components::{chart, save_picture};
use crate::ui::dom::{El, el};
use crate::ui::pages::report::{figures_of, with_case};
use crate::ui::work::Here;

use super::radar::width;

/// Each in a panel of its own.
pub(super) fn pictures(here: Here) -> El {
    el("div").class("two").within(move || {
        let width = width(here);
        let both = |case: &Case<'_>| [severity(case, width), burn_up(case, width)];
        let both = with_case(here, both).map(Vec::from).unwrap_or_default();
        let panels = both.into_iter().map(|picture| panel(here, picture));
        panels.collect::<Vec<_>>()
    })
}

fn panel(here: Here, picture: Picture) -> El {
    let save = save_picture(here, &picture.name, picture.scene.clone());
    el("section").class("panel").child((
        el("header").child(el("h2").child(picture.title.as_str())),
        el("figure").child((
            chart(picture.scene, &[]),
            el("figcaption").child(picture.sentence.as_str()),
        )),
        el("details").class("more-of").child((
            el("summary").child("Figures of the picture"),
            figures_of(&picture.table),
        )),
        save,
    ))
}
