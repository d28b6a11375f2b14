//! One leaf clause at a time: its questions, with the clause tree on one side and what helps to
//! answer on the other.

mod beside;
mod card;
mod details;
mod keys;
mod leaf;
mod scope;
mod score;
mod tree;

use leptos::prelude::*;

use self::scope::Place;
use crate::platform::page;
use crate::questionnaire::{Key, LeafIx};
use crate::route::{Page, Route};
use crate::ui::dom::{El, el, follow};
use crate::ui::memo::{Memo, memo};
use crate::ui::soon::after_paint;
use crate::ui::work::Here;

/// Whether the focus is within a question.
pub(crate) fn has_question_in_use() -> bool {
    card::focused().is_some()
}

/// The page. `place` is a clause number or a question's id; without it, the page goes to the next
/// question that is unanswered.
pub(crate) fn assess(here: Here, place: Memo<Option<Key>>) -> El {
    let shown = memo(move || {
        let place = place.get();
        Place::find(here, place.as_ref().map(Key::as_str))
    });
    let leaf = memo(move || shown.get().leaf);
    keys::listen(here, leaf);
    // The address names what is shown, so that it can be sent and come back to.
    follow(move || {
        let wanted = shown.get();
        // Somebody may have gone elsewhere, and this page be the one that is just being left.
        let is_open = here.app.route.with_untracked(|route| match route {
            Route::In(id, Page::Assess(place)) => {
                *id == here.id() && (place.is_none() || wanted.missing.is_some())
            }
            _ => false,
        });
        if let (Some(name), true) = (&wanted.missing, is_open) {
            let text = [
                "There is no ",
                name,
                " here. This is the next one to answer.",
            ];
            here.app.toast(text.concat(), None);
        }
        if is_open
            && let Some(number) = here.leaf(wanted.leaf).map(|leaf| leaf.number)
            && let Ok(number) = number.as_str().parse()
        {
            let route = Route::In(here.id(), Page::Assess(Some(number)));
            page::replace_fragment(&route.to_string());
        }
        if let Some(question) = wanted.question {
            let id = card::element_id(&question);
            request_animation_frame(move || page::show_part(&id));
        }
    });
    // The first question is there one frame before the others and what stands beside them; where the
    // address names a question, that one has to be there at once.
    let follows = RwSignal::new(untrack(|| shown.get().question.is_some()));
    after_paint(move || {
        // Whoever was faster is elsewhere by now. What is there already is not drawn again: it may
        // have the focus.
        if follows.try_get_untracked() == Some(false) {
            follows.set(true);
        }
    });
    let side = el("nav")
        .class("side no-print")
        .attr("aria-label", "Clauses");
    let beside = el("aside")
        .class("beside")
        .attr("aria-label", "Help with this clause");
    el("div").class("assess").child((
        side.within(move || follows.get().then(|| clauses(here, leaf))),
        el("main")
            .attr("id", "main")
            .within(move || leaf::leaf(here, leaf.get(), follows)),
        beside.within(move || follows.get().then(|| beside::beside(here, leaf.get()))),
    ))
}

/// The clauses with their progress. On a phone they fold away, so that the questions come first.
fn clauses(here: Here, leaf: Memo<LeafIx>) -> El {
    let narrow = here.app.narrow;
    el("details")
        .class("fold")
        .flag_by("open", move || !narrow.get())
        .child((
            el("summary").child("Clauses, filter and search"),
            tree::tree(here, leaf),
        ))
}
