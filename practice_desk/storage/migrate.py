"""Bringing a vault's schema up to date: numbered SQL, each step one transaction, whole or not at all."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from pathlib import Path

from practice_desk.storage.folder import DamagedVault
from practice_desk.storage.sql import Database, complete_statement, in_memory

_FOLDER = Path(__file__).parent / "migrations"
APPLICATION_ID = 0x50444B31  # "PDK1"


class NewerVault(Exception):
    """A later version of Practice Desk wrote this vault."""


class StrangeSchema(DamagedVault):
    """The vault has tables or triggers that no version of Practice Desk made."""


@cache
def scripts() -> list[str]:
    """Return the migrations, first one first."""
    return [p.read_text(encoding="utf-8") for p in sorted(_FOLDER.glob("[0-9]*.sql"))]


def version(db: Database) -> int:
    """Return how many steps this vault has seen."""
    return int(db.one("PRAGMA user_version"))


def migrate(db: Database, steps: list[str] | None = None) -> None:
    """Apply each step the vault has not seen.

    Raises NewerVault, or what a step raised, leaving the vault as it was before that step.
    """
    wanted = scripts() if steps is None else steps
    seen = version(db)
    if seen > len(wanted):
        raise NewerVault
    if seen == len(wanted):
        return
    db.execute("PRAGMA foreign_keys = OFF")
    try:
        for number, script in enumerate(wanted[seen:], start=seen + 1):
            _step(db, number, script)
    finally:
        db.execute("PRAGMA foreign_keys = ON")


def fingerprint(db: Database) -> str:
    """Return a hash of every table, index and trigger of the vault."""
    rows = db.execute("SELECT type, name, coalesce(sql, '') FROM sqlite_master ORDER BY type, name")
    return sha256("\n".join("|".join(map(str, row)) for row in rows).encode()).hexdigest()


@cache
def known_fingerprint(steps: int | None = None) -> str:
    """Return the fingerprint that this version's migrations make, all of them or the first few.

    Computed once a process from an empty database in memory rather than written down, so that it can never
    be out of step with the scripts.
    """
    fresh = in_memory()
    try:
        migrate(fresh, scripts()[:steps])
        return fingerprint(fresh)
    finally:
        fresh.close()


def _step(db: Database, number: int, script: str) -> None:
    db.execute("BEGIN EXCLUSIVE")
    try:
        for statement in _statements(script):
            db.execute(statement)
        _refuse_loose_ends(db)
        db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        db.execute(f"PRAGMA user_version = {number}")
        db.execute("COMMIT")
    except BaseException:
        if db.in_transaction:
            db.execute("ROLLBACK")
        raise


def _refuse_loose_ends(db: Database) -> None:
    if db.execute("PRAGMA foreign_key_check").fetchone():
        raise StrangeSchema


def _statements(script: str) -> list[str]:
    found: list[str] = []
    part = ""
    for line in script.splitlines(keepends=True):
        part += line
        if complete_statement(part):
            found.append(part)
            part = ""
    return [*found, part] if part.strip() else found
