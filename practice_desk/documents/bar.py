"""The bar from 0 to 10: today above, start and hope below, last ratings as dots; and the ruler."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from practice_desk.documents import fonts
from practice_desk.documents.styles import FILL, INK, PINE, SOFT, WHITE, Scale
from practice_desk.documents.tagged import TaggedCanvas
from practice_desk.documents.words import Printed
from practice_desk.domain.sheet import SheetGoal

Paint = Callable[[TaggedCanvas, float, float, float, float], None]


def spoken_bar(goal: SheetGoal, words: Printed) -> str:
    """Return what a bar says to who cannot see it."""
    parts = [words("spoken_bar")]
    if goal.start is not None:
        parts.append(words("spoken_start").format(goal.start))
    if goal.before:
        parts.append(words("spoken_before").format(", ".join(map(str, goal.before))))
    if goal.today is not None:
        parts.append(words("spoken_today").format(goal.today))
    if goal.hope is not None:
        parts.append(words("spoken_hope").format(goal.hope))
    return " ".join(parts)


class Bar:
    """A bar for one goal at one size; `height` in points, `paint` draws it as wide as it is told to."""

    def __init__(self, goal: SheetGoal, scale: Scale, words: Printed) -> None:
        self._goal, self._words = goal, words
        self._size = size = scale.body
        self._label, self._track, self._pointer = size * 1.28, size * 0.76, size * 0.28
        self.height = 2 * self._label + 2 * self._pointer + self._track
        self._canvas: Any = None
        self._x0 = self._x1 = self._y = self._left = self._right = 0.0

    def paint(self, canvas: TaggedCanvas, x: float, y: float, width: float, _height: float) -> None:
        """Draw the bar."""
        size, goal = self._size, self._goal
        self._canvas, self._left, self._right = canvas, x, x + width
        self._x0 = x + fonts.width("0", fonts.REGULAR, size) + 5
        self._x1 = x + width - fonts.width("10", fonts.REGULAR, size) - 5
        self._y = y + self._label + self._pointer
        self._draw_track()
        if goal.today is None and goal.hope is None and goal.start is None:
            self._draw_numbers()
        self._draw_dots()
        if goal.today is not None:
            self._draw_today(goal.today)
        self._draw_below()

    def _at(self, value: float) -> float:
        return self._x0 + (self._x1 - self._x0) * value / 10

    def _draw_track(self) -> None:
        canvas, size, y, high = self._canvas, self._size, self._y, self._track
        canvas.setFillColor(SOFT)
        canvas.setFont(fonts.REGULAR, size)
        canvas.drawString(self._left, y + high / 2 - size * 0.34, "0")
        canvas.drawRightString(self._right, y + high / 2 - size * 0.34, "10")
        canvas.setFillColor(WHITE)
        canvas.rect(self._x0, y, self._x1 - self._x0, high, fill=1, stroke=0)
        if self._goal.today:
            canvas.setFillColor(FILL)
            canvas.rect(self._x0, y, self._at(self._goal.today) - self._x0, high, fill=1, stroke=0)
        canvas.setStrokeColor(PINE)
        canvas.setLineWidth(0.6)
        for value in range(1, 10):
            tick = high * (0.5 if value == 5 else 0.28)  # noqa: PLR2004  (the middle)
            canvas.line(self._at(value), y, self._at(value), y + tick)
        canvas.setLineWidth(1)
        canvas.rect(self._x0, y, self._x1 - self._x0, high, fill=0, stroke=1)

    def _draw_numbers(self) -> None:
        """Write the numbers below an empty bar, to be circled by hand."""
        canvas, size = self._canvas, self._size
        canvas.setFont(fonts.REGULAR, size)
        canvas.setFillColor(INK)
        for value in range(1, 10):
            canvas.drawCentredString(self._at(value), self._y - self._pointer - size * 0.8, str(value))

    def _draw_dots(self) -> None:
        """Draw the last ratings on the track; equal ones stand side by side, inside the track."""
        canvas, before, radius = self._canvas, self._goal.before, self._size * 0.19
        for place, value in enumerate(before):
            same, nth = before.count(value), before[:place].count(value)
            half = (same - 1) * radius * 1.25
            middle = min(max(self._at(value), self._x0 + half + radius + 1), self._x1 - half - radius - 1)
            x, y = middle - half + nth * radius * 2.5, self._y + self._track * 0.52
            canvas.setFillColor(WHITE)
            canvas.circle(x, y, radius + 0.9, stroke=0, fill=1)
            canvas.setFillColor(INK)
            canvas.circle(x, y, radius, stroke=0, fill=1)

    def _draw_today(self, today: int) -> None:
        canvas, size, top = self._canvas, self._size, self._y + self._track + self._pointer
        text = f"{self._words('today')} {today}"
        wide = fonts.width(text, fonts.BOLD, size) + size * 0.9
        x = min(max(self._at(today) - wide / 2, self._left), self._right - wide)
        self._pointer_at(self._at(today), top + 0.1, size * 0.36, -self._pointer, PINE)
        canvas.setFillColor(PINE)
        canvas.roundRect(x, top - 0.3, wide, self._label, 3, fill=1, stroke=0)
        canvas.setFillColor(WHITE)
        canvas.setFont(fonts.BOLD, size)
        canvas.drawString(x + size * 0.45, top + self._label * 0.5 - size * 0.325, text)

    def _draw_below(self) -> None:
        """Draw where it began and where it is hoped to be, side by side where they would touch."""
        canvas, size, goal = self._canvas, self._size, self._goal
        start, hope = f"{self._words('start')} {goal.start}", f"{self._words('hope')} {goal.hope}"
        wide_start = fonts.width(start, fonts.REGULAR, size)
        wide_hope = fonts.width(hope, fonts.BOLD, size) + size * 0.9
        x_start, x_hope = self._apart(wide_start, wide_hope)
        base = self._y - self._pointer - self._label * 0.5 - size * 0.325
        if goal.hope is not None:
            self._pointer_at(self._at(goal.hope), self._y - self._pointer, size * 0.36, self._pointer, PINE)
            canvas.setFillColor(WHITE)
            canvas.setStrokeColor(PINE)
            canvas.setLineWidth(1.2)
            bottom = self._y - self._pointer - self._label + 0.6
            canvas.roundRect(x_hope, bottom, wide_hope, self._label - 0.9, 3, fill=1, stroke=1)
            canvas.setFillColor(INK)
            canvas.setFont(fonts.BOLD, size)
            canvas.drawString(x_hope + size * 0.45, base, hope)
        if goal.start is not None:
            self._pointer_at(self._at(goal.start), self._y - self._pointer, size * 0.3, self._pointer, SOFT)
            canvas.setFillColor(INK)
            canvas.setFont(fonts.REGULAR, size)
            canvas.drawString(x_start, base, start)

    def _apart(self, wide_start: float, wide_hope: float, gap: float = 5) -> tuple[float, float]:
        """Return where the two labels begin: inside the bar's width, and apart."""
        start, hope = self._goal.start, self._goal.hope
        x_start = self._inside(start, wide_start)
        x_hope = self._inside(hope, wide_hope)
        if start is None or hope is None:
            return x_start, x_hope
        if start <= hope:
            return self._pushed(x_start, wide_start, x_hope, wide_hope, gap)
        x_hope, x_start = self._pushed(x_hope, wide_hope, x_start, wide_start, gap)
        return x_start, x_hope

    def _inside(self, value: int | None, wide: float) -> float:
        return min(max(self._at(value or 0) - wide / 2, self._left), self._right - wide)

    def _pushed(self, a: float, wide_a: float, b: float, wide_b: float, gap: float) -> tuple[float, float]:
        push = max(0.0, (a + wide_a + gap - b) / 2)
        a = max(self._left, a - push)
        b = min(max(b + push, a + wide_a + gap), self._right - wide_b)
        return max(self._left, min(a, b - gap - wide_a)), b

    def _pointer_at(self, x: float, y: float, half: float, high: float, colour: Any) -> None:
        """Draw a pointer whose tip lies `high` above (below, when negative) its foot."""
        path = self._canvas.beginPath()
        path.moveTo(x, y + high)
        path.lineTo(x - half, y)
        path.lineTo(x + half, y)
        path.close()
        self._canvas.setFillColor(colour)
        self._canvas.drawPath(path, fill=1, stroke=0)


def ruler(value: int | None, scale: Scale) -> tuple[float, Paint]:
    """Return the height of a ruler from 0 to 10 and what draws it; without a value, to be circled by hand."""

    def paint(canvas: TaggedCanvas, x: float, y: float, width: float, height: float) -> None:
        radius = scale.body * 0.78
        step = min((width - 2 * radius) / 10, scale.body * 2.2)
        for number in range(11):
            centre, chosen = x + radius + number * step, number == value
            if chosen:
                canvas.setFillColor(PINE)
                canvas.circle(centre, y + height / 2, radius, fill=1, stroke=0)
            canvas.setFillColor(WHITE if chosen else INK)
            canvas.setFont(fonts.BOLD if chosen else fonts.REGULAR, scale.body)
            canvas.drawCentredString(centre, y + height / 2 - scale.body * 0.345, str(number))

    return scale.body * 1.6, paint
