"""Connecting to an encrypted database with its key, in the one order that is safe."""

from __future__ import annotations

from pathlib import Path

from practice_desk.storage import keys
from practice_desk.storage.sql import Database, connect
from practice_desk.storage.wipe import raw_key, wipe

_BEFORE = (
    "cipher_log_level=NONE", "temp_store=MEMORY", "foreign_keys=ON", "recursive_triggers=ON",
    "trusted_schema=OFF", "cell_size_check=ON", "fullfsync=ON",
)  # fmt: skip
_AFTER = ("journal_mode=DELETE", "synchronous=EXTRA", "secure_delete=ON")


def keyed(path: Path, root: bytearray, vault_id: bytes, mode: str, *, fresh: bool = False) -> Database:
    """Connect to a database file (`mode` is ``ro`` or ``rw``); `fresh` for the empty target of a copy.

    The read of `sqlite_master` is what proves the key, so everything that reads the file comes after it
    (security D3, decisions 2a). Raises Damaged when the key does not fit.
    """
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
