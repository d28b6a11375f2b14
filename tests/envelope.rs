//! Encrypted files: only the right passphrase opens them, every change is noticed, and nobody is
//! made to wait for ever. The cipher here is another one than the browser's.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic
)]

mod assessments;

use std::process::Command;
use std::rc::Rc;
use std::sync::LazyLock;

use aes_gcm::aead::{Aead, KeyInit, Payload};
use aes_gcm::{Aes256Gcm, Nonce};
use assessments::{SEALED, read};
use clausewise::exchange::{
    Envelope, ITERATIONS, Incoming, Lock, MAX_ITERATIONS, MIN_ITERATIONS, Refusal, identify,
    passphrase,
};
use clausewise::store::memory::Memory;
use clausewise::store::seal::{DataKey, MARKER, Seal, is_sealed};
use clausewise::store::{
    self as record, LogEntry, NotARecord, RecordStore, Vault, markers_in, unsealed,
};
use serde_json::{Value, json};
use sha2::Sha256;

const PASSPHRASE: &str = "correct horse battery staple 2026";

type Key = [u8; 32];

fn key(passphrase: &str, lock: &Lock) -> Key {
    let mut key = Key::default();
    let bytes = passphrase.as_bytes();
    pbkdf2::pbkdf2_hmac::<Sha256>(bytes, &lock.salt, lock.iterations, &mut key);
    key
}

fn locked(text: &str, key: &Key, lock: &Lock) -> String {
    let aad = lock.header();
    let payload = Payload {
        msg: text.as_bytes(),
        aad: aad.as_bytes(),
    };
    let cipher = Aes256Gcm::new(&(*key).into());
    let nonce = Nonce::from(lock.nonce);
    lock.envelope(&cipher.encrypt(&nonce, payload).unwrap())
}

fn unlocked(envelope: &Envelope, key: &Key) -> Option<Vec<u8>> {
    let payload = Payload {
        msg: &envelope.ciphertext,
        aad: envelope.header.as_bytes(),
    };
    let cipher = Aes256Gcm::new(&(*key).into());
    cipher
        .decrypt(&Nonce::from(envelope.lock.nonce), payload)
        .ok()
}

fn lock() -> Lock {
    Lock {
        iterations: MIN_ITERATIONS,
        salt: *b"salt of 16 bytes",
        nonce: *b"12 of nonce.",
    }
}

/// A locked file and its key, worked out once: that takes a while on purpose.
static FILE: LazyLock<(String, Key)> = LazyLock::new(|| {
    let key = key(PASSPHRASE, &lock());
    (locked(SEALED, &key, &lock()), key)
});

fn envelope(text: &str) -> Result<Envelope, Refusal> {
    match identify(text.as_bytes())? {
        Incoming::Encrypted(envelope) => Ok(envelope),
        other => panic!("{other:?}"),
    }
}

/// The file with a change and a checksum that fits it, as an attacker would make it.
fn forged(change: impl FnOnce(&mut Value)) -> String {
    let mut tree: Value = serde_json::from_str(&FILE.0).unwrap();
    change(&mut tree);
    let map = tree.as_object_mut().unwrap();
    map.remove("sha256");
    let text = serde_json_canonicalizer::to_string(&tree).unwrap();
    let sum = <Sha256 as sha2::Digest>::digest(text.as_bytes());
    let sum: String = sum.iter().map(|byte| format!("{byte:02x}")).collect();
    tree["sha256"] = json!(sum);
    tree.to_string()
}

#[test]
fn the_right_passphrase_opens_it_and_another_does_not() {
    let (file, right) = &*FILE;
    let envelope = envelope(file).unwrap();
    assert_eq!(envelope.lock, lock());
    assert_eq!(envelope.header, lock().header());
    let text = unlocked(&envelope, right).unwrap();
    assert_eq!(text, SEALED.as_bytes());
    assert_eq!(
        read(&text).unwrap().assessment,
        read(SEALED.as_bytes()).unwrap().assessment
    );
    assert_eq!(key(PASSPHRASE, &envelope.lock), *right);
    let wrong = key("correct horse battery staple 2025", &envelope.lock);
    assert_eq!(unlocked(&envelope, &wrong), None);
    assert_eq!(read(file.as_bytes()), Err(Refusal::Encrypted));
    for secret in ["XYZ", "Ada", "Seen on", "018f3c2e"] {
        assert!(
            SEALED.contains(secret) && !file.contains(secret),
            "{secret}"
        );
    }
}

