"""A page of the turned screen: what somebody other than the therapist is shown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from practice_desk.ui.turned.text_size import TextSize, fit


@dataclass(frozen=True)
class Outcome:
    """One line for the therapist after hand-back, with what can be done about it at once.

    `is_plain` says that it went as it was meant to: where all lines do, a quiet message is enough.
    """

    words: str
    action: str = ""
    do: Callable[[QWidget], object] | None = None
    is_plain: bool = False


class TurnedPage(QWidget):
    """One page in front of somebody else. It shows what it was made with and can reach nothing more.

    `finished` says that it was answered: the next page comes, or the hand-back. `leads_to` brings another
    page to show now. `title` stands at the top, `progress` beside it in words ("Paper 2 of 4").
    """

    finished = Signal()
    leads_to = Signal(object)

    def __init__(self, title: str = "", progress: str = "") -> None:
        super().__init__()
        self.setObjectName("bg")
        self.setProperty("noFocusRing", True)  # a page that takes the keys itself is no control
        self.title, self.progress = title, progress

    @property
    def has_text(self) -> bool:
        """Say whether there is a document here that can be had as plain text."""
        return False

    @property
    def is_answered(self) -> bool:
        """Say whether nothing more can be done here, so that nobody is led back to it."""
        return False

    def arrive(self) -> None:
        """Put the keyboard where this page begins."""
        self.setFocus()

    def show_size(self, size: TextSize) -> None:
        """Show the words at another size; what was written, ticked and drawn stays."""
        fit(self, size)

    def show_plain(self, plain: bool) -> None:
        """Show the document as plain text, or as it is."""

    def keep_typing(self) -> None:
        """Keep typed text as a draft in the vault; called whenever the page may be left for good."""

    def let_go(self) -> str:
        """Drop what must not outlive the sitting, such as half a signature, and say so; else nothing."""
        return ""

    def outcomes(self) -> list[Outcome]:
        """Return what the therapist is to know once the screen is theirs again."""
        return []
