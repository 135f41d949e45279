"""The little of SQLCipher that the desk uses, typed, with its faults sorted.

The driver has no stubs of its own.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, cast
from urllib.parse import quote

from sqlcipher3 import dbapi2  # pyright: ignore[reportMissingTypeStubs, reportUnknownVariableType]

_Error = cast("type[Exception]", getattr(dbapi2, "Error"))  # noqa: B009
_connect = cast("Callable[..., Any]", getattr(dbapi2, "connect"))  # noqa: B009
complete_statement = cast("Callable[[str], bool]", getattr(dbapi2, "complete_statement"))  # noqa: B009

_FULL, _BUSY, _LOCKED, _READONLY, _IOERR, _CORRUPT, _NOTADB, _CANTOPEN = 13, 5, 6, 8, 10, 11, 26, 14


class KnownError(Exception):
    """Something the world did, for which there is advice: never the program's fault."""


class DiskFull(KnownError):
    """There is no space left where the vault is."""


class FileLocked(KnownError):
    """Something else holds the file."""


class ReadOnly(KnownError):
    """The place cannot be written to, or the file was taken away."""


class FileReplaced(KnownError):
    """Something put an older or other file in the place of the open one. Nothing was written over it."""


class DiskFault(KnownError):
    """The disk did not answer."""


class Damaged(KnownError):
    """The file is not what was written, or the key does not fit it."""


class BugError(Exception):
    """The database refused something that the program should not have asked."""


_KNOWN: dict[int, type[KnownError]] = {
    _FULL: DiskFull,
    _BUSY: FileLocked,
    _LOCKED: FileLocked,
    _READONLY: ReadOnly,
    _CANTOPEN: ReadOnly,
    _IOERR: DiskFault,
    _CORRUPT: Damaged,
    _NOTADB: Damaged,
}


def sorted_error(error: Exception) -> Exception:
    """Return what a driver's error means: a known fault of the world, or a bug. Texts are left behind.

    SQL texts and bound values can hold what clients said, so only the kind of error goes on.
    """
    code = int(getattr(error, "sqlite_errorcode", 0) or 0) & 0xFF
    if not code and "not a database" in str(error):
        code = _NOTADB
    known = _KNOWN.get(code)
    return known() if known else BugError(str(getattr(error, "sqlite_errorname", type(error).__name__)))


class Cursor:
    """The rows of one statement; a page that cannot be read may show only while they are fetched."""

    def __init__(self, cursor: Any) -> None:
        self._cursor = cursor

    def __iter__(self) -> Iterator[tuple[Any, ...]]:
        try:
            yield from self._cursor
        except _Error as error:
            raise sorted_error(error) from None

    def fetchone(self) -> tuple[Any, ...] | None:
        """Return the next row, or None. Raises a KnownError or a BugError."""
        try:
            return self._cursor.fetchone()
        except _Error as error:
            raise sorted_error(error) from None

    def fetchall(self) -> list[tuple[Any, ...]]:
        """Return the rows that are left. Raises a KnownError or a BugError."""
        try:
            return self._cursor.fetchall()
        except _Error as error:
            raise sorted_error(error) from None


class Database:
    """An open database, used on the thread that opened it; only a backup may read it from another."""

    def __init__(self, connection: Any) -> None:
        self._connection = connection
        self._thread = threading.get_ident()

    def execute(self, sql: str, values: Sequence[object] = ()) -> Cursor:
        """Run one statement with bound values. Raises a KnownError or a BugError."""
        assert threading.get_ident() == self._thread, "the database belongs to one thread"
        try:
            return Cursor(self._connection.execute(sql, values))
        except _Error as error:
            raise sorted_error(error) from None

    def one(self, sql: str, values: Sequence[object] = ()) -> Any:
        """Return the first value of the first row, or None."""
        row = self.execute(sql, values).fetchone()
        return row[0] if row else None

    @property
    def in_transaction(self) -> bool:
        """Say whether a transaction is under way (SQLite ends one by itself when the disk is full)."""
        return bool(self._connection.in_transaction)

    def set_key(self, raw: bytearray) -> None:
        """Hand over the raw key text; it is wiped by the caller."""
        self._connection.set_key(raw)

    def copy_to(self, target: Database, step: Callable[[int, int], None]) -> None:
        """Copy every page into another database in small pieces; `step` may raise to stop."""

        def progress(_status: int, left: int, total: int) -> None:
            step(total - left, total)

        try:
            self._connection.backup(target._connection, pages=64, progress=progress, sleep=0.02)
        except _Error as error:
            raise sorted_error(error) from None

    def close(self) -> None:
        """Close the file."""
        self._connection.close()


def connect(path: Path, mode: str) -> Database:
    """Connect to a file (`mode` is ``ro``, ``rw`` or ``rwc``), leaving transactions to us."""
    try:
        return Database(
            _connect(
                f"file:{quote(str(path))}?mode={mode}",
                uri=True,
                isolation_level=None,
                timeout=2,
                check_same_thread=False,
            )
        )
    except _Error as error:
        raise sorted_error(error) from None


def in_memory() -> Database:
    """Make an empty database that is never written anywhere, to try a schema on."""
    return Database(_connect(":memory:", isolation_level=None))