#[test]
fn every_flipped_bit_is_noticed() {
    let (file, right) = &*FILE;
    for at in 0..file.len() {
        for bit in 0..8 {
            let mut bytes = file.as_bytes().to_vec();
            bytes[at] ^= 1 << bit;
            if let Ok(Incoming::Encrypted(envelope)) = identify(&bytes) {
                panic!("bit {bit} of byte {at}: {:?}", unlocked(&envelope, right));
            }
        }
    }
    for cut in 0..file.trim_end().len() {
        assert!(identify(&file.as_bytes()[..cut]).is_err(), "{cut}");
    }
}

#[test]
fn damage_is_told_from_a_wrong_passphrase() {
    let (file, _) = &*FILE;
    let place = file.find("\"ciphertext\": \"").unwrap() + 20;
    let mut damaged = file.clone();
    let other = if damaged.as_bytes()[place] == b'A' {
        "B"
    } else {
        "A"
    };
    damaged.replace_range(place..=place, other);
    let refusal = envelope(&damaged).unwrap_err();
    assert_eq!(refusal, Refusal::Damaged);
    assert!(refusal.explanation().contains("another copy"));
    assert!(Refusal::Passphrase.explanation().contains("try again"));
}

#[test]
fn all_that_stands_in_the_clear_is_authenticated() {
    let right = &FILE.1;
    let same = forged(|_| {});
    assert!(
        unlocked(&envelope(&same).unwrap(), right).is_some(),
        "space does not count"
    );
    let changes: [fn(&mut Value); 5] = [
        |file| file["later"] = json!("added"),
        |file| file["derivation"]["later"] = json!(1),
        |file| file["derivation"]["iterations"] = json!(MIN_ITERATIONS + 1),
        |file| file["derivation"]["salt"] = json!("c2FsdCBvZiAxNiBieXRlcw=="),
        |file| file["cipher"]["nonce"] = json!("MTIgb2Ygbm9uY2Uh"),
    ];
    for (number, change) in changes.into_iter().enumerate() {
        let envelope = envelope(&forged(change)).unwrap();
        let changed = number != 3;
        assert_eq!(unlocked(&envelope, right).is_none(), changed, "{number}");
    }
}

