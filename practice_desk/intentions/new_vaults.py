"""How a new vault comes to be: its keys first, in memory, and the folder only when all else is settled.

The passphrase is proved by opening the wrapped root with what was typed the second time, so that a vault is
never made that its owner could not open (security D1).
"""

from __future__ import annotations

from pathlib import Path

from practice_desk.domain.deeds import Deed
from practice_desk.domain.practice import Practice
from practice_desk.intentions import vaults
from practice_desk.intentions.homes import DEMO_PASSPHRASE, made_up_folder
from practice_desk.intentions.practice import start_practice
from practice_desk.storage import keys
from practice_desk.storage import vault as storage
from practice_desk.storage.desk import Desk
from practice_desk.storage.hygiene import self_test
from practice_desk.storage.keys import Cost, KeyFile, WrongPassphrase
from practice_desk.storage.vault import Vault
from practice_desk.storage.wipe import wipe


class NotTheSame(Exception):
    """The second passphrase does not open what the first one locked."""


def wrap_root(root: bytearray, vault_id: bytes, first: str, again: str, cost: Cost | None = None) -> KeyFile:
    """Wrap a new root by a passphrase and open it again with what was typed the second time.

    Slow on purpose; for any thread. Raises NotTheSame, TooLittleMemory or BrokenCryptography.
    """
    self_test()
    wrapped = keys.wrap(root, first, vault_id, cost or keys.calibrated())
    try:
        back = keys.unwrap(wrapped, again)
    except WrongPassphrase:
        raise NotTheSame from None
    same = back == root
    wipe(back)
    assert same, "what was wrapped must come back"
    return wrapped


def lay_vault(folder: Path, root: bytearray, wrapped: KeyFile) -> None:
    """Write the new vault's files; when that cannot be finished, nothing of it stays behind.

    For any thread. Raises NotEmpty, BrokenCryptography or a KnownError of the disk.
    """
    there = folder.exists()
    try:
        storage.lay_vault(folder, root, wrapped)
    except storage.NotEmpty:
        raise
    except BaseException:
        _clear(folder, keep=there)
        raise


def start(folder: Path, root: bytearray, practice: Practice) -> Vault:
    """Open a vault that was just laid and keep its practice in it. Raises a KnownError of the disk."""
    vault = storage.open_vault(folder, root)
    desk = Desk(vault.db)
    desk.witness(Deed.CREATE_VAULT)
    desk.witness(Deed.MAKE_RECOVERY_SHEET)
    start_practice(desk, practice)
    desk.forget()
    return vault


def open_made_up() -> bytearray:
    """Return the root of today's made-up practice, building it first where it is not there yet.

    Slow; for any thread. Raises a KnownError of the disk.
    """
    folder = made_up_folder()
    if not folder.exists():
        beside = folder.with_name(f"{folder.name}.new")
        _clear(beside, keep=False)
        vaults.make_demo(beside)
        beside.replace(folder)
    return storage.unlock_root(folder, DEMO_PASSPHRASE)


def _clear(folder: Path, *, keep: bool) -> None:
    """Remove what a vault consists of, and nothing else that may lie there."""
    if not folder.is_dir():
        return
    for name in (
        storage.DATABASE,
        f"{storage.DATABASE}-journal",
        storage.KEYS,
        storage.READ_ME,
        "in-use.lock",
    ):
        (folder / name).unlink(missing_ok=True)
    if not keep and not any(folder.iterdir()):
        folder.rmdir()
