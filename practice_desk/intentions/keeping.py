"""Keeping an open vault safe, beside the window: each works on a copy of the root that it wipes itself.

The vault may be locked while one of these is under way; its own root is then zeros, and nothing may be
wrapped or signed by those.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from practice_desk.storage import backup
from practice_desk.storage import vault as storage
from practice_desk.storage.backup import Step
from practice_desk.storage.check import Finding, check_beside
from practice_desk.storage.keys import Cost
from practice_desk.storage.vault import Vault
from practice_desk.storage.wipe import wipe


def apart(vault: Vault) -> Vault:
    """Return an open vault as work beside the window may hold it: with a root secret of its own."""
    return replace(vault, root=bytearray(vault.root))


def back_up(held: Vault, target: Path, step: Step) -> dict[str, int]:
    """Write a verified backup from another thread; returns and raises what `make_backup` does."""
    try:
        return backup.make_backup(held, target, step)
    finally:
        wipe(held.root)


def check(held: Vault) -> list[Finding]:
    """Look through an open vault from another thread. Raises a KnownError of the disk."""
    try:
        return check_beside(held)
    finally:
        wipe(held.root)


def prove(folder: Path, passphrase: str) -> None:
    """Raise WrongPassphrase unless this is the vault's passphrase. Slow on purpose; for any thread."""
    wipe(storage.unlock_root(folder, passphrase))


def change_passphrase(held: Vault, present: str | None, passphrase: str, cost: Cost | None = None) -> None:
    """Give the vault another passphrase from another thread; `present` is proved first, unless it is None.

    Raises WrongPassphrase, TooLittleMemory or a KnownError of the disk, with the old one still in place.
    """
    try:
        if present is not None:
            prove(held.folder, present)
        storage.change_passphrase(held.folder, held.root, passphrase, cost, held.vault_id)
    finally:
        wipe(held.root)


def restore(file: Path, folder: Path, key: str | bytearray) -> dict[str, int]:
    """Restore a backup with a passphrase or with the root a sheet says. Raises what `backup.restore` does."""

    def root_of(where: Path) -> bytearray:
        return storage.unlock_root(where, key) if isinstance(key, str) else key  # wiped by restore

    return backup.restore(file, folder, root_of)
