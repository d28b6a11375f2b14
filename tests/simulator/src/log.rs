//! The log: a batch is in it whole or not at all, and what it has confirmed survives a crash.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::future::{Future, ready};
use std::rc::Rc;

use clausewise::store::lock::{Choose, Entries};
use clausewise::store::{Batch, LogEntry, StoreError, superseded};

use crate::disk::Store;

/// The log.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Log(pub BTreeMap<String, String>);

impl Log {
    /// All entries, as a page reads them.
    #[must_use]
    pub fn entries(&self) -> Vec<LogEntry> {
        let entry = |(name, text): (&String, &String)| LogEntry {
            name: name.clone(),
            text: text.clone(),
        };
        self.0.iter().map(entry).collect()
    }

    /// Takes a batch.
    pub fn commit(&mut self, batch: &Batch) {
        for entry in &batch.entries {
            self.0.insert(entry.name.clone(), entry.text.clone());
        }
    }

    /// Removes what is superseded.
    pub fn tidy_up(&mut self) {
        for name in superseded(&self.entries()) {
            self.0.remove(&name);
        }
    }
}

/// A tab's way to the log, whose calls wear down the same fuse as those of the store.
#[derive(Clone, Debug, Default)]
pub struct Reached {
    /// The log.
    pub log: Rc<RefCell<Log>>,
    /// Whether a transaction at which the process dies has been taken.
    pub takes_unheard: bool,
    /// Where the process does everything else.
    pub store: Store,
}

impl Entries for Reached {
    fn entries(&self) -> impl Future<Output = Result<Vec<LogEntry>, StoreError>> {
        let called = self.store.0.borrow_mut().call();
        ready(called.map(|()| self.log.borrow().entries()))
    }

    fn change(&self, choose: Choose) -> impl Future<Output = Result<(), StoreError>> {
        let was_alive = !self.store.0.borrow().is_dead();
        let heard = self.store.0.borrow_mut().call();
        let changes = choose(&self.log.borrow().entries());
        ready(changes.and_then(|changes| {
            if heard.is_ok() || (was_alive && self.takes_unheard) {
                let log = &mut self.log.borrow_mut().0;
                for entry in changes.put {
                    log.insert(entry.name, entry.text);
                }
                log.retain(|name, _| !changes.remove.contains(name));
            }
            heard
        }))
    }
}
