//! What has come in and waits for the person's word.

use crate::exchange::{Envelope, Opened, Refusal, Rescue};

/// All that has come in at once.
#[derive(Clone)]
pub(crate) struct Delivery {
    /// One thing each that can be taken, or that was not.
    pub(crate) items: Vec<Item>,
    /// What is worth knowing of the whole.
    pub(crate) remarks: Vec<String>,
}

/// One thing that has come in.
#[derive(Clone)]
pub(crate) struct Item {
    /// The file's name.
    pub(crate) name: String,
    /// What was found in it.
    pub(crate) found: Found,
}

/// What was found in a file.
#[derive(Clone)]
pub(crate) enum Found {
    /// An assessment that can be taken.
    Ready(Box<Import>),
    /// An encrypted one.
    Locked(Box<Locked>),
    /// Nothing that can be taken.
    Refused(Refusal),
    /// The browser did not give the data, or the questionnaire did not arrive.
    Unread(String),
}

/// What only a passphrase opens.
#[derive(Clone)]
pub(crate) struct Locked {
    /// What the passphrase opens.
    pub(crate) envelope: Envelope,
    /// What is then read with it, where that is the raw file of a locked workspace.
    pub(crate) rescue: Option<(Rescue, String)>,
}

/// An assessment that can be taken.
#[derive(Clone)]
pub(crate) struct Import {
    /// What was in the file.
    pub(crate) opened: Opened,
    /// Whether it was put together from the records of a rescue file.
    pub(crate) is_rescued: bool,
}

impl Item {
    /// What was found under a name.
    pub(crate) fn new(name: &str, found: Found) -> Self {
        let name = name.to_owned();
        Self { name, found }
    }
}

impl Delivery {
    /// These things and nothing more to say.
    pub(crate) fn of(items: Vec<Item>) -> Self {
        let remarks = Vec::new();
        Self { items, remarks }
    }
}
