"""The vault: made, opened, mended, and given a new passphrase.

The order of opening is fixed (security D3, decisions 2a): the header is looked at once before the database
is connected, and while it is connected nothing else opens the file, because closing any other descriptor of
it would drop the locks this process holds (decisions C2).
"""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from pathlib import Path

from practice_desk.domain.clock import now
from practice_desk.storage import backup, history, hygiene, keys, last_seen, migrate
from practice_desk.storage.connection import keyed
from practice_desk.storage.folder import (
    WORDS,
    DamagedVault,
    InterruptedReadOnly,
    MendableVault,
    MissingKeyFile,
    MissingVault,
    NotEmpty,
    OlderReadOnly,
    WrongKeyFile,
    first_bytes,
    is_writable,
    key_file,
    known_disk,
    replace_whole,
    sync_folder,
    write_whole,
)
from practice_desk.storage.keys import Cost, KeyFile
from practice_desk.storage.lock import VaultLock
from practice_desk.storage.names import DATABASE, KEYS, READ_ME
from practice_desk.storage.opened import Vault
from practice_desk.storage.recovery import WrongSheet
from practice_desk.storage.sql import Damaged, Database
from practice_desk.storage.wipe import SALT_BYTES, wipe

__all__ = [
    "DATABASE", "KEYS", "READ_ME", "WORDS", "DamagedVault", "InterruptedReadOnly", "MendableVault",
    "MissingKeyFile", "MissingVault", "NotEmpty", "OlderReadOnly", "Vault", "WrongKeyFile",
    "change_passphrase", "create_vault", "key_file", "lay_tables", "lay_vault", "mend", "open_vault",
    "put_back_key_file", "unlock_root",
]  # fmt: skip


def create_vault(folder: Path, root: bytearray, passphrase: str, cost: Cost | None = None) -> Cost:
    """Make a vault in a folder that is new or empty, and return what its passphrase costs to try.

    Slow: it measures this computer (unless told the cost), wraps the root, then lays the tables. Raises
    NotEmpty, TooLittleMemory, or a KnownError of the disk. Leaves the root as it is.
    """
    if folder.is_dir() and any(folder.iterdir()):
        raise NotEmpty
    wrapped = keys.wrap(root, passphrase, secrets.token_bytes(SALT_BYTES), cost or keys.calibrated())
    lay_vault(folder, root, wrapped)
    return wrapped.cost


def lay_vault(folder: Path, root: bytearray, wrapped: KeyFile) -> None:
    """Make a vault around a root that is wrapped already, in a folder that is new or empty.

    Raises NotEmpty, BrokenCryptography or a KnownError of the disk. Leaves the root as it is.
    """
    hygiene.self_test()
    with known_disk():
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if any(folder.iterdir()):
            raise NotEmpty
        write_whole(folder / KEYS, wrapped.to_bytes())
        write_whole(folder / READ_ME, WORDS.encode())
        lay_tables(folder, root, wrapped.vault_id)
        if first_bytes(folder) != wrapped.vault_id:  # it is encrypted from its first byte on
            raise hygiene.BrokenCryptography("sqlcipher")


