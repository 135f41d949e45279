"""The vault: a folder with an encrypted database, its key file, and a word for whoever finds it.

The order of opening is fixed (security D3, decisions 2a): the header is looked at once before the database
is connected, and while it is connected nothing else opens the file, because closing any other descriptor of
it would drop the locks this process holds (decisions C2).
"""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from practice_desk.domain.clock import now
from practice_desk.storage import keys, migrate
from practice_desk.storage.keys import Cost, KeyFile
from practice_desk.storage.lock import VaultLock
from practice_desk.storage.sql import Damaged, Database, ReadOnly, connect
from practice_desk.storage.wipe import SALT_BYTES, raw_key, wipe

DATABASE, KEYS, READ_ME = "data.db", "keys.json", "READ ME.txt"
_BEFORE = (
    "cipher_log_level=NONE", "temp_store=MEMORY", "foreign_keys=ON", "recursive_triggers=ON",
    "trusted_schema=OFF", "cell_size_check=ON", "fullfsync=ON",
)  # fmt: skip
_AFTER = ("journal_mode=DELETE", "synchronous=EXTRA", "secure_delete=ON")
WORDS = """This folder is a Practice Desk vault.

It holds a therapist's confidential records, encrypted. Nobody can read them
without the passphrase or the printed recovery sheet.

If you found it: keep the folder whole and give it to the therapist, or to the
person named in their will for the practice. Do not change or delete anything.
To open it, install Practice Desk and choose "Open a vault".
"""


class MissingVault(Exception):
    """There is no vault in this folder."""


class MissingKeyFile(Exception):
    """The database is here, its key file is not; the recovery sheet opens it."""


class DamagedVault(Exception):
    """The database is not what was written. It was not touched."""


class InterruptedReadOnly(Exception):
    """The vault was interrupted while saving, and this place cannot be written to put it right."""


class NotEmpty(Exception):
    """Something is already in the folder that was to become a vault."""


@dataclass(repr=False)
class Vault:
    """An open vault."""

    folder: Path
    vault_id: bytes
    db: Database
    root: bytearray
    lock: VaultLock | None

    @property
    def read_only(self) -> bool:
        """Say whether the folder could not be written."""
        return self.lock is None

    def close(self) -> None:
        """Close the file, wipe the root secret and let the vault go."""
        self.db.close()
        wipe(self.root)
        if self.lock:
            self.lock.release()


def create_vault(folder: Path, root: bytearray, passphrase: str, cost: Cost | None = None) -> None:
    """Make a vault in a folder that is new or empty. Slow: it wraps the root, then opens once to lay tables.

    Raises NotEmpty, or a KnownError of the disk. Leaves the root as it is.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if any(folder.iterdir()):
        raise NotEmpty
    vault_id = secrets.token_bytes(SALT_BYTES)
    write_whole(folder / KEYS, keys.wrap(root, passphrase, vault_id, cost).to_bytes())
    write_whole(folder / READ_ME, WORDS.encode())
    lay_tables(folder, root, vault_id)


def lay_tables(folder: Path, root: bytearray, vault_id: bytes) -> None:
    """Make the empty database of a new vault."""
    os.close(os.open(folder / DATABASE, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    db = keyed(folder / DATABASE, root, vault_id, "rw")
    try:
        migrate.migrate(db)
        db.execute(
            "INSERT INTO vault (id, vault_id, audit_key, made_at, format) VALUES ('vault', ?, ?, ?, 1)",
            [vault_id.hex(), secrets.token_bytes(32), now().isoformat()],
        )
    finally:
        db.close()


def key_file(folder: Path) -> KeyFile:
    """Read a vault's key file. Raises MissingVault, MissingKeyFile, DamagedKeyFile or RefusedKeyFile."""
    if not (folder / DATABASE).is_file():
        raise MissingVault
    if not (folder / KEYS).is_file():
        raise MissingKeyFile
    return keys.read_key_file((folder / KEYS).read_bytes())


def unlock_root(folder: Path, passphrase: str) -> bytearray:
    """Return the root secret behind a passphrase. Slow on purpose; may run on any thread."""
    return keys.unwrap(key_file(folder), passphrase)


