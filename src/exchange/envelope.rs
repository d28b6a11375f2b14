//! The encrypted form of an export: an envelope that says how it was locked.
//!
//! No cipher in here: the page uses the browser's, the command line its own, and both give and take
//! bytes. What is here decides what an envelope may look like and what of it is authenticated.
//! `docs/format.md` has the form, `docs/decrypt.py` opens one without Clausewise.

use base64ct::{Base64, Encoding};
use serde_json::Value;

use super::MAX_DEPTH;
use super::canonical::canonical_without;
use super::decode::required;
use super::integrity::{self, Integrity};
use super::json::{Members, parse};
use super::reader::{Limits, Reader};
use super::refusal::Refusal;
use super::version::check_version;
use super::writer::Writer;

/// What an encrypted file says that it is.
pub(super) const FORMAT: &str = "clausewise-encrypted";
/// How the key comes from the passphrase.
const DERIVATION: &str = "PBKDF2-HMAC-SHA-256";
/// How the export is encrypted with it.
const CIPHER: &str = "AES-256-GCM";
/// The field of the encrypted export.
const CIPHERTEXT: &str = "ciphertext";

/// The fewest rounds of the derivation: fewer would let guesses be tried too fast.
pub const MIN_ITERATIONS: u32 = 600_000;
/// The most rounds: more would only stop the page of whoever opens the file.
pub const MAX_ITERATIONS: u32 = 10_000_000;
/// The rounds that are written.
pub const ITERATIONS: u32 = 1_000_000;
/// Bytes of a salt.
pub const SALT_BYTES: usize = 16;
/// Bytes of a nonce.
pub const NONCE_BYTES: usize = 12;
/// Bytes that the cipher adds, which show every change.
const TAG_BYTES: usize = 16;

/// How an envelope is locked. Salt and nonce are of chance, new for every envelope.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lock {
    /// Rounds of the derivation.
    pub iterations: u32,
    /// Makes the key another one for every file.
    pub salt: [u8; SALT_BYTES],
    /// Makes the encryption another one for every file.
    pub nonce: [u8; NONCE_BYTES],
}

/// An envelope that was read and is still locked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Envelope {
    /// How it is locked.
    pub lock: Lock,
    /// All that it says in the clear, in canonical form: authenticated, not encrypted.
    pub header: String,
    /// The encrypted export and the tag behind it.
    pub ciphertext: Vec<u8>,
}

impl Lock {
    /// What the cipher has to authenticate besides the export.
    #[must_use]
    pub fn header(&self) -> String {
        match parse(&self.write(None, ""), MAX_DEPTH) {
            Ok(Value::Object(root)) => header(&root),
            _ => String::new(),
        }
    }

    /// The file, around the encrypted export and its tag.
    #[must_use]
    pub fn envelope(&self, ciphertext: &[u8]) -> String {
        let draft = self.write(Some(ciphertext), "");
        let sum = match parse(&draft, MAX_DEPTH) {
            Ok(Value::Object(root)) => integrity::checksum(&root, &[integrity::FIELD]),
            _ => String::new(),
        };
        self.write(Some(ciphertext), &sum)
    }

    fn write(&self, ciphertext: Option<&[u8]>, sum: &str) -> String {
        let mut out = Writer::lines();
        out.open('{');
        out.text_field("format", FORMAT);
        out.key("version");
        out.raw("1");
        out.text_field(integrity::FIELD, sum);
        out.key("derivation");
        out.open('{');
        out.text_field("name", DERIVATION);
        out.key("iterations");
        out.raw(&self.iterations.to_string());
        out.text_field("salt", &Base64::encode_string(&self.salt));
        out.close('}');
        out.key("cipher");
        out.open('{');
        out.text_field("name", CIPHER);
        out.text_field("nonce", &Base64::encode_string(&self.nonce));
        out.close('}');
        if let Some(ciphertext) = ciphertext {
            out.text_field(CIPHERTEXT, &Base64::encode_string(ciphertext));
        }
        out.close('}');
        let mut text = out.finish();
        text.push('\n');
        text
    }
}

