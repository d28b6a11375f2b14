"""Shows what a locked Clausewise workspace holds, without Clausewise: python3 unlock.py RESCUE-FILE
Needs the package `cryptography`. The passphrase is asked for, or taken from PASSPHRASE."""
import getpass, json, os, sys, unicodedata
from base64 import b64decode
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.pbkdf2 import PBKDF2HMAC

with open(sys.argv[1], encoding="utf-8-sig") as source:
    file = json.load(source)
stores = [store for base in file.get("indexed_db", {}).values() for store in base.values()]
texts = [*file.get("local_storage", {}).items(), *(pair for store in stores for pair in store)]
envelope = json.loads(next(text for name, text in texts if name == "clausewise:1:lock"))
passphrase = os.environ.get("PASSPHRASE") or getpass.getpass("Passphrase: ")
passphrase = unicodedata.normalize("NFC", passphrase.strip()).encode()
lock, nonce = envelope["derivation"], b64decode(envelope["cipher"]["nonce"])
key = PBKDF2HMAC(SHA256(), 32, b64decode(lock["salt"]), lock["iterations"]).derive(passphrase)
header = {name: value for name, value in envelope.items() if name not in ("ciphertext", "sha256")}
header = json.dumps(header, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()
data_key = AESGCM(AESGCM(key).decrypt(nonce, b64decode(envelope["ciphertext"]), header))
for name, text in texts:
    if isinstance(text, str) and text.startswith('{"v":2,"x":"'):
        sealed, place = b64decode(json.loads(text)["x"]), name.split(" ")[0]
        print(place, data_key.decrypt(sealed[:12], sealed[12:], place.encode()).decode())
