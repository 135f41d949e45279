"""One window per vault: a lock file that the system lets go of by itself when a program dies."""

from __future__ import annotations

import json
import os
import platform
import sys
from pathlib import Path
from typing import IO

from practice_desk.domain.clock import now

NAME = "in-use.lock"


class InUse(Exception):
    """Another window holds this vault; `since` is a local time for the sentence, if it is known."""

    def __init__(self, since: str = "") -> None:
        super().__init__()
        self.since = since


class VaultLock:
    """Held for as long as a vault is open."""

    def __init__(self, folder: Path) -> None:
        """Take the lock. Raises InUse when another process has it."""
        path = folder / NAME
        self._file = os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT, 0o600), "r+", encoding="utf-8")
        try:
            _take(self._file)
        except OSError:
            since = self._who()
            self._file.close()
            raise InUse(since) from None
        self._file.seek(0)
        self._file.truncate()
        json.dump({"pid": os.getpid(), "host": platform.node(), "since": now().isoformat()}, self._file)
        self._file.flush()

    def release(self) -> None:
        """Let the vault go."""
        self._file.close()

    def _who(self) -> str:
        try:
            return str(json.load(self._file)["since"])[11:16]
        except (ValueError, KeyError, OSError):
            return ""


def _take(file: IO[str]) -> None:
    if sys.platform == "win32":
        import msvcrt

        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
