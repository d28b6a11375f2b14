//! The browser behind the core's traits: clock, chance, cipher, storage, files, network and the page itself.
//! Nothing here decides anything.

pub mod chance;
pub mod cipher;
pub mod clock;
mod database;
pub mod disk;
pub mod files;
pub mod lasting;
pub mod log;
pub mod net;
pub mod office;
pub mod page;
pub mod shelf;
pub mod storage;
pub mod text;
