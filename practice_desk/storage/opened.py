"""A vault that is open: its file, its keys, its lock, and what was noticed while opening it."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from practice_desk.storage import last_seen
from practice_desk.storage.last_seen import RolledBack
from practice_desk.storage.lock import VaultLock
from practice_desk.storage.sql import Database
from practice_desk.storage.wipe import wipe


@dataclass(repr=False)
class Vault:
    """An open vault.

    `rolled_back` says that this file is older than what this computer saw last; `history_faults` are the
    numbers of history rows since then that are not as they were written.
    """

    folder: Path
    vault_id: bytes
    db: Database
    root: bytearray
    lock: VaultLock | None
    rolled_back: RolledBack | None = None
    history_faults: list[int] = field(default_factory=list[int])

    @property
    def read_only(self) -> bool:
        """Say whether the folder could not be written."""
        return self.lock is None

    def close(self) -> None:
        """Note where the history ends, close the file, wipe the root secret and let the vault go.

        A backup under way on another thread is to be stopped first.
        """
        try:
            if any(self.root):
                last_seen.remember(self.db, self.root, self.vault_id)
        finally:
            self.db.close()
            wipe(self.root)
            if self.lock:
                self.lock.release()
