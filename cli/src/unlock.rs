//! Opens encrypted files. The page has the browser's cipher for this, the command line its own.

use std::path::Path;

use aes_gcm::aead::{Aead, KeyInit, Payload};
use aes_gcm::{Aes256Gcm, Nonce};
use clausewise::exchange::{Envelope, Refusal};
use sha2::Sha256;
use unicode_normalization::UnicodeNormalization;

use crate::input::{Failure, read};

/// The passphrase in a file: its text without space around it, however its letters are composed.
pub(crate) fn passphrase(path: &Path) -> Result<String, Failure> {
    let bytes = read(path)?;
    let text = std::str::from_utf8(&bytes).map_err(|error| {
        let error = std::io::Error::new(std::io::ErrorKind::InvalidData, error);
        Failure::File(path.to_owned(), error)
    })?;
    Ok(text.trim().nfc().collect())
}

/// What is in an envelope.
pub(crate) fn unlock(envelope: &Envelope, passphrase: &str) -> Result<Vec<u8>, Refusal> {
    let lock = &envelope.lock;
    let mut key = [0; 32];
    pbkdf2::pbkdf2_hmac::<Sha256>(passphrase.as_bytes(), &lock.salt, lock.iterations, &mut key);
    let locked = Payload {
        msg: &envelope.ciphertext,
        aad: envelope.header.as_bytes(),
    };
    Aes256Gcm::new(&key.into())
        .decrypt(&Nonce::from(lock.nonce), locked)
        .map_err(|_| Refusal::Passphrase)
}