#[test]
fn what_cannot_be_right_is_named_with_its_place() {
    let cases: [(&str, Value, &str); 14] = [
        ("/version", json!(2), ""),
        (
            "/derivation",
            json!([]),
            "$.derivation: must be an object, not a list",
        ),
        (
            "/derivation/name",
            json!("scrypt"),
            "$.derivation.name: must be \"PBKDF2-HMAC-SHA-256\"",
        ),
        (
            "/derivation/iterations",
            json!(MIN_ITERATIONS - 1),
            "$.derivation.iterations: must be a whole number from 600000 to 10000000, not 599999",
        ),
        (
            "/derivation/iterations",
            json!(MAX_ITERATIONS + 1),
            "$.derivation.iterations: must be a whole number from 600000 to 10000000, not 10000001",
        ),
        (
            "/derivation/iterations",
            json!(4_294_967_296_u64 + u64::from(ITERATIONS)),
            "$.derivation.iterations: must be a whole number from 600000 to 10000000, not 4295967296",
        ),
        (
            "/derivation/iterations",
            Value::Null,
            "$.derivation.iterations: is missing",
        ),
        (
            "/derivation/salt",
            json!("c2hvcnQ="),
            "$.derivation.salt: must be 16 bytes",
        ),
        (
            "/derivation/salt",
            json!("c2FsdCBvZiAxNiBieXRlcw"),
            "$.derivation.salt: must be Base64",
        ),
        (
            "/cipher/name",
            json!("AES-256-CBC"),
            "$.cipher.name: must be \"AES-256-GCM\"",
        ),
        (
            "/cipher/nonce",
            json!(""),
            "$.cipher.nonce: must be 12 bytes",
        ),
        (
            "/cipher/nonce",
            json!("MTIgb2Ygbm9uY2U\n"),
            "$.cipher.nonce: must be Base64",
        ),
        (
            "/ciphertext",
            json!("AAAAAAAAAAAAAAAAAAAAAA=="),
            "$.ciphertext: is too short to hold anything",
        ),
        // The last letter has bits that no byte has.
        (
            "/ciphertext",
            json!("AAAAAAAAAAAAAAAAAAAAAAAAAAB="),
            "$.ciphertext: must be Base64",
        ),
    ];
    for (place, value, message) in cases {
        let file = forged(|tree| *tree.pointer_mut(place).unwrap() = value);
        match envelope(&file).unwrap_err() {
            Refusal::Newer { version: 2 } => assert_eq!(message, ""),
            refusal => {
                let found: Vec<String> =
                    refusal.problems().iter().map(ToString::to_string).collect();
                assert_eq!(found, [message]);
            }
        }
    }
    let bare = forged(|_| {}).replace("\"sha256\"", "\"sha255\"");
    let refusal = envelope(&bare).unwrap_err();
    assert_eq!(refusal.problems()[0].to_string(), "$.sha256: is missing");
    assert_eq!(
        identify(br#"{"format":"clausewise-encrypted","version":1}"#)
            .unwrap_err()
            .code(),
        "E_VALUE"
    );
}

#[test]
fn six_words_are_drawn_evenly_from_a_list() {
    let list: String = (0..7_776).map(|n| format!("word{n}\n")).collect();
    let mut numbers = [u32::MAX, 0, 7_775, 7_776, u32::MAX - 1, 1, 2, 3].into_iter();
    let drawn = passphrase::draw(&list, &mut || numbers.next().unwrap()).unwrap();
    assert_eq!(drawn, "word0 word7775 word0 word1 word2 word3");
    assert_eq!(passphrase::draw("one\ntwo\n", &mut || 0), None);
    assert_eq!(passphrase::objection(&drawn), None);
    assert!(passphrase::objection("   short      ").is_some());
    assert!(passphrase::objection("elevenchars").is_some());
    assert_eq!(passphrase::objection("twelve chars"), None);
}

#[test]
fn no_word_comes_more_often_because_numbers_end_somewhere() {
    // Of the 2^32 numbers the last 295 would give the first words once more.
    let list: String = (0..1_000).map(|n| format!("word{n}\n")).collect();
    let fair = u32::MAX - 295;
    let mut numbers = [fair, fair - 1, 1, 2, 3, 4, 5].into_iter();
    let drawn = passphrase::draw(&list, &mut || numbers.next().unwrap()).unwrap();
    assert_eq!(drawn, "word999 word1 word2 word3 word4 word5");
}

/// Whether Python has what the script needs; a machine without it has nothing to show here.
fn has_python() -> bool {
    let found = Command::new("python3")
        .args(["-c", "import cryptography"])
        .output();
    found.is_ok_and(|output| output.status.success())
}

#[test]
fn the_script_in_the_documentation_opens_it_without_us() {
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/decrypt.py");
    let lines = std::fs::read_to_string(script).unwrap().lines().count();
    assert!(lines <= 20, "{lines} lines");
    if !has_python() {
        eprintln!("not shown: Python has no `cryptography`");
        return;
    }
    assert_eq!(
        printed("decrypt.py", &FILE.0, PASSPHRASE).as_deref(),
        Ok(SEALED)
    );
    assert!(printed("decrypt.py", &FILE.0, "something else").is_err());
}

/// What a script of the documentation prints of a file, or what it complains of.
fn printed(script: &str, file: &str, passphrase: &str) -> Result<String, String> {
    let name = format!("clausewise-{}-{script}", std::process::id());
    let path = std::env::temp_dir().join(name);
    std::fs::write(&path, file).unwrap();
    let script = format!("{}/docs/{script}", env!("CARGO_MANIFEST_DIR"));
    let mut python = Command::new("python3");
    python.arg(script).arg(&path).env("PASSPHRASE", passphrase);
    let output = python.output().unwrap();
    std::fs::remove_file(&path).unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    if output.status.success() {
        Ok(text(output.stdout))
    } else {
        assert!(output.stdout.is_empty());
        Err(text(output.stderr))
    }
}

const ANSWER: &str = "clausewise:1:a:x:8.6.1-q1";
const RECORD: &str =
    r#"{"v":1,"t":"019ab697e8000000","w":"tab-1","d":{"note":"Hello"},"c":"59c2b40f"}"#;

/// That record with a data key of threes. It is never edited: whoever has one like it must be able to
/// open it.
const SEALED_RECORD: &str = r#"{"v":2,"x":"bm9uY2Ugb2YgMTIui20XbUzMeapy3Yi//s3vCinPOIny7PpjcfPQ2CoB55hz3TvmoMGXddU5eMr0KhluPF07PfAxDP4CbT7yR8iowALozeuTHKmDYJxhWz4w9yXxz5QAaNlx33m7Dt6v7w==","c":"58ffd559"}"#;

/// The lock of a workspace, with the passphrase of the file above.
fn seal() -> Rc<Seal> {
    let (data_key, header) = ([3; 32], lock().header());
    let payload = Payload {
        msg: &data_key,
        aad: header.as_bytes(),
    };
    let cipher = Aes256Gcm::new(&FILE.1.into());
    let encrypted = cipher.encrypt(&Nonce::from(lock().nonce), payload);
    let marker = lock().envelope(&encrypted.unwrap());
    let chance = || Some(*b"nonce of 12.");
    Seal::new(Box::new(DataKey::new(data_key, chance)), marker)
}

#[test]
fn a_sealed_record_is_written_so_and_never_otherwise() {
    let sealed = seal().written(ANSWER, RECORD).unwrap();
    assert_eq!(sealed, SEALED_RECORD);
    assert!(is_sealed(&sealed) && !is_sealed(RECORD));
    assert_eq!(seal().read(ANSWER, sealed.clone()), RECORD);
    // To whoever has no key it is a record of a newer release.
    assert_eq!(record::read(ANSWER, &sealed), Err(NotARecord::Newer));
}

#[test]
fn the_raw_file_of_a_locked_workspace_opens_here_and_without_us() {
    let mut vault = Vault::new(Box::new(Memory::default()), seal());
    vault.put(ANSWER, RECORD).unwrap();
    let mut storage = serde_json::Map::new();
    storage.insert(MARKER.to_owned(), json!(seal().marker()));
    storage.insert(
        ANSWER.to_owned(),
        json!(seal().written(ANSWER, RECORD).unwrap()),
    );
    let entry = LogEntry::new(ANSWER, &"tab-1".parse().unwrap(), String::new());
    let log = json!([[entry.name, seal().written(ANSWER, RECORD).unwrap()]]);
    let file = json!({"format": "clausewise-rescue", "version": 1, "local_storage": storage,
        "indexed_db": {"clausewise": {"log": log}}});
    let Ok(Incoming::Rescue(rescue)) = identify(file.to_string().as_bytes()) else {
        panic!("a rescue file")
    };
    assert_eq!(markers_in(&rescue), [seal().marker()]);
    let plain = unsealed(&rescue, &seal());
    assert!(
        plain
            .storage
            .contains(&(ANSWER.to_owned(), RECORD.to_owned()))
    );
    assert_eq!(plain.databases, [(entry.name, RECORD.to_owned())]);
    if has_python() {
        let twice = format!("{ANSWER} {RECORD}\n{ANSWER} {RECORD}\n");
        assert_eq!(
            printed("unlock.py", &file.to_string(), PASSPHRASE),
            Ok(twice)
        );
        assert!(printed("unlock.py", &file.to_string(), "something else").is_err());
    }
}
