"""Seals: the digest of each fact that the history keeps, so that the chain holds what the fact said too.

A digest is salted with a salt of the client's own, which goes when the client is erased (decisions C15).
"""

from __future__ import annotations

import hmac
import json
import secrets
from collections.abc import Sequence
from dataclasses import fields
from hashlib import sha256

from practice_desk.domain.attachments import Attachment
from practice_desk.domain.plans import Fact
from practice_desk.domain.record import Record
from practice_desk.storage.sql import Database
from practice_desk.storage.table import stored

_SALT_BYTES = 16


class Seals:
    """Gives each fact its digest."""

    def __init__(self, db: Database, audit_key: bytes) -> None:
        self._db, self._audit_key = db, audit_key

    def of(self, record: Record) -> tuple[str, ...]:
        """Return the digest of a fact or a file inside the open transaction, nothing for other records."""
        if not isinstance(record, Fact | Attachment):
            return ()
        client_id: str | None = getattr(record, "client_id", None)
        key = self._audit_key if client_id is None else self._salt(client_id)
        return (
            digest(key, type(record).__name__, [stored(getattr(record, f.name)) for f in fields(record)]),
        )

    def key_of(self, client_id: str | None) -> bytes:
        """Return what the digests of one client's facts were made with; nothing where the salt is gone."""
        if client_id is None:
            return self._audit_key
        return bytes(self._db.one("SELECT salt FROM salts WHERE client_id = ?", [client_id]) or b"")

    def _salt(self, client_id: str) -> bytes:
        salt = self.key_of(client_id)
        if not salt:
            salt = secrets.token_bytes(_SALT_BYTES)
            self._db.execute("INSERT INTO salts (client_id, salt) VALUES (?, ?)", [client_id, salt])
        return salt


def digest(key: bytes, kind: str, row: Sequence[object]) -> str:
    """Return the digest of one row as the database holds it, in hex."""
    text = json.dumps([kind, *row], ensure_ascii=False, separators=(",", ":"))
    return hmac.new(key, text.encode("utf-8", "surrogatepass"), sha256).hexdigest()
