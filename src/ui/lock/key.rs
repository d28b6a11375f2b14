//! The data key: made, encrypted with the passphrase, and decrypted again.

use std::rc::Rc;

use crate::exchange::{Envelope, ITERATIONS, Incoming, Lock, NONCE_BYTES, SALT_BYTES, identify};
use crate::platform::chance;
use crate::platform::cipher::{self, Failure};
use crate::store::seal::{DataKey, KEY_BYTES, Seal};

fn seal(bytes: [u8; KEY_BYTES], marker: String) -> Rc<Seal> {
    Seal::new(Box::new(DataKey::new(bytes, chance::bytes)), marker)
}

/// A new data key, encrypted with a passphrase.
pub(super) async fn new(passphrase: &str) -> Result<Rc<Seal>, Failure> {
    let lock = Lock {
        iterations: ITERATIONS,
        salt: chance::bytes::<SALT_BYTES>().ok_or(Failure::Unavailable)?,
        nonce: chance::bytes::<NONCE_BYTES>().ok_or(Failure::Unavailable)?,
    };
    let bytes = chance::bytes::<KEY_BYTES>().ok_or(Failure::Unavailable)?;
    let encrypted = cipher::lock(passphrase, &lock, &bytes).await?;
    Ok(seal(bytes, lock.envelope(&encrypted)))
}

/// The envelope of an encrypted data key; `None` where that is damaged.
pub(crate) fn envelope(marker: &str) -> Option<Envelope> {
    match identify(marker.as_bytes()) {
        Ok(Incoming::Encrypted(envelope)) => Some(envelope),
        _ => None,
    }
}

/// The lock of which this is the encrypted data key, once that is decrypted.
pub(crate) fn opened(bytes: &[u8], marker: &str) -> Option<Rc<Seal>> {
    Some(seal(bytes.try_into().ok()?, marker.to_owned()))
}

/// The lock that a passphrase opens, of those whose encrypted data keys were found.
pub(super) async fn open(passphrase: &str, markers: &[String]) -> Result<Rc<Seal>, Failure> {
    let mut failure = Failure::Refused;
    for marker in markers {
        let Some(envelope) = envelope(marker) else {
            continue;
        };
        match cipher::unlock(passphrase, &envelope).await {
            Ok(bytes) => return opened(&bytes, marker).ok_or(Failure::Refused),
            Err(why) => failure = why,
        }
    }
    Err(failure)
}
