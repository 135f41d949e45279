"""A column that stays in sight beside a longer one while the page scrolls."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QSize
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QWidget

from practice_desk.domain.record import override
from practice_desk.ui.kit.layout import fits_height_to_width


class Sticking(QWidget):
    """Holds one widget at the top of what is in sight, within its own height."""

    def __init__(self, held: QWidget) -> None:
        super().__init__()
        self._held = held
        held.setParent(self)
        held.installEventFilter(self)
        fits_height_to_width(self, QSizePolicy.Policy.Preferred)
        self._listens = False

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        return self._high(width)

    @override
    def sizeHint(self) -> QSize:
        return self._held.sizeHint()

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._held.minimumSizeHint().width(), self._high(max(self.width(), 1)))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        page = self._page()
        if page is not None and not self._listens:
            self._listens = True
            page.verticalScrollBar().valueChanged.connect(self._place)
        self._place()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow what is held when it grows."""
        if event.type() is QEvent.Type.LayoutRequest:
            self.updateGeometry()
            self._place()
        return False

    def _place(self) -> None:
        high = self._high(self.width())
        self._held.setGeometry(0, self._from_top(high), self.width(), high)

    def _from_top(self, high: int) -> int:
        page = self._page()
        if page is None:
            return 0
        top = self.mapTo(page.viewport(), QPoint(0, 0)).y()
        room = max(0, self.height() - high)
        too_high = max(0, high - page.viewport().height())  # then its end may come into sight, too
        return min(room, max(0, -top - too_high))

    def _page(self) -> QScrollArea | None:
        above = self.parentWidget()
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        return above

    def _high(self, width: int) -> int:
        fits = self._held.hasHeightForWidth()
        return self._held.heightForWidth(max(1, width)) if fits else self._held.sizeHint().height()
