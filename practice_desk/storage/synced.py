"""Folders that other programs copy, share or take away: no place for the live vault, a good one for backups.

A copy taken in the middle of a save, without its journal, is not a vault any more (security D14).
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path


class Elsewhere(StrEnum):
    """Who else has a hand on a folder."""

    ONEDRIVE = "onedrive"
    DROPBOX = "dropbox"
    ICLOUD = "icloud"
    GOOGLE_DRIVE = "google_drive"
    NEXTCLOUD = "nextcloud"
    SYNCTHING = "syncthing"
    NETWORK = "network"
    REMOVABLE = "removable"


_NAMES = {
    Elsewhere.ONEDRIVE: re.compile(r"onedrive\b.*", re.IGNORECASE),
    Elsewhere.DROPBOX: re.compile(r"dropbox( \(.*\))?", re.IGNORECASE),
    Elsewhere.ICLOUD: re.compile(r"icloud ?drive|mobile documents|com~apple~clouddocs", re.IGNORECASE),
    Elsewhere.GOOGLE_DRIVE: re.compile(r"google ?drive\b.*|my drive", re.IGNORECASE),
    Elsewhere.NEXTCLOUD: re.compile(r"nextcloud\d*|owncloud\d*", re.IGNORECASE),
}
_MARKS = {
    Elsewhere.DROPBOX: (".dropbox", ".dropbox.cache"),
    Elsewhere.NEXTCLOUD: (".owncloudsync.log", ".nextcloudsync.log"),
    Elsewhere.SYNCTHING: (".stfolder",),
}
_NETWORK = {
    "nfs", "nfs4", "cifs", "smb3", "smbfs", "afpfs", "webdav", "davfs", "9p", "ceph", "glusterfs", "afs",
    "fuse.sshfs", "fuse.rclone", "fuse.davfs2", "fuse.gvfsd-fuse", "fuse.google-drive-ocamlfuse", "sshfs",
}  # fmt: skip
_PLUGGED_IN = (Path("/media"), Path("/run/media"), Path("/Volumes"))
_MOUNTS = Path("/proc/self/mounts")


def elsewhere(folder: Path, mounts: str | None = None) -> Elsewhere | None:
    """Return who else has a hand on a folder, which need not exist yet, or None when nobody seems to.

    `mounts` is the text of /proc/self/mounts, read here unless it is given.
    """
    place = Path(os.path.abspath(folder))  # noqa: PTH100  (resolve() would need the folder to be reachable)
    real = place.resolve()
    line = [place, *place.parents, real, *real.parents]
    found = next((who for who, names in _NAMES.items() if any(names.fullmatch(p.name) for p in line)), None)
    return found or _marked(line) or _mounted(place, real, mounts)


def _marked(line: Iterable[Path]) -> Elsewhere | None:
    for who, marks in _MARKS.items():
        if any((part / mark).exists() for part in line for mark in marks if os.access(part, os.X_OK)):
            return who
    return None


def _mounted(place: Path, real: Path, mounts: str | None) -> Elsewhere | None:
    if sys.platform == "win32":
        return _on_windows(real)
    text = mounts if mounts is not None else _MOUNTS.read_text("utf-8") if _MOUNTS.exists() else ""
    point, kind = _mount_of(real, text)
    if kind in _NETWORK:
        return Elsewhere.NETWORK
    if any(point.is_relative_to(p) or place.is_relative_to(p) for p in _PLUGGED_IN):
        return Elsewhere.REMOVABLE
    return None


def _mount_of(place: Path, text: str) -> tuple[Path, str]:
    """Return the mount point that a path lies on, and its kind of file system."""
    best, found = Path("/"), ""
    for line in text.splitlines():
        fields = line.split(" ")
        if len(fields) < 3:  # noqa: PLR2004  (device, mount point, kind)
            continue
        point = Path(re.sub(r"\\([0-7]{3})", lambda m: chr(int(m[1], 8)), fields[1]))
        if place.is_relative_to(point) and len(point.parts) >= len(best.parts):
            best, found = point, fields[2]
    return best, found


def _on_windows(place: Path) -> Elsewhere | None:
    if sys.platform != "win32":
        return None
    import ctypes

    removable, remote = 2, 4
    if place.drive.startswith("\\\\"):
        return Elsewhere.NETWORK
    kind = ctypes.windll.kernel32.GetDriveTypeW(place.anchor)
    return {removable: Elsewhere.REMOVABLE, remote: Elsewhere.NETWORK}.get(kind)
