"""Folders in words: what a vault is called, and where it is, for people who do not read paths."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from practice_desk.domain.text import isolate
from practice_desk.intentions import homes
from practice_desk.storage.names import DATABASE
from practice_desk.storage.synced import Elsewhere, elsewhere
from practice_desk.ui.kit import Banner

_UNFIT = '/\\:*?"<>|'


def _tr(text: str) -> str:
    return QCoreApplication.translate("door", text)


def name_of(folder: Path) -> str:
    """Return what a vault is called: its folder's name, or that it is the made-up one."""
    if homes.is_made_up(folder):
        return _tr("The made-up practice")
    return folder.name.removesuffix(".vault") or str(folder)


def place_of(folder: Path) -> str:
    """Return where a folder lies, such as ``In Home, Documents``."""
    parent = Path(folder).absolute().parent
    if parent == homes.home() or homes.is_made_up(folder):
        return _tr("On this computer, with the program's data")
    home = Path.home()
    if parent == home:
        return _tr("In Home")
    parts = parent.relative_to(home).parts if parent.is_relative_to(home) else parent.parts[1:]
    shown = ", ".join(isolate(part) for part in parts[-3:])
    if parent.is_relative_to(home):
        return _tr("In Home, {0}").format(shown)
    return _tr("In {0}").format(shown or str(parent))


def usual() -> Path | None:
    """Return the folder where vaults are kept unless somebody chose another, or None while there is none."""
    return homes.home() if homes.home().is_dir() else None


def vault_in(folder: Path) -> Path:
    """Return the vault that a person means who chose this folder: itself, or the only one directly in it."""
    if (folder / DATABASE).is_file():
        return folder
    try:
        inside = [f for f in folder.iterdir() if (f / DATABASE).is_file()]
    except OSError:
        return folder
    return inside[0] if len(inside) == 1 else folder


def days_since(day: str, today: date) -> int | None:
    """Return how many days ago an ISO date was, or None where there is none that can be read."""
    try:
        return max(0, (today - date.fromisoformat(day)).days)
    except ValueError:
        return None


def since_backup(days: int | None) -> str:
    """Return how long ago the last backup was, in words; None when there was none."""
    if days is None:
        return _tr("No backup yet")
    if days < 1:
        return _tr("Last backup today")
    return _tr("Last backup yesterday") if days == 1 else _tr("Last backup {0} days ago").format(days)


def name_problem(parent: Path, name: str) -> str:
    """Return why a folder of that name cannot be made there, or an empty string."""
    if not name:
        return _tr("Type a name for the folder.")
    if set(_UNFIT) & set(name) or name in (".", ".."):
        said = _tr("A folder's name cannot hold any of {0}. Choose another name.")
        return said.format(" ".join(_UNFIT))
    folder = parent / name
    try:
        taken = folder.exists() and (not folder.is_dir() or any(folder.iterdir()))
    except OSError:
        taken = True  # what cannot be looked into is not ours to fill
    if taken and (folder / DATABASE).is_file():
        return _tr(
            "There is a vault of that name in this place. Choose another name, or go back and open that one."
        )
    if taken:
        return _tr("There is already something of that name in this place. Choose another name.")
    return ""


def warn(banner: Banner, parent: Path) -> None:
    """Show a warning when somebody else has a hand on a folder, and hide it otherwise."""
    who = elsewhere(parent)
    banner.setVisible(who is not None)
    if who is not None:
        banner.set_text(warning_of(who))


def warning_of(who: Elsewhere) -> str:
    """Return what to say of a place that somebody else has a hand on."""
    if who is Elsewhere.REMOVABLE:
        return _tr(
            "This is a disk that can be taken out. If it is pulled while something is being kept, the "
            "vault can be damaged. Choose a place on this computer, and put backups on such a disk."
        )
    if who is Elsewhere.NETWORK:
        return _tr(
            "This folder is on another computer. A vault needs a disk that answers at once; on a network it "
            "can be damaged. Choose a place on this computer, and put backups there."
        )
    said = _tr(
        "{0} copies this folder while you work. It can take a copy in the middle of a save, which is not a "
        "vault any more. Choose a place on this computer, and put backups there."
    )
    return said.format(_SYNCED[who])


_SYNCED = {
    Elsewhere.ONEDRIVE: "OneDrive",
    Elsewhere.DROPBOX: "Dropbox",
    Elsewhere.ICLOUD: "iCloud Drive",
    Elsewhere.GOOGLE_DRIVE: "Google Drive",
    Elsewhere.NEXTCLOUD: "Nextcloud",
    Elsewhere.SYNCTHING: "Syncthing",
}
