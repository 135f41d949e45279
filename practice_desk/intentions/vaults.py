"""Opening, locking and backing up vaults as the window and the command line both do."""

from __future__ import annotations

from pathlib import Path

from practice_desk.domain.deeds import Actor, Deed
from practice_desk.intentions.demo import build_demo
from practice_desk.intentions.homes import DEMO_PASSPHRASE
from practice_desk.storage import backup, keys, last_seen
from practice_desk.storage import vault as vaults
from practice_desk.storage.backup import Step
from practice_desk.storage.desk import Desk
from practice_desk.storage.vault import Vault


def unlock(folder: Path, root: bytearray, actor: Actor = Actor.THERAPIST) -> tuple[Vault, Desk]:
    """Open a vault for one sitting: its history says who opened it and how often it was tried before.

    With `Actor.RECOVERY_SHEET` every row of the sitting says that the sheet opened it (decisions 4.10).
    Raises what `open_vault` raises.
    """
    vault = vaults.open_vault(folder, root)
    return vault, begin_sitting(vault, actor)


def begin_sitting(vault: Vault, actor: Actor = Actor.THERAPIST) -> Desk:
    """Return the desk of a vault that was just opened; its history says by whom and what was tried."""
    desk = Desk(vault.db, read_only=vault.read_only, actor=actor)
    tried = last_seen.failed_unlocks(vault.vault_id)
    if tried and not vault.read_only:
        desk.witness(Deed.FAILED_UNLOCKS, rows=[(str(tried.count), tried.first, tried.last)])
        last_seen.forget_failed_unlocks(vault.vault_id)
    desk.witness(Deed.UNLOCK if actor is Actor.THERAPIST else Deed.UNLOCK_WITH_SHEET)
    return desk


def lock(vault: Vault, desk: Desk) -> None:
    """End a sitting: note it, drop undo, close the file and wipe its key."""
    try:
        desk.blobs.sweep()
        desk.witness(Deed.LOCK)
    finally:
        desk.forget()
        vault.close()


def change_passphrase(vault: Vault, desk: Desk, passphrase: str, cost: keys.Cost | None = None) -> None:
    """Give an open vault another passphrase; the recovery sheet stays as it is. Slow on purpose."""
    vaults.change_passphrase(vault.folder, vault.root, passphrase, cost, vault.vault_id)
    desk.witness(Deed.CHANGE_PASSPHRASE)


def back_up(vault: Vault, desk: Desk, target: Path, step: Step | None = None) -> dict[str, int]:
    """Write a verified backup and note it, on the thread the vault is open on.

    A window runs `make_backup` on a worker instead and calls `note_backup` when it is done.
    """
    counts = backup.make_backup(vault, target, step)
    note_backup(desk)
    return counts


def note_backup(desk: Desk) -> None:
    """Note in the history that a verified backup was made; `desk.last(Deed.MAKE_BACKUP)` says when."""
    desk.witness(Deed.MAKE_BACKUP)


def make_demo(folder: Path) -> str:
    """Build the fictional practice in a new folder and return its passphrase. Raises NotEmpty."""
    root = keys.new_root()
    vaults.create_vault(folder, root, DEMO_PASSPHRASE, keys.FLOOR)
    vault = vaults.open_vault(folder, root)
    try:
        build_demo(Desk(vault.db))
    finally:
        vault.close()
    return DEMO_PASSPHRASE
