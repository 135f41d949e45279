"""What the preview says about a document: its pages, letters that no font has, names that stand in it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from practice_desk.documents.paper import Notice, NoticeKind


def named_words(names: Sequence[str]) -> str:
    """Return the question about the names that stand in what was typed."""
    said = QCoreApplication.translate("Notices", "Named in it: {0}. Is that all right with the client?")
    return said.format(", ".join(names))


def notice_words(notice: Notice) -> str:
    """Return a notice as a sentence for the therapist."""
    tr = QCoreApplication.translate
    if notice.kind is NoticeKind.NO_FONT:
        words = tr("Notices", "No font here has these signs, so “?” is printed for them: {0}")
        return words.format(" ".join(notice.letters))
    if notice.kind is NoticeKind.STEPS_ON_PAGE_TWO:
        words = "%n step(s) and the room to write are on page 2."
        return tr("Notices", words, "", notice.count)
    if notice.kind is NoticeKind.NOTES_ON_PAGE_TWO:
        return tr("Notices", "The room to write is on page 2.")
    return tr("Notices", "It takes {0} pages.").format(notice.count)
