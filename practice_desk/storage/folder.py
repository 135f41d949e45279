"""The vault's folder: what lies in it, how its small files are written, and what can be wrong with it."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from practice_desk.storage.keys import KeyFile, read_key_file
from practice_desk.storage.names import DATABASE, KEYS
from practice_desk.storage.sql import DiskFault, DiskFull, KnownError, ReadOnly
from practice_desk.storage.wipe import SALT_BYTES

WORDS = """This folder is a Practice Desk vault.

It holds a therapist's confidential records, encrypted. Nobody can read them
without the passphrase or the printed recovery sheet.

If you found it: keep the folder whole and give it to the therapist, or to the
person named in their will for the practice. Do not change or delete anything.
To open it, install Practice Desk and choose "Open a vault".
"""
_SPARE = 4 * 1024 * 1024


class MissingVault(Exception):
    """There is no vault in this folder."""


class MissingKeyFile(Exception):
    """The database is here, its key file is not; a copy of it or the recovery sheet opens the vault."""


class DamagedVault(Exception):
    """The database is not what was written. It was not touched."""


class MendableVault(DamagedVault):
    """Only the database's first bytes are damaged, and the key file knows what they were: see `mend`."""


class WrongKeyFile(Exception):
    """The key file in this folder belongs to another vault."""


class InterruptedReadOnly(Exception):
    """The vault was interrupted while saving, and this place cannot be written to put it right."""


class OlderReadOnly(Exception):
    """An earlier version wrote this vault, and this place cannot be written to bring it up to date."""


class NotEmpty(Exception):
    """Something is already in the folder that was to become a vault."""


def key_file(folder: Path) -> KeyFile:
    """Read a vault's key file. Raises MissingVault, MissingKeyFile, DamagedKeyFile or RefusedKeyFile."""
    if not (folder / DATABASE).is_file():
        raise MissingVault
    if not (folder / KEYS).is_file():
        raise MissingKeyFile
    return read_key_file((folder / KEYS).read_bytes())


def first_bytes(folder: Path) -> bytes:
    """Return the 16 bytes a closed database starts with: its salt, which is the vault's id.

    Raises MissingVault, or DamagedVault where a file is too short or not encrypted at all. Must never be
    called while a connection is open: closing the file again would drop that connection's locks.
    """
    path = folder / DATABASE
    if not path.is_file():
        raise MissingVault
    with path.open("rb") as file:
        start = file.read(SALT_BYTES)
    if len(start) < SALT_BYTES or start.startswith(b"SQLite format 3"):
        raise DamagedVault
    return start


def make_sure_of_room(folder: Path, size: int) -> None:
    """Raise DiskFull now rather than half-way when the disk has not `size` bytes and a little more."""
    if shutil.disk_usage(folder).free < size + _SPARE:
        raise DiskFull


def is_writable(folder: Path) -> bool:
    """Say whether this person can write the vault in this folder."""
    return os.access(folder, os.W_OK) and os.access(folder / DATABASE, os.W_OK)


def write_whole(path: Path, data: bytes) -> None:
    """Write a small file that only its owner can read, and make sure it is on the disk."""
    _write(path, data)
    sync_folder(path.parent)


def replace_whole(path: Path, data: bytes) -> None:
    """Put a small file in the place of another in one move, so that one of the two is always whole."""
    beside = path.with_name(path.name + ".new")
    _write(beside, data)
    beside.replace(path)
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Make sure a folder's own entries are on the disk."""
    if os.name == "posix":
        number = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(number)
        finally:
            os.close(number)


def _write(path: Path, data: bytes) -> None:
    number = os.open(path, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600)
    with os.fdopen(number, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


@contextmanager
def known_disk() -> Generator[None]:
    """Turn what the system says about a disk into the fault there is advice for."""
    try:
        yield
    except OSError as error:
        known = _DISK.get(error.errno or 0)
        if known is None:
            raise
        raise known from error


_DISK: dict[int, type[KnownError]] = {
    errno.ENOSPC: DiskFull,
    errno.EFBIG: DiskFull,
    errno.EDQUOT: DiskFull,
    errno.EROFS: ReadOnly,
    errno.EACCES: ReadOnly,
    errno.EPERM: ReadOnly,
    errno.ENOENT: ReadOnly,
    errno.ENOTDIR: ReadOnly,
    errno.EIO: DiskFault,
}
