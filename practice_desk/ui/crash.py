"""When something went wrong that nobody foresaw: the kind of error and where, never what clients said."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from practice_desk import __version__
from practice_desk.ui.kit import Label, button, column, row
from practice_desk.ui.theme import px

_PACKAGE = Path(__file__).parent.parent.parent
Hook = Callable[[type[BaseException], BaseException, TracebackType | None], None]


def report(kind: type[BaseException], trail: TracebackType | None) -> str:
    """Return what may be shown and copied: kind, version and the places in our code, without any value."""
    lines = [f"{kind.__name__} (Practice Desk {__version__}, Python {sys.version.split()[0]})"]
    for frame in traceback.extract_tb(trail):
        path = Path(frame.filename)
        name = path.relative_to(_PACKAGE).as_posix() if path.is_relative_to(_PACKAGE) else path.name
        lines.append(f"  {name}:{frame.lineno} {frame.name}")
    return "\n".join(lines)


def install(show: Callable[[BaseException, str], None]) -> Hook:
    """Let `show` say what happened when an error reaches the top; returns the hook, to be tried."""
    dying = False

    def hook(kind: type[BaseException], error: BaseException, trail: TracebackType | None) -> None:
        nonlocal dying
        if issubclass(kind, KeyboardInterrupt) or dying:
            sys.__excepthook__(kind, KeyboardInterrupt(), None)
            return
        dying = True
        try:
            show(error, report(kind, trail))
        finally:
            dying = False

    sys.excepthook = hook
    return hook


class CrashPage(QWidget):
    """Says what happened and that the vault is locked; `quit_wanted` ends the program."""

    quit_wanted = Signal()

    def __init__(self, text: str) -> None:
        super().__init__()
        self.setObjectName("bg")
        title = Label(self.tr("Something in the program went wrong"), "title", wrap=True)
        words = Label(
            self.tr(
                "The vault is locked and nothing that was kept is lost. What was being typed comes back "
                "when you open it again. The lines below hold no names and none of your text; "
                "you can copy them for a report."
            ),
            wrap=True,
        )
        details = QPlainTextEdit(text)
        details.setReadOnly(True)
        details.setAccessibleName(self.tr("Where it happened"))
        copy = button(self.tr("Copy these lines"))
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(text))
        leave = button(self.tr("Quit Practice Desk"), "primary")
        leave.clicked.connect(self.quit_wanted)
        self.setLayout(
            column(title, 4, words, 8, details, row(..., copy, leave), gap=8, margin=(64, 48, 64, 32))
        )
        self.setMinimumWidth(px(400))
