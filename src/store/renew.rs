//! What the browser has thrown away under a running page, as after "clear site data", is written anew.
//!
//! The records keep their stamps: of several tabs that all write what they hold, the newest record of
//! each cell counts, whoever is first.

use super::StoreError;
use super::keeper::Keeper;

impl Keeper {
    /// Whether the store seems to have forgotten what was in it. Nothing counts as saved until
    /// [`renew`](Self::renew) was called.
    #[must_use]
    pub const fn is_suspicious(&self) -> bool {
        self.is_suspicious
    }

    /// What stood in either store may be gone: all that is held is owed to both again.
    pub fn renew(&mut self) {
        self.is_suspicious = false;
        self.known = self.clock.newest();
        self.reserve = None;
        for (key, text) in &self.held {
            self.journal.owe(key, text);
            self.pending.insert(key.clone(), text.clone());
        }
    }

    /// The browser has closed the log, as where the site's data are cleared.
    pub const fn suspect(&mut self) {
        self.is_suspicious = true;
    }

    /// The log was opened anew, and has what it had confirmed.
    pub fn log_reopened(&mut self) {
        self.journal.start_anew();
    }

    /// Whether the log is there and has not taken what it was given.
    #[must_use]
    pub fn is_log_failing(&self) -> bool {
        self.journal.is_failing()
    }

    /// There is no log again, and why.
    pub fn log_failed(&mut self, why: StoreError) {
        self.journal.fail(why);
    }
}
