//! The store that is written at once. What is written is seen at once by every tab, but it reaches
//! the disk later, in order; a crash loses the end of it.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use clausewise::store::{RecordStore, SaveState, StoreError};

/// What the store does instead of what it should.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Takes no writes and says so.
    Refuses(StoreError),
    /// Takes no writes and says that it did.
    Lies,
}

/// One change that has not reached the disk.
type Write = (String, Option<String>);

/// The store.
#[derive(Clone, Debug, Default)]
pub struct Disk {
    /// What is read.
    pub now: BTreeMap<String, String>,
    /// What is left after a crash.
    pub durable: BTreeMap<String, String>,
    /// What has been written since, in order.
    pub unsynced: Vec<Write>,
    /// Bytes of keys and values together, where there is a limit.
    pub quota: Option<usize>,
    /// What is wrong with it.
    pub fault: Option<Fault>,
    /// So many calls until the process that makes them is dead. Nothing that a dead one does has
    /// any effect.
    pub fuse: Option<u32>,
    /// How often it was called.
    pub calls: u64,
    /// Every record that was written since this was last looked at.
    pub written: Vec<(String, String)>,
    size: usize,
}

impl Disk {
    /// A store with this in it, on the disk.
    #[must_use]
    pub fn holding(records: BTreeMap<String, String>) -> Self {
        let mut disk = Self {
            durable: records.clone(),
            now: records,
            ..Self::default()
        };
        disk.measure();
        disk
    }

    fn measure(&mut self) {
        self.size = self.now.iter().map(|(k, v)| k.len() + v.len()).sum();
    }

    /// Bytes of keys and values together.
    #[must_use]
    pub fn size(&self) -> usize {
        self.size
    }

    /// Whether whoever calls is dead by now.
    #[must_use]
    pub fn is_dead(&self) -> bool {
        self.fuse == Some(0)
    }

    /// Counts a call; fails where the process is dead, or dies at it.
    pub(crate) fn call(&mut self) -> Result<(), StoreError> {
        self.calls += 1;
        match &mut self.fuse {
            Some(0) => return Err(StoreError::Other("dead".to_owned())),
            Some(left) => *left -= 1,
            None => {}
        }
        if self.is_dead() {
            return Err(StoreError::Other("dead".to_owned()));
        }
        Ok(())
    }

    /// Puts everything on the disk.
    pub fn sync(&mut self) {
        for (key, value) in std::mem::take(&mut self.unsynced) {
            match value {
                Some(value) => self.durable.insert(key, value),
                None => self.durable.remove(&key),
            };
        }
    }

    /// The whole browser dies: only the first so many of the changes have reached the disk.
    pub fn crash(&mut self, reached: usize) {
        self.unsynced.truncate(reached);
        self.sync();
        self.now = self.durable.clone();
        self.measure();
    }

    /// Changes a record behind everybody's back, also on the disk.
    pub fn tamper(&mut self, key: &str, value: Option<String>) {
        for records in [&mut self.now, &mut self.durable] {
            match &value {
                Some(value) => records.insert(key.to_owned(), value.clone()),
                None => records.remove(key),
            };
        }
        self.unsynced.retain(|(one, _)| one != key);
        self.measure();
    }

    /// Forgets everything.
    pub fn wipe(&mut self) {
        *self = Self {
            calls: self.calls,
            ..Self::default()
        };
    }

    fn put(&mut self, key: &str, value: &str) -> Result<(), StoreError> {
        self.call()?;
        match &self.fault {
            Some(Fault::Refuses(error)) => return Err(error.clone()),
            Some(Fault::Lies) => return Ok(()),
            None => {}
        }
        let old = self.now.get(key).map_or(0, |old| key.len() + old.len());
        let size = self.size - old + key.len() + value.len();
        if self
            .quota
            .is_some_and(|quota| size > quota && size > self.size)
        {
            return Err(StoreError::Full);
        }
        self.size = size;
        self.now.insert(key.to_owned(), value.to_owned());
        self.written.push((key.to_owned(), value.to_owned()));
        self.unsynced.push((key.to_owned(), Some(value.to_owned())));
        Ok(())
    }

    fn remove(&mut self, key: &str) -> Result<(), StoreError> {
        self.call()?;
        match &self.fault {
            Some(Fault::Refuses(error)) => return Err(error.clone()),
            Some(Fault::Lies) => return Ok(()),
            None => {}
        }
        if let Some(old) = self.now.remove(key) {
            self.size -= key.len() + old.len();
            self.unsynced.push((key.to_owned(), None));
        }
        Ok(())
    }
}

/// A tab's way to the store.
#[derive(Clone, Debug, Default)]
pub struct Store(pub Rc<RefCell<Disk>>);

impl RecordStore for Store {
    fn keys(&self) -> Result<Vec<String>, StoreError> {
        let mut disk = self.0.borrow_mut();
        disk.call()?;
        Ok(disk.now.keys().cloned().collect())
    }

    fn get(&self, key: &str) -> Result<Option<String>, StoreError> {
        let mut disk = self.0.borrow_mut();
        disk.call()?;
        Ok(disk.now.get(key).cloned())
    }

    fn put(&mut self, key: &str, value: &str) -> Result<(), StoreError> {
        self.0.borrow_mut().put(key, value)
    }

    fn remove(&mut self, key: &str) -> Result<(), StoreError> {
        self.0.borrow_mut().remove(key)
    }

    fn reach(&self) -> SaveState {
        SaveState::Saved
    }
}