def open_vault(folder: Path, root: bytearray) -> Vault:
    """Open a vault with its root secret, which the vault keeps and wipes when it closes.

    Raises MissingVault, DamagedVault, InUse, NewerVault, InterruptedReadOnly.
    """
    vault_id = _vault_id(folder)
    lock = _lock(folder)
    try:
        db = keyed(folder / DATABASE, root, vault_id, "rw" if lock else "ro")
    except (Damaged, ReadOnly) as error:
        if lock:
            lock.release()
        raise DamagedVault from error
    try:
        _bring_up_to_date(db, vault_id, writable=lock is not None)
    except BaseException:
        db.close()
        if lock:
            lock.release()
        raise
    return Vault(folder, vault_id, db, root, lock)


def change_passphrase(folder: Path, root: bytearray, passphrase: str, cost: Cost | None = None) -> None:
    """Wrap the root by a new passphrase: written beside, read back, then put in place in one move."""
    fresh = keys.wrap(root, passphrase, _vault_id(folder), cost)
    beside = folder / f"{KEYS}.new"
    write_whole(beside, fresh.to_bytes())
    back = keys.unwrap(keys.read_key_file(beside.read_bytes()), passphrase)
    assert back == root, "what was written must open the vault"
    wipe(back)
    beside.replace(folder / KEYS)
    sync_folder(folder)


def write_whole(path: Path, data: bytes) -> None:
    """Write a small file that only its owner can read, and make sure it is on the disk."""
    number = os.open(path, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600)
    with os.fdopen(number, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Make sure a folder's own entries are on the disk."""
    if os.name == "posix":
        number = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(number)
        finally:
            os.close(number)


def _vault_id(folder: Path) -> bytes:
    """Return the vault id, seen to agree in the key file and in the database's first bytes."""
    path = folder / DATABASE
    if not path.is_file():
        raise MissingVault
    with path.open("rb") as file:
        start = file.read(SALT_BYTES)
    if len(start) < SALT_BYTES or start.startswith(b"SQLite format 3"):
        raise DamagedVault
    with suppress(keys.DamagedKeyFile, keys.RefusedKeyFile, MissingKeyFile):  # the sheet opens without it
        if key_file(folder).vault_id != start:
            raise DamagedVault
    return start


def _lock(folder: Path) -> VaultLock | None:
    if os.access(folder, os.W_OK) and os.access(folder / DATABASE, os.W_OK):
        return VaultLock(folder)
    journal = folder / f"{DATABASE}-journal"
    if journal.exists() and journal.stat().st_size:
        raise InterruptedReadOnly
    return None


def keyed(path: Path, root: bytearray, vault_id: bytes, mode: str, *, fresh: bool = False) -> Database:
    """Connect to a database file with its key, in the one order that is safe; `fresh` for an empty target."""
    db = connect(path, mode)
    key = keys.database_key(root, vault_id)
    raw = raw_key(key, vault_id)
    try:
        db.set_key(raw)
        if fresh:
            return db
        for pragma in _BEFORE:
            db.execute(f"PRAGMA {pragma}").fetchall()
        db.execute("SELECT count(*) FROM sqlite_master").fetchone()
        for pragma in _AFTER if mode != "ro" else ():
            db.execute(f"PRAGMA {pragma}").fetchall()
    except BaseException:
        db.close()
        raise
    finally:
        wipe(key)
        wipe(raw)
    return db


def _bring_up_to_date(db: Database, vault_id: bytes, *, writable: bool) -> None:
    try:
        seen = migrate.version(db)
        if seen > len(migrate.scripts()):
            raise migrate.NewerVault
        if not seen or db.one("PRAGMA application_id") != migrate.APPLICATION_ID:
            raise DamagedVault
        if writable:
            migrate.migrate(db)
            if migrate.fingerprint(db) != migrate.known_fingerprint():
                raise DamagedVault
        if db.one("SELECT vault_id FROM vault") != vault_id.hex():
            raise DamagedVault
    except Damaged as error:
        raise DamagedVault from error
