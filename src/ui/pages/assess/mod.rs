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
use crate::questionnaire::Key;
use crate::route::{Page, Route};
use crate::ui::work::Here;

/// The page. `place` is a clause number or a question's id; without it, the page goes to the next
/// question that is unanswered.
pub(crate) fn assess(here: Here, place: Memo<Option<Key>>) -> AnyView {
    let shown = Memo::new(move |_| {
        let place = place.get();
        Place::find(here, place.as_ref().map(Key::as_str))
    });
    let leaf = Memo::new(move |_| shown.get().leaf);
    keys::listen(here, leaf);
    // The address names what is shown, so that it can be sent and come back to.
    Effect::new(move |_| {
        let wanted = shown.get();
        if place.get_untracked().is_none()
            && let Some(number) = here.leaf(wanted.leaf).map(|leaf| leaf.number)
            && let Ok(number) = number.as_str().parse()
        {
            let route = Route::In(here.id(), Page::Assess(Some(number)));
            page::replace_fragment(&route.to_string());
        }
        if let Some(question) = wanted.question {
            let id = card::element_id(&question);
            request_animation_frame(move || page::focus(&id));
        }
    });
    view! {
        <div class="assess">
            <nav class="side no-print" aria-label="Clauses">{tree::tree(here, leaf)}</nav>
            <main id="main">{move || leaf::leaf(here, leaf.get())}</main>
            <aside class="beside" aria-label="Help with this clause">
                {move || beside::beside(here, leaf.get())}
            </aside>
        </div>
    }
    .into_any()
}
