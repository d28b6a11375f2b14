//! Files and texts from outside, and the way out again: reading what was chosen, dropped or pasted,
//! showing what is in it, taking it over, and exporting. What a file may hold is decided in the
//! core's `exchange`.

mod add;
mod content;
mod differences;
mod export;
mod item;
mod lock;
mod look;
mod opened;
mod paste;
mod single;
mod unlock;

pub(crate) use content::watch;
pub(crate) use differences::table as differences_table;
pub(crate) use export::{export, note_exported, offer, text_of};
pub(crate) use item::{Delivery, Found, Import, Item};
pub(crate) use lock::{lock_dialog, suggest};
pub(crate) use look::{open_files, open_pasted};
pub(crate) use opened::opened_dialog;
pub(crate) use paste::paste_dialog;
pub(crate) use unlock::{UNAVAILABLE, submit};
