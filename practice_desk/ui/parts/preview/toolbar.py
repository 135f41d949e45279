"""The row above the paper: the way back, zoom and page, and which panes are shown."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from practice_desk.domain.record import override
from practice_desk.ui.kit import Box, Label, Segments, button, wrap
from practice_desk.ui.theme import px

_LINE = Qt.AlignmentFlag.AlignVCenter


class Toolbar(QWidget):
    """`zoomed` brings 1, -1 or 0 (fit), `panes_chosen` brings page, both or text."""

    zoomed = Signal(int)
    panes_chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._fits, self._narrow = True, False
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
        self._zooms = Box(wrap(self.smaller, self._percent, self.larger, self.whole, self._page, gap=6))
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(px(16), px(6), px(16), px(6))
        self._grid.setHorizontalSpacing(px(8))
        self._grid.setVerticalSpacing(px(4))
        self._arrange()

    def fits(self) -> bool:
        """Say whether the page is kept whole in the window."""
        return self._fits

    def say(self, page: int, pages: int, percent: int) -> None:
        """Show where in the document we are, and how large it is shown."""
        self._page.setText(self.tr("Page {0} of {1}").format(page, pages))
        self._percent.setText(f"{percent} %")
        self._zooms.updateGeometry()

    @override
    def minimumSizeHint(self) -> QSize:
        """Let the window be narrow: the panes go below then."""
        hint = super().minimumSizeHint()
        return QSize(min(hint.width(), px(320)), hint.height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        parts = (self.back, self._zooms, self.panes)
        needed = sum(part.sizeHint().width() for part in parts) + px(16 + 16 + 2 * 8)
        if (self.width() < needed) != self._narrow:
            self._narrow = not self._narrow
            self._arrange()

    def _arrange(self) -> None:
        """Put everything in one line, or the panes below where that is too narrow."""
        for part in (self.back, self._zooms, self.panes):
            self._grid.removeWidget(part)
        self._grid.addWidget(self.back, 0, 0, _LINE)
        if self._narrow:
            self._grid.addWidget(self.panes, 0, 1, _LINE | Qt.AlignmentFlag.AlignRight)
            self._grid.addWidget(self._zooms, 1, 0, 1, 2)
        else:
            self._grid.addWidget(self._zooms, 0, 1, _LINE | Qt.AlignmentFlag.AlignHCenter)
            self._grid.addWidget(self.panes, 0, 2, _LINE)
        self._grid.setColumnStretch(1, 1)

    def _zoom(self, step: int) -> None:
        self._fits = step == 0
        self.zoomed.emit(step)
