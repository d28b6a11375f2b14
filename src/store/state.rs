//! Where the newest edits are, why they are not where they should be, and what to do about it.

/// Why a store did not do what it was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StoreError {
    /// No room is left. The user exports, and deletes what is not needed.
    Full,
    /// The browser does not let the page store anything. The user changes its settings, or
    /// exports before leaving.
    Blocked,
    /// The assessment holds records of a newer release and is left as it is. The user updates.
    ReadOnly,
    /// Anything else, in the store's own words.
    Other(String),
}

/// Where the newest edits are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SaveState {
    /// All are in both stores: nothing but the loss of the whole browser profile loses them.
    Saved,
    /// Some are about to be written.
    Saving,
    /// All are in a store, but in one alone: the browser may not keep it beyond the session.
    Session,
    /// Some are in memory alone. An export has them; leaving the page loses them.
    #[default]
    Unsaved,
}

impl StoreError {
    /// What happened and what to do about it.
    #[must_use]
    pub fn text(&self) -> String {
        match self {
            Self::Full => "The browser's storage for this page is full. Export your assessment, \
                           then delete assessments that you no longer need."
                .to_owned(),
            Self::Blocked => "The browser does not let this page store anything. Allow site data \
                              for this page, or export before you leave."
                .to_owned(),
            Self::ReadOnly => "A newer release has written this assessment. It can be read and \
                               exported; reload the page to update before you change it."
                .to_owned(),
            Self::Other(reason) => {
                let mut text = "Saving failed: ".to_owned();
                text.push_str(reason);
                text.push_str(". Export your assessment before you leave.");
                text
            }
        }
    }
}

impl StoreError {
    /// Why one of the two stores lacks what the other has, after [`IN_LOG_ALONE`] or
    /// [`AT_ONCE_ALONE`], and what to do: with the other one all goes on.
    pub(super) fn beside(&self) -> String {
        match self {
            Self::Full => ": that is full. Delete assessments that you no longer need; until \
                           then, export what you would miss."
                .to_owned(),
            Self::Blocked => ", which the browser keeps from this page. Allow it where the browser \
                              has its settings for this site; until then, export what you would miss."
                .to_owned(),
            Self::ReadOnly => [". ", &self.text()].concat(),
            Self::Other(reason) => [
                ": ",
                reason.trim_end_matches('.'),
                ". It is tried again; until then, export what you would miss.",
            ]
            .concat(),
        }
    }
}

/// Said while everything is saved, but the reserve is used up.
pub(super) const TIGHT: &str = "Everything is saved, but the browser's storage for this page is \
    nearly full. Export your assessments, then delete those that you no longer need.";
/// What is missing where the log alone has the newest edits, and where the other store has.
pub(super) const IN_LOG_ALONE: &str =
    "They are in the browser's database, but not in its quick storage as well";
pub(super) const AT_ONCE_ALONE: &str = "They are in the browser's quick storage, which a crash or \
    the end of the session can empty, but not in its database as well";
