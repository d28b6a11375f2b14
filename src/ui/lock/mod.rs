//! The lock of the workspace: the screen that asks for the passphrase, switching it on and off, and
//! locking again. All of it is in the second part.

mod again;
mod key;
mod screen;
mod shelf;
mod switch;

pub(crate) use again::{after, lock_now, set_after, watch};
pub(crate) use key::{envelope, opened};
pub(crate) use screen::unlocked;
pub(crate) use shelf::OwnShelf;
pub(crate) use switch::{switch_off, switch_on};
