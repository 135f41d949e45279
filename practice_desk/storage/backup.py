"""Backups: one file that holds everything, made and looked through before it gets its name.

A `.pdbackup` is a plain zip of the encrypted database, its key file and a signed manifest. A copy that was
cut off opens as an empty database (security D6), so a backup is called one only after it was opened with the
key, checked page by page and counted against the vault.
"""

from __future__ import annotations

import hmac
import json
import os
import shutil
import time
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

from practice_desk import __version__
from practice_desk.domain.clock import now
from practice_desk.domain.deeds import Actor, Deed
from practice_desk.storage import history, keys, migrate
from practice_desk.storage.connection import keyed
from practice_desk.storage.folder import (
    WORDS,
    NotEmpty,
    first_bytes,
    known_disk,
    make_sure_of_room,
    sync_folder,
    write_whole,
)
from practice_desk.storage.names import DATABASE, KEYS, READ_ME
from practice_desk.storage.opened import Vault
from practice_desk.storage.package import BadBackup, digest, pack, unpack
from practice_desk.storage.recovery import WrongSheet
from practice_desk.storage.sql import Damaged, Database
from practice_desk.storage.wipe import wipe

__all__ = ["ENDING", "BadBackup", "Step", "make_backup", "restore", "row_counts"]

ENDING = ".pdbackup"
Step = Callable[[int, int], None]


def make_backup(vault: Vault, target: Path, step: Step | None = None) -> dict[str, int]:
    """Write a verified backup and return how many rows of each table it holds.

    May run on a worker thread while the vault is written to. `step(done, total)` counts pages and may raise
    to stop; nothing then bears the final name. What a killed run left is cleared away by the next one for
    the same name. Raises BadBackup or a KnownError of the disk.
    """
    beside = target.with_name(f".{target.name}.partial")
    with known_disk():
        shutil.rmtree(beside, ignore_errors=True)
        make_sure_of_room(target.parent, 2 * (vault.folder / DATABASE).stat().st_size)
        beside.mkdir(mode=0o700)
        try:
            facts = _packed(vault, beside, beside / "package", step)
            (beside / "package").replace(target)
            sync_folder(target.parent)
        finally:
            shutil.rmtree(beside, ignore_errors=True)
    return facts["counts"]


def restore(file: Path, folder: Path, root_of: Callable[[Path], bytearray]) -> dict[str, int]:
    """Restore a backup into a new folder, verify it there, and return the counts.

    `root_of(folder)` gives the root secret from the unpacked key file (or a sheet). The folder gets its name
    only when all is proved; what a killed run left is cleared by the next one for the same folder. Raises
    BadBackup, NotEmpty, WrongPassphrase, WrongSheet, NewerVault or a KnownError of the disk.
    """
    folder = folder.resolve()
    if folder.exists() and any(folder.iterdir()):
        raise NotEmpty
    beside = folder.with_name(f".{folder.name}.partial")
    with known_disk():
        folder.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        shutil.rmtree(beside, ignore_errors=True)
        beside.mkdir(mode=0o700)
        try:
            facts = _proved(unpack(file, beside), beside, root_of)
            write_whole(beside / READ_ME, WORDS.encode())
            if folder.exists():
                folder.rmdir()
            beside.replace(folder)
            sync_folder(folder.parent)
        finally:
            shutil.rmtree(beside, ignore_errors=True)
    return facts["counts"]


def _packed(vault: Vault, beside: Path, package: Path, step: Step | None) -> dict[str, Any]:
    copy = beside / DATABASE
    _copy(vault, copy, step)
    facts = _looked_through(copy, vault.root, vault.vault_id)
    key_file = (vault.folder / KEYS).read_bytes() if (vault.folder / KEYS).is_file() else None
    manifest = _manifest(vault, copy, key_file, facts)
    pack(package, copy, key_file, manifest)
    return facts


def _proved(manifest: dict[str, Any], folder: Path, root_of: Callable[[Path], bytearray]) -> dict[str, Any]:
    root = root_of(folder)
    try:
        _know_root(folder, root)
        _verify(manifest, folder, root)
        vault_id = bytes.fromhex(manifest["vault_id"])
        facts = _looked_through(folder / DATABASE, root, vault_id)
        _compare(facts, manifest)
        _note(folder, root, vault_id)
    finally:
        wipe(root)
    return facts


