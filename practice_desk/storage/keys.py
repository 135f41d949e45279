"""Keys: a random root secret, wrapped by the passphrase in a small file beside the database.

The root secret is 20 random bytes. Argon2id turns the passphrase into a key that wraps it with AES-256-GCM,
the whole header being authenticated; HKDF-SHA256 turns the root into the database key. The recovery sheet is
the root secret itself, so a changed passphrase never makes a sheet worthless (security D1, D2).
"""

from __future__ import annotations

import base64
import binascii
import hmac
import json
import secrets
import unicodedata
from dataclasses import dataclass, replace
from hashlib import sha256
from time import perf_counter
from typing import Any, cast

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from practice_desk.domain.passphrases import LONGEST
from practice_desk.storage.sql import KnownError
from practice_desk.storage.wipe import KEY_BYTES, wipe

ROOT_BYTES = 20
_TAG_BYTES = 16
_FORMAT = 1
UNLOCK_SECONDS = 0.7


class WrongPassphrase(Exception):
    """The passphrase does not open this key file, which is otherwise whole."""


class DamagedKeyFile(Exception):
    """The key file is not what was written: a digest or its form does not fit."""


class TooLittleMemory(KnownError):
    """The computer has not the memory that deriving the key takes; nothing weaker was used instead."""


class RefusedKeyFile(Exception):
    """The key file asks for work that no vault of ours asks for."""


@dataclass(frozen=True)
class Cost:
    """What deriving a key costs: memory in KiB, passes, lanes."""

    memory: int = 256 * 1024
    passes: int = 3
    lanes: int = 2

    def is_allowed(self) -> bool:
        """Say whether a key file may ask for this: at least the floor of RFC 9106, at most 2 GiB."""
        strong = self.memory >= FLOOR.memory and self.passes >= FLOOR.passes
        return strong and self.memory <= 2 * 1024 * 1024 and self.passes <= 100 and 1 <= self.lanes <= 16  # noqa: PLR2004


FLOOR = Cost(memory=64 * 1024, passes=3, lanes=4)


@dataclass(frozen=True, repr=False)
class KeyFile:
    """What `keys.json` says: whose vault it is, what the passphrase costs, and the wrapped root.

    `root_mark` is derived from the root, one way: it tells a sheet of another vault from a damaged file.
    """

    vault_id: bytes
    cost: Cost
    salt: bytes
    nonce: bytes
    root_mark: bytes
    wrapped: bytes

    def header(self) -> bytes:
        """Return everything that is authenticated with the wrapped root."""
        return _canonical(self._fields(wrapped=False))

    def to_bytes(self) -> bytes:
        """Return the file's bytes, which never vary for the same content."""
        body = self._fields(wrapped=True)
        return _canonical({**body, "sha256": sha256(_canonical(body)).hexdigest()})

    def _fields(self, *, wrapped: bool) -> dict[str, Any]:
        fields: dict[str, Any] = {
            "format": _FORMAT, "vault_id": self.vault_id.hex(), "kdf": "argon2id", "normal_form": "NFKC",
            "memory_kib": self.cost.memory, "passes": self.cost.passes, "lanes": self.cost.lanes,
            "salt": _text(self.salt), "nonce": _text(self.nonce),
            "root_mark": _text(self.root_mark),
        }  # fmt: skip
        return {**fields, "wrapped": _text(self.wrapped)} if wrapped else fields


def read_key_file(data: bytes) -> KeyFile:
    """Return what a key file says: its digest first, then its limits; nothing is derived yet.

    Raises DamagedKeyFile or RefusedKeyFile.
    """
    try:
        body: dict[str, Any] = json.loads(data)
        digest = body.pop("sha256")
        if sha256(_canonical(body)).hexdigest() != digest:
            raise DamagedKeyFile
        cost = Cost(int(body["memory_kib"]), int(body["passes"]), int(body["lanes"]))
        keys = KeyFile(
            bytes.fromhex(body["vault_id"]),
            cost,
            _raw(body["salt"]),
            _raw(body["nonce"]),
            _raw(body["root_mark"]),
            _raw(body["wrapped"]),
        )
    except (ValueError, KeyError, TypeError, AttributeError, binascii.Error, RecursionError) as error:
        raise DamagedKeyFile from error
    if not cost.is_allowed():
        raise RefusedKeyFile
    if keys.to_bytes() != data:
        raise DamagedKeyFile
    return keys


def new_root() -> bytearray:
    """Make a root secret."""
    return bytearray(secrets.token_bytes(ROOT_BYTES))