def lay_tables(folder: Path, root: bytearray, vault_id: bytes, steps: list[str] | None = None) -> None:
    """Make the empty database of a new vault, with the first migrations only where `steps` says so."""
    os.close(os.open(folder / DATABASE, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    db = keyed(folder / DATABASE, root, vault_id, "rw")
    try:
        migrate.migrate(db, steps)
        db.execute(
            "INSERT INTO vault (id, vault_id, audit_key, made_at, format) VALUES ('vault', ?, ?, ?, 1)",
            [vault_id.hex(), secrets.token_bytes(32), now().isoformat()],
        )
    finally:
        db.close()


def unlock_root(folder: Path, passphrase: str) -> bytearray:
    """Return the root secret behind a passphrase. Slow on purpose; may run on any thread.

    Raises MissingVault, MissingKeyFile, DamagedKeyFile, RefusedKeyFile, TooLittleMemory, WrongPassphrase; a
    wrong one is counted on this computer, the vault is not touched.
    """
    found = key_file(folder)
    try:
        return keys.unwrap(found, passphrase)
    except keys.WrongPassphrase:
        last_seen.note_failed_unlock(found.vault_id)
        raise


def open_vault(folder: Path, root: bytearray) -> Vault:
    """Open a vault with its root secret, which the vault keeps and wipes when it closes.

    An older vault is brought up to date after a verified backup beside its folder. Raises MissingVault,
    MendableVault, DamagedVault, StrangeSchema, WrongSheet, WrongKeyFile, InUse, NewerVault, OlderReadOnly,
    InterruptedReadOnly, or a KnownError of the disk.
    """
    hygiene.self_test()
    vault_id = first_bytes(folder)
    lock = _lock(folder)
    try:
        vault = _opened(folder, root, vault_id, lock)
    except BaseException:
        if lock:
            lock.release()
        raise
    if (folder / KEYS).is_file():
        with suppress(keys.DamagedKeyFile, keys.RefusedKeyFile):
            if keys.is_root_of(key_file(folder), root):
                last_seen.keep_key_copy(vault_id, (folder / KEYS).read_bytes())
    return vault


def change_passphrase(
    folder: Path, root: bytearray, passphrase: str, cost: Cost | None = None, vault_id: bytes | None = None
) -> Cost:
    """Wrap the root by a new passphrase: written beside, opened as at an unlock, put in place in one move.

    May run while the vault is open, whose `vault_id` is needed only where its key file is gone. Returns what
    the new passphrase costs to try. The recovery sheet stays as it is. Raises TooLittleMemory or a KnownError
    of the disk, with the old passphrase still in place.
    """
    vault_id = vault_id or _known_id(folder)
    fresh = keys.wrap(root, passphrase, vault_id, cost or keys.calibrated())
    beside = folder / f"{KEYS}.new"
    with known_disk():
        write_whole(beside, fresh.to_bytes())
        back = keys.unwrap(keys.read_key_file(beside.read_bytes()), passphrase)
        same = back == root
        wipe(back)
        if not same:
            raise hygiene.BrokenCryptography("key file")
        beside.replace(folder / KEYS)
        sync_folder(folder)
    last_seen.keep_key_copy(vault_id, fresh.to_bytes())
    return fresh.cost


def put_back_key_file(folder: Path) -> bool:
    """Put this computer's copy of a missing or damaged key file back, and say whether it had one."""
    copy = last_seen.key_copy(first_bytes(folder))
    if copy is None:
        return False
    with known_disk():
        replace_whole(folder / KEYS, copy)
    return True


def mend(folder: Path, root: bytearray) -> None:
    """Write a database's first 16 bytes anew from the key file, when they alone are damaged (C34).

    Raises DamagedVault and leaves everything as it is when more than that is wrong.
    """
    lock = VaultLock(folder)
    try:
        right = key_file(folder).vault_id
        db = keyed(folder / DATABASE, root, right, "ro")
        try:
            whole = not db.execute("PRAGMA cipher_integrity_check").fetchall()
            whole = whole and db.one("PRAGMA integrity_check") == "ok"
        finally:
            db.close()
        if not whole:
            raise DamagedVault
        with known_disk(), (folder / DATABASE).open("r+b") as file:
            file.write(right)
            file.flush()
            os.fsync(file.fileno())
    except Damaged as error:
        raise DamagedVault from error
    finally:
        lock.release()


def _known_id(folder: Path) -> bytes:
    """Return a vault's id from its key file, or else from the database, which is then not to be open."""
    with suppress(MissingKeyFile, keys.DamagedKeyFile, keys.RefusedKeyFile):
        return key_file(folder).vault_id
    lock = VaultLock(folder)
    try:
        return first_bytes(folder)
    finally:
        lock.release()


def _lock(folder: Path) -> VaultLock | None:
    if is_writable(folder):
        return VaultLock(folder)
    journal = folder / f"{DATABASE}-journal"
    if journal.exists() and journal.stat().st_size:
        raise InterruptedReadOnly
    return None


def _opened(folder: Path, root: bytearray, vault_id: bytes, lock: VaultLock | None) -> Vault:
    db = _connected(folder, root, vault_id, "rw" if lock else "ro")
    vault = Vault(folder, vault_id, db, root, lock)
    try:
        _bring_up_to_date(vault)
        vault.rolled_back, tail = last_seen.compare(db, root, vault_id)
        vault.history_faults = history.faults(db, history.audit_key(db), tail)
        if vault.rolled_back is None:
            last_seen.remember(db, root, vault_id)
    except Damaged as error:
        db.close()
        raise DamagedVault from error
    except BaseException:
        db.close()
        raise
    return vault


def _connected(folder: Path, root: bytearray, vault_id: bytes, mode: str) -> Database:
    """Connect, or say what is the matter: the file, its first bytes, the key file, or the sheet."""
    known = _any_key_file(folder, vault_id)
    fits = known is not None and keys.is_root_of(known, root)
    if known is not None and fits and known.vault_id != vault_id:
        try:
            keyed(folder / DATABASE, root, known.vault_id, "ro").close()
        except Damaged:
            raise WrongKeyFile from None
        raise MendableVault
    try:
        return keyed(folder / DATABASE, root, vault_id, mode)
    except Damaged as error:
        raise (DamagedVault if fits else WrongSheet) from error


def _any_key_file(folder: Path, vault_id: bytes) -> KeyFile | None:
    with suppress(keys.DamagedKeyFile, keys.RefusedKeyFile, MissingKeyFile):  # the sheet opens without it
        return key_file(folder)
    copy = last_seen.key_copy(vault_id)
    return keys.read_key_file(copy) if copy else None


def _bring_up_to_date(vault: Vault) -> None:
    db, newest = vault.db, len(migrate.scripts())
    seen = migrate.version(db)
    if seen > newest:
        raise migrate.NewerVault
    if not seen or db.one("PRAGMA application_id") != migrate.APPLICATION_ID:
        raise DamagedVault
    if migrate.fingerprint(db) != migrate.known_fingerprint(seen):
        raise migrate.StrangeSchema
    if db.one("SELECT vault_id FROM vault") != vault.vault_id.hex():
        raise DamagedVault
    if seen == newest:
        return
    if vault.read_only:
        raise OlderReadOnly
    name = f"{vault.folder.name}-before-update-{now():%Y-%m-%d-%H%M%S}{backup.ENDING}"
    backup.make_backup(vault, vault.folder.parent / name)
    migrate.migrate(db)
