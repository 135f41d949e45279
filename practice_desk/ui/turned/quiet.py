"""Dialogs while the screen is turned: those that stand open are left, those that would come up wait."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from shiboken6 import isValid

from practice_desk.domain.record import override

_UNSEEN = Qt.WidgetAttribute.WA_DontShowOnScreen


class Quiet(QObject):
    """Keeps every other window of the program away, such as the end of a backup that says so."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._waiting: list[QDialog] = []
        self._app = QApplication.instance()

    def begin(self) -> None:
        """Leave what is open (a form keeps its text as a draft) and let nothing come up."""
        for top in QApplication.topLevelWidgets():
            if top is not self._window and top.isVisible():
                top.close()
        assert self._app is not None
        self._app.installEventFilter(self)

    def end(self) -> None:
        """Let the dialogs that waited come up."""
        assert self._app is not None
        self._app.removeEventFilter(self)
        waiting, self._waiting = self._waiting, []
        for dialog in waiting:
            if isValid(dialog):
                dialog.show()

    def forget(self) -> None:
        """Let the dialogs that waited go, as at a lock."""
        waiting, self._waiting = self._waiting, []
        self.end()
        for dialog in waiting:
            if isValid(dialog):
                dialog.close()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hide a dialog before the system has drawn it."""
        if event.type() is QEvent.Type.Show and isinstance(watched, QDialog) and watched.isWindow():
            watched.setAttribute(_UNSEEN)  # it is being shown at this moment: hiding it now comes too early
            self._waiting.append(watched)
            QTimer.singleShot(0, watched, lambda: _put_away(watched))
        return False


def _put_away(dialog: QDialog) -> None:
    dialog.hide()
    dialog.setAttribute(_UNSEEN, False)
