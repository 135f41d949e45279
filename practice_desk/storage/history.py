"""The history: one row for each deed, each holding the hash of the one before, none ever changed.

A key holder can rewrite a whole chain; what the chain shows is that nobody changed a row and left the rest
(security part 5). Rows name kinds and ids, never contents.
"""

from __future__ import annotations

import hmac
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

from practice_desk.domain.clock import now
from practice_desk.domain.deeds import Actor, Deed
from practice_desk.storage.sql import Database

Touched = Sequence[tuple[str, ...]]
_COLUMNS = "seq, at_utc, utc_offset, actor, deed, client_id, rows, prev, hash"


@dataclass(frozen=True)
class Head:
    """The last row of the history: its number (0 for none) and its hash."""

    seq: int
    hash: str


def head(db: Database) -> Head:
    """Return where the chain ends."""
    row = db.execute("SELECT seq, hash FROM history ORDER BY seq DESC LIMIT 1").fetchone()
    return Head(int(row[0]), str(row[1])) if row else Head(0, "")


def row(db: Database, seq: int) -> Head:
    """Return a row by its number, no row at all for 0. Raises KeyError where the chain has no such row."""
    if seq == 0:
        return Head(0, "")
    found = db.one("SELECT hash FROM history WHERE seq = ?", [seq])
    if found is None:
        raise KeyError(seq)
    return Head(seq, str(found))


def last(db: Database, deed: Deed) -> datetime | None:
    """Return when a deed was last done, or None when it never was."""
    found = db.one("SELECT at_utc FROM history WHERE deed = ? ORDER BY seq DESC LIMIT 1", [deed.value])
    return datetime.fromisoformat(found) if found else None


def ends_at(db: Database) -> datetime | None:
    """Return the moment of the last row, or None where there is none."""
    found = db.one("SELECT at_utc FROM history ORDER BY seq DESC LIMIT 1")
    return datetime.fromisoformat(found) if found else None


def holds(db: Database, row: Head) -> bool:
    """Say whether the chain has this row, as it was."""
    return row.seq == 0 or db.one("SELECT hash FROM history WHERE seq = ?", [row.seq]) == row.hash


def audit_key(db: Database) -> bytes:
    """Return the key of the chain, made once at creation and kept inside the vault."""
    return bytes(db.one("SELECT audit_key FROM vault"))


def append(
    db: Database, key: bytes, actor: Actor, deed: Deed, *, client_id: str | None = None, touched: Touched = ()
) -> Head:
    """Add one row inside the open transaction; each of `touched` is (kind, id, added, changed or removed).

    What is sealed adds its digest, which is salted with a salt of its own that goes when it is erased.
    """
    last, moment = head(db), now()
    offset = moment.utcoffset()
    fields: list[Any] = [
        last.seq + 1,
        moment.astimezone(UTC).isoformat(timespec="milliseconds"),
        int(offset.total_seconds() // 60) if offset else 0,
        actor.value,
        deed.value,
        client_id,
        json.dumps([list(t) for t in touched]),
        last.hash,
    ]
    mark = _mark(key, fields)
    db.execute(f"INSERT INTO history ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", [*fields, mark])
    return Head(last.seq + 1, mark)


def faults(db: Database, key: bytes, after: int = 0) -> list[int]:
    """Return the numbers of rows that are not as they were written, from a row on."""
    before = str(db.one("SELECT hash FROM history WHERE seq = ?", [after]) or "") if after else ""
    bad: list[int] = []
    expected = after + 1
    for row in db.execute(f"SELECT {_COLUMNS} FROM history WHERE seq > ? ORDER BY seq", [after]):
        fields, mark = list(row[:-1]), str(row[-1])
        whole = hmac.compare_digest(mark, _mark(key, fields))
        if not whole or fields[7] != before or fields[0] != expected:
            bad.append(int(fields[0]))
        before, expected = mark, int(fields[0]) + 1
    return bad


def _mark(key: bytes, fields: Sequence[Any]) -> str:
    text = json.dumps(list(fields), ensure_ascii=False, separators=(",", ":"))
    return hmac.new(key, text.encode(), sha256).hexdigest()
