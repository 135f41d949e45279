"""What this computer saw last of each vault: where its history ended, its key file, wrong passphrases.

The vault itself cannot tell that somebody put an older copy of it in its place; the computer that saved the
newer one can (security part 5). Kept with the program's data, by the vault's random id; nothing of a client
is in it. A computer that cannot keep these files still opens vaults.
"""

from __future__ import annotations

import hmac
import json
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any, cast

import platformdirs

from practice_desk.domain.clock import now
from practice_desk.storage import history, keys
from practice_desk.storage.folder import replace_whole
from practice_desk.storage.sql import Database, KnownError
from practice_desk.storage.wipe import wipe


@dataclass(frozen=True)
class RolledBack:
    """An older or other file than this computer last saw: history rows and last moments, there and here."""

    file_rows: int
    file_ends: datetime | None
    here_rows: int
    here_ended: datetime | None


@dataclass(frozen=True)
class FailedUnlocks:
    """How often a wrong passphrase was typed since the vault was last open, and when (C12)."""

    count: int
    first: str
    last: str


def data_folder() -> Path:
    """Return where this computer keeps what it saw."""
    return Path(platformdirs.user_data_dir("practice-desk", appauthor=False)) / "vaults"


def remember(db: Database, root: bytearray, vault_id: bytes) -> None:
    """Note where an open vault's history ends."""
    with suppress(KnownError):  # a disk that no longer answers is said elsewhere; the vault still closes
        head, ends = history.head(db), history.ends_at(db)
        body = {"rows": head.seq, "hash": head.hash, "at": ends.isoformat() if ends else None}
        seen = {**body, "hmac": _seal(body, root, vault_id)}
        if seen != _read(vault_id, "seen"):
            _write(vault_id, "seen", seen)


def compare(db: Database, root: bytearray, vault_id: bytes) -> tuple[RolledBack | None, int]:
    """Return whether an open file is older than what was seen here, and the row its tail starts after.

    The tail starts at 0, so that the whole history is looked at, where nothing trustworthy was seen.
    """
    seen = _read(vault_id, "seen")
    body = {k: v for k, v in seen.items() if k != "hmac"}
    if not seen or not hmac.compare_digest(str(seen.get("hmac")), _seal(body, root, vault_id)):
        return None, 0
    rows = int(body["rows"])
    if history.holds(db, history.Head(rows, str(body["hash"]))):
        return None, rows
    at = datetime.fromisoformat(body["at"]) if body["at"] else None
    return RolledBack(history.head(db).seq, history.ends_at(db), rows, at), 0


def keep_key_copy(vault_id: bytes, data: bytes) -> None:
    """Keep a copy of a key file that has just opened its vault."""
    if key_copy(vault_id) != data:
        _put(vault_id, "keys", data)


def key_copy(vault_id: bytes) -> bytes | None:
    """Return this computer's copy of a vault's key file, if it has one that is whole."""
    try:
        data = _path(vault_id, "keys").read_bytes()
        return data if keys.read_key_file(data).vault_id == vault_id else None
    except (OSError, keys.DamagedKeyFile, keys.RefusedKeyFile):
        return None


def note_failed_unlock(vault_id: bytes) -> None:
    """Count a wrong passphrase: the history it belongs in is locked."""
    before, moment = failed_unlocks(vault_id), now().isoformat(timespec="seconds")
    first, count = (before.first, before.count) if before else (moment, 0)
    _write(vault_id, "tries", {"count": count + 1, "first": first, "last": moment})


def failed_unlocks(vault_id: bytes) -> FailedUnlocks | None:
    """Return the wrong passphrases counted so far, if any."""
    found = _read(vault_id, "tries")
    try:
        return FailedUnlocks(int(found["count"]), str(found["first"]), str(found["last"]))
    except (KeyError, TypeError, ValueError):
        return None


def forget_failed_unlocks(vault_id: bytes) -> None:
    """Start counting anew, once the count is in the vault's history."""
    with suppress(OSError):
        _path(vault_id, "tries").unlink(missing_ok=True)


def _path(vault_id: bytes, what: str) -> Path:
    return data_folder() / f"{vault_id.hex()}.{what}.json"


def _put(vault_id: bytes, what: str, data: bytes) -> None:
    path = _path(vault_id, what)
    with suppress(OSError):  # a full or read-only home must not keep a therapist out of the vault
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        replace_whole(path, data)


def _write(vault_id: bytes, what: str, body: dict[str, Any]) -> None:
    _put(vault_id, what, json.dumps(body).encode())


def _read(vault_id: bytes, what: str) -> dict[str, Any]:
    try:
        found: Any = json.loads(_path(vault_id, what).read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    return cast("dict[str, Any]", found) if isinstance(found, dict) else {}


def _seal(body: dict[str, Any], root: bytearray, vault_id: bytes) -> str:
    key = keys.last_seen_key(root, vault_id)
    try:
        return hmac.new(key, json.dumps(body, sort_keys=True).encode(), sha256).hexdigest()
    finally:
        wipe(key)
