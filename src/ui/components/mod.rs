//! Pieces of pages. They take what they show and say what was done; they decide nothing.

mod button;
mod chart;
mod choice;
mod damaged;
mod dialogs;
mod number;
mod panel;
mod points;
mod raw;
mod record;
mod reminder;
mod save;
mod status;
mod toast;
mod top;

pub(crate) use button::{button, day_field, day_input, field, in_words, printed};
pub(crate) use chart::chart;
pub(crate) use choice::segmented;
pub(crate) use damaged::{LIST as DAMAGED_LIST, damaged_rows, lost};
pub(crate) use dialogs::{close_button, dialog, dialog_title, key_list, key_switch};
pub(crate) use number::{Bounds, number, weekly_days};
pub(crate) use panel::{cell, figure, panel, parts, table};
pub(crate) use points::{address, explored};
pub(crate) use raw::download_as_stored;
pub(crate) use record::{Cases, Held, Record, put};
pub(crate) use reminder::reminder;
pub(crate) use save::{pixels, save_picture};
pub(crate) use status::status;
pub(crate) use toast::toast;
pub(crate) use top::{brand, top};

pub(crate) use crate::report::words::{percent, range, score};