def _know_root(folder: Path, root: bytearray) -> None:
    """Tell a sheet of another vault from a bad backup."""
    if (folder / KEYS).is_file():
        try:
            if not keys.is_root_of(keys.read_key_file((folder / KEYS).read_bytes()), root):
                raise WrongSheet
        except (keys.DamagedKeyFile, keys.RefusedKeyFile):
            raise BadBackup("files") from None
        return
    try:
        keyed(folder / DATABASE, root, first_bytes(folder), "ro").close()
    except Damaged:
        raise WrongSheet from None


def _note(folder: Path, root: bytearray, vault_id: bytes) -> None:
    """Write into the restored vault's history that it was restored."""
    db = keyed(folder / DATABASE, root, vault_id, "rw")
    try:
        db.execute("BEGIN IMMEDIATE")
        history.append(db, history.audit_key(db), Actor.THERAPIST, Deed.RESTORE_BACKUP)
        db.execute("COMMIT")
    finally:
        db.close()


def _compare(facts: dict[str, Any], manifest: dict[str, Any]) -> None:
    if any(facts[name] != manifest[name] for name in ("counts", "head", "history_faults")):
        raise BadBackup("counts")


def _copy(vault: Vault, copy: Path, step: Step | None) -> None:
    os.close(os.open(copy, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    target = keyed(copy, vault.root, vault.vault_id, "rw", fresh=True)

    def pause(done: int, total: int) -> None:
        if step:
            step(done, total)
        time.sleep(0.001)  # lets a save come in between: the mutex is not fair (decisions 2b)

    try:
        vault.db.copy_to(target, pause)
    finally:
        target.close()


def _looked_through(path: Path, root: bytearray, vault_id: bytes) -> dict[str, Any]:
    try:
        db = keyed(path, root, vault_id, "ro")
    except Damaged:
        raise BadBackup("key") from None
    try:
        if db.execute("PRAGMA cipher_integrity_check").fetchall():
            raise BadBackup("pages")
        if db.one("PRAGMA integrity_check") != "ok":
            raise BadBackup("tree")
        head = history.head(db)
        return {
            "counts": row_counts(db),
            "head": [head.seq, head.hash],
            "schema": migrate.version(db),
            "history_faults": history.faults(
                db, history.audit_key(db)
            ),  # named by `check`; kept all the same
        }
    except Damaged:
        raise BadBackup("pages") from None
    finally:
        db.close()


def row_counts(db: Database) -> dict[str, int]:
    """Return how many rows each table holds."""
    names = [r[0] for r in db.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
    return {name: int(db.one(f'SELECT count(*) FROM "{name}"')) for name in names if name != "scratch"}


def _manifest(vault: Vault, copy: Path, key_file: bytes | None, facts: dict[str, Any]) -> dict[str, Any]:
    body: dict[str, Any] = {
        "format": 1,
        "program": __version__,
        "made_at": now().isoformat(timespec="seconds"),
        "vault_id": vault.vault_id.hex(),
        "sha256": {DATABASE: digest(copy)},
        **facts,
    }
    if key_file is not None:
        body["sha256"][KEYS] = sha256(key_file).hexdigest()
    return {**body, "hmac": _seal(body, vault.root, vault.vault_id)}


def _verify(manifest: dict[str, Any], folder: Path, root: bytearray) -> None:
    try:
        body = {k: v for k, v in manifest.items() if k != "hmac"}
        right = _seal(body, root, bytes.fromhex(body["vault_id"]))
        if not hmac.compare_digest(right, str(manifest["hmac"])):
            raise BadBackup("manifest")
        if any(digest(folder / name) != mark for name, mark in body["sha256"].items()):
            raise BadBackup("files")
        if int(body["schema"]) > len(migrate.scripts()):
            raise migrate.NewerVault
    except (KeyError, TypeError, ValueError, AttributeError, FileNotFoundError) as error:
        raise BadBackup("manifest") from error


def _seal(body: dict[str, Any], root: bytearray, vault_id: bytes) -> str:
    key = keys.manifest_key(root, vault_id)
    try:
        return hmac.new(key, json.dumps(body, sort_keys=True).encode(), sha256).hexdigest()
    finally:
        wipe(key)
