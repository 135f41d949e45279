"""The check: whether everything in an open vault is still what was written, one line per finding."""

from __future__ import annotations

from dataclasses import dataclass

from practice_desk.storage import history, migrate
from practice_desk.storage.sql import Damaged, KnownError
from practice_desk.storage.vault import DATABASE, Vault, keyed


@dataclass(frozen=True)
class Finding:
    """What one part of the check found: a code for its name, whether all is well, and ids or numbers."""

    part: str
    well: bool
    detail: str = ""


def check(vault: Vault) -> list[Finding]:
    """Return one finding for each part: pages, b-tree, foreign keys, schema, history, plans, counts."""
    parts = (_pages, _tree, _references, _schema, _history, _plans)
    found: list[Finding] = []
    for part in parts:
        try:
            found.append(part(vault))
        except KnownError:
            found.append(Finding(part.__name__.strip("_"), well=False, detail="unreadable"))
    return found


def _pages(vault: Vault) -> Finding:
    try:
        db = keyed(vault.folder / DATABASE, vault.root, vault.vault_id, "ro")
    except Damaged:
        return Finding("pages", well=False, detail="1")
    try:
        bad = [str(r[0]) for r in db.execute("PRAGMA cipher_integrity_check")]
    finally:
        db.close()
    return Finding("pages", not bad, f"{len(bad)}" if bad else "")


def _tree(vault: Vault) -> Finding:
    answer = str(vault.db.one("PRAGMA integrity_check"))
    return Finding("tree", answer == "ok")


def _references(vault: Vault) -> Finding:
    loose = vault.db.execute("PRAGMA foreign_key_check").fetchall()
    return Finding("references", not loose, ", ".join(sorted({str(r[0]) for r in loose})))


def _schema(vault: Vault) -> Finding:
    return Finding("schema", migrate.fingerprint(vault.db) == migrate.known_fingerprint())


def _history(vault: Vault) -> Finding:
    bad = history.faults(vault.db, history.audit_key(vault.db))
    detail = ", ".join(map(str, bad[:5])) if bad else f"{history.head(vault.db).seq} rows"
    return Finding("history", not bad, detail)


def _plans(vault: Vault) -> Finding:
    from practice_desk.domain.plans import seal

    rows = vault.db.execute("SELECT id, body, salt, sha FROM plans")
    bad = [str(r[0])[:8] for r in rows if seal(str(r[1]), str(r[2])) != r[3]]
    return Finding("plans", not bad, ", ".join(bad))
