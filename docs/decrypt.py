"""Opens an encrypted Clausewise export without Clausewise: python3 decrypt.py FILE > export.json
Needs the package `cryptography`. The passphrase is asked for, or taken from PASSPHRASE."""
import getpass, json, os, sys, unicodedata
from base64 import b64decode
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.pbkdf2 import PBKDF2HMAC

with open(sys.argv[1], encoding="utf-8-sig") as source:
    file = json.load(source)
assert file["format"] == "clausewise-encrypted" and file["version"] == 1
passphrase = os.environ.get("PASSPHRASE") or getpass.getpass("Passphrase: ")
passphrase = unicodedata.normalize("NFC", passphrase.strip()).encode()
lock = file["derivation"]
key = PBKDF2HMAC(SHA256(), 32, b64decode(lock["salt"]), lock["iterations"]).derive(passphrase)
header = {name: value for name, value in file.items() if name not in ("ciphertext", "sha256")}
header = json.dumps(header, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()
nonce, ciphertext = b64decode(file["cipher"]["nonce"]), b64decode(file["ciphertext"])
sys.stdout.buffer.write(AESGCM(key).decrypt(nonce, ciphertext, header))
