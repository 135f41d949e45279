"""What stands in the way of opening a vault: what happened, what was kept, and what can be done about it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QCoreApplication

from practice_desk.storage import folder, keys, lock, migrate
from practice_desk.storage.backup import BadBackup
from practice_desk.storage.hygiene import BrokenCryptography
from practice_desk.storage.recovery import WrongSheet
from practice_desk.storage.sql import Damaged, DiskFault, DiskFull, FileLocked, KnownError, ReadOnly


class Offer(StrEnum):
    """What a page can offer to do about a trouble."""

    AGAIN = "again"
    KEY_COPY = "key_copy"
    SHEET = "sheet"
    RESTORE = "restore"
    MEND = "mend"
    ANOTHER = "another"


@dataclass(frozen=True)
class Trouble:
    """A sentence and the offers beside it. `typing` says that only what was typed was wrong."""

    words: str
    offers: tuple[Offer, ...] = ()
    typing: bool = False


def trouble_of(error: BaseException) -> Trouble:
    """Return what to say of an error. Raises the error again when nobody foresaw it."""
    if isinstance(error, lock.InUse) and error.since:
        said = _tr("This vault is already open in another window, since {0}. Go to that window.")
        return Trouble(said.format(error.since), (Offer.AGAIN,))
    for kind, words, offers in _TROUBLES:
        if isinstance(error, kind):
            return Trouble(_tr(words), offers, typing=kind in _TYPING)
    raise error


def words_for(offer: Offer) -> str:
    """Return the words on an offer's button."""
    return _tr(_OFFERS[offer])


def _tr(text: str) -> str:
    return QCoreApplication.translate("door", text)


_OFFERS = {
    Offer.AGAIN: "Try again",
    Offer.KEY_COPY: "Put this computer's copy back",
    Offer.SHEET: "Use the recovery sheet",
    Offer.RESTORE: "Restore a backup",
    Offer.MEND: "Put the first bytes right",
    Offer.ANOTHER: "Open another vault",
}
_TYPING = (keys.WrongPassphrase, WrongSheet)
_KEY = (Offer.KEY_COPY, Offer.SHEET, Offer.RESTORE)
# The first that fits is taken: what is special stands before what is general.
_TROUBLES: tuple[tuple[type[BaseException], str, tuple[Offer, ...]], ...] = (
    (
        keys.WrongPassphrase,
        "That passphrase does not open this vault. Check Caps Lock and the keyboard language. "
        "Nothing has been lost.",
        (),
    ),
    (
        WrongSheet,
        "These lines are right in themselves, but they belong to another vault. Look for the sheet with this "
        "vault's name. Nothing has been lost.",
        (),
    ),
    (
        folder.MissingVault,
        "There is no vault in this folder. If it lies on another disk, connect that disk and try again. "
        "Nothing was made in its place.",
        (Offer.AGAIN, Offer.ANOTHER, Offer.RESTORE),
    ),
    (
        folder.MissingKeyFile,
        "The key file (keys.json) is missing from this folder. Your records are there and unchanged. "
        "The passphrase works again as soon as the key file is back; the recovery sheet works without it.",
        _KEY,
    ),
    (
        keys.DamagedKeyFile,
        "The key file (keys.json) is damaged. Your records are there and unchanged. "
        "The passphrase works again with a whole copy of it; the recovery sheet works without it.",
        _KEY,
    ),
    (
        keys.RefusedKeyFile,
        "The key file (keys.json) asks for more work than any vault of Practice Desk does, so it was not "
        "used. Your records are unchanged.",
        _KEY,
    ),
    (
        folder.WrongKeyFile,
        "The key file in this folder belongs to another vault. Your records are unchanged. "
        "Put this vault's own keys.json back, or use the recovery sheet.",
        _KEY,
    ),
    (
        folder.MendableVault,
        "The first bytes of this vault's file are damaged, and nothing else seems to be. "
        "They are known from the key file and can be put right; no record is changed by that.",
        (Offer.MEND, Offer.RESTORE),
    ),
    (
        migrate.StrangeSchema,
        "This vault holds something that this version of Practice Desk did not make. It was not opened, and "
        "nothing was changed. Open it with the version that was used last, or restore a backup into a new "
        "folder.",
        (Offer.ANOTHER, Offer.RESTORE),
    ),
    (
        folder.DamagedVault,
        "This vault's file is damaged. It was not touched. Restore the newest backup into a new folder, "
        "and leave this folder as it is until you have seen that everything is there.",
        (Offer.RESTORE, Offer.ANOTHER),
    ),
    (
        migrate.NewerVault,
        "A newer Practice Desk wrote this vault. Install that version to open it. Nothing was changed.",
        (Offer.ANOTHER,),
    ),
    (lock.InUse, "This vault is already open in another window. Go to that window.", (Offer.AGAIN,)),
    (
        folder.InterruptedReadOnly,
        "This vault was interrupted while saving, and this place can only be read. "
        "Copy the whole folder to a place that can be written, and open the copy. Nothing was changed.",
        (Offer.ANOTHER,),
    ),
    (
        folder.OlderReadOnly,
        "An earlier version wrote this vault, and this place can only be read. "
        "Copy the whole folder to a place that can be written, and open the copy. Nothing was changed.",
        (Offer.ANOTHER,),
    ),
    (
        folder.NotEmpty,
        "There is already something in that folder. Choose another name. Nothing was changed.",
        (),
    ),
    (
        keys.TooLittleMemory,
        "There is not enough free memory to turn the passphrase into the key. Close other programs and try "
        "again. Nothing weaker was used in its place.",
        (Offer.AGAIN,),
    ),
    (
        BadBackup,
        "This file is not a whole backup of Practice Desk. Nothing was restored and nothing was changed. "
        "Try an older backup.",
        (),
    ),
    (
        BrokenCryptography,
        "The encryption on this computer does not give the answers it must. Nothing was opened or written. "
        "Install Practice Desk again.",
        (),
    ),
    (
        DiskFull,
        "There is no space left on this disk. Nothing was changed. Free some space and try again.",
        (),
    ),
    (ReadOnly, "This place cannot be written to. Nothing was changed. Choose another place.", ()),
    (
        FileLocked,
        "Another program holds the vault's file. Wait a moment and try again.",
        (Offer.AGAIN,),
    ),
    (
        DiskFault,
        "The disk did not answer. Check that it is connected and try again.",
        (Offer.AGAIN,),
    ),
    (
        Damaged,
        "This vault's file is damaged. It was not touched. Restore the newest backup into a new folder.",
        (Offer.RESTORE,),
    ),
    (KnownError, "The vault could not be opened. Nothing was changed.", (Offer.AGAIN,)),
)
