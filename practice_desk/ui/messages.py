"""Quiet messages at the bottom of the window: what happened, and the one thing to do about it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QWidget

from practice_desk.domain.record import override
from practice_desk.ui.kit import Toast
from practice_desk.ui.theme import px

_FROM_BELOW = 24


class Messages(QObject):
    """Shows one message at a time over a window, and says it to screen readers.

    Between `hold` and `release` nothing is shown, and only the last message waits: somebody else is looking.
    """

    def __init__(self, window: QWidget, left: Callable[[], int] = lambda: 0) -> None:
        """Show them over the page, whose `left` edge is that far from the window's, in pixels."""
        super().__init__(window)
        self._window, self._left = window, left
        self._toast: Toast | None = None
        self._countdown: Toast | None = None
        self._held = False
        self._waiting: tuple[str, str, Callable[[], object] | None, str] | None = None
        window.installEventFilter(self)

    def say(
        self, words: str, action: str = "", then: Callable[[], object] | None = None, keys: str = ""
    ) -> None:
        """Show a message in place of the one before."""
        if self._held:
            self._waiting = words, action, then, keys
            return
        self._drop(self._toast)
        self._toast = self._show(words, action, keys)
        if then is not None:
            self._toast.pressed.connect(lambda: then())
        self._toast.closed.connect(self._on_closed)

    def count_down(self, seconds: int) -> None:
        """Say how long it is until the vault locks; 0 takes the message away."""
        self._drop(self._countdown)
        self._countdown = None
        if seconds and not self._held:
            words = self.tr("Locking in %n second(s). Move the mouse or press a key to stay.", "", seconds)
            self._countdown = self._show(words, "", "", lasting=True, announced=seconds % 20 == 0)

    def text(self) -> str:
        """Return the message in view, or an empty string."""
        return self._toast.text() if self._toast is not None else ""

    def press(self) -> None:
        """Do what the message in view offers."""
        if self._toast is not None:
            self._toast.pressed.emit()

    def clear(self) -> None:
        """Take every message away."""
        self._drop(self._toast)
        self._drop(self._countdown)
        self._toast = self._countdown = self._waiting = None

    def hold(self) -> None:
        """Take every message away and show none until `release`."""
        self.clear()
        self._held = True

    def release(self) -> None:
        """Show messages again, first the last one that waited."""
        self._held = False
        waiting, self._waiting = self._waiting, None
        if waiting is not None:
            self.say(*waiting)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the bottom when the window changes its size."""
        if event.type() is QEvent.Type.Resize:
            for toast in (self._toast, self._countdown):
                if toast is not None:
                    self._place(toast)
        return False

    def _show(
        self, words: str, action: str, keys: str, *, lasting: bool = False, announced: bool = True
    ) -> Toast:
        toast = Toast(words, action, keys, self._window, lasting=lasting)
        self._place(toast)
        toast.show()
        toast.raise_()
        if announced:
            QAccessible.updateAccessibility(QAccessibleEvent(toast, QAccessible.Event.Alert))
        return toast

    def _place(self, toast: Toast) -> None:
        toast.adjustSize()
        room = self._window.rect()
        x = min(self._left() + px(32), room.width() - toast.width() - px(8))  # buttons stand at the right
        toast.move(max(px(8), x), room.height() - toast.height() - px(_FROM_BELOW))

    def _drop(self, toast: Toast | None) -> None:
        if toast is not None:
            toast.hide()
            toast.deleteLater()

    def _on_closed(self) -> None:
        self._drop(self._toast)
        self._toast = None
