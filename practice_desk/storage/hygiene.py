"""Cryptography that is proved to work before anything is opened with it (security D16)."""

from __future__ import annotations

import secrets
import tempfile
from functools import cache
from pathlib import Path

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from practice_desk.storage.connection import keyed
from practice_desk.storage.folder import first_bytes
from practice_desk.storage.names import DATABASE
from practice_desk.storage.sql import KnownError

# RFC 9106, 5.3; the GCM specification's test case 14; RFC 5869, A.1.
_ARGON2 = "0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659"
_GCM = "cea7403d4d606b6e074ec5d3baf39d18d0d1c8a799996bf0265b98b5d48ab919"
_HKDF = "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865"


class BrokenCryptography(Exception):
    """A part of the encryption does not give the answer it must; `part` names it. Nothing may be opened."""

    def __init__(self, part: str) -> None:
        super().__init__(part)
        self.part = part


@cache
def self_test() -> None:
    """Prove the encryption on known answers and on an empty database; quick, once a process (D16).

    Raises BrokenCryptography.
    """
    answers = {"argon2id": (_argon2(), _ARGON2), "aes-gcm": (_gcm(), _GCM), "hkdf": (_hkdf(), _HKDF)}
    for part, (found, right) in answers.items():
        if found.hex() != right:
            raise BrokenCryptography(part)
    _sqlcipher()


def _argon2() -> bytes:
    lanes = Argon2id(
        salt=b"\2" * 16, length=32, iterations=3, lanes=4, memory_cost=32, secret=b"\3" * 8, ad=b"\4" * 12
    )
    return lanes.derive(b"\1" * 32)


def _gcm() -> bytes:
    return AESGCM(bytes(32)).encrypt(bytes(12), bytes(16), None)


def _hkdf() -> bytes:
    info = bytes(range(0xF0, 0xFA))
    return HKDF(algorithm=SHA256(), length=42, salt=bytes(range(13)), info=info).derive(b"\x0b" * 22)


def _sqlcipher() -> None:
    """See that a database with a key is written encrypted: builds without encryption have been shipped."""
    with tempfile.TemporaryDirectory(prefix="practice-desk-") as place:
        path = Path(place) / DATABASE
        path.touch(0o600)
        salt = secrets.token_bytes(16)
        try:
            db = keyed(path, bytearray(secrets.token_bytes(20)), salt, "rw")
            try:
                db.execute("PRAGMA synchronous = OFF")
                db.execute("CREATE TABLE tried (id TEXT) STRICT")
                proved = bool(db.one("PRAGMA cipher_version")) and str(db.one("PRAGMA cipher_status")) == "1"
            finally:
                db.close()
        except KnownError:
            raise BrokenCryptography("sqlcipher") from None
        if not proved or path.read_bytes()[:16] != salt or first_bytes(path.parent) != salt:
            raise BrokenCryptography("sqlcipher")
