//! The browser's cipher behind the core's envelope: the key from a passphrase, and text in and out.

use js_sys::{Array, ArrayBuffer, JsString, Object, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{CryptoKey, SubtleCrypto};

use crate::exchange::{Envelope, Lock};

/// Why the browser has not locked or unlocked something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Failure {
    /// It has no cipher for this page; without HTTPS, browsers give none.
    Unavailable,
    /// The key does not fit what is locked.
    Refused,
}

/// Encrypts a text; the tag stands behind it.
///
/// # Errors
/// Where the browser has no cipher for this page.
pub async fn lock(passphrase: &str, lock: &Lock, text: &[u8]) -> Result<Vec<u8>, Failure> {
    let unavailable = |_| Failure::Unavailable;
    let subtle = subtle()?;
    let key = key(&subtle, passphrase, lock).await.map_err(unavailable)?;
    let parameters = parameters(lock, &lock.header()).map_err(unavailable)?;
    let promise = subtle
        .encrypt_with_object_and_js_u8_array(&parameters, &key, &Uint8Array::from(text))
        .map_err(unavailable)?;
    JsFuture::from(promise)
        .await
        .map(bytes)
        .map_err(unavailable)
}

/// Decrypts what is in an envelope.
///
/// # Errors
/// Where the passphrase is not the right one, somebody has changed the envelope, or the browser has
/// no cipher for this page.
pub async fn unlock(passphrase: &str, envelope: &Envelope) -> Result<Vec<u8>, Failure> {
    let unavailable = |_| Failure::Unavailable;
    let subtle = subtle()?;
    let lock = &envelope.lock;
    let key = key(&subtle, passphrase, lock).await.map_err(unavailable)?;
    let parameters = parameters(lock, &envelope.header).map_err(unavailable)?;
    let locked = Uint8Array::from(envelope.ciphertext.as_slice());
    let promise = subtle
        .decrypt_with_object_and_js_u8_array(&parameters, &key, &locked)
        .map_err(unavailable)?;
    let refused = |_| Failure::Refused;
    JsFuture::from(promise).await.map(bytes).map_err(refused)
}

/// The browser's ciphers.
fn subtle() -> Result<SubtleCrypto, Failure> {
    web_sys::window()
        .and_then(|window| window.crypto().ok())
        .map(|crypto| crypto.subtle())
        .filter(|subtle| subtle.is_object())
        .ok_or(Failure::Unavailable)
}

/// Works the key out, which takes a while on purpose.
async fn key(subtle: &SubtleCrypto, passphrase: &str, lock: &Lock) -> Result<CryptoKey, JsValue> {
    let derivation = JsString::from("PBKDF2");
    // The same passphrase, however the keyboard composes its letters.
    let passphrase = String::from(JsString::from(passphrase.trim()).normalize("NFC"));
    let secret = subtle.import_key_with_str(
        "raw",
        &Uint8Array::from(passphrase.as_bytes()),
        "PBKDF2",
        false,
        &Array::of1(&"deriveKey".into()),
    )?;
    let secret: CryptoKey = JsFuture::from(secret).await?.unchecked_into();
    let method = object(&[
        ("name", derivation.into()),
        ("hash", "SHA-256".into()),
        ("salt", Uint8Array::from(lock.salt.as_slice()).into()),
        ("iterations", lock.iterations.into()),
    ])?;
    let cipher = object(&[("name", "AES-GCM".into()), ("length", 256.into())])?;
    let uses = Array::of2(&"encrypt".into(), &"decrypt".into());
    let key = subtle.derive_key_with_object_and_object(&method, &secret, &cipher, false, &uses)?;
    Ok(JsFuture::from(key).await?.unchecked_into())
}

fn parameters(lock: &Lock, header: &str) -> Result<Object, JsValue> {
    object(&[
        ("name", "AES-GCM".into()),
        ("iv", Uint8Array::from(lock.nonce.as_slice()).into()),
        ("additionalData", Uint8Array::from(header.as_bytes()).into()),
    ])
}

fn object(fields: &[(&str, JsValue)]) -> Result<Object, JsValue> {
    let object = Object::new();
    for (name, value) in fields {
        Reflect::set(&object, &JsString::from(*name), value)?;
    }
    Ok(object)
}

fn bytes(buffer: JsValue) -> Vec<u8> {
    Uint8Array::new(buffer.unchecked_ref::<ArrayBuffer>()).to_vec()
}
