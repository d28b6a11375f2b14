//! What stands in the stores while the workspace is locked: each text encrypted for itself, and bound
//! to the key under which it stands.
//!
//! `{"v":2,"x":"…","c":"…"}`: the frame of every record, of a version that only a release with the
//! lock can open; to any other it is one of a newer release and is left as it is. The data key is of
//! chance. It stands beside what it has encrypted, itself encrypted with the passphrase, in the
//! envelope of encrypted files. The cipher is not the browser's own, which answers later: a record is
//! written in the moment of the edit, or a tab that is closed right after a key would lose it.

use std::cell::Cell;
use std::fmt;
use std::rc::Rc;

use aes_gcm::aead::{Aead, KeyInit, Payload};
use aes_gcm::{Aes256Gcm, Nonce};
use base64ct::{Base64, Encoding};

use super::StoreError;
use super::journal::{Batch, LogEntry};
use super::key::PREFIX;
use super::record::checksum;

/// Where the encrypted data key stands, in both stores.
pub const MARKER: &str = "clausewise:1:lock";
/// Bytes of a data key.
pub const KEY_BYTES: usize = 32;
/// Bytes of a nonce, which are of chance and new for every text.
pub const TEXT_NONCE_BYTES: usize = 12;

const HEAD: &str = "{\"v\":2,\"x\":\"";
const SUM: &str = "\",\"c\":\"";
const END: &str = "\"}";
/// What is put before a text that this key does not open, so that it is taken for damaged.
const FOREIGN: &str = "sealed with another key: ";

/// A source of nonces; `None` where there is none.
pub type Chance = fn() -> Option<[u8; TEXT_NONCE_BYTES]>;

/// Encrypts and decrypts texts. A trait, so that the first part of the page knows no cipher.
pub trait Cipher {
    /// The text, encrypted and bound to its key; `None` where there is no chance.
    fn seal(&self, key: &str, text: &str) -> Option<String>;
    /// What was sealed; `None` where that was done with another data key, for another key, or the
    /// text was changed.
    fn open(&self, key: &str, sealed: &str) -> Option<String>;
}

/// AES-256-GCM with a data key.
pub struct DataKey {
    cipher: Aes256Gcm,
    chance: Chance,
}

impl DataKey {
    /// With these bytes as the key.
    #[must_use]
    pub fn new(bytes: [u8; KEY_BYTES], chance: Chance) -> Self {
        let cipher = Aes256Gcm::new(&bytes.into());
        Self { cipher, chance }
    }
}

impl Cipher for DataKey {
    fn seal(&self, key: &str, text: &str) -> Option<String> {
        let nonce = (self.chance)()?;
        let payload = Payload {
            msg: text.as_bytes(),
            aad: key.as_bytes(),
        };
        let sealed = self.cipher.encrypt(&Nonce::from(nonce), payload).ok()?;
        let bytes = [nonce.as_slice(), &sealed].concat();
        let body = [HEAD, &Base64::encode_string(&bytes), "\""].concat();
        let sum = checksum(key, &body);
        Some([&body, ",\"c\":\"", &sum, END].concat())
    }

    fn open(&self, key: &str, sealed: &str) -> Option<String> {
        let bytes = Base64::decode_vec(content(sealed)?).ok()?;
        let (nonce, sealed) = bytes.split_at_checked(TEXT_NONCE_BYTES)?;
        let nonce: [u8; TEXT_NONCE_BYTES] = nonce.try_into().ok()?;
        let payload = Payload {
            msg: sealed,
            aad: key.as_bytes(),
        };
        let text = self.cipher.decrypt(&Nonce::from(nonce), payload).ok()?;
        String::from_utf8(text).ok()
    }
}

fn content(text: &str) -> Option<&str> {
    let rest = text.strip_prefix(HEAD)?.strip_suffix(END)?;
    let (content, sum) = rest.rsplit_once(SUM)?;
    let is_base64 = |byte: u8| byte.is_ascii_alphanumeric() || b"+/=".contains(&byte);
    (sum.len() == 8 && content.bytes().all(is_base64)).then_some(content)
}

