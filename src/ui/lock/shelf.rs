//! The history of a workspace that may be locked.

use crate::platform::shelf::BrowserShelf;
use crate::store::StoreError;
use crate::store::shelf::{Shelf, Slot};
use crate::ui::app::App;
use crate::ui::keeping::Keeping;

/// The browser's shelf behind the lock, where there is one. The lock is looked up with every call:
/// somebody may switch it on or off while a snapshot is taken.
pub(crate) struct OwnShelf {
    shelf: BrowserShelf,
    app: App,
}

impl OwnShelf {
    /// Opens the shelf, and makes it where there is none.
    pub(crate) async fn open(app: App) -> Result<Self, StoreError> {
        let shelf = BrowserShelf::open().await?;
        Ok(Self { shelf, app })
    }
}

impl Shelf for OwnShelf {
    async fn names(&self, slot: Slot, prefix: &str) -> Result<Vec<String>, StoreError> {
        self.shelf.names(slot, prefix).await
    }

    async fn get(&self, slot: Slot, name: &str) -> Result<Option<String>, StoreError> {
        let text = self.shelf.get(slot, name).await?;
        let seal = self.app.kept(Keeping::seal).flatten();
        Ok(text.map(|text| match seal {
            Some(seal) => seal.read(name, text),
            None => text,
        }))
    }

    async fn put(&self, slot: Slot, name: &str, text: &str) -> Result<(), StoreError> {
        match self.app.kept(Keeping::seal).flatten() {
            Some(seal) => self.shelf.put(slot, name, &seal.written(name, text)?).await,
            None => self.shelf.put(slot, name, text).await,
        }
    }

    async fn remove(&self, slot: Slot, name: &str) -> Result<(), StoreError> {
        self.shelf.remove(slot, name).await
    }
}
