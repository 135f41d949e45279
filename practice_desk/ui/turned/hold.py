"""Holding a key for two seconds: on purpose, and seen while it goes on."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from practice_desk.domain.record import override
from practice_desk.ui import theme

LASTS = 2000  # ms
_STEP = 40
_ROUND = 360 * 16


class Hold(QWidget):
    """A ring that fills while the key is held. `done` comes when it is full."""

    done = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._since = QElapsedTimer()
        self._timer = QTimer(self, interval=_STEP)
        self._timer.timeout.connect(self._look)
        self.setFixedSize(self.sizeHint())
        self.setAccessibleName(self.tr("Hold F12"))
        self._say()

    def is_held(self) -> bool:
        """Say whether the key is down."""
        return self._timer.isActive()

    def begin(self) -> None:
        """Note that the key went down; further presses of a held key change nothing."""
        if not self.is_held():
            self._since.start()
            self._timer.start()
            self._say()

    def end(self) -> None:
        """Note that the key was let go of: the ring is empty again."""
        self._timer.stop()
        self._say()

    def part(self) -> float:
        """Return how full the ring is, 0 to 1."""
        return min(1.0, self._since.elapsed() / LASTS) if self.is_held() else 0.0

    def _look(self) -> None:
        if self.part() >= 1:
            self.end()
            self.done.emit()
        self.update()

    def _say(self) -> None:
        self.setAccessibleDescription(self.tr("Held. Go on holding.") if self.is_held() else "")
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme.px(44), theme.px(44))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        wide = theme.px(4)
        ring = QRectF(self.rect()).adjusted(wide, wide, -wide, -wide)
        painter.setPen(QPen(theme.color("line_strong"), theme.px(2)))
        painter.drawEllipse(ring)
        if self.is_held():
            pen = QPen(theme.color("accent"), wide)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            painter.drawArc(ring, 90 * 16, -round(self.part() * _ROUND))