fn header(root: &Members) -> String {
    canonical_without(root, &[integrity::FIELD, CIPHERTEXT])
}

/// Reads an envelope from a file's root.
pub(super) fn read(mut root: Members) -> Result<Envelope, Refusal> {
    check_version(root.get("version"))?;
    // Damage is told from a wrong passphrase, so that nobody doubts their own memory.
    match integrity::judge(&root, &[integrity::FIELD]) {
        Integrity::Undamaged => {}
        Integrity::Changed => return Err(Refusal::Damaged),
        Integrity::Absent => {
            let mut reader = Reader::new(Limits::KEPT);
            required(&mut reader, &mut root, integrity::FIELD, Reader::string);
            return Err(reader.refusal());
        }
    }
    let header = header(&root);
    let mut reader = Reader::new(Limits::KEPT);
    let derivation = required(&mut reader, &mut root, "derivation", derivation);
    let nonce = required(&mut reader, &mut root, "cipher", cipher);
    let ciphertext = required(&mut reader, &mut root, CIPHERTEXT, ciphertext);
    match (derivation, nonce, ciphertext) {
        (Some((iterations, salt)), Some(nonce), Some(ciphertext)) if reader.is_clean() => {
            Ok(Envelope {
                lock: Lock {
                    iterations,
                    salt,
                    nonce,
                },
                header,
                ciphertext,
            })
        }
        _ => Err(reader.refusal()),
    }
}

fn derivation(reader: &mut Reader, value: Value) -> Option<(u32, [u8; SALT_BYTES])> {
    let mut map = reader.object(value)?;
    named(reader, &mut map, DERIVATION);
    let iterations = required(reader, &mut map, "iterations", iterations);
    let salt = bytes(reader, &mut map, "salt");
    Some((iterations?, salt?))
}

fn cipher(reader: &mut Reader, value: Value) -> Option<[u8; NONCE_BYTES]> {
    let mut map = reader.object(value)?;
    named(reader, &mut map, CIPHER);
    bytes(reader, &mut map, "nonce")
}

/// Checks that a part is done in the one way that there is.
fn named(reader: &mut Reader, map: &mut Members, name: &'static str) {
    let found = required(reader, map, "name", Reader::string);
    if found.is_some_and(|found| found != name) {
        reader.enter("name");
        reader.problem(&["must be \"", name, "\""].concat());
        reader.leave();
    }
}

fn iterations(reader: &mut Reader, value: Value) -> Option<u32> {
    let number = value.as_u64().and_then(|number| u32::try_from(number).ok());
    let number = number.filter(|number| (MIN_ITERATIONS..=MAX_ITERATIONS).contains(number));
    if number.is_none() {
        let range = format!("a whole number from {MIN_ITERATIONS} to {MAX_ITERATIONS}");
        reader.mismatch(&range, &value);
    }
    number
}

/// Exactly so many bytes.
fn bytes<const N: usize>(
    reader: &mut Reader,
    map: &mut Members,
    name: &'static str,
) -> Option<[u8; N]> {
    let bytes = required(reader, map, name, base64)?;
    let bytes = bytes.try_into().ok();
    if bytes.is_none() {
        reader.enter(name);
        reader.problem(&format!("must be {N} bytes"));
        reader.leave();
    }
    bytes
}

fn ciphertext(reader: &mut Reader, value: Value) -> Option<Vec<u8>> {
    let bytes = base64(reader, value)?;
    if bytes.len() <= TAG_BYTES {
        reader.problem("is too short to hold anything");
    }
    Some(bytes)
}

/// Base64 with its padding and nothing else: there is one spelling for every value.
fn base64(reader: &mut Reader, value: Value) -> Option<Vec<u8>> {
    let text = reader.string(value)?;
    let bytes = Base64::decode_vec(&text).ok();
    if bytes.is_none() {
        reader.problem("must be Base64");
    }
    bytes
}
