"""A backup as a package: a plain zip of three files, written whole and read with suspicion."""

from __future__ import annotations

import json
import os
import zipfile
from hashlib import sha256
from pathlib import Path
from typing import Any, cast

from practice_desk.storage.folder import make_sure_of_room
from practice_desk.storage.names import DATABASE, KEYS

MANIFEST = "manifest.json"
_MOST_BYTES = 64 * 1024**3
_MOST_MANIFEST = 1024 * 1024


class BadBackup(Exception):
    """The file is not a whole backup of ours; `why` is a code for the sentence."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


def pack(package: Path, copy: Path, key_file: bytes | None, manifest: dict[str, Any]) -> None:
    """Write a package that only its owner can read, and make sure it is on the disk."""
    with zipfile.ZipFile(package, "w", zipfile.ZIP_STORED) as entries:
        entries.write(copy, DATABASE)
        if key_file is not None:
            entries.writestr(KEYS, key_file)
        entries.writestr(MANIFEST, json.dumps(manifest, indent=1))
    package.chmod(0o600)
    number = os.open(package, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)


def unpack(file: Path, folder: Path) -> dict[str, Any]:
    """Write a package's files into a folder and return its manifest. Raises BadBackup or DiskFull."""
    try:
        with zipfile.ZipFile(file) as package:
            entries = _entries(package)
            manifest: Any = json.loads(package.read(MANIFEST))
            make_sure_of_room(folder, sum(i.file_size for i in entries.values()))
            for name in (DATABASE, KEYS):
                if name in entries:
                    _write_entry(package, name, folder / name)
    except (zipfile.BadZipFile, ValueError, KeyError, EOFError, RecursionError, NotImplementedError) as error:
        raise BadBackup("form") from error
    if not isinstance(manifest, dict):
        raise BadBackup("form")
    return cast("dict[str, Any]", manifest)


def _entries(package: zipfile.ZipFile) -> dict[str, zipfile.ZipInfo]:
    """Return what is in a package, refused when it is anything but our three files, plain and once each."""
    entries = {i.filename: i for i in package.infolist()}
    ours = {DATABASE, MANIFEST} <= set(entries) <= {DATABASE, KEYS, MANIFEST}
    plain = all(
        i.compress_type == zipfile.ZIP_STORED and i.file_size == i.compress_size <= _MOST_BYTES
        for i in entries.values()
    )
    if not ours or not plain or len(entries) != len(package.infolist()):
        raise BadBackup("form")
    if entries[MANIFEST].file_size > _MOST_MANIFEST:
        raise BadBackup("form")
    return entries


def _write_entry(package: zipfile.ZipFile, name: str, path: Path) -> None:
    number = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    with os.fdopen(number, "wb") as out, package.open(name) as entry:
        while piece := entry.read(1 << 20):
            out.write(piece)
        out.flush()
        os.fsync(out.fileno())


def digest(path: Path) -> str:
    """Return the SHA-256 of a file, in hex."""
    with path.open("rb") as file:
        marks = sha256()
        while piece := file.read(1 << 20):
            marks.update(piece)
    return marks.hexdigest()
