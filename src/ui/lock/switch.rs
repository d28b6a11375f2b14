//! Switching the lock on and off while the page runs.

use std::rc::Rc;

use super::key;
use crate::platform::log::Log;
use crate::platform::shelf::BrowserShelf;
use crate::platform::storage::BrowserStore;
use crate::platform::{lasting, page};
use crate::report::words::count;
use crate::store::lock::AtRest;
use crate::store::seal::Seal;
use crate::store::{RecordStore, SaveState, StoreError, Vault};
use crate::ui::app::App;
use crate::ui::keeping::Keeping;

/// Between two looks whether everything is saved, in milliseconds, and how many of them.
const PAUSE_MS: i32 = 50;
const LOOKS: usize = 100;

const NO_CIPHER: &str = "This browser lets pages encrypt over HTTPS alone. Ask whoever hosts Clausewise here for an address with HTTPS, and try again there.";
const NOT_SAVED: &str =
    "Not everything is saved in both of the browser’s stores just now. Nothing was changed.";

/// Everything that is stored, within reach.
struct Stores {
    store: BrowserStore,
    log: Log,
    shelf: BrowserShelf,
}

impl Stores {
    async fn open(app: App) -> Result<Self, StoreError> {
        let log = app.kept(Keeping::log).flatten();
        Ok(Self {
            store: BrowserStore::probe()?,
            log: log.ok_or(StoreError::Blocked)?,
            shelf: BrowserShelf::open().await?,
        })
    }

    fn at_rest(&mut self) -> AtRest<'_, Log, BrowserShelf> {
        AtRest {
            store: &mut self.store,
            log: Some(&self.log),
            shelf: Some(&self.shelf),
        }
    }
}

/// Encrypts everything that is stored, from now on. What was done, or why nothing was.
pub(crate) async fn switch_on(app: App, passphrase: &str) -> Result<String, String> {
    alone().await?;
    app.flush();
    let seal = key::new(passphrase).await.map_err(|_| NO_CIPHER)?;
    let mut stores = Stores::open(app).await.map_err(|_| NOT_SAVED)?;
    let announced = stores.at_rest().announce(&seal).await;
    // A tab that has been opened since finds the lock.
    let ready = match announced.map_err(|why| why.text()) {
        Ok(()) => alone().await,
        Err(why) => Err(why),
    };
    if let Err(why) = ready {
        return Err(undone(&mut stores, &why).await);
    }
    let vault = Vault::new(Box::new(stores.store), Rc::clone(&seal));
    if !change_lock(app, || Box::new(vault), Some(&seal)).await {
        return Err(undone(&mut stores, NOT_SAVED).await);
    }
    match stores.at_rest().turn(&seal).await {
        Ok(counted) => Ok([
            "Locked. ",
            &count(counted.all(), "stored text was", "stored texts were"),
            " encrypted and read again: none of them can be read without the passphrase.",
        ]
        .concat()),
        Err(why) => {
            let text = match switch_off(app).await {
                Ok(_) => "The lock was not switched on: ",
                Err(_) => {
                    "The lock is on, but not everything is encrypted yet; it is tried again with the next start. "
                }
            };
            Err([text, &why.text()].concat())
        }
    }
}

/// Decrypts everything that is stored. What was done, or why it was not.
pub(crate) async fn switch_off(app: App) -> Result<String, String> {
    alone().await?;
    let Some(seal) = app.kept(Keeping::seal).flatten() else {
        return Err("There is no lock.".to_owned());
    };
    app.flush();
    let mut stores = Stores::open(app).await.map_err(|_| NOT_SAVED)?;
    seal.set_sealing(false);
    let outcome = decrypt(app, &mut stores, &seal).await;
    if outcome.is_err() {
        // As it was; what could not be encrypted again is with the next start.
        seal.set_sealing(true);
        let _ = stores.at_rest().turn(&seal).await;
    }
    outcome
}

async fn decrypt(app: App, stores: &mut Stores, seal: &Rc<Seal>) -> Result<String, String> {
    let still = |why: StoreError| ["The lock is still on: ", &why.text()].concat();
    let counted = stores.at_rest().turn(seal).await.map_err(still)?;
    let store = stores.store;
    if !change_lock(app, || Box::new(store), None).await {
        return Err(NOT_SAVED.to_owned());
    }
    // Where it stays, the next start asks for the passphrase once more, and nothing is lost.
    stores.at_rest().retract().await.map_err(still)?;
    let number = count(counted.all(), "stored text", "stored texts");
    Ok([
        "The lock is off. ",
        &number,
        " can be read again without a passphrase.",
    ]
    .concat())
}

/// Takes the announcement back.
async fn undone(stores: &mut Stores, why: &str) -> String {
    let _ = stores.at_rest().retract().await;
    why.to_owned()
}

/// Gives the keeper another store and lock once nothing is under way.
async fn change_lock(
    app: App,
    store: impl FnOnce() -> Box<dyn RecordStore>,
    seal: Option<&Rc<Seal>>,
) -> bool {
    for _ in 0..LOOKS {
        if app.kept(Keeping::state) == Some(SaveState::Saved) {
            let store = store();
            let changed = app.tell(|keep| keep.change_lock(store, seal.cloned()));
            return changed == Some(true);
        }
        page::wait(PAUSE_MS).await;
    }
    false
}

/// What another tab would write meanwhile, it would write as it is used to.
async fn alone() -> Result<(), String> {
    match lasting::other_tabs().await {
        None | Some(0) => Ok(()),
        Some(number) => Err([
            "Clausewise is open in ",
            &count(number as usize, "other tab", "other tabs"),
            ". Close it, then try again. Nothing was changed.",
        ]
        .concat()),
    }
}
