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
        for at, _ in self._lines:
            self._paint_line(painter, plot, at)
        self._paint_line_words(painter, plot)

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

    def _paint_line(self, painter: QPainter, plot: QRectF, at: int) -> None:
        pen = QPen(color("line_strong"), 1.4)
        pen.setDashPattern([2, 3])
        painter.setPen(pen)
        y = self._y(plot, at)
        painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))

    def _paint_line_words(self, painter: QPainter, plot: QRectF) -> None:
        """Write what the cut-offs are above their lines, where the scores leave most room."""
        small = font("small")
        painter.setFont(small)
        metrics = QFontMetricsF(small)
        for near in self._near(plot, metrics.height()):
            words = self._line_words(near)
            wide, high = metrics.horizontalAdvance(words) + px(4), metrics.height()
            top = self._y(plot, max(near)) - high - 1
            top = top if top > plot.top() else self._y(plot, min(near)) + 1
            left = plot.left() + px(12) + self._widest_word(metrics)
            places = [QRectF(x, top, wide, high) for x in (plot.right() - wide, left)]
            where = max(places, key=lambda place: self._room(plot, place))
            painter.fillRect(where, color("surface"))
            painter.setPen(color("muted"))
            painter.drawText(where.adjusted(px(2), 0, 0, 0), int(_LEFT), words)

    def _near(self, plot: QRectF, high: float) -> list[list[int]]:
        """Return the cut-offs, those whose words would lie on each other together, the lowest first."""
        groups: list[list[int]] = []
        for at in sorted({at for at, _ in self._lines}):
            if groups and self._y(plot, groups[-1][-1]) - self._y(plot, at) < high + 2:
                groups[-1].append(at)
            else:
                groups.append([at])
        return groups

    def _line_words(self, near: Sequence[int]) -> str:
        if len(near) == 1:
            return self.tr("Cut-off {0}").format(near[0])
        last = self.tr("{0} and {1}").format(near[-2], near[-1])
        return self.tr("Cut-offs {0}").format(", ".join([*map(str, near[:-2]), last]))

    def _widest_word(self, metrics: QFontMetricsF) -> float:
        return max((metrics.horizontalAdvance(word) for _, _, word in self._bands), default=0.0)

    def _room(self, plot: QRectF, place: QRectF) -> float:
        """Return how far the nearest score is from a place for words, those beside it left out."""
        found = [
            abs(self._y(plot, value) - place.center().y())
            for one in self._series
            for at, value in one.occasions()
            if place.left() - px(24) <= self._x(plot, at) <= place.right() + px(24)
        ]
        return min(found, default=plot.height())
