"""Backups: one file that holds everything, made and looked through before it gets its name.

A `.pdbackup` is a plain zip of the encrypted database, its key file and a signed manifest. A copy that was
cut off opens as an empty database (security D6), so a backup is called one only after it was opened with the
key, checked page by page and counted against the vault.
"""

from __future__ import annotations

import hmac
import json
import os
import tempfile
import time
import zipfile
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

from practice_desk import __version__
from practice_desk.domain.clock import now
from practice_desk.storage import history, keys, migrate
from practice_desk.storage import vault as vaults
from practice_desk.storage.sql import Damaged, Database
from practice_desk.storage.vault import DATABASE, KEYS, READ_ME, Vault
from practice_desk.storage.wipe import wipe

MANIFEST = "manifest.json"
ENDING = ".pdbackup"
_MOST_BYTES = 64 * 1024**3
Step = Callable[[int, int], None]


class BadBackup(Exception):
    """The file is not a whole backup of ours; `why` is a code for the sentence."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


def make_backup(vault: Vault, target: Path, step: Step | None = None) -> dict[str, int]:
    """Write a verified backup and return how many rows of each table it holds.

    May run on a worker thread. `step(done, total)` may raise to stop; nothing then bears the final name.
    Raises BadBackup or a KnownError of the disk.
    """
    partial = target.with_name(target.name + ".partial")
    with tempfile.TemporaryDirectory(dir=target.parent, prefix=".pdbackup-") as beside:
        copy = Path(beside) / DATABASE
        _copy(vault, copy, step)
        facts = _looked_through(copy, vault.root, vault.vault_id)
        manifest = _manifest(vault, copy, facts)
        with zipfile.ZipFile(partial, "w", zipfile.ZIP_STORED) as package:
            package.write(copy, DATABASE)
            if (vault.folder / KEYS).is_file():
                package.write(vault.folder / KEYS, KEYS)
            package.writestr(MANIFEST, json.dumps(manifest, indent=1))
    partial.chmod(0o600)
    _to_disk(partial)
    partial.replace(target)
    vaults.sync_folder(target.parent)
    return facts["counts"]


def restore(file: Path, folder: Path, root_of: Callable[[Path], bytearray]) -> dict[str, int]:
    """Restore a backup into a new folder, verify it there, and return the counts.

    `root_of(folder)` gives the root secret from the unpacked key file (or a sheet). Raises BadBackup,
    NotEmpty, WrongPassphrase; the folder is left empty or absent when anything is wrong.
    """
    if folder.exists() and any(folder.iterdir()):
        raise vaults.NotEmpty
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    written: list[Path] = []
    try:
        manifest = _unpack(file, folder, written)
        root = root_of(folder)
        try:
            _verify(manifest, folder, root)
            facts = _looked_through(folder / DATABASE, root, bytes.fromhex(manifest["vault_id"]))
        finally:
            wipe(root)
        _compare(facts, manifest)
    except BaseException:
        for path in written:
            path.unlink(missing_ok=True)
        raise
    vaults.write_whole(folder / READ_ME, vaults.WORDS.encode())
    return facts["counts"]


def _compare(facts: dict[str, Any], manifest: dict[str, Any]) -> None:
    if facts["counts"] != manifest["counts"] or facts["head"] != manifest["head"]:
        raise BadBackup("counts")


def _copy(vault: Vault, copy: Path, step: Step | None) -> None:
    os.close(os.open(copy, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    target = vaults.keyed(copy, vault.root, vault.vault_id, "rw", fresh=True)

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
        db = vaults.keyed(path, root, vault_id, "ro")
    except Damaged:
        raise BadBackup("key") from None
    try:
        if db.execute("PRAGMA cipher_integrity_check").fetchall():
            raise BadBackup("pages")
        if db.one("PRAGMA integrity_check") != "ok":
            raise BadBackup("tree")
        if history.faults(db, history.audit_key(db)):
            raise BadBackup("history")
        head = history.head(db)
        return {"counts": row_counts(db), "head": [head.seq, head.hash], "schema": migrate.version(db)}
    except Damaged:
        raise BadBackup("pages") from None
    finally:
        db.close()


def row_counts(db: Database) -> dict[str, int]:
    """Return how many rows each table holds."""
    names = [r[0] for r in db.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
    return {name: int(db.one(f'SELECT count(*) FROM "{name}"')) for name in names if name != "scratch"}


def _manifest(vault: Vault, copy: Path, facts: dict[str, Any]) -> dict[str, Any]:
    body: dict[str, Any] = {
        "format": 1,
        "program": __version__,
        "made_at": now().isoformat(timespec="seconds"),
        "vault_id": vault.vault_id.hex(),
        "sha256": {DATABASE: _digest(copy)},
        **facts,
    }
    if (vault.folder / KEYS).is_file():
        body["sha256"][KEYS] = _digest(vault.folder / KEYS)
    return {**body, "hmac": _seal(body, vault.root, vault.vault_id)}


def _unpack(file: Path, folder: Path, written: list[Path]) -> dict[str, Any]:
    try:
        with zipfile.ZipFile(file) as package:
            entries = {i.filename: i for i in package.infolist()}
            if set(entries) - {DATABASE, KEYS, MANIFEST} or not {DATABASE, MANIFEST} <= set(entries):
                raise BadBackup("form")
            if len(entries) != len(package.infolist()) or any(
                i.compress_type != zipfile.ZIP_STORED or i.file_size > _MOST_BYTES for i in entries.values()
            ):
                raise BadBackup("form")
            manifest = json.loads(package.read(MANIFEST))
            for name in (DATABASE, KEYS):
                if name in entries:
                    written.append(folder / name)
                    _write_entry(package, name, folder / name)
    except (zipfile.BadZipFile, ValueError, KeyError, EOFError) as error:
        raise BadBackup("form") from error
    return manifest


def _write_entry(package: zipfile.ZipFile, name: str, path: Path) -> None:
    number = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    with os.fdopen(number, "wb") as out, package.open(name) as entry:
        while piece := entry.read(1 << 20):
            out.write(piece)
        out.flush()
        os.fsync(out.fileno())


def _verify(manifest: dict[str, Any], folder: Path, root: bytearray) -> None:
    try:
        body = {k: v for k, v in manifest.items() if k != "hmac"}
        right = _seal(body, root, bytes.fromhex(body["vault_id"]))
        if not hmac.compare_digest(right, str(manifest["hmac"])):
            raise BadBackup("manifest")
        if any(_digest(folder / name) != digest for name, digest in body["sha256"].items()):
            raise BadBackup("files")
        if int(body["schema"]) > len(migrate.scripts()):
            raise migrate.NewerVault
    except (KeyError, TypeError, ValueError, AttributeError, OSError) as error:
        raise BadBackup("manifest") from error


def _seal(body: dict[str, Any], root: bytearray, vault_id: bytes) -> str:
    key = keys.manifest_key(root, vault_id)
    try:
        return hmac.new(key, json.dumps(body, sort_keys=True).encode(), sha256).hexdigest()
    finally:
        wipe(key)


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        marks = sha256()
        while piece := file.read(1 << 20):
            marks.update(piece)
    return marks.hexdigest()


def _to_disk(path: Path) -> None:
    number = os.open(path, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)
