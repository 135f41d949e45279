"""Warming up: while the passphrase becomes a key, the pages behind it are read, one at a time."""

from __future__ import annotations

import pkgutil
from importlib import import_module
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from practice_desk.ui import theme

_ROOMS = "practice_desk.ui.rooms"
_PAGES = ("out", "room")  # what a room's package calls its pages


def pages() -> list[str]:
    """Return the modules that an open vault needs: the window's part first, then every room."""
    folder = Path(__file__).parent / "rooms"
    names = sorted(m.name for m in pkgutil.iter_modules([str(folder)]))
    rooms = [
        f"{_ROOMS}.{name}.{page}" for name in names for page in _PAGES
        if (folder / name / f"{page}.py").exists()
    ]  # fmt: skip
    return ["practice_desk.ui.open_desk", *rooms]


class Warm(QObject):
    """Reads one module for each turn of the event loop, so that the window goes on answering."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._left: list[str] | None = None
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._next)

    def begin(self) -> None:
        """Begin, or go on; what was read once costs nothing more."""
        if self._left is None:
            self._left = pages()
        if self._left:
            self._timer.start()

    def stop(self) -> None:
        """Leave the rest for when it is needed."""
        self._timer.stop()

    def _next(self) -> None:
        if self._left:
            import_module(self._left.pop(0))
        if not self._left:
            self._timer.stop()
            theme.add_fonts()
