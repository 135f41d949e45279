"""The row above the paper: the way back, zoom and page, and which panes are shown."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from practice_desk.ui.kit import Label, Segments, button, row


class Toolbar(QWidget):
    """`zoomed` brings 1, -1 or 0 (fit), `panes_chosen` brings page, both or text."""

    zoomed = Signal(int)
    panes_chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._fits = True
        self.back = button(self.tr("Back to goals"), "quiet", icon="back")
        self.smaller, self.larger = button(self.tr("Smaller"), "quiet"), button(self.tr("Larger"), "quiet")
        self.whole = button(self.tr("Whole page"), "quiet")
        self._page, self._percent = Label("", tone="muted"), Label("", tone="muted")
        self.panes = Segments(
            [("page", self.tr("Page")), ("both", self.tr("Page and text")), ("text", self.tr("Text"))]
        )
        self.panes.set_value("both")
        self.panes.setAccessibleName(self.tr("What is shown"))
        self.smaller.clicked.connect(lambda: self._zoom(-1))
        self.larger.clicked.connect(lambda: self._zoom(1))
        self.whole.clicked.connect(lambda: self._zoom(0))
        self.panes.chosen.connect(self.panes_chosen)
        self.setLayout(
            row(
                self.back, ..., self.smaller, self._percent, self.larger, self.whole, 8, self._page, ...,
                self.panes, gap=6, margin=(16, 6, 16, 6),
            )
        )  # fmt: skip

    def fits(self) -> bool:
        """Say whether the page is kept whole in the window."""
        return self._fits

    def say(self, page: int, pages: int, percent: int) -> None:
        """Show where in the document we are, and how large it is shown."""
        self._page.setText(self.tr("Page {0} of {1}").format(page, pages))
        self._percent.setText(f"{percent} %")

    def _zoom(self, step: int) -> None:
        self._fits = step == 0
        self.zoomed.emit(step)