def calibrated(seconds: float = UNLOCK_SECONDS) -> Cost:
    """Return what a passphrase is to cost on this computer: 256 MiB, and passes for about `seconds`.

    The quickest of three tries counts, so that a busy moment never makes a vault weaker (decisions 2c); the
    floor of RFC 9106 is used where 256 MiB cannot be had. Raises TooLittleMemory where not even that can.
    """
    for cost in (Cost(), FLOOR):
        try:
            quickest = min(_seconds(cost) for _ in range(3))
        except TooLittleMemory:
            continue
        return replace(cost, passes=min(max(cost.passes, round(cost.passes * seconds / quickest)), 100))
    raise TooLittleMemory


def _seconds(cost: Cost) -> float:
    started = perf_counter()
    wipe(_derive("a passphrase of usual length", KeyFile(b"", cost, b"a salt to try by", b"", b"", b"")))
    return perf_counter() - started


def wrap(root: bytearray, passphrase: str, vault_id: bytes, cost: Cost | None = None) -> KeyFile:
    """Wrap a root secret by a passphrase. Slow on purpose; may run on any thread."""
    salt, nonce = secrets.token_bytes(16), secrets.token_bytes(12)
    blank = KeyFile(vault_id, cost or Cost(), salt, nonce, _root_mark(root, vault_id), b"")
    key = _derive(passphrase, blank)
    try:
        wrapped = AESGCM(key).encrypt(blank.nonce, bytes(root), blank.header())
    finally:
        wipe(key)
    return replace(blank, wrapped=wrapped)


def unwrap(keys: KeyFile, passphrase: str) -> bytearray:
    """Return the root secret. Slow on purpose; may run on any thread.

    Raises WrongPassphrase, DamagedKeyFile or TooLittleMemory.
    """
    if len(keys.wrapped) != ROOT_BYTES + _TAG_BYTES:
        raise DamagedKeyFile
    root, key = bytearray(ROOT_BYTES), _derive(passphrase, keys)
    try:
        AESGCM(key).decrypt_into(keys.nonce, keys.wrapped, keys.header(), root)
    except InvalidTag:
        raise WrongPassphrase from None
    finally:
        wipe(key)
    return root


def database_key(root: bytearray, vault_id: bytes) -> bytearray:
    """Return the 32-byte key of the database; the caller wipes it."""
    return _expanded(root, vault_id, b"practice-desk database key v1")


def manifest_key(root: bytearray, vault_id: bytes) -> bytearray:
    """Return the 32-byte key that backups' manifests are signed with; the caller wipes it."""
    return _expanded(root, vault_id, b"practice-desk manifest key v1")


def last_seen_key(root: bytearray, vault_id: bytes) -> bytearray:
    """Return the 32-byte key that this computer's last-seen record is signed with; the caller wipes it."""
    return _expanded(root, vault_id, b"practice-desk last seen key v1")


def is_root_of(keys: KeyFile, root: bytearray) -> bool:
    """Say whether a key file wraps this root secret, without its passphrase."""
    return hmac.compare_digest(keys.root_mark, _root_mark(root, keys.vault_id))


def _root_mark(root: bytearray, vault_id: bytes) -> bytes:
    return bytes(_expanded(root, vault_id, b"practice-desk root mark v1")[:8])


def _expanded(root: bytearray, vault_id: bytes, info: bytes) -> bytearray:
    out = bytearray(KEY_BYTES)
    expand = HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=vault_id, info=info)
    expand.derive_into(cast("bytes", root), out)  # takes any buffer; a bytes copy could not be wiped
    return out


def _derive(passphrase: str, keys: KeyFile) -> bytearray:
    typed = bytearray(unicodedata.normalize("NFKC", passphrase[:LONGEST]).encode("utf-8", "replace"))
    out = bytearray(KEY_BYTES)
    cost = keys.cost
    try:
        Argon2id(
            salt=keys.salt,
            length=KEY_BYTES,
            iterations=cost.passes,
            lanes=cost.lanes,
            memory_cost=cost.memory,
        ).derive_into(cast("bytes", typed), out)
    except MemoryError:
        raise TooLittleMemory from None
    finally:
        wipe(typed)
    return out


def _canonical(fields: dict[str, Any]) -> bytes:
    return json.dumps(fields, sort_keys=True, indent=1).encode()


def _text(raw: bytes) -> str:
    return base64.b64encode(raw).decode()


def _raw(text: str) -> bytes:
    return base64.b64decode(text, validate=True)
