"""The signature pad: drawn with mouse, finger or pen, kept as lines, never as a picture.

Only where the pen went and how wide it wrote is kept. Time and pressure shape the width while somebody
writes and are gone after each point (decisions C32).
"""

from __future__ import annotations

from math import hypot

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QColor,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPolygonF,
    QTabletEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from practice_desk.domain.ink import outlines
from practice_desk.domain.record import override
from practice_desk.domain.signing import has_ink, strokes
from practice_desk.ui import theme
from practice_desk.ui.kit.roles import speaks_as
from practice_desk.ui.theme import px

Point = tuple[float, float, float]
_PAPER, _INK = QColor("#ffffff"), QColor("#14213d")  # paper is white in every theme
_GREY, _WORDS = QColor("#837d72"), QColor("#586064")
_TENTHS_AN_INCH = 254
_THIN, _WIDE = 3.0, 8.0  # 1/10 mm
_SLOWING = 0.35  # how quickly the width follows the speed
_SLOW = 0.9  # tenths of a millimetre each ms at which a line begins to get thinner
_NEAR = 1.0  # px: points nearer than this are one
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop


class Pad(QWidget):
    """White paper with a line to sign on. `changed` is emitted after each line, and when one goes."""

    changed = Signal()

    def __init__(self, name: str, day: str) -> None:
        super().__init__()
        self._name, self._day = theme.prepare_for(name), day
        self._lines: list[list[Point]] = []
        self._line: list[Point] | None = None
        self._pen = False
        self._at, self._width = 0, _WIDE
        self._dry: QPainterPath | None = None
        self.setFont(theme.font("small"))
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(px(150))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # from the keyboard there are three other ways
        speaks_as(self, QAccessible.Role.Graphic)
        self.setAccessibleName(self.tr("Signature of {0}, drawn by hand, {1}").format(name, day))
        self._say()

    def mark(self) -> str:
        """Return what was drawn, as it is kept."""
        unit = self._unit()
        return strokes([[(x * unit, y * unit, wide) for x, y, wide in line] for line in self._lines])

    def is_drawn(self) -> bool:
        """Say whether there is a signature, and not only a slip of the pen."""
        return has_ink(self.mark())

    def count(self) -> int:
        """Return how many lines were drawn."""
        return len(self._lines)

    def undo(self) -> None:
        """Take the last line away."""
        if self._lines:
            self._lines.pop()
            self._on_change()

    def clear(self) -> None:
        """Take everything away."""
        if self._lines:
            self._lines.clear()
            self._on_change()

    # ---- drawing ----

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and not self._pen:
            self._begin(event.position(), event.timestamp(), -1)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if not self._pen:
            self._go_on(event.position(), event.timestamp(), -1)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and not self._pen:
            self._lift()

    @override
    def tabletEvent(self, event: QTabletEvent) -> None:
        """Draw with a pen; the mouse events that a system makes of it are left out meanwhile."""
        kind = event.type()
        if kind is QEvent.Type.TabletPress and event.button() is Qt.MouseButton.LeftButton:
            self._pen = True
            self._begin(event.position(), event.timestamp(), event.pressure())
        elif kind is QEvent.Type.TabletMove:
            self._go_on(event.position(), event.timestamp(), event.pressure())
        elif kind is QEvent.Type.TabletRelease:
            self._lift()
            self._pen = False
        event.accept()

    def _begin(self, at: QPointF, when: int, pressure: float) -> None:
        self._at = when
        self._width = self._by_pressure(pressure) if pressure >= 0 else (_THIN + _WIDE) / 2
        self._line = [(at.x(), at.y(), self._width)]
        self._lines.append(self._line)
        self.update()

    def _go_on(self, at: QPointF, when: int, pressure: float) -> None:
        if self._line is None:
            return
        x, y = self._inside(at)
        x0, y0, _ = self._line[-1]
        far = hypot(x - x0, y - y0)
        if far < _NEAR:
            return
        wanted = self._by_pressure(pressure) if pressure >= 0 else self._by_speed(far, when - self._at)
        self._width += (wanted - self._width) * (1.0 if pressure >= 0 else _SLOWING)
        self._at = when
        self._line.append((x, y, self._width))
        self.update()

    def _lift(self) -> None:
        if self._line is not None:
            self._line = None
            self._on_change()

    def _by_pressure(self, pressure: float) -> float:
        return _THIN + (_WIDE - _THIN) * min(1.0, pressure)

    def _by_speed(self, far: float, took: int) -> float:
        speed = far * self._unit() / max(1, took)
        return max(_THIN, _WIDE / (1 + max(0.0, speed - _SLOW)))

    def _inside(self, at: QPointF) -> tuple[float, float]:
        """Return a point on the paper: a hand that leaves it draws along its edge."""
        return min(max(at.x(), 1.0), self.width() - 1.0), min(max(at.y(), 1.0), self.height() - 1.0)

    def _unit(self) -> float:
        """Return how many tenths of a millimetre a pixel stands for."""
        return _TENTHS_AN_INCH / self.logicalDpiX()

    def _on_change(self) -> None:
        self._dry = None
        self._say()
        self.update()
        self.changed.emit()

    def _say(self) -> None:
        if not self._lines:
            said = self.tr("Nothing is drawn yet. You can type your name instead, or sign another way.")
        else:
            said = self.tr("%n line(s) drawn.", "", len(self._lines))
        self.setAccessibleDescription(said)
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))

    # ---- painting ----

    @override
    def sizeHint(self) -> QSize:
        return QSize(px(440), px(230))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("line_strong"), 1))
        painter.setBrush(_PAPER)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        self._paint_line(painter)
        painter.fillPath(self._path(), _INK)

    def _paint_line(self, painter: QPainter) -> None:
        high = painter.fontMetrics().height()
        y, side = self.height() - high - px(18), px(18)
        pen = QPen(_GREY, 1)
        pen.setDashPattern([2, 3])
        painter.setPen(pen)
        painter.drawLine(QPointF(side, y + 0.5), QPointF(self.width() - side, y + 0.5))
        painter.setPen(_WORDS)
        below = QRectF(side, y + px(6), self.width() - 2 * side, high)
        day = painter.fontMetrics().horizontalAdvance(self._day) + px(16)
        room = int(max(0, below.width() - day))
        name = painter.fontMetrics().elidedText(self._name, Qt.TextElideMode.ElideRight, room)
        painter.drawText(below, int(_RIGHT), self._day)
        painter.drawText(below, int(_LEFT | Qt.AlignmentFlag.AlignAbsolute), name)

    def _path(self) -> QPainterPath:
        """Return the ink; lines that are dry are worked out once."""
        dry = self._lines if self._line is None else self._lines[:-1]
        if self._dry is None:
            self._dry = self._inked(dry)
        made = QPainterPath(self._dry)
        made.setFillRule(Qt.FillRule.WindingFill)
        if self._line is not None:
            made.addPath(self._inked([self._line]))
        return made

    def _inked(self, lines: list[list[Point]]) -> QPainterPath:
        unit = self._unit()
        made = QPainterPath()
        made.setFillRule(Qt.FillRule.WindingFill)
        for outline in outlines([[(x * unit, y * unit, wide) for x, y, wide in line] for line in lines]):
            made.addPolygon(QPolygonF([QPointF(x / unit, y / unit) for x, y in outline]))
            made.closeSubpath()
        return made
