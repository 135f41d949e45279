"""A secret on the clipboard: marked so that clipboard histories leave it alone, and gone after a while."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QObject, QTimer
from PySide6.QtGui import QGuiApplication

SECONDS = 45
# What KDE's, Windows' and macOS' clipboard histories look for before they keep something.
_MARKS = {
    "x-kde-passwordManagerHint": b"secret",
    "ExcludeClipboardContentFromMonitorProcessing": b"1",
    "CanIncludeInClipboardHistory": b"0",
    "org.nspasteboard.ConcealedType": b"1",
}


class SecretClipboard(QObject):
    """Puts a secret on the clipboard and takes it off again, unless something else is there by then."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._mine = ""
        self._timer = QTimer(self, interval=SECONDS * 1000, singleShot=True)
        self._timer.timeout.connect(self.clear)

    def put(self, secret: str) -> None:
        """Copy a secret for `SECONDS`."""
        data = QMimeData()
        data.setText(secret)
        for kind, mark in _MARKS.items():
            data.setData(kind, mark)
        QGuiApplication.clipboard().setMimeData(data)
        self._mine = secret
        self._timer.start()

    def clear(self) -> None:
        """Take the secret off the clipboard now, if it is still there."""
        self._timer.stop()
        clipboard = QGuiApplication.clipboard()
        if self._mine and clipboard.text() == self._mine:
            clipboard.clear()
        self._mine = ""
