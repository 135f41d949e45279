"""The check of what was offered, signed, noted and attached: a changed byte in any of them is named.

Each text and signature is held three times over: by its own hash, by the signature after it, and by the
digest in the history row that it was written with, which is part of the chain. What was frozen beside a text
is held by hashes in its offer, and every other fact by its digest.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import fields
from typing import Any, TypeVar

from practice_desk.domain.agreements import Clause
from practice_desk.domain.attachments import Attachment
from practice_desk.domain.papers import Offer, Paper, PaperSigner, Signature
from practice_desk.domain.record import Record
from practice_desk.domain.releases import Release
from practice_desk.domain.signing import changed_since, out_of_order, unfrozen
from practice_desk.storage import history
from practice_desk.storage.blobs import Blobs
from practice_desk.storage.desk import Desk
from practice_desk.storage.seals import Seals, digest
from practice_desk.storage.sql import Database
from practice_desk.storage.table import Facts, record_from, stored

R = TypeVar("R", bound=Record)
_FROZEN: dict[type[Record], str] = {
    Paper: "papers", PaperSigner: "paper_signers", Clause: "clauses", Release: "releases"
}  # fmt: skip


def sealed(db: Database) -> dict[type[Record], str]:
    """Return the tables whose rows the history holds a digest of: every fact, and the records of files."""
    tables = Desk(db, read_only=True).tables.items()
    return {kind: t.name for kind, t in tables if isinstance(t, Facts) or kind is Attachment}


def changed_papers(db: Database) -> tuple[list[str], list[str]]:
    """Name the offered texts with what was frozen beside them, and the signatures, that are not as written.

    Each name is the table and the id.
    """
    by_paper = _by_paper(db)
    texts, marks = _not_as_in_history(db, Offer), _not_as_in_history(db, Signature)
    for offer in _read(db, Offer, "offers"):
        for changed in changed_since(offer, by_paper[offer.paper_id]):
            (texts if changed == offer.id else marks).add(
                f"{'offers' if changed == offer.id else 'signatures'} {changed}"
            )
        with suppress(
            ValueError, TypeError, AttributeError
        ):  # what it froze cannot be read: its digest tells
            texts |= set(_unfrozen(db, offer))
    offered = {str(r[0]) for r in db.execute("SELECT paper_id FROM offers")}
    marks |= {f"signatures {s.id}" for p, left in by_paper.items() if p not in offered for s in left}
    return sorted(texts), sorted(marks)


def changed_facts(db: Database) -> list[str]:
    """Name what was noted of papers, clients and texts, once and for good, and is not as it was noted."""
    others = [kind for kind in sealed(db) if kind not in (Offer, Signature)]
    return sorted(set[str]().union(*(_not_as_in_history(db, kind) for kind in others)))


def changed_files(db: Database) -> list[str]:
    """Name the attachments, scans and frozen copies whose bytes are not those that were kept."""
    blobs = Blobs(db, read_only=True)
    named = db.execute(
        "SELECT 'attachments', id, blob_id, sha FROM attachments UNION ALL "
        "SELECT 'documents', id, blob_id, sha FROM documents WHERE blob_id IS NOT NULL UNION ALL "
        "SELECT 'signatures', id, blob_id, blob_sha FROM signatures WHERE blob_id IS NOT NULL"
    ).fetchall()
    return sorted(f"{r[0]} {r[1]}" for r in named if blobs.sha(str(r[2])) != r[3])


def set_back(db: Database) -> list[str]:
    """Name the signatures that were written down while the clock stood before something written earlier."""
    signed = _by_paper(db)
    late = [
        found for offer in _read(db, Offer, "offers") for found in out_of_order(offer, signed[offer.paper_id])
    ]
    return sorted(f"signatures {i}" for i in late)


def _by_paper(db: Database) -> defaultdict[str, list[Signature]]:
    found: defaultdict[str, list[Signature]] = defaultdict(list)
    for signature in _read(db, Signature, "signatures"):
        found[signature.paper_id].append(signature)
    return found


def _unfrozen(db: Database, offer: Offer) -> Iterator[str]:
    found: dict[str, str] = {}
    records: list[Record] = []
    for kind, table in _FROZEN.items():
        key = "id" if kind is Paper else "paper_id"
        records += _read(db, kind, table, f"{key} = ?", offer.paper_id)
        ids = db.execute(f"SELECT id FROM {table} WHERE {key} = ?", [offer.paper_id])
        found |= {str(row[0]): table for row in ids}
    for changed in unfrozen(offer, records):
        yield f"{found.get(changed, 'gone')} {changed}"


def _not_as_in_history(db: Database, kind: type[Record]) -> set[str]:
    """Name the rows of a table that differ from what the history says of them, are gone, or unknown to it."""
    known = _said_in_history(db, kind.__name__)
    erased = {str(r[0]) for r in db.execute("SELECT client_id FROM erasures")}
    seals, bad, table = Seals(db, history.audit_key(db)), set[str](), sealed(db)[kind]
    stored: set[str] = set()
    for row in _rows(db, kind, table):
        said = dict(zip((f.name for f in fields(kind)), row, strict=True))
        stored.add(str(said["id"]))
        how, mark = known.get(str(said["id"]), ("", None))[:2]
        same = mark is None or mark == digest(seals.key_of(said.get("client_id")), kind.__name__, row)
        if how in ("", "removed") or not same:
            bad.add(str(said["id"]))
    lost = {i for i, (how, _, client_id) in known.items() if how != "removed" and client_id not in erased}
    return {f"{table} {i}" for i in bad | (lost - stored)}


def _said_in_history(db: Database, kind: str) -> dict[str, tuple[str, str | None, str | None]]:
    """Return what became of each record of a kind at last, its digest where there is one, and whose it is."""
    found: dict[str, tuple[str, str | None, str | None]] = {}
    for text, client_id in db.execute(
        "SELECT rows, client_id FROM history WHERE rows LIKE ? ORDER BY seq", [f'%"{kind}"%']
    ):
        entries: list[list[str]] = json.loads(text)
        for entry in entries:
            if entry[0] == kind:
                found[entry[1]] = (entry[2], entry[3] if len(entry) > 3 else None, client_id)  # noqa: PLR2004
    return found


def _read(db: Database, kind: type[R], table: str, condition: str = "1", *values: object) -> list[R]:
    """Return the records of a table that are still, byte for byte, what the program would have written."""
    found: list[R] = []
    for row in _rows(db, kind, table, condition, *values):
        with suppress(ValueError, TypeError):  # it is named by its digest, or as not what was frozen
            record = record_from(kind, row)
            if row == tuple(stored(getattr(record, f.name)) for f in fields(kind)):
                found.append(record)
    return found


def _rows(
    db: Database, kind: type[Record], table: str, condition: str = "1", *values: object
) -> Iterator[tuple[Any, ...]]:
    columns = ", ".join(f'"{f.name}"' for f in fields(kind))
    yield from db.execute(f"SELECT {columns} FROM {table} WHERE {condition} ORDER BY id", values)
