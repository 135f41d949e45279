"""The check: whether everything in a vault is still what was written, one line per finding."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from practice_desk.domain.plans import seal
from practice_desk.storage import check_trust, history, keys, migrate
from practice_desk.storage.connection import keyed
from practice_desk.storage.folder import MendableVault, MissingKeyFile, key_file
from practice_desk.storage.names import DATABASE
from practice_desk.storage.opened import Vault
from practice_desk.storage.sql import Damaged, KnownError
from practice_desk.storage.vault import open_vault


@dataclass(frozen=True)
class Finding:
    """What one part of the check found: a code for its name, whether all is well, and ids or numbers."""

    part: str
    well: bool
    detail: str = ""


def look_through(folder: Path, root: bytearray) -> list[Finding]:
    """Open a vault, check it and close it; first bytes that `mend` can put right are a finding.

    Raises what `open_vault` raises for everything else.
    """
    try:
        vault = open_vault(folder, root)
    except MendableVault:
        return [Finding("header", well=False, detail="can be mended")]
    try:
        return check(vault)
    finally:
        vault.close()


def check(vault: Vault) -> list[Finding]:
    """Return one finding for each part of an open vault.

    Its first bytes, key file, pages, b-tree, foreign keys, schema, history, plans, offered texts, signatures,
    facts and files, whether a clock was set back, and whether it is the file this computer saw last.
    """
    parts = (_header, _key_file, _pages, _tree, _references, _schema, _history, _plans, *_TRUST, _last_seen)
    found: list[Finding] = []
    for part in parts:
        try:
            found.append(part(vault))
        except KnownError:
            found.append(Finding(part.__name__.strip("_"), well=False, detail="unreadable"))
    return found


def check_beside(vault: Vault) -> list[Finding]:
    """Do the same from another thread than the vault's, through a connection of its own that only reads."""
    db = keyed(vault.folder / DATABASE, vault.root, vault.vault_id, "ro")
    try:
        return check(replace(vault, db=db))
    finally:
        db.close()


def _header(_vault: Vault) -> Finding:
    return Finding("header", well=True)  # opening compared it; while the file is open nobody else reads it


def _key_file(vault: Vault) -> Finding:
    with suppress(keys.DamagedKeyFile, keys.RefusedKeyFile, MissingKeyFile):
        if keys.is_root_of(key_file(vault.folder), vault.root):
            return Finding("key_file", well=True)
        return Finding("key_file", well=False, detail="of another vault")
    return Finding("key_file", well=False, detail="missing or damaged")


def _pages(vault: Vault) -> Finding:
    try:
        db = keyed(vault.folder / DATABASE, vault.root, vault.vault_id, "ro")
    except Damaged:
        return Finding("pages", well=False, detail="1")
    try:
        bad = [str(r[0]) for r in db.execute("PRAGMA cipher_integrity_check")]
    finally:
        db.close()
    numbers = [m[1] if (m := re.search(r"page (\d+)", text)) else "size" for text in bad]
    return Finding("pages", not bad, ", ".join(numbers[:5]))


def _tree(vault: Vault) -> Finding:
    db = keyed(vault.folder / DATABASE, vault.root, vault.vault_id, "ro")  # one bad page spoils a connection
    try:
        return Finding("tree", db.one("PRAGMA integrity_check") == "ok")
    finally:
        db.close()


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
    rows = vault.db.execute("SELECT id, body, salt, sha FROM plans")
    bad = [str(r[0])[:8] for r in rows if seal(str(r[1]), str(r[2])) != r[3]]
    return Finding("plans", not bad, ", ".join(bad))


def _texts(vault: Vault) -> Finding:
    return _named("texts", check_trust.changed_papers(vault.db)[0])


def _signatures(vault: Vault) -> Finding:
    return _named("signatures", check_trust.changed_papers(vault.db)[1])


def _facts(vault: Vault) -> Finding:
    return _named("facts", check_trust.changed_facts(vault.db))


def _files(vault: Vault) -> Finding:
    return _named("files", check_trust.changed_files(vault.db))


def _clock(vault: Vault) -> Finding:
    late = _named("clock", check_trust.set_back(vault.db))
    return replace(late, well=True)  # a clock may be set back; what counts is the order of the history


def _named(part: str, bad: list[str]) -> Finding:
    short = (f"{table} {known[:8]}" for table, _, known in (name.partition(" ") for name in bad))
    return Finding(part, not bad, ", ".join(short))


_TRUST = (_texts, _signatures, _facts, _files, _clock)


def _last_seen(vault: Vault) -> Finding:
    back = vault.rolled_back
    if back is None:
        return Finding("last_seen", well=True)
    return Finding("last_seen", well=False, detail=f"{back.file_rows} rows, {back.here_rows} seen before")
