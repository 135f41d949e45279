"""Scratch: what is being typed and not kept yet, encrypted with the rest, so that no crash can lose it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from practice_desk.domain.clock import now
from practice_desk.storage.sql import Database


@dataclass(frozen=True, repr=False)
class Scratch:
    """Typed text of one form for one record; `base` holds the values the typing started from."""

    form: str
    record_id: str
    client_id: str | None
    base: dict[str, Any]
    body: dict[str, Any]
    typed_at: str


class Scratches:
    """Reads and writes scratch, outside history, undo and news."""

    def __init__(self, db: Database, *, read_only: bool) -> None:
        self._db, self._read_only = db, read_only

    def keep(
        self,
        form: str,
        record_id: str,
        body: dict[str, Any],
        *,
        client_id: str | None = None,
        base: dict[str, Any] | None = None,
    ) -> None:
        """Write what is typed, replacing what was typed before."""
        if self._read_only:
            return
        self._db.execute(
            "INSERT INTO scratch (form, record_id, client_id, base, body, typed_at) "
            "VALUES (?, ?, ?, ?, ?, ?) "
            "ON CONFLICT (form, record_id) DO UPDATE SET body = excluded.body, typed_at = excluded.typed_at",
            [form, record_id, client_id, json.dumps(base or {}), json.dumps(body), now().isoformat()],
        )

    def find(self, form: str, record_id: str) -> Scratch | None:
        """Return what was typed into a form for a record, or None."""
        return next(iter(self._where("form = ? AND record_id = ?", form, record_id)), None)

    def newest(self, form: str, client_id: str | None) -> Scratch | None:
        """Return what was last typed into a form of a client, for a record that may not exist yet."""
        found = self._where("form = ? AND client_id IS ?", form, client_id)
        return found[0] if found else None

    def all(self) -> list[Scratch]:
        """Return everything that is typed and not kept, newest first."""
        return self._where("1")

    def drop(self, form: str, record_id: str) -> None:
        """Forget what was typed: it was kept, or given up on purpose."""
        if not self._read_only:
            self._db.execute("DELETE FROM scratch WHERE form = ? AND record_id = ?", [form, record_id])

    def _where(self, condition: str, *values: object) -> list[Scratch]:
        rows = self._db.execute(
            f"SELECT form, record_id, client_id, base, body, typed_at FROM scratch WHERE {condition} "
            "ORDER BY typed_at DESC, form, record_id",
            values,
        )
        return [Scratch(f, r, c, json.loads(base), json.loads(body), at) for f, r, c, base, body, at in rows]
