//! Switching the lock of the workspace on and off, over everything that is stored.
//!
//! The encrypted data key stands in both stores before anything is sealed, and until nothing is
//! sealed any more. So whatever dies in between, the next start finds it, asks for the passphrase,
//! reads sealed and plain texts alike, and goes on towards what the lock says.

use std::future::Future;
use std::rc::Rc;

use super::journal::LogEntry;
use super::put::put;
use super::reserve;
use super::seal::{MARKER, Seal, holds_words, is_sealed};
use super::shelf::{SLOTS, Shelf};
use super::{RecordStore, StoreError};

/// Changes to the log that happen together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// Entries to put.
    pub put: Vec<LogEntry>,
    /// Names of entries to remove.
    pub remove: Vec<String>,
}

/// What looks at all entries of the log and says what is to change.
pub type Choose = Box<dyn FnOnce(&[LogEntry]) -> Result<Changes, StoreError>>;

/// The log as the lock needs it.
pub trait Entries {
    /// All entries.
    fn entries(&self) -> impl Future<Output = Result<Vec<LogEntry>, StoreError>>;

    /// Changes the log in one transaction that reads all of it first: all of that happens, or none.
    fn change(&self, choose: Choose) -> impl Future<Output = Result<(), StoreError>>;
}

/// Everything that is stored, as it stands there.
pub struct AtRest<'a, L, S> {
    /// The store that is written at once.
    pub store: &'a mut dyn RecordStore,
    /// The log, where there is one.
    pub log: Option<&'a L>,
    /// The history, where there is one.
    pub shelf: Option<&'a S>,
}

/// How many texts there are in each place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counted {
    /// In the store that is written at once.
    pub at_once: usize,
    /// In the log.
    pub log: usize,
    /// In both slots of the history.
    pub history: usize,
}

impl Counted {
    /// All together.
    #[must_use]
    pub const fn all(self) -> usize {
        self.at_once
            .saturating_add(self.log)
            .saturating_add(self.history)
    }
}

/// The encrypted data keys that are found: none where there is no lock, mostly one.
#[must_use]
pub fn markers(store: &dyn RecordStore, log: &[LogEntry]) -> Vec<String> {
    let mut found = Vec::new();
    let in_log = log.iter().filter(|entry| entry.name == MARKER);
    let in_log = in_log.map(|entry| entry.text.clone());
    for marker in store.get(MARKER).ok().flatten().into_iter().chain(in_log) {
        if !found.contains(&marker) {
            found.push(marker);
        }
    }
    found
}

/// Whether everything that is stored is sealed, so that without an encrypted data key nobody can
/// read it here. One plain text is enough to open as ever: what is sealed beside it is kept as it is.
#[must_use]
pub fn is_all_sealed(store: &dyn RecordStore, log: &[LogEntry]) -> bool {
    let keys = store.keys().unwrap_or_default();
    let at_once = words(keys).filter_map(|key| store.get(&key).ok().flatten());
    let in_log = log.iter().filter(|entry| holds_words(entry.key()));
    let mut texts = at_once
        .chain(in_log.map(|entry| entry.text.clone()))
        .peekable();
    texts.peek().is_some() && texts.all(|text| is_sealed(&text))
}

