"""What the check of a vault found, in plain words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from practice_desk.storage.check import Finding


def words_of(finding: Finding) -> str:
    """Return a sentence for one finding, with numbers where they help somebody who is asked."""
    well, bad = _SENTENCES.get(finding.part, ("{0}", "{0}"))
    return _tr(well if finding.well else bad).format(finding.detail or (_tr("none") if finding.well else "?"))


def parts() -> set[str]:
    """Return the parts there are sentences for."""
    return set(_SENTENCES)


def _tr(text: str) -> str:
    return QCoreApplication.translate("door", text)


_SENTENCES = {
    "header": (
        "The file's first bytes are right.",
        "The file's first bytes are damaged ({0}). Lock the vault and unlock it to have them put right.",
    ),
    "key_file": (
        "The key file fits this vault.",
        "The key file is {0}. Change the passphrase to write a new one.",
    ),
    "pages": (
        "Every page of the file is as it was written.",
        "Pages of the file are damaged: {0}. Restore the newest backup into a new folder.",
    ),
    "tree": (
        "The order of the records is whole.",
        "The order of the records is not whole. Restore the newest backup into a new folder.",
    ),
    "references": (
        "Every record belongs to one that exists.",
        "Some records belong to none: {0}. Restore the newest backup into a new folder.",
    ),
    "schema": (
        "The tables are those of this version.",
        "The tables are not those of this version. Restore the newest backup into a new folder.",
    ),
    "history": (
        "The history is unbroken: {0}.",
        "The history was changed at row {0}. Compare with a backup.",
    ),
    "plans": (
        "Every agreed plan is as it was agreed.",
        "Agreed plans were changed: {0}. Compare with a backup.",
    ),
    "texts": (
        "Every paper that was offered says what it said then.",
        "Papers that were offered were changed: {0}. Compare with a backup.",
    ),
    "signatures": (
        "Every signature is as it was given.",
        "Signatures were changed: {0}. Compare with a backup.",
    ),
    "facts": (
        "Everything that was noted for good is as it was noted.",
        "What was noted for good was changed: {0}. Compare with a backup.",
    ),
    "files": (
        "Every file is as it was kept.",
        "Files were changed: {0}. Compare with a backup.",
    ),
    "clock": (
        "Papers are ordered by what was written first. Signed while the clock stood earlier: {0}.",
        "The clock was set back: {0}.",
    ),
    "last_seen": (
        "This is the newest state that this computer has seen.",
        "This is an older state than this computer has seen: {0}.",
    ),
}