/// Whether a text is sealed, by whatever key.
#[must_use]
pub fn is_sealed(text: &str) -> bool {
    content(text).is_some()
}

/// The lock of a workspace that somebody has opened.
pub struct Seal {
    cipher: Box<dyn Cipher>,
    marker: String,
    seals: Cell<bool>,
}

impl fmt::Debug for Seal {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Nothing of the key.
        out.write_str("Seal")
    }
}

impl Seal {
    /// The lock with this cipher; `marker` is the encrypted data key.
    #[must_use]
    pub fn new(cipher: Box<dyn Cipher>, marker: String) -> Rc<Self> {
        Rc::new(Self {
            cipher,
            marker,
            seals: Cell::new(true),
        })
    }

    /// The encrypted data key.
    #[must_use]
    pub fn marker(&self) -> &str {
        &self.marker
    }

    /// Whether what is written from now on is sealed. What is read may be sealed or not.
    pub fn set_sealing(&self, seals: bool) {
        self.seals.set(seals);
    }

    /// Whether what is written is sealed.
    #[must_use]
    pub fn is_sealing(&self) -> bool {
        self.seals.get()
    }

    /// A text as it is to stand under a key.
    ///
    /// # Errors
    /// Where the browser has no chance to give.
    pub fn written(&self, key: &str, text: &str) -> Result<String, StoreError> {
        if !self.is_sealing() {
            return Ok(text.to_owned());
        }
        let reason = "this browser has no source of chance to encrypt with";
        let none = || StoreError::Other(reason.to_owned());
        self.cipher.seal(key, text).ok_or_else(none)
    }

    /// A text that stands under a key, as it was before it was sealed. What this lock does not open
    /// comes back as a damaged text that holds it.
    #[must_use]
    pub fn read(&self, key: &str, text: String) -> String {
        if !is_sealed(&text) {
            return text;
        }
        let opened = self.cipher.open(key, &text);
        opened.unwrap_or_else(|| [FOREIGN, &text].concat())
    }

    /// A batch as it is to stand in the log: with the encrypted data key, without which nothing in it
    /// could be read.
    ///
    /// # Errors
    /// Where the browser has no chance to give.
    pub fn written_batch(&self, batch: &mut Batch) -> Result<(), StoreError> {
        if !self.is_sealing() {
            return Ok(());
        }
        for entry in &mut batch.entries {
            entry.text = self.written(entry.key(), &entry.text)?;
        }
        batch.entries.push(self.entry());
        Ok(())
    }

    /// Entries of the log as they were before they were sealed.
    pub fn read_entries(&self, entries: &mut [LogEntry]) {
        for entry in entries {
            let sealed = std::mem::take(&mut entry.text);
            entry.text = self.read(entry.key(), sealed);
        }
    }

    /// The encrypted data key as an entry of the log.
    pub(super) fn entry(&self) -> LogEntry {
        LogEntry {
            name: MARKER.to_owned(),
            text: self.marker.clone(),
        }
    }

    /// A text under a key as it is to stand from now on; `None` where it stands so already, or was
    /// sealed with another key.
    pub(super) fn turned(&self, key: &str, text: &str) -> Result<Option<String>, StoreError> {
        match (self.is_sealing(), is_sealed(text)) {
            (true, false) => self.written(key, text).map(Some),
            (false, true) => Ok(self.cipher.open(key, text)),
            _ => Ok(None),
        }
    }
}

/// Whether what stands under a key is sealed where there is a lock: whatever may hold a word of
/// somebody's. Settings are not.
pub(super) fn holds_words(key: &str) -> bool {
    let letter = key
        .strip_prefix(PREFIX)
        .and_then(|rest| rest.split_once(':'));
    letter.is_some_and(|(letter, _)| letter != "s")
}