impl<L: Entries, S: Shelf> AtRest<'_, L, S> {
    /// Puts the encrypted data key into both stores.
    ///
    /// # Errors
    /// Where it is not in both; then nothing must be sealed.
    pub async fn announce(&mut self, seal: &Seal) -> Result<(), StoreError> {
        self.put(MARKER, seal.marker())?;
        let Some(log) = self.log else { return Ok(()) };
        let put = vec![seal.entry()];
        let remove = Vec::new();
        log.change(Box::new(|_| Ok(Changes { put, remove }))).await
    }

    /// Takes the encrypted data key away again, once nothing is sealed any more.
    ///
    /// # Errors
    /// Where it still stands somewhere; then the next start asks for the passphrase once more.
    pub async fn retract(&mut self) -> Result<(), StoreError> {
        if let Some(log) = self.log {
            let put = Vec::new();
            let remove = vec![MARKER.to_owned()];
            log.change(Box::new(|_| Ok(Changes { put, remove })))
                .await?;
        }
        self.store.remove(MARKER)
    }

    /// Makes everything that is stored as the lock writes it, sealed or plain, and reads all of it
    /// again.
    ///
    /// # Errors
    /// Where some text is not so. It can be called again.
    pub async fn turn(&mut self, seal: &Rc<Seal>) -> Result<Counted, StoreError> {
        self.turn_store(seal)?;
        if let Some(log) = self.log {
            let seal = Rc::clone(seal);
            log.change(Box::new(move |all| turned(all, &seal))).await?;
        }
        if let Some(shelf) = self.shelf {
            for slot in SLOTS {
                for name in words(shelf.names(slot, "").await?) {
                    let text = shelf.get(slot, &name).await?.unwrap_or_default();
                    if let Some(turned) = seal.turned(&name, &text)? {
                        super::shelf::put(shelf, slot, &name, &turned).await?;
                    }
                }
            }
        }
        self.look(seal).await
    }

    fn turn_store(&mut self, seal: &Seal) -> Result<(), StoreError> {
        for key in words(self.store.keys()?) {
            let text = self.store.get(&key)?.unwrap_or_default();
            let Some(turned) = seal.turned(&key, &text)? else {
                continue;
            };
            self.put(&key, &turned)?;
        }
        Ok(())
    }

    /// Puts a text, in the room that is kept free where there is no other: the encrypted data key is
    /// new, and what is sealed takes a third more room.
    fn put(&mut self, key: &str, text: &str) -> Result<(), StoreError> {
        match put(self.store, key, text) {
            Err(StoreError::Full) if reserve::give_up(self.store) => put(self.store, key, text),
            outcome => outcome,
        }
    }

    /// Reads everything again and counts it.
    async fn look(&self, seal: &Seal) -> Result<Counted, StoreError> {
        let mut counted = Counted::default();
        let mut amiss = 0_usize;
        let mut count = |number: &mut usize, key: &str, text: &str| {
            *number = number.saturating_add(1);
            if seal.turned(key, text)?.is_some() {
                amiss = amiss.saturating_add(1);
            }
            Ok::<(), StoreError>(())
        };
        for key in words(self.store.keys()?) {
            let text = self.store.get(&key)?.unwrap_or_default();
            count(&mut counted.at_once, &key, &text)?;
        }
        if let Some(log) = self.log {
            for entry in log.entries().await? {
                if holds_words(entry.key()) {
                    count(&mut counted.log, entry.key(), &entry.text)?;
                }
            }
        }
        if let Some(shelf) = self.shelf {
            for slot in SLOTS {
                for name in words(shelf.names(slot, "").await?) {
                    let text = shelf.get(slot, &name).await?.unwrap_or_default();
                    count(&mut counted.history, &name, &text)?;
                }
            }
        }
        if amiss == 0 {
            return Ok(counted);
        }
        let reason = "some of what is stored is not yet as it should be";
        Err(StoreError::Other(reason.to_owned()))
    }
}

fn words(keys: Vec<String>) -> impl Iterator<Item = String> {
    keys.into_iter().filter(|key| holds_words(key))
}

/// The entries that are not yet as the lock writes them, as it does.
fn turned(all: &[LogEntry], seal: &Seal) -> Result<Changes, StoreError> {
    let mut changes = Changes::default();
    for entry in all.iter().filter(|entry| holds_words(entry.key())) {
        if let Some(text) = seal.turned(entry.key(), &entry.text)? {
            let name = entry.name.clone();
            changes.put.push(LogEntry { name, text });
        }
    }
    Ok(changes)
}
