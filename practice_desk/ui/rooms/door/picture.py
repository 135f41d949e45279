"""The pictures of the welcome: two sheets of paper, a round icon, and the list of steps."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from practice_desk.domain.record import override
from practice_desk.ui import icons
from practice_desk.ui.theme import color, font, px

_WIDE, _HIGH = 330, 400
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class Papers(QWidget):
    """An action plan and an agreement, drawn with the strokes of the icons. It says nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(px(_WIDE), px(_HIGH))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(self.width() / _WIDE, self.height() / _HIGH)
        self._agreement(painter, _sheet(painter, QPointF(206, 164), 6))
        self._plan(painter, _sheet(painter, QPointF(116, 220), -4))

    def _agreement(self, painter: QPainter, page: QRectF) -> None:
        x, y, low = page.left() + 20, page.top() + 24, page.bottom()
        _line(painter, x, y, 84, "line_strong", 6)
        for n, wide in enumerate((150, 142, 150, 120, 0, 150, 138, 96)):
            if wide:
                _line(painter, x, y + 24 + n * 13, wide)
        pen = QPen(color("accent"), 2.2)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        x += 66
        name = QPainterPath(QPointF(x + 4, low - 40))
        name.cubicTo(x + 20, low - 76, x + 34, low - 66, x + 26, low - 42)
        name.cubicTo(x + 36, low - 60, x + 48, low - 58, x + 48, low - 42)
        name.cubicTo(x + 58, low - 56, x + 70, low - 40, x + 92, low - 48)
        painter.drawPath(name)
        painter.setPen(QPen(color("line_strong"), 1))
        painter.drawLine(QPointF(x - 10, low - 32), QPointF(x + 92, low - 32))
        painter.restore()

    def _plan(self, painter: QPainter, page: QRectF) -> None:
        x, y = page.left() + 20, page.top() + 24
        _line(painter, x, y, 96, "text", 7)
        _line(painter, x, y + 18, 60)
        for n, (then, now) in enumerate(((4, 8), (3, 6))):
            at = y + 52 + n * 34
            _line(painter, x, at - 14, 110 - n * 24, "line_strong")
            painter.setPen(QPen(color("line_strong"), 1.4))
            painter.drawLine(QPointF(x, at + 4), QPointF(x + 150, at + 4))
            painter.setPen(QPen(color("accent"), 1.6))
            painter.setBrush(color("surface"))
            painter.drawEllipse(QPointF(x + 15 * then, at + 4), 4, 4)
            painter.setBrush(color("accent"))
            painter.drawEllipse(QPointF(x + 15 * now, at + 4), 5.5, 5.5)
        for n, wide in enumerate((118, 100, 110)):
            at = y + 126 + n * 24
            painter.setPen(QPen(color("line_strong"), 1.4))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(x, at, 13, 13), 3, 3)
            if n == 0:
                painter.setPen(QPen(color("accent"), 2.4))
                painter.drawPolyline(
                    [QPointF(x + 3, at + 7), QPointF(x + 6, at + 10), QPointF(x + 12, at + 1)]
                )
            _line(painter, x + 24, at + 5, wide)
        _line(painter, x, y + 206, 150)
        painter.restore()


class Badge(QWidget):
    """An icon in a round tint."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self.setFixedSize(px(44), px(44))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color("accent_soft"))
        painter.drawEllipse(QRectF(self.rect()))
        size = px(22)
        picture = icons.pixmap(self._name, "accent_text", size, self.devicePixelRatioF())
        painter.drawPixmap(QPointF((self.width() - size) / 2, (self.height() - size) / 2), picture)


class Steps(QWidget):
    """The steps of the welcome below each other, the one in hand filled."""

    def __init__(self, names: Sequence[str], now: int) -> None:
        super().__init__()
        self._names, self._now = list(names), now
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setMinimumSize(self.sizeHint())
        said = self.tr("Step {0} of {1}: {2}")
        self.setAccessibleName(said.format(now + 1, len(self._names), self._names[now]))

    @override
    def sizeHint(self) -> QSize:
        metrics = QFontMetricsF(font(strong=True))
        wide = max(metrics.horizontalAdvance(name) for name in self._names)
        return QSize(int(wide) + px(42), px(48) * len(self._names))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for n, name in enumerate(self._names):
            self._step(painter, n, name)

    def _step(self, painter: QPainter, n: int, name: str) -> None:
        at, on = QPointF(px(14), px(20) + n * px(48)), n == self._now
        if n:
            painter.setPen(QPen(color("line_strong", 110), 1.5))
            painter.drawLine(QPointF(at.x(), at.y() - px(34)), QPointF(at.x(), at.y() - px(14)))
        painter.setPen(QPen(color("accent" if on else "line_strong"), 1.5))
        painter.setBrush(color("accent" if on else "rail"))
        painter.drawEllipse(at, px(12), px(12))
        ring = QRectF(at.x() - px(14), at.y() - px(14), px(28), px(28))
        if n < self._now:
            size = px(14)
            tick = icons.pixmap("check", "accent", size, self.devicePixelRatioF())
            painter.drawPixmap(QPointF(at.x() - size / 2, at.y() - size / 2), tick)
        else:
            painter.setFont(font("small", strong=True, tabular=True))
            painter.setPen(color("on_accent" if on else "muted"))
            painter.drawText(ring, Qt.AlignmentFlag.AlignCenter, str(n + 1))
        painter.setFont(font("body", strong=on))
        painter.setPen(color("text" if on else "muted"))
        painter.drawText(QRectF(px(38), ring.top(), self.width(), ring.height()), _LEFT, name)


def _sheet(painter: QPainter, middle: QPointF, angle: float) -> QRectF:
    """Turn the painter to a sheet of paper and paint it; whoever draws on it restores the painter."""
    painter.save()
    painter.translate(middle)
    painter.rotate(angle)
    page = QRectF(-95, -130, 190, 260)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(color("shadow", 5)))
    for n in range(9):
        painter.drawRoundedRect(page.adjusted(-n, 4 - n, n, n + 4), 8, 8)
    painter.setPen(QPen(color("line"), 1))
    painter.setBrush(color("surface"))
    painter.drawRoundedRect(page, 6, 6)
    return page


def _line(painter: QPainter, x: float, y: float, wide: float, tone: str = "line", thick: float = 4) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color(tone))
    painter.drawRoundedRect(QRectF(x, y, wide, thick), thick / 2, thick / 2)
