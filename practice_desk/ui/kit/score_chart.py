"""A chart of scores over time, with the bands and cut-offs that were verified, readable without colour."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from practice_desk.domain.record import override
from practice_desk.ui.kit.chart_words import Series, say_scores
from practice_desk.ui.kit.charts import RatingChart
from practice_desk.ui.theme import color, font, px

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
BandLine = tuple[int, int, str]


class ScoreChart(RatingChart):
    """Scores of one measure. `bands` are (low, high, word), `lines` cut-offs as (value, words).

    Bands are hairlines and words on neutral ground: none of them is good or bad by its colour.
    """

    def __init__(
        self,
        title: str,
        series: Sequence[Series],
        between: tuple[int, int],
        bands: Sequence[BandLine] = (),
        lines: Sequence[tuple[int, str]] = (),
        marks: Sequence[tuple[date, str]] = (),
    ) -> None:
        super().__init__(title, series, None, marks)
        self.bottom, self.top = between
        self._bands, self._lines = list(bands), list(lines)
        said = [f"{low} to {high} {word}" if low != high else f"{low} {word}" for low, high, word in bands]
        self.setAccessibleName(say_scores(title, series, self.top, lines, said))

    @override
    def _levels(self) -> tuple[int, ...]:
        if self._bands:
            return (self.bottom, *(low for low, _, _ in self._bands[1:]), self.top)
        return super()._levels()

    @override
    def _paint_grid(self, painter: QPainter, plot: QRectF) -> None:
        self._paint_bands(painter, plot)
        super()._paint_grid(painter, plot)
        for at, words in self._lines:
            self._paint_line(painter, plot, at, words)

    def _paint_bands(self, painter: QPainter, plot: QRectF) -> None:
        small = font("small")
        painter.setFont(small)
        high = QFontMetricsF(small).height()
        for n, (low, _, word) in enumerate(self._bands):
            above = self._bands[n + 1][0] if n + 1 < len(self._bands) else self.top
            area = QRectF(
                QPointF(plot.left(), self._y(plot, above)), QPointF(plot.right(), self._y(plot, low))
            )
            if n % 2:
                painter.fillRect(area, color("sunk"))
            if area.height() >= high * 0.8:
                painter.setPen(color("muted"))
                painter.drawText(area.adjusted(px(6), 0, 0, 0), int(_LEFT), word)

    def _paint_line(self, painter: QPainter, plot: QRectF, at: int, words: str) -> None:
        pen = QPen(color("line_strong"), 1.4)
        pen.setDashPattern([2, 3])
        painter.setPen(pen)
        y = self._y(plot, at)
        painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
        small = font("small")
        painter.setFont(small)
        painter.setPen(color("muted"))
        metrics = QFontMetricsF(small)
        wide = metrics.horizontalAdvance(words) + 2
        top = y - metrics.height() - 1
        where = QRectF(plot.right() - wide, top if top > plot.top() else y + 1, wide, metrics.height())
        painter.drawText(where, int(_LEFT), words)
