"""Charts of ratings, painted: 0 to 10 always full height, no legend, nobody averaged, gaps stay gaps.

Lines differ in dash and marker, not only in colour, and each chart says what it shows as its accessible name.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QFontMetricsF, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from practice_desk.domain.record import override
from practice_desk.ui import icons
from practice_desk.ui.kit.chart_words import Occasion, Series, day_words, occasions, say_chart, shown
from practice_desk.ui.kit.marks import Look, look_of, place_apart
from practice_desk.ui.kit.roles import speaks_as
from practice_desk.ui.theme import color, font, px

_TOP = 10
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class RatingChart(QWidget):
    """Ratings of one goal over its occasions. `marks` are dates of changes to it, with a word."""

    def __init__(
        self,
        title: str,
        series: Sequence[Series],
        target: int | None = None,
        marks: Sequence[tuple[date, str]] = (),
    ) -> None:
        super().__init__()
        self._series, self._target, self._marks = list(series), target, list(marks)
        self.bottom, self.top = 0, _TOP
        self._dates = occasions(self._series)
        self._looks = [look_of(self._series, n) for n in range(len(self._series))]
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        speaks_as(self, QAccessible.Role.Graphic)  # before its name, which makes it known
        self.setAccessibleName(say_chart(title, series, target, marks))

    @override
    def sizeHint(self) -> QSize:
        lines = QFontMetricsF(font("small")).height() * (len(self._series) + 1)
        return QSize(px(440), max(px(196), int(lines) + px(60)))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(px(200), self.sizeHint().height())

    # ---- places ----

    def _label_width(self) -> float:
        metrics = QFontMetricsF(font("small", strong=True, tabular=True))
        widest = max((metrics.horizontalAdvance(f"{s.name} {self.top}") for s in self._series), default=0.0)
        return min(widest + px(16), self.width() * 0.4)

    def _plot(self) -> QRectF:
        small = QFontMetricsF(font("small")).height()
        left = QFontMetricsF(font("small")).horizontalAdvance(str(self.top)) + px(8)
        top = small + px(8) if self._marks else px(10)
        right = self.width() - self._label_width()
        return QRectF(left, top, max(px(40), right - left), self.height() - top - small - px(12))

    def _x(self, plot: QRectF, on: Occasion) -> float:
        if len(self._dates) < 2:  # noqa: PLR2004  (one occasion stands in the middle)
            return plot.center().x()
        before = [d for d in self._dates if d <= on]
        at = max(0, len(before) - 1)
        return plot.left() + at * plot.width() / (len(self._dates) - 1)

    def _y(self, plot: QRectF, value: float) -> float:
        return plot.bottom() - (value - self.bottom) / (self.top - self.bottom) * plot.height()

    # ---- painting ----

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        plot = self._plot()
        self._paint_grid(painter, plot)
        self._paint_dates(painter, plot)
        self._paint_marks(painter, plot)
        order = sorted(range(len(self._series)), key=lambda n: self._series[n].kind == "person")
        for n in order:  # the client's line lies on top
            self._paint_series(painter, plot, self._series[n], self._looks[n])
        self._paint_ends(painter, plot)

    def _levels(self) -> tuple[int, ...]:
        return self.bottom, (self.bottom + self.top) // 2, self.top

    def _paint_grid(self, painter: QPainter, plot: QRectF) -> None:
        small = font("small", tabular=True)
        painter.setFont(small)
        high = QFontMetricsF(small).height()
        for value in self._levels():
            y = round(self._y(plot, value)) + 0.5
            painter.setPen(QPen(color("line"), 1))
            painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
            painter.setPen(color("muted"))
            number = QRectF(0, y - high / 2, plot.left() - px(8), high)
            painter.drawText(number, int(_RIGHT), str(value))
        if self._target is None:
            return
        pen = QPen(color("line_strong"), 1.2)
        pen.setDashPattern([2, 3])
        painter.setPen(pen)
        y = self._y(plot, self._target)
        painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
        painter.setPen(color("muted"))
        above = y - high - 2 if y - high - 2 > 0 else y + 2
        words = self.tr("Target {0}").format(self._target)
        painter.drawText(QRectF(plot.left() + px(2), above, plot.width(), high), int(_LEFT), words)

    def _paint_dates(self, painter: QPainter, plot: QRectF) -> None:
        painter.setPen(QPen(color("line_strong"), 1))
        for on in self._dates:
            x = self._x(plot, on)
            painter.drawLine(QPointF(x, plot.bottom()), QPointF(x, plot.bottom() + 4))
        if not self._dates:
            return
        painter.setPen(color("muted"))
        painter.setFont(font("small"))
        area = QRectF(
            plot.left(), plot.bottom() + px(6), plot.width(), QFontMetricsF(painter.font()).height()
        )
        days = [on for on, _ in self._dates]
        first, last = (day_words(d, days) for d in (days[0], days[-1]))
        if len(self._dates) == 1:
            painter.drawText(area, int(Qt.AlignmentFlag.AlignCenter), first)
            return
        painter.drawText(area, int(_LEFT), first)
        painter.drawText(area, int(_RIGHT), last)

    def _paint_marks(self, painter: QPainter, plot: QRectF) -> None:
        for on, words in self._marks:
            x = self._x(plot, (on, 0))
            painter.setPen(QPen(color("line_strong"), 1))
            painter.drawLine(QPointF(x, plot.top() - 3), QPointF(x, plot.bottom()))
            side = px(14)
            picture = icons.pixmap("pen", "muted", side, self.devicePixelRatioF())
            metrics = QFontMetricsF(font("small"))
            wide = metrics.horizontalAdvance(words)
            left = max(0.0, min(x - side / 2, self.width() - wide - side - px(4)))
            painter.drawPixmap(QPointF(left, (metrics.height() - side) / 2), picture)
            painter.setPen(color("muted"))
            painter.setFont(font("small"))
            painter.drawText(QRectF(left + side + px(3), 0, wide + 2, metrics.height()), int(_LEFT), words)

    def _paint_series(self, painter: QPainter, plot: QRectF, series: Series, look: Look) -> None:
        rated = dict(series.occasions())
        places = {at: QPointF(self._x(plot, at), self._y(plot, value)) for at, value in rated.items()}
        painter.setPen(look.pen())
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for before, after in pairwise(self._dates):
            if before in places and after in places:
                painter.drawLine(places[before], places[after])
        for place in places.values():
            look.paint_mark(painter, place)

    def _paint_ends(self, painter: QPainter, plot: QRectF) -> None:
        strong = font("small", strong=True, tabular=True)
        metrics = QFontMetricsF(strong)
        painter.setFont(strong)
        said = [(s, look) for s, look in zip(self._series, self._looks, strict=True) if s.known()]
        wanted = [self._y(plot, s.last() or 0.0) for s, _ in said]
        half = metrics.height() / 2
        places = place_apart(wanted, metrics.height() + 1, half, self.height() - half)
        wide = self._label_width() - px(12)
        for (series, look), y in zip(said, places, strict=True):
            painter.setPen(color(look.tone))
            number = f" {shown(series.last() or 0)}"
            room = wide - metrics.horizontalAdvance(number)
            name = metrics.elidedText(series.name, Qt.TextElideMode.ElideRight, room)
            area = QRectF(plot.right() + px(12), y - metrics.height() / 2, wide, metrics.height())
            painter.drawText(area, int(_LEFT), name + number)


class Spark(QWidget):
    """A small chart for a row: the line, the target, the last dot; numbers stand beside it as words."""

    def __init__(
        self,
        title: str,
        series: Sequence[Series],
        target: int | None = None,
        *,
        width: int | None = None,
        height: int = 44,
    ) -> None:
        super().__init__()
        self._series, self._target = list(series), target
        self._dates = occasions(self._series)
        self._looks = [look_of(self._series, n) for n in range(len(self._series))]
        self.setFixedHeight(px(height))
        if width:
            self.setFixedWidth(px(width))
        self.setMinimumWidth(px(60))
        speaks_as(self, QAccessible.Role.Graphic)
        self.setAccessibleName(say_chart(title, series, target))

    @override
    def sizeHint(self) -> QSize:
        return QSize(px(120), self.height())

    def _place(self, area: QRectF, on: Occasion, value: float) -> QPointF:
        steps = max(1, len(self._dates) - 1)
        x = area.left() + self._dates.index(on) * area.width() / steps
        return QPointF(x, area.bottom() - value / _TOP * area.height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect()).adjusted(5, 6, -6, -6)
        painter.setPen(QPen(color("line"), 1))
        painter.drawLine(QPointF(0, area.bottom() + 0.5), QPointF(self.width(), area.bottom() + 0.5))
        if self._target is not None:
            pen = QPen(color("line_strong"), 1)
            pen.setDashPattern([2, 3])
            painter.setPen(pen)
            y = area.bottom() - self._target / _TOP * area.height()
            painter.drawLine(QPointF(0, y), QPointF(self.width(), y))
        order = sorted(range(len(self._series)), key=lambda n: self._series[n].kind == "person")
        for n in order:
            self._paint_series(painter, area, self._series[n], self._looks[n], filled=n == 0)

    def _paint_series(
        self, painter: QPainter, area: QRectF, series: Series, look: Look, *, filled: bool
    ) -> None:
        rated = dict(series.occasions())
        places = {at: self._place(area, at, value) for at, value in rated.items()}
        for before, after in pairwise(self._dates):
            if before not in places or after not in places:
                continue
            a, b = places[before], places[after]
            if filled and series.kind == "person":
                under = QPainterPath(QPointF(a.x(), area.bottom()))
                for corner in (a, b, QPointF(b.x(), area.bottom())):
                    under.lineTo(corner)
                painter.fillPath(under, color("accent", 26))
            painter.setPen(look.pen())
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawLine(a, b)
        if places:
            look.paint_mark(painter, places[max(places)])
