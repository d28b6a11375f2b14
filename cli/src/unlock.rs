//! Opens encrypted files. The page has the browser's cipher for this, the command line its own.

use aes_gcm::aead::{Aead, KeyInit, Payload};
use aes_gcm::{Aes256Gcm, Nonce};
use clausewise::exchange::{Envelope, Refusal};
use sha2::Sha256;

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
