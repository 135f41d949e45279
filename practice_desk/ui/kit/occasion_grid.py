"""A grid of occasions: a column for each, a line for each word, a dot where it was so; no colour is needed.

Used for who came and how steps went: several on one occasion are counted, and nothing is averaged.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from practice_desk.domain.record import override
from practice_desk.ui.kit.chart_words import day_words
from practice_desk.ui.kit.roles import speaks_as
from practice_desk.ui.theme import color, font, px

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_RADIUS = 4.2
Column = tuple[date, Sequence[int]]


class OccasionGrid(QWidget):
    """`words` are the lines from the top; a column is a day with the lines that are marked on it.

    `said` is what it says to somebody who does not see it.
    """

    def __init__(self, words: Sequence[str], columns: Sequence[Column], said: str) -> None:
        super().__init__()
        self.words, self.columns = list(words), list(columns)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        speaks_as(self, QAccessible.Role.Graphic)  # before its name, which makes it known
        self.setAccessibleName(said)

    def _metrics(self) -> QFontMetricsF:
        return QFontMetricsF(font("small", tabular=True))

    def _high(self) -> float:
        return self._metrics().height() + px(6)

    @override
    def sizeHint(self) -> QSize:
        high = self._high() * (len(self.words) + 1) + px(4)
        return QSize(px(440), int(high) + 1)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(px(220), self.sizeHint().height())

    def _plot(self) -> QRectF:
        metrics = self._metrics()
        widest = max((metrics.horizontalAdvance(w) for w in self.words), default=0.0) + px(14)
        left = min(widest, self.width() * 0.5)
        return QRectF(left, 0, max(px(40), self.width() - left - px(16)), self._high() * len(self.words))

    def _x(self, plot: QRectF, n: int) -> float:
        edge = px(8)
        if len(self.columns) == 1:
            return plot.left() + edge
        return plot.left() + edge + n * (plot.width() - 2 * edge) / (len(self.columns) - 1)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(font("small", tabular=True))
        plot = self._plot()
        for n, word in enumerate(self.words):
            self._paint_line(painter, plot, n, word)
        for n, (_, marked) in enumerate(self.columns):
            for line, times in Counter(marked).items():
                self._paint_dot(painter, QPointF(self._x(plot, n), (line + 0.5) * self._high()), times)
        self._paint_days(painter, plot)

    def _paint_line(self, painter: QPainter, plot: QRectF, n: int, word: str) -> None:
        y = round((n + 0.5) * self._high()) + 0.5
        painter.setPen(QPen(color("line"), 1))
        painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
        painter.setPen(color("muted"))
        room = plot.left() - px(8)
        fitting = self._metrics().elidedText(word, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRectF(0, n * self._high(), room, self._high()), int(_RIGHT), fitting)

    def _paint_dot(self, painter: QPainter, at: QPointF, times: int) -> None:
        painter.setPen(QPen(color("surface"), 1.5))
        painter.setBrush(color("accent"))
        painter.drawEllipse(at, _RADIUS, _RADIUS)
        if times > 1:
            painter.setPen(color("text"))
            wide, high = self._metrics().horizontalAdvance(str(times)) + 2, self._metrics().height()
            where = QRectF(at.x() + px(6), at.y() - high / 2, wide, high)
            painter.fillRect(where, color("surface"))
            painter.drawText(where, int(_LEFT), str(times))

    def _paint_days(self, painter: QPainter, plot: QRectF) -> None:
        if not self.columns:
            return
        painter.setPen(color("muted"))
        days = [day for day, _ in self.columns]
        area = QRectF(plot.left(), plot.bottom() + px(2), plot.width(), self._metrics().height())
        painter.drawText(area, int(_LEFT), day_words(days[0], days))
        if len(days) > 1:
            painter.drawText(area, int(_RIGHT), day_words(days[-1], days))
