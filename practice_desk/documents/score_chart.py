"""The chart of a measure over time: one person's scores with their numbers, and where a source looks again.

It reads in black and white: dots joined by a line, each number above its dot, cut-offs dashed. What it shows
is said in words beside it for who cannot see it.
"""

from __future__ import annotations

from typing import Any

from practice_desk.documents import fonts
from practice_desk.documents.goal_chart import mark_of, set_pen
from practice_desk.documents.styles import INK, RULE, SOFT, Scale
from practice_desk.documents.tagged import TaggedCanvas
from practice_desk.documents.words import Printed
from practice_desk.domain.printed_measures import PrintedScoreChart


def spoken_scores(chart: PrintedScoreChart, words: Printed) -> str:
    """Return every score of a chart with its day, and the dashed lines."""
    found = [words("spoken_chart").format(chart.name or words("total"), chart.low, chart.high)]
    found += [f"{day}: {shown}." for day, shown in zip(chart.days, chart.shown, strict=True)]
    found += [words("spoken_line").format(at) for at in chart.lines]
    return " ".join(found)


class ScoreChart:
    """One chart at one size; `height` in points, `paint` draws it as wide as it is told to."""

    def __init__(self, chart: PrintedScoreChart, scale: Scale) -> None:
        self._chart, self._size = chart, scale.body
        self._plot, self._axis = scale.body * 5.6, scale.body * 1.4
        self.height = self._plot + self._axis + scale.body * 1.2
        self._x0 = self._x1 = self._y0 = 0.0

    def paint(self, canvas: TaggedCanvas, x: float, y: float, width: float, _height: float) -> None:
        """Draw the chart."""
        chart, size = self._chart, self._size
        left = fonts.width(str(chart.high), fonts.REGULAR, size) + 6
        self._x0, self._x1, self._y0 = x + left, x + width - size, y + self._axis
        self._draw_axes(canvas, y)
        self._draw_lines(canvas)
        self._draw_scores(canvas)

    def _at(self, place: int) -> float:
        first, last = self._x0 + self._size, self._x1 - self._size
        count = len(self._chart.values) - 1
        return first + (last - first) * place / count if count else (first + last) / 2

    def _up(self, value: float) -> float:
        low, high = self._chart.low, self._chart.high
        return self._y0 + self._plot * (value - low) / (high - low)

    def _draw_axes(self, canvas: Any, foot: float) -> None:
        size, chart = self._size, self._chart
        canvas.setFont(fonts.REGULAR, size)
        canvas.setFillColor(SOFT)
        canvas.setStrokeColor(RULE)
        canvas.setLineWidth(0.6)
        for value in (chart.low, chart.high):
            canvas.drawRightString(self._x0 - 4, self._up(value) - size * 0.34, str(value))
            canvas.line(self._x0, self._up(value), self._x1, self._up(value))
        first, last = chart.days[0], chart.days[-1]
        canvas.drawString(self._x0, foot, first)
        if len(chart.days) > 1:
            canvas.drawRightString(self._x1, foot, last)

    def _draw_lines(self, canvas: Any) -> None:
        canvas.setStrokeColor(SOFT)
        canvas.setLineWidth(0.9)
        canvas.setDash(2, 2.5)
        for at in self._chart.lines:
            canvas.line(self._x0, self._up(at), self._x1, self._up(at))
        canvas.setDash()

    def _draw_scores(self, canvas: Any) -> None:
        """Draw the line, its dots and the numbers, as many of those as have room."""
        chart, size = self._chart, self._size
        points = [(self._at(n), self._up(value)) for n, value in enumerate(chart.values)]
        path = canvas.beginPath()
        path.moveTo(*points[0])
        for point in points[1:]:
            path.lineTo(*point)
        set_pen(canvas, therapist=False)
        canvas.drawPath(path, stroke=1, fill=0)
        for point in points:
            mark_of(0, therapist=False)(canvas, *point, size)
        canvas.setFillColor(INK)
        canvas.setFont(fonts.BOLD, size)
        free = float("-inf")
        for (x, y), shown in zip(points, chart.shown, strict=True):
            wide = fonts.width(shown, fonts.BOLD, size)
            if x - wide / 2 >= free or (x, y) == points[-1]:
                canvas.drawCentredString(x, y + size * 0.5, shown)
                free = x + wide / 2 + size * 0.4
