"""The check of what was offered, signed and attached: a changed byte in any of them is named.

Each text and signature is held three times over: by its own hash, by the signature after it, and by the
digest in the history row that it was written with, which is part of the chain.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator

from practice_desk.domain.papers import Offer, Signature
from practice_desk.domain.record import Record
from practice_desk.domain.signing import changed_since
from practice_desk.storage.blobs import Blobs
from practice_desk.storage.change import NotInChange
from practice_desk.storage.sql import Database
from practice_desk.storage.table import Rows

_WHERE_FROM = {"offers": Offer.__name__, "signatures": Signature.__name__}


class _Reading:
    """The journal of tables that are only read."""

    def note(self, before: Record | None, after: Record | None) -> None:  # noqa: ARG002
        raise NotInChange

    def seq(self) -> int:
        raise NotInChange


def changed_papers(db: Database) -> tuple[list[str], list[str]]:
    """Return the ids of offered texts and of signatures that are not as they were written, or are gone."""
    offers = Rows(db, _Reading(), Offer, "offers").all()
    signatures: defaultdict[str, list[Signature]] = defaultdict(list)
    for signature in Rows(db, _Reading(), Signature, "signatures").all():
        signatures[signature.paper_id].append(signature)
    bad: set[str] = set()
    for offer in offers:
        bad |= set(changed_since(offer, signatures.pop(offer.paper_id, [])))
    bad |= {s.id for left in signatures.values() for s in left}  # signatures of a text that is gone
    texts = {o.id for o in offers} & bad
    lost = {name: set(_not_as_in_history(db, name)) for name in _WHERE_FROM}
    return sorted(texts | lost["offers"]), sorted((bad - texts) | lost["signatures"])


def changed_files(db: Database) -> list[str]:
    """Return the ids of attachments, scans and frozen copies whose bytes are not those that were kept."""
    blobs = Blobs(db, read_only=True)
    named = db.execute(
        "SELECT id, blob_id, sha FROM attachments UNION ALL "
        "SELECT id, blob_id, sha FROM documents WHERE blob_id IS NOT NULL UNION ALL "
        "SELECT id, blob_id, blob_sha FROM signatures WHERE blob_id IS NOT NULL"
    ).fetchall()
    return sorted(str(r[0]) for r in named if blobs.sha(str(r[1])) != r[2])


def _not_as_in_history(db: Database, table: str) -> Iterator[str]:
    kind = _WHERE_FROM[table]
    stored = {str(r[0]): str(r[1]) for r in db.execute(f"SELECT id, sha FROM {table}")}
    erased = {str(r[0]) for r in db.execute("SELECT client_id FROM erasures")}
    rows = db.execute("SELECT rows, client_id FROM history WHERE rows LIKE ?", [f'%"{kind}"%'])
    for text, client_id in rows:
        entries: list[list[str]] = json.loads(text)
        for entry in entries:
            if entry[0] == kind and client_id not in erased and stored.get(entry[1]) != entry[-1]:
                yield entry[1]
