//! What waits until the next frame is on the screen: an answer is seen before anything is worked
//! out from it. Nothing waits long, and nothing is done out of order: whatever happens next, a key,
//! a click or the page's end, first does what waits.

use std::cell::RefCell;
use std::time::Duration;

use leptos::prelude::{request_animation_frame, set_timeout};

/// A page that is not shown paints no frames; there nothing waits longer than this.
const AT_LATEST: Duration = Duration::from_millis(100);

type Waiting = Vec<Box<dyn FnOnce()>>;

thread_local! {
    static WAITING: RefCell<Waiting> = const { RefCell::new(Vec::new()) };
}

/// Does something once the next frame is on the screen.
pub(crate) fn after_paint(act: impl FnOnce() + 'static) {
    WAITING.with_borrow_mut(|waiting| waiting.push(Box::new(act)));
    request_animation_frame(|| set_timeout(catch_up, Duration::ZERO));
    set_timeout(catch_up, AT_LATEST);
}

/// Does now what waits.
pub(crate) fn catch_up() {
    for act in WAITING.take() {
        act();
    }
}
