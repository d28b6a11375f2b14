//! The shelf of snapshots: two slots, each of which takes a text for good or not at all.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::future::{Future, ready};
use std::rc::Rc;
use std::task::{Context, Poll, Waker};

use clausewise::store::StoreError;
use clausewise::store::shelf::{self, Kept, Slot};

use crate::disk::Store;
use crate::{fallback, id};

/// What stands in the slots.
pub type Slots = [BTreeMap<String, String>; 2];

/// A tab's way to the shelf. Its calls wear down the same fuse as those of the store.
#[derive(Clone, Debug, Default)]
pub struct Shelf {
    /// What stands in the slots.
    pub slots: Rc<RefCell<Slots>>,
    /// Whether a call at which the process dies has had its effect.
    pub takes_unheard: bool,
    /// Whether it takes nothing.
    pub is_full: bool,
    /// Where the process does everything else.
    pub store: Store,
}

fn place(slot: Slot) -> usize {
    match slot {
        Slot::First => 0,
        Slot::Second => 1,
    }
}

impl Shelf {
    /// A shelf with this in it, beside that store.
    #[must_use]
    pub fn holding(slots: Slots, store: &Store) -> Self {
        Self {
            slots: Rc::new(RefCell::new(slots)),
            store: store.clone(),
            ..Self::default()
        }
    }

    fn change(&self, change: impl FnOnce(&mut Slots)) -> Result<(), StoreError> {
        let was_alive = !self.store.0.borrow().is_dead();
        let heard = self.store.0.borrow_mut().call();
        if heard.is_ok() || (was_alive && self.takes_unheard) {
            change(&mut self.slots.borrow_mut());
        }
        heard
    }

    /// The history of an assessment, by its number, as somebody sees it who only looks.
    #[must_use]
    pub fn history(&self, number: usize) -> Kept {
        let slots = self.slots.borrow().clone();
        let looked = Self::holding(slots, &Store::default());
        at_once(shelf::history(&looked, &id(number), &fallback())).unwrap()
    }
}

impl shelf::Shelf for Shelf {
    fn names(
        &self,
        slot: Slot,
        prefix: &str,
    ) -> impl Future<Output = Result<Vec<String>, StoreError>> {
        let called = self.store.0.borrow_mut().call();
        let slots = self.slots.borrow();
        let names = slots[place(slot)].keys();
        let names = names.filter(|name| name.starts_with(prefix)).cloned();
        ready(called.map(|()| names.collect()))
    }

    fn get(
        &self,
        slot: Slot,
        name: &str,
    ) -> impl Future<Output = Result<Option<String>, StoreError>> {
        let called = self.store.0.borrow_mut().call();
        let text = self.slots.borrow()[place(slot)].get(name).cloned();
        ready(called.map(|()| text))
    }

    fn put(
        &self,
        slot: Slot,
        name: &str,
        text: &str,
    ) -> impl Future<Output = Result<(), StoreError>> {
        if self.is_full {
            return ready(Err(StoreError::Full));
        }
        ready(self.change(|slots| {
            slots[place(slot)].insert(name.to_owned(), text.to_owned());
        }))
    }

    fn remove(&self, slot: Slot, name: &str) -> impl Future<Output = Result<(), StoreError>> {
        ready(self.change(|slots| {
            slots[place(slot)].remove(name);
        }))
    }
}

/// Runs what never has to wait.
///
/// # Panics
/// Where it does.
pub fn at_once<T>(future: impl Future<Output = T>) -> T {
    let mut future = std::pin::pin!(future);
    match future
        .as_mut()
        .poll(&mut Context::from_waker(Waker::noop()))
    {
        Poll::Ready(value) => value,
        Poll::Pending => panic!("it waits"),
    }
}
