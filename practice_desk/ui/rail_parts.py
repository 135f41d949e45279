"""The painted pieces of the rail: the program's sign, and rows with a shortcut written on them."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QEnterEvent, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from practice_desk.domain.record import override
from practice_desk.ui import icons
from practice_desk.ui.kit import Label, row
from practice_desk.ui.theme import color, font, px

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class Sign(QWidget):
    """The program's sign: two facing arcs for two people, one line for the desk between them."""

    def __init__(self, size: int = 22) -> None:
        super().__init__()
        self.setFixedSize(px(size), px(size))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        s = self.width() / 24
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color("accent"))
        painter.drawRoundedRect(QRectF(0, 0, 24 * s, 24 * s), 6 * s, 6 * s)
        pen = QPen(color("on_accent"), 1.9 * s)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawArc(QRectF(-1.5 * s, 4.5 * s, 11 * s, 11 * s), -58 * 16, 116 * 16)
        painter.drawArc(QRectF(14.5 * s, 4.5 * s, 11 * s, 11 * s), 122 * 16, 116 * 16)
        painter.drawLine(QPointF(6 * s, 18.2 * s), QPointF(18 * s, 18.2 * s))


class Brand(QWidget):
    """The sign with the program's name."""

    def __init__(self) -> None:
        super().__init__()
        self.setLayout(row(Sign(), Label("Practice Desk", strong=True), ..., gap=10, margin=(10, 0, 0, 0)))


class RailButton(QAbstractButton):
    """A row of the rail: icon, words, and the shortcut that does the same."""

    def __init__(self, icon: str, words: str, keys: str, *, framed: bool = False) -> None:
        super().__init__()
        self._icon, self._keys, self._framed = icon, keys, framed
        self.setText(words)
        self.setAccessibleName(words)
        self.setAccessibleDescription(keys)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(px(36 if framed else 32))

    @override
    def sizeHint(self) -> QSize:
        wide = QFontMetricsF(font()).horizontalAdvance(self.text() + "  " + self._keys)
        return QSize(int(wide) + px(60), self.height())

    @override
    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        if self._framed:
            painter.setPen(QPen(color("line_strong"), 1))
            painter.setBrush(color("surface"))
            painter.drawRoundedRect(frame, 8, 8)
        elif self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color("surface"))
            painter.drawRoundedRect(frame, 8, 8)
        tone = "muted" if self._framed else "text"
        size = px(16 if self._framed else 18)
        picture = icons.pixmap(self._icon, tone, size, self.devicePixelRatioF())
        painter.drawPixmap(QPointF(px(10 if self._framed else 12), (self.height() - size) / 2), picture)
        painter.setFont(font())
        painter.setPen(color(tone))
        painter.drawText(frame.adjusted(px(34 if self._framed else 40), 0, 0, 0), _LEFT, self.text())
        painter.setFont(font("small"))
        painter.setPen(color("muted"))
        painter.drawText(frame.adjusted(0, 0, -px(10), 0), _RIGHT, self._keys)
